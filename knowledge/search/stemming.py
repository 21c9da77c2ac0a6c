"""The stem of a Dutch word: its lemma where a dictionary knows it, of an unknown compound the lemma of its last part,
then Porter's stemmer.

Kraaij-Pohlmann's stemmer (Snowball's plain `dutch`) is not used: it makes *begeleiding* and *beleid* one word.
"""

from __future__ import annotations

import re
import threading
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import Stemmer
from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from knowledge.search.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

SHORT = 3
SHORTEST_HEAD = 4
SHORTEST_FIRST_PART = 3
# Porter's stemmer takes doubled vowels apart (*school* and *schol*, *taak* and *tak*): in words this short that joins
# strangers.
LONGEST_BARE_LEMMA = 6

# Abbreviations long enough to be mistaken for a word; the shorter ones and those without a vowel are recognised by
# their shape.
ABBREVIATIONS = frozenset({"havo", "mavo", "vavo", "vmbo"})

# Where the dictionary's lemma joins what readers keep apart: people named by a quality are not the quality.
_OWN_LEMMA = {
    "jongere": "jongere",
    "jongeren": "jongere",
    "oudere": "oudere",
    "ouderen": "oudere",
    "volwassene": "volwassene",
    "volwassenen": "volwassene",
    "gelijke": "gelijk",
    "kansen": "kans",
}

_VOWEL = re.compile("[aeiouy]")
_PLURAL_S = re.compile("[aiouy]s$")
_PLURAL_ES = re.compile("[a-z]es$")
_LINKS = ("", "s", "n", "en", "e")


@cache
def _dictionary() -> Mapping[str, str]:
    return DefaultDictionaryFactory().get_dictionary("nl")


class _Porter(threading.local):
    """One stemmer for each thread: PyStemmer's are not made to be shared."""

    def __init__(self) -> None:
        self.stem = Stemmer.Stemmer("dutch_porter").stemWord


_porter = _Porter()


def warm() -> None:
    """Loads the dictionary (half a second, 50 MB): a process that serves visitors does it before the first of them."""
    _dictionary().get("")


def left_alone(folded: str) -> bool:
    """Short words, abbreviations, figures and other scripts have no stem but themselves."""
    return (
        len(folded) <= SHORT
        or folded in ABBREVIATIONS
        or not folded.isascii()
        or not folded.isalpha()
        or not _VOWEL.search(folded)
    )


@lru_cache(maxsize=200_000)
def stem_of(folded: str, written: str) -> str:
    """The stem of a word given twice: `folded` is its exact term, `written` keeps the accents that the dictionary
    knows it by.
    """
    if left_alone(folded):
        return folded
    lemma = _lemma(folded) or (_lemma(written) if written != folded else None)
    if lemma:
        return _finish(lemma)
    participle = _lemma_of_participle(written) or _lemma_of_participle(folded)
    if participle:
        return _finish(participle)
    split = _head(folded)
    if split:
        first, head = split
        # A short head alone would keep what Porter's stemmer takes from the verb: *doorstroom* beside *doorstromen*.
        return first + _finish(head) if len(head) > LONGEST_BARE_LEMMA else _finish(first + head)
    return _porter.stem(_singular(folded))


def _lemma(word: str) -> str | None:
    """The dictionary's lemma, without its habit of making *ouder* (parent) *oud* and *werkgever* a *werkgeefster*."""
    own = _OWN_LEMMA.get(word)
    if own:
        return own
    known = _dictionary()
    lemma = known.get(word)
    if lemma is None:
        return None
    if lemma != word and any(known.get(word + ending) == word for ending in ("s", "en", "n", word[-1] + "en")):
        return word
    return lemma.replace("_", "")


def _lemma_of_participle(word: str) -> str | None:
    for ending in ("ende", "end"):
        if word.endswith(ending) and len(word) > len(ending) + SHORT:
            return _lemma(word[: -len(ending)] + "en")
    return None


def _head(word: str) -> tuple[str, str] | None:
    """First part and lemma of the last part, for a compound that is in no dictionary; the longest known last part
    wins.
    """
    # A head of three letters only where Porter's stemmer would take its *s* for a plural: *mentorles*.
    shortest = SHORTEST_HEAD - 1 if word.endswith("s") else SHORTEST_HEAD
    for cut in range(SHORTEST_FIRST_PART, len(word) - shortest + 1):
        lemma = _lemma(word[cut:])
        if lemma and _can_stand_first(word[:cut]):
            return word[:cut], lemma
    return None


@lru_cache(maxsize=50_000)
def _can_stand_first(part: str) -> bool:
    known = _dictionary()
    for link in _LINKS:
        if part.endswith(link):
            plain = part[: len(part) - len(link)]
            if len(plain) >= SHORTEST_FIRST_PART and (known.get(plain) or plain in ABBREVIATIONS):
                return True
    return _head(part) is not None


def _singular(word: str) -> str:
    """Plurals that Porter's stemmer leaves: *themas*, *leerroutes*."""
    if _PLURAL_S.search(word) or _PLURAL_ES.search(word):
        return word[:-1]
    return word


def _finish(lemma: str) -> str:
    """Porter's stemmer over a lemma, accents folded. A lemma's own final *s* stays: *kans* is not *kan*."""
    folded = fold(lemma)
    if len(folded) <= LONGEST_BARE_LEMMA or folded.endswith("s"):
        return folded
    return _porter.stem(folded)
