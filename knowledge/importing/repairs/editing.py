"""Changing the text of spans while emphasis, links and note marks stay where they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from knowledge.importing.elements import Cell, Document, Element, Heading, ListItem, Paragraph, Span, Spans, Table

TextElement = Heading | Paragraph | ListItem


@dataclass(frozen=True, slots=True)
class Change:
    """The letters from `start` to `end` become `new`, and `mark` stands before them."""

    start: int
    end: int
    new: str
    mark: Span | None = None


def edit(spans: Spans, changes: Iterable[Change]) -> Spans:
    """`spans` with every change made. Changes count in letters of the plain text, do not overlap and come in order."""
    queue = list(changes)
    if not queue:
        return spans
    result: list[Span] = []
    index = position = gone = 0
    for span in spans:
        end = position + len(span.text)
        at = max(position, gone)
        while index < len(queue) and queue[index].start < end:
            change = queue[index]
            _add(result, span, span.text[max(at, position) - position : change.start - position])
            if change.mark is not None:
                result.append(change.mark)
            _add(result, span, change.new)
            at = gone = max(change.start, change.end)
            index += 1
        if not span.text:
            result.append(span)
        elif at < end:
            _add(result, span, span.text[at - position :])
        position = end
    for change in queue[index:]:
        result.extend([change.mark] if change.mark is not None else [])
        _add(result, result[-1] if result else Span(""), change.new)
    return tuple(result)


def _add(result: list[Span], like: Span, text: str) -> None:
    if text:
        result.append(replace(like, text=text, note=None))


def cut(spans: Spans, at: int) -> tuple[Spans, Spans]:
    """The spans before letter `at` and those from it. A note mark there clings to the word before it."""
    first: list[Span] = []
    rest: list[Span] = []
    position = 0
    for span in spans:
        end = position + len(span.text)
        if end <= at and not (rest or (not span.text and position == at and is_mark(span))):
            first.append(span)
        elif position >= at or rest:
            rest.append(span)
        else:
            first.append(replace(span, text=span.text[: at - position]))
            rest.append(replace(span, text=span.text[at - position :]))
        position = end
    return tuple(first), tuple(rest)


def is_mark(span: Span) -> bool:
    """Whether `span` is a place that the ledger of repairs remembers, and no footnote."""
    return span.note is not None and span.note.startswith("\0")


def merged(spans: Iterable[Span]) -> Spans:
    """Neighbours of one appearance as one span."""
    result: list[Span] = []
    for (bold, italic, link, note), run in groupby(
        spans, key=lambda span: (span.bold, span.italic, span.link, span.note)
    ):
        if note is None:
            result.append(Span("".join(span.text for span in run), bold, italic, link))
        else:
            result.extend(run)
    return tuple(result)


def rewrite(document: Document, change: Callable[[Spans], Spans]) -> Document:
    """`document` with `change` made to every run of text in it: elements, table cells and notes."""
    return replace(
        document,
        elements=tuple(_rewritten(element, change) for element in document.elements),
        notes={
            key: tuple(replace(note, spans=change(note.spans)) for note in notes)
            for key, notes in document.notes.items()
        },
    )


def _rewritten(element: Element, change: Callable[[Spans], Spans]) -> Element:
    if isinstance(element, (Heading, Paragraph, ListItem)):
        spans = change(element.spans)
        return element if spans is element.spans else replace(element, spans=spans)
    if isinstance(element, Table):
        rows = tuple(
            tuple(Cell(tuple(change(spans) for spans in cell.paragraphs), cell.columns) for cell in row)
            for row in element.rows
        )
        return replace(element, rows=rows)
    return element


def texts(document: Document) -> Iterator[Spans]:
    """Every run of text of `document`, as `rewrite` meets them."""
    for element in document.elements:
        if isinstance(element, (Heading, Paragraph, ListItem)):
            yield element.spans
        elif isinstance(element, Table):
            yield from (spans for row in element.rows for cell in row for spans in cell.paragraphs)
    for notes in document.notes.values():
        yield from (note.spans for note in notes)
