"""Several processes note what was asked, and the worker that counts it is killed: nothing lost, nothing twice."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from knowledge.actions.asked import collect_asked
from knowledge.models import AskedBatch, AskedWords
from knowledge.search import asked_log
from knowledge.search.asked_log import note
from tests.processes import in_a_process, start

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("data_dir"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded, use of fork:DeprecationWarning"),
]

PROCESSES, NOTES = 4, 50


def die(*_arguments: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def counted() -> dict[str, int]:
    return dict(AskedWords.objects.order_by("text").values_list("text", "times"))


def note_many(process: int) -> None:
    for number in range(NOTES):
        note(f"vraag van {process}", number)
        note("vraag van allen", number)


def test_no_line_of_four_processes_is_lost_while_the_worker_counts(data_dir: Path) -> None:
    children = [start(lambda process=process: note_many(process)) for process in range(PROCESSES)]
    while any(child.is_alive() for child in children):
        collect_asked()
    for child in children:
        child.join()
        assert child.exitcode == 0
    collect_asked()
    assert counted() == {
        "vraag van allen": PROCESSES * NOTES,
        **{f"vraag van {process}": NOTES for process in range(PROCESSES)},
    }
    # The first of each process found nothing.
    assert AskedWords.objects.get(text="vraag van allen").found_nothing == PROCESSES
    assert asked_log.batches() == []


MOMENTS = {
    "set aside and not yet read": "read",
    "counted and not yet taken away": "drop",
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_when_a_batch_is(moment: str) -> None:
    for _number in range(7):
        note("stage", 1)

    def killed() -> None:
        setattr(asked_log, MOMENTS[moment], die)
        collect_asked()

    assert in_a_process(killed) == -signal.SIGKILL
    assert len(asked_log.batches()) == 1
    note("stage", 1)
    collect_asked()
    assert (counted(), asked_log.batches(), AskedBatch.objects.count()) == ({"stage": 8}, [], 0)


def test_killed_before_the_commit_nothing_counts_and_the_next_round_counts_all() -> None:
    for _number in range(7):
        note("stage", 1)

    def killed() -> None:
        AskedWords.objects.bulk_create = die  # type: ignore[method-assign]
        collect_asked()

    assert in_a_process(killed) == -signal.SIGKILL
    assert (counted(), AskedBatch.objects.count()) == ({}, 0)
    collect_asked()
    assert counted() == {"stage": 7}
