"""What an engine knows of its own words: spelling, frequencies, suggestions, one document by its key."""

from __future__ import annotations

import pytest

from knowledge.search.contract import SearchEngine
from knowledge.search.fields import LONGEST_PREFIX, prefixes_of
from tests.contracts.search_engines import keys, page


def test_similar_words_are_those_at_most_two_edits_away(engine: SearchEngine) -> None:
    near = (
        "intakes",
        "intak",
        "inteke",
        "ntake",
        "itnake",
        "xntakx",
        "stintake",
        "take",
        "intaken",
        "intakend",
        "tnikae",
    )
    engine.index([page(1, "x", f"intake {' '.join(near)} intakegesprek zomerlek indexen")])
    assert engine.similar("intake") == dict.fromkeys(set(near) - {"tnikae"}, 1)


@pytest.mark.parametrize(
    ("word", "held"),
    [
        ("overdracht", "voerdracht"),  # swapped at the start: one edit
        ("overdracht", "oevrdrahct"),  # swapped twice
        ("overdracht", "xverdrachx"),  # first and last letter
        ("overdracht", "xoverdrachtx"),
        ("overdracht", "erdracht"),  # the first two letters
        ("mbo", "m"),
        ("a", "abc"),
        ("ωμεγα", "ωμγεα"),
    ],
)
def test_edits_may_be_anywhere_in_words_of_any_length(engine: SearchEngine, word: str, held: str) -> None:
    engine.index([page(1, held, held), page(2, "zomerlek")])
    assert (engine.similar(word), held in engine.similar("zomerlek")) == ({held: 1}, False)


def test_similar_words_come_with_the_number_of_documents_that_hold_them(engine: SearchEngine) -> None:
    engine.index([page(number, "x", "intakes intakes") for number in range(7)])
    engine.index([page(9, "x", "intaken"), page(10, "x", "intake")])
    assert engine.similar("intake") == {"intakes": 7, "intaken": 1}


def test_a_frequent_word_has_similar_words_too(engine: SearchEngine) -> None:
    engine.index([page(number, "x", "intake") for number in range(200)])
    engine.index([page(300, "x", "intakes")])
    assert engine.similar("intake") == {"intakes": 1}
    assert engine.similar("intakes") == {"intake": 200}


def test_all_similar_words_are_told_however_many(engine: SearchEngine) -> None:
    letters = "abcdefghijklmnopqrstuvwxy"
    made = {f"school{one}{other}" for one in letters for other in letters}
    engine.index([page(1, "x", " ".join(sorted(made)))])
    assert set(engine.similar("school")) == made


def test_only_words_of_letters_are_similar_to_anything(engine: SearchEngine) -> None:
    engine.index([page(1, "x", "vmbo2 2026 LOB")])
    assert (engine.similar("vmbo"), engine.similar("2025")) == ({}, {})
    assert engine.similar("lobs") == {"lob": 1}


def test_documents_are_counted_by_exact_word_in_one_go(engine: SearchEngine) -> None:
    engine.index([page(1, "Intake", "intake stage"), page(2, "x", "intake"), page(3, "x", "de intakes")])
    asked = ["intake", "stage", "intakes", "bestaat niet", "", "x"]
    assert engine.documents_with(asked) == {
        "intake": 2, "stage": 1, "intakes": 1, "bestaat niet": 0, "": 0, "x": 2,
    }  # fmt: skip
    assert engine.documents_with([]) == {}
    assert engine.documents_with(f"woord{number}" for number in range(1_200)) == {
        f"woord{number}": 0 for number in range(1_200)
    }


def test_a_document_is_read_by_its_key(engine: SearchEngine) -> None:
    stored = page(1, "Titel", "tekst", "2026-01-01", thema=("lob",))
    engine.index([stored, page(11, "Titel")])
    assert engine.document("page:1") == stored
    assert engine.document("page:2") is None
    engine.remove(["page:1"])
    assert engine.document("page:1") is None


def suggested(engine: SearchEngine, text: str, limit: int = 8) -> list[str]:
    return [document.title for document in engine.suggest(prefixes_of(text), limit)]


def test_suggestions_are_titles_in_which_a_word_begins_with_each_word_typed(engine: SearchEngine) -> None:
    titles = ("Warme overdracht", "Overdracht van dossiers op school", "De warme klas", "Onderzoek")
    engine.index([page(number, title, "warme overdracht") for number, title in enumerate(titles)])
    assert suggested(engine, "over") == ["Warme overdracht", "Overdracht van dossiers op school"]
    assert suggested(engine, "warme o") == suggested(engine, "o war") == ["Warme overdracht"]
    assert suggested(engine, "dracht") == suggested(engine, "warmer") == suggested(engine, "") == []


def test_of_titles_that_begin_alike_the_shortest_come_first(engine: SearchEngine) -> None:
    titles = ["Intake", "Intake op school", "De intake op een school voor allen die kiezen"]
    engine.index([page(number, title) for number, title in enumerate(reversed(titles))])
    assert suggested(engine, "int") == titles
    assert suggested(engine, "int", 2) == titles[:2]


def test_suggestions_know_accents_hyphens_capitals_and_long_words(engine: SearchEngine) -> None:
    titles = ("Één leven", "De LOB-coördinator", "Doorstroombegeleidingsconferentie")
    engine.index([page(number, title) for number, title in enumerate(titles)])
    assert suggested(engine, "EEN l") == ["Één leven"]
    assert (
        suggested(engine, "lobco") == suggested(engine, "coor") == suggested(engine, "LOB-co") == ["De LOB-coördinator"]
    )
    assert suggested(engine, "doorstroombegeleidingsco") == ["Doorstroombegeleidingsconferentie"]
    assert suggested(engine, "doorstroombegeleidingsconferenties"[:LONGEST_PREFIX]) == [
        "Doorstroombegeleidingsconferentie"
    ]


def test_what_was_removed_is_not_suggested(engine: SearchEngine) -> None:
    engine.index([page(1, "Intake"), page(2, "Intake op school")])
    engine.remove(["page:1"])
    assert suggested(engine, "intake") == ["Intake op school"]
    assert keys(engine, "intake") == ["page:2"]
