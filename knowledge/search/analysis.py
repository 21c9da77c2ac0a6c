"""Dutch words as search terms: one analysis for both engines, for index and query alike.

Of each word come up to three kinds of term: *exact* (lower case, accents folded), *stem* (lemma, then Porter's Dutch
stemmer) and *parts* (the stems of a compound's parts). A word with hyphens also has its *joined* form, and a short
word with a capital the term of its capitals (``=TOT``), by which an abbreviation is told from the word *tot*. A term
never contains white space, so an engine may take analysed text apart at spaces and needs no analysis of its own.

Raise `CODE_VERSION` with every change that gives some word another term: an index made with another version asks for
a rebuild.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from knowledge.search import compounds
from knowledge.search.folding import APOSTROPHES, UNSEEN, fold, lowered
from knowledge.search.stemming import left_alone, stem_of

CODE_VERSION = 2

# Elasticsearch and tantivy both grow slow on endless tokens; no Dutch word is this long.
LONGEST_TERM = 100

HYPHENS = r"\-‐‑"  # as they stand in a character class
_LETTERS = rf"[^\W_][\w{UNSEEN}\u0300-\u036f]*"
WORD = re.compile(rf"{_LETTERS}(?:[{APOSTROPHES}{HYPHENS}]+[^\W_][\w{UNSEEN}\u0300-\u036f]*)*")
_PART = re.compile(rf"[{HYPHENS}_]+")

# Before the capitals of a word in the term that keeps them; no other term holds this sign.
CAPITALS = "="
# An abbreviation with an ending: *hbo's*, *slb'er*.
_WITH_ENDING = re.compile(rf"(\w{{2,6}})[{APOSTROPHES}](s|ers?)")
_CAPITALISED = re.compile(r"[A-Z][A-Za-z]{1,4}")
_LONGEST_IN_CAPITALS = 5
_IN_CAPITALS = re.compile(r"[A-Z]{2,}")
_SHOUTED = 5  # letters; no abbreviation of the field is as long
_EARSHOT = 30  # characters
_BEFORE_A_SENTENCE = frozenset(".!?:;…\n•●➤–—")

# Words that say nothing on their own. They are indexed like any other, so that phrases can hold them; a query of
# nothing but these still searches for them. Abbreviations of the field (wo, po, pro) are not in here.
STOP_WORDS = frozenset(
    (
        "aan al alle alles als ben bij daar dan dat de deze die dit doe doen doet door dus een en er ga gaan gaat "
        "geen had heb hebben heeft het hier hij hoe hoeveel hun ik in is je jij jullie kan krijg krijgen krijgt kun "
        "kunnen maar mag me meer men met mij mijn moet moeten mogen na naar niet nog nu of om omdat onder ons onze "
        "ook op over s te tegen ten ter toch toen tot u uit uw van veel voor waar waarom wanneer wat we wel welk "
        "welke werd wie wij wil willen word worden wordt zal ze zelf zich zij zijn zo zonder zou zulke"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one written word. `exact`, `stems`, `parts` and `capitals` run side by side, one for each
    hyphenated part: `parts` holds the stems of a compound's parts, or nothing; `capitals` the term of its capitals,
    or an empty text. `joined` is empty without hyphens.
    """

    exact: tuple[str, ...]
    stems: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    capitals: tuple[str, ...]
    joined: str = ""
    joined_stem: str = ""
    joined_parts: tuple[str, ...] = ()


class IndexedTerms(NamedTuple):
    """What an index keeps of a word, each kind with spaces between. `beside` comes between no two words; `tells` says
    that capitals in it would tell something.
    """

    exact: str
    stems: str
    parts: str
    beside: str
    tells: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands: `text[start:end]` is what a reader sees."""

    start: int
    end: int
    terms: Terms


def version() -> str:
    """What an index made now is made with: the rules of the code and the words that editors keep from being split."""
    kept_whole = compounds.vetoes()
    if not kept_whole:
        return str(CODE_VERSION)
    return f"{CODE_VERSION}+{hashlib.blake2b(' '.join(sorted(kept_whole)).encode(), digest_size=4).hexdigest()}"


def use_unsplit(unsplit: frozenset[str]) -> None:
    """From now on, in this process, the words that editors named are no compounds. Cheap when nothing changed."""
    folded = frozenset(fold(word) for word in unsplit)
    if folded != compounds.vetoes():
        compounds.use_vetoes(folded)
        terms_of.cache_clear()
        indexed_terms_of.cache_clear()


@lru_cache(maxsize=50_000)
def terms_of(word: str) -> Terms:
    """The terms of one word as written, hyphens and apostrophes included."""
    return _terms(word)


@lru_cache(maxsize=160_000)
def indexed_terms_of(word: str) -> IndexedTerms:
    """The terms of a word in lower case, but for those of capitals, as an index takes them; kept for more words, since
    an index sees them all.
    """
    terms = _terms(word)
    parts = [part for of_part in terms.parts for part in of_part]
    return IndexedTerms(
        " ".join(terms.exact),
        " ".join((*terms.stems, terms.joined_stem)) if terms.joined else " ".join(terms.stems),
        " ".join((*parts, *terms.joined_parts)),
        terms.joined,
        any(len(exact) <= _LONGEST_IN_CAPITALS for exact in terms.exact),
    )


def _terms(word: str) -> Terms:
    exact: list[str] = []
    stems: list[str] = []
    parts: list[tuple[str, ...]] = []
    capitals: list[str] = []
    for written in _PART.split(word):
        folded = fold(written)[:LONGEST_TERM]
        if folded:
            short, ending = _taken_apart(written)
            exact.append(folded)
            stems.append(f"{short}{ending}" if short else stem_of(folded, lowered(written)))
            parts.append((short,) if ending else _part_stems(folded))
            capitals.append(f"{CAPITALS}{written}" if _CAPITALISED.fullmatch(written) else "")
    if len(exact) < 2:
        return Terms(tuple(exact), tuple(stems), tuple(parts), tuple(capitals))
    joined = "".join(exact)[:LONGEST_TERM]
    return Terms(
        tuple(exact),
        tuple(stems),
        tuple(parts),
        tuple(capitals),
        joined,
        stem_of(joined, joined),
        _part_stems(joined),
    )


def _taken_apart(written: str) -> tuple[str, str]:
    """Abbreviation and ending of *slb'ers*, the plural taken away: ``("slb", "er")``; of other words nothing."""
    found = _WITH_ENDING.fullmatch(written.casefold())
    short = fold(found[1]) if found else ""
    if not found or not left_alone(short):
        return "", ""
    return short, found[2].removesuffix("s")


def _part_stems(folded: str) -> tuple[str, ...]:
    return tuple(stem_of(part, part) for part in compounds.split(folded))


def indexed_terms(text: str) -> Iterator[tuple[IndexedTerms, tuple[str, ...]]]:
    """What an index keeps of the words of a text in order, each with the terms of its capitals where they tell."""
    for match in WORD.finditer(text):
        written = match.group()
        terms = indexed_terms_of(written.casefold())
        if terms.tells and not written.islower():
            yield terms, told_by_capitals(text, Word(match.start(), match.end(), terms_of(written)))
        elif terms.exact:
            yield terms, ()


def words(text: str, start: int = 0) -> Iterator[Word]:
    """The words of a text in order, from `start` on, where a word begins; characters that make no term are passed
    over.
    """
    for match in WORD.finditer(text, start):
        terms = terms_of(match.group())
        if terms.exact:
            yield Word(match.start(), match.end(), terms)


def told_by_capitals(text: str, word: Word) -> tuple[str, ...]:
    """The terms of this word's capitals, as far as they say something: a capital at the start of a sentence says
    nothing (*Ad a*), nor does one among other words in capitals (*VAN MBO TOT HBO*).
    """
    told = [term for term in word.terms.capitals if term]
    if not told:
        return ()
    whole = len(word.terms.exact) == 1
    if whole and not told[0][1:].isupper():
        before = text[max(0, word.start - 40) : word.start].rstrip(" \t\"'“‘(")
        return () if not before or before[-1] in _BEFORE_A_SENTENCE else tuple(told)
    if whole and _is_shouted(
        f"{text[max(0, word.start - _EARSHOT) : word.start]} {text[word.end : word.end + _EARSHOT]}"
    ):
        return ()
    return tuple(told)


def _is_shouted(around: str) -> bool:
    """Whether ordinary words beside a word in capitals stand in capitals too."""
    return any(len(found) >= _SHOUTED or found.casefold() in STOP_WORDS for found in _IN_CAPITALS.findall(around))


def is_stop_word(exact: str) -> bool:
    return exact in STOP_WORDS


def sort_key(title: str) -> str:
    """A title as a Dutch list orders it: without case, accents, quotes or other signs."""
    return " ".join(exact for word in words(title) for exact in word.terms.exact)
