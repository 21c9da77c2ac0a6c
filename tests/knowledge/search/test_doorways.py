"""Every doorway through which a change reaches the index: what closes is out, what moves is found elsewhere."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageViewRestriction

from knowledge.actions.vocabulary import merge_words
from knowledge.models import (
    IndexPage,
    Person,
    Publication,
    SessionOutcomePage,
    Tag,
    Theme,
)
from knowledge.search import checking, ledger
from knowledge.search.relaxing import Asked
from knowledge.search.service import search
from portal.shared.accounts.roles import Role
from tests.factories.accounts import back_office_client
from tests.factories.publications import make_dossier, make_vision
from tests.knowledge.search.looking import found

pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize(
    "change", [unpublish, delete, delete_parent, restrict, restrict_parent, expire, move_under_a_private_page]
)
def test_a_page_that_closes_is_out_at_once_with_its_recommendations(
    outcome: SessionOutcomePage, change: Callable[[Any], None]
) -> None:
    assert (found("overdracht"), found('"begin vroeg"')) == (3, 2)
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
    assert (found("overdracht"), checking.differences()) == (3, [])


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


def test_a_new_title_reaches_the_dossiers_that_name_the_page(outcome: SessionOutcomePage) -> None:
    make_dossier(entries=(outcome,))
    ledger.catch_up()
    outcome.title = "Koude overdracht"
    outcome.save_revision().publish()
    ledger.catch_up()
    assert checking.differences() == []
    outcome.unpublish()
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
    (vision,) = search(Asked('"iedereen telt mee"')).results
    assert [item.document.url for item in vision.more] == ["/lob-visie/#principe-1"]
