"""Looking at the words of a text: where they stand, how often, and whether one begins a sentence."""

from __future__ import annotations

import re
from collections import Counter

from knowledge.importing.elements import Document, plain
from knowledge.importing.repairs.editing import texts

WORD = re.compile(r"[^\W_]++(?:[-'’][^\W_]++)*+")
PART = re.compile(r"[^\W_]+")
_OPENING = " \t\n\"'‘’“”*-"
_CLOSING = frozenset(".!?:…")
_FOREIGN = re.compile(r"\b(?:the|and|with|from|this|that|are|your|und|mit|et|une|aux)\b", re.IGNORECASE)


def begins_sentence(text: str, start: int) -> bool:
    """Whether the word at `start` is the first of its sentence, so that a capital there says nothing."""
    before = text[max(0, start - 12) : start].rstrip(_OPENING)
    return before[-1:] in _CLOSING or (not before and start <= 12)


def among_foreign_words(text: str, start: int) -> bool:
    """Whether a word stands in a quotation in another language: Dutch spelling is no measure there."""
    return bool(_FOREIGN.search(text[max(0, start - 60) : start + 60]))


def counted(document: Document) -> Counter[str]:
    """How often each piece of a word stands in the document, capitals as they are."""
    counts: Counter[str] = Counter()
    for spans in texts(document):
        counts.update(PART.findall(plain(spans)))
    return counts


def counted_words(document: Document) -> Counter[str]:
    """How often each whole word stands in the document, hyphens included, in small letters."""
    counts: Counter[str] = Counter()
    for spans in texts(document):
        counts.update(word.lower() for word in WORD.findall(plain(spans)))
    return counts
