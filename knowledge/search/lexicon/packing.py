"""The word file: sorted, each word as the count of letters it shares with the one before, the rest, and two classes.

A class is twice the log2 of one more than the family's size, as a letter: *a* is none, *c* is one other word.
"""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from pathlib import Path

from knowledge.search.lexicon.segmenting import Family

DATA = Path(__file__).with_name("words.xz")
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_STEPS = 2
_FILTERS = ({"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "lp": 0, "pb": 0},)


def rounded(family: Family) -> Family:
    """`family` as it comes back out of the file."""
    begins, ends = (round(size * _STEPS) / _STEPS for size in family)
    return begins, ends


def pack(families: Mapping[str, Family]) -> bytes:
    rows: list[str] = []
    classes: list[list[str]] = [[], []]
    previous = ""
    for word in sorted(families):
        shared = 0
        while shared < min(len(previous), len(word), len(_DIGITS) - 1) and previous[shared] == word[shared]:
            shared += 1
        rows.append(_DIGITS[shared] + word[shared:])
        for side, size in zip(classes, families[word], strict=True):
            side.append(chr(ord("a") + round(size * _STEPS)))
        previous = word
    text = "\n".join(["".join(rows), *("".join(side) for side in classes)])
    return lzma.compress(text.encode(), filters=_FILTERS)


def unpack(packed: bytes) -> dict[str, Family]:
    rows, begins, ends = lzma.decompress(packed).decode().split("\n")
    words: list[str] = []
    start, previous = 0, ""
    for place in range(1, len(rows) + 1):
        if place == len(rows) or rows[place] in _DIGITS:
            previous = previous[: _DIGITS.index(rows[start])] + rows[start + 1 : place]
            words.append(previous)
            start = place
    sizes = [[(ord(letter) - ord("a")) / _STEPS for letter in side] for side in (begins, ends)]
    return dict(zip(words, zip(*sizes, strict=True), strict=True))
