"""A list of headings with their text: recommendations, steps, principles, entries of a dossier.

Writers mix the forms: a bold line in a list item with its text on the next line or in the next paragraph,
list items without any bold, numbered headings, bold paragraphs, bold words that open a paragraph. A page break in
the middle changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from knowledge.importing.elements import Element, Heading, ListItem, Paragraph, Spans, plain
from knowledge.importing.mapping import limits
from knowledge.importing.mapping.bold_lines import bold_head, bold_run, list_sign, opens_bold
from knowledge.importing.mapping.findings import Findings
from knowledge.importing.mapping.richtext import cut, flat, trimmed
from knowledge.importing.report import Repair

_SENTENCE = re.compile(r"(?<!\b[A-Za-z])[.!?](?=\s+[A-ZÀ-Þ'\"‘“])")
_COLON = re.compile(r":\s+(?=\S)")


@dataclass(slots=True)
class Item:
    """One item: its heading without the full stop, what the heading could not hold, and its text."""

    heading: str
    heading_spans: Spans = ()
    elements: list[Element] = field(default_factory=list)


def items_of(elements: Sequence[Element], findings: Findings) -> tuple[list[Element], list[Item]]:
    """The elements before the first item, and the items. Every element after that belongs to the item above it."""
    starts = _starts(elements)
    if not starts:
        return list(elements), []
    items: list[Item] = []
    marks: list[str] = []
    for start, end in zip(starts, [*starts[1:], len(elements)], strict=True):
        heading, text, mark = _split(elements[start])
        marks.append(mark)
        item = Item(
            heading_text(heading, findings),
            heading,
            [Paragraph(trimmed(text))] if plain(text).strip() or _has_note(text) else [],
        )
        item.elements.extend(elements[start + 1 : end])
        items.append(item)
    findings.drop("list_mark", " ".join(mark for mark in marks if mark))
    return list(elements[: starts[0]]), items


def heading_text(spans: Spans, findings: Findings) -> str:
    """The heading on one line, its full stop taken off and reported; a question mark or an ellipsis stays."""
    text = flat(spans)
    if text.endswith(".") and not text.endswith(".."):
        bare = text[:-1].rstrip()
        last = bare.rpartition(" ")[2]
        findings.repairs.append(_stop_repair(bare, last))
        return bare
    return text.removesuffix(":").rstrip()


def _stop_repair(bare: str, last: str) -> Repair:
    return Repair("heading_stop", f"{last}.", last, bare, len(bare) - len(last))


def _starts(elements: Sequence[Element]) -> list[int]:
    """Where items begin. If any begins in bold, only bold ones do: plain list items are then part of a text.

    Bold words that open a paragraph are emphasis where they stand alone, and headings where a second one follows.
    """
    headings = {position: element.level for position, element in enumerate(elements) if isinstance(element, Heading)}
    if headings:
        return _highest(headings)
    bold = [position for position, element in enumerate(elements) if bold_head(element)]
    if bold:
        return bold
    opening = [position for position, element in enumerate(elements) if opens_bold(element)]
    listed = {position: element.level for position, element in enumerate(elements) if isinstance(element, ListItem)}
    if len(opening) > 1 and opening[0] < min(listed, default=len(elements)):
        return opening
    if listed:
        return _highest(listed)
    return [
        position for position, element in enumerate(elements) if isinstance(element, Paragraph) and list_sign(element)
    ]


def _highest(levels: dict[int, int]) -> list[int]:
    top = min(levels.values())
    return [position for position, level in levels.items() if level == top]


def _split(element: Element) -> tuple[Spans, Spans, str]:
    """Heading and text of an item's first element, and the number or letter that stood before it."""
    if isinstance(element, Heading):
        return element.spans, (), element.number or ""
    if not isinstance(element, Paragraph | ListItem):
        return (), (), ""
    mark = element.marker if isinstance(element, ListItem) and element.ordered else ""
    spans = element.spans
    if isinstance(element, Paragraph) and (length := list_sign(element)):
        sign, spans = cut(spans, length)
        mark = plain(sign).strip()
    if bold_head(element) or opens_bold(element):
        bold, rest = bold_run(element)
        if plain(rest).lstrip()[:1] in {":", "–", "—"}:
            rest = cut(rest, len(plain(rest)) - len(plain(rest).lstrip(" :–—")))[1]
        return tuple(replace(span, bold=False) for span in bold), rest, mark
    return *_split_plain(trimmed(spans)), mark


def _split_plain(spans: Spans) -> tuple[Spans, Spans]:
    """Without bold: the first line, else the words before a colon, else the first sentence, else everything."""
    text = plain(spans)
    if "\n" in text:
        position = text.index("\n")
        return cut(spans, position)[0], cut(spans, position + 1)[1]
    colon, sentence = _COLON.search(text), _SENTENCE.search(text)
    if colon and colon.start() <= 80 and not (sentence and sentence.start() < colon.start()):
        return cut(spans, colon.start() + 1)[0], cut(spans, colon.end())[1]
    if sentence:
        return cut(spans, sentence.end())
    if len(text) > limits.ITEM_HEADING:
        position = text.rfind(" ", 0, limits.ITEM_HEADING)
        return cut(spans, position if position > 0 else limits.ITEM_HEADING)
    return spans, ()


def _has_note(spans: Spans) -> bool:
    return any(span.note for span in spans)
