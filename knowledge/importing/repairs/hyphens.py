"""Hyphens at a line's end. Most belong to their word; none is ever dropped without asking."""

from __future__ import annotations

import re
from collections import Counter

from knowledge.importing.elements import Document, Spans, plain
from knowledge.importing.lexicon import has_entry, is_known
from knowledge.importing.repairs.editing import Change, edit, rewrite
from knowledge.importing.repairs.layout import page_width
from knowledge.importing.repairs.ledger import Ledger
from knowledge.importing.repairs.words import counted_words
from knowledge.importing.report import TaskKind

_LINE_END = re.compile(
    r"(?<![\w'’/-])([^\W_][\w'’/-]*)([-/])\n([^\W_][^\W_'’]*(?:['’][^\W_]++)*+(?:-[^\W_]++)*+)(?:[^\w\s]*( ))?"
)
_CONJUNCTION = re.compile(r"(?:en|of|tot|dan|als|noch|maar)$")
_GLUED = re.compile(r"(?<![\w-])((?:[^\W_]+-)+)(en|of)(?= [^\W_]+-[^\W_])")
_ABBREVIATION = 4


def line_end_hyphen(document: Document, ledger: Ledger) -> Document:
    """A hyphen at a line's end joins its word again: "mbo-" above "opleiding" is "mbo-opleiding". So does a slash.

    Before "en" or "of" it is a suspended one and keeps its space. Where the word may be one without it, the hyphen
    stays and the editor is asked. The line now ends after the joined word, so that the page's width still shows.
    """
    width = page_width(document)
    counts = counted_words(document)

    def change(spans: Spans) -> Spans:
        changes: list[Change] = []
        for match in _LINE_END.finditer(plain(spans)) if width else ():
            first, sign, second, space = match.groups()
            at = match.start(3) - 1
            if sign == "-" and _CONJUNCTION.match(second):
                changes.append(Change(at, at + 1, " "))
            else:
                mark = ledger.mark("line_end_hyphen", f"{first}{sign} {second}", f"{first}{sign}{second}")
                changes.extend((Change(match.start(), match.start(), "", mark), Change(at, at + 1, "")))
                if sign == "-" and _is_doubtful(first, second, counts):
                    ledger.ask(TaskKind.CHECK_TEXT, f"{first}-{second}", first + second)
            if space:
                changes.append(Change(match.start(4), match.end(4), "\n"))
        return edit(spans, changes)

    return rewrite(document, change)


def _is_doubtful(first: str, second: str, counts: Counter[str]) -> bool:
    """Whether `first` and `second` may be halves of one word without a hyphen."""
    last, next_part = re.split(r"[-/]", first)[-1], second.partition("-")[0]
    if counts[f"{first}-{second}".lower()] or not last.islower() or not next_part.islower():
        return False
    whole = last + next_part
    if has_entry(whole):
        return True
    if len(last) <= _ABBREVIATION or last.endswith("isch"):
        return False
    return is_known(whole) or not (is_known(last) and is_known(next_part))


def suspended_hyphen(document: Document, ledger: Ledger) -> Document:
    """A space lost after a suspended hyphen, as in "taal-en rekenles": only proposed."""

    def change(spans: Spans) -> Spans:
        changes = []
        for match in _GLUED.finditer(plain(spans)):
            before, after = match.group(), f"{match.group(1)} {match.group(2)}"
            changes.append(
                Change(match.start(), match.start(), "", ledger.mark("suspended_hyphen", before, after, applied=False))
            )
        return edit(spans, changes)

    return rewrite(document, change)
