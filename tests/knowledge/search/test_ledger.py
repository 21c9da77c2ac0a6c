"""The ledger: written with the change or not at all, worked off without losing anything, and every doorway that leads to it."""

from __future__ import annotations

import datetime
import fcntl
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import PageViewRestriction

from knowledge.actions.vocabulary import merge_words
from knowledge.models import (
    IndexPage,
    Person,
    Publication,
    Recommendation,
    SearchLedger,
    SessionOutcomePage,
    Tag,
    Theme,
)
from knowledge.search import checking, ledger
from knowledge.search.contract import EngineBusy, EngineUnavailable
from knowledge.search.documents import item_key, page_key
from knowledge.search.service import Asked, search
from portal.shared.accounts.roles import Role
from tests.factories.accounts import back_office_client
from tests.factories.publications import make_outcome, make_vision

pytestmark = pytest.mark.django_db
commits = pytest.mark.django_db(transaction=True)


@pytest.fixture
def outcome(data_dir: Path) -> SessionOutcomePage:
    """A live page with two recommendations, in the index; the ledger is empty."""
    page = make_outcome("Warme overdracht", advice=("Begin vroeg", "Vraag door"), tags=("Oost",))
    checking.rebuild()
    SearchLedger.objects.all().delete()
    return page


def waiting() -> set[str]:
    return set(SearchLedger.objects.values_list("key", flat=True))


def all_keys_of(page: SessionOutcomePage) -> set[str]:
    return {page_key(page.pk), *(item_key(row) for row in Recommendation.objects.filter(page=page))}


def found(words: str) -> int:
    return search(Asked(words)).total


@pytest.fixture
def no_catching_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process that dies at the commit: rows are written and nobody works them off."""
    monkeypatch.setattr(ledger, "writes_in_process", lambda: False)


# The transaction


@pytest.mark.usefixtures("no_catching_up")
def test_a_change_and_its_row_come_together(outcome: SessionOutcomePage) -> None:
    outcome.title = "Koude overdracht"
    outcome.save_revision().publish()
    assert waiting() == all_keys_of(outcome)


@pytest.mark.usefixtures("no_catching_up")
def test_a_change_that_is_rolled_back_leaves_no_row(outcome: SessionOutcomePage) -> None:
    with pytest.raises(LookupError), transaction.atomic():
        outcome.save_revision().publish()
        outcome.recommendations.first().delete()
        raise LookupError
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
    assert (found("zomerlek"), waiting()) == (1, set())


@commits
def test_one_transaction_catches_up_once(outcome: SessionOutcomePage, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = []
    real = ledger.catch_up
    monkeypatch.setattr(ledger, "catch_up", lambda *args: rounds.append(args) or real(*args))
    with transaction.atomic():
        outcome.save_revision().publish()
        ledger.enqueue(["page:1"])
    assert rounds == [(ledger.SECONDS_ON_COMMIT, ledger.KEYS_ON_COMMIT)]


@commits
def test_publishing_goes_on_without_an_index_and_the_rows_wait_for_one(outcome: SessionOutcomePage, settings: Any, tmp_path: Path) -> None:
    settings.SEARCH_INDEX_DIR = tmp_path / "elsewhere"
    outcome.title = "Zomerlek"
    outcome.save_revision().publish()
    assert waiting() == all_keys_of(outcome)
    with pytest.raises(EngineUnavailable):
        ledger.catch_up()
    checking.rebuild()
    ledger.catch_up()
    assert (found("zomerlek"), waiting()) == (1, set())


# Catching up


@pytest.mark.usefixtures("no_catching_up")
def test_a_row_that_is_written_again_while_it_is_worked_off_stays(outcome: SessionOutcomePage, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.enqueue([page_key(outcome.pk), "page:999"])
    real = ledger._index

    def index_while_somebody_publishes(keys: list[str], end: float | None) -> None:
        real(keys, end)
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
    ledger._delete(taken)
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
    with (Path(settings.SEARCH_INDEX_DIR) / "catch-up.lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(EngineBusy):
            ledger.catch_up(seconds=0.05)
    assert waiting() == {"page:999"}


# Doorways: each of these takes the page in, out, or elsewhere


def unpublish(page: Any) -> None:
    page.unpublish()


def delete(page: Any) -> None:
    page.delete()


def delete_parent(page: Any) -> None:
    page.get_parent().delete()


def restrict(page: Any) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def restrict_parent(page: Any) -> None:
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="password", password="x")


def expire(page: Any) -> None:
    Publication.objects.filter(pk=page.pk).update(expire_at=timezone.now() - datetime.timedelta(minutes=1))
    call_command("publish_scheduled", verbosity=0)


def move_under_a_private_page(page: Any) -> None:
    private = IndexPage.objects.get(kind="dossier")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    page.move(private, pos="last-child")


@pytest.mark.parametrize("change", [unpublish, delete, delete_parent, restrict, restrict_parent, expire, move_under_a_private_page])
def test_a_page_that_closes_is_out_at_once_with_its_recommendations(outcome: SessionOutcomePage, change: Callable[[Any], None]) -> None:
    assert (found("overdracht"), found('"begin vroeg"')) == (1, 2)
    change(SessionOutcomePage.objects.get(pk=outcome.pk))
    assert (found("overdracht"), found('"begin vroeg"')) == (0, 0)
    ledger.catch_up()
    assert checking.differences() == []


def test_an_expired_page_is_not_shown_even_before_the_worker_unpublishes_it(outcome: SessionOutcomePage) -> None:
    Publication.objects.filter(pk=outcome.pk).update(expire_at=timezone.now() - datetime.timedelta(seconds=1))
    assert (found("overdracht"), found('"begin vroeg"')) == (0, 0)


@pytest.mark.parametrize("change", ["unpublish", "delete", "move", "privacy"])
def test_the_back_office_views_write_their_rows_in_their_own_transaction(
    outcome: SessionOutcomePage, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the row refused, nothing of the change may be left: both stand in one transaction."""
    PageViewRestriction.objects.create(page=IndexPage.objects.get(kind="dossier"), restriction_type="login")
    ledger.catch_up()

    def refuse(keys: Any) -> None:
        raise LookupError

    monkeypatch.setattr("knowledge.receivers.enqueue", refuse)
    client = back_office_client(Role.ADMINISTRATOR)
    target = IndexPage.objects.get(kind="dossier")
    address, data = {
        "unpublish": (f"/beheer/pages/{outcome.pk}/unpublish/", {}),
        "delete": (f"/beheer/pages/{outcome.pk}/delete/", {}),
        "move": (f"/beheer/pages/{outcome.pk}/move/{target.pk}/confirm/", {}),
        "privacy": (f"/beheer/pages/{outcome.pk}/privacy/", {"restriction_type": "login"}),
    }[change]
    with pytest.raises(LookupError):
        client.post(address, data)
    page = Publication.objects.get(pk=outcome.pk)
    assert (page.live, page.url_path) == (True, outcome.url_path)
    assert not PageViewRestriction.objects.filter(page=page).exists()
    monkeypatch.undo()
    assert client.post(address, data).status_code in (200, 302)
    ledger.catch_up()
    assert (found("overdracht"), checking.differences()) == (0, [])


def test_lifting_a_restriction_brings_the_page_back(outcome: SessionOutcomePage) -> None:
    restriction = PageViewRestriction.objects.create(page=outcome, restriction_type="login")
    ledger.catch_up()
    assert found("overdracht") == 0
    restriction.delete()
    ledger.catch_up()
    assert (found("overdracht"), checking.differences()) == (1, [])


def change_slug(page: Any) -> None:
    page.slug = "anders"
    page.save_revision().publish()


def change_slug_of_parent(page: Any) -> None:
    parent = page.get_parent().specific
    parent.slug = "uitkomsten"
    parent.save_revision().publish()


def move(page: Any) -> None:
    page.move(IndexPage.objects.get(kind="dossier"), pos="last-child")


def rename_theme(page: Any) -> None:
    theme = Theme.objects.get(key="loopbaangesprek")
    theme.label = "Gesprek over de loopbaan"
    theme.save()


def merge_themes(page: Any) -> None:
    merge_words(Theme.objects.get(key="loopbaangesprek"), Theme.objects.get(key="zomerlek"))


def merge_tags(page: Any) -> None:
    merge_words(Tag.objects.get(name="Oost"), Tag.objects.create(name="Regio Oost"))


def rename_person(page: Any) -> None:
    person = Person.objects.get(name="Imre Vos")
    person.name = "Imre de Vos"
    person.save()


def drop_a_recommendation(page: Any) -> None:
    page.recommendations = list(page.recommendations.all())[:1]
    page.save_revision().publish()


def turn_recommendations_round(page: Any) -> None:
    first, second = page.recommendations.all()
    first.sort_order, second.sort_order = 1, 0
    page.recommendations = [second, first]
    page.save_revision().publish()


@pytest.mark.parametrize(
    "change",
    [
        change_slug, change_slug_of_parent, move, rename_theme, merge_themes, merge_tags, rename_person,
        drop_a_recommendation, turn_recommendations_round,
    ],
)  # fmt: skip
def test_after_each_change_index_and_database_agree(outcome: SessionOutcomePage, change: Callable[[Any], None]) -> None:
    change(SessionOutcomePage.objects.get(pk=outcome.pk))
    ledger.catch_up()
    assert checking.differences() == []


def test_a_newer_vision_takes_over_the_addresses_of_principles(data_dir: Path) -> None:
    make_vision("2024", principles=("Iedereen telt mee",))
    checking.rebuild()
    newer = make_vision("2026", principles=("Ieder telt",))
    ledger.catch_up()
    assert checking.differences() == []
    newer.unpublish()
    ledger.catch_up()
    assert checking.differences() == []
    assert [result.document.url for result in search(Asked("iedereen")).results][0] == "/lob-visie/#principe-1"
