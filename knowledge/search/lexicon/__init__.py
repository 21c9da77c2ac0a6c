"""The words that Dutch compounds are made of, and how many of them each begins or ends.

Derived by `build.py` from the word list of OpenTaal (see NOTICE); `vetoes.txt` is ours.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from knowledge.search.lexicon.packing import DATA, unpack
from knowledge.search.lexicon.segmenting import Family

VETOES = Path(__file__).with_name("vetoes.txt")


@cache
def families() -> dict[str, Family]:
    """The shipped lexicon; read once, on first use."""
    return unpack(DATA.read_bytes())


@cache
def vetoed_words() -> frozenset[str]:
    """The words that we ship as never to be taken apart."""
    lines = VETOES.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
