"""Publications that are about the same: they share themes and the words that set a publication apart."""

from __future__ import annotations

from collections import Counter
from functools import partial

import structlog

from knowledge.enums import Kind
from knowledge.search.analysis import is_stop_word, words
from knowledge.search.configured import ask
from knowledge.search.contract import (
    AnyOf,
    EngineUnavailable,
    Favoured,
    Field,
    Hit,
    Label,
    QueryWord,
    SearchDocument,
    SearchEngine,
    SearchQuery,
    Term,
)
from knowledge.search.ledger import public_among

log = structlog.stdlib.get_logger("knowledge.search")

MOST_TERMS = 20
# What a document says only in passing says little of it.
LEAST_TIMES = 2
SHORTEST_TERM = 4
TITLE_WEIGHT = 2.0
THEME_SCORE = 4.0
_LONGEST_LOOK = 20_000


def related(key: str, limit: int, using: SearchEngine | None = None) -> tuple[SearchDocument, ...]:
    """Publications most like the one with this key, best first; none when the index does not know it or is away."""
    try:
        hits = ask(partial(_like_it, key, limit), using)
    except EngineUnavailable as error:
        log.warning("search engine is away", reason=str(error))
        return ()
    public = public_among(hit.document.key for hit in hits)
    return tuple(hit.document for hit in hits if hit.document.key in public)


def _like_it(key: str, limit: int, asked: SearchEngine) -> tuple[Hit, ...]:
    document = asked.document(key)
    query = like(document, limit) if document else SearchQuery()
    return asked.search(query).hits if query.words else ()


def like(document: SearchDocument, limit: int) -> SearchQuery:
    """A query for other publications with two or more of the document's telling terms, those of its themes first."""
    title = _stems(document.title)
    telling = Counter(_stems(" ".join([document.lead, *_own_text(document)])))
    terms = dict.fromkeys(title, TITLE_WEIGHT)
    for stem, times in telling.most_common():
        if len(terms) >= MOST_TERMS:
            break
        if times >= LEAST_TIMES:
            terms.setdefault(stem, 1.0)
    return SearchQuery(
        words=tuple(
            QueryWord(stem, AnyOf((Term(Field.STEMS, stem, weight), Term(Field.PARTS, stem, weight / 5))))
            for stem, weight in terms.items()
        ),
        at_least=min(2, len(terms)),
        favoured=tuple(Favoured("thema", theme, THEME_SCORE) for theme in document.filters.get("thema", ())),
        filters={"soort": tuple(str(kind) for kind in Kind.values)},
        without=(document.key,),
        size=limit,
    )


def _own_text(document: SearchDocument) -> list[str]:
    return [passage.text[:_LONGEST_LOOK] for passage in document.passages if passage.label is not Label.ATTACHMENT]


def _stems(text: str) -> list[str]:
    return [
        stem
        for word in words(text)
        for exact, stem in zip(word.terms.exact, word.terms.stems, strict=True)
        if len(exact) >= SHORTEST_TERM and not is_stop_word(exact)
    ]
