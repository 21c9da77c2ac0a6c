"""A LOB vision: its version and date, the numbered principles, and who signed it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.importing.elements import Element, Heading, Table
from knowledge.importing.mapping import limits
from knowledge.importing.mapping.items import items_of
from knowledge.importing.mapping.keyvalues import Row
from knowledge.importing.mapping.moments import moment_in, proposed_year
from knowledge.importing.mapping.names import is_name
from knowledge.importing.mapping.outcome import as_recommendation
from knowledge.importing.mapping.parts import Part
from knowledge.importing.mapping.placing import Placing
from knowledge.importing.mapping.richtext import flat, is_marked, spans_of
from knowledge.importing.report import TaskKind

LONGEST_PAIR = 300
_PAIR = re.compile(
    r"(?P<first>[^,:–—()]+?)\s*(?:\((?P<inside>[^()]+)\)|(?:(?P<sign>[,:])|\s[–—-])\s+(?P<second>[^()]+))"
)


def map_vision(placing: Placing) -> None:
    placing.place_head(
        {
            "version": lambda row: placing.value("version", row),
            "date_signed": lambda row: _date(placing, row),
            "date": lambda row: _date(placing, row),
        }
    )
    _principles_of_numbered_headings(placing)
    placing.place_parts(
        {
            "principles": lambda part: _principles(placing, part),
            "numbered": lambda part: _principles(placing, part),
            "signatories": lambda part: _signatories(placing, part),
        }
    )


def _principles_of_numbered_headings(placing: Placing) -> None:
    """Where no heading announces the principles, numbered headings that count up are the principles."""
    if any(part.field == "principles" for part in placing.parts):
        return
    numbered = [part for part in placing.parts if part.heading is not None and part.heading.number and not part.field]
    if len(numbered) < 2:
        return
    level = min(part.heading.level for part in numbered if part.heading is not None)
    gathered: list[Element] = []
    taken: list[Part] = []
    open_item = False
    for part in placing.parts:
        deeper = part.heading is not None and part.heading.level > level and open_item and not part.field
        open_item = part in numbered or deeper
        if part.heading is not None and open_item:
            gathered.extend((part.heading, *part.elements))
            taken.append(part)
    first = placing.parts.index(taken[0])
    placing.parts = [part for part in placing.parts if part not in taken]
    placing.parts.insert(first, Part("numbered", None, gathered))


def _principles(placing: Placing, part: Part) -> Sequence[Element]:
    before, items = items_of(part.elements, placing.findings)
    placing.principles.extend(as_recommendation(placing, item) for item in items)
    return before


def _date(placing: Placing, row: Row) -> bool:
    moment = moment_in(row.words)
    if not moment.day or "date_signed" in placing.fields:
        return False
    if moment.misses_year:
        created = placing.document.properties.get("created", "")
        placing.findings.ask(TaskKind.MISSING_YEAR, row.words, proposed_year(moment, created))
    placing.fields["date_signed"] = moment.date or None
    return True


def _signatories(placing: Placing, part: Part) -> Sequence[Element]:
    """``Organisation – Person``, ``Person, organisation`` or a table of both; what is neither goes back."""
    found: list[dict[str, str]] = []
    rest: list[Element] = []
    for element in part.elements:
        pairs = _table_pairs(element) if isinstance(element, Table) else _line_pair(element)
        if pairs is None:
            rest.append(element)
            continue
        placing.findings.tables += isinstance(element, Table)
        placing.findings.drop_mark(element)
        found.extend(pairs)
    if found:
        placing.fields["signatories"] = found
    return rest


def _line_pair(element: Element) -> list[dict[str, str]] | None:
    text = flat(spans_of(element))
    match = None if len(text) > LONGEST_PAIR else _PAIR.fullmatch(text.rstrip("."))
    if match is None or is_marked(spans_of(element)) or isinstance(element, Heading):
        return None
    first, second = match["first"].strip(), (match["inside"] or match["second"]).strip()
    if match["inside"] or match["sign"] == ",":
        first, second = second, first
    return [pair] if (pair := _pair(first, second)) else None


def _table_pairs(table: Table) -> list[dict[str, str]] | None:
    pairs: list[dict[str, str]] = []
    for row in table.rows:
        texts = [" ".join(flat(spans) for spans in cell.paragraphs) for cell in row]
        marked = any(is_marked(spans) for cell in row for spans in cell.paragraphs)
        pair = _pair(texts[0], texts[1]) if len(texts) == 2 and not marked else None
        if pair is None:
            return None
        pairs.append(pair)
    return pairs or None


def _pair(first: str, second: str) -> dict[str, str] | None:
    """Which of the two is the person: the one that reads as a name; when both do, the second."""
    first, second = first.strip(), second.strip()
    if max(len(first), len(second)) > limits.NAME:
        return None
    if is_name(second):
        return {"organisation": first, "person": second}
    if is_name(first):
        return {"organisation": second, "person": first}
    return None
