"""Which item of a new version is which item of the old one, so that it keeps its identity and address."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

ALIKE = 0.6


def matched(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """For each new heading the position of the old one it continues, or None for a new item.

    The same words first, then the most alike, then the same place in the order. No old item is given twice.
    """
    before, after = [_folded(heading) for heading in old], [_folded(heading) for heading in new]
    found: list[int | None] = [None] * len(after)
    free = list(range(len(before)))
    for position, heading in enumerate(after):
        same = next((number for number in free if before[number] == heading), None)
        if same is not None:
            found[position] = same
            free.remove(same)
    for _alike, position, number in sorted(_pairs(before, after, found, free), reverse=True):
        if found[position] is None and number in free:
            found[position] = number
            free.remove(number)
    for position in range(len(after)):
        if found[position] is None and position in free:
            found[position] = position
            free.remove(position)
    return found


def _pairs(
    before: Sequence[str], after: Sequence[str], found: Sequence[int | None], free: Sequence[int]
) -> list[tuple[float, int, int]]:
    """Alike enough pairs of what is still unmatched, as (how much, new, old)."""
    pairs = []
    for position, heading in enumerate(after):
        if found[position] is None:
            for number in free:
                alike = SequenceMatcher(None, before[number], heading, autojunk=False).ratio()
                if alike >= ALIKE:
                    pairs.append((alike, position, number))
    return pairs


def _folded(heading: str) -> str:
    return " ".join(heading.casefold().split()).rstrip(".:")
