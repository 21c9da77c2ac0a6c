"""The emphasis and links of plain text, written with stars and brackets, as spans."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from knowledge.importing.elements import Span, Spans

_TOKEN = re.compile(r"\[([^\[\]]{1,500})\]\(([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,2000})?)\)|\*{1,3}")


@dataclass(slots=True)
class _Stars:
    """One run of stars and whether a partner was found for its bold (2) and its italic (1) part."""

    start: int
    end: int
    opens: bool
    closes: bool
    used: int = 0


def read_spans(text: str) -> Spans:
    """Split text at ``**bold**``, ``*italic*`` and ``[words](address)``.

    A sign without a partner stays a letter of the text, so nothing is lost. The work grows with the
    length of the text and no faster, whatever stands in it.
    """
    tokens = list(_TOKEN.finditer(text))
    stars = {match.start(): _stars(text, match) for match in tokens if match.group(1) is None}
    _pair(list(stars.values()), weight=2)
    _pair(list(stars.values()), weight=1)
    spans: list[Span] = []
    position, bold, italic = 0, False, False

    def add(words: str, link: str | None = None) -> None:
        if words:
            spans.append(Span(words, bold=bold, italic=italic, link=link))

    for match in tokens:
        add(text[position : match.start()])
        position = match.end()
        run = stars.get(match.start())
        if run is None:
            words = read_spans(match.group(1))
            spans.extend(Span(word.text, bold or word.bold, italic or word.italic, match.group(2)) for word in words)
            continue
        add("*" * (run.end - run.start - run.used))
        if run.used & 2:
            bold = not bold
        if run.used & 1:
            italic = not italic
    add(text[position:])
    return tuple(_merged(spans))


def _stars(text: str, match: re.Match[str]) -> _Stars:
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    opens, closes = not after.isspace(), not before.isspace()
    if match.end() - match.start() == 1:
        opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
    return _Stars(match.start(), match.end(), opens, closes)


def _pair(runs: list[_Stars], weight: int) -> None:
    waiting: _Stars | None = None
    for run in runs:
        if run.end - run.start - run.used < weight:
            continue
        if weight == 1 and run.end - run.start == 2:
            continue
        if waiting is not None and run.closes:
            waiting.used += weight
            run.used += weight
            waiting = None
        elif run.opens and waiting is None:
            waiting = run


def _merged(spans: list[Span]) -> list[Span]:
    return [
        Span("".join(span.text for span in run), bold, italic, link)
        for (bold, italic, link), run in groupby(spans, key=lambda span: (span.bold, span.italic, span.link))
    ]
