"""Asking the search: what is relaxed, what is checked again, what is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.models import Publication, ReportPage
from knowledge.search import checking
from knowledge.search.contract import Label
from knowledge.search.relaxing import ENOUGH, Asked, How, Relaxed
from knowledge.search.service import Answer, Notice, search
from tests.factories.publications import make_outcome, make_page, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shelf(data_dir: Path) -> None:
    make_page(
        ReportPage,
        "Dag een",
        lead="",
        body=text("Op de doorstroomconferentie sprak elk docententeam over gelijke kansen."),
    )
    make_page(ReportPage, "Dag twee", lead="", body=text("De intake op het mbo, met de decaan."))
    make_page(ReportPage, "Dag drie", lead="", body=text("De intake zonder haar."))
    checking.rebuild()


def titles(answer: Answer) -> list[str]:
    return [result.document.title for result in answer.results]


@pytest.mark.parametrize("words", ["gelijke kansen", "doorstroomconferenties", "docententeams"])
def test_the_three_plain_questions_are_answered(words: str) -> None:
    answer = search(Asked(words))
    assert titles(answer) == ["Dag een"]
    assert "<mark>" in answer.results[0].snippet.html
    assert answer.notices == ()


def test_what_holds_some_of_the_words_comes_below_what_holds_them_all_and_that_is_said() -> None:
    answer = search(Asked("decaan intake"))
    assert titles(answer) == ["Dag twee", "Dag drie"]
    assert answer.relaxed == Relaxed(How.SOME_WORDS, "decaan intake", whole=1)


def test_with_enough_that_holds_all_words_nothing_else_is_shown() -> None:
    for number in range(ENOUGH):
        make_page(ReportPage, f"Stuk {number}", lead="", body=text("De intake met de decaan."))
    checking.rebuild()
    answer = search(Asked("intake decaan"))
    assert (answer.total, answer.relaxed) == (ENOUGH + 1, None)


def test_with_nothing_that_has_all_words_what_has_most_comes_first_and_that_is_said() -> None:
    answer = search(Asked("intake decaan zomerlek"))
    assert titles(answer) == ["Dag twee", "Dag drie"]
    assert answer.relaxed == Relaxed(How.SOME_WORDS, "intake decaan zomerlek")


def test_a_filter_narrows_what_was_found_and_changes_nothing_else() -> None:
    wide = search(Asked("decaan intake", facets=("soort",)))
    assert [(found.value, found.count) for found in wide.facets["soort"]] == [("reportage", 2)]
    narrow = search(Asked("decaan intake", filters={"soort": ("reportage",)}))
    assert (narrow.total, narrow.relaxed) == (2, wide.relaxed)
    none = search(Asked("decaan intake", filters={"soort": ("dossier",)}))
    assert (none.total, none.relaxed) == (0, None)


def test_exclusions_and_phrases_are_never_relaxed() -> None:
    assert titles(search(Asked("intake zomerlek -decaan"))) == ["Dag drie"]
    answer = search(Asked('"intake op het hbo" decaan mbo'))
    assert (titles(answer), answer.relaxed) == ([], None)


def test_nonsense_finds_nothing_without_a_notice() -> None:
    assert search(Asked("qwxzv")) == Answer()


def test_a_question_without_a_word_says_so() -> None:
    assert search(Asked("?!")).notices == (Notice.NO_WORDS,)


def test_a_long_question_is_answered_and_said_to_be_shortened() -> None:
    answer = search(Asked("intake " * 3_000))
    assert (answer.total, answer.notices) == (2, (Notice.SHORTENED,))


def test_an_engine_that_is_away_is_said(settings: object, tmp_path: Path) -> None:
    settings.SEARCH_INDEX_DIR = tmp_path / "elsewhere"  # type: ignore[attr-defined]
    answer = search(Asked("intake"))
    assert (answer.is_away, answer.total, answer.results) == (True, 0, ())


def test_what_closed_since_it_was_indexed_is_taken_out_and_not_counted() -> None:
    Publication.objects.filter(title="Dag twee").update(live=False)  # past every signal
    answer = search(Asked("intake"))
    assert (titles(answer), answer.total) == (["Dag drie"], 1)


def test_a_page_past_the_last_gives_the_last() -> None:
    for number in range(12):
        make_outcome(f"Stuk {number}", advice=())
    checking.rebuild()
    answer = search(Asked("stuk", page=50))
    assert (answer.page, answer.pages, len(answer.results)) == (2, 2, 2)


def test_the_snippet_of_a_page_says_that_it_is_from_a_recommendation() -> None:
    make_outcome("Samen", advice=("Begin met luisteren",))
    checking.rebuild()
    (page,) = search(Asked("luisteren")).results
    (item,) = page.more
    assert (page.document.kind, page.snippet.label) == ("opbrengst", Label.RECOMMENDATION)
    assert (item.document.kind, item.snippet.label) == ("aanbeveling", Label.RECOMMENDATION)
