"""The search page as a visitor meets it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from bs4 import Tag as Element
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from knowledge.models import PracticeExamplePage, Recommendation, Tag, TermRedirect
from knowledge.search import checking
from tests.factories.publications import (
    make_dossier,
    make_of_kind,
    make_organisation,
    make_outcome,
    make_page,
    make_vision,
    text,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shelf(data_dir: Path) -> Path:
    """A small collection, indexed."""
    outcome = make_outcome(
        "Bouwen met drie partners",
        advice=("Teken de leerroute", "Plan de intake samen"),
        sectors=("vmbo", "mbo"),
        transitions=("vmbo-mbo",),
        tags=("Regio Oost",),
    )
    outcome.recommendations.first().save()
    make_page(
        PracticeExamplePage,
        "De woensdagwissel",
        school=make_organisation(),
        evidence_level="goed-beschreven",
        themes=("borging-in-curriculum",),
        sectors=("havo",),
        transitions=("havo-hbo",),
        body=text("Elke woensdag een dag op het <b>mbo</b> & verder."),
    )
    make_vision("2026", principles=("Iedereen telt mee",))
    make_dossier("Rond de intake")
    checking.rebuild()
    return data_dir


def page(client: Client, query: str = "", status: int = 200) -> Element:
    response = client.get(f"/zoeken/{query}")
    assert response.status_code == status
    return BeautifulSoup(response.content.decode(), "html.parser")


def titles(tree: Element) -> list[str]:
    return [found.get_text().strip() for found in tree.select(".result__title")]


def test_results_show_title_kind_snippet_and_where_they_are(client: Client) -> None:
    tree = page(client, "?q=leerroutes")
    assert titles(tree) == ["Teken de leerroute", "Bouwen met drie partners"]
    first, second = tree.select(".result")
    assert first.select(".result__title a")[0].get("href") == "/aanbevelingen/teken-de-leerroute/"
    assert first.select(".result__number")[0].get_text().strip() == "1"
    assert first.select(".result__parent a")[0].get("href") == "/opbrengsten/bouwen-met-drie-partners/"
    assert [mark.get_text().strip() for mark in first.select("mark")] == ["leerroute", "leerroute"]
    assert len(second.select(".result__from")) == 1


def test_the_number_of_results_stands_in_the_heading(client: Client) -> None:
    assert re.search(r"\b2\b.*leerroutes", page(client, "?q=leerroutes").select("h1")[0].get_text().strip())


def test_markup_in_a_query_or_a_text_stays_text(client: Client) -> None:
    raw = client.get("/zoeken/", {"q": '<script>alert("x")</script> woensdag'}).content.decode()
    assert "<script>alert" not in raw
    assert "&amp; <mark>verder</mark>" in client.get("/zoeken/", {"q": "verder"}).content.decode()


def test_facets_count_and_keep_their_siblings(client: Client) -> None:
    def counts(tree: Element, name: str) -> dict[str, int]:
        return {
            choice.select("input")[0].get("value"): int(choice.select(".facet__count")[0].get_text().strip())
            for choice in tree.select(f'.facet__choice:has(input[name="{name}"])')
        }

    free = page(client)
    assert counts(free, "sector") == {"vo": 4, "vmbo": 3, "havo": 1, "mbo": 3}
    chosen = page(client, "?sector=havo")
    assert counts(chosen, "sector") == counts(free, "sector")
    assert counts(chosen, "soort") == {"praktijkvoorbeeld": 1}
    assert [box.get("value") for box in chosen.select('input[name="sector"][checked]')] == ["havo"]
    assert titles(chosen) == ["De woensdagwissel"]


def test_a_sector_includes_its_parts(client: Client) -> None:
    assert len(titles(page(client, "?sector=vo"))) == 4


def test_each_chosen_value_has_a_chip_that_drops_it_alone(client: Client) -> None:
    tree = page(client, "?q=woensdag&sector=vo&thema=borging-in-curriculum&sorteer=titel")
    chips = {chip.get_text().strip().split(":")[0].strip(): chip.get("href") for chip in tree.select(".chip--remove")}
    assert chips == {
        "Borging in curriculum": "/zoeken/?q=woensdag&sorteer=titel&sector=vo",
        "vo": "/zoeken/?q=woensdag&sorteer=titel&thema=borging-in-curriculum",
    }
    assert tree.select(".chips__clear")[0].get("href") == "/zoeken/?q=woensdag&sorteer=titel"


def test_forms_keep_what_the_other_form_says(client: Client) -> None:
    tree = page(client, "?q=woensdag&sector=vo&sorteer=nieuwste&pagina=1")

    def hidden(form: str) -> list[tuple[str, str]]:
        return [(box.get("name"), box.get("value")) for box in tree.select(f"{form} input[type=hidden]")]

    assert hidden("form.sort") == [("q", "woensdag"), ("sector", "vo")]
    assert hidden("form:has(.facets)") == [("q", "woensdag"), ("sorteer", "nieuwste")]


def test_a_word_that_was_merged_away_leads_to_the_word_it_became(client: Client) -> None:
    TermRedirect.objects.create(vocabulary="thema", old_key="oud-thema", new_key="borging-in-curriculum")
    assert titles(page(client, "?thema=oud-thema")) == ["De woensdagwissel"]


def test_an_unknown_value_order_or_page_is_no_error(client: Client) -> None:
    assert titles(page(client, "?thema=bestaat-niet")) == []
    for query in (
        "?sorteer=onzin&pagina=abc&q=leerroutes",
        "?pagina=-3&q=leerroutes",
        "?pagina=99999&q=leerroutes",
        "?q=leerroutes&overig=1",
        "?q=leerroutes&thema=%00&tag=a%00b",
    ):
        assert len(titles(page(client, query))) == 2


def test_the_page_says_that_only_most_words_were_found(client: Client) -> None:
    tree = page(client, "?q=leerroute+woensdagwissel")
    assert len(titles(tree)) == 3
    assert len(tree.select(".did-you-mean")) == 1


def test_nothing_found_offers_two_ways_on(client: Client) -> None:
    tree = page(client, "?q=zomerlek")
    assert titles(tree) == []
    assert [link.get("href") for link in tree.select(".empty a")] == ["/themas/", "/aanbevelingen/"]
    filtered = page(client, "?q=leerroutes&sector=havo")
    assert [link.get("href") for link in filtered.select(".empty a")] == ["/zoeken/?q=leerroutes", "/themas/"]


@pytest.mark.parametrize("query", ["?q=%F0%9F%8E%93", "?q=!!!", "?q=%22%22"])
def test_a_question_without_words_finds_nothing_and_says_why(client: Client, query: str) -> None:
    tree = page(client, query)
    assert titles(tree) == []
    assert len(tree.select(".did-you-mean")) == 1


def test_ten_thousand_characters_are_answered(client: Client) -> None:
    response = client.get("/zoeken/", {"q": "leerroute " * 1_200})
    assert response.status_code == 200
    assert "Teken de" in response.content.decode()


def test_an_engine_that_is_away_is_said_and_not_shown_as_nothing_found(
    client: Client, shelf: Path, settings: object
) -> None:
    settings.SEARCH_INDEX_DIR = shelf / "elsewhere"  # type: ignore[attr-defined]
    tree = page(client, "?q=leerroutes", status=503)
    assert len(tree.select(".notice.warn")) == 1
    assert tree.select(".empty") == []
    assert tree.select(".facets") == []


def test_the_page_is_read_only_and_sets_no_cookie(client: Client) -> None:
    client.get("/over/")  # Wagtail makes the row of the site's settings with the first page ever shown
    with CaptureQueriesContext(connection) as queries:
        response = client.get("/zoeken/?q=leerroutes&sector=vo")
    assert [query["sql"] for query in queries.captured_queries if not query["sql"].startswith("SELECT")] == []
    assert response.cookies == {}
    assert client.post("/zoeken/", {"q": "x"}).status_code == 405


def test_the_number_of_queries_does_not_grow_with_the_results(client: Client) -> None:
    def queries() -> int:
        page(client)
        with CaptureQueriesContext(connection) as captured:
            page(client)
        return len(captured)

    few = queries()
    for number in range(8):
        make_of_kind("opbrengst", 40 + number, tags=(f"woord {number}",), sectors=("hbo",))
    checking.rebuild()
    assert queries() <= few  # the ten newest may be of fewer kinds than the few were


def test_pages_follow_on(client: Client) -> None:
    for number in range(6):
        make_of_kind("opbrengst", 60 + number)
    checking.rebuild()
    first, second, third = (titles(page(client, f"?sorteer=titel&pagina={number}")) for number in (1, 2, 3))
    assert [len(first), len(second)] == [10, 10]
    assert not set(first) & set(second)
    assert sorted([*first, *second, *third], key=str.lower)
    tree = page(client, "?sorteer=titel&pagina=2")
    assert tree.select('.pagination [aria-current="page"]')[0].get_text().strip().strip().endswith("2")
    assert tree.select(".pagination__next")[0].get("href") == "/zoeken/?sorteer=titel&pagina=3"


def test_a_tag_and_an_evidence_word_are_shown_by_their_names(client: Client) -> None:
    tree = page(client)
    shown = {
        box.get("value"): box.parent.select(".facet__label")[0].get_text().strip()
        for box in tree.select(".facet__choice input")
    }
    assert shown[Tag.objects.get().slug] == "Regio Oost"
    assert "goed-beschreven" in shown
    assert [found.get_text().strip() for found in tree.select(".result__meta strong")] == [shown["goed-beschreven"]]


def test_a_principle_leads_to_its_place_in_the_vision(client: Client) -> None:
    tree = page(client, "?q=iedereen+telt")
    assert tree.select(".result__title a")[0].get("href") == "/lob-visie/#principe-1"


def test_a_page_that_closed_since_it_was_indexed_is_not_shown(client: Client) -> None:
    PracticeExamplePage.objects.update(live=False)  # past all signals, as a database edit would
    tree = page(client, "?q=woensdagwissel")
    assert titles(tree) == []
    assert Recommendation.objects.count() == 2
