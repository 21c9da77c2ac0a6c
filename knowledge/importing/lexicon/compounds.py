"""Dutch joins words: a word is also known when it falls apart into known words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

SHORTEST = 4
LONGEST = 40
LINKS = ("", "s", "en", "e", "n")


def halves(word: str) -> Iterator[tuple[str, str]]:
    """Every way to cut `word` in two, a linking letter taken off the first half."""
    if len(word) > LONGEST:
        return
    for cut in range(SHORTEST, len(word) - SHORTEST + 1):
        for link in LINKS:
            first = word[:cut]
            if first.endswith(link) and len(first) - len(link) >= SHORTEST:
                yield first[: len(first) - len(link)], word[cut:]


def is_compound(word: str, known: Callable[[str], bool]) -> bool:
    return any(known(last) and known(first) for first, last in halves(word))
