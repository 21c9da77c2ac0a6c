"""Which words a word may be an inflected form of, by spelling alone: cheap, and right often enough to count by."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

_VOWELS = frozenset("aeiou")
SHORTEST_BASE = 3
# By the last letter, so that most words are asked about few endings.
_ENDINGS = {
    "n": ("en", "n", "den", "ten", "ingen"),
    "e": ("e", "de", "te", "ende", "je", "tje", "pje", "etje"),
    "s": ("s", "ers", "jes", "tjes", "pjes", "etjes"),
    "r": ("er",),
    "t": ("t", "st"),
    "d": ("d", "end"),
    "g": ("ing",),
}


def spellings(stem: str) -> Iterator[str]:
    """`stem`, and what it is before an ending changes it: *vakk* is *vak*, *schol* is *school*, *briev* is *brief*."""
    yield stem
    last, before = stem[-1], stem[-2]
    if last in _VOWELS:
        return
    if last == before:
        yield stem[:-1]
        return
    hard = stem[:-1] + {"v": "f", "z": "s"}.get(last, last)
    if hard != stem:
        yield hard
    if before in _VOWELS and stem[-3] not in _VOWELS:
        yield hard[:-1] + before + hard[-1]


@lru_cache(maxsize=50_000)
def bases(word: str) -> tuple[str, ...]:
    """The words that `word` would be a form of, `word` itself left out; most of them are no words."""
    found: dict[str, None] = {}
    for ending in _ENDINGS.get(word[-1], ()):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_BASE:
            found.update(dict.fromkeys(spellings(word[: -len(ending)])))
    found.pop(word, None)
    return tuple(found)
