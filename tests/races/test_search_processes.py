"""Web processes and a worker at one embedded index at the same time: nobody gets an error, and index and database agree
afterwards.
"""

from __future__ import annotations

import os
import random
import sys
import traceback
from multiprocessing import get_context
from pathlib import Path

import pytest
from django.db import connections

from knowledge.models import SearchLedger, SessionOutcomePage
from knowledge.search import checking, ledger
from knowledge.search.contract import FACETS, EngineBusy
from knowledge.search.relaxing import Asked
from knowledge.search.service import search
from tests.factories.publications import make_outcome
from tests.scale import times

pytestmark = pytest.mark.django_db(transaction=True)

FORK = get_context("fork")
PROCESSES = 4
OPERATIONS = 200
PAGES_EACH = 3


def _close_connections() -> None:
    """No process may inherit a connection, nor the pool that keeps them."""
    for connection in connections.all():
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()


def _operate(number: int, operations: int) -> None:
    """One process: publishes, closes, searches and catches up, in an order of its own; ends with 1 at any error."""
    chance = random.Random(number)
    try:
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
                if answer.is_away:
                    raise AssertionError("the engine was away")
    except BaseException:  # the parent reads what went wrong from the code and from here
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    connections.close_all()
    os._exit(0)


def _catch_up() -> None:
    try:
        ledger.catch_up(seconds=0.5)
    except EngineBusy:
        return  # another process is at it; what is left stays in the ledger


def test_processes_that_write_and_read_at_once_meet_no_error_and_leave_no_difference(data_dir: Path) -> None:
    for number in range(PROCESSES * PAGES_EACH):
        make_outcome(f"Stuk {number}", advice=())
    checking.rebuild()
    _close_connections()
    processes = [FORK.Process(target=_operate, args=(number, times(OPERATIONS))) for number in range(PROCESSES)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * PROCESSES
    ledger.catch_up()
    assert SearchLedger.objects.count() == 0
    assert checking.differences() == []
