"""The filters of the search page: counts, levels, headings, folds, chips."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import Tag as Element
from django.test import Client

from knowledge.models import Tag, TermRedirect, Theme
from knowledge.search import checking
from tests.factories.publications import make_of_kind
from tests.knowledge.search.search_pages import fill_shelf, page, titles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shelf(data_dir: Path) -> Path:
    fill_shelf()
    return data_dir


def counts(tree: Element, name: str) -> dict[str, int]:
    return {
        choice.select("input")[0].get("value"): int(choice.select(".facet__count")[0].get_text().strip())
        for choice in tree.select(f'.facet__choice:has(input[name="{name}"])')
    }


def values(tree: Element, selector: str) -> list[str]:
    return [box.get("value") for box in tree.select(f"{selector} input")]


def test_facets_count_and_keep_their_siblings(client: Client) -> None:
    free = page(client)
    assert counts(free, "sector") == {"vo": 4, "vmbo": 3, "havo": 1, "mbo": 3}
    chosen = page(client, "?sector=havo")
    assert counts(chosen, "sector") == counts(free, "sector")
    assert counts(chosen, "soort") == {"praktijkvoorbeeld": 1}
    assert [box.get("value") for box in chosen.select('input[name="sector"][checked]')] == ["havo"]
    assert titles(chosen) == ["De woensdagwissel"]


def test_several_values_of_one_facet_widen_and_two_facets_narrow(client: Client) -> None:
    assert len(titles(page(client, "?sector=havo&sector=mbo"))) == 4
    assert titles(page(client, "?sector=havo&sector=mbo&soort=praktijkvoorbeeld")) == ["De woensdagwissel"]


def test_a_sector_includes_its_parts(client: Client) -> None:
    assert len(titles(page(client, "?sector=vo"))) == 4


def test_parts_of_a_sector_stand_below_it(client: Client) -> None:
    tree = page(client)
    assert values(tree, "#filter-sector") == ["vo", "vmbo", "havo", "mbo"]
    assert values(tree, "#filter-sector .facet__item--part") == ["vmbo", "havo"]


def test_part_without_its_whole_stands_by_itself(client: Client) -> None:
    tree = page(client, "?soort=dossier&sector=vmbo")
    assert values(tree, "#filter-sector") == ["vmbo"]
    assert tree.select(".facet__item--part") == []


def test_themes_stand_under_the_headings_of_their_groups(client: Client) -> None:
    fold = page(client).select("#filter-thema")[0]
    groups = [heading.get_text() for heading in fold.select("h3")]
    lists = [[box.get("value") for box in each.select("input")] for each in fold.select("ul")]
    themes = dict(Theme.objects.values_list("key", "group__label"))
    assert dict(zip(groups, lists, strict=True)) == {
        themes["borging-in-curriculum"]: ["borging-in-curriculum"],
        themes["loopbaangesprek"]: ["loopbaangesprek"],
    }


def test_rare_values_are_folded_and_a_chosen_one_is_not(client: Client) -> None:
    keys = list(Theme.objects.values_list("key", flat=True))[:9]
    for number, key in enumerate(keys):
        make_of_kind("opbrengst", 40 + number, themes=(key,))
    checking.rebuild()
    free = page(client)
    shown = {*keys, "loopbaangesprek", "borging-in-curriculum"}
    assert set(values(free, "#filter-thema")) == shown
    folded = values(free, "#filter-thema-meer")
    assert len(folded) == len(shown) - 6
    chosen = page(client, f"?thema={folded[-1]}")
    assert folded[-1] not in values(chosen, "#filter-thema-meer")
    assert set(values(chosen, "#filter-thema")) == shown


def test_first_four_facets_are_open_and_so_is_one_with_a_choice(client: Client) -> None:
    def opened(query: str) -> list[str]:
        return [str(fold.get("id")) for fold in page(client, query).select(".facet[open]")]

    first = ["filter-soort", "filter-thema", "filter-sector", "filter-overstap"]
    assert opened("") == first
    assert opened("?tag=regio-oost") == [*first, "filter-tag"]


def test_each_chosen_value_has_a_chip_that_drops_it_alone(client: Client) -> None:
    tree = page(client, "?q=woensdag&sector=vo&thema=borging-in-curriculum&sorteer=titel")
    chips = {chip.get_text().strip().split(":")[0].strip(): chip.get("href") for chip in tree.select(".chip--remove")}
    assert chips == {
        "Borging in curriculum": "/zoeken/?q=woensdag&sorteer=titel&sector=vo",
        "vo": "/zoeken/?q=woensdag&sorteer=titel&thema=borging-in-curriculum",
    }
    assert tree.select(".chips__clear")[0].get("href") == "/zoeken/?q=woensdag&sorteer=titel"


def test_every_choice_belongs_to_the_one_form(client: Client) -> None:
    tree = page(client, "?q=woensdag&sector=vo&sorteer=nieuwste")
    (form,) = tree.select("form")
    assert (form.get("id"), form.get("method"), form.get("action")) == ("zoekvraag", "get", "/zoeken/")
    outside = [field for field in tree.select("input, select, button[type=submit]") if not field.find_parent("form")]
    assert {field.get("form") for field in outside} == {"zoekvraag"}
    assert {field.get("name") for field in outside} >= {"sorteer", "sector", "soort"}
    assert tree.select('select[name="sorteer"] [selected]')[0].get("value") == "nieuwste"


def test_no_two_elements_have_the_same_id(client: Client) -> None:
    ids = [element.get("id") for element in page(client, "?thema=x+y&thema=%3Cb%3E&tag=regio-oost").select("[id]")]
    assert sorted(ids) == sorted(set(ids))


def test_a_word_that_was_merged_away_leads_to_the_word_it_became(client: Client) -> None:
    TermRedirect.objects.create(vocabulary="thema", old_key="oud-thema", new_key="borging-in-curriculum")
    assert titles(page(client, "?thema=oud-thema")) == ["De woensdagwissel"]


def test_a_tag_and_an_evidence_word_are_shown_by_their_names(client: Client) -> None:
    tree = page(client)
    shown = {
        box.get("value"): box.parent.select(".facet__label")[0].get_text().strip()
        for box in tree.select(".facet__choice input")
    }
    assert shown[Tag.objects.get().slug] == "Regio Oost"
    assert "goed-beschreven" in shown
    assert [found.get_text().strip() for found in tree.select(".result__meta strong")] == [shown["goed-beschreven"]]
