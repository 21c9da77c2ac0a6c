"""Which words are Dutch, and which of them have an accent. The data and its makers: see NOTICE in this folder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import simplemma

from knowledge.importing.lexicon.compounds import LONGEST, halves, is_compound
from knowledge.importing.lexicon.packing import DATA, unaccented, unpack

__all__ = ["accented", "accented_compound", "has_entry", "is_known", "unaccented"]

# A part of so few letters is too often found by chance.
_SHORT = 4


@dataclass(frozen=True, slots=True)
class _Words:
    """`safe` leads from the bare letters to the one word with accents that they can only stand for."""

    entries: frozenset[str]
    safe: dict[str, str]


@cache
def _words() -> _Words:
    entries: set[str] = set()
    safe: dict[str, str] = {}
    doubtful: set[str] = set()
    for entry in unpack(DATA.read_bytes()):
        word = entry.removesuffix("!")
        entries.add(word)
        if entry.endswith("!"):
            bare = unaccented(word)
            doubtful.update({bare} if bare in safe else ())
            safe[bare] = word
    return _Words(frozenset(entries), {bare: word for bare, word in safe.items() if bare not in doubtful})


@lru_cache(maxsize=50_000)
def has_entry(word: str) -> bool:
    """Whether a dictionary has `word` itself, accents and capitals as they stand."""
    return word in _words().entries or (len(word) <= LONGEST and bool(simplemma.is_known(word, lang="nl")))


@lru_cache(maxsize=50_000)
def is_known(word: str) -> bool:
    """Whether `word` is Dutch: an entry, in any case of its letters, or joined from known words."""
    lower = word.lower()
    return has_entry(lower) or is_compound(lower, is_known)


def accented(bare: str) -> str | None:
    """The word that `bare` can only be when its accents are put back; None where it is a word of its own or none."""
    return _words().safe.get(bare)


def accented_compound(bare: str) -> str | None:
    """As `accented`, for a compound of which one part lost its accents ("kasteelruine")."""
    found = set()
    for first, last in halves(bare):
        if len(last) > _SHORT and (healed := accented(last)) and is_known(first):
            found.add(bare[: len(bare) - len(last)] + healed)
        if len(first) > _SHORT and (healed := accented(first)) and is_known(last):
            found.add(healed + bare[len(first) :])
    return found.pop() if len(found) == 1 else None
