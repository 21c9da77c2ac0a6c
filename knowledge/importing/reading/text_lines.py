"""Lines of plain text, grouped into blocks by empty lines, page breaks, list signs and tabs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

# The signs that writers put before a list item.
SIGNS = "-➤•●○◦▪▫■□‣►▶◆◇·∙⁃✓✔→–—*"
_SIGN = re.compile(rf"([{re.escape(SIGNS)}])[ \t]+(?=\S)")
_LETTER = re.compile(r"([a-z]|\d{1,2})\)[ \t]+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?:;…][”’\"')\]*]*$")


def is_finished(text: str) -> bool:
    """Whether `text` ends as a sentence does."""
    return bool(_SENTENCE_END.search(text[-20:]))


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring lines that belong together; `marker` is the list sign taken off the first one.

    `new_page` says that a page began before this block. `row` is a line of a key and a value with a tab between.
    """

    lines: tuple[str, ...]
    marker: str = ""
    ordered: bool = False
    indent: int = 0
    new_page: bool = False
    row: bool = False

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(slots=True)
class _Grouping:
    blocks: list[Block] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    start: Block = field(default_factory=lambda: Block(()))
    new_page: bool = False

    def close(self) -> None:
        if self.lines:
            self.blocks.append(replace(self.start, lines=tuple(self.lines)))
        self.lines = []
        self.start = Block(())

    def open(self, start: Block) -> None:
        self.close()
        self.start = replace(start, new_page=self.new_page and bool(self.blocks))
        self.new_page = False

    def add(self, line: str) -> None:
        if not self.lines:
            self.start = replace(self.start, new_page=self.start.new_page or (self.new_page and bool(self.blocks)))
            self.new_page = False
        self.lines.append(line)


def read_blocks(text: str) -> list[Block]:
    """Group the lines of `text`. Every sign of it stays, but for empty lines, line margins and list signs."""
    lines = [piece for line in _lines(text) for piece in _pages(line)]
    spaced = sum(1 for line in lines if re.match(r" \S", line))
    pages_by_space = spaced == 1 or spaced * 2 <= sum(1 for line in lines if line.strip())
    grouping = _Grouping()
    for line in lines:
        if line == "\f":
            grouping.close()
            grouping.new_page = True
        elif not line.strip():
            grouping.close()
        else:
            if pages_by_space and re.match(r" \S", line):
                grouping.close()
                grouping.new_page = True
            _add(grouping, line)
    grouping.close()
    return grouping.blocks


def _add(grouping: _Grouping, line: str) -> None:
    words = line.strip()
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
    sign = _SIGN.match(words)
    letter = _LETTER.match(words)
    if sign and _may_start_item(grouping, sign.group(1)):
        grouping.open(Block((), marker=sign.group(1), indent=indent))
        words = words[sign.end() :]
    elif letter and _follows(grouping, letter.group(1)):
        grouping.open(Block((), marker=letter.group(1) + ")", ordered=True, indent=indent))
        words = words[letter.end() :]
    elif "\t" in words[:60]:
        grouping.open(Block((), row=True))
    elif grouping.start.row:
        grouping.close()
    grouping.add(words)


def _may_start_item(grouping: _Grouping, sign: str) -> bool:
    """A dash at a line's start may belong to the sentence: inside a paragraph the line above must be finished."""
    if not grouping.lines or grouping.start.marker or sign not in "-–—*":
        return True
    return is_finished(grouping.lines[-1])


def _follows(grouping: _Grouping, letter: str) -> bool:
    """Lettered and numbered items count up from the first: anything else is a sentence that happens to begin so."""
    if letter in {"a", "1"}:
        return True
    before = grouping.start.marker if grouping.lines else ""
    if not before:
        before = next((block.marker for block in reversed(grouping.blocks) if block.ordered), "")
    before = before.rstrip(")")
    if letter.isdigit():
        return before.isdigit() and int(letter) == int(before) + 1
    return len(before) == 1 and not before.isdigit() and ord(letter) == ord(before) + 1


def _lines(text: str) -> list[str]:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for sign in ("\x0b", "\x85", "\u2028", "\u2029"):
        text = text.replace(sign, "\n")
    return text.split("\n")


def _pages(line: str) -> list[str]:
    """A line with form feeds as its parts, each feed standing alone."""
    if "\f" not in line:
        return [line]
    return [part for part in re.split(r"(\f)", line) if part.strip(" \t") or part == "\f"]
