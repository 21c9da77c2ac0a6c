"""Numbers of chapters and letters of sections: what the sequence says of one that is missing."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from knowledge.importing.elements import Document, Element, Heading, Paragraph, plain
from knowledge.importing.repairs.editing import Change, cut, edit
from knowledge.importing.repairs.ledger import Ledger
from knowledge.importing.report import TaskKind

_LOST_NUMBER = re.compile(r"[.)][ \t]+(?=[\"'‘“(]*[A-ZÀ-Þ])")
_LETTERED = re.compile(r"(Ad)( ?)([a-z])([.:)])[ \t]+(?=\S)")
_LONGEST = 160


def missing_number(document: Document, ledger: Ledger) -> Document:
    """Between 6 and 8 stands 7: a line that begins with the full stop of a number it lost becomes that heading.

    Where no such line stands in between, the editor is asked to look.
    """
    elements = list(document.elements)
    numbered = [
        (index, int(element.number), element.level)
        for index, element in enumerate(elements)
        if isinstance(element, Heading) and element.number is not None and element.number.isdigit()
    ]
    for (start, number, level), (end, following, _) in pairwise(numbered):
        if following != number + 2:
            continue
        found = [index for index in range(start + 1, end) if _lost_its_number(elements[index])]
        if len(found) == 1:
            elements[found[0]] = _numbered(elements[found[0]], number + 1, level, ledger)
        else:
            ledger.ask(TaskKind.CHECK_NUMBERING, _named(elements[start]), _named(elements[end]))
    return replace(document, elements=tuple(elements))


def _lost_its_number(element: Element) -> bool:
    if not isinstance(element, (Paragraph, Heading)):
        return False
    text = plain(element.spans)
    return len(text) <= _LONGEST and bool(_LOST_NUMBER.match(text)) and not text.endswith((".", ",", ";"))


def _numbered(element: Element, number: int, level: int, ledger: Ledger) -> Element:
    if not isinstance(element, (Paragraph, Heading)):
        return element
    text = plain(element.spans)
    match = _LOST_NUMBER.match(text)
    length = match.end() if match else 0
    title = text[length:]
    word = title.split()[0]
    ledger.ask(TaskKind.CHECK_NUMBERING, f"{text[:length].strip()} {title}".replace("\n", " "), str(number))
    mark = ledger.mark("missing_number", f"{text[:length].strip()} {word}", word, shown=f"{number}. ")
    spans = edit(
        cut(element.spans, length)[1], [Change(at, at + 1, " ") for at, sign in enumerate(title) if sign == "\n"]
    )
    return Heading((mark, *spans), level, str(number), element.origin)


def _named(element: Element) -> str:
    return f"{element.number} {plain(element.spans)}" if isinstance(element, Heading) else ""


def lettered_section(document: Document, _ledger: Ledger) -> Document:
    """Lines "Ad a.", "Ad b.", … that count up are headings, also where a letter sticks to its word ("Adc.")."""
    elements = list(document.elements)
    run = _lettered_run(document)
    level = _level_above(elements, run[0][0]) + 1 if run else 0
    for index, match in run:
        element = elements[index]
        if isinstance(element, Paragraph):
            element = Heading(element.spans, level, None, element.origin)
        if isinstance(element, Heading) and element.number is None and match.group(2):
            number = match.group(1) + match.group(2) + match.group(3)
            element = replace(element, spans=cut(element.spans, match.end())[1], number=number)
        elements[index] = element
    return replace(document, elements=tuple(elements))


def glued_letter(document: Document, ledger: Ledger) -> Document:
    """The letter of such a section that sticks to its word is proposed apart: the words stay as they are."""
    elements = list(document.elements)
    for index, match in _lettered_run(document):
        element = elements[index]
        if isinstance(element, (Heading, Paragraph)) and not match.group(2):
            before = match.group(1) + match.group(3) + match.group(4)
            after = f"{match.group(1)} {match.group(3)}{match.group(4)}"
            mark = ledger.mark("glued_letter", before, after, applied=False)
            elements[index] = replace(element, spans=(mark, *element.spans))
    return replace(document, elements=tuple(elements))


def _lettered_run(document: Document) -> list[tuple[int, re.Match[str]]]:
    """The sections that count up from a, where at least one shows its letter apart."""
    run: list[tuple[int, re.Match[str]]] = []
    for index, element in enumerate(document.elements):
        match = _LETTERED.match(_printed(element)) if isinstance(element, (Paragraph, Heading)) else None
        if match and ord(match.group(3)) == (ord(run[-1][1].group(3)) + 1 if run else ord("a")):
            run.append((index, match))
    return run if len(run) > 1 and any(match.group(2) for _, match in run) else []


def _printed(element: Paragraph | Heading) -> str:
    """The text with the number before it, as the file prints them."""
    number = element.number if isinstance(element, Heading) else None
    return f"{number}. {plain(element.spans)}" if number else plain(element.spans)


def _level_above(elements: list[Element], index: int) -> int:
    headings = (element.level for element in reversed(elements[:index]) if isinstance(element, Heading))
    return next(headings, 1)
