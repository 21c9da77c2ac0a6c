"""What the figures of the search benchmark stand on: the generated corpus is what it says it is."""

from __future__ import annotations

from collections import Counter
from itertools import islice

import pytest

from knowledge.enums import Kind
from knowledge.models import Region, Role, Sector, Theme, Transition
from knowledge.search.contract import FACETS
from tests.benchmarks import corpus_words
from tests.benchmarks.corpus import DISTINCT_WORDS, EVERYWHERE, Corpus, Words, plural, queries, words_in

DOCUMENTS = 2_000


@pytest.fixture(scope="module")
def words() -> Words:
    return Words()


@pytest.fixture(scope="module")
def documents(words: Words) -> list[object]:
    return list(Corpus(DOCUMENTS, words=words))


def test_the_same_seed_makes_the_same_documents_and_a_shorter_corpus_is_the_start_of_a_longer_one(words, documents):
    assert list(Corpus(50)) == list(islice(Corpus(DOCUMENTS, words=words), 50)) == documents[:50]
    assert list(Corpus(50, seed=1, words=words)) != documents[:50]


def test_there_are_as_many_distinct_words_as_promised(words):
    assert len(words.all) == len(set(words.all)) == DISTINCT_WORDS
    assert EVERYWHERE not in words.all


def test_a_word_is_drawn_as_often_as_its_place_in_the_list_says(words):
    drawn = Counter(words.pool)
    first, tenth, hundredth = (drawn[words.all[place - 1]] for place in (1, 10, 100))
    assert (round(first / tenth), round(first / hundredth)) == (10, 100)
    assert set(drawn) == set(words.all)


def test_a_page_has_150_to_300_words_and_two_pages_in_five_hold_a_recommendation(documents):
    pages = [page for page in documents if not page.parent]
    lengths = {
        sum(len(text.split()) for text in (page.lead, *(passage.text for passage in page.passages))) for page in pages
    }
    assert (min(lengths) >= 150, max(lengths) <= 300) == (True, True)
    recommended = [document for document in documents if document.parent]
    holders = {page.key: page for page in pages if len(page.passages) == 2}
    assert [item.parent for item in recommended] == list(holders)
    assert all(item.passages == holders[item.parent].passages[1:] for item in recommended)
    assert len(holders) / len(pages) == pytest.approx(0.4, abs=0.001)


def test_the_word_that_nearly_all_have_is_in_1500_of_2000_documents(documents):
    assert sum(EVERYWHERE in words_in(document) for document in documents) == 1_500


def test_every_facet_has_values_and_no_two_documents_share_a_key(documents):
    filed = {facet for document in documents for facet, keys in document.filters.items() if keys}
    assert filed == set(FACETS)
    assert len({document.key for document in documents}) == DOCUMENTS


def test_queries_are_by_thirds_common_middle_and_rare_words_that_stand_together(words, documents):
    drawn = queries(documents, words.stop_words, of_each=20)
    assert Counter(query.third for query in drawn) == {"common": 20, "middle": 20, "rare": 20}
    assert {
        third: sum(" " in query.text for query in drawn if query.third == third) for third in ("common", "rare")
    } == {
        "common": 10,
        "rare": 10,
    }
    known = [words_in(document) for document in documents]
    found = {query: sum(set(query.text.split()) <= have for have in known) for query in drawn}
    assert min(found.values()) >= 1
    alone = {query.third: [] for query in drawn}
    for query, count in found.items():
        if " " not in query.text:
            alone[query.third].append(count)
    assert min(alone["common"]) >= 0.05 * DOCUMENTS > max(alone["middle"])
    assert min(alone["middle"]) >= 0.002 * DOCUMENTS
    assert (min(alone["rare"]), max(alone["rare"]) <= 5) == (3, True)


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("school", "scholen"), ("les", "lessen"), ("docent", "docenten"), ("winkel", "winkels"), ("huis", "huizen")],
)
def test_plurals_are_made_as_dutch_makes_them(noun, expected):
    assert plural(noun) == expected


@pytest.mark.django_db
def test_keys_are_those_of_the_vocabulary_that_migrations_ship():
    sectors = {part for key in corpus_words.SECTORS for part in key.split(",")}
    shipped = [
        (Theme, corpus_words.THEMES),
        (Sector, sectors),
        (Transition, corpus_words.TRANSITIONS),
        (Role, corpus_words.ROLES),
        (Region, corpus_words.REGIONS),
    ]
    for model, keys in shipped:
        assert set(model.objects.values_list("key", flat=True)) == set(keys)
    assert set(corpus_words.KINDS) <= set(Kind.values)
