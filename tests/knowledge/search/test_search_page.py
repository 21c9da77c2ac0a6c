"""The search page as a visitor meets it: what was found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from knowledge.models import PortalDocument, PracticeExamplePage, Recommendation, ReportPage
from knowledge.search import checking
from knowledge.search.attachments import read_waiting
from tests.factories.publications import make_of_kind, make_page
from tests.knowledge.search.search_pages import address, fill_shelf, page, titles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shelf(data_dir: Path) -> Path:
    fill_shelf()
    return data_dir


def test_result_shows_title_kind_snippet_and_where_it_is(client: Client) -> None:
    tree = page(client, "?q=leerroutes&soort=aanbeveling")
    assert titles(tree) == ["Teken de leerroute"]
    (result,) = tree.select(".result")
    assert address(result, ".result__title a") == "/aanbevelingen/teken-de-leerroute/"
    assert result.select(".result__number")[0].get_text().strip() == "1"
    assert address(result, ".result__parent a") == "/opbrengsten/bouwen-met-drie-partners/"
    assert [mark.get_text().strip() for mark in result.select("mark")] == ["leerroute", "leerroute"]


def test_what_was_found_in_one_publication_stands_under_it(client: Client) -> None:
    tree = page(client, "?q=leerroutes")
    assert titles(tree) == ["Bouwen met drie partners"]
    (result,) = tree.select(".result")
    assert [link.get("href") for link in result.select(".result__more a")] == ["/aanbevelingen/teken-de-leerroute/"]
    assert [mark.get_text() for mark in result.select(".result__more mark")] == ["leerroute", "leerroute"]
    assert re.match("2 ", tree.select("h1")[0].get_text().strip())


def test_snippet_says_that_it_is_from_a_recommendation(client: Client) -> None:
    (result,) = page(client, "?q=leerroutes&soort=opbrengst").select(".result")
    assert len(result.select(".result__snippet .result__from")) == 1
    assert [mark.get_text() for mark in result.select(".result__snippet mark")] == ["leerroute"]


def test_snippet_says_from_which_attachment_it_is(client: Client) -> None:
    document = PortalDocument.objects.create(title="Roosterkaart", file=ContentFile(b"De spoorzones.", "kaart.txt"))
    make_page(ReportPage, "Met een bijlage", body=[("file", {"document": document, "title": ""})])
    read_waiting()
    checking.rebuild()
    (result,) = page(client, "?q=spoorzones").select(".result")
    assert "Roosterkaart" in result.select(".result__from")[0].get_text()
    assert [mark.get_text() for mark in result.select(".result__snippet mark")] == ["spoorzones"]


def test_the_number_of_results_stands_in_the_heading(client: Client) -> None:
    assert re.search(r"\b2\b.*leerroutes", page(client, "?q=leerroutes").select("h1")[0].get_text().strip())


def test_markup_in_a_query_or_a_text_stays_text(client: Client) -> None:
    raw = client.get("/zoeken/", {"q": '<script>alert("x")</script> woensdag'}).content.decode()
    assert "<script>alert" not in raw
    assert "&amp; <mark>verder</mark>" in client.get("/zoeken/", {"q": "verder"}).content.decode()


def test_an_unknown_value_order_or_page_is_no_error(client: Client) -> None:
    assert titles(page(client, "?thema=bestaat-niet")) == []
    for query in (
        "?sorteer=onzin&pagina=abc&q=leerroutes",
        "?pagina=-3&q=leerroutes",
        "?pagina=99999&q=leerroutes",
        "?q=leerroutes&overig=1",
        "?q=leerroutes&thema=%00&tag=a%00b",
    ):
        assert titles(page(client, query)) == ["Bouwen met drie partners"]


def test_ten_thousand_characters_are_answered(client: Client) -> None:
    response = client.get("/zoeken/", {"q": "leerroute " * 1_200})
    assert response.status_code == 200
    assert "Teken de" in response.content.decode()


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


def test_a_principle_leads_to_its_place_in_the_vision(client: Client) -> None:
    tree = page(client, "?q=iedereen+telt&soort=principe")
    assert address(tree, ".result__title a") == "/lob-visie/#principe-1"


def test_htmx_gets_the_page_that_everybody_gets(client: Client) -> None:
    """So that no cache on the way and no Back button can show a part as the page."""
    plain = client.get("/zoeken/?q=leerroutes&sector=vo")
    asked = client.get("/zoeken/?q=leerroutes&sector=vo", headers={"HX-Request": "true", "HX-Target": "zoekdeel"})
    assert asked.content == plain.content
    assert {**asked.headers, "X-Request-ID": ""} == {**plain.headers, "X-Request-ID": ""}
    assert "Cookie" not in plain.get("Vary", "")


@pytest.mark.parametrize(
    ("query", "shortest"),
    [
        ("?q=&sorteer=relevantie", "/zoeken/"),
        ("?q=+leerroutes+&sorteer=relevantie&pagina=1", "/zoeken/?q=leerroutes"),
        ("?q=&sorteer=titel&sector=vo&sector=mbo", "/zoeken/?sorteer=titel&sector=vo&sector=mbo"),
        ("?q=leerroutes&pagina=99", "/zoeken/?q=leerroutes"),
        ("?letterlijk=1", "/zoeken/"),
        ("?q=leerroutes&letterlijk=ja", "/zoeken/?q=leerroutes"),
        ("?q=leerroutes&letterlijk=1", "/zoeken/?q=leerroutes&letterlijk=1"),
    ],
)
def test_address_of_a_question_is_as_short_as_can_be(client: Client, query: str, shortest: str) -> None:
    assert client.get(f"/zoeken/{query}")["HX-Push-Url"] == shortest


def test_address_too_long_for_a_header_is_left_out(client: Client) -> None:
    assert "HX-Push-Url" not in client.get("/zoeken/", {"q": "leerroute " * 1_200})


def test_later_page_says_which_it_is(client: Client) -> None:
    for number in range(3):
        make_of_kind("opbrengst", 60 + number)
    checking.rebuild()
    assert page(client).select(".search-head .meta") == []
    tree = page(client, "?pagina=2")
    assert re.findall(r"\d+", tree.select(".search-head .meta")[0].get_text()) == ["2", "2"]
    assert "2" in tree.select("title")[0].get_text()


def test_a_page_that_closed_since_it_was_indexed_is_not_shown(client: Client) -> None:
    PracticeExamplePage.objects.update(live=False)  # past all signals, as a database edit would
    tree = page(client, "?q=woensdagwissel")
    assert titles(tree) == []
    assert Recommendation.objects.count() == 2
