"""Asking: from what a visitor typed to results that are true at this moment, with an honest word where they are not
the whole truth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

import structlog
from django.utils.safestring import SafeString

from knowledge.search.clauses import ALL_LAYERS, Layers
from knowledge.search.configured import engine, fallback_engine
from knowledge.search.contract import (
    EngineUnavailable,
    FacetCount,
    Hit,
    SearchDocument,
    SearchEngine,
    Sort,
)
from knowledge.search.ledger import public_among
from knowledge.search.querying import ParsedText
from knowledge.search.relaxing import LAST_PAGE, Asked, Asking, Relaxed
from knowledge.search.snippets import Marker, Snippet

log = structlog.stdlib.get_logger("knowledge.search")


class Notice(StrEnum):
    """What a reader has to know about the results beside the results."""

    ENGINE_AWAY = "engine_away"
    STANDING_IN = "standing_in"
    NO_WORDS = "no_words"
    SHORTENED = "shortened"


@dataclass(frozen=True, slots=True)
class Result:
    """One hit, ready to show. `more` are further hits of the same publication, grouped under it."""

    document: SearchDocument
    score: float
    title: SafeString
    snippet: Snippet
    more: tuple[Result, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """`total` counts all results. With the notice `ENGINE_AWAY` nothing was searched: an empty list says nothing
    then. `did_you_mean` is another text that finds more, or empty.
    """

    total: int = 0
    results: tuple[Result, ...] = ()
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    page: int = 1
    pages: int = 1
    notices: tuple[Notice, ...] = ()
    relaxed: Relaxed | None = None
    did_you_mean: str = ""

    @property
    def is_away(self) -> bool:
        return Notice.ENGINE_AWAY in self.notices


def search(asked: Asked, using: SearchEngine | None = None, layers: Layers = ALL_LAYERS) -> Answer:
    """Results of the page asked for. Never raises for what was typed or for an engine that is away."""
    asking = Asking(asked, layers)
    parsed = asking.parsed(asked.text)
    notices = (Notice.SHORTENED,) if parsed.shortened else ()
    if parsed.is_empty and asked.text.strip():
        return Answer(notices=(Notice.NO_WORDS, *notices))
    try:
        return _answer(asking, parsed, notices, using or engine())
    except EngineUnavailable as error:
        log.warning("search engine is away", reason=str(error))
        standing_in = None if using else fallback_engine()
    if standing_in:
        try:
            return _answer(asking, parsed, (Notice.STANDING_IN, *notices), standing_in)
        except EngineUnavailable as error:
            log.warning("what stands in for the search engine is away too", reason=str(error))
    return Answer(notices=(Notice.ENGINE_AWAY,))


def _answer(asking: Asking, parsed: ParsedText, notices: tuple[Notice, ...], using: SearchEngine) -> Answer:
    found = asking.found(parsed, using)
    results, query = found.results, found.query
    pages = max(1, min(LAST_PAGE, -(-results.total // query.size)))
    if query.page > pages:
        query = replace(query, page=pages)
        results = using.search(query)
    public = public_among(hit.document.key for hit in results.hits)
    shown = [hit for hit in results.hits if hit.document.key in public]
    marker = Marker(found.parsed.words, found.parsed.phrases)
    rows = [_result(hit, marker) for hit in shown]
    return Answer(
        total=results.total - (len(results.hits) - len(shown)),
        results=_grouped(rows) if query.has_text and query.sort is Sort.RELEVANCE else tuple(rows),
        facets=results.facets,
        page=query.page,
        pages=pages,
        notices=notices,
        relaxed=found.relaxed,
        did_you_mean=found.did_you_mean,
    )


def _result(hit: Hit, marker: Marker) -> Result:
    document = hit.document
    return Result(document, hit.score, marker.marked(document.title), marker.snippet(document))


def _grouped(results: Sequence[Result]) -> tuple[Result, ...]:
    """Hits of one publication together, in the place of the best of them; the publication itself leads."""
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(result.document.parent or result.document.key, []).append(result)
    rows = []
    for key, group in groups.items():
        first = next((result for result in group if result.document.key == key), group[0])
        rows.append(replace(first, more=tuple(result for result in group if result is not first)))
    return tuple(rows)
