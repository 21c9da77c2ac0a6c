"""The numbers that Word makes itself: they stand nowhere in the text, so they are counted here as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.importing.reading.markup import Node, child, number, q, value
from knowledge.importing.reading.symbols import without_private

LEVELS = 9
PLACE = re.compile(r"%([1-9])")
PRINTED = 60
"""No mark is longer: a pattern could otherwise make each one as long as a page."""
LETTER_LIMIT = 26 * 4
ROMAN_LIMIT = 3999
ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(frozen=True, slots=True)
class Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    style: str | None = None
    restart: int | None = None
    legal: bool = False
    font: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What Word prints before one paragraph. `wordy` is True where the mark holds words of its own ("Stap 1:")."""

    text: str
    ordered: bool
    level: int
    wordy: bool = False


@dataclass(frozen=True, slots=True)
class List:
    """One list. Lists of one pattern count on from each other, except at levels that have a start of their own."""

    pattern: int
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of one file, with their counters. `mark` must be asked once for each paragraph, in order."""

    def __init__(self, root: Node | None) -> None:
        self._abstract: dict[int, dict[int, Level]] = {}
        self._lists: dict[int, List] = {}
        self._counters: dict[int, list[int | None]] = {}
        self._started: set[tuple[int, int]] = set()
        if root is not None:
            self._read_patterns(root)
            self._read_lists(root)

    def _read_patterns(self, root: Node) -> None:
        by_style: dict[str, int] = {}
        borrowed: dict[int, str] = {}
        for node in root.findall(q("w:abstractNum")):
            identity = number(node.get(q("w:abstractNumId")))
            if identity is None:
                continue
            self._abstract[identity] = dict(map(_level, node.findall(q("w:lvl"))[:LEVELS]))
            link, own = value(node, "w:numStyleLink"), value(node, "w:styleLink")
            if own is not None:
                by_style[own] = identity
            if link is not None:
                borrowed[identity] = link
        for identity, link in borrowed.items():
            self._abstract[identity] = self._abstract.get(by_style.get(link, identity), {})

    def _read_lists(self, root: Node) -> None:
        for node in root.findall(q("w:num")):
            identity, pattern = number(node.get(q("w:numId"))), number(value(node, "w:abstractNumId"))
            if identity is None or pattern is None:
                continue
            made = List(pattern, dict(self._abstract.get(pattern, {})), {})
            for override in node.findall(q("w:lvlOverride"))[:LEVELS]:
                index = number(override.get(q("w:ilvl"))) or 0
                own_level, start = child(override, "w:lvl"), number(value(override, "w:startOverride"))
                if own_level is not None:
                    made.levels[index] = _level(own_level)[1]
                if start is not None:
                    made.starts[index] = start
            self._lists[identity] = made

    def level_of_style(self, list_id: int, style: str | None) -> int | None:
        """The level of a list that belongs to a paragraph style: how headings get their numbers."""
        found = self._lists.get(list_id)
        if found is None or style is None:
            return None
        return next((index for index, level in found.levels.items() if level.style == style), None)

    def mark(self, list_id: int, level: int) -> Mark | None:
        """The mark of the next paragraph of a list at a level; None where the list prints nothing."""
        found = self._lists.get(list_id)
        if found is None:
            return None
        levels, starts = found.levels, found.starts
        level = min(max(level, 0), LEVELS - 1)
        settings = levels.get(level, Level())
        counters = self._counters.setdefault(found.pattern, [None] * LEVELS)
        if level in starts and (list_id, level) not in self._started:
            self._started.add((list_id, level))
            counters[level] = starts[level] - 1
        before = counters[level]
        counters[level] = settings.start if before is None else before + 1
        for deeper in range(level + 1, LEVELS):
            restart = levels.get(deeper, Level()).restart
            if restart is None or 0 < level + 1 <= restart:
                counters[deeper] = None
        if settings.format == "bullet":
            return Mark(without_private(settings.text, settings.font)[:PRINTED] or "•", ordered=False, level=level)
        text = PLACE.sub(lambda place: _place(int(place[1]) - 1, counters, levels, settings), settings.text)
        wordy = any(part[:1].isalpha() or len(part) > 1 for part in re.findall(r"\w+", PLACE.sub(" ", settings.text)))
        return Mark(text.strip()[:PRINTED], ordered=True, level=level, wordy=wordy) if text.strip() else None


def _place(index: int, counters: list[int | None], levels: dict[int, Level], settings: Level) -> str:
    at = levels.get(index, Level())
    count = counters[index]
    return spelled(at.start if count is None else count, "decimal" if settings.legal else at.format)


def _level(node: Node) -> tuple[int, Level]:
    fonts = child(node, "w:rPr", "w:rFonts")
    legal = child(node, "w:isLgl")
    text = value(node, "w:lvlText")
    start = number(value(node, "w:start"))
    return number(node.get(q("w:ilvl"))) or 0, Level(
        start=0 if start is None else start,
        format=value(node, "w:numFmt") or "decimal",
        text=(text or "")[:100],
        style=value(node, "w:pStyle"),
        restart=number(value(node, "w:lvlRestart")),
        legal=legal is not None,
        font="" if fonts is None else fonts.get(q("w:ascii")) or "",
    )


def spelled(count: int, style: str) -> str:
    """A count as Word prints it in one of its number formats; figures where the format is not one for Dutch."""
    if style == "none":
        return ""
    if style in {"lowerLetter", "upperLetter"} and 0 < count <= LETTER_LIMIT:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters if style == "lowerLetter" else letters.upper()
    if style in {"lowerRoman", "upperRoman"} and 0 < count <= ROMAN_LIMIT:
        letters = ""
        for amount, sign in ROMAN:
            letters += sign * (count // amount)
            count %= amount
        return letters if style == "lowerRoman" else letters.upper()
    if style == "decimalZero":
        return f"{count:02d}"
    return f"{count}e" if style == "ordinal" else str(count)
