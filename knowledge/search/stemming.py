"""The stem of a Dutch word: its lemma where a dictionary knows it, of an unknown compound the lemma of its last part,
of a diminutive that of the word it is made of; then Porter's stemmer.

Kraaij-Pohlmann's stemmer (Snowball's plain `dutch`) is not used: it makes *begeleiding* and *beleid* one word.
"""

from __future__ import annotations

import re
import threading
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import Stemmer
from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from knowledge.search.compounds import split_as_shipped
from knowledge.search.folding import fold
from knowledge.search.lexicon.inflection import spellings
from knowledge.search.lexicon.segmenting import takes_syllable

if TYPE_CHECKING:
    from collections.abc import Mapping

SHORT = 3
# Porter's stemmer takes doubled vowels apart (*school* and *schol*, *taak* and *tak*): in words this short that joins
# strangers.
LONGEST_BARE_LEMMA = 6

# Abbreviations long enough to be mistaken for a word; the shorter ones and those without a vowel are recognised by
# their shape.
ABBREVIATIONS = frozenset({"havo", "mavo", "vavo", "vmbo"})

# Where the dictionary's lemma joins what readers keep apart: people named by a quality are not the quality, members did
# not suffer, and data are not given.
_OWN_LEMMA = {
    "jongere": "jongere",
    "jongeren": "jongere",
    "oudere": "oudere",
    "ouderen": "oudere",
    "volwassene": "volwassene",
    "volwassenen": "volwassene",
    "gelijke": "gelijk",
    "kansen": "kans",
    "leden": "lid",
    "gegevens": "gegevens",
}

# What stands before the *ge* of a separable verb's participle.
_PARTICLES = frozenset("aan af bij door in mee na om onder op over samen tegen terug toe uit voor weg".split())

_VOWEL = re.compile("[aeiouy]")
_PLURAL_S = re.compile("[aiouy]s$")
_PLURAL_ES = re.compile("[a-z]es$")


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


@lru_cache(maxsize=50_000)
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
    adjective = _lemma_of_adjective(folded)
    if adjective:
        return _finish(adjective)
    small = _base_of_diminutive(folded)
    if small:
        return stem_of(small, small)
    parts = split_as_shipped(folded)
    if parts:
        first, head = folded.removesuffix(parts[-1]), _lemma(parts[-1]) or _singular(parts[-1])
        # A short head alone would keep what Porter's stemmer takes from the verb: *doorstroom* beside *doorstromen*.
        return first + _finish(head) if len(head) > LONGEST_BARE_LEMMA else _finish(first + head)
    return _porter.stem(_singular(folded))


def _lemma(word: str) -> str | None:
    """The dictionary's lemma, followed to the end: *leerde* is *leren* and that is *leer*. Of words that it makes each
    other's lemma (*les* and *lessen*) the shortest speaks for all.
    """
    path: list[str] = []
    while word not in path:
        path.append(word)
        lemma = _one_step(word)
        if lemma is None:
            return path[-1] if len(path) > 1 else None
        word = lemma
    return min(path[path.index(word) :], key=lambda each: (len(each), each))


def _one_step(word: str) -> str | None:
    """The dictionary's lemma, without its habit of making *ouder* (parent) *oud* and *werkgever* a *werkgeefster*."""
    own = _OWN_LEMMA.get(word)
    if own:
        return own
    known = _dictionary()
    lemma = known.get(word)
    if lemma is None:
        return None
    if lemma != word and word.endswith(("je", "jes")):
        return lemma
    if _is_participle(word, lemma):
        return lemma.replace("_", "")
    if any(known.get(word + ending) == word for ending in ("s", "'s", "en", "n", word[-1] + "en")):
        return word
    return (_noun_of(word) or word) if lemma == word else lemma.replace("_", "")


def _is_participle(word: str, lemma: str) -> bool:
    """Whether it is one by its *ge*: such a word may have an inflection of its own and still be a form of the verb."""
    particle, _, verb = lemma.rpartition("_")
    return verb.endswith("en") and word != verb and word.startswith(particle + "ge")


def _noun_of(infinitive: str) -> str | None:
    """The noun whose plural the dictionary takes for a verb: *reizen* is more than one *reis* as well."""
    if infinitive.endswith("en") and len(infinitive) > SHORT + len("en"):
        for noun in spellings(infinitive.removesuffix("en")):
            if takes_syllable(noun) and _dictionary().get(noun) in {noun, infinitive}:
                return noun
    return None


def _lemma_of_participle(word: str) -> str | None:
    """Of one that the dictionary has not: *orienterend*, *getoetst*, *ingeschreven*."""
    for ending in ("ende", "end"):
        if word.endswith(ending) and len(word) > len(ending) + SHORT:
            return _lemma(word[: -len(ending)] + "en")
    particle, mark, stem = word.partition("ge")
    if not mark or len(stem) <= SHORT or (particle and particle not in _PARTICLES):
        return None
    lemma = _dictionary().get(mark + stem) if particle else None
    if lemma and _is_participle(mark + stem, lemma):
        return _lemma(particle + lemma) or particle + lemma
    return _lemma(particle + stem[:-1]) if stem.endswith(("t", "d")) else None


def _lemma_of_adjective(word: str) -> str | None:
    """Of an inflected one that the dictionary has not: *intensieve*."""
    if word.endswith("e"):
        for base in spellings(word[:-1]):
            if _dictionary().get(base) == base:
                return base
    return None


def _base_of_diminutive(word: str) -> str | None:
    for ending in ("je", "tje", "pje", "etje"):
        base = word.removesuffix("s").removesuffix(ending)
        if word.removesuffix("s").endswith(ending) and len(base) >= SHORT:
            for each in spellings(base):
                if _lemma(each) or split_as_shipped(each):
                    return each
    return None


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
    stem = _porter.stem(folded)
    # An ending as long as what is left was part of the word: *overheid* is not *over*.
    return stem if len(stem) > len(folded) - len(stem) else folded


@lru_cache(maxsize=50_000)
def is_irregular(word: str) -> bool:
    """Whether the dictionary's lemma begins with other letters than the word: *is* and *zijn*."""
    lemma = _lemma(word)
    return lemma is not None and lemma[:2] != word[:2]
