"""Lists filter, keep sibling counts, and cost the same number of queries for one item and for thirty."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from knowledge.actions.vocabulary import merge_words
from knowledge.enums import Kind
from knowledge.models import Publication, SessionOutcomePage, Theme
from knowledge.queries.facets import filters_of, recommendation_filters
from knowledge.queries.publications import listing
from knowledge.queries.reading import citation_of, item_cards_of
from tests.factories.publications import make_of_kind, make_outcome

pytestmark = pytest.mark.django_db

LISTS = {
    Kind.OUTCOME: "/opbrengsten/",
    Kind.BOARD_TABLE: "/bestuurstafels/",
    Kind.REPORT: "/reportages/",
    Kind.PRACTICE: "/praktijkvoorbeelden/",
    Kind.RESEARCH: "/onderzoek/",
    Kind.DOSSIER: "/dossiers/",
    Kind.VISION: "/lob-visie/",
}
VIEWS = [
    "/aanbevelingen/",
    "/themas/",
    "/themas/loopbaangesprek/",
    "/sectoren/mbo/",
    "/overstappen/",
    "/overstappen/vmbo-mbo/",
    "/mensen/imre-vos/",
    "/",
]
WHERE = {"sectors": ["vmbo", "mbo"], "transitions": ["vmbo-mbo"], "roles": ["decaan"], "regions": ["drenthe"]}


def queries_for(client: Client, address: str) -> int:
    client.get(address)
    cache.clear()
    client.get("/over/")
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize(("kind", "address"), LISTS.items())
def test_list_of_a_kind_costs_the_same_for_one_and_for_thirty(client: Client, kind: Kind, address: str) -> None:
    make_of_kind(kind, 1, history=False, **WHERE)
    one = queries_for(client, address)
    for number in range(2, 31):
        make_of_kind(kind, number, history=False, **WHERE)
    assert queries_for(client, address) == one


@pytest.mark.parametrize("query", ["?sorteer=titel", "?sorteer=titel&thema=loopbaangesprek"])
def test_list_by_title_costs_the_same_for_one_and_for_thirty(client: Client, query: str) -> None:
    make_of_kind(Kind.OUTCOME, 1, history=False, **WHERE)
    one = queries_for(client, f"/opbrengsten/{query}")
    for number in range(2, 31):
        make_of_kind(Kind.OUTCOME, number, history=False, **WHERE)
    assert queries_for(client, f"/opbrengsten/{query}") == one


def test_every_other_list_costs_the_same_for_one_and_for_thirty(client: Client) -> None:
    make_of_kind(Kind.OUTCOME, 1, history=False, **WHERE)
    one = {address: queries_for(client, address) for address in VIEWS}
    for number in range(2, 31):
        make_of_kind(Kind.OUTCOME, number, history=False, **WHERE)
    assert {address: queries_for(client, address) for address in VIEWS} == one


def test_recommendations_of_a_page_cost_the_same_for_one_and_for_twelve() -> None:
    spent = []
    for number in (1, 12):
        page = make_outcome(f"Met {number}", advice=tuple(f"Advies {place}" for place in range(number)))
        with CaptureQueriesContext(connection) as captured:
            assert len(item_cards_of(page)) == number
        spent.append(len(captured))
    assert spent[0] == spent[1]


def titles(filters: dict[str, list[str]], kind: str = Kind.OUTCOME) -> list[str]:
    return [page.title for page in listing(kind, filters)]


def test_filter_on_vo_finds_what_is_filed_under_its_parts() -> None:
    make_outcome("Over havo", sectors=["havo"])
    make_outcome("Over mbo", sectors=["mbo"])
    assert titles({"sector": ["vo"]}) == ["Over havo"]
    assert sorted(titles({"sector": ["vo", "mbo"]})) == ["Over havo", "Over mbo"]


def test_values_of_one_filter_add_and_filters_together_narrow() -> None:
    make_outcome("A", sectors=["mbo"], themes=("zomerlek",))
    make_outcome("B", sectors=["hbo"], themes=("zomerlek",))
    make_outcome("C", sectors=["mbo"], themes=("advisering",))
    assert titles({"sector": ["mbo"], "thema": ["zomerlek"]}) == ["A"]
    assert sorted(titles({"sector": ["mbo", "hbo"], "thema": ["zomerlek"]})) == ["A", "B"]


def test_unpublished_private_and_expired_pages_are_in_no_list_and_no_count() -> None:
    make_outcome("Te zien", sectors=["mbo"])
    make_outcome("Teruggetrokken", sectors=["mbo"]).unpublish()
    make_outcome("Verlopen", sectors=["mbo"])
    Publication.objects.filter(title="Verlopen").update(expire_at="2020-01-01T00:00:00Z")
    private = make_outcome("Besloten", sectors=["mbo"])
    private.view_restrictions.create(restriction_type="login")
    assert titles({}) == ["Te zien"]
    assert counts(filters_of(Kind.OUTCOME, {}), "sector") == {"mbo": 1}


def counts(filters: list[Any], name: str) -> dict[str, int]:
    return {choice.value: choice.count for group in filters if group.name == name for choice in group.choices}


def test_chosen_value_does_not_hide_its_siblings() -> None:
    make_outcome("A", sectors=["mbo"], themes=("zomerlek",))
    make_outcome("B", sectors=["hbo"], themes=("zomerlek",))
    make_outcome("C", sectors=["havo"], themes=("advisering",))
    filters = filters_of(Kind.OUTCOME, {"sector": ["mbo"]})
    assert counts(filters, "sector") == {"vo": 1, "havo": 1, "mbo": 1, "hbo": 1}
    assert counts(filters, "thema") == {"zomerlek": 1}


def test_recommendation_without_own_theme_counts_for_the_theme_of_its_page() -> None:
    page = make_outcome("A", advice=("Eigen thema", "Zonder thema"), themes=("zomerlek",))
    row = page.recommendations.get(heading="Eigen thema")
    row.themes.set([row.themes.model.objects.get(key="advisering")])
    row.save()
    assert counts(recommendation_filters({}), "thema") == {"zomerlek": 1, "advisering": 1}


def test_recommendation_list_filters_by_own_and_inherited_theme(client: Client) -> None:
    page = make_outcome("A", advice=("Eigen thema", "Zonder thema"), themes=("zomerlek",))
    row = page.recommendations.get(heading="Eigen thema")
    row.themes.set([row.themes.model.objects.get(key="advisering")])
    row.save()
    html = client.get("/aanbevelingen/?thema=advisering").content.decode()
    assert ("Eigen thema" in html, "Zonder thema" in html) == (True, False)


def test_unknown_filter_values_and_page_numbers_give_an_answer_not_an_error(client: Client) -> None:
    make_outcome()
    for query in (
        "?jaar=abcd",
        "?jaar=99999999999999",
        "?pagina=0",
        "?pagina=zes",
        "?pagina=" + "9" * 5000,
        "?thema=%00",
        "?sector=" + "x" * 9000,
    ):
        assert client.get(f"/opbrengsten/{query}").status_code == 200
        assert client.get(f"/aanbevelingen/{query}").status_code == 200


def test_list_filters_by_free_tag_and_the_tag_can_be_dropped(client: Client) -> None:
    make_outcome("Met tag", advice=("Advies",), tags=["warme start"])
    make_outcome("Zonder tag")
    html = client.get("/opbrengsten/?tag=warme-start").content.decode()
    assert ("Met tag" in html, "Zonder tag" in html) == (True, False)
    assert [
        (found.name, [choice.label for choice in found.choices])
        for found in filters_of(Kind.OUTCOME, {"tag": ["warme-start"]})
        if found.name == "tag"
    ] == [("tag", ["warme start"])]
    assert "tag" not in [found.name for found in filters_of(Kind.OUTCOME, {})]
    assert "Advies" in client.get("/aanbevelingen/?tag=warme-start").content.decode()


def test_merged_word_in_the_address_of_a_list_stands_for_the_word_it_became(client: Client) -> None:
    make_outcome("Over de zomer", themes=("zomerlek",))
    merge_words(Theme.objects.get(key="zomerlek"), Theme.objects.get(key="advisering"))
    for address in ("/opbrengsten/?thema=zomerlek", "/aanbevelingen/?thema=zomerlek"):
        assert "Over de zomer" in client.get(address).content.decode(), address


def test_year_of_a_list_is_that_of_amsterdam() -> None:
    page = make_outcome("Net na middernacht")
    Publication.objects.filter(pk=page.pk).update(
        first_published_at=datetime.datetime(2025, 12, 31, 23, 30, tzinfo=datetime.UTC)
    )
    assert counts(filters_of(Kind.OUTCOME, {}), "jaar") == {"2026": 1}
    assert titles({"jaar": ["2026"]}) == ["Net na middernacht"]
    assert citation_of(SessionOutcomePage.objects.get(pk=page.pk)).year == "2026"


def test_second_page_keeps_the_filters(client: Client) -> None:
    for number in range(21):
        make_outcome(f"Stuk {number}", sectors=["mbo"], history=False)
    html = client.get("/opbrengsten/?sector=mbo").content.decode()
    assert "/opbrengsten/?sector=mbo&amp;pagina=2" in html
