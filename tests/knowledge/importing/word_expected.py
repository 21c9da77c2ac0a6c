"""What a Word file is read as, put in few words, for tests."""

from __future__ import annotations

from knowledge.importing.elements import Cell, Document, Origin, Paragraph, Span, Spans
from knowledge.importing.reading import read
from tests.knowledge.importing.word_files import WordFile


def reading(file: WordFile, *blocks: str) -> Document:
    return read("a.docx", file.add(*blocks).content())


def spans(text: str) -> Spans:
    return (Span(text),)


def body(text: str, style: str = "normal", origin: Origin = Origin.BODY) -> Paragraph:
    return Paragraph(spans(text), style, origin)


def row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((spans(text),) if text else ()) for text in texts)
