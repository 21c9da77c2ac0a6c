"""Schema and queries of the embedded index, in tantivy's terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import tantivy

from knowledge.search.contract import FACETS, QueryWord, SearchQuery
from knowledge.search.fields import TermWeights

# Raise with every change of the fields below: an index made with another one asks for a rebuild.
SCHEMA_VERSION = 1

# More values than this in one facet are not counted; the largest vocabulary has some thirty.
MOST_FACET_VALUES = 1_000

_ALL_WORDS, _ANY_WORD, _NO_WORD = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


def schema() -> tantivy.Schema:
    """`exact` and `stems` hold analysed terms, taken apart at spaces only; the facets their keys, untouched.

    `newest` and `title_order` sort, and end in the key so that no two documents ever tie.
    """
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("entry", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("exact", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("stems", tokenizer_name="whitespace", index_option="freq")
    for facet in FACETS:
        builder.add_text_field(facet, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("title_order", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("newest", fast=True)
    builder.add_bytes_field("document", stored=True)
    return builder.build()


class Queries:
    """Builds tantivy queries for one schema and one set of weights."""

    def __init__(self, built: tantivy.Schema, weights: TermWeights) -> None:
        self._schema = built
        self._weights = weights

    def text(self, query: SearchQuery) -> tantivy.Query:
        """Words, phrases and exclusions, without filters."""
        clauses: list[tuple[tantivy.Occur, tantivy.Query]] = []
        if query.words:
            words = [self._word(word) for word in query.words]
            if query.at_least is None:
                clauses += [(_ALL_WORDS, word) for word in words]
            else:
                some = tantivy.Query.boolean_query(
                    [(_ANY_WORD, word) for word in words], min(query.at_least, len(words))
                )
                clauses.append((_ALL_WORDS, some))
        clauses += [(_ALL_WORDS, self._phrase(run)) for run in query.phrases]
        if not clauses:
            clauses.append((_ALL_WORDS, tantivy.Query.all_query()))
        clauses += [(_NO_WORD, self._word(word)) for word in query.excluded_words]
        clauses += [(_NO_WORD, self._phrase(run)) for run in query.excluded_phrases]
        return tantivy.Query.boolean_query(clauses)

    def filtered(self, text: tantivy.Query, filters: Mapping[str, tuple[str, ...]]) -> tantivy.Query:
        """`text` narrowed by filters; they do not change a score."""
        clauses = [(_ALL_WORDS, text)]
        for facet, values in _chosen(filters):
            any_value = tantivy.Query.term_set_query(self._schema, facet, list(values))
            clauses.append((_ALL_WORDS, tantivy.Query.const_score_query(any_value, 0.0)))
        return tantivy.Query.boolean_query(clauses)

    def _word(self, word: QueryWord) -> tantivy.Query:
        parts = [self._term(exact, stem) for exact, stem in zip(word.exact, word.stems, strict=True)]
        if not word.joined:
            return parts[0]
        together = tantivy.Query.boolean_query([(_ALL_WORDS, part) for part in parts])
        joined = self._term(word.joined, word.joined_stem)
        return tantivy.Query.boolean_query([(_ANY_WORD, together), (_ANY_WORD, joined)])

    def _term(self, exact: str, stem: str) -> tantivy.Query:
        return tantivy.Query.boolean_query(
            [
                (_ANY_WORD, self._weighed("exact", exact, self._weights.exact)),
                (_ANY_WORD, self._weighed("stems", stem, self._weights.stem)),
            ]
        )

    def _weighed(self, field: str, term: str, weight: float) -> tantivy.Query:
        return tantivy.Query.boost_query(tantivy.Query.term_query(self._schema, field, term, "freq"), weight)

    def _phrase(self, run: tuple[str, ...]) -> tantivy.Query:
        if len(run) == 1:
            return self._weighed("exact", run[0], self._weights.exact)
        return tantivy.Query.phrase_query(self._schema, "exact", list(run))


def facet_aggregations(facets: Iterable[str], filters: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """One aggregation for each facet, under the filters of the *other* facets: a chosen value keeps its siblings in
    sight.
    """
    aggregations: dict[str, Any] = {}
    for facet in facets:
        terms = {"terms": {"field": facet, "size": MOST_FACET_VALUES}}
        others = [
            f"{name}: IN [{' '.join(_quoted(value) for value in values)}]"
            for name, values in _chosen(filters)
            if name != facet
        ]
        if others:
            aggregations[facet] = {"filter": " AND ".join(others), "aggs": {"values": terms}}
        else:
            aggregations[facet] = terms
    return aggregations


def _chosen(filters: Mapping[str, tuple[str, ...]]) -> list[tuple[str, tuple[str, ...]]]:
    return [(facet, values) for facet, values in filters.items() if values and facet in FACETS]


def _quoted(value: str) -> str:
    """A value as tantivy's query language takes it literally, whatever is in it."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
