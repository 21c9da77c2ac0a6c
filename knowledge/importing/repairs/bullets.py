"""List items whose sign was misread, typed by hand, or stuck to the first word."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from knowledge.importing.elements import Document, Element, ListItem, PageBreak, Paragraph, Spans, plain
from knowledge.importing.lexicon import is_known
from knowledge.importing.reading.text_lines import SIGNS
from knowledge.importing.repairs.editing import Change, cut, edit
from knowledge.importing.repairs.ledger import BULLET, Ledger
from knowledge.importing.repairs.words import PART, counted

_MISREAD = re.compile(r"([eo°©®»¢])[ \t]+(?=\S)")
_TYPED = re.compile(rf"([{re.escape(SIGNS)}])[ \t]+(?=\S)")
_DASHES = "-–—*"
_NESTED = "o"
_SHORT = "aan als bij dat de die dit een er het in is met om ook op te tot uit van voor wat wie"
_FUNCTION_WORDS = frozenset(_SHORT.split())

_Line = tuple[Spans, re.Match[str]]


def misread_bullet(document: Document, ledger: Ledger) -> Document:
    """A lone letter or sign before each line of a run, where a bullet stood. One such line alone stays as it is.

    An ``o`` among other signs is a bullet one level down.
    """
    result: list[Element] = []
    run: list[Element] = []
    for element in (*document.elements, None):
        if (isinstance(element, Paragraph) and _lines(element)) or (isinstance(element, PageBreak) and run):
            run.append(element)
        else:
            result.extend(_items(run, ledger))
            run = []
            result.extend([element] if element is not None else [])
    return replace(document, elements=tuple(result))


def _items(run: list[Element], ledger: Ledger) -> list[Element]:
    lines = [_lines(element) if isinstance(element, Paragraph) else [] for element in run]
    signs = [match.group(1) for found in lines for _, match in found]
    if len(signs) < 2:
        return run
    flat = all(sign == _NESTED for sign in signs)
    result: list[Element] = []
    for element, found in zip(run, lines, strict=True):
        if not isinstance(element, Paragraph):
            result.append(element)
        for spans, match in found:
            word = plain(spans)[match.end() :].split(maxsplit=1)[0]
            mark = ledger.mark("misread_bullet", f"{match.group(1)} {word}", word, shown=BULLET)
            level = 1 if match.group(1) == _NESTED and not flat else 0
            result.append(ListItem((mark, *cut(spans, match.end())[1]), level, marker=match.group(1)))
    return result


def _lines(element: Paragraph) -> list[_Line]:
    """The lines of a paragraph that begin with a lone sign, each with those under it; none if the first has no sign."""
    text = plain(element.spans)
    if not _MISREAD.match(text):
        return []
    starts = [match.end() for match in re.finditer("\n", text) if _MISREAD.match(text, match.end())]
    found: list[_Line] = []
    rest, taken = element.spans, 0
    for end in [*starts, len(text) + 1]:
        spans, rest = cut(rest, end - 1 - taken)
        rest = cut(rest, 1)[1]
        match = _MISREAD.match(text[taken : end - 1])
        taken = end
        if match:
            found.append((spans, match))
    return found


def typed_bullet(document: Document, _ledger: Ledger) -> Document:
    """Paragraphs that begin with a list sign typed by hand; with a dash only where two or more stand together."""
    signs = [_typed_sign(element) for element in document.elements]
    elements = list(document.elements)
    for index, element in enumerate(document.elements):
        sign = signs[index]
        alone = sign not in signs[max(0, index - 1) : index] + signs[index + 1 : index + 2]
        if not sign or not isinstance(element, Paragraph) or (sign in _DASHES and alone):
            continue
        length = len(plain(element.spans)) - len(plain(element.spans)[1:].lstrip())
        elements[index] = ListItem(cut(element.spans, length)[1], marker=sign, origin=element.origin)
    return replace(document, elements=tuple(elements))


def _typed_sign(element: Element) -> str:
    match = _TYPED.match(plain(element.spans)) if isinstance(element, Paragraph) else None
    return match.group(1) if match else ""


def glued_bullet(document: Document, ledger: Ledger) -> Document:
    """An item's first word that is none, but falls apart into a short word and a known one ("Ditis"): only proposed."""
    counts = counted(document)
    elements = tuple(
        replace(element, spans=_with_proposal(element.spans, counts, ledger))
        if isinstance(element, ListItem)
        else element
        for element in document.elements
    )
    return replace(document, elements=elements)


def _with_proposal(spans: Spans, counts: Counter[str], ledger: Ledger) -> Spans:
    text = plain(spans)
    match = PART.search(text)
    if match is None or match.start() > 2 or text[match.end() : match.end() + 1] in {"-", "'", "’", "."}:
        return spans
    word = match.group()
    if not word[1:].islower() or counts[word] > 1 or is_known(word):
        return spans
    for length in (4, 3, 2):
        short, rest = word[:length], word[length:]
        if (
            short.lower() in _FUNCTION_WORDS
            and len(rest) > 1
            and (rest in _FUNCTION_WORDS or len(rest) > 3)
            and is_known(rest)
        ):
            mark = ledger.mark("glued_bullet", word, f"{short} {rest}", applied=False)
            return edit(spans, [Change(match.start(), match.start(), "", mark)])
    return spans
