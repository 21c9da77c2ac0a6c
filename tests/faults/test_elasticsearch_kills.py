"""Elasticsearch killed while it is written to, and whoever writes killed in the middle: when it is back the next
catch-up leaves no difference.
"""

from __future__ import annotations

import os
import random
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from knowledge.models import SessionOutcomePage
from knowledge.search import checking, ledger
from knowledge.search.contract import EngineUnavailable
from knowledge.search.documents import page_key
from knowledge.search.service import Asked, Notice, search
from tests.elasticsearch.node import Node
from tests.factories.publications import make_outcome
from tests.faults.test_index_kills import rebuild_for_ever
from tests.processes import start
from tests.scale import times

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = 6
LONGEST_LIFE = 0.6


@pytest.fixture
def node(portal_on_killable_elasticsearch: Node) -> Node:
    """Pages with recommendations, in an index that agrees."""
    for number in range(PAGES):
        make_outcome(f"Begin {number}", advice=(f"Raad {number}",))
    checking.rebuild()
    ledger.catch_up()
    return portal_on_killable_elasticsearch


class Indexing:
    """Writes to the engine through the ledger without a pause, in a thread. `rounds` ended well, `broken` is how many
    were cut off in the middle, `refused` how many found nobody.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.rounds = self.broken = self.refused = 0
        self._index = ledger._index
        monkeypatch.setattr(ledger, "_index", self._indexed)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._turn)
        self._keys = [page_key(page.pk) for page in SessionOutcomePage.objects.all()]

    def _indexed(self, *batch: Any) -> None:
        try:
            self._index(*batch)
        except EngineUnavailable:
            self.broken += 1
            raise

    def _turn(self) -> None:
        while not self._over.is_set():
            ledger.enqueue(self._keys)
            try:
                ledger.catch_up()
                self.rounds += 1
            except EngineUnavailable:
                self.refused += 1
                self._over.wait(0.05)
        connection.close()

    @contextmanager
    def going_on(self) -> Iterator[Indexing]:
        self._thread.start()
        try:
            yield self
        finally:
            self._over.set()
            self._thread.join(120)


def publish(number: int) -> None:
    """One page changed, one new, one gone, as editors do."""
    pages = list(SessionOutcomePage.objects.filter(live=True).order_by("pk"))
    pages[number % len(pages)].title = f"Gewijzigd {number}"
    pages[number % len(pages)].save_revision().publish()
    make_outcome(f"Nieuw woord{number}x", advice=(f"Raad bij {number}",))
    pages[(number + 1) % len(pages)].unpublish()


def test_killed_at_any_moment_of_indexing_it_misses_nothing_once_it_is_back(
    node: Node, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = broken = rounds = 0
    for seed in range(times(20)):
        chance = random.Random(seed)
        with Indexing(monkeypatch).going_on() as indexing:
            threading.Event().wait(chance.uniform(0.01, LONGEST_LIFE))
            node.kill()
            publish(seed)
            assert search(Asked("begin")).notices == (Notice.ENGINE_AWAY,)
        assert (seed, client.get("/zoeken/?q=begin").status_code) == (seed, 503)
        assert ledger.pending() > 0
        monkeypatch.undo()
        node.start()
        ledger.catch_up()
        assert (seed, ledger.pending(), checking.differences()) == (seed, 0, [])
        assert [found.document.title for found in search(Asked(f"woord{seed}x")).results] == [f"Nieuw woord{seed}x"]
        rounds, broken, refused = rounds + indexing.rounds, broken + indexing.broken, refused + indexing.refused
    print(f"kills {times(20)}, rounds of indexing {rounds}, cut off {broken}, refused {refused - broken}")
    assert refused >= times(20)


@pytest.mark.once
def test_killed_during_a_rebuild_the_index_in_use_stays_whole(node: Node) -> None:
    page = SessionOutcomePage.objects.earliest("pk")
    for seed in range(times(10)):
        chance = random.Random(seed)
        killed = threading.Timer(chance.uniform(0.01, 0.3), node.kill)
        killed.start()
        with pytest.raises(EngineUnavailable):
            rebuild_for_ever()
        killed.join()
        ledger.enqueue([page_key(page.pk)])
        node.start()
        ledger.catch_up()
        assert (seed, ledger.pending(), checking.differences()) == (seed, 0, [])


@pytest.mark.once
def test_whatever_moment_who_rebuilds_is_killed_the_index_stays_whole_and_what_is_left_is_cleared(node: Node) -> None:
    page = SessionOutcomePage.objects.earliest("pk")
    for seed in range(times(20)):
        chance = random.Random(seed)
        child = start(rebuild_for_ever)
        child.join(chance.uniform(0.05, 0.8))
        assert child.exitcode is None
        os.kill(child.pid or 0, signal.SIGKILL)
        child.join()
        ledger.enqueue([page_key(page.pk)])
        ledger.catch_up()
        assert (seed, ledger.pending(), checking.differences()) == (seed, 0, [])
    checking.rebuild()
    assert len(node.indexes(checking.engine()._layout.name)) == 1  # type: ignore[attr-defined]  # the engine in use is Elasticsearch's
