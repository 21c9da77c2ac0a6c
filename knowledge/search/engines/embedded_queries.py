"""Schema and queries of the embedded index, in tantivy's terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import tantivy

from knowledge.search.contract import FACETS, TIER, AllOf, Clause, Phrase, SearchQuery, Term

# Raise with every change of the fields below: an index made with another one asks for a rebuild.
SCHEMA_VERSION = 2

# More values than this in one facet are not counted; the largest vocabulary has some thirty.
MOST_FACET_VALUES = 1_000

_ALL_WORDS, _ANY_WORD, _NO_WORD = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


def schema() -> tantivy.Schema:
    """`exact`, `stems`, `parts` and `prefixes` hold analysed terms, taken apart at spaces only; the facets and `names`
    their keys, untouched.

    `newest` and `title_order` sort, and end in the key so that no two documents ever tie.
    """
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("entry", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("exact", tokenizer_name="whitespace", index_option="position")
    for of_terms in ("stems", "parts", "prefixes"):
        builder.add_text_field(of_terms, tokenizer_name="whitespace", index_option="freq")
    for facet in FACETS:
        builder.add_text_field(facet, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("names", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("title_order", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("newest", fast=True)
    builder.add_bytes_field("document", stored=True)
    return builder.build()


class Queries:
    """Builds tantivy queries for one schema."""

    def __init__(self, built: tantivy.Schema) -> None:
        self._schema = built

    def text(self, query: SearchQuery) -> tantivy.Query:
        """Words, phrases and exclusions, without filters: what the facets count."""
        clauses: list[tuple[tantivy.Occur, tantivy.Query]] = []
        if query.words:
            words = [self._word(word.clause, tiers=query.tiers) for word in query.words]
            if query.at_least is None:
                clauses += [(_ALL_WORDS, word) for word in words]
            else:
                some = tantivy.Query.boolean_query(
                    [(_ANY_WORD, word) for word in words], min(query.at_least, len(words))
                )
                clauses.append((_ALL_WORDS, some))
        clauses += [(_ALL_WORDS, self._clause(phrase)) for phrase in query.phrases]
        if not clauses:
            clauses.append((_ALL_WORDS, tantivy.Query.all_query()))
        clauses += [(_NO_WORD, self._clause(clause)) for clause in query.excluded]
        clauses += [(_NO_WORD, self._is("key", key)) for key in query.without]
        return tantivy.Query.boolean_query(clauses)

    def filtered(self, text: tantivy.Query, query: SearchQuery) -> tantivy.Query:
        """`text` narrowed by filters, which do not change a score, and with what is favoured on top."""
        clauses = [(_ALL_WORDS, text)]
        for facet, values in _chosen(query.filters):
            any_value = tantivy.Query.term_set_query(self._schema, facet, list(values))
            clauses.append((_ALL_WORDS, tantivy.Query.const_score_query(any_value, 0.0)))
        clauses += [
            (_ANY_WORD, tantivy.Query.const_score_query(self._is(favoured.field, favoured.value), favoured.score))
            for favoured in query.favoured
        ]
        return tantivy.Query.boolean_query(clauses)

    def begun(self, prefixes: Iterable[str]) -> tantivy.Query:
        """Titles with a word that begins with each of `prefixes`."""
        return tantivy.Query.boolean_query(
            [(_ALL_WORDS, tantivy.Query.term_query(self._schema, "prefixes", prefix, "freq")) for prefix in prefixes]
        )

    def keyed(self, key: str) -> tantivy.Query:
        return self._is("key", key)

    def _is(self, field: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, value, "basic")

    def _word(self, clause: Clause, *, tiers: bool) -> tantivy.Query:
        met = self._clause(clause)
        if not tiers:
            return met
        tier = tantivy.Query.const_score_query(tantivy.Query.all_query(), TIER)
        return tantivy.Query.boolean_query([(_ALL_WORDS, met), (_ALL_WORDS, tier)])

    def _clause(self, clause: Clause) -> tantivy.Query:
        if isinstance(clause, Term):
            found = tantivy.Query.term_query(self._schema, clause.field.value, clause.text, "freq")
            return tantivy.Query.boost_query(found, clause.weight)
        if isinstance(clause, Phrase):
            return tantivy.Query.boost_query(self._phrase(clause.words), clause.weight)
        occur = _ALL_WORDS if isinstance(clause, AllOf) else _ANY_WORD
        return tantivy.Query.boolean_query([(occur, self._clause(inner)) for inner in clause.clauses])

    def _phrase(self, words: tuple[str, ...]) -> tantivy.Query:
        if len(words) == 1:
            return tantivy.Query.term_query(self._schema, "exact", words[0], "freq")
        return tantivy.Query.phrase_query(self._schema, "exact", list(words))


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
