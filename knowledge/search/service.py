"""Asking: from what a visitor typed to results that are true at this moment, with an honest word where they are not
the whole truth.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

import structlog
from django.utils.safestring import SafeString

from knowledge.search.configured import engine
from knowledge.search.contract import (
    EngineUnavailable,
    FacetCount,
    SearchDocument,
    SearchEngine,
    SearchQuery,
    Sort,
)
from knowledge.search.ledger import public_among
from knowledge.search.querying import ParsedText, parse
from knowledge.search.snippets import Marker, Snippet

log = structlog.stdlib.get_logger("knowledge.search")

PAGE_SIZE = 10
# Nobody reads further, and each page further costs an engine more.
LAST_PAGE = 1_000


class Notice(StrEnum):
    """What a reader has to know about the results beside the results."""

    ENGINE_AWAY = "engine_away"
    MOST_WORDS = "most_words"
    NO_WORDS = "no_words"
    SHORTENED = "shortened"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a visitor asks for. `filters` holds keys by facet, as in contracts.md."""

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    size: int = PAGE_SIZE
    facets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """One hit, ready to show."""

    document: SearchDocument
    score: float
    title: SafeString
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Answer:
    """`total` counts all results. With the notice `ENGINE_AWAY` nothing was searched: an empty list says nothing
    then.
    """

    total: int = 0
    results: tuple[Result, ...] = ()
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    page: int = 1
    pages: int = 1
    notices: tuple[Notice, ...] = ()

    @property
    def is_away(self) -> bool:
        return Notice.ENGINE_AWAY in self.notices


def search(asked: Asked, using: SearchEngine | None = None) -> Answer:
    """Results of the page asked for. Never raises for what was typed or for an engine that is away."""
    parsed = parse(asked.text)
    notices = [Notice.SHORTENED] if parsed.shortened else []
    if parsed.is_empty and asked.text.strip():
        return Answer(notices=(Notice.NO_WORDS, *notices))
    try:
        return _answer(asked, parsed, notices, using or engine())
    except EngineUnavailable as error:
        log.warning("search engine is away", reason=str(error))
        return Answer(notices=(Notice.ENGINE_AWAY,))


def _answer(asked: Asked, parsed: ParsedText, notices: list[Notice], using: SearchEngine) -> Answer:
    query = SearchQuery(
        words=parsed.words,
        phrases=parsed.phrases,
        excluded_words=parsed.excluded_words,
        excluded_phrases=parsed.excluded_phrases,
        filters=asked.filters,
        facets=asked.facets,
        sort=asked.sort,
        page=max(1, min(asked.page, LAST_PAGE)),
        size=asked.size,
    )
    found = using.search(query)
    if not found.total and len(parsed.words) > 1:
        relaxed = replace(query, at_least=_most(len(parsed.words)))
        some = using.search(relaxed)
        if some.total:
            found, query = some, relaxed
            notices = [Notice.MOST_WORDS, *notices]
    pages = max(1, min(LAST_PAGE, -(-found.total // asked.size)))
    if query.page > pages:
        query = replace(query, page=pages)
        found = using.search(query)
    public = public_among(hit.document.key for hit in found.hits)
    shown = [hit for hit in found.hits if hit.document.key in public]
    marker = Marker(parsed.words, parsed.phrases)
    results = tuple(
        Result(hit.document, hit.score, marker.marked(hit.document.title), marker.snippet(hit.document))
        for hit in shown
    )
    return Answer(
        total=found.total - (len(found.hits) - len(shown)),
        results=results,
        facets=found.facets,
        page=query.page,
        pages=pages,
        notices=tuple(notices),
    )


def _most(words: int) -> int:
    """More than half; of two words one."""
    return words // 2 + 1 if words > 2 else 1
