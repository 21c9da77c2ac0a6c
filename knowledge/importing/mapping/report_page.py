"""A reportage: lead, numbered sections, quotations, byline and photo credits."""

from __future__ import annotations

from knowledge.importing.elements import Paragraph
from knowledge.importing.mapping.bylines import byline_in
from knowledge.importing.mapping.front import take_lead
from knowledge.importing.mapping.placing import Placing
from knowledge.importing.mapping.richtext import residue

_LAST_LINES = 3


def map_report(placing: Placing) -> None:
    placing.place_head({})
    found = _take_bylines(placing)
    placing.place_parts({})
    for html in found:
        placing.text_block(html)


def _take_bylines(placing: Placing) -> list[str]:
    """Take the bylines off the foot of the text; what they link to is given back for the end of the body."""
    extra: list[str] = []
    if not placing.parts:
        return extra
    last = placing.parts[-1].elements
    for element in list(last[-_LAST_LINES:]):
        byline = byline_in(element) if isinstance(element, Paragraph) else None
        if byline is None or not isinstance(element, Paragraph):
            continue
        last.remove(element)
        placing.contributors.extend(byline.contributors)
        if byline.photo_credits:
            placing.fields["photo_credits"] = byline.photo_credits
        placing.findings.drop("byline", byline.text)
        extra.append(residue(element.spans, placing.findings))
    return extra


__all__ = ["map_report", "take_lead"]
