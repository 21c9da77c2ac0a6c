"""Rows of a label and a value: by a tab, by a colon behind a known label, or as a table of two columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.importing.elements import Cell, Element, Heading, Paragraph, Spans, Table, plain
from knowledge.importing.mapping.fields import LABELS
from knowledge.importing.mapping.richtext import cut, flat, joined, trimmed

_TABBED = re.compile(r"\s*(?P<label>[A-ZÀ-Þ][\w \-/’']{1,39}?)[ ]*(?P<sign>:?)[ ]*\t+\s*(?P<colon>:?)\s*(?=\S)")
_COLON = re.compile(r"\s*(?P<label>[A-ZÀ-Þ][\w \-/]{1,39}?)\s*:\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `line` is the row as the file has it; `field` what its label means, empty when unknown."""

    label: str
    value: Spans
    line: Spans

    @property
    def field(self) -> str:
        return LABELS.get(self.label.lower(), "")

    @property
    def text(self) -> str:
        return flat(self.line)

    @property
    def words(self) -> str:
        return flat(self.value)


def rows_in(element: Element) -> tuple[Row, ...]:
    """The rows that an element is made of, or none when any part of it is something else.

    A lone row above running text looks like a heading to a reader of plain text, so headings are looked at too.
    """
    if isinstance(element, Paragraph) or (isinstance(element, Heading) and not element.number):
        rows = [_row(line) for line in lines_of(element.spans) if plain(line).strip()]
        return tuple(row for row in rows if row) if rows and all(rows) else ()
    if isinstance(element, Table):
        return _table_rows(element)
    return ()


def lines_of(spans: Spans) -> list[Spans]:
    """The spans line by line."""
    lines: list[Spans] = []
    rest = spans
    while "\n" in plain(rest):
        line, rest = cut(rest, plain(rest).index("\n"))
        _, rest = cut(rest, 1)
        lines.append(line)
    return [*lines, rest]


def _row(line: Spans) -> Row | None:
    text = plain(line)
    match = _TABBED.match(text)
    if match and (match["sign"] or match["colon"] or match["label"].strip().lower() in LABELS):
        return Row(match["label"].strip(), trimmed(cut(line, match.end())[1]), line)
    match = _COLON.match(text)
    if match and match["label"].strip().lower() in LABELS:
        return Row(match["label"].strip(), trimmed(cut(line, match.end())[1]), line)
    return None


def _table_rows(table: Table) -> tuple[Row, ...]:
    rows: list[Row] = []
    for cells in table.rows:
        if len(cells) not in (2, 3) or any(cell.columns != 1 for cell in cells):
            return ()
        label, value = _cell(cells[0]), joined(_cell(cell) for cell in cells[1:])
        name, text = plain(label).strip(), plain(value).strip()
        signed = name.endswith(":") or text.startswith(":")
        name = name.rstrip(" :")
        if not name or len(name) > 40 or not text.strip(": ") or not (signed or name.lower() in LABELS):
            return ()
        shift = re.match(r"[\s:]*", plain(value))
        rows.append(Row(name, trimmed(cut(value, shift.end() if shift else 0)[1]), joined((label, value))))
    return tuple(rows)


def _cell(cell: Cell) -> Spans:
    return joined(cell.paragraphs)
