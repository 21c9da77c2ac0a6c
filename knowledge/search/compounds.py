"""Dutch joins words: the parts of a compound, so that *doorstroom* finds *doorstroomconferentie*.

Over a lexicon that counts how many other words a part begins or ends (`lexicon/`), a word falls apart in the likeliest
way or not at all. The vetoes of editors are kept beside the shipped ones; a vetoed word stays whole in longer ones too.
"""

from __future__ import annotations

from functools import cache, lru_cache

from knowledge.search.lexicon import families, vetoed_words
from knowledge.search.lexicon.segmenting import Segmenter

_CACHED = 20_000


class _Splitter:
    """One set of vetoes with its cache, replaced as a whole: a reader never sees new vetoes with old answers."""

    def __init__(self, vetoes: frozenset[str]) -> None:
        self.vetoes = vetoes
        self.split = lru_cache(maxsize=_CACHED)(Segmenter(families(), vetoed_words() | vetoes).split)


_current: _Splitter | None = None


@cache
def _shipped() -> _Splitter:
    return _Splitter(frozenset())


def split(word: str) -> tuple[str, ...]:
    """The parts of a folded word in order, linking letters left out; () where it is no compound.

    The parts are written as in the compound (the last keeps its ending), so they want a stem of their own.
    """
    return (_current or _shipped()).split(word)


def split_as_shipped(word: str) -> tuple[str, ...]:
    """The same without the vetoes of editors, for stems: those stay what they are whatever an editor does."""
    return _shipped().split(word)


def vetoes() -> frozenset[str]:
    """The editors' words in use, without the shipped ones."""
    return (_current or _shipped()).vetoes


def use_vetoes(words: frozenset[str]) -> None:
    """Takes over the editors' folded words that are never taken apart, and forgets what was worked out without them.

    Who keeps answers of `split` has to forget them too, and documents want to be analysed again: terms of words already
    indexed change.
    """
    global _current  # noqa: PLW0603  # one assignment, so that the change is whole for other threads
    if words != vetoes():
        _current = _Splitter(words) if words else None
