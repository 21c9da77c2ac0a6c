"""Lists that lost their signs altogether."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.importing.elements import Document, Element, Heading, ListItem, PageBreak, Paragraph, Spans, plain
from knowledge.importing.reading.text_lines import is_finished
from knowledge.importing.repairs.editing import cut
from knowledge.importing.repairs.ledger import BULLET, Ledger

_CAPITAL = re.compile(r"[\"'‘“(]*[A-ZÀ-Þ]")
_CLOSED_LINE = re.compile(r"[^\s.,:;!?/&(-]$|\betc\.$")
_SHORT = "aan als bij dat de die door een en het in met naar of om op te tot uit van voor"
_RUN_ON = frozenset(_SHORT.split())
_FEWEST = 3
_SHORTEST = 20
_LONGEST = 350


def lost_bullet(document: Document, ledger: Ledger) -> Document:
    """Loose lines under a heading or a colon that no full stop closes are the items of a list without its signs.

    Only in plain text: a Word file says itself what is a list. At least three in a row, two thirds of them unfinished.
    """
    result: list[Element] = []
    index = 0
    elements = document.elements
    while index < len(elements):
        end = _end(elements, index)
        if end == index:
            result.append(elements[index])
            end = index + 1
        else:
            for element in elements[index:end]:
                result.extend(_items(element, ledger) if isinstance(element, Paragraph) else [element])
        index = end
    return replace(document, elements=tuple(result))


def _end(elements: tuple[Element, ...], start: int) -> int:
    """Where the list that begins at `start` ends; `start` itself where none does."""
    if not isinstance(elements[start], Paragraph) or not start or not _announces(elements[start - 1]):
        return start
    small = _first_letter(elements[start]).islower()
    lines: list[tuple[int, bool]] = []
    for index in range(start, len(elements)):
        element = elements[index]
        if isinstance(element, PageBreak):
            continue
        if not isinstance(element, Paragraph) or not _may_be_item(element):
            break
        if _first_letter(element).islower() is not small:
            if not small:
                lines = lines[:-1]
            break
        lines.append((index, not is_finished(plain(element.spans))))
    while lines and not small and not lines[-1][1]:
        lines.pop()
    unfinished = sum(loose for _, loose in lines)
    return lines[-1][0] + 1 if len(lines) >= _FEWEST and unfinished * 3 >= len(lines) * 2 else start


def _announces(element: Element) -> bool:
    return isinstance(element, Heading) or (isinstance(element, Paragraph) and plain(element.spans).endswith(":"))


def _first_letter(element: Element) -> str:
    """The first letter of a paragraph, quotation marks and brackets skipped."""
    match = re.search(r"[^\W\d_]", plain(element.spans)) if isinstance(element, Paragraph) else None
    return match.group() if match else ""


def _may_be_item(element: Paragraph) -> bool:
    text = plain(element.spans)
    return (
        element.style == ""
        and "\t" not in text
        and _SHORTEST <= len(text) <= _LONGEST
        and not text.endswith(":")
        and not any(span.bold for span in element.spans)
    )


def _items(element: Paragraph, ledger: Ledger) -> list[Element]:
    """The items of one block: a new one begins at a capital after a line that does not run on."""
    items: list[Element] = []
    for spans in _split(element.spans):
        word = plain(spans).split(maxsplit=1)[0]
        mark = ledger.mark("lost_bullet", word, word, shown=BULLET)
        items.append(ListItem((mark, *spans), origin=element.origin))
    return items


def _split(spans: Spans) -> list[Spans]:
    text = plain(spans)
    pieces: list[Spans] = []
    rest, taken = spans, 0
    for match in re.finditer("\n", text):
        line = text[taken : match.start()].rsplit("\n", 1)[-1]
        if _CAPITAL.match(text, match.end()) and _CLOSED_LINE.search(line) and line.split()[-1] not in _RUN_ON:
            piece, rest = cut(rest, match.start() - taken)
            rest = cut(rest, 1)[1]
            taken = match.end()
            pieces.append(piece)
    return [*pieces, rest]
