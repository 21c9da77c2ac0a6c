"""How every search engine filters, counts, sorts and pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.search.contract import (
    SearchEngine,
    Sort,
)
from tests.contracts.search_engines import asked, counts, keys, page


@pytest.fixture
def shelf(engine: SearchEngine) -> SearchEngine:
    engine.index(
        [
            page(1, body="intake", thema=("lob",), sector=("vmbo", "vo")),
            page(2, body="intake", thema=("lob", "stage"), sector=("mbo",)),
            page(3, body="intake", thema=("stage",), sector=("havo", "vo")),
            page(4, body="anders", thema=("lob",), sector=("hbo",)),
        ]
    )
    return engine


def test_values_of_one_facet_are_joined_by_or_and_facets_by_and(shelf: SearchEngine) -> None:
    assert set(keys(shelf, "intake", filters={"sector": ("mbo", "vmbo")})) == {"page:1", "page:2"}
    assert keys(shelf, "intake", filters={"sector": ("mbo", "vmbo"), "thema": ("stage",)}) == ["page:2"]


def test_a_filter_on_a_sector_includes_its_parts(shelf: SearchEngine) -> None:
    assert set(keys(shelf, filters={"sector": ("vo",)})) == {"page:1", "page:3"}


def test_filters_do_not_change_a_score(shelf: SearchEngine) -> None:
    free = {hit.document.key: hit.score for hit in shelf.search(asked("intake")).hits}
    bound = {hit.document.key: hit.score for hit in shelf.search(asked("intake", filters={"thema": ("lob",)})).hits}
    assert bound == {key: free[key] for key in bound}


def test_facets_count_what_the_words_find(shelf: SearchEngine) -> None:
    assert counts(shelf, "thema", "intake") == {"lob": 2, "stage": 2}
    assert counts(shelf, "sector", "intake") == {"vo": 2, "havo": 1, "mbo": 1, "vmbo": 1}


def test_a_chosen_value_keeps_its_siblings_and_narrows_the_other_facets(shelf: SearchEngine) -> None:
    chosen = {"thema": ("stage",)}
    assert counts(shelf, "thema", "intake", filters=chosen) == {"lob": 2, "stage": 2}
    assert counts(shelf, "sector", "intake", filters=chosen) == {"havo": 1, "mbo": 1, "vo": 1}


def test_two_chosen_facets_narrow_each_other_and_not_themselves(shelf: SearchEngine) -> None:
    chosen = {"thema": ("stage",), "sector": ("vo",)}
    assert counts(shelf, "thema", "intake", filters=chosen) == {"lob": 1, "stage": 1}
    assert counts(shelf, "sector", "intake", filters=chosen) == {"havo": 1, "mbo": 1, "vo": 1}
    assert keys(shelf, "intake", filters=chosen) == ["page:3"]


def test_facet_values_come_most_frequent_first_then_by_name(shelf: SearchEngine) -> None:
    found = shelf.search(asked("", facets=("sector",))).facets["sector"]
    assert [(each.value, each.count) for each in found] == [("vo", 2), ("havo", 1), ("hbo", 1), ("mbo", 1), ("vmbo", 1)]


def test_only_the_facets_asked_for_are_counted(shelf: SearchEngine) -> None:
    assert shelf.search(asked("intake")).facets == {}
    assert set(shelf.search(asked("intake", facets=("jaar",))).facets) == {"jaar"}


def test_two_hundred_values_of_a_facet_are_all_counted(engine: SearchEngine) -> None:
    engine.index([page(number, tag=(f"tag-{number}", "alle")) for number in range(200)])
    found = counts(engine, "tag")
    assert len(found) == 201
    assert found["alle"] == 200


def test_a_filter_value_is_taken_literally(engine: SearchEngine) -> None:
    values = ['a"b', "a\\b", "a b", "TO [x]", "*", "x:y", "(p)", "-neg", "a OR b", "é", "🎓", "a'b", ""]
    engine.index([page(number, tag=(value,), soort=("x",)) for number, value in enumerate(values)])
    for number, value in enumerate(values):
        found = keys(engine, filters={"tag": (value,)}), counts(engine, "soort", filters={"tag": (value,)})
        assert (value, found) == (value, ([f"page:{number}"], {"x": 1}))
    assert counts(engine, "tag") == dict.fromkeys(values, 1)


def test_an_unknown_value_finds_nothing_and_keeps_the_siblings(shelf: SearchEngine) -> None:
    assert keys(shelf, filters={"thema": ("bestaat-niet",)}) == []
    assert counts(shelf, "thema", "intake", filters={"thema": ("bestaat-niet",)}) == {"lob": 2, "stage": 2}


def test_results_sort_by_newest_and_by_title(engine: SearchEngine) -> None:
    engine.index(
        [
            page(1, "Zomerlek", "intake", "2025-01-01"),
            page(2, "‘Één’ intake", "intake", "2026-03-01"),
            page(3, "advies", "intake", "2024-12-31"),
        ]
    )
    assert keys(engine, "intake", sort=Sort.NEWEST) == ["page:2", "page:1", "page:3"]
    assert keys(engine, "intake", sort=Sort.TITLE) == ["page:3", "page:2", "page:1"]


@pytest.mark.parametrize("sort", list(Sort))
def test_pages_follow_on_without_gap_or_double_when_all_tie(engine: SearchEngine, sort: Sort) -> None:
    engine.index(
        [replace(page(number, "Zelfde", "intake", "2026-01-01"), key=f"page:{number}") for number in range(57)]
    )
    pages = [keys(engine, "intake", sort=sort, page=number, size=10) for number in range(1, 7)]
    assert [len(each) for each in pages] == [10, 10, 10, 10, 10, 7]
    assert len({key for each in pages for key in each}) == 57
    assert keys(engine, "intake", sort=sort, page=7) == []


def test_the_order_of_ties_survives_changes_elsewhere(engine: SearchEngine) -> None:
    engine.index([page(number, "Zelfde", "intake", "2026-01-01") for number in range(30)])
    before = keys(engine, "intake", size=30)
    engine.index([page(number, "Zelfde", "intake", "2026-01-01") for number in (7, 3, 22)])
    assert keys(engine, "intake", size=30) == before


def test_the_total_is_exact_on_every_page(engine: SearchEngine) -> None:
    engine.index([page(number, body="intake") for number in range(25)])
    assert [engine.search(asked("intake", page=number)).total for number in (1, 2, 3, 9)] == [25, 25, 25, 25]
