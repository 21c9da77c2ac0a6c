"""Web processes and a worker at one embedded index at the same time: nobody gets an error, and index and database agree
afterwards.
"""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path

import pytest

from knowledge.models import SearchLedger, SessionOutcomePage
from knowledge.search import checking, ledger
from knowledge.search.contract import FACETS, EngineBusy
from knowledge.search.relaxing import Asked
from knowledge.search.service import search
from tests.factories.publications import make_outcome
from tests.processes import start
from tests.scale import times

pytestmark = pytest.mark.django_db(transaction=True)

PROCESSES = 4
OPERATIONS = 200
PAGES_EACH = 3


def _operate(number: int, operations: int) -> None:
    """One process: publishes, closes, searches and catches up, in an order of its own."""
    chance = random.Random(number)
    # Pages of its own: two that publish one page at once are Wagtail's concern, and may deadlock on PostgreSQL.
    first = number * PAGES_EACH
    pages = list(SessionOutcomePage.objects.order_by("pk")[first : first + PAGES_EACH])
    for turn in range(operations):
        page = pages[chance.randrange(PAGES_EACH)]
        page.refresh_from_db()
        deed = chance.random()
        if deed < 0.3:
            page.core = [("text", f"<p>Zomerlek, keer {turn} van {number}.</p>")]
            page.save_revision().publish()
        elif deed < 0.4:
            page.unpublish()
        elif deed < 0.6:
            _catch_up()
        else:
            answer = search(Asked(chance.choice(("zomerlek", "stuk", "")), facets=FACETS))
            assert not answer.is_away


def _catch_up() -> None:
    try:
        ledger.catch_up(seconds=0.5)
    except EngineBusy:
        return  # another process is at it; what is left stays in the ledger


def test_processes_that_write_and_read_at_once_meet_no_error_and_leave_no_difference(data_dir: Path) -> None:
    for number in range(PROCESSES * PAGES_EACH):
        make_outcome(f"Stuk {number}", advice=())
    checking.rebuild()
    processes = [start(partial(_operate, number, times(OPERATIONS))) for number in range(PROCESSES)]
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * PROCESSES
    ledger.catch_up()
    assert SearchLedger.objects.count() == 0
    assert checking.differences() == []
