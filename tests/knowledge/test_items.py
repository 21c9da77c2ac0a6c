"""Recommendations and principles keep who they are and where they stand, whatever happens to a page."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from knowledge.actions.items import change_address
from knowledge.models import Item, ItemAddress, Recommendation, SessionOutcomePage
from portal.shared.accounts.roles import Role
from tests.factories.accounts import back_office_client
from tests.factories.publications import make_outcome, make_vision

pytestmark = pytest.mark.django_db


def republish(page: SessionOutcomePage) -> SessionOutcomePage:
    page.save_revision().publish()
    return SessionOutcomePage.objects.get(pk=page.pk)


def test_recommendation_gets_its_address_when_it_is_first_published() -> None:
    page = make_outcome(advice=("Begin in de brugklas",), live=False)
    item = Item.objects.get()
    assert (item.slug, item.published_at) == (None, None)
    page.get_latest_revision().publish()
    item.refresh_from_db()
    assert item.slug == "begin-in-de-brugklas"
    assert item.published_at is not None


def test_address_and_identity_stay_when_the_heading_changes(client: Client) -> None:
    page = make_outcome(advice=("Begin in de brugklas",))
    before = Recommendation.objects.get()
    draft = page.get_latest_revision_as_object()
    row = draft.recommendations.get()
    row.heading = "Begin al in groep acht"
    draft.recommendations.add(row)
    republish(draft)
    after = Recommendation.objects.get()
    assert (after.uid, after.heading) == (before.uid, "Begin al in groep acht")
    assert client.get("/aanbevelingen/begin-in-de-brugklas/").status_code == 200


def test_two_recommendations_with_one_heading_get_two_addresses() -> None:
    make_outcome("Eerste", advice=("Vraag door",))
    make_outcome("Tweede", advice=("Vraag door",))
    assert sorted(Item.objects.values_list("slug", flat=True)) == ["vraag-door", "vraag-door-2"]


def test_old_address_leads_to_the_new_one_for_good(client: Client) -> None:
    make_outcome(advice=("Begin in de brugklas",))
    item = Item.objects.get()
    change_address(item, "begin-vroeg")
    change_address(item, "begin-eerder")
    for old in ("begin-in-de-brugklas", "begin-vroeg"):
        response = client.get(f"/aanbevelingen/{old}/")
        assert (response.status_code, response["Location"]) == (301, "/aanbevelingen/begin-eerder/")


def test_address_of_another_recommendation_is_refused_and_nothing_changes() -> None:
    make_outcome("Eerste", advice=("Vraag door",))
    make_outcome("Tweede", advice=("Luister eerst",))
    item = Item.objects.get(slug="luister-eerst")
    with pytest.raises(ValidationError):
        change_address(item, "vraag-door")
    assert Item.objects.get(pk=item.pk).slug == "luister-eerst"
    assert ItemAddress.objects.count() == 0


def test_address_that_another_recommendation_had_is_refused_in_words(client: Client) -> None:
    make_outcome("Eerste", advice=("Vraag door",))
    make_outcome("Tweede", advice=("Luister eerst",))
    change_address(Item.objects.get(slug="vraag-door"), "vraag-verder")
    item = Item.objects.get(slug="luister-eerst")
    office = back_office_client(Role.REVIEWER)
    for wanted in ("vraag-door", ""):
        response = office.post(f"/beheer/item/edit/{item.pk}/", {"slug": wanted})
        assert (response.status_code, list(response.context["form"].errors)) == (200, ["slug"]), wanted
    assert Item.objects.get(pk=item.pk).slug == "luister-eerst"
    assert client.get("/aanbevelingen/vraag-door/")["Location"] == "/aanbevelingen/vraag-verder/"
    assert office.post(f"/beheer/item/edit/{item.pk}/", {"slug": "luister-goed"}).status_code == 302
    assert client.get("/aanbevelingen/luister-goed/").status_code == 200


def test_recommendation_taken_away_is_gone_and_one_that_never_was_is_not_found(client: Client) -> None:
    page = make_outcome(advice=("Blijf", "Verdwijn"))
    draft = page.get_latest_revision_as_object()
    draft.recommendations.remove(draft.recommendations.get(heading="Verdwijn"))
    republish(draft)
    assert client.get("/aanbevelingen/blijf/").status_code == 200
    assert client.get("/aanbevelingen/verdwijn/").status_code == 410
    assert client.get("/aanbevelingen/nooit-geweest/").status_code == 404


def test_recommendation_of_an_unpublished_page_is_not_shown(client: Client) -> None:
    make_outcome(advice=("Begin in de brugklas",)).unpublish()
    response = client.get("/aanbevelingen/begin-in-de-brugklas/")
    assert response.status_code == 404
    assert "Begin in de brugklas" not in client.get("/aanbevelingen/").content.decode()


def test_restoring_an_old_version_brings_back_the_same_recommendation(client: Client) -> None:
    page = make_outcome(advice=("Blijf", "Verdwijn"))
    first = page.get_latest_revision()
    uids = set(Recommendation.objects.values_list("uid", flat=True))
    draft = page.get_latest_revision_as_object()
    draft.recommendations.remove(draft.recommendations.get(heading="Verdwijn"))
    page = republish(draft)
    republish(first.as_object())
    assert set(Recommendation.objects.values_list("uid", flat=True)) == uids
    assert client.get("/aanbevelingen/verdwijn/").status_code == 200


def test_copied_page_carries_the_same_recommendation_and_it_is_listed_once(client: Client) -> None:
    page = make_outcome("Het origineel", advice=("Begin in de brugklas",))
    copy = page.copy(update_attrs={"title": "De kopie", "slug": "de-kopie"}, keep_live=True)
    assert copy.live
    assert Recommendation.objects.values("uid").distinct().count() == 1
    assert Recommendation.objects.count() == 2
    listed = client.get("/aanbevelingen/").content.decode()
    assert listed.count('href="/aanbevelingen/begin-in-de-brugklas/"') == 1
    assert "Het origineel" in client.get("/aanbevelingen/begin-in-de-brugklas/").content.decode()


def test_principle_stands_under_its_number_on_the_page_of_the_vision(client: Client) -> None:
    vision = make_vision("2026", principles=("Iedereen telt mee", "Kiezen mag lang duren"))
    html = client.get(vision.url).content.decode()
    assert 'id="principe-1"' in html
    assert 'id="principe-2"' in html


def test_vision_list_shows_the_version_that_was_signed_last(client: Client) -> None:
    make_vision("2021", principles=("Een oud principe",))
    make_vision("2026", principles=("Een nieuw principe",))
    html = client.get("/lob-visie/").content.decode()
    assert "Een nieuw principe" in html
    assert "Een oud principe" not in html
