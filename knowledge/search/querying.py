"""From what a visitor typed to the words, "phrases" and -exclusions of a query. Nothing else in the text has a
meaning of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.search.analysis import Terms, Word, is_stop_word, words
from knowledge.search.clauses import (
    ALL_LAYERS,
    Layers,
    all_of,
    any_of,
    form_clause,
    part_clause,
    plain_clause,
    word_clause,
)
from knowledge.search.contract import Clause, Phrase, QueryWord
from knowledge.search.fields import TermWeights
from knowledge.search.synonyms import Atom, Match, Synonyms

LONGEST_INPUT = 10_000
# More words than this make a query slow and no better; the rest is left out, and the page says so.
MOST_WORDS = 64

_QUOTES = '"“”„«»'
_PIECE = re.compile(
    rf"(?P<minus>(?<!\S)[-−])?(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]|(?P<bare>[^\s{_QUOTES}]+|[{_QUOTES}]))"
)
# Before a minus that stands for a word left out: *loopbaanoriëntatie en -begeleiding*.
_ENUMERATED = re.compile(r"(?:(?<!\S)(?:en|of|en/of)|,)\s+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ParsedText:
    """`shortened` says that not all of the text is searched for."""

    words: tuple[QueryWord, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    excluded: tuple[Clause, ...] = ()
    shortened: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.phrases or self.excluded)


@dataclass(frozen=True, slots=True)
class Typed:
    """A loose word of a query: as typed, and where."""

    text: str
    start: int
    end: int
    terms: Terms

    @property
    def is_stop(self) -> bool:
        return len(self.terms.exact) == 1 and is_stop_word(self.terms.exact[0])


@dataclass(frozen=True, slots=True)
class _Pieces:
    loose: list[Typed]
    phrases: dict[tuple[str, ...], None]
    excluded: dict[tuple[str, ...], Terms]
    excluded_phrases: dict[tuple[str, ...], None]


def parse(
    text: str, synonyms: Synonyms | None = None, weights: TermWeights | None = None, layers: Layers = ALL_LAYERS
) -> ParsedText:
    """Words, phrases and exclusions of a query as typed.

    A quote that is never closed is no quote; one word between quotes is searched as it is written. A minus counts
    only at the start of a word, and not in an enumeration (*oriëntatie en -begeleiding*). Stop words are left out
    where other words stand beside them, never from a phrase or from words that have a synonym together.
    """
    weights = weights or TermWeights()
    pieces = _pieces(text)
    asked = list(_asked(pieces.loose, synonyms if layers.synonyms else None, weights, layers))
    wanted = [word for word, is_stop in asked if not is_stop]
    if not wanted and not pieces.phrases:
        wanted = [word for word, _ in asked]
    unlike = list({word.clause: word for word in reversed(wanted)}.values())[::-1]
    bare = Layers(stems=layers.stems, parts=False, synonyms=False, spelling=False)
    excluded = [plain_clause(terms, weights, bare) for terms in pieces.excluded.values()]
    counts = (unlike, pieces.phrases, pieces.excluded, pieces.excluded_phrases)
    return ParsedText(
        words=tuple(unlike[:MOST_WORDS]),
        phrases=_phrases(pieces.phrases, weights),
        excluded=(*excluded[:MOST_WORDS], *_phrases(pieces.excluded_phrases, weights)),
        shortened=len(text) > LONGEST_INPUT or any(len(found) > MOST_WORDS for found in counts),
    )


def loose_words(text: str) -> list[Typed]:
    """The words of a query that stand neither in a phrase nor after a minus, with their places in the text."""
    return _pieces(text).loose


def _pieces(text: str) -> _Pieces:
    found = _Pieces([], {}, {}, {})
    for piece in _PIECE.finditer(_capped(text)):
        minus = piece["minus"] is not None and not _ENUMERATED.search(text[max(0, piece.start() - 12) : piece.start()])
        group = "phrase" if piece["phrase"] is not None else "bare"
        in_piece = list(words(piece[group]))
        run = tuple(exact for word in in_piece for exact in word.terms.exact)
        if group == "phrase" and run:
            (found.excluded_phrases if minus else found.phrases)[run] = None
        elif minus:
            found.excluded.update({word.terms.exact: word.terms for word in in_piece})
        else:
            found.loose.extend(_typed(text, piece.start(group), word) for word in in_piece)
    return found


def _typed(text: str, offset: int, word: Word) -> Typed:
    start, end = offset + word.start, offset + word.end
    return Typed(text[start:end], start, end, word.terms)


def _capped(text: str) -> str:
    """As much as is read, without the word that the cap would cut."""
    if len(text) <= LONGEST_INPUT:
        return text
    kept = text[:LONGEST_INPUT]
    return kept if text[LONGEST_INPUT].isspace() else kept.rpartition(" ")[0] or kept


def _phrases(runs: dict[tuple[str, ...], None], weights: TermWeights) -> tuple[Phrase, ...]:
    return tuple(Phrase(run[:MOST_WORDS], weights.exact) for run in list(runs)[:MOST_WORDS])


def _asked(
    typed: list[Typed], synonyms: Synonyms | None, weights: TermWeights, layers: Layers
) -> Iterator[tuple[QueryWord, bool]]:
    """What is asked for, and whether it is a mere stop word. Words that have a synonym together become one."""
    owners = [(number, part) for number, word in enumerate(typed) for part in range(len(word.terms.exact))]
    atoms = [
        Atom(word.terms.exact[part], word.terms.stems[part], word.terms.capitals[part])
        for word in typed
        for part in range(len(word.terms.exact))
    ]
    in_words: dict[int, dict[int, Match]] = {}
    runs: dict[int, tuple[int, Match]] = {}
    for match in synonyms.matches(atoms) if synonyms else ():
        first, last = owners[match.start], owners[match.end - 1]
        if first == last and len(typed[first[0]].terms.exact) > 1:
            in_words.setdefault(first[0], {})[first[1]] = match
        elif first[1] == 0 and last[1] == len(typed[last[0]].terms.exact) - 1:
            runs[first[0]] = (last[0] + 1, match)
    number = 0
    while number < len(typed):
        if number in runs:
            end, match = runs[number]
            said = [word for word in typed[number:end] if not word.is_stop or end - number == 1]
            own = all_of([_own(word, match, weights, layers) for word in said])
            text = " ".join(word.text for word in typed[number:end])
            yield QueryWord(text, any_of([own, *_others(match, weights)])), False
            number = end
        else:
            word = typed[number]
            yield _with_parts(word, in_words.get(number, {}), weights, layers), word.is_stop
            number += 1


def _own(word: Typed, match: Match, weights: TermWeights, layers: Layers) -> Clause:
    """The word itself; an abbreviation that is also an ordinary word only where its capitals stand."""
    if match.said.by_capitals:
        return form_clause(match.said, 1.0, weights)
    return plain_clause(word.terms, weights, layers)


def _others(match: Match, weights: TermWeights) -> list[Clause]:
    return [form_clause(form, weights.synonym, weights) for form in match.others]


def _with_parts(word: Typed, matches: dict[int, Match], weights: TermWeights, layers: Layers) -> QueryWord:
    """A word with the synonyms of its hyphenated parts: *vmbo-leerling*."""
    of_parts: list[Clause] = []
    for part, (exact, stem, inner) in enumerate(zip(word.terms.exact, word.terms.stems, word.terms.parts, strict=True)):
        match = matches.get(part)
        own = (
            form_clause(match.said, 1.0, weights)
            if match and match.said.by_capitals
            else part_clause(exact, stem, inner, weights, layers)
        )
        of_parts.append(any_of([own, *_others(match, weights)]) if match else own)
    clause = word_clause(word.terms, of_parts, weights, layers)
    if len(of_parts) < 2:
        return QueryWord(word.text, clause)
    pieces = zip(word.terms.exact, of_parts, strict=True)
    return QueryWord(word.text, clause, tuple(QueryWord(exact, of_part) for exact, of_part in pieces))
