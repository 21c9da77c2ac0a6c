"""Dutch words as search terms: one analysis for both engines, for index and query alike.

Of each word come up to three kinds of term: *exact* (lower case, accents folded), *stem* (lemma, then Porter's Dutch
stemmer) and, for a word with hyphens, the *joined* form of both. Compound parts come with the search issue. A term
never contains white space, so an engine may take analysed text apart at spaces and needs no analysis of its own.

Raise `ANALYSIS_VERSION` with every change that gives some word another term: an index made with another version asks
for a rebuild.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from knowledge.search.folding import APOSTROPHES, UNSEEN, fold, lowered
from knowledge.search.stemming import stem_of

ANALYSIS_VERSION = 1

# Elasticsearch and tantivy both grow slow on endless tokens; no Dutch word is this long.
LONGEST_TERM = 100

HYPHENS = r"\-‐‑"  # as they stand in a character class
_LETTERS = rf"[^\W_][\w{UNSEEN}\u0300-\u036f]*"
_WORD = re.compile(rf"{_LETTERS}(?:[{APOSTROPHES}{HYPHENS}]+[^\W_][\w{UNSEEN}\u0300-\u036f]*)*")
_PART = re.compile(rf"[{HYPHENS}_]+")

# Words that say nothing on their own. They are indexed like any other, so that phrases can hold them; a query of
# nothing but
# these still searches for them. Abbreviations of the field (wo, po, pro) are not in here.
STOP_WORDS = frozenset(
    (
        "aan al als alle alles ben bij daar dan dat de deze die dit doen door dus een en er geen had heb hebben heeft "
        "het hier hij hoe hun ik in is je jij jullie kan kun kunnen maar me meer men met mij mijn moet moeten na naar "
        "niet nog nu of om omdat onder ons onze ook op over s te tegen ten ter toch toen tot u uit uw van veel voor "
        "waar wanneer waarom wat we wel welk welke werd wie wij word worden wordt zal ze zelf zich zij zijn zo zonder "
        "zou zulke"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one written word. `exact` and `stems` run side by side, one for each hyphenated part; `joined` is
    empty without hyphens.
    """

    exact: tuple[str, ...]
    stems: tuple[str, ...]
    joined: str = ""
    joined_stem: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands: `text[start:end]` is what a reader sees."""

    start: int
    end: int
    terms: Terms


@lru_cache(maxsize=200_000)
def terms_of(word: str) -> Terms:
    """The terms of one word as written, hyphens and apostrophes included."""
    written = [part for part in _PART.split(word) if part]
    pairs = []
    for part in written:
        exact = fold(part)[:LONGEST_TERM]
        if exact:
            pairs.append((exact, stem_of(exact, lowered(part))))
    exact_forms = tuple(exact for exact, _ in pairs)
    stems = tuple(stem for _, stem in pairs)
    if len(pairs) < 2:
        return Terms(exact_forms, stems)
    joined = "".join(exact_forms)[:LONGEST_TERM]
    return Terms(exact_forms, stems, joined, stem_of(joined, joined))


def words(text: str) -> Iterator[Word]:
    """The words of a text in order; characters that make no term are passed over."""
    for match in _WORD.finditer(text):
        terms = terms_of(match.group())
        if terms.exact:
            yield Word(match.start(), match.end(), terms)


def is_stop_word(exact: str) -> bool:
    return exact in STOP_WORDS


def sort_key(title: str) -> str:
    """A title as a Dutch list orders it: without case, accents, quotes or other signs."""
    return " ".join(exact for word in words(title) for exact in word.terms.exact)
