"""The head of a document: banner, kind line, title with names, key-value rows, byline. What is left is the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from knowledge.enums import Kind
from knowledge.importing.elements import Document, Element, Heading, PageBreak, Paragraph, Picture, Table, plain
from knowledge.importing.mapping.bylines import Byline, byline_in
from knowledge.importing.mapping.fields import field_of, heading_line, names_a_section
from knowledge.importing.mapping.findings import Findings
from knowledge.importing.mapping.keyvalues import Row, rows_in
from knowledge.importing.mapping.names import Named, names_in
from knowledge.importing.mapping.recognising import is_numbered, kind_line
from knowledge.importing.mapping.richtext import flat, is_marked, residue, spans_of
from knowledge.importing.mapping.titles import split_title
from knowledge.importing.report import TaskKind

TITLE_STYLES = frozenset({"title", "titel"})
SUBTITLE_STYLES = frozenset({"subtitle", "ondertitel"})
LONGEST_TITLE = 255
LONGEST_LEAD = 300
_FRONT_LINES = 12
_TITLED_BY_KIND_LINE = frozenset({Kind.VISION, Kind.DOSSIER, Kind.BOARD_TABLE})
_SENTENCE_END = re.compile(r"[.;:,][”’\"')\]*]*$")


@dataclass(slots=True)
class Front:
    """What the head of the file said. `held` are its elements that belong to the body, before `rest`."""

    title: str = ""
    names: tuple[Named, ...] = ()
    rows: list[Row] = field(default_factory=list)
    bylines: list[Byline] = field(default_factory=list)
    lead: str = ""
    held: list[Element] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    rest: list[Element] = field(default_factory=list)


def read_front(document: Document, kind: Kind, findings: Findings) -> Front:
    """Take the head off. Every line of it becomes a value here, a named entry of the report, or stays for the body."""
    elements: list[Element] = [element for element in document.elements if not isinstance(element, PageBreak)]
    front = Front()
    title_at = _title_position(elements, kind)
    position = 0
    while position < min(len(elements), _FRONT_LINES + len(front.rows)):
        element = elements[position]
        if rows := rows_in(element):
            front.rows.extend(rows)
            findings.tables += isinstance(element, Table)
        elif position == title_at:
            _take_title(element, kind, front, findings)
        elif title_at is not None and position < title_at:
            _take_above(element, kind, front, findings)
        elif not _take_below(element, kind, front, findings):
            break
        position += 1
    front.rest = elements[position:]
    _settle_title(document, front, findings)
    return front


def take_lead(front: Front) -> None:
    """Make the first paragraph the lead, where it is whole and short, has no marks, and a heading follows somewhere."""
    if front.lead or front.held or not front.rest or not any(isinstance(element, Heading) for element in front.rest):
        return
    first = front.rest[0]
    if not isinstance(first, Paragraph) or is_marked(first.spans):
        return
    text = flat(first.spans)
    if 40 <= len(text) <= LONGEST_LEAD and not text.endswith((":", ",")) and "\n" not in plain(first.spans).strip():
        front.lead = text
        front.rest = front.rest[1:]


def _title_position(elements: Sequence[Element], kind: Kind) -> int | None:
    """Where the title stands: by its style, as the one highest heading, else the first line that is nothing else.

    A kind line is the title only where no other line is, or where it says more than the kind itself.
    """
    head = list(enumerate(elements[:_FRONT_LINES]))
    for position, element in head:
        if isinstance(element, Paragraph) and element.style in TITLE_STYLES and flat(element.spans):
            return position
    tops = [
        position for position, element in enumerate(elements) if isinstance(element, Heading) and element.level == 1
    ]
    if len(tops) == 1 and tops[0] < _FRONT_LINES and _may_be_title(elements, tops[0], kind):
        line = kind_line(flat(spans_of(elements[tops[0]])))
        if line is None or re.search(r"\w", line[1]):
            return tops[0]
    fallback: int | None = None
    for position, element in head:
        if rows_in(element) or isinstance(element, Picture):
            continue
        if _is_kind_line(element, kind):
            fallback = position
            if kind in _TITLED_BY_KIND_LINE and not _is_bare_kind_line(element):
                break
        elif not _may_be_title(elements, position, kind):
            break
        elif _is_banner(element):
            fallback = position if fallback is None else fallback
        else:
            return position
    return fallback


def _may_be_title(elements: Sequence[Element], position: int, kind: Kind) -> bool:
    """One line without a sentence's end that names no maker, has no number and is no section's heading.

    A line with people's names behind it is a title whatever it says; so is one that has no text of its own below it.
    """
    element = elements[position]
    if (isinstance(element, Heading) and is_numbered(element)) or not isinstance(element, Heading | Paragraph):
        return False
    text = plain(element.spans).strip()
    if not text or len(text) > LONGEST_TITLE or "\n" in text:
        return False
    if isinstance(element, Paragraph) and (byline_in(element) or _SENTENCE_END.search(text)):
        return False
    if split_title(flat(element.spans))[1] or not names_a_section(kind, text):
        return True
    following = elements[position + 1] if position + 1 < len(elements) else None
    return isinstance(following, Heading) or bool(following and rows_in(following))


def _is_kind_line(element: Element, kind: Kind) -> bool:
    line = _unnumbered(element)
    found = kind_line(line) if line else None
    return found is not None and found[0] is kind and len(found[1].split()) <= 5 and ":" not in found[1]


def _is_bare_kind_line(element: Element) -> bool:
    found = kind_line(heading_line(element) or "")
    return found is not None and not re.search(r"\w", found[1])


def _unnumbered(element: Element) -> str | None:
    return None if isinstance(element, Heading) and element.number else heading_line(element)


def _is_banner(element: Element) -> bool:
    """One short line in capitals, longer than an abbreviation."""
    line = _unnumbered(element)
    words = (line or "").split()
    return (line or "").isupper() and len(words) <= 8 and any(len(word) > 5 for word in words)


def _take_title(element: Element, kind: Kind, front: Front, findings: Findings) -> None:
    spans = spans_of(element)
    line = flat(spans)
    found = kind_line(line)
    whole = line
    if found and found[0] is kind and (match := re.match(r"\s*[:–—|-]\s+(?=\W?[A-ZÀ-Þ\d])", found[1])):
        line = found[1][match.end() :]
        findings.repair("kind_prefix", whole, line)
    front.title, front.names = split_title(line)
    if front.names:
        findings.repair("title_names", line, front.title)
    _keep_marks(element, front, findings)


def _keep_marks(element: Element, front: Front, findings: Findings) -> None:
    """Keep the links and footnote marks of a line that is not text any more."""
    if extra := residue(spans_of(element), findings):
        front.extra.append(extra)


def _take_above(element: Element, kind: Kind, front: Front, findings: Findings) -> None:
    """A line above the title: banner and kind line are named and left out, all else is kept for the body."""
    if _is_kind_line(element, kind):
        findings.drop("kind_line", flat(spans_of(element)))
        _keep_marks(element, front, findings)
    elif _is_banner(element):
        findings.drop("banner", flat(spans_of(element)))
        _keep_marks(element, front, findings)
    elif isinstance(element, Paragraph) and (byline := byline_in(element)):
        front.bylines.append(byline)
        _keep_marks(element, front, findings)
    else:
        front.held.append(element)


def _take_below(element: Element, kind: Kind, front: Front, findings: Findings) -> bool:
    """A line right under the title: names, byline, subtitle or the kind line. False when the text begins here."""
    if isinstance(element, Picture) and not front.held:
        front.held.append(element)
        return True
    if _is_kind_line(element, kind) and _is_bare_kind_line(element):
        findings.drop("kind_line", flat(spans_of(element)))
        _keep_marks(element, front, findings)
        return True
    if not isinstance(element, Paragraph) or front.held:
        return False
    text = flat(element.spans)
    if byline := byline_in(element):
        front.bylines.append(byline)
        _keep_marks(element, front, findings)
        return True
    if not front.names and field_of(kind, text) is None and (names := names_in(text)):
        front.names = names
        findings.drop("names_line", text)
        _keep_marks(element, front, findings)
        return True
    if element.style in SUBTITLE_STYLES and not front.lead and len(text) <= LONGEST_LEAD:
        front.lead = text
        _keep_marks(element, front, findings)
        return True
    return False


def _settle_title(document: Document, front: Front, findings: Findings) -> None:
    """Bring a title to its length; without one, propose what the file is called elsewhere and ask."""
    if len(front.title) > LONGEST_TITLE:
        front.extra.insert(0, f"<p>{escape(front.title, quote=False)}</p>")
        front.title = front.title[:LONGEST_TITLE].rsplit(" ", 1)[0]
        findings.ask(TaskKind.CHECK_TITLE, front.title)
    if front.title:
        return
    heads = [
        entry.text
        for entry in document.furniture
        if entry.place.startswith("head") and re.search(r"[^\W\d]", entry.text)
    ]
    name = re.sub(r"\.\w{1,5}$", "", document.name)
    front.title = (
        document.properties.get("title", "").strip()
        or (" ".join(heads[0].split()) if heads else "")
        or re.sub(r"[-_\s]+", " ", name).strip().capitalize()
    )[:LONGEST_TITLE]
    findings.ask(TaskKind.CHECK_TITLE, front.title)
