"""A story: one flow of text in a file (the body, a text box, a note, a page head) and what is open in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.importing.elements import Element, Origin, Span, Spans, plain
from knowledge.importing.reading.fields import Field
from knowledge.importing.reading.markup import Node
from knowledge.importing.reading.package import Relationship


@dataclass(slots=True)
class Story:
    """`relationships` are those of the part the story stands in; fields may stay open over paragraphs."""

    relationships: Mapping[str, Relationship]
    origin: Origin = Origin.BODY
    unclosed: frozenset[Node] = frozenset()
    fields: list[Field] = field(default_factory=list)

    @property
    def visible(self) -> bool:
        """False inside the instruction of a field."""
        return all(open_field.result for open_field in self.fields)

    @property
    def in_contents(self) -> bool:
        """True inside a generated table of contents."""
        return any(open_field.contents for open_field in self.fields)

    def inner(self, origin: Origin) -> Story:
        """A story inside this one, such as a text box: what is open here is not open there."""
        return Story(self.relationships, origin, self.unclosed)


@dataclass(slots=True)
class Content:
    """A paragraph as read: its spans in `parts` (a page break between each two), and what hangs beside it."""

    parts: list[list[Span]] = field(default_factory=lambda: [[]])
    beside: list[Element] = field(default_factory=list)

    def add(self, span: Span) -> None:
        """Add a span, as one with the span before it where they look the same: Word cuts words into runs."""
        spans = self.parts[-1]
        if spans and span.note is None and spans[-1].note is None:
            last = spans[-1]
            if (last.bold, last.italic, last.link) == (span.bold, span.italic, span.link):
                spans[-1] = Span(last.text + span.text, last.bold, last.italic, last.link)
                return
        spans.append(span)

    @property
    def empty(self) -> bool:
        return not any(self.parts)


def joined(*pieces: Spans) -> Spans:
    """Spans behind one another, neighbours of one look as one span."""
    content = Content()
    for spans in pieces:
        for span in spans:
            content.add(span)
    return tuple(content.parts[0])


def trimmed(spans: Spans) -> Spans:
    """Spans without the white space at both ends; no spans at all where nothing else was there."""
    kept = list(spans)
    while kept and kept[0].note is None:
        text = kept[0].text.lstrip()
        if text:
            kept[0] = Span(text, kept[0].bold, kept[0].italic, kept[0].link)
            break
        del kept[0]
    while kept and kept[-1].note is None:
        text = kept[-1].text.rstrip()
        if text:
            kept[-1] = Span(text, kept[-1].bold, kept[-1].italic, kept[-1].link)
            break
        del kept[-1]
    return tuple(kept)


def words(spans: Spans) -> str:
    """The plain text of spans on one line's ends."""
    return plain(spans).strip()
