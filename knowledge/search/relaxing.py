"""What is asked of an engine for what a visitor typed: all words first; where that finds nothing, most of them, then
another spelling; and where it finds little, what holds fewer of the words below it.

How far to go is settled by the words alone, without filters: a filter narrows what was found and never changes it, so
that each facet's counts stay true.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from knowledge.search import prepared, spelling
from knowledge.search.analysis import sort_key
from knowledge.search.clauses import Layers
from knowledge.search.contract import Favoured, QueryWord, SearchEngine, SearchQuery, SearchResults, Sort
from knowledge.search.querying import ParsedText, parse

PAGE_SIZE = 10
# Nobody reads further, and each page further costs an engine more.
LAST_PAGE = 1_000
# With fewer results than a page holds, what meets fewer of the words follows.
ENOUGH = 10
# With fewer results than this a better spelling is looked for, to offer.
FEW = 3
# More than any sum of word scores: who types a name gets what bears it.
NAME_SCORE = 500.0
# Longer texts are nobody's name.
_LONGEST_NAME = 200


class How(StrEnum):
    """What was asked of the engine beside all words as typed."""

    MOST_WORDS = "most_words"
    SPELLING = "spelling"
    SOME_WORDS = "some_words"


@dataclass(frozen=True, slots=True)
class Relaxed:
    """`text` is what was searched for: another spelling, or the text as typed. `whole` is how many documents hold all
    of its words, filters aside; they come first.
    """

    how: How
    text: str
    whole: int = 0


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
class Found:
    """What an engine answered, and to what."""

    parsed: ParsedText
    query: SearchQuery
    results: SearchResults
    relaxed: Relaxed | None = None
    did_you_mean: str = ""


class Asking:
    """One question with what is needed to ask it in other words. Its methods may raise `EngineUnavailable`."""

    def __init__(self, asked: Asked, layers: Layers) -> None:
        self.asked = asked
        self.layers = layers
        self._synonyms = prepared.synonyms()
        self._weights = prepared.weights()

    def parsed(self, text: str) -> ParsedText:
        return parse(text, self._synonyms, self._weights, self.layers)

    def found(self, parsed: ParsedText, using: SearchEngine) -> Found:
        typed = self.asked.text
        query = self._query(parsed, typed)
        results = using.search(query)
        whole = _total(query, using) if query.filters else results.total
        if self.asked.literal or whole >= ENOUGH:
            return Found(parsed, query, results)
        if whole:
            found = self._with_fewer(Found(parsed, query, results, Relaxed(How.SOME_WORDS, typed, whole)), using)
            return self._with_offer(found, whole, using)
        if _total(replace(query, at_least=_most(len(parsed.words))), using):
            found = self._with_fewer(Found(parsed, query, results, Relaxed(How.SOME_WORDS, typed)), using)
            return self._with_offer(found, whole, using)
        spelled = self._spelled(whole, using)
        if spelled:
            text, again = spelled
            query = self._query(again, text)
            said = Relaxed(How.SPELLING, text, _total(query, using))
            found = self._with_fewer(Found(again, query, using.search(query), said), using)
            return replace(found, relaxed=found.relaxed or Relaxed(How.SPELLING, text))
        return self._with_fewer(Found(parsed, query, results, Relaxed(How.SOME_WORDS, typed)), using)

    def _query(self, parsed: ParsedText, text: str) -> SearchQuery:
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

    def _with_fewer(self, found: Found, using: SearchEngine) -> Found:
        """What holds all words, and below it what holds as many of them as it takes to fill a page. `found` says as
        `relaxed` what to say then.
        """
        parsed, query, relaxed = found.parsed, found.query, found.relaxed
        assert relaxed is not None
        wanted = tuple(one for word in parsed.words for one in (word, *word.pieces))
        words = len(wanted)
        at_least = _enough(query, wanted, using) if relaxed.whole < ENOUGH else words
        if at_least >= words:
            return found if relaxed.how is How.SPELLING else replace(found, relaxed=None)
        query = replace(query, words=wanted, at_least=at_least, tiers=True)
        if relaxed.how is not How.SPELLING:
            relaxed = replace(relaxed, how=How.MOST_WORDS if at_least >= _most(words) else How.SOME_WORDS)
        results = using.search(query)
        return Found(parsed, query, results, relaxed if results.total else None)

    def _with_offer(self, found: Found, whole: int, using: SearchEngine) -> Found:
        spelled = self._spelled(whole, using) if whole < FEW else None
        return replace(found, did_you_mean=spelled[0]) if spelled else found

    def _spelled(self, whole: int, using: SearchEngine) -> tuple[str, ParsedText] | None:
        """The first other spelling of which all words are in more documents than `whole`, under the filters too."""
        if self.layers.spelling:
            for text in spelling.corrections(self.asked.text, using):
                parsed = self.parsed(text)
                query = self._query(parsed, text)
                if _total(query, using) > whole and (not query.filters or _total(query, using, filtered=True)):
                    return text, parsed
        return None


def _enough(query: SearchQuery, wanted: tuple[QueryWord, ...], using: SearchEngine) -> int:
    """The largest number of the words wanted of which enough documents hold that many; all where fewer find no more."""
    fewer = replace(query, words=wanted)
    low, high = 1, len(wanted)
    if low >= high or _total(replace(fewer, at_least=low), using) <= _total(query, using):
        return high
    while low < high - 1:
        middle = (low + high) // 2
        if _total(replace(fewer, at_least=middle), using) >= ENOUGH:
            low = middle
        else:
            high = middle
    return low


def _total(query: SearchQuery, using: SearchEngine, *, filtered: bool = False) -> int:
    bare = replace(query, facets=(), favoured=(), page=1, size=1, sort=Sort.NEWEST)
    return using.search(bare if filtered else replace(bare, filters={})).total


def _most(words: int) -> int:
    """More than half; two words are asked for both."""
    return words // 2 + 1
