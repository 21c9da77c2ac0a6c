"""Short ways to repair a text in a test and to look at what came of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from knowledge.importing.elements import Cell, Document, Element, Heading, ListItem, Paragraph, Spans, Table, plain
from knowledge.importing.reading.text import read_text
from knowledge.importing.repairs import repair
from knowledge.importing.report import Repair

_WORD = re.compile(r"\w+")


def repaired(text: str, *disabled: str) -> tuple[Document, dict[str, list[tuple[str, str]]]]:
    """The repaired document, and by rule what stood there and what stands there now or is proposed."""
    document, repairs, _removals, _tasks = repair(read_text("stuk.txt", text), frozenset(disabled))
    by_rule: dict[str, list[tuple[str, str]]] = {}
    for entry in repairs:
        by_rule.setdefault(entry.rule, []).append((entry.before, entry.after))
    return document, by_rule


def shown(document: Document) -> list[str]:
    """Each element as one line: a letter for what it is, its number or sign, its text, note marks in brackets."""
    return [_line(element) for element in document.elements]


def _line(element: Element) -> str:
    if isinstance(element, Heading):
        return f"H{element.level} {element.number + ' ' if element.number else ''}{marked(element.spans)}"
    if isinstance(element, ListItem):
        return f"L{element.level} {marked(element.spans)}"
    return f"P {marked(element.spans)}" if isinstance(element, Paragraph) else type(element).__name__


def marked(spans: Spans) -> str:
    return "".join(span.text if span.note is None else f"[{span.note}]" for span in spans)


def all_texts(document: Document) -> Iterator[str]:
    for element in document.elements:
        if isinstance(element, Heading):
            yield f"{element.number or ''} {plain(element.spans)}"
        elif isinstance(element, (Paragraph, ListItem)):
            yield plain(element.spans)
        elif isinstance(element, Table):
            yield from (plain(spans) for row in element.rows for cell in row for spans in cell.paragraphs)
    for notes in document.notes.values():
        yield from (plain(note.spans) for note in notes)


def words_of(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in _WORD.findall(text))


def applied(repairs: Iterable[Repair]) -> list[Repair]:
    return [entry for entry in repairs if entry.applied]


def table_of(*texts: str) -> Table:
    return Table((tuple(Cell(((paragraph(text)).spans,)) for text in texts),))


def paragraph(text: str, style: str = "") -> Paragraph:
    element = read_text("", text.replace("\n", " ")).elements[0]
    return Paragraph(element.spans if isinstance(element, Paragraph) else (), style)
