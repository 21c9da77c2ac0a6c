"""Both engines asked the same over the same pages: the same totals and facets, and the same hits in the same order."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import mean

import pytest

from knowledge.search.contract import FACETS, Favoured, SearchDocument, SearchEngine, SearchQuery, Sort
from knowledge.search.fields import prefixes_of
from tests.benchmarks.corpus import Corpus, Words, queries
from tests.contracts.search_engines import ENGINES, asked

DOCUMENTS = 400
FILTERS = ({}, {"sector": ("vo", "mbo")}, {"thema": ("warme-overdracht-en-intake",), "rol": ("decaan", "mentor")})
Pair = tuple[SearchEngine, SearchEngine]


@pytest.fixture(scope="module")
def shelf() -> tuple[list[SearchDocument], list[str]]:
    """Generated pages, and questions over them: common, middle and rare words."""
    words = Words(distinct=12_000)
    documents = list(Corpus(DOCUMENTS, words=words))
    return documents, [query.text for query in queries(documents, words.stop_words, of_each=12)]


@pytest.fixture
def pair(request: pytest.FixtureRequest, tmp_path: Path, shelf: tuple[list[SearchDocument], list[str]]) -> Pair:
    embedded, elasticsearch = (make(request, tmp_path) for make in ENGINES.values())
    for engine in (embedded, elasticsearch):
        engine.rebuild(shelf[0])
    return embedded, elasticsearch


def asking(texts: list[str]) -> Iterator[SearchQuery]:
    """Each question plainly, on page 2, with favoured kinds, relaxed, sorted otherwise, as a phrase, as exclusion."""
    for number, text in enumerate(texts):
        wanted = asked(text, facets=FACETS, filters=FILTERS[number % len(FILTERS)])
        yield wanted
        yield replace(wanted, page=2)
        yield replace(wanted, favoured=(Favoured("soort", "opbrengst", 1.5), Favoured("thema", "stage", 0.5)))
        yield replace(wanted, at_least=1, tiers=True)
        yield replace(wanted, sort=list(Sort)[number % 3])
        yield asked(f'"{text}"')
        yield asked(f"school -{text.split()[0]}", facets=FACETS)


def test_both_engines_find_as_many_count_alike_and_rank_alike(
    pair: Pair, shelf: tuple[list[SearchDocument], list[str]]
) -> None:
    overlaps, in_order, asked_for = [], 0, 0
    for wanted in asking(shelf[1]):
        one, other = (engine.search(wanted) for engine in pair)
        assert (wanted, one.total, one.facets) == (wanted, other.total, other.facets)
        found, same = ([hit.document.key for hit in answer.hits] for answer in (one, other))
        scores = [hit.score for hit in one.hits]
        assert (wanted, [hit.score for hit in other.hits]) == (wanted, pytest.approx(scores, rel=1e-4))
        asked_for += 1
        in_order += found == same
        if found:
            overlaps.append(len(set(found) & set(same)) / len(found))
    print(f"{asked_for} questions, overlap {mean(overlaps):.4f}, worst {min(overlaps):.2f}, same order {in_order}")
    assert len(overlaps) > asked_for / 2
    assert mean(overlaps) >= 0.95
    assert in_order / asked_for >= 0.9


def test_both_engines_know_the_same_words(pair: Pair, shelf: tuple[list[SearchDocument], list[str]]) -> None:
    embedded, elasticsearch = pair
    chance = random.Random(7)
    held = [word for text in shelf[1] for word in text.split()]
    typed = ["".join(chance.sample(word[:3], min(3, len(word)))) + word[3:] for word in held[:12]]
    typed += [word[:place] + word[place + 1 :] for word in held[12:24] for place in (len(word) // 2,)]
    for word in typed:
        assert (word, embedded.similar(word)) == (word, elasticsearch.similar(word))
    assert embedded.documents_with([*held, *typed]) == elasticsearch.documents_with([*held, *typed])


def test_both_engines_suggest_the_same(pair: Pair, shelf: tuple[list[SearchDocument], list[str]]) -> None:
    for document in shelf[0][:40]:
        for length in (1, 2, 4, 12):
            prefixes = prefixes_of(document.title[:length])
            one, other = ([each.key for each in engine.suggest(prefixes, 8)] for engine in pair)
            assert (document.title[:length], one) == (document.title[:length], other)
            assert one
