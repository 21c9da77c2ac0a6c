"""What a typed query means: words, phrases, exclusions, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.clauses import leaves
from knowledge.search.contract import AllOf, AnyOf, Field, Phrase, Term
from knowledge.search.querying import LONGEST_INPUT, MOST_WORDS, parse


def typed(text: str) -> list[str]:
    return [word.text for word in parse(text).words]


def test_plain_words_are_all_wanted() -> None:
    assert typed("doorlopende leerroute mbo") == ["doorlopende", "leerroute", "mbo"]


def test_quotes_make_a_phrase_of_exact_terms() -> None:
    for text in ('"gelijke kansen" mbo', "“gelijke kansen” mbo", "„gelijke kansen” mbo"):
        parsed = parse(text)
        assert parsed.phrases == (Phrase(("gelijke", "kansen")),)
        assert [word.text for word in parsed.words] == ["mbo"]


def test_a_phrase_keeps_its_stop_words() -> None:
    assert parse('"de kans van je leven"').phrases == (Phrase(("de", "kans", "van", "je", "leven")),)


def test_a_minus_before_a_word_or_phrase_excludes_it() -> None:
    parsed = parse('stage -bpv -"gelijke kansen"')
    assert [word.text for word in parsed.words] == ["stage"]
    assert parsed.excluded == (
        AnyOf((Term(Field.EXACT, "bpv"), Term(Field.STEMS, "bpv", 0.5))),
        Phrase(("gelijke", "kansen")),
    )


def test_a_minus_inside_a_word_or_alone_excludes_nothing() -> None:
    for text in (
        "vmbo-leerling",
        "mbo - hbo",
        "leerlijnen en-routes",
        "oriëntatie en -begeleiding",
        "pre-, -begeleiding",
    ):
        assert parse(text).excluded == ()


def test_stop_words_are_left_out_beside_other_words() -> None:
    assert typed("wat is de doorstroom van het mbo") == ["doorstroom", "mbo"]


def test_a_query_of_only_stop_words_searches_for_them() -> None:
    assert typed("wat is dat") == ["wat", "is", "dat"]


def test_a_quote_that_is_never_closed_is_no_quote() -> None:
    parsed = parse('"gelijke kansen')
    assert parsed.phrases == ()
    assert [word.text for word in parsed.words] == ["gelijke", "kansen"]


def test_the_same_word_twice_counts_once() -> None:
    assert typed("LOB lob Lob") == ["LOB"]


@pytest.mark.parametrize("text", ["", "   ", "!?… ()", "🎓🎉", '""', "-", '"" -""'])
def test_nothing_but_signs_is_no_query(text: str) -> None:
    assert parse(text).is_empty


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("titel:kansen AND stage", ["titel", "kansen", "AND", "stage"]),
        ("kans* OR (mbo~2)^3", ["kans", "OR", "mbo", "2", "3"]),
        ("'; DROP TABLE pages; --", ["DROP", "TABLE", "pages"]),
        ('{"query": {"match_all": {}}}', ["match_all", "query"]),
        ("[a TO z]", ["a", "TO", "z"]),
    ],
)
def test_the_syntax_of_other_systems_is_just_words(text: str, expected: list[str]) -> None:
    parsed = parse(text)
    assert sorted([*typed(text), *("_".join(phrase.words) for phrase in parsed.phrases)]) == sorted(expected)
    assert parsed.excluded == ()


def test_a_hyphenated_word_is_one_word_with_a_joined_form() -> None:
    (word,) = parse("LOB-coördinator").words
    exact = [leaf.text for leaf in leaves(word.clause) if isinstance(leaf, Term) and leaf.field is Field.EXACT]
    assert exact == ["lob", "coordinator", "lobcoordinator"]
    assert isinstance(word.clause, AnyOf)
    assert isinstance(word.clause.clauses[0], AllOf)


def test_ten_thousand_characters_are_read_and_the_rest_is_said_to_be_left() -> None:
    parsed = parse("kans " * 2_000 + "stage")
    assert parsed.shortened
    assert [word.text for word in parsed.words] == ["kans"]
    assert not parse(("kans " * 2_000)[:LONGEST_INPUT]).shortened


def test_more_words_than_an_engine_answers_well_are_left_out_and_said() -> None:
    parsed = parse(" ".join(f"woord{number}" for number in range(MOST_WORDS + 5)))
    assert len(parsed.words) == MOST_WORDS
    assert parsed.shortened


@given(st.text(max_size=300))
def test_any_text_can_be_typed(text: str) -> None:
    for word in parse(text).words:
        assert list(leaves(word.clause))
