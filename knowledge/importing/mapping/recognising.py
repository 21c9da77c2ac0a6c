"""Which kind of publication a document is. Either the file says so, or it is asked: nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.enums import Kind
from knowledge.importing.elements import Document, Element, Heading, PageBreak, Paragraph, plain
from knowledge.importing.mapping.bylines import byline_in
from knowledge.importing.mapping.citations import citations_in
from knowledge.importing.mapping.fields import field_of, heading_line
from knowledge.importing.mapping.richtext import flat

_OF = r"(?: van)?(?: het| de| een)? ?"
_KIND_LINES: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?:{pattern})(?![\w\-])", re.IGNORECASE))
    for kind, pattern in (
        (Kind.OUTCOME, rf"(?:opbrengst(?:en)?|uitkomst(?:en)?|verslag|terugblik){_OF}(?:thema|deel|werk)?sessies?"),
        (Kind.BOARD_TABLE, rf"(?:(?:samenvatting|verslag|opbrengst){_OF})?bestuur(?:s|ders)?(?:tafel|overleg)"),
        (Kind.REPORT, r"(?:sfeer)?reportage"),
        (Kind.PRACTICE, r"praktijkvoorbeeld|(?:good|best) practice"),
        (Kind.RESEARCH, rf"onderzoekssamenvatting|samenvatting{_OF}onderzoek(?:srapport)?"),
        (Kind.VISION, r"(?:gezamenlijke )?lob-?visie|visie op lob"),
        (Kind.DOSSIER, r"(?:thema)?dossier"),
    )
)
_FRONT_LINES = 8
_LONGEST_KIND_LINE = 12


@dataclass(frozen=True, slots=True)
class Recognition:
    """A kind with the words that gave it away. `kind` is None where the editor must say."""

    kind: Kind | None
    cue: str = ""


def kind_line(text: str) -> tuple[Kind, str] | None:
    """The kind that a line names at its start, and what the line says beyond that."""
    words = " ".join(text.split())
    for kind, pattern in _KIND_LINES:
        match = pattern.match(words)
        if match:
            return kind, words[match.end() :]
    return None


def recognised(document: Document) -> Recognition:
    """The kind that the file names near its top, else the one whose parts it has; two candidates are none."""
    elements = [element for element in document.elements if not isinstance(element, PageBreak)]
    named = _named(elements)
    if named:
        return named
    built = [
        candidate
        for candidate in (_outcome(elements), _practice(elements), _report(elements), _research(document))
        if candidate
    ]
    return built[0] if len(built) == 1 else Recognition(None)


def _named(elements: Sequence[Element]) -> Recognition | None:
    for element in elements[:_FRONT_LINES]:
        line = heading_line(element)
        if line is None or (len(line.split()) > _LONGEST_KIND_LINE and ":" not in line):
            continue
        if isinstance(element, Heading) and element.number:
            return None
        found = kind_line(line)
        if found and (isinstance(element, Heading) or not line.endswith(".")):
            return Recognition(found[0], line)
    return None


def _headings(elements: Sequence[Element]) -> list[Heading]:
    return [element for element in elements if isinstance(element, Heading)]


def _fields(elements: Sequence[Element], kind: Kind) -> dict[str, str]:
    lines = (line for element in elements if (line := heading_line(element)))
    return {field: line for line in lines if (field := field_of(kind, line))}


def _outcome(elements: Sequence[Element]) -> Recognition | None:
    fields = _fields(elements, Kind.OUTCOME)
    if {"core", "recommendations"} <= fields.keys():
        return Recognition(Kind.OUTCOME, f"{fields['core']} … {fields['recommendations']}")
    return None


def _practice(elements: Sequence[Element]) -> Recognition | None:
    fields = _fields(elements, Kind.PRACTICE)
    if (
        "steps" in fields
        and len(fields.keys() & {"motive", "goal", "target_group", "results", "conditions", "pitfalls"}) >= 2
    ):
        return Recognition(Kind.PRACTICE, " … ".join(fields.values()))
    return None


def _report(elements: Sequence[Element]) -> Recognition | None:
    byline = next(
        (
            line
            for element in elements
            if isinstance(element, Paragraph) and (line := byline_in(element)) and line.contributors
        ),
        None,
    )
    numbered = [heading for heading in _headings(elements) if is_numbered(heading)]
    if byline and len(numbered) >= 2:
        return Recognition(Kind.REPORT, byline.text)
    return None


def _research(document: Document) -> Recognition | None:
    headings = _headings(document.elements)
    texts = [plain(element.spans) for element in document.elements if isinstance(element, Paragraph)]
    cited = citations_in("\n".join(texts))
    has_list = any(field_of(Kind.RESEARCH, plain(heading.spans)) == "references" for heading in headings)
    chapters = [heading for heading in headings if is_numbered(heading)] or [
        heading for heading in headings if heading.level == 1
    ]
    evidence = (len(cited) >= 2) + bool(document.notes) + has_list
    if len(chapters) >= 3 and evidence >= 1 and (len(cited) >= 2 or has_list):
        return Recognition(Kind.RESEARCH, cited[0].text if cited else flat(headings[-1].spans))
    return None


def is_numbered(heading: Heading) -> bool:
    return bool(heading.number) or bool(re.match(r"\d{1,2}[.)]?\s+\S", plain(heading.spans)))
