"""Tables: rows and cells, merged cells, and everything in a cell brought down to its paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from knowledge.importing.elements import (
    Cell,
    Element,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Span,
    Spans,
    Table,
)
from knowledge.importing.reading.findings import Findings
from knowledge.importing.reading.markup import ALTERNATE, Node, branch, child, number, q, switch
from knowledge.importing.reading.story import Story, joined
from knowledge.importing.reading.tracked import struck_text

MAX_COLUMNS = 63
"""Word's own limit."""
AROUND_ROWS = frozenset(map(q, ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo")))
ROW, CELL, PROPERTIES = q("w:tr"), q("w:tc"), q("w:tcPr")
VALUE, AUTHOR = q("w:val"), q("w:author")

BlockReader = Callable[[Node, Story], list[Element]]


@dataclass(slots=True)
class Grid:
    """A table while it is read; `pictures` stood in its cells and follow it."""

    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    header_rows: int = 0
    pictures: list[Element] = field(default_factory=list)


def read_table(table: Node, story: Story, findings: Findings, read_blocks: BlockReader) -> list[Element]:
    """The table and the pictures of its cells. A table with no text or row left is left out, its pictures are not."""
    grid = Grid()
    for row in _within(table, ROW):
        _read_row(row, grid, story, findings, read_blocks)
    texts = any(cell.paragraphs for row in grid.rows for cell in row)
    properties = child(table, "w:tblPr")
    caption = ""
    for name in ("w:tblCaption", "w:tblDescription"):
        found = child(properties, name)
        caption = caption or ("" if found is None else (found.get(VALUE) or "").strip())
    if not texts:
        return grid.pictures
    return [Table(tuple(grid.rows), min(grid.header_rows, len(grid.rows)), caption, story.origin), *grid.pictures]


def _within(node: Node, tag: str) -> Iterable[Node]:
    """Rows of a table or cells of a row, also those inside content controls."""
    for part in node:
        if part.tag == tag:
            yield part
        elif part.tag in AROUND_ROWS:
            yield from _within(part, tag)
        elif part.tag == ALTERNATE:
            chosen = branch(part)
            if chosen is not None:
                yield from _within(chosen, tag)


def _read_row(row: Node, grid: Grid, story: Story, findings: Findings, read_blocks: BlockReader) -> None:
    properties = child(row, "w:trPr")
    struck = child(properties, "w:del")
    if struck is not None:
        findings.close_deletion()
        findings.delete(struck.get(AUTHOR) or "", struck_text(row))
        findings.close_deletion()
        return
    if child(properties, "w:ins") is not None:
        findings.insertions += 1
    cells = [*_gap(properties, "w:gridBefore")]
    for node in _within(row, CELL):
        cell = _read_cell(node, grid, story, findings, read_blocks)
        if cell is not None:
            cells.append(cell)
    cells.extend(_gap(properties, "w:gridAfter"))
    if grid.header_rows == len(grid.rows) and switch(properties, "w:tblHeader"):
        grid.header_rows += 1
    if cells:
        grid.rows.append(tuple(cells))


def _gap(properties: Node | None, name: str) -> list[Cell]:
    """The columns that a row leaves free at an end."""
    found = child(properties, name)
    columns = number(None if found is None else found.get(VALUE)) or 0
    return [Cell((), min(columns, MAX_COLUMNS))] if columns > 0 else []


def _read_cell(node: Node, grid: Grid, story: Story, findings: Findings, read_blocks: BlockReader) -> Cell | None:
    properties = node.find(PROPERTIES)
    struck = child(properties, "w:cellDel")
    if struck is not None:
        findings.close_deletion()
        findings.delete(struck.get(AUTHOR) or "", struck_text(node))
        findings.close_deletion()
        return None
    span = child(properties, "w:gridSpan")
    columns = number(None if span is None else span.get(VALUE)) or 1
    paragraphs = flattened(read_blocks(node, story), grid.pictures)
    return Cell(tuple(paragraphs), min(max(columns, 1), MAX_COLUMNS))


def flattened(elements: Iterable[Element], pictures: list[Element]) -> list[Spans]:
    """Elements as paragraphs alone, for a place that holds nothing else; pictures are put aside in `pictures`."""
    paragraphs: list[Spans] = []
    for element in elements:
        if isinstance(element, Picture):
            pictures.append(element)
        elif isinstance(element, Paragraph):
            paragraphs.append(element.spans)
        elif isinstance(element, Heading):
            paragraphs.append(_marked(element.number or "", element.spans))
        elif isinstance(element, ListItem):
            paragraphs.append(_marked(element.marker, element.spans))
        elif isinstance(element, Table):
            for row in element.rows:
                for cell in row:
                    paragraphs.extend(cell.paragraphs)
    return paragraphs


def _marked(mark: str, spans: Spans) -> Spans:
    return joined((Span(f"{mark} "),), spans) if mark else spans
