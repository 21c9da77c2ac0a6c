"""Reading plain text: lines become neutral elements, nothing is judged and nothing is lost."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby

from knowledge.importing.elements import Document, Element, Heading, ListItem, PageBreak, Paragraph
from knowledge.importing.reading.text_headings import Mark, find_headings
from knowledge.importing.reading.text_lines import Block, read_blocks
from knowledge.importing.reading.text_spans import read_spans


def read_text(name: str, text: str) -> Document:
    """One text file or pasted text as a document.

    Empty lines part the paragraphs; line ends inside one stay ``"\\n"`` in its spans, because only a repair can tell
    a wrapped line from a meant one. A page break is a form feed or a line with ONE leading space. A heading is made
    only where it is certain (a number series, a short line above running text); other short lines stay paragraphs.
    List signs become items with the sign as `marker`; lone letters in a sign's place are left to the repairs.
    """
    blocks = read_blocks(text)
    headings = find_headings(blocks)
    levels = _levels(blocks)
    elements: list[Element] = []
    for index, block in enumerate(blocks):
        if block.new_page:
            elements.append(PageBreak())
        mark = headings.get(index)
        if mark is not None:
            elements.extend(_heading(block, mark))
        elif block.marker:
            elements.append(ListItem(read_spans(block.text), levels[index], block.ordered, block.marker))
        else:
            elements.append(Paragraph(read_spans(block.text)))
    return Document(name=name, elements=tuple(elements))


def _heading(block: Block, mark: Mark) -> list[Element]:
    """The heading of a block and, where text follows on the next line, the paragraph under it."""
    heading: list[Element] = [Heading(read_spans(block.lines[0][mark.length :]), mark.level, mark.number)]
    if len(block.lines) > 1:
        heading.append(Paragraph(read_spans("\n".join(block.lines[1:]))))
    return heading


def _levels(blocks: list[Block]) -> list[int]:
    """How deep each item stands: by the indents of its own list, so that a list indented as a whole is still flat."""
    levels: list[int] = []
    for is_list, run in groupby(blocks, key=lambda block: bool(block.marker)):
        members = list(run)
        indents: list[int] = []
        for indent in sorted({block.indent for block in members}) if is_list else ():
            if not indents or indent >= indents[-1] + 2:
                indents.append(indent)
        levels.extend(max(0, bisect_right(indents, block.indent) - 1) for block in members)
    return levels
