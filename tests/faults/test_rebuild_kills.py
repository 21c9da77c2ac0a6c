"""The worker that makes the index anew for changed search words is killed in the middle: the next one does it again."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable

import pytest

from knowledge import tasks
from knowledge.models import UnsplitWord
from knowledge.search import checking, prepared
from knowledge.search.configured import engine
from knowledge.search.service import Asked, search
from tests.factories.publications import make_outcome
from tests.processes import in_a_process

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("data_dir"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded, use of fork:DeprecationWarning"),
]


def killed_after_the_first_document() -> None:
    made = checking._documents

    def first_and_no_more(*arguments: object) -> Iterable[object]:
        for document in made(*arguments):  # type: ignore[arg-type]  # passed on as they came
            yield document
            os.kill(os.getpid(), signal.SIGKILL)

    checking._documents = first_and_no_more  # type: ignore[assignment]  # in this process only, which ends here
    tasks.rebuild_when_needed()


def test_a_killed_rebuild_is_begun_again_and_the_old_index_answers_meanwhile() -> None:
    for number in range(3):
        make_outcome(f"Loopbaangesprek {number}")
    tasks.rebuild_when_needed()
    UnsplitWord.objects.create(word="loopbaangesprek")
    assert in_a_process(killed_after_the_first_document) == -signal.SIGKILL
    prepared.analyse_as_editors_say()
    assert (engine().status().rebuild_needed != "", engine().status().documents > 0) == (True, True)
    assert search(Asked("loopbaangesprek")).total == 6
    tasks.rebuild_when_needed()
    assert (engine().status().rebuild_needed, checking.differences()) == ("", [])
    assert (search(Asked("loopbaangesprek")).total, search(Asked("gesprek")).total) == (6, 0)
