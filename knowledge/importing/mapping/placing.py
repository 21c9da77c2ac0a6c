"""What every kind's mapper works with: the head, the parts, and where each part goes, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from knowledge.enums import ContributorRole, Kind
from knowledge.importing.draft import Block, Contributor, RecommendationDraft, ReferenceDraft
from knowledge.importing.elements import Document, Element, Paragraph
from knowledge.importing.mapping import limits
from knowledge.importing.mapping.blocks import blocks_of, heading_blocks
from knowledge.importing.mapping.bylines import Byline, byline_in
from knowledge.importing.mapping.findings import Findings
from knowledge.importing.mapping.front import Front
from knowledge.importing.mapping.keyvalues import Row
from knowledge.importing.mapping.parts import Part, title_of
from knowledge.importing.mapping.richtext import is_marked, paragraph, residue

_LAST_LINES = 3
Handler = Callable[[Part], Sequence[Element]]
"""Takes a part into its field and returns the elements it has no place for there; those stay in the body."""


@dataclass(slots=True)
class Placing:
    """One document on its way to a draft. Mappers fill `fields` and the lists; `body` grows in reading order."""

    kind: Kind
    document: Document
    front: Front
    parts: list[Part]
    findings: Findings
    fields: dict[str, Any] = field(default_factory=dict)
    body: list[Block] = field(default_factory=list)
    contributors: list[Contributor] = field(default_factory=list)
    recommendations: list[RecommendationDraft] = field(default_factory=list)
    principles: list[RecommendationDraft] = field(default_factory=list)
    references: list[ReferenceDraft] = field(default_factory=list)
    sectors: tuple[str, ...] = ()

    def blocks(self, elements: Sequence[Element]) -> list[Block]:
        return blocks_of(elements, self.findings)

    def text_block(self, html: str) -> None:
        """Add rich text to the body, unless there is none."""
        if html:
            self.body.append({"type": "text", "value": html})

    def place_head(self, handlers: dict[str, Callable[[Row], bool]]) -> None:
        """Fill fields from the rows, make people of names and bylines, and put what is left at the top of the body."""
        for html in self.front.extra:
            self.text_block(html)
        for name in self.front.names:
            self.contributors.append(Contributor(name.name, self._names_role(), name.organisation))
        for row in self.front.rows:
            self._place_row(row, handlers)
        for byline in self.front.bylines:
            self._place_byline(byline)
        if self.front.held:
            if not self.parts or self.parts[0].heading is not None:
                self.parts.insert(0, Part())
            self.parts[0].elements[:0] = self.front.held

    def place_parts(self, handlers: dict[str, Handler]) -> None:
        """Give each part to the handler of its field, once; every other part goes to the body with its heading."""
        extra = self._take_bylines()
        done: set[str] = set()
        for part in self.parts:
            handler = handlers.get(part.field)
            if handler is None or (part.field in done and handler != self.stream):
                self._to_body(part, part.elements)
                continue
            heading = (
                [] if part.field not in done or part.heading is None else heading_blocks(part.heading, self.findings)
            )
            if heading:
                self.fields[part.field].extend(heading)
            rest = handler(part)
            done.add(part.field)
            if rest:
                self._to_body(part, rest)
            elif part.heading is not None and not heading:
                self.text_block(residue(part.heading.spans, self.findings))
                self.findings.drop("field_heading", title_of(part.heading))
        for html in extra:
            self.text_block(html)

    def stream(self, part: Part) -> Sequence[Element]:
        """The handler for a field that is a stream of blocks."""
        self.fields.setdefault(part.field, []).extend(self.blocks(part.elements))
        return ()

    def value(self, name: str, row: Row) -> bool:
        """Put a row's words into a plain field, if it is still empty and they fit."""
        if name in self.fields or not row.words or len(row.words) > limits.FIELDS[name]:
            return False
        self.fields[name] = row.words
        return True

    def _names_role(self) -> str:
        if self.kind is Kind.OUTCOME:
            return ContributorRole.SESSION_LEADER.value
        return ContributorRole.AUTHOR.value

    def _place_row(self, row: Row, handlers: dict[str, Callable[[Row], bool]]) -> None:
        handler = handlers.get(row.field)
        if handler is not None and handler(row):
            self.findings.drop("key_value", row.text)
            self.text_block(residue(row.line, self.findings))
            return
        self.text_block(labelled(row, self.findings))

    def _take_bylines(self) -> list[str]:
        """Take the bylines off the foot of the text; what they link to is given back for the end of the body."""
        last = self.parts[-1].elements if self.parts else []
        extra: list[str] = []
        for element in last[-_LAST_LINES:]:
            byline = byline_in(element) if isinstance(element, Paragraph) else None
            if byline is not None and isinstance(element, Paragraph):
                last.remove(element)
                self._place_byline(byline)
                extra.append(residue(element.spans, self.findings))
        return extra

    def _place_byline(self, byline: Byline) -> None:
        """People become contributors; a credit for pictures fills its field or, where a kind has none, stays text."""
        self.contributors.extend(byline.contributors)
        if byline.photo_credits and self.kind is Kind.REPORT:
            self.fields["photo_credits"] = byline.photo_credits
        elif byline.photo_credits:
            self.text_block(f"<p>{escape(byline.text, quote=False)}</p>")
            return
        self.findings.drop("byline", byline.text)

    def _to_body(self, part: Part, elements: Sequence[Element]) -> None:
        if part.heading is not None:
            self.body.extend(heading_blocks(part.heading, self.findings))
        self.body.extend(self.blocks(elements))


def labelled(row: Row, findings: Findings) -> str:
    """A row that fills no field, as a paragraph that a reader understands; as it stood where its label is marked up."""
    label = row.line[: len(row.line) - len(row.value)]
    if is_marked(label):
        return paragraph(row.line, findings)
    return paragraph(row.value, findings).replace("<p>", f"<p><b>{escape(row.label, quote=False)}:</b> ", 1)
