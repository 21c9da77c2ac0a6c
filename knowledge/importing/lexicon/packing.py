"""The word file: sorted, each word as the count of letters it shares with the one before and the rest, compressed."""

from __future__ import annotations

import lzma
import unicodedata
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).with_name("words.xz")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def unaccented(word: str) -> str:
    """`word` without accents and diaereses."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def pack(words: set[str]) -> bytes:
    rows: list[str] = []
    previous = ""
    for word in sorted(words):
        shared = 0
        while shared < min(len(previous), len(word), len(_DIGITS) - 1) and previous[shared] == word[shared]:
            shared += 1
        rows.append(_DIGITS[shared] + word[shared:])
        previous = word
    return lzma.compress("\n".join(rows).encode(), preset=9 | lzma.PRESET_EXTREME)


def unpack(packed: bytes) -> Iterator[str]:
    previous = ""
    for row in lzma.decompress(packed).decode().split("\n"):
        previous = previous[: _DIGITS.index(row[0])] + row[1:]
        yield previous
