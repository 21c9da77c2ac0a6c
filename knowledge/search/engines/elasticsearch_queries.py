"""Index and requests in Elasticsearch's JSON. Everything is analysed before it comes here: the server takes terms apart
at spaces and knows no Dutch, so any server will do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from knowledge.search.contract import (
    FACETS,
    TIER,
    AllOf,
    Clause,
    Favoured,
    Phrase,
    SearchDocument,
    SearchQuery,
    Sort,
    Term,
    fingerprint_of,
)
from knowledge.search.fields import BREAK, TermWeights, indexed_text
from knowledge.search.ordering import newest, title_order

Json = dict[str, Any]

# Raise with every change of the fields below: it is part of the index's name.
SCHEMA_VERSION = 1

# More values than this in one facet are not counted; the largest vocabulary has some thirty.
MOST_FACET_VALUES = 1_000

# The server compares spelling only between words that begin alike: this sign stands before every one.
_SPELLED = "·"
_MOST_SIMILAR = 10_000
_MOST_EDITS = 2

_NOTHING: Json = {"match_none": {}}


def mappings(made_with: Mapping[str, str]) -> Json:
    """The fields of an index; `made_with` is kept beside them."""
    terms = {"type": "text", "analyzer": "whitespace", "index_options": "freqs"}
    keyword = {"type": "keyword"}
    only_sorted = {"index": False, "doc_values": True}
    return {
        "dynamic": "strict",
        "_meta": dict(made_with),
        # What is searched is made again from the database; only what is shown need come back.
        "_source": {"includes": ["document", "fingerprint"]},
        "properties": {
            "key": keyword,
            "exact": {**terms, "index_options": "positions"},
            "stems": terms,
            "parts": terms,
            "prefixes": terms,
            "spelled": {**terms, "index_options": "docs", "norms": False},
            "names": {**keyword, "doc_values": False},
            **dict.fromkeys(FACETS, keyword),
            "title_order": {**keyword, **only_sorted},
            "newest": {"type": "long", **only_sorted},
            "fingerprint": {**keyword, "index": False, "doc_values": False},
            "document": {"type": "object", "enabled": False},
        },
    }


def stored(document: SearchDocument, weights: TermWeights) -> Json:
    """A document as the index takes it."""
    text, as_json = indexed_text(document, weights), document.as_json()
    spelled = sorted({term for term in text.exact.split() if term.isalpha()})
    return {
        "key": document.key,
        # A field without terms is left out of the averages that the embedded engine counts it in.
        "exact": text.exact or BREAK,
        "stems": text.stems or BREAK,
        "parts": text.parts or BREAK,
        "prefixes": text.prefixes or BREAK,
        "spelled": " ".join(f"{_SPELLED}{term}" for term in spelled),
        "names": list(document.names),
        **{facet: list(values) for facet, values in document.filters.items() if facet in FACETS},
        "title_order": title_order(document),
        "newest": newest(document),
        "fingerprint": fingerprint_of(as_json),
        "document": as_json,
    }


def search_body(query: SearchQuery) -> Json:
    """The one request of a search, from the first hit on: hits, exact total, and facets that keep their siblings.

    Filters come after the counting, so that each facet can leave out its own.
    """
    filters = [_any_value(facet, values) for facet, values in _chosen(query.filters)]
    text = _text(query)
    wanted: Json = {"must": [text], "should": [_favoured(each) for each in query.favoured]}
    body: Json = {
        "sort": _order(query),
        "track_total_hits": True,
        "_source": ["document"],
    }
    if query.facets:
        body["aggs"] = {facet: _counted(facet, query.filters) for facet in query.facets}
        if filters:
            body["post_filter"] = {"bool": {"filter": filters}}
    else:
        wanted["filter"] = filters
    body["query"] = {"bool": wanted}
    return body


def suggest_body(prefixes: Iterable[str], limit: int) -> Json:
    return {
        "query": {"bool": {"must": [{"term": {"prefixes": prefix}} for prefix in prefixes]}},
        "sort": _BEST_FIRST,
        "size": limit,
        "track_total_hits": False,
        "_source": ["document"],
    }


def similar_body(word: str) -> Json:
    """Every term at most two edits away, however many documents hold it or `word`."""
    return {
        "size": 0,
        "suggest": {
            "near": {
                "text": f"{_SPELLED}{word}",
                "term": {
                    "field": "spelled",
                    "analyzer": "keyword",
                    "suggest_mode": "always",
                    "sort": "frequency",
                    "max_edits": _MOST_EDITS,
                    "prefix_length": len(_SPELLED),
                    "min_word_length": 1,
                    "accuracy": 0.0,
                    "max_term_freq": 2**31 - 1,
                    "min_doc_freq": 0,
                    "max_inspections": 1,
                    "size": _MOST_SIMILAR,
                    "shard_size": _MOST_SIMILAR,
                },
            }
        },
    }


def similar_found(answer: Mapping[str, Any]) -> dict[str, int]:
    options = answer["suggest"]["near"][0]["options"]
    return {option["text"].removeprefix(_SPELLED): int(option["freq"]) for option in options}


def documents_with_body(words: Iterable[str]) -> Json:
    return {
        "size": 0,
        "track_total_hits": False,
        "aggs": {"with": {"filters": {"filters": [{"term": {"exact": word}} for word in words]}}},
    }


def keyed_body(key: str) -> Json:
    return {"query": {"term": {"key": key}}, "size": 1, "track_total_hits": False, "_source": ["document"]}


_BEST_FIRST: list[Json] = [{"_score": "desc"}, {"newest": "desc"}, {"key": "asc"}]
_NEWEST_FIRST: list[Json] = [{"newest": "desc"}, {"key": "asc"}]
_BY_TITLE: list[Json] = [{"title_order": "asc"}]


def _order(query: SearchQuery) -> list[Json]:
    if query.sort is Sort.TITLE:
        return _BY_TITLE
    if query.sort is Sort.NEWEST or not query.has_text:
        return _NEWEST_FIRST
    return _BEST_FIRST


def _text(query: SearchQuery) -> Json:
    """Words, phrases and exclusions, without filters: what the facets count."""
    words = [_tier(_clause(word.clause)) if query.tiers else _clause(word.clause) for word in query.words]
    must = [_clause(phrase) for phrase in query.phrases]
    if query.at_least is None:
        must = words + must
    elif words:
        must.append(_any(words, min(query.at_least, len(words))))
    barred = [_clause(clause) for clause in query.excluded]
    if query.without:
        barred.append({"terms": {"key": list(query.without)}})
    return {"bool": {"must": must or [{"match_all": {}}], "must_not": barred}}


def _tier(met: Json) -> Json:
    return {"bool": {"must": [met, {"constant_score": {"filter": {"match_all": {}}, "boost": TIER}}]}}


def _clause(clause: Clause) -> Json:
    if isinstance(clause, Term):
        return _term(clause.field.value, clause.text, clause.weight)
    if isinstance(clause, Phrase):
        if len(clause.words) == 1:
            return _term("exact", clause.words[0], clause.weight)
        run = {"query": " ".join(clause.words), "boost": clause.weight}
        return {"match_phrase": {"exact": run}}
    inner = [_clause(each) for each in clause.clauses]
    if not inner:
        return _NOTHING
    return {"bool": {"must": inner}} if isinstance(clause, AllOf) else _any(inner, 1)


def _term(field: str, text: str, weight: float) -> Json:
    return {"term": {field: {"value": text, "boost": weight}}}


def _any(clauses: list[Json], at_least: int) -> Json:
    return {"bool": {"should": clauses, "minimum_should_match": at_least}}


def _favoured(favoured: Favoured) -> Json:
    wanted = {"term": {favoured.field: favoured.value}}
    return {"constant_score": {"filter": wanted, "boost": favoured.score}}


def _counted(facet: str, filters: Mapping[str, tuple[str, ...]]) -> Json:
    values = {"terms": {"field": facet, "size": MOST_FACET_VALUES}}
    others = [_any_value(name, chosen) for name, chosen in _chosen(filters) if name != facet]
    return {"filter": {"bool": {"filter": others}}, "aggs": {"values": values}}


def _any_value(facet: str, values: tuple[str, ...]) -> Json:
    return {"terms": {facet: list(values)}}


def _chosen(filters: Mapping[str, tuple[str, ...]]) -> list[tuple[str, tuple[str, ...]]]:
    return [(facet, values) for facet, values in filters.items() if values and facet in FACETS]
