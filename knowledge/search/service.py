"""Asking: from what a visitor typed to results that are true at this moment, with an honest word where they are not
the whole truth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

import structlog
from django.utils.safestring import SafeString

from knowledge.search import prepared, spelling
from knowledge.search.analysis import sort_key
from knowledge.search.clauses import ALL_LAYERS, Layers
from knowledge.search.configured import engine
from knowledge.search.contract import (
    EngineUnavailable,
    FacetCount,
    Favoured,
    Hit,
    SearchDocument,
    SearchEngine,
    SearchQuery,
    SearchResults,
    Sort,
)
from knowledge.search.ledger import public_among
from knowledge.search.querying import ParsedText, parse
from knowledge.search.snippets import Marker, Snippet

log = structlog.stdlib.get_logger("knowledge.search")

PAGE_SIZE = 10
# Nobody reads further, and each page further costs an engine more.
LAST_PAGE = 1_000
# More than any sum of word scores: who types a name gets what bears it.
NAME_SCORE = 1_000.0
# Longer texts are nobody's name.
_LONGEST_NAME = 200
# With fewer results than this a better spelling is looked for, to offer.
FEW = 3


class Notice(StrEnum):
    """What a reader has to know about the results beside the results."""

    ENGINE_AWAY = "engine_away"
    NO_WORDS = "no_words"
    SHORTENED = "shortened"


class How(StrEnum):
    """What was asked of the engine where nothing held all words as typed."""

    MOST_WORDS = "most_words"
    SPELLING = "spelling"
    SOME_WORDS = "some_words"


@dataclass(frozen=True, slots=True)
class Relaxed:
    """`text` is what was searched for: another spelling, or the text as typed."""

    how: How
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a visitor asks for. `filters` holds keys by facet, as in contracts.md. `literal` asks for all words just as
    typed, or nothing.
    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    size: int = PAGE_SIZE
    facets: tuple[str, ...] = ()
    literal: bool = False


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


@dataclass(frozen=True, slots=True)
class _Found:
    parsed: ParsedText
    query: SearchQuery
    results: SearchResults
    relaxed: Relaxed | None = None
    did_you_mean: str = ""


def search(asked: Asked, using: SearchEngine | None = None, layers: Layers = ALL_LAYERS) -> Answer:
    """Results of the page asked for. Never raises for what was typed or for an engine that is away."""
    asking = _Asking(asked, layers)
    parsed = asking.parsed(asked.text)
    notices = (Notice.SHORTENED,) if parsed.shortened else ()
    if parsed.is_empty and asked.text.strip():
        return Answer(notices=(Notice.NO_WORDS, *notices))
    try:
        return _answer(asking, parsed, notices, using or engine())
    except EngineUnavailable as error:
        log.warning("search engine is away", reason=str(error))
        return Answer(notices=(Notice.ENGINE_AWAY,))


class _Asking:
    """One question with what is needed to ask it in other words."""

    def __init__(self, asked: Asked, layers: Layers) -> None:
        self.asked = asked
        self.layers = layers
        self._synonyms = prepared.synonyms()
        self._weights = prepared.weights()

    def parsed(self, text: str) -> ParsedText:
        return parse(text, self._synonyms, self._weights, self.layers)

    def query(self, parsed: ParsedText, text: str) -> SearchQuery:
        asked = self.asked
        name = sort_key(text) if parsed.words and len(text) <= _LONGEST_NAME else ""
        return SearchQuery(
            words=parsed.words,
            phrases=parsed.phrases,
            excluded=parsed.excluded,
            favoured=(Favoured("names", name, NAME_SCORE),) if name else (),
            filters=asked.filters,
            facets=asked.facets,
            sort=asked.sort,
            page=max(1, min(asked.page, LAST_PAGE)),
            size=asked.size,
        )

    def found(self, parsed: ParsedText, using: SearchEngine) -> _Found:
        """All words; where no document holds them, most words, then another spelling, then any of them."""
        text = self.asked.text
        query = self.query(parsed, text)
        found = _Found(parsed, query, using.search(query))
        if found.results.total >= FEW or self.asked.literal:
            return found
        if found.results.total:
            return replace(found, did_you_mean=self._better(found.results.total, using)[0])
        most = self._with_fewer(found, using, _most(len(parsed.words)), How.MOST_WORDS)
        if most:
            return replace(most, did_you_mean=self._better(0, using)[0])
        text, spelled = self._better(0, using)
        if spelled:
            return replace(spelled, relaxed=Relaxed(How.SPELLING, text))
        return self._with_fewer(found, using, 1, How.SOME_WORDS) or found

    def _with_fewer(self, found: _Found, using: SearchEngine, at_least: int, how: How) -> _Found | None:
        if at_least >= len(found.parsed.words):
            return None
        query = replace(found.query, at_least=at_least)
        results = using.search(query)
        return _Found(found.parsed, query, results, Relaxed(how, self.asked.text)) if results.total else None

    def _better(self, total: int, using: SearchEngine) -> tuple[str, _Found | None]:
        """The first other spelling that finds more than `total`, with what it finds."""
        if self.layers.spelling:
            for text in spelling.corrections(self.asked.text, using):
                parsed = self.parsed(text)
                query = self.query(parsed, text)
                results = using.search(query)
                if results.total > total:
                    return text, _Found(parsed, query, results)
        return "", None


def _answer(asking: _Asking, parsed: ParsedText, notices: tuple[Notice, ...], using: SearchEngine) -> Answer:
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


def _most(words: int) -> int:
    """More than half; two words are asked for both."""
    return words // 2 + 1
