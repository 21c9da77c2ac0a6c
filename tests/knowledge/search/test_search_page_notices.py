"""What the search page says of the question: what was done to it, what is offered, what it cannot do."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from knowledge.actions.asked import collect_asked
from knowledge.models import AskedWords, SessionOutcomePage
from tests.knowledge.search.search_pages import address, fill_shelf, page, said, titles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shelf(data_dir: Path) -> Path:
    fill_shelf()
    return data_dir


def test_fewer_words_are_said_with_a_link_to_all_of_them(client: Client) -> None:
    tree = page(client, "?q=leerroute+woensdagwissel&sector=vo")
    assert sorted(titles(tree)) == ["Bouwen met drie partners", "De woensdagwissel"]
    assert said(tree) == ["/zoeken/?q=leerroute+woensdagwissel&sector=vo&letterlijk=1"]


def test_other_spelling_is_said_with_a_link_to_what_was_typed(client: Client) -> None:
    tree = page(client, "?q=woensdagwisel")
    assert titles(tree) == ["De woensdagwissel"]
    assert "‘woensdagwissel’" in tree.select("h1")[0].get_text()
    assert tree.select('[name="q"]')[0].get("value") == "woensdagwisel"
    assert said(tree) == ["/zoeken/?q=woensdagwisel&letterlijk=1"]


def test_literal_search_keeps_to_the_words_and_leads_back(client: Client) -> None:
    for words in ("woensdagwisel", "leerroute+woensdagwissel"):
        tree = page(client, f"?q={words}&letterlijk=1")
        assert titles(tree) == []
        assert said(tree) == [f"/zoeken/?q={words}"]


def test_literal_search_goes_on_with_filters_and_order_but_not_with_other_words(client: Client) -> None:
    tree = page(client, "?q=woensdagwissel&letterlijk=1&sector=vo")
    assert address(tree, ".chip--remove") == "/zoeken/?q=woensdagwissel&letterlijk=1"
    named = [button.get("name") for button in tree.select("button[type=submit]")]
    assert named == [None, "letterlijk", "letterlijk"]  # search; apply the filters; sort
    assert tree.select("#zoekdeel")[0].get("hx-vals") == '{"letterlijk": "1"}'


def test_better_spelling_is_offered_where_most_words_were_found(client: Client) -> None:
    asked = "plan+intake+leerruote&sorteer=titel&sector=mbo&sector=po"
    tree = page(client, f"?q={asked}")
    assert said(tree) == [
        f"/zoeken/?q={asked}&letterlijk=1",
        f"/zoeken/?q={asked.replace('ruote', 'route')}",
    ]
    assert "plan intake leerroute" in tree.select(".did-you-mean strong")[0].get_text()


def test_nothing_found_offers_two_ways_on(client: Client) -> None:
    tree = page(client, "?q=zomerlek")
    assert titles(tree) == []
    assert [link.get("href") for link in tree.select(".empty a")] == ["/themas/", "/aanbevelingen/"]
    filtered = page(client, "?q=leerroutes&sector=havo")
    assert [link.get("href") for link in filtered.select(".empty a")] == ["/zoeken/?q=leerroutes", "/themas/"]


def test_nothing_found_is_said_in_the_heading_and_nowhere_else(client: Client) -> None:
    tree = page(client, "?q=zomerlek")
    assert len(tree.select("h1")) == 1
    assert tree.select(".empty h2") == []
    assert "‘zomerlek’" in tree.select("h1")[0].get_text()


@pytest.mark.parametrize("query", ["?q=%F0%9F%8E%93", "?q=!!!", "?q=%22%22"])
def test_a_question_without_words_finds_nothing_and_says_why(client: Client, query: str) -> None:
    tree = page(client, query)
    assert titles(tree) == []
    assert len(tree.select(".did-you-mean")) == 1


def test_long_question_is_answered_and_said_to_be_shortened(client: Client) -> None:
    tree = page(client, f"?q={'leerroute+' * 1_200}")
    assert "Bouwen met drie partners" in titles(tree)
    assert len(tree.select(".did-you-mean")) >= 1


def test_an_engine_that_is_away_is_said_and_not_shown_as_nothing_found(
    client: Client, shelf: Path, settings: object
) -> None:
    settings.SEARCH_INDEX_DIR = shelf / "elsewhere"  # type: ignore[attr-defined]
    tree = page(client, "?q=leerroutes", status=503)
    assert len(tree.select(".notice.warn")) == 1
    assert tree.select(".empty") == []
    assert tree.select(".facets") == []
    assert tree.select("#zoekdeel h1") == tree.select("h1")  # the part that htmx takes says it too


def test_recommended_result_stands_above_the_results_of_the_first_page(client: Client) -> None:
    query = Query.objects.create(query_string="woensdag")
    SearchPromotion.objects.create(query=query, page=SessionOutcomePage.objects.get(), description="Begin hier.")
    tree = page(client, "?q=Woensdag")
    assert address(tree, ".best-bets a") == "/opbrengsten/bouwen-met-drie-partners/"
    assert tree.select("h1")[0].find_next(class_="best-bets").find_next(class_="results") is not None
    assert page(client, "?q=woensdagwissel").select(".best-bets") == []


def test_question_is_remembered_once_whatever_is_refined(client: Client) -> None:
    for query in ("?q=woensdag", "?q=woensdag&sector=vo", "?q=woensdag&sorteer=titel", "?q=woensdag&pagina=2", "?"):
        page(client, query)
    client.get("/zoeken/?q=woensdag", headers={"HX-History-Restore-Request": "true"})
    collect_asked()
    assert list(AskedWords.objects.values_list("text", "times")) == [("woensdag", 1)]
