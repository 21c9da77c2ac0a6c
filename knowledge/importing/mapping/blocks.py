"""Elements to the blocks of a page's body: neighbours of running text together, everything else a block of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import takewhile

from knowledge.importing.draft import Block
from knowledge.importing.elements import (
    Cell,
    Element,
    Heading,
    ListItem,
    Origin,
    PageBreak,
    Paragraph,
    Picture,
    Spans,
    Table,
    plain,
)
from knowledge.importing.mapping import limits
from knowledge.importing.mapping.findings import Findings
from knowledge.importing.mapping.quotes import quotation_in
from knowledge.importing.mapping.richtext import flat, inline, is_marked, paragraph, residue
from knowledge.importing.report import TaskKind

MOST_COLUMNS = 63
DEEPEST_LIST = 8
_BOXED = frozenset({Origin.TEXT_BOX, Origin.DIAGRAM})
CAPTION_STYLES = frozenset({"caption", "bijschrift", "figuurbijschrift"})


def blocks_of(elements: Sequence[Element], findings: Findings) -> list[Block]:
    """All elements in their order as blocks; nothing is left out."""
    elements = [element for element in elements if not isinstance(element, PageBreak)]
    blocks: list[Block] = []
    text: list[Paragraph | ListItem] = []
    position = 0
    while position < len(elements):
        element = elements[position]
        if isinstance(element, Paragraph | ListItem) and _is_running(elements, position):
            text.append(element)
            position += 1
            continue
        blocks.extend(_text_block(text, findings))
        text = []
        made, taken = _alone(elements, position, findings)
        blocks.extend(made)
        position += taken
    return [*blocks, *_text_block(text, findings)]


def heading_blocks(heading: Heading, findings: Findings) -> list[Block]:
    """A heading. With links or notes it is rich text where it lies deep enough; else these stand right below it."""
    level = min(max(heading.level, 2), 4)
    if len(flat(heading.spans)) > limits.HEADING:
        number = f"{escape(heading.number)} " if heading.number else ""
        return [{"type": "text", "value": f"<p>{number}{inline(heading.spans, findings)}</p>"}]
    if level > 2 and is_marked(heading.spans):
        number = f"{escape(heading.number)} " if heading.number else ""
        return [{"type": "text", "value": f"<h{level}>{number}{inline(heading.spans, findings)}</h{level}>"}]
    value = {"text": flat(heading.spans), "level": str(level), "number": heading.number or ""}
    return [{"type": "heading", "value": value}, *_residue_block(heading.spans, findings)]


def html_of(elements: Iterable[Heading | Paragraph | ListItem], findings: Findings) -> str:
    """Text elements as rich text; a run of items becomes one list with its deeper levels inside."""
    parts: list[str] = []
    items: list[ListItem] = []
    for element in elements:
        if isinstance(element, ListItem):
            items.append(element)
            continue
        parts.append(_lists(items, findings))
        items = []
        if isinstance(element, Heading):
            number = f"{escape(element.number)} " if element.number else ""
            parts.append(f"<h4>{number}{inline(element.spans, findings)}</h4>")
        else:
            parts.append(paragraph(element.spans, findings))
    parts.append(_lists(items, findings))
    return "".join(parts)


def table_block(table: Table, caption: str, findings: Findings) -> Block:
    """A table with its head row as columns, unless that row holds links or notes: those need a body row."""
    findings.tables += 1
    width = max((sum(_columns(cell) for cell in row) for row in table.rows), default=0)
    rows = list(table.rows)
    columns = [""] * width
    headed = table.header_rows == 1 and rows and not any(_is_rich(cell) for cell in rows[0])
    if headed:
        columns = _widened([" ".join(flat(spans) for spans in cell.paragraphs) for cell in rows[0]], rows.pop(0), width)
    body = [
        _widened(["".join(paragraph(spans, findings) for spans in cell.paragraphs) for cell in row], row, width)
        for row in rows
    ]
    return {"type": "table", "value": {"caption": caption, "columns": columns, "rows": body}}


def is_caption(element: Paragraph) -> bool:
    return element.style in CAPTION_STYLES and len(flat(element.spans)) <= limits.CAPTION


def figure_block(picture: Picture, caption: str, findings: Findings) -> Block:
    if not picture.alternative.strip():
        findings.ask(TaskKind.MISSING_ALTERNATIVE, picture.name)
    findings.pictures.append(picture)
    value = {"image": len(findings.pictures) - 1, "alternative": picture.alternative, "caption": caption, "credit": ""}
    return {"type": "figure", "value": value}


def _is_running(elements: Sequence[Element], position: int) -> bool:
    """Whether an element is text among text: no quotation, no text box, no caption of the table below it."""
    element = elements[position]
    if not isinstance(element, Paragraph | ListItem) or element.origin in _BOXED:
        return False
    return isinstance(element, ListItem) or not (quotation_in(element) or _captions_table(elements, position))


def _captions_table(elements: Sequence[Element], position: int) -> bool:
    pair = elements[position : position + 2]
    if len(pair) < 2 or not isinstance(pair[0], Paragraph) or not is_caption(pair[0]):
        return False
    return isinstance(pair[1], Table) and not pair[1].caption


def _alone(elements: Sequence[Element], position: int, findings: Findings) -> tuple[list[Block], int]:
    """The blocks of an element that is not running text, and how many elements they take."""
    element = elements[position]
    following = elements[position + 1] if position + 1 < len(elements) else None
    if isinstance(element, Heading):
        return heading_blocks(element, findings), 1
    if isinstance(element, Paragraph) and isinstance(following, Table) and _captions_table(elements, position):
        return _captioned(following, element, findings), 2
    if isinstance(element, Picture | Table):
        taken = isinstance(element, Table) and (element.caption or _captions_table(elements, position + 1))
        caption = following if isinstance(following, Paragraph) and is_caption(following) and not taken else None
        return _captioned(element, caption, findings), 1 + (caption is not None)
    if isinstance(element, Paragraph) and (quote := quotation_in(element)):
        return [{"type": "quote", "value": quote}, *_residue_block(element.spans, findings)], 1
    boxed = list(takewhile(lambda other: _same_box(element, other), elements[position:]))
    text = html_of((other for other in boxed if isinstance(other, Paragraph | ListItem)), findings)
    return ([{"type": "box", "value": {"title": "", "text": text}}] if text else []), len(boxed)


def _text_block(text: Sequence[Paragraph | ListItem], findings: Findings) -> list[Block]:
    content = html_of(text, findings)
    return [{"type": "text", "value": content}] if content else []


def _captioned(element: Table | Picture, caption: Paragraph | None, findings: Findings) -> list[Block]:
    text = flat(caption.spans) if caption else ""
    if isinstance(element, Picture):
        block = figure_block(element, text, findings)
    elif len(element.caption) > limits.CAPTION:
        above = {"type": "text", "value": f"<p>{escape(element.caption, quote=False)}</p>"}
        return [above, table_block(element, "", findings)]
    else:
        block = table_block(element, element.caption or text, findings)
    return [block, *_residue_block(caption.spans if caption else (), findings)]


def _residue_block(spans: Spans, findings: Findings) -> list[Block]:
    rest = residue(spans, findings)
    return [{"type": "text", "value": rest}] if rest else []


def _same_box(first: Element, other: Element) -> bool:
    if not isinstance(other, Paragraph | ListItem) or other.origin is not getattr(first, "origin", None):
        return False
    return other is first or isinstance(other, ListItem) or quotation_in(other) is None


def _is_rich(cell: Cell) -> bool:
    return any(is_marked(spans) for spans in cell.paragraphs)


def _columns(cell: Cell) -> int:
    """The columns a cell covers; no more than Word itself allows, whatever the file claims."""
    return min(max(cell.columns, 1), MOST_COLUMNS)


def _widened(texts: list[str], cells: Sequence[Cell], width: int) -> list[str]:
    """The texts of a row with empty places after merged cells, so that every row is equally long."""
    row: list[str] = []
    for text, cell in zip(texts, cells, strict=True):
        row.extend([text, *[""] * (_columns(cell) - 1)])
    return row + [""] * (width - len(row))


def _lists(items: Sequence[ListItem], findings: Findings) -> str:
    """A run of items as lists. Marks that a numbered list would not show again (a, b or 4, 5) stay in the text."""
    if not items:
        return ""
    base = min(items[0].level, DEEPEST_LIST)
    groups: list[tuple[ListItem, list[ListItem]]] = []
    for item in items:
        if min(item.level, DEEPEST_LIST) <= base or not groups:
            groups.append((item, []))
            base = min(base, item.level)
        else:
            groups[-1][1].append(item)
    parts: list[str] = []
    start = 0
    while start < len(groups):
        end = start
        while end < len(groups) and groups[end][0].ordered == groups[start][0].ordered:
            end += 1
        parts.append(_one_list(groups[start:end], findings))
        start = end
    return "".join(parts)


def _one_list(groups: Sequence[tuple[ListItem, list[ListItem]]], findings: Findings) -> str:
    marks = [re.sub(r"\W", "", item.marker) for item, _ in groups]
    ordered = groups[0][0].ordered
    counted = ordered and marks in ([str(number + 1) for number in range(len(marks))], [""] * len(marks))
    tag = "ol" if counted else "ul"
    parts = []
    for item, deeper in groups:
        mark = f"{item.marker} " if ordered and not counted and plain(item.spans) else ""
        parts.append(f"<li>{mark}{inline(item.spans, findings)}{_lists(deeper, findings)}</li>")
    return f"<{tag}>{''.join(parts)}</{tag}>"
