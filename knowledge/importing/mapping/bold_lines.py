"""Bold at the start of a paragraph or a list item: when it is the heading of an item, and when of a section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.enums import Kind
from knowledge.importing.elements import Element, Heading, ListItem, Paragraph, Spans, plain
from knowledge.importing.mapping import limits
from knowledge.importing.mapping.fields import LISTS, closes_a_list, field_of, heading_line
from knowledge.importing.mapping.richtext import cut, trimmed

_BULLET = re.compile(r"\s*[➤►▶▸•●▪■○◦–—*-]\s+(?=\S)")
_NUMBER = re.compile(r"\s*(?:stap\s+)?\d{1,2}\s*[.:)]\s+(?=\S)", re.IGNORECASE)
_JOINTS = (":", "–", "—")


def list_sign(element: Paragraph) -> int:
    """The length of a bullet or number that stands in the text itself."""
    text = plain(element.spans)
    match = _BULLET.match(text) or _NUMBER.match(text)
    return match.end() if match else 0


def bold_head(element: Element) -> bool:
    """Whether an element begins with a bold run that is a heading: all of it, one line, or up to a colon or stop."""
    if not isinstance(element, Paragraph | ListItem) or not _can_be_heading(element):
        return False
    bold, rest = bold_run(element)
    after = plain(rest)
    if not after.strip() or after.lstrip(" ").startswith("\n"):
        return True
    if isinstance(element, ListItem) or list_sign(element):
        return "\n" in plain(bold) or plain(bold).strip()[-1:] in ".:!?" or after.lstrip().startswith(_JOINTS)
    return False


def opens_bold(element: Element) -> bool:
    """Whether a paragraph opens with bold words that can be a heading for the text behind them.

    They end with a stop or a colon, or what follows begins as a sentence does.
    """
    if not isinstance(element, Paragraph) or not _can_be_heading(element):
        return False
    bold, rest = bold_run(element)
    words, after = plain(bold).strip(), plain(rest).lstrip()
    return bool(after) and (words[-1:] in ".:!?" or after.startswith(_JOINTS) or after[:1].isupper())


def bold_run(element: Paragraph | ListItem) -> tuple[Spans, Spans]:
    """The bold start of an element, on its first line and without its list sign, and what follows it."""
    spans = element.spans
    sign = list_sign(element) if isinstance(element, Paragraph) else 0
    spans = trimmed(cut(spans, sign)[1] if sign else spans)
    length = 0
    for span in spans:
        if not span.bold and span.text.strip():
            break
        length += len(span.text)
    bold, rest = cut(spans, length)
    if "\n" in plain(bold).rstrip():
        head, rest = cut(spans, plain(spans).index("\n"))
        return head, rest
    return bold, rest


def item_lines(elements: Sequence[Element], kind: Kind) -> frozenset[int]:
    """Positions of the bold lines that head an item of a list, where every other bold line would head a section.

    They stand below the heading of such a list ("Aanbevelingen"), which has no items of another form before them.
    Where that heading is only bold itself, nothing but the very first line, an announcement with a colon or a number
    tells its items from the next section.
    """
    found: set[int] = set()
    for position, element in enumerate(elements):
        if _field(element, kind) in LISTS and position not in found:
            found.update(_lines_below(elements, position, kind))
    return frozenset(found)


def _lines_below(elements: Sequence[Element], start: int, kind: Kind) -> list[int]:
    region = list(_region(elements, start, kind))
    heads = [position for position in region if _begins_item(elements[position])]
    lines = [position for position in heads if _is_bold_line(elements[position])]
    if not lines or lines[0] != heads[0] or any(isinstance(elements[position], Heading) for position in region):
        return []
    before = elements[lines[0] - 1]
    announced = lines[0] == start + 1 or (isinstance(before, Paragraph) and plain(before.spans).rstrip().endswith(":"))
    numbered = _is_numbered(elements[lines[0]])
    ranked = isinstance(elements[start], Heading) and len(lines) > 1
    if not (announced or numbered or ranked):
        return []
    last = next((line for line in lines if numbered and not _is_numbered(elements[line])), len(elements))
    return [line for line in lines if line < last]


def _region(elements: Sequence[Element], start: int, kind: Kind) -> Iterator[int]:
    """What can belong to the list under the heading at `start`: up to the next section that is sure to be one."""
    heading = elements[start]
    field = _field(heading, kind)
    for position in range(start + 1, len(elements)):
        element = elements[position]
        line = heading_line(element) or ""
        if isinstance(element, Heading):
            if not isinstance(heading, Heading) or element.level <= heading.level:
                return
        elif named := _field(element, kind):
            # "Aanbeveling 2" below "Aanbevelingen" is one of them.
            if named != field or not re.search(r"\d", line):
                return
        elif _is_bold_line(element) and closes_a_list(line):
            return
        yield position


def _field(element: Element, kind: Kind) -> str:
    """The field that a heading names, or a line that can be one: a sentence's end says that it is text."""
    line = heading_line(element)
    if line is None or (isinstance(element, Paragraph) and line.endswith((".", ",", ";"))):
        return ""
    return field_of(kind, line) or ""


def _can_be_heading(element: Paragraph | ListItem) -> bool:
    text = plain(bold_run(element)[0]).strip()
    return bool(re.search(r"\w", text)) and len(text) <= limits.ITEM_HEADING


def _begins_item(element: Element) -> bool:
    if isinstance(element, ListItem):
        return True
    return isinstance(element, Paragraph) and bool(list_sign(element) or bold_head(element) or opens_bold(element))


def _is_bold_line(element: Element) -> bool:
    return isinstance(element, Paragraph) and bold_head(element) and not plain(bold_run(element)[1]).strip()


def _is_numbered(element: Element) -> bool:
    return isinstance(element, Paragraph) and bool(_NUMBER.match(plain(element.spans)))
