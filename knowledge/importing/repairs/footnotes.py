"""Footnotes that plain text left at the foot of each page: their texts lifted out, their marks found again.

A note is a paragraph at a page's end that begins with the next number. Its mark stands earlier on that page, as the
number itself or as the sign that a scanner made of it. Without a mark nothing is moved and the editor is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge.importing.elements import Document, Element, Heading, ListItem, PageBreak, Paragraph, Span, Spans, plain
from knowledge.importing.lexicon import is_known
from knowledge.importing.repairs.editing import Change, cut, edit
from knowledge.importing.repairs.ledger import Ledger
from knowledge.importing.repairs.words import counted
from knowledge.importing.report import TaskKind

_NOTE = re.compile(r"(\d{1,2})[.)]?[ \t]+(?=\S)")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_EXACT = (
    r"(?<![^\W_])([^\W\d_]{{3,}}[)’”\"]?)"
    r"({number}|\[{number}\]|\({number}\)|{raised})(?![^\W_]|-)"
)
_MISREAD_SIGN = re.compile(r"(?<=[^\W\d_]{2})[?!*°^+†‡](?=[.,;:](?!\.))")
_MISREAD_CAPITAL = re.compile(r"(?<![^\W_])([^\W\d_]{2,})([A-Z])(?![^\W_])")


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where the mark stands: the element, the letters it takes, and the word it clings to."""

    element: int
    start: int
    end: int
    word_start: int


def footnotes(document: Document, ledger: Ledger) -> Document:
    """Lift the notes of plain text out of the body and anchor them at their marks."""
    if document.notes or not any(isinstance(element, PageBreak) for element in document.elements):
        return document
    elements: list[Element | None] = list(document.elements)
    notes: dict[str, tuple[Paragraph, ...]] = {}
    counts = counted(document)
    page_start = 0
    for index, element in enumerate(document.elements):
        if not isinstance(element, PageBreak):
            continue
        for at, number in _notes_above(document.elements, page_start, index, len(notes) + 1):
            found = _find_mark(elements, page_start, at, number, counts)
            note = elements[at]
            if found is None or not isinstance(note, Paragraph):
                ledger.ask(TaskKind.CHECK_TEXT, plain(document.elements[at].spans))  # type: ignore[union-attr]
                continue
            key = str(len(notes) + 1)
            elements[found.element] = _anchored(elements[found.element], found, key, ledger)
            notes[key] = (_note_text(note, ledger),)
            elements[at] = None
        page_start = index + 1
    if not notes:
        return document
    return replace(document, elements=tuple(element for element in elements if element is not None), notes=notes)


def _notes_above(elements: tuple[Element, ...], start: int, end: int, number: int) -> list[tuple[int, int]]:
    """The paragraphs right above a page's end that begin with `number` and those after it, in order."""
    first = end
    while first > start and isinstance(elements[first - 1], Paragraph) and _NOTE.match(_text(elements[first - 1])):
        first -= 1
    found: list[tuple[int, int]] = []
    for index in range(first, end):
        match = _NOTE.match(_text(elements[index]))
        if match and int(match.group(1)) == number + len(found):
            found.append((index, int(match.group(1))))
    return found


def _text(element: Element | None) -> str:
    return plain(element.spans) if isinstance(element, (Heading, Paragraph, ListItem)) else ""


def _find_mark(elements: list[Element | None], start: int, end: int, number: int, counts: Counter[str]) -> _Mark | None:
    """The surest mark on the page, and of equals the last: a note stands close under its mark."""
    best = {
        rank: mark
        for index in range(start, end)
        for rank, mark in _marks_in(_text(elements[index]), index, number, counts)
    }
    return best[min(best)] if best else None


def _marks_in(text: str, element: int, number: int, counts: Counter[str]) -> Iterator[tuple[int, _Mark]]:
    for match in re.finditer(_EXACT.format(number=number, raised=str(number).translate(_SUPERSCRIPTS)), text):
        if match.group(1)[0].islower() or is_known(match.group(1).rstrip(')’”"')):
            yield 0, _Mark(element, match.start(2), match.end(2), match.start(1))
    for match in _MISREAD_SIGN.finditer(text):
        yield (1, _Mark(element, match.start(), match.end(), _word_start(text, match.start())))
    for match in _MISREAD_CAPITAL.finditer(text):
        word, whole = match.group(1), match.group()
        known = counts[word] > 1 and (word.isupper() or is_known(word))
        if known and counts[whole] == 1 and not is_known(whole):
            yield 2, _Mark(element, match.start(2), match.end(2), match.start(1))


def _word_start(text: str, at: int) -> int:
    while at and (text[at - 1].isalnum() or text[at - 1] in "-’'"):
        at -= 1
    return at


def _anchored(element: Element | None, mark: _Mark, key: str, ledger: Ledger) -> Element:
    """The element with the footnote's own anchor where the sign stood."""
    if not isinstance(element, (Heading, Paragraph, ListItem)):
        message = "a mark was found where there is no text"
        raise TypeError(message)
    text = plain(element.spans)
    before, after = text[mark.word_start : mark.end], text[mark.word_start : mark.start]
    spans = edit(
        element.spans,
        [
            Change(mark.word_start, mark.word_start, "", ledger.mark("footnote_mark", before, after)),
            Change(mark.start, mark.end, "", Span("", note=key)),
        ],
    )
    return replace(element, spans=spans)


def _note_text(note: Paragraph, ledger: Ledger) -> Paragraph:
    """The note without its number, which stays in the report."""
    text = plain(note.spans)
    match = _NOTE.match(text)
    length = match.end() if match else 0
    spans: Spans = cut(note.spans, length)[1]
    words = text[length:].split()
    mark = ledger.mark("footnote_mark", f"{text[:length].strip()} {words[0]}", words[0])
    return replace(note, spans=(mark, *spans))
