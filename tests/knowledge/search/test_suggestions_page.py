"""`/zoeken/suggesties/`: what comes while someone types."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.models import PracticeExamplePage
from knowledge.search import checking
from tests.factories.publications import make_outcome
from tests.knowledge.search.search_pages import fill_shelf

pytestmark = pytest.mark.django_db

ADDRESS = "/zoeken/suggesties/"


@pytest.fixture(autouse=True)
def shelf(data_dir: Path) -> Path:
    fill_shelf()
    return data_dir


def answer(client: Client, text: str) -> dict[str, Any]:
    response = client.get(ADDRESS, {"q": text})
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    return dict(response.json())


def test_title_recommendation_and_theme_lead_to_their_pages(client: Client) -> None:
    assert answer(client, "woensd")["suggestions"] == [
        {"kind": "Publicatie", "text": "De woensdagwissel", "url": "/praktijkvoorbeelden/de-woensdagwissel/"}
    ]
    assert answer(client, "teken leer")["suggestions"] == [
        {"kind": "Aanbeveling", "text": "Teken de leerroute", "url": "/aanbevelingen/teken-de-leerroute/"}
    ]
    assert answer(client, "kwaliteitsb")["suggestions"][0] == {
        "kind": "Thema",
        "text": "Kwaliteitsborging",
        "url": "/themas/kwaliteitsborging/",
    }


def test_number_is_given_in_words_and_nothing_is_said_of_none(client: Client) -> None:
    found = answer(client, "intake")
    assert found["said"].startswith(f"{len(found['suggestions'])} ")
    assert answer(client, "zeppelin") == {"said": "", "suggestions": []}


def test_at_most_eight_are_given(client: Client) -> None:
    assert len(answer(client, "l")["suggestions"]) <= 8


@pytest.mark.parametrize(
    "query", ["", "?q=", "?q=%20", "?q=%00", "?q=%FF%FE", "?q=!!!", "?q=%F0%9F%8E%93", "?q[]=x", "?x=1"]
)
def test_text_without_words_has_no_suggestions(client: Client, query: str) -> None:
    response = client.get(f"{ADDRESS}{query}")
    assert (response.status_code, response.json()) == (200, {"said": "", "suggestions": []})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_is_answered(client: Client, text: str) -> None:
    assert set(answer(client, text)) == {"said", "suggestions"}


def test_long_text_is_cut_and_not_refused(client: Client) -> None:
    assert [found["text"] for found in answer(client, f"woensdagwissel{' ' * 200}niets")["suggestions"]] == [
        "De woensdagwissel"
    ]
    assert answer(client, "woensdagwissel" * 1000)["suggestions"] == []


def test_markup_is_given_as_text(client: Client) -> None:
    make_outcome("Kies <b>woensdag</b> & vrijdag", advice=())
    checking.rebuild()
    response = client.get(ADDRESS, {"q": "kies woensdag"})
    assert response["X-Content-Type-Options"] == "nosniff"
    assert [found["text"] for found in response.json()["suggestions"]] == ["Kies <b>woensdag</b> & vrijdag"]


def test_page_that_closed_is_not_suggested(client: Client) -> None:
    PracticeExamplePage.objects.update(live=False)  # past all signals, as a database edit would
    assert answer(client, "woensd")["suggestions"] == []


def test_engine_that_is_away_leaves_themes_and_no_error(client: Client, shelf: Path, settings: object) -> None:
    settings.SEARCH_INDEX_DIR = shelf / "elsewhere"  # type: ignore[attr-defined]
    assert answer(client, "woensd") == {"said": "", "suggestions": []}
    assert [found["kind"] for found in answer(client, "kwaliteitsb")["suggestions"]] == ["Thema"]


def test_answer_may_be_kept_a_minute_and_is_read_only(client: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(ADDRESS, {"q": "woensd"})
    assert [query["sql"] for query in queries.captured_queries if not query["sql"].startswith("SELECT")] == []
    assert response["Cache-Control"] == "public, max-age=60"
    assert (response.cookies, response.get("Vary", ""), response["X-Robots-Tag"]) == ({}, "", "noindex")
    assert client.post(ADDRESS, {"q": "x"}).status_code == 405


def test_search_field_knows_where_to_ask(client: Client) -> None:
    for path in ("/", "/zoeken/", "/dit-is-er-niet/"):
        html = client.get(path).content.decode()
        assert html.count(f'<word-suggestions src="{ADDRESS}"') == 1
        assert html.count("js/suggestions") == 1
