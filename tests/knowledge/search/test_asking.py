"""Asking in other words: spelling, names, synonyms as editors keep them, hits of one publication together."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.models import Abbreviation, DossierPage, ReportPage, SynonymRing, UnsplitWord
from knowledge.search import checking, ledger
from knowledge.search.configured import engine
from knowledge.search.documents import page_key
from knowledge.search.related import related
from knowledge.search.relaxing import Asked, How, Relaxed
from knowledge.search.service import Answer, search
from tests.factories.publications import make_outcome, make_page, make_vision, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shelf(data_dir: Path) -> None:
    make_page(ReportPage, "Dag een", lead="", body=text("De mentor praat over loopbaanbegeleiding."))
    make_page(ReportPage, "Dag twee", lead="", body=text("De intake op het mbo, met de decaan."))
    make_page(ReportPage, "Dag drie", lead="", body=text("De intake zonder haar. Kansengelijkheid telt."))
    checking.rebuild()


def titles(answer: Answer) -> list[str]:
    return [result.document.title for result in answer.results]


def test_a_slip_is_mended_and_said() -> None:
    answer = search(Asked("loopbaanbegeleidng mentor"))
    assert titles(answer) == ["Dag een"]
    assert answer.relaxed == Relaxed(How.SPELLING, "loopbaanbegeleiding mentor", whole=1)


def test_the_literal_question_is_never_relaxed() -> None:
    for words in ("loopbaanbegeleidng mentor", "intake decaan zomerlek", "intake zomerlek"):
        answer = search(Asked(words, literal=True))
        assert (answer.total, answer.relaxed, answer.did_you_mean) == (0, None, "")


def test_no_spelling_is_offered_that_finds_nothing_or_no_more() -> None:
    assert search(Asked("loop baan")).did_you_mean == ""
    assert search(Asked("mentro", filters={"soort": ("dossier",)})).did_you_mean == ""
    assert search(Asked("mentor")).did_you_mean == ""


def test_words_written_apart_are_offered_together() -> None:
    make_page(ReportPage, "Dag zes", lead="", body=text("Een loop, een baan, veel begeleiding."))
    checking.rebuild()
    answer = search(Asked("loop baan begeleiding"))
    assert titles(answer) == ["Dag zes", "Dag een"]
    assert answer.did_you_mean == "loopbaanbegeleiding"


def test_where_nothing_else_helps_one_of_two_words_will_do() -> None:
    answer = search(Asked("qwxzv decaan"))
    assert (titles(answer), answer.relaxed) == (["Dag twee"], Relaxed(How.SOME_WORDS, "qwxzv decaan"))


def test_every_hit_of_one_publication_stands_in_one_row() -> None:
    make_outcome("Luister eerst", advice=("Begin met luisteren", "Blijf luisteren"))
    make_page(ReportPage, "Luisteren", lead="", body=text("Ook over luisteren."))
    checking.rebuild()
    answer = search(Asked("luisteren"))
    rows = {row.document.title: sorted(hit.document.title for hit in row.more) for row in answer.results}
    assert rows == {"Luister eerst": ["Begin met luisteren", "Blijf luisteren"], "Luisteren": []}
    assert answer.total == 4


@pytest.mark.parametrize("words", ["LOB-visie", "lob visie", "visie", "LOB-visie 2026"])
def test_the_current_vision_comes_first_for_who_types_its_name(words: str) -> None:
    make_page(ReportPage, "Visie visie visie LOB-visie", lead="", body=text("LOB-visie, visie, visie."))
    make_vision("2022")
    make_vision("2026")
    checking.rebuild()
    assert titles(search(Asked(words)))[0] == "LOB-visie 2026"


def test_a_dossier_comes_first_for_who_types_its_title() -> None:
    make_page(ReportPage, "Uitval, uitval en uitval", lead="", body=text("Uitval uitval uitval"))
    make_page(DossierPage, "Uitval", lead="")
    checking.rebuild()
    for words in ("uitval", "dossier uitval"):
        assert titles(search(Asked(words)))[0] == "Uitval"


def test_a_changed_synonym_works_at_once() -> None:
    assert search(Asked("loopbaanhulp")).total == 0
    ring = SynonymRing.objects.create(words="loopbaanhulp\nloopbaanbegeleiding")
    assert titles(search(Asked("loopbaanhulp"))) == ["Dag een"]
    ring.delete()
    assert search(Asked("loopbaanhulp")).total == 0


def test_a_new_abbreviation_finds_what_it_stands_for() -> None:
    assert search(Asked("KGH")).total == 0
    Abbreviation.objects.create(short="KGH", expansions="kansengelijkheid")
    assert titles(search(Asked("KGH"))) == ["Dag drie"]


def test_a_word_that_editors_keep_whole_asks_for_a_rebuild_and_is_no_compound_then() -> None:
    assert titles(search(Asked("gelijkheid"))) == ["Dag drie"]
    UnsplitWord.objects.create(word="kansengelijkheid")
    ledger.catch_up()
    assert [found.fault for found in checking.differences()] == [checking.Fault.REBUILD]
    checking.rebuild()
    assert checking.differences() == []
    assert search(Asked("gelijkheid", literal=True)).total == 0
    UnsplitWord.objects.all().delete()
    checking.rebuild()
    assert titles(search(Asked("gelijkheid"))) == ["Dag drie"]


def test_related_publications_share_themes_and_words_and_are_public() -> None:
    body = text("De zomerschool overbrugt de zomer. De zomerschool helpt.")
    page = make_page(ReportPage, "Zomerschool een", lead="", body=body, themes=("zomerlek",))
    like = make_page(ReportPage, "Zomerschool twee", lead="", body=body, themes=("zomerlek",))
    less = make_page(ReportPage, "Zomerschool drie", lead="", body=body, themes=("loopbaangesprek",))
    closed = make_page(ReportPage, "Zomerschool vier", lead="", body=body, themes=("zomerlek",))
    checking.rebuild()
    type(closed).objects.filter(pk=closed.pk).update(live=False)  # past every signal
    assert [found.key for found in related(page_key(page.pk), 5)] == [page_key(like.pk), page_key(less.pk)]


def test_nothing_is_related_to_what_the_index_does_not_know_or_when_it_is_away(
    settings: object, tmp_path: Path
) -> None:
    assert related("page:999999", 5) == ()
    settings.SEARCH_INDEX_DIR = tmp_path / "elsewhere"  # type: ignore[attr-defined]
    assert not engine().status().available
    assert related("page:1", 5) == ()
