"""What the reader makes of a few blocks or runs of a Word file, for tests."""

from __future__ import annotations

from knowledge.importing.elements import Element, Heading, ListItem, Paragraph, Spans, plain
from knowledge.importing.reading import read
from tests.knowledge.importing.word_files import WordFile, paragraph


def elements(*blocks: str) -> tuple[Element, ...]:
    return read("a.docx", WordFile().add(*blocks).content()).elements


def spans(*inline: str) -> Spans:
    (only,) = elements(paragraph(*inline))
    assert isinstance(only, Paragraph)
    return only.spans


def text(*inline: str) -> str:
    return plain(spans(*inline))


def marks(*blocks: str) -> list[tuple[str, int, bool]]:
    return [(e.marker, e.level, e.ordered) for e in elements(*blocks) if isinstance(e, ListItem)]


def headings(*blocks: str) -> list[tuple[str, int, str | None]]:
    return [(plain(e.spans), e.level, e.number) for e in elements(*blocks) if isinstance(e, Heading)]
