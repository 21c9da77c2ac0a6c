"""A dossier: publications in their order, each with a sentence of why."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.importing.elements import Element, Heading, ListItem, Paragraph
from knowledge.importing.mapping.items import Item, items_of
from knowledge.importing.mapping.parts import Part
from knowledge.importing.mapping.placing import Placing
from knowledge.importing.mapping.richtext import flat, residue


def map_dossier(placing: Placing) -> None:
    placing.place_head({})
    _find_the_list(placing)
    placing.place_parts({"items": lambda part: _items(placing, part)})


def _find_the_list(placing: Placing) -> None:
    """Where no heading announces the selection, the first part with a list holds it."""
    if any(part.field == "items" for part in placing.parts):
        return
    listed = [part for part in placing.parts if any(isinstance(element, ListItem) for element in part.elements)]
    if len(listed) == 1:
        listed[0].field = "items"


def _items(placing: Placing, part: Part) -> Sequence[Element]:
    """Items of a title and plain text why. A table or a picture among them keeps the whole part in the body."""
    if not all(isinstance(element, Heading | Paragraph | ListItem) for element in part.elements):
        return part.elements
    before, items = items_of(part.elements, placing.findings)
    placing.fields["items"] = [_item(placing, item) for item in items]
    return before


def _item(placing: Placing, item: Item) -> dict[str, str]:
    texts = [element for element in item.elements if isinstance(element, Heading | Paragraph | ListItem)]
    for spans in (item.heading_spans, *(element.spans for element in texts)):
        placing.text_block(residue(spans, placing.findings))
    return {"title": item.heading, "why": " ".join(_line(element) for element in texts)}


def _line(element: Heading | Paragraph | ListItem) -> str:
    """The words of an element with its number, which a line of plain text would not count again."""
    mark = element.marker if isinstance(element, ListItem) and element.ordered else ""
    number = element.number if isinstance(element, Heading) else mark
    return f"{number or ''} {flat(element.spans)}".strip()
