"""Neutral elements: what a reader found in a file, before anything decides what it means.

A `Document` is immutable. Reading makes one, each repair turns one into the next, mapping only looks at it.
Elements stand in reading order. Nothing here knows about Django, Wagtail or a kind of publication.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Origin(StrEnum):
    """Where in the file an element stood; `BODY` unless a reader says otherwise."""

    BODY = "body"
    TEXT_BOX = "text_box"
    DIAGRAM = "diagram"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with one appearance.

    `link` is the address as the file has it; an empty string or ``"#"`` is a dead link, None is no link.
    `note` is the key in `Document.notes` of the footnote whose mark stands here; such a span has no text.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    note: str | None = None


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` is 1 for the highest; `number` is what the file prints before it ("1", "a", "Ad b"), or None."""

    spans: Spans
    level: int = 2
    number: str | None = None
    origin: Origin = Origin.BODY


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`style` is the file's own style name in lower case ("normal", "title", "kop 1"), empty for plain text.

    A text reader leaves line ends in the spans as ``"\\n"``; repairs join them. A tab stays a ``"\\t"``.
    """

    spans: Spans
    style: str = ""
    origin: Origin = Origin.BODY


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list; a list is a run of neighbours. `marker` is the sign as found ("-", "➤", "e", "1.")."""

    spans: Spans
    level: int = 0
    ordered: bool = False
    marker: str = ""
    origin: Origin = Origin.BODY


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; its paragraphs in order. A merged cell stands once, with the columns it covers."""

    paragraphs: tuple[Spans, ...]
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 0
    caption: str = ""
    origin: Origin = Origin.BODY


@dataclass(frozen=True, slots=True)
class Picture:
    """`alternative` is the file's own alternative text; empty asks the editor for one."""

    name: str
    content: bytes
    content_type: str
    alternative: str = ""
    origin: Origin = Origin.BODY


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Where the file began a new page: a repair may join a sentence across it."""


Element = Heading | Paragraph | ListItem | Table | Picture | PageBreak


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark in the margin; `quoted` is the text it is pinned to."""

    author: str
    text: str
    quoted: str = ""


@dataclass(frozen=True, slots=True)
class Deletion:
    """Text that tracked changes struck out. Tracked insertions are read as ordinary text."""

    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """A page's running head or foot, once per distinct text."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read. `notes` maps a note's key to its paragraphs; keys keep the order of their marks.

    `name` is the bare file name without folders. `properties` holds the file's own "title", "author",
    "created" (ISO date) where it has them. `insertions` counts tracked insertions.
    """

    name: str
    elements: tuple[Element, ...]
    notes: Mapping[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    deletions: tuple[Deletion, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    insertions: int = 0


def plain(spans: Spans) -> str:
    """The text of spans alone, note marks left out."""
    return "".join(span.text for span in spans)


def characters(document: Document) -> int:
    """How many characters of text a document holds, notes and table cells included."""
    total = 0
    for element in (*document.elements, *(paragraph for note in document.notes.values() for paragraph in note)):
        if isinstance(element, Table):
            total += sum(len(plain(spans)) for row in element.rows for cell in row for spans in cell.paragraphs)
        elif isinstance(element, Heading | Paragraph | ListItem):
            total += len(plain(element.spans))
    return total
