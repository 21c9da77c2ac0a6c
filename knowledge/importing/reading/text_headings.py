"""Which blocks of plain text are headings: a number series, or a short line above running text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.importing.reading.text_lines import Block, is_finished

_NUMBERED = re.compile(r"(\d{1,2})(\.?)[ \t]+(?=\S)")
_DEEPER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})\.?[ \t]+(?=\S)")
_HASHES = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_TITLE_START = re.compile(r"[*'\"‘’“”„(\[]*(?:[A-ZÀ-Þ0-9]|\.\.\. ?[A-ZÀ-Þ]|… ?[A-ZÀ-Þ])")
_OPEN_END = re.compile(r"[,;:]$|(?<!\.\.)\.$")
_TWO_SENTENCES = re.compile(r"[a-zß-ÿ)]{3}[.!?] [A-ZÀ-Þ]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")
_LONGEST = 110
_RUNNING = 60
_WINDOW = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of the heading in the first line of a block; `length` is what its number takes of that line."""

    level: int
    number: str | None = None
    length: int = 0


def find_headings(blocks: list[Block]) -> dict[int, Mark]:
    """The headings among `blocks` by their index. Only the certain ones: a doubtful line stays a paragraph."""
    hashes = {
        index: Mark(len(match.group(1)), None, match.end())
        for index, block in enumerate(blocks)
        if not block.marker and (match := _HASHES.match(block.lines[0]))
    }
    if hashes:
        return hashes
    series = _series(blocks)
    titles = _titles(blocks, set(series))
    first = min(titles, default=len(blocks))
    titled = bool(titles) and first == 0 and bool(series)
    top = 2 if titled or not series else 1
    marks = {
        index: Mark(top + number.count("."), number.rstrip("."), length) for index, (number, length) in series.items()
    }
    for index in titles:
        marks[index] = Mark(1 if titled and index == first else top + bool(series))
    return marks


def _series(blocks: list[Block]) -> dict[int, tuple[str, int]]:
    """Numbered headings: the longest run that counts up from one, of those with a full stop or those without."""
    runs = [_run(blocks, dotted) for dotted in (True, False)]
    best = max(runs, key=len)
    if len(best) < 2:
        return {}
    followed = sum(1 for index in best if index + 1 in best and len(blocks[index].lines) == 1)
    if followed * 2 > len(best):
        return {}
    return best


def _run(blocks: list[Block], dotted: bool) -> dict[int, tuple[str, int]]:
    run: dict[int, tuple[str, int]] = {}
    chapter = 0
    for index, block in enumerate(blocks):
        if block.marker or block.row:
            continue
        deeper = _DEEPER.match(block.lines[0])
        if deeper and chapter and deeper.group(1).split(".")[0] == str(chapter) and _is_title(block.lines[0]):
            run[index] = (deeper.group(1), deeper.end())
            continue
        match = _NUMBERED.match(block.lines[0])
        if not match or bool(match.group(2)) is not dotted:
            continue
        number = int(match.group(1))
        if not chapter < number <= chapter + 2 or not _is_title(block.lines[0][match.end() :]):
            continue
        if not dotted and (len(block.lines) > 1 or index + 1 == len(blocks) or blocks[index + 1].new_page):
            continue
        if len(block.lines) > 1 and _NUMBERED.match(block.lines[1]):
            continue
        run[index] = (match.group(1), match.end())
        chapter = number
    return run


def _titles(blocks: list[Block], headings: set[int]) -> list[int]:
    """Short lines that stand alone above running text or a list, and not among other loose lines."""
    titles: list[int] = []
    front = next((at for at, block in enumerate(blocks) if _finished(block) or block.marker or block.row), len(blocks))
    for index, block in enumerate(blocks):
        if index in headings or index + 1 in headings or not _may_be_title(block):
            continue
        after = _after(blocks, index)
        if after is None or blocks[index + 1].new_page or not _may_follow(blocks, after):
            continue
        loose = index > front and index - 1 not in headings and not _closed(blocks[index - 1])
        if not loose and not _among_loose_lines(blocks, after, headings):
            titles.append(index)
    return titles


def _after(blocks: list[Block], index: int) -> int | None:
    """The block under a title; the last words of the title itself may stand there alone, cut off by an empty line."""
    after = index + 1
    if after < len(blocks) and _is_tail(blocks[after]):
        after += 1
    if after == len(blocks) or blocks[after].row or _is_page_foot(blocks, after):
        return None
    return after


def _is_page_foot(blocks: list[Block], index: int) -> bool:
    """A numbered line right above a page break: a footnote."""
    return bool(_NUMBERED.match(blocks[index].text)) and index + 1 < len(blocks) and blocks[index + 1].new_page


def _may_follow(blocks: list[Block], index: int) -> bool:
    """Whether a title may stand above this block: a list, or running text that begins with no small letter."""
    block = blocks[index]
    return bool(block.marker) or (not block.text[0].islower() and _finished(blocks[_end(blocks, index)]))


def _is_tail(block: Block) -> bool:
    return len(block.lines) == 1 and not block.marker and len(block.text.split()) <= 3 and block.text.islower()


def _among_loose_lines(blocks: list[Block], start: int, headings: set[int]) -> bool:
    """Two unfinished lines in a row below a line make all of them items of a list that lost its signs."""
    unfinished = 0
    seen = 0
    index = start
    while index < len(blocks) and index not in headings and seen < _WINDOW:
        block = blocks[index]
        page_foot = _is_page_foot(blocks, index)
        index = _end(blocks, index) + 1
        if block.marker or page_foot or _ADDRESS.match(block.text) or _is_tail(block):
            continue
        seen += 1
        unfinished = 0 if _finished(blocks[index - 1]) else unfinished + 1
        if unfinished == 2:
            return True
    return False


def _end(blocks: list[Block], index: int) -> int:
    """The last block of a paragraph that an empty line or a page break cut in mid-sentence."""
    while index + 1 < len(blocks):
        block, following = blocks[index], blocks[index + 1]
        running = len(block.text) >= _RUNNING and not block.marker and not block.row and not _finished(block)
        if not running or following.marker or not following.text[0].islower():
            break
        index += 1
    return index


def _may_be_title(block: Block) -> bool:
    if len(block.lines) > 1 or block.marker or block.row or _ADDRESS.match(block.text):
        return False
    return _is_title(block.text) and not _NUMBERED.match(block.text) and not _TWO_SENTENCES.search(block.text)


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST and bool(_TITLE_START.match(text)) and not _OPEN_END.search(text)


def _finished(block: Block) -> bool:
    return is_finished(block.lines[-1])


def _closed(block: Block) -> bool:
    return bool(block.marker) or _finished(block) or bool(_ADDRESS.match(block.text))
