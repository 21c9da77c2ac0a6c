"""The worker that makes the index anew for changed search words is killed in the middle: the next one does it again."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable
from multiprocessing import get_context

import pytest
from django.db import connections

from knowledge import tasks
from knowledge.models import UnsplitWord
from knowledge.search import checking, prepared
from knowledge.search.configured import engine
from knowledge.search.service import Asked, search
from tests.factories.publications import make_outcome

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("data_dir"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded, use of fork:DeprecationWarning"),
]

FORK = get_context("fork")


def killed_after_the_first_document() -> None:
    made = checking._documents

    def first_and_no_more(*arguments: object) -> Iterable[object]:
        for document in made(*arguments):  # type: ignore[arg-type]  # passed on as they came
            yield document
            os.kill(os.getpid(), signal.SIGKILL)

    checking._documents = first_and_no_more  # type: ignore[assignment]  # in this process only, which ends here
    tasks.rebuild_when_needed()
    os._exit(1)  # not reached: a rebuild that looked at no document is no kill


def test_a_killed_rebuild_is_begun_again_and_the_old_index_answers_meanwhile() -> None:
    for number in range(3):
        make_outcome(f"Loopbaangesprek {number}")
    tasks.rebuild_when_needed()
    UnsplitWord.objects.create(word="loopbaangesprek")
    for connection in connections.all():
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()
    child = FORK.Process(target=killed_after_the_first_document)
    child.start()
    child.join()
    assert child.exitcode == -signal.SIGKILL
    prepared.analyse_as_editors_say()
    assert (engine().status().rebuild_needed != "", engine().status().documents > 0) == (True, True)
    assert search(Asked("loopbaangesprek")).total == 6
    tasks.rebuild_when_needed()
    assert (engine().status().rebuild_needed, checking.differences()) == ("", [])
    assert (search(Asked("loopbaangesprek")).total, search(Asked("gesprek")).total) == (6, 0)
