"""From what a visitor typed to the words, "phrases" and -exclusions of a query. Nothing else in the text has a
meaning of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.search.analysis import is_stop_word, words
from knowledge.search.contract import QueryWord

LONGEST_INPUT = 10_000
# More words than this make a query slow and no better; the rest is left out, and the page says so.
MOST_WORDS = 64

_QUOTES = '"“”„«»'
_PIECE = re.compile(
    rf"(?P<minus>(?<!\S)[-−])?(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]|(?P<bare>[^\s{_QUOTES}]+|[{_QUOTES}]))"
)


@dataclass(frozen=True, slots=True)
class ParsedText:
    """`shortened` says that not all of the text is searched for."""

    words: tuple[QueryWord, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded_words: tuple[QueryWord, ...] = ()
    excluded_phrases: tuple[tuple[str, ...], ...] = ()
    shortened: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.phrases or self.excluded_words or self.excluded_phrases)


def parse(text: str) -> ParsedText:
    """Words, phrases and exclusions of a query as typed.

    A quote that is never closed is no quote; one word between quotes is searched as it is written. A minus counts
    only at the start of a word. Stop words are left out where other words stand beside them, never from a phrase.
    """
    shortened = len(text) > LONGEST_INPUT
    found: dict[tuple[str, ...], QueryWord] = {}
    excluded: dict[tuple[str, ...], QueryWord] = {}
    phrases: dict[tuple[str, ...], None] = {}
    excluded_phrases: dict[tuple[str, ...], None] = {}
    for piece in _PIECE.finditer(_capped(text)):
        minus = piece["minus"] is not None
        in_piece = query_words(piece["phrase"] if piece["phrase"] is not None else piece["bare"])
        run = tuple(exact for word in in_piece for exact in word.exact)
        if piece["phrase"] is not None and run:
            (excluded_phrases if minus else phrases)[run] = None
        else:
            for word in in_piece:
                (excluded if minus else found).setdefault(word.exact, word)
    wanted = [word for word in found.values() if not _is_stop(word)]
    if not wanted and not phrases:
        wanted = list(found.values())
    shortened = shortened or len(wanted) > MOST_WORDS or len(excluded) > MOST_WORDS
    shortened = shortened or len(phrases) > MOST_WORDS or len(excluded_phrases) > MOST_WORDS
    return ParsedText(
        words=tuple(wanted[:MOST_WORDS]),
        phrases=tuple(phrase[:MOST_WORDS] for phrase in list(phrases)[:MOST_WORDS]),
        excluded_words=tuple(list(excluded.values())[:MOST_WORDS]),
        excluded_phrases=tuple(phrase[:MOST_WORDS] for phrase in list(excluded_phrases)[:MOST_WORDS]),
        shortened=shortened,
    )


def _capped(text: str) -> str:
    """As much as is read, without the word that the cap would cut."""
    if len(text) <= LONGEST_INPUT:
        return text
    kept = text[:LONGEST_INPUT]
    return kept if text[LONGEST_INPUT].isspace() else kept.rpartition(" ")[0] or kept


def query_words(text: str) -> list[QueryWord]:
    """Each word of a text as a query has it."""
    return [
        QueryWord(
            text=text[word.start : word.end],
            exact=word.terms.exact,
            stems=word.terms.stems,
            joined=word.terms.joined,
            joined_stem=word.terms.joined_stem,
        )
        for word in words(text)
    ]


def _is_stop(word: QueryWord) -> bool:
    return len(word.exact) == 1 and is_stop_word(word.exact[0])
