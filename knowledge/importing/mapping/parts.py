"""The text below the head, cut at its headings: which parts fill a field of the kind and which stay body."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.enums import Kind
from knowledge.importing.elements import Element, Heading, ListItem, PageBreak, Paragraph, plain
from knowledge.importing.mapping.bold_lines import item_lines
from knowledge.importing.mapping.fields import field_of, heading_line
from knowledge.importing.mapping.findings import Findings
from knowledge.importing.mapping.richtext import cut, flat, trimmed

_CONTENTS_STYLE = re.compile(
    r"(?:inhopg|toc|table of contents|contents)\s*(?:\d|heading|kop)?.*|kop ?van ?inhoudsopgave"
)
_LEADING_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+(?=\S)")
_LETTERED = re.compile(r"(?:ad\s+)?[a-z][.)]?", re.IGNORECASE)


@dataclass(slots=True)
class Part:
    """A run of elements under one heading. `field` is empty for a part of the body; the first may have no heading."""

    field: str = ""
    heading: Heading | None = None
    elements: list[Element] = dataclasses.field(default_factory=list)


def ordered_headings(elements: Sequence[Element], kind: Kind) -> list[Element]:
    """The elements with headings where the file only made them look so, and with levels 2, 3 and 4.

    Level 2 are the main headings. Where only some headings of the highest level are numbered, the others lie deeper.
    """
    items = item_lines(elements, kind)
    promoted = [
        element if position in items else _promoted(element, elements, position, kind)
        for position, element in enumerate(elements)
    ]
    promoted = _numbered(promoted)
    headings = [element for element in promoted if isinstance(element, Heading)]
    if not headings:
        return promoted
    highest = min(heading.level for heading in headings)
    numbered = [heading for heading in headings if heading.level == highest and _is_chapter(heading)]
    mixed = len(numbered) >= 2 and any(heading.level == highest and not _is_chapter(heading) for heading in headings)
    mixed = mixed and kind in {Kind.RESEARCH, Kind.REPORT}
    depths = sorted({(heading.level, mixed and not _is_chapter(heading)) for heading in headings})
    return [
        replace(element, level=min(2 + depths.index((element.level, mixed and not _is_chapter(element))), 4))
        if isinstance(element, Heading)
        else element
        for element in promoted
    ]


def parts_of(elements: Sequence[Element], kind: Kind) -> list[Part]:
    """Cut at headings. A field's part runs to the next heading of its own level or to the next field."""
    parts = [Part()]
    for element in elements:
        current = parts[-1]
        if not isinstance(element, Heading):
            current.elements.append(element)
            continue
        named = field_of(kind, plain(element.spans)) or ""
        if named and not (current.field and current.heading and element.level > current.heading.level):
            parts.append(Part(named, element))
        elif current.field and current.heading and element.level > current.heading.level:
            current.elements.append(element)
        else:
            parts.append(Part("", element))
    return [part for part in parts if part.heading or part.elements]


def title_of(heading: Heading) -> str:
    """A heading as a reader sees it, its number in front."""
    return f"{heading.number} {flat(heading.spans)}" if heading.number else flat(heading.spans)


def main_sections(elements: Sequence[Element]) -> tuple[str, ...]:
    return tuple(
        title_of(element).rstrip(":") for element in elements if isinstance(element, Heading) and element.level == 2
    )


def _promoted(element: Element, elements: Sequence[Element], position: int, kind: Kind) -> Element:
    """A paragraph as a heading, where it is one short line that names a field, or that is bold from end to end."""
    line = heading_line(element)
    if not isinstance(element, Paragraph) or line is None or element.style not in {"", "normal", "standaard"}:
        return element
    last = position + 1 == len(elements)
    if last or line.endswith((".", ",", ";")):
        return element
    level = _usual_level(elements)
    if field_of(kind, line):
        return Heading(trimmed(element.spans), level, None, element.origin)
    words = [span for span in element.spans if span.text.strip()]
    alone = not isinstance(elements[position + 1], Heading)
    if (
        len(line.split()) <= 12
        and all(span.bold for span in words)
        and alone
        and not line.endswith(":")
        and line[:1] not in "'\"‘“"
    ):
        return Heading(tuple(replace(span, bold=False) for span in trimmed(element.spans)), level, None, element.origin)
    return element


def _usual_level(elements: Sequence[Element]) -> int:
    return min((element.level for element in elements if isinstance(element, Heading)), default=2)


def _numbered(elements: Sequence[Element]) -> list[Element]:
    """Headings whose text begins with a number get it as theirs, where they count up; a lone year or amount is text."""
    found = {
        position: match
        for position, element in enumerate(elements)
        if isinstance(element, Heading)
        and not element.number
        and (match := _LEADING_NUMBER.match(plain(element.spans)))
    }
    chapters = [int(match[1]) for match in found.values() if "." not in match[1]]
    if len(chapters) < 2 or chapters != sorted(set(chapters)) or chapters[-1] > 2 * len(chapters) + 1:
        return list(elements)
    result = list(elements)
    for position, match in found.items():
        heading = elements[position]
        if isinstance(heading, Heading):
            result[position] = replace(heading, number=match[1], spans=cut(heading.spans, match.end())[1])
    return result


def _is_chapter(heading: Heading) -> bool:
    return bool(heading.number) and not _LETTERED.fullmatch(heading.number or "")


def without_contents(elements: Sequence[Element], findings: Findings) -> tuple[Element, ...]:
    """Leave out page breaks and a table of contents made by the word processor: the page makes its own.

    The lines of such a table are in the report.
    """
    kept: list[Element] = []
    lines: list[str] = []
    for element in elements:
        style = element.style if isinstance(element, Paragraph) else ""
        if style and _CONTENTS_STYLE.fullmatch(style):
            lines.append(flat(element.spans) if isinstance(element, Paragraph | ListItem) else "")
        elif not isinstance(element, PageBreak):
            kept.append(element)
    findings.drop("contents_table", "\n".join(lines))
    return tuple(kept)
