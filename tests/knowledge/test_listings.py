"""Lists filter, keep sibling counts, and cost the same number of queries for one item and for thirty."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from knowledge.enums import Kind
from knowledge.models import Publication
from knowledge.queries.facets import filters_of, recommendation_filters
from knowledge.queries.publications import listing
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


def test_every_other_list_costs_the_same_for_one_and_for_thirty(client: Client) -> None:
    make_of_kind(Kind.OUTCOME, 1, history=False, **WHERE)
    one = {address: queries_for(client, address) for address in VIEWS}
    for number in range(2, 31):
        make_of_kind(Kind.OUTCOME, number, history=False, **WHERE)
    assert {address: queries_for(client, address) for address in VIEWS} == one


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


def test_second_page_keeps_the_filters(client: Client) -> None:
    for number in range(21):
        make_outcome(f"Stuk {number}", sectors=["mbo"], history=False)
    html = client.get("/opbrengsten/?sector=mbo").content.decode()
    assert "/opbrengsten/?sector=mbo&amp;pagina=2" in html
