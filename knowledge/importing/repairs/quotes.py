"""Apostrophes: one sign, once. Quotation marks around words are the author's and stay."""

from __future__ import annotations

import re

from knowledge.importing.elements import Document, Spans, plain
from knowledge.importing.repairs.editing import Change, edit, rewrite
from knowledge.importing.repairs.ledger import Ledger, word_change

APOSTROPHE = "’"
_LETTER = r"[^\W\d_]"
_WORD_END = r"[^\W_]*+"
_DOUBLED = re.compile(rf"(?<![^\W_])[^\W_][^\W_'’-]*['’`´]{{2,}}(?={_LETTER}){_WORD_END}")
_STRAIGHT = re.compile(
    rf"(?:(?<![\w'’])['`´](?=[stnkm](?![\w'’])){_LETTER})|(?<![\w-])[^\W_][\w-]*+(?:['`´]{_LETTER}{_WORD_END})+"
)
_SIGNS = re.compile("['’`´]+")


def doubled_apostrophe(document: Document, ledger: Ledger) -> Document:
    """Two apostrophes inside a word, of one sort or of two, are one."""
    return _with_one_sign(document, ledger, "doubled_apostrophe", _DOUBLED)


def straight_apostrophe(document: Document, ledger: Ledger) -> Document:
    """A straight apostrophe inside a word, or before a lone letter as in "'s ochtends", becomes a curly one."""
    return _with_one_sign(document, ledger, "straight_apostrophe", _STRAIGHT)


def _with_one_sign(document: Document, ledger: Ledger, rule: str, pattern: re.Pattern[str]) -> Document:
    def change(spans: Spans) -> Spans:
        changes: list[Change] = []
        for match in pattern.finditer(plain(spans)):
            before = match.group()
            after = _SIGNS.sub(APOSTROPHE, before)
            if after != before and not ledger.is_full:
                changes.extend(word_change(match.start(), before, after, ledger.mark(rule, before, after)))
        return edit(spans, changes)

    return rewrite(document, change)
