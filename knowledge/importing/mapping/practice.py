"""A practice example: the school, why and for whom, the steps, what it takes, what came of it, whom to ask."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.importing.elements import Element, Heading, ListItem, Paragraph, Table, plain
from knowledge.importing.mapping import limits
from knowledge.importing.mapping.blocks import html_of
from knowledge.importing.mapping.board_table import place_sectors
from knowledge.importing.mapping.findings import Findings
from knowledge.importing.mapping.items import Item, items_of
from knowledge.importing.mapping.keyvalues import Row
from knowledge.importing.mapping.names import is_name
from knowledge.importing.mapping.parts import Part
from knowledge.importing.mapping.placing import Handler, Placing
from knowledge.importing.mapping.richtext import flat, is_marked, residue, spans_of

LONGEST_REQUIREMENT = 300
_STREAMS = ("motive", "goal", "results", "conditions", "pitfalls", "materials")
_BRIN = re.compile(r"\d{2}[A-Z]{2}(?:\d{2})?")
_AMOUNT = re.compile(
    r"(?P<what>[^:()]{2,120})(?::\s*|\s+[–—-]\s+)(?P<amount>[^()]*\d[^()]*?)\s*(?:\((?P<who>[^()]+)\))?"
)


def map_practice(placing: Placing) -> None:
    placing.place_head(
        {
            "school": lambda row: placing.value("school", row),
            "place": lambda row: placing.value("place", row),
            "brin": lambda row: placing.value("brin", row) if _BRIN.fullmatch(row.words) else False,
            "sectors": lambda row: place_sectors(placing, row),
            "target_group": lambda row: placing.value("target_group", row),
            "contact": lambda row: _contact_row(placing, row),
        }
    )
    streams: dict[str, Handler] = dict.fromkeys(_STREAMS, placing.stream)
    placing.place_parts(
        streams
        | {
            "target_group": lambda part: _target_group(placing, part),
            "steps": lambda part: _steps(placing, part),
            "requirements": lambda part: _requirements(placing, part),
            "contact": lambda part: _contact(placing, part),
        }
    )


def _target_group(placing: Placing, part: Part) -> Sequence[Element]:
    """One short paragraph without marks fills the field; more than that is text for the body."""
    if "target_group" not in placing.fields and len(part.elements) == 1 and _is_bare(part.elements[0]):
        text = flat(spans_of(part.elements[0]))
        if len(text) <= limits.FIELDS["target_group"]:
            placing.fields["target_group"] = text
            placing.findings.drop_mark(part.elements[0])
            return ()
    return part.elements


def _steps(placing: Placing, part: Part) -> Sequence[Element]:
    """Items become steps of heading and text. A table, a picture or a long heading keeps all in the body."""
    if not all(isinstance(element, Heading | Paragraph | ListItem) for element in part.elements):
        return part.elements
    _, items = items_of(part.elements, Findings(placing.findings.vocabulary))
    if any(len(item.heading) > limits.STEP_HEADING for item in items):
        return part.elements
    before, items = items_of(part.elements, placing.findings)
    if items:
        placing.fields["steps"] = [_step(placing, item) for item in items]
    return before


def _step(placing: Placing, item: Item) -> dict[str, str]:
    extra = residue(item.heading_spans, placing.findings)
    text = [element for element in item.elements if isinstance(element, Heading | Paragraph | ListItem)]
    return {"heading": item.heading, "text": extra + html_of(text, placing.findings)}


def _requirements(placing: Placing, part: Part) -> Sequence[Element]:
    """``Uren: 40 (decaan)`` as list items, or a table of what, who and how much; anything else goes back."""
    found: list[dict[str, str]] = []
    rest: list[Element] = []
    for element in part.elements:
        if isinstance(element, Table) and (rows := _requirement_rows(element)):
            found.extend(rows)
            placing.findings.tables += 1
            placing.findings.drop(
                "field_heading", " ".join(flat(spans) for cell in element.rows[0] for spans in cell.paragraphs)
            )
            continue
        text = flat(spans_of(element))
        match = _AMOUNT.fullmatch(text) if _is_bare(element) and len(text) <= LONGEST_REQUIREMENT else None
        if match and len(match["amount"]) <= limits.REQUIREMENT_AMOUNT:
            placing.findings.drop_mark(element)
            found.append({"what": match["what"].strip(), "who": match["who"] or "", "amount": match["amount"].strip()})
        else:
            rest.append(element)
    if found:
        placing.fields["requirements"] = found
    return rest


def _requirement_rows(table: Table) -> list[dict[str, str]]:
    """The body rows of a table of three columns under a head that says which is which."""
    rows = [[" ".join(flat(spans) for spans in cell.paragraphs) for cell in row] for row in table.rows]
    marked = any(is_marked(spans) for row in table.rows for cell in row for spans in cell.paragraphs)
    if table.caption or marked or len(rows) < 2 or any(len(row) != 3 for row in rows):
        return []
    names = [_column(title) for title in rows[0]]
    if sorted(names) != ["amount", "what", "who"]:
        return []
    found = [dict(zip(names, row, strict=True)) for row in rows[1:]]
    too_long = any(len(row["amount"]) > limits.REQUIREMENT_AMOUNT for row in found)
    return [] if too_long or any(len(text) > limits.REQUIREMENT for row in found for text in row.values()) else found


def _column(title: str) -> str:
    words = title.lower()
    if re.search(r"hoeveel|aantal|uren|kosten|bedrag|omvang", words):
        return "amount"
    return (
        "who"
        if re.search(r"\bwie\b|rol|persoon|functie", words)
        else "what"
        if re.search(r"\bwat\b|inzet|soort|post", words)
        else ""
    )


def _contact(placing: Placing, part: Part) -> Sequence[Element]:
    """A first line ``Name, role`` fills the fields; addresses never do: the page has a relay form."""
    if not part.elements or not _is_bare(part.elements[0]) or "contact_name" in placing.fields:
        return part.elements
    text = flat(spans_of(part.elements[0]))
    if not _contact_words(placing, text):
        return part.elements
    placing.findings.drop_mark(part.elements[0])
    return part.elements[1:]


def _contact_row(placing: Placing, row: Row) -> bool:
    return "contact_name" not in placing.fields and _contact_words(placing, row.words)


def _contact_words(placing: Placing, text: str) -> bool:
    name, _, role = text.rstrip(".").partition(", ")
    if not is_name(name) or max(len(name), len(role)) > limits.FUNCTION:
        return False
    placing.fields["contact_name"], placing.fields["contact_role"] = name, role
    return True


def _is_bare(element: Element) -> bool:
    """A paragraph or item without links and notes."""
    if not isinstance(element, Paragraph | ListItem) or not plain(element.spans).strip():
        return False
    return not is_marked(element.spans)
