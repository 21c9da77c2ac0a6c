"""What a query may be made of, and what each piece adds to a score, whatever the engine."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.search.contract import (
    AllOf,
    AnyOf,
    Clause,
    Favoured,
    Field,
    Phrase,
    QueryWord,
    SearchEngine,
    SearchQuery,
    Sort,
    Term,
)
from tests.contracts.search_engines import asked, counts, found, keys, page


def exact(text: str, weight: float = 1.0) -> Term:
    return Term(Field.EXACT, text, weight)


def query(*clauses: Clause, **more: object) -> SearchQuery:
    return SearchQuery(words=tuple(QueryWord("", clause) for clause in clauses), **more)  # type: ignore[arg-type]


def scores(engine: SearchEngine, wanted: SearchQuery) -> dict[str, float]:
    return {hit.document.key: hit.score for hit in engine.search(wanted).hits}


@pytest.fixture
def letters(engine: SearchEngine) -> SearchEngine:
    """Pages that hold one letter each, and all that can be made of three."""
    held = ("aa", "bb", "cc", "aa bb", "aa cc", "bb cc", "aa bb cc")
    engine.index([page(number, "x", body) for number, body in enumerate(held)])
    return engine


def numbers(engine: SearchEngine, wanted: SearchQuery) -> set[int]:
    return {int(key.removeprefix("page:")) for key in found(engine, wanted)}


def test_any_of_is_met_by_one_all_of_by_all_and_they_nest(letters: SearchEngine) -> None:
    a, b, c = exact("aa"), exact("bb"), exact("cc")
    assert numbers(letters, query(AnyOf((a, b)))) == {0, 1, 3, 4, 5, 6}
    assert numbers(letters, query(AllOf((a, b)))) == {3, 6}
    assert numbers(letters, query(AnyOf((AllOf((a, b)), AllOf((b, c)))))) == {3, 5, 6}
    assert numbers(letters, query(AllOf((AnyOf((a, b)), c)))) == {4, 5, 6}
    assert numbers(letters, query(AnyOf((c, AllOf((a, AnyOf((b, AllOf((a, b))))))))))  == {2, 3, 4, 5, 6}  # fmt: skip


def test_words_are_joined_by_and(letters: SearchEngine) -> None:
    assert numbers(letters, query(AnyOf((exact("aa"), exact("bb"))), exact("cc"))) == {4, 5, 6}


def test_nothing_meets_a_choice_without_choices(letters: SearchEngine) -> None:
    assert letters.search(query(AnyOf(()))).total == 0
    assert letters.search(query(AllOf(()))).total == 0
    assert numbers(letters, query(AnyOf((exact("aa"), AnyOf(()))))) == {0, 3, 4, 6}


@pytest.mark.parametrize(("at_least", "expected"), [(1, {0, 1, 2, 3, 4, 5, 6}), (2, {3, 4, 5, 6}), (3, {6}), (9, {6})])
def test_at_least_counts_words_not_terms(letters: SearchEngine, at_least: int, expected: set[int]) -> None:
    doubled = [AnyOf((exact(letter), Term(Field.STEMS, letter, 0.5))) for letter in ("aa", "bb", "cc")]
    assert numbers(letters, query(*doubled, at_least=at_least)) == expected


def test_in_tiers_who_meets_more_words_ranks_above_who_meets_fewer(engine: SearchEngine) -> None:
    engine.index([page(1, "aa", "aa aa aa aa"), page(2, "x", f"aa bb {'yy ' * 200}"), page(3, "x", "aa")])
    engine.index([page(number, "x", "bb") for number in range(4, 20)])
    loose = query(exact("aa"), exact("bb"), at_least=1, size=3)
    assert found(engine, loose)[0] == "page:1"
    assert found(engine, replace(loose, tiers=True))[:2] == ["page:2", "page:1"]
    assert engine.search(loose).total == engine.search(replace(loose, tiers=True)).total == 19


def test_phrases_must_be_met_also_where_some_words_are_enough(letters: SearchEngine) -> None:
    wanted = query(exact("aa"), exact("bb"), phrases=(Phrase(("bb", "cc")),), at_least=1)
    assert numbers(letters, wanted) == {5, 6}


def test_all_phrases_must_be_met(letters: SearchEngine) -> None:
    assert numbers(letters, SearchQuery(phrases=(Phrase(("aa", "bb")), Phrase(("bb", "cc"))))) == {6}
    assert numbers(letters, SearchQuery(phrases=(Phrase(("aa",)), Phrase(("cc",))))) == {4, 6}


def test_a_phrase_may_stand_among_the_choices(letters: SearchEngine) -> None:
    assert numbers(letters, query(AnyOf((Phrase(("aa", "bb")), Phrase(("bb", "cc")))))) == {3, 5, 6}
    assert numbers(letters, query(AllOf((Phrase(("aa", "bb")), exact("cc"))))) == {6}


def test_any_clause_may_be_excluded(letters: SearchEngine) -> None:
    assert numbers(letters, query(exact("aa"), excluded=(AllOf((exact("bb"), exact("cc"))),))) == {0, 3, 4}
    assert numbers(letters, query(exact("aa"), excluded=(AnyOf((exact("bb"), exact("cc"))),))) == {0}
    assert numbers(letters, query(exact("aa"), excluded=(Phrase(("aa", "bb")),))) == {0, 4}
    assert numbers(letters, query(exact("aa"), excluded=(exact("bb"), exact("cc")))) == {0}
    assert numbers(letters, SearchQuery(excluded=(exact("aa"),))) == {1, 2, 5}


def test_scores_are_added_and_weighed(letters: SearchEngine) -> None:
    a, b = scores(letters, query(exact("aa"))), scores(letters, query(exact("bb")))
    both = scores(letters, query(exact("aa"), exact("bb")))
    assert both == {key: pytest.approx(a[key] + b[key], rel=1e-5) for key in ("page:3", "page:6")}
    light = scores(letters, query(exact("aa", 0.25)))
    assert light == {key: pytest.approx(score / 4, rel=1e-5) for key, score in a.items()}
    chosen = scores(letters, query(AnyOf((exact("aa"), exact("bb")))))
    assert chosen == {key: pytest.approx(a.get(key, 0) + b.get(key, 0), rel=1e-5) for key in sorted({*a, *b}, key=str)}


def test_a_phrase_weighs_as_it_is_told(letters: SearchEngine) -> None:
    whole = scores(letters, SearchQuery(phrases=(Phrase(("aa", "bb")),)))
    half = scores(letters, SearchQuery(phrases=(Phrase(("aa", "bb"), 0.5),)))
    assert set(whole) == {"page:3", "page:6"}
    assert half == {key: pytest.approx(score / 2, rel=1e-5) for key, score in whole.items()}


def test_a_term_is_met_in_its_own_field_only(engine: SearchEngine) -> None:
    engine.index([page(1, "x", "De doorstroomconferenties")])
    assert found(engine, query(exact("doorstroomconferenties"))) == ["page:1"]
    assert found(engine, query(Term(Field.STEMS, "doorstroomconferentie"))) == ["page:1"]
    assert found(engine, query(Term(Field.PARTS, "conferentie"))) == ["page:1"]
    assert found(engine, query(exact("conferentie"))) == []
    assert found(engine, query(Term(Field.STEMS, "conferentie"))) == []
    assert found(engine, query(Term(Field.PARTS, "doorstroomconferenties"))) == []


def test_what_is_favoured_scores_so_much_more_and_nothing_else_changes(letters: SearchEngine) -> None:
    letters.index([page(7, "x", "aa", soort=("dossier",)), replace(page(8, "x", "aa"), names=("de naam",))])
    plain = query(exact("aa"))
    before = scores(letters, plain)
    after = scores(
        letters, replace(plain, favoured=(Favoured("soort", "dossier", 2.5), Favoured("names", "de naam", 40.0)))
    )
    more = {"page:7": 2.5, "page:8": 40.0}
    assert after == {key: pytest.approx(score + more.get(key, 0), rel=1e-5) for key, score in before.items()}
    assert found(letters, replace(plain, favoured=(Favoured("names", "de naam", 40.0),)))[0] == "page:8"


def test_what_is_favoured_is_neither_found_by_it_nor_counted_by_it(letters: SearchEngine) -> None:
    letters.index([page(7, "x", "zz", soort=("dossier",))])
    favoured = (Favoured("soort", "dossier", 2.5),)
    assert numbers(letters, query(exact("aa"), favoured=favoured)) == {0, 3, 4, 6}
    counted = letters.search(query(exact("aa"), favoured=favoured, facets=("soort",)))
    assert (counted.total, counted.facets["soort"]) == (4, ())


def test_a_name_is_matched_whole_and_literally(engine: SearchEngine) -> None:
    engine.index(
        [replace(page(1, "x", "aa"), names=("lob visie", "visie")), replace(page(2, "x", "aa"), names=("lob",))]
    )

    def first(name: str) -> float:
        return max(scores(engine, query(exact("aa"), favoured=(Favoured("names", name, 50.0),))).values())

    assert {name: first(name) > 50 for name in ("lob visie", "visie", "lob", "lo", "lob vis", "Lob", "")} == {
        "lob visie": True, "visie": True, "lob": True, "lo": False, "lob vis": False, "Lob": False, "": False,
    }  # fmt: skip


def test_what_is_left_out_is_neither_found_nor_counted(engine: SearchEngine) -> None:
    engine.index([page(number, "x", "intake", soort=("dossier",)) for number in range(5)])
    without = ("page:1", "page:3", "page:77")
    assert set(keys(engine, "intake", without=without)) == {"page:0", "page:2", "page:4"}
    assert engine.search(asked("intake", without=without)).total == 3
    assert counts(engine, "soort", "intake", without=without) == {"dossier": 3}
    assert set(keys(engine, without=without)) == {"page:0", "page:2", "page:4"}


def test_equal_scores_come_newest_first_then_steadily(engine: SearchEngine) -> None:
    dates = {1: "2024-05-01", 2: "2026-01-23", 3: "", 4: "2025-12-31"}
    engine.index([page(number, "Zelfde", "intake", date) for number, date in dates.items()])
    assert keys(engine, "intake") == ["page:2", "page:4", "page:1", "page:3"]


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.TITLE])
def test_other_orders_have_no_score(letters: SearchEngine, sort: Sort) -> None:
    favoured = (Favoured("names", "x", 5.0),)
    assert set(scores(letters, query(exact("aa"), sort=sort, favoured=favoured)).values()) == {0.0}
