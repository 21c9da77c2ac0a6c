"""Lists of a kind come newest first or by title; the order stays while a reader filters and turns pages."""

from __future__ import annotations

import datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from knowledge.models import Publication
from tests.factories.publications import make_outcome

pytestmark = pytest.mark.django_db


def shown(client: Client, query: str = "") -> BeautifulSoup:
    response = client.get(f"/opbrengsten/{query}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(soup: BeautifulSoup) -> list[str]:
    return [card.get_text(" ", strip=True) for card in soup.select(".cards--listing h3")]


def make(*names: str, **fields: object) -> None:
    """Outcomes published one hour after another, in this order."""
    start = timezone.now() - datetime.timedelta(days=30)
    for number, name in enumerate(names):
        page = make_outcome(name, **fields)
        Publication.objects.filter(pk=page.pk).update(first_published_at=start + datetime.timedelta(hours=number))


def test_list_comes_newest_first_unless_asked_otherwise(client: Client) -> None:
    make("Bellen", "Appels", "Ceder")
    assert titles(shown(client)) == ["Ceder", "Appels", "Bellen"]
    assert titles(shown(client, "?sorteer=nieuwste")) == ["Ceder", "Appels", "Bellen"]
    assert titles(shown(client, "?sorteer=onzin")) == ["Ceder", "Appels", "Bellen"]


def test_list_by_title_is_in_the_order_of_a_dutch_list(client: Client) -> None:
    make("Ezel op stal", "‘Zomer’ in zicht", "appels", "Eén loket", "Bellen", "Élan op school")
    assert titles(shown(client, "?sorteer=titel")) == [
        "appels",
        "Bellen",
        "Eén loket",
        "Élan op school",
        "Ezel op stal",
        "‘Zomer’ in zicht",
    ]


def test_order_is_chosen_in_the_form_of_the_filters(client: Client) -> None:
    make("Een", "Twee", sectors=["mbo"])
    soup = shown(client, "?sorteer=titel")
    form = soup.select_one("form:has(select[name=sorteer])")
    assert form is not None
    assert (form.get("method"), form.get("action")) == ("get", None)
    assert [label.get_text() for label in form.select("label")] == ["Sorteer op"]
    assert [(option["value"], option.get_text(), option.has_attr("selected")) for option in form.select("option")] == [
        ("nieuwste", "nieuwste eerst", False),
        ("titel", "titel", True),
    ]
    assert {box.get("form") for box in soup.select("input[type=checkbox]")} == {form["id"]}


def test_filters_chips_and_pages_keep_the_order(client: Client) -> None:
    make(*(f"Stuk {number:02}" for number in range(21)), sectors=["mbo"])
    soup = shown(client, "?sorteer=titel&sector=mbo")
    assert titles(soup)[:2] == ["Stuk 00", "Stuk 01"]
    assert [chip["href"] for chip in soup.select(".chips a")] == ["/opbrengsten/?sorteer=titel"] * 2
    assert [link["href"] for link in soup.select(".pagination a[rel=next]")] == [
        "/opbrengsten/?sector=mbo&sorteer=titel&pagina=2"
    ]
    assert titles(shown(client, "?sector=mbo&sorteer=titel&pagina=2")) == ["Stuk 20"]


def test_order_is_kept_where_one_result_leaves_nothing_to_sort(client: Client) -> None:
    make("Een", sectors=["mbo"])
    make("Twee", sectors=["hbo"])
    soup = shown(client, "?sorteer=titel&sector=mbo")
    assert [field.get("type") for field in soup.select("[name=sorteer]")] == ["hidden"]
    assert [field.get("value") for field in soup.select("[name=sorteer]")] == ["titel"]


def test_addresses_of_the_usual_order_stay_bare(client: Client) -> None:
    make("Een", "Twee", sectors=["mbo"])
    soup = shown(client, "?sorteer=nieuwste&sector=mbo")
    assert [chip["href"] for chip in soup.select(".chips a")] == ["/opbrengsten/"] * 2


def test_unpublished_and_private_pages_are_in_no_order(client: Client) -> None:
    make("Te zien", "Besloten", "Teruggetrokken")
    Publication.objects.get(title="Teruggetrokken").unpublish()
    Publication.objects.get(title="Besloten").view_restrictions.create(restriction_type="login")
    assert titles(shown(client, "?sorteer=titel")) == ["Te zien"]
