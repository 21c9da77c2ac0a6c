"""The ledger: written with the change or not at all, and worked off without losing anything."""

from __future__ import annotations

import fcntl
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from knowledge.models import (
    SearchLedger,
    SessionOutcomePage,
)
from knowledge.search import checking, ledger
from knowledge.search.contract import EngineBusy, EngineUnavailable
from knowledge.search.documents import page_key
from tests.knowledge.search.looking import all_keys_of, found, waiting

pytestmark = pytest.mark.django_db
commits = pytest.mark.django_db(transaction=True)


@pytest.mark.usefixtures("no_catching_up")
def test_a_change_and_its_row_come_together(outcome: SessionOutcomePage) -> None:
    outcome.title = "Koude overdracht"
    outcome.save_revision().publish()
    assert waiting() == all_keys_of(outcome)


@pytest.mark.usefixtures("no_catching_up")
def test_a_change_that_is_rolled_back_leaves_no_row(outcome: SessionOutcomePage) -> None:
    @transaction.atomic
    def publish_in_vain() -> None:
        outcome.save_revision().publish()
        outcome.recommendations.first().delete()
        raise LookupError

    with pytest.raises(LookupError):
        publish_in_vain()
    assert waiting() == set()


@pytest.mark.usefixtures("no_catching_up")
def test_a_draft_leaves_no_row(outcome: SessionOutcomePage) -> None:
    outcome.title = "Nog niet"
    outcome.save_revision()
    assert waiting() == set()


@commits
def test_what_is_published_is_found_at_once_in_the_process_that_published(outcome: SessionOutcomePage) -> None:
    outcome.title = "Zomerlek"
    outcome.save_revision().publish()
    assert (found("zomerlek"), waiting()) == (3, set())


@commits
def test_one_transaction_catches_up_once(outcome: SessionOutcomePage, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = []
    real = ledger.catch_up
    monkeypatch.setattr(ledger, "catch_up", lambda *args: rounds.append(args) or real(*args))
    with transaction.atomic():
        outcome.save_revision().publish()
        ledger.enqueue(["page:1"])
    assert rounds == [(ledger.SECONDS_ON_COMMIT, ledger.KEYS_ON_COMMIT, "embedded")]


@commits
def test_publishing_goes_on_without_an_index_and_the_rows_wait_for_one(
    outcome: SessionOutcomePage, settings: Any, tmp_path: Path
) -> None:
    settings.SEARCH_INDEX_DIR = tmp_path / "elsewhere"
    outcome.title = "Zomerlek"
    outcome.save_revision().publish()
    assert waiting() == all_keys_of(outcome)
    with pytest.raises(EngineUnavailable):
        ledger.catch_up()
    checking.rebuild()
    ledger.catch_up()
    assert (found("zomerlek"), waiting()) == (3, set())


@pytest.mark.usefixtures("no_catching_up")
def test_a_row_that_is_written_again_while_it_is_worked_off_stays(
    outcome: SessionOutcomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.enqueue([page_key(outcome.pk), "page:999"])
    real = ledger._index

    def index_while_somebody_publishes(name: str, keys: list[str], end: float | None) -> None:
        real(name, keys, end)
        monkeypatch.setattr(ledger, "_index", real)
        ledger.enqueue([page_key(outcome.pk)])
        SearchLedger.objects.filter(key="page:999").exists()
        raise KeyboardInterrupt

    monkeypatch.setattr(ledger, "_index", index_while_somebody_publishes)
    with pytest.raises(KeyboardInterrupt):
        ledger.catch_up()
    assert waiting() == {page_key(outcome.pk), "page:999"}
    taken = {row.key: row.changed_at for row in SearchLedger.objects.all()}
    ledger.enqueue([page_key(outcome.pk)])
    ledger._delete("embedded", taken)
    assert waiting() == {page_key(outcome.pk)}
    assert ledger.catch_up() == 1
    assert waiting() == set()


@pytest.mark.usefixtures("no_catching_up")
def test_many_rows_are_worked_off_in_batches(outcome: SessionOutcomePage) -> None:
    ledger.enqueue([page_key(outcome.pk), *(f"page:{number}" for number in range(5_000, 6_000))])
    assert ledger.catch_up(most=300) == 1_001
    assert waiting() == set()


@pytest.mark.usefixtures("no_catching_up")
def test_no_time_means_no_work_and_no_loss(outcome: SessionOutcomePage) -> None:
    ledger.enqueue(["page:999"])
    assert ledger.catch_up(seconds=0) == 0
    assert waiting() == {"page:999"}


@pytest.mark.usefixtures("no_catching_up")
def test_only_one_catches_up_at_a_time(outcome: SessionOutcomePage, settings: Any) -> None:
    ledger.enqueue(["page:999"])
    with (Path(settings.SEARCH_INDEX_DIR) / "catch-up-embedded.lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(EngineBusy):
            ledger.catch_up(seconds=0.05)
    assert waiting() == {"page:999"}
