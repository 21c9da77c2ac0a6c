"""Dutch words as terms: what becomes one word, and what must not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.analysis import LONGEST_TERM, is_stop_word, sort_key, terms_of, words
from knowledge.search.folding import fold


def stem(word: str) -> str:
    return terms_of(word).stems[0]


@pytest.mark.parametrize(
    "forms",
    [
        "doorstroomconferentie doorstroomconferenties",
        "docententeam docententeams",
        "kans kansen",
        "loopbaankans loopbaankansen",
        "begeleiding begeleidingen begeleiden begeleid begeleidt",
        "coördinator coördinatoren coordinator coordinatoren coórdinator",
        "oriënterend orienterend oriénterend oriënteren",
        "idee ideeën ideeen",
        "kind kinderen",
        "stad steden",
        "thema thema's thema’s themas",
        "diploma diploma's diploma'’s",
        "keuze keuzes keuzen",
        "studiekeuze studiekeuzes",
        "ouder ouders",
        "leraar leraren",
        "les lessen",
        "mentorles mentorlessen",
        "leerroute leerroutes",
        "leerlijn leerlijnen",
        "werkgever werkgevers",
        "onderzoeker onderzoekers",
        "aanbeveling aanbevelingen aanbevolen",
        "stagebedrijf stagebedrijven",
        "kwalificatieproces kwalificatieprocessen",
        "doorstroom doorstromen doorstroomt doorgestroomd",
        "mbo'er mbo'ers",
        "roc roc's",
        "jongere jongeren",
        "vakcollege vakcolleges",
        "schooldecaan schooldecanen",
    ],
)
def test_forms_of_a_word_share_a_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("begeleiding", "beleid"),
        ("kans", "kan"),
        ("ouder", "oud"),
        ("school", "schol"),
        ("taak", "tak"),
        ("maan", "man"),
        ("wet", "weten"),
        ("werkgever", "werkgeefster"),
        ("student", "studie"),
        ("regio", "regie"),
        ("leerling", "leraar"),
        ("profiel", "proef"),
    ],
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["havo", "vmbo", "LOB", "BBL", "bpv", "2026", "mavo", "wo", "Ωμέγα"])
def test_abbreviations_short_words_and_figures_are_left_alone(word: str) -> None:
    assert terms_of(word).stems == terms_of(word).exact


def test_accents_and_capitals_are_folded() -> None:
    assert [fold(word) for word in ("Oriënterend", "oriénterend", "ORIENTEREND")] == ["orienterend"] * 3


def test_invisible_characters_do_not_split_or_change_a_word() -> None:
    assert terms_of("loop\u00adbaan\u2060gesprek") == terms_of("loopbaangesprek")


def test_composed_and_decomposed_letters_are_one() -> None:
    assert terms_of("oriënteren") == terms_of("orie\u0308nteren")


def test_a_hyphen_compound_gives_its_parts_and_the_joined_form() -> None:
    terms = terms_of("vmbo-leerlingen")
    assert terms.exact == ("vmbo", "leerlingen")
    assert terms.stems == ("vmbo", "leerling")
    assert terms.joined == "vmboleerlingen"
    assert terms.joined_stem == "vmboleerling"


@pytest.mark.parametrize(
    ("word", "stem", "parts"),
    [
        ("slb'er", "slber", ("slb",)),
        ("mbo’ers", "mboer", ("mbo",)),
        ("hbo's", "hbo", ()),
        ("thema's", "thema", ()),
        ("foto's", "foto", ()),
    ],
)
def test_an_ending_behind_an_apostrophe_leaves_the_abbreviation_findable(
    word: str, stem: str, parts: tuple[str, ...]
) -> None:
    terms = terms_of(word)
    assert (terms.stems, terms.parts) == ((stem,), (parts,))


def test_a_suspended_hyphen_joins_nothing() -> None:
    assert [(word.terms.exact, word.terms.joined) for word in words("vmbo- en mbo-opleidingen, -routes")] == [
        (("vmbo",), ""),
        (("en",), ""),
        (("mbo", "opleidingen"), "mboopleidingen"),
        (("routes",), ""),
    ]


def test_words_say_where_they_stand() -> None:
    text = "‘Kansen’ voor LOB/mbo (foto’s)."
    assert [text[word.start : word.end] for word in words(text)] == ["Kansen", "voor", "LOB", "mbo", "foto’s"]


def test_punctuation_and_emoji_make_no_words() -> None:
    assert list(words("… !? 🎓 — “” ''")) == []


def test_a_term_is_never_longer_than_the_engines_take() -> None:
    assert len(terms_of("a" * 5_000).exact[0]) == LONGEST_TERM


def test_stop_words_are_words_and_abbreviations_are_no_stop_words() -> None:
    assert is_stop_word("de")
    assert not any(is_stop_word(word) for word in ("wo", "po", "pro", "lob", "ad"))
    assert [word.terms.exact for word in words("de kans")] == [("de",), ("kans",)]


def test_titles_sort_without_case_accents_and_quotes() -> None:
    titles = ["‘Zomerlek’", "Één intake", "doorstroom", "Ébène"]
    assert sorted(titles, key=sort_key) == ["doorstroom", "Ébène", "Één intake", "‘Zomerlek’"]


@given(st.text())
def test_terms_hold_no_space_whatever_the_text(text: str) -> None:
    for word in words(text):
        for term in (*word.terms.exact, *word.terms.stems):
            assert term
            assert term.isalnum()
        assert len(word.terms.exact) == len(word.terms.stems)


@given(st.text(alphabet="abcdeijkmnorstuvëïöüéèóáç", min_size=1, max_size=20))
def test_a_word_in_another_case_has_the_same_terms_but_for_that_of_its_capitals(word: str) -> None:
    bare = [replace(terms_of(form), capitals=()) for form in (word, word.upper(), word.title())]
    assert bare[0] == bare[1] == bare[2]
