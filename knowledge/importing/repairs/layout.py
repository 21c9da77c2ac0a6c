"""Lines and paragraphs that a fixed width or a page's end broke."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.importing.elements import Document, Element, Heading, ListItem, PageBreak, Paragraph, Span, Spans, plain
from knowledge.importing.reading.text_lines import is_finished
from knowledge.importing.repairs.editing import Change, TextElement, edit, rewrite, texts
from knowledge.importing.repairs.ledger import PARAGRAPH_END, Ledger

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_LAST_WORD = re.compile(r"\S+$")
_FIRST_WORD = re.compile(r"[\"'‘“(]*[a-zß-ÿ]\S*")
_SUSPENDED = re.compile(r"(?:en|of|tot|dan|als|noch|maar|resp\.|c\.q\.)\b")
_WIDEST = 130
_NARROWEST = 40
_FULL = 0.6
_RUNNING = 60
_LONGEST = 4000
_TITLE_TAIL = 3


def cut_paragraph(document: Document, ledger: Ledger) -> Document:
    """A paragraph that an empty line or a page's end cut in mid-sentence is whole again.

    The sentence must be unfinished and go on with a small letter; a full stop or a capital stays a break.
    """
    result: list[Element] = []
    elements = document.elements
    for index, element in enumerate(elements):
        before = _before(result)
        if before is None or not isinstance(element, Paragraph) or not _goes_on(elements, index, result, before):
            result.append(element)
            continue
        first = result[before]
        if isinstance(first, (Heading, Paragraph, ListItem)):
            result[before:] = [_joined(first, element, ledger)]
    return replace(document, elements=tuple(result))


def _before(result: list[Element]) -> int | None:
    """The place of the text before the page break, or right before."""
    for index in range(len(result) - 1, -1, -1):
        if isinstance(result[index], (Heading, Paragraph, ListItem)):
            return index
        if not isinstance(result[index], PageBreak):
            return None
    return None


def _goes_on(elements: tuple[Element, ...], index: int, result: list[Element], before: int) -> bool:
    first, second = result[before], elements[index]
    if not isinstance(first, (Heading, Paragraph, ListItem)) or not isinstance(second, Paragraph):
        return False
    text, rest = plain(first.spans), plain(second.spans)
    whole = is_finished(text) or not _FIRST_WORD.match(rest) or first.origin != second.origin
    if whole or "\t" in text + rest or _ADDRESS.fullmatch(rest) or not _RUNNING <= len(text) < _LONGEST:
        return False
    if isinstance(first, Heading):
        return len(rest.split()) <= _TITLE_TAIL and rest.islower() and not is_finished(rest)
    if isinstance(first, ListItem):
        return before < len(result) - 1
    return first.style == second.style and (is_finished(rest) or (first.style == "" and len(rest) >= _NARROWEST))


def _joined(first: TextElement, second: Paragraph, ledger: Ledger) -> TextElement:
    text, rest = plain(first.spans), plain(second.spans)
    left, right = _LAST_WORD.search(text), re.match(r"\S+", rest)
    if left is None or right is None:
        return first
    hyphen = re.search(r"[^\W\d_]-$", text) and not _SUSPENDED.match(rest)
    between = "" if hyphen else " "
    before = f"{left.group()} {PARAGRAPH_END} {right.group()}"
    mark = ledger.mark("cut_paragraph", before, f"{left.group()}{between}{right.group()}")
    head = edit(first.spans, [Change(left.start(), left.start(), "", mark)])
    return replace(first, spans=(*head, *_space(head, between), *second.spans))


def _space(spans: Spans, between: str) -> Spans:
    if not between:
        return ()
    last = next((span for span in reversed(spans) if span.text), Span(""))
    return (Span(between, bold=last.bold, italic=last.italic),)


def wrapped_line(document: Document, _ledger: Ledger) -> Document:
    """Lines that a fixed width broke become one. A document without such a width keeps the line ends it has."""
    width = page_width(document)

    def change(spans: Spans) -> Spans:
        text = plain(spans)
        if "\n" not in text:
            return spans
        own = width or _own_width(text)
        if not own:
            return spans
        return edit(spans, [Change(at, at + 1, " ") for at in _wraps(text, own)])

    return rewrite(document, change)


def _wraps(text: str, width: int) -> list[int]:
    """The line ends that the width made: before a small letter, or where the next word would not have fitted."""
    found: list[int] = []
    start = 0
    for match in re.finditer("\n", text):
        line = text[start : match.start()]
        word = re.match(r"\S*", text[match.end() :][:60])
        needed = len(line) + 1 + (len(word.group()) if word else 0)
        if needed >= width * 0.75 or _FIRST_WORD.match(text, match.end()):
            found.append(match.start())
        start = match.end()
    return found


def page_width(document: Document) -> int:
    """The number of letters at which a whole plain text was wrapped; 0 where it was not, and for a Word file."""
    if any(isinstance(element, Paragraph) and element.style for element in document.elements):
        return 0
    lines: list[int] = []
    broken: list[int] = []
    for spans in texts(document):
        text = plain(spans)
        lengths = [len(line) for line in text.split("\n") if not _ADDRESS.fullmatch(line.strip())]
        lines.extend(lengths)
        broken.extend(lengths[:-1])
    if len(broken) < 3 or max(lines) > _WIDEST:
        return 0
    return _width(broken)


def _own_width(text: str) -> int:
    """The width of one paragraph of many lines, wrapped in a document that is not."""
    lengths = [len(line) for line in text.split("\n")]
    return _width(lengths[:-1]) if len(lengths) >= 5 and _RUNNING <= max(lengths) <= _WIDEST else 0


def _width(broken: list[int]) -> int:
    """The usual longest of the broken lines, if most of them come near it."""
    longest = sorted(broken)[int(len(broken) * 0.95) if len(broken) > 20 else -1]
    full = sum(1 for length in broken if length >= longest * 0.75)
    return longest if longest >= _NARROWEST and full >= len(broken) * _FULL else 0
