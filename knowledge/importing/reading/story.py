"""A story: one flow of text in a file (the body, a text box, a note, a page head) and what is open in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain, groupby

from knowledge.importing.elements import Element, Origin, Span, Spans
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
        return not self.fields or self.fields[-1].shown

    @property
    def in_contents(self) -> bool:
        """True inside a generated table of contents."""
        return bool(self.fields) and self.fields[-1].contents

    def open_field(self) -> Field:
        """A field begins here."""
        self.fields.append(Field(self.fields[-1] if self.fields else None))
        return self.fields[-1]

    def close_field(self, field: Field) -> Field:
        """A field ends here, and with it whatever in it was left open."""
        while self.fields and self.fields.pop() is not field:
            continue
        return field

    def inner(self, origin: Origin) -> Story:
        """A story inside this one, such as a text box: what is open here is not open there."""
        return Story(self.relationships, origin, self.unclosed)


@dataclass(slots=True)
class Content:
    """A paragraph as read: its runs in `parts` (a page break between each two), and what hangs beside it."""

    parts: list[list[Span]] = field(default_factory=lambda: [[]])
    beside: list[Element] = field(default_factory=list)

    def add(self, span: Span) -> None:
        self.parts[-1].append(span)

    def take(self, following: Content) -> None:
        """Add the content of a following paragraph as if it were one with this."""
        self.parts[-1].extend(following.parts[0])
        self.parts.extend(following.parts[1:])
        self.beside.extend(following.beside)

    def give(self) -> Content:
        """All that is here, leaving nothing."""
        given = Content(self.parts, self.beside)
        self.parts, self.beside = [[]], []
        return given

    @property
    def empty(self) -> bool:
        return not any(self.parts)


def joined(*pieces: Iterable[Span]) -> Spans:
    """Runs behind one another, neighbours of one look as one span: Word cuts words into runs."""
    made: list[Span] = []
    for (bold, italic, link, note), group in groupby(chain.from_iterable(pieces), key=_appearance):
        spans = list(group)
        if note is None:
            made.append(Span("".join(span.text for span in spans), bold, italic, link))
        else:
            made.extend(spans)
    return tuple(made)


def _appearance(span: Span) -> tuple[bool, bool, str | None, str | None]:
    return span.bold, span.italic, span.link, span.note


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
