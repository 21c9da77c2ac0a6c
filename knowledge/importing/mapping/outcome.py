"""The outcome of a theme session: kern, kans, recommendations, tensions, figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.enums import ContributorRole
from knowledge.importing.draft import Block, Contributor, RecommendationDraft
from knowledge.importing.elements import Element, ListItem, Paragraph, plain
from knowledge.importing.mapping import limits
from knowledge.importing.mapping.items import Item, items_of
from knowledge.importing.mapping.keyvalues import Row
from knowledge.importing.mapping.names import names_in
from knowledge.importing.mapping.parts import Part
from knowledge.importing.mapping.placing import Placing
from knowledge.importing.mapping.richtext import cut, flat, is_marked, residue, spans_of, trimmed

_AMOUNT = r"(?:€\s*)?\d[\d.,]*(?:\s*(?:%|procent|miljoen|duizend))?(?:\s+(?:van|op|uit)\s+(?:de\s+)?\d[\d.,]*)?"
_FIGURE = re.compile(rf"(?P<value>{_AMOUNT})\s*(?:[:–—-]\s+)?(?P<label>\S.*)", re.DOTALL)


def map_outcome(placing: Placing) -> None:
    if len(placing.front.title) <= limits.SESSION_TITLE:
        placing.fields["session_title"] = placing.front.title
    placing.place_head(
        {
            "session_code": lambda row: placing.value("session_code", row),
            "leaders": lambda row: _leaders(placing, row),
        }
    )
    placing.place_parts(
        {
            "core": placing.stream,
            "opportunity": placing.stream,
            "tensions": placing.stream,
            "recommendations": lambda part: recommendations(placing, part),
            "figures": lambda part: _figures(placing, part),
        }
    )


def recommendations(placing: Placing, part: Part) -> Sequence[Element]:
    """Each item of the part as a recommendation; an introduction above the first goes back."""
    before, items = items_of(part.elements, placing.findings)
    placing.recommendations.extend(as_recommendation(placing, item) for item in items)
    return before


def as_recommendation(placing: Placing, item: Item) -> RecommendationDraft:
    extra = residue(item.heading_spans, placing.findings)
    blocks: list[Block] = [{"type": "text", "value": extra}] if extra else []
    return RecommendationDraft(item.heading, (*blocks, *placing.blocks(item.elements)))


def _leaders(placing: Placing, row: Row) -> bool:
    people = names_in(row.words)
    placing.contributors.extend(
        Contributor(person.name, ContributorRole.SESSION_LEADER.value, person.organisation) for person in people
    )
    return bool(people)


def _figures(placing: Placing, part: Part) -> Sequence[Element]:
    """Lines that begin with an amount become figures; a line that does not, or that has a link or note, goes back."""
    figures: list[dict[str, str]] = []
    rest: list[Element] = []
    for element in part.elements:
        spans = trimmed(spans_of(element))
        match = _FIGURE.fullmatch(plain(spans)) if isinstance(element, Paragraph | ListItem) else None
        if match is None or is_marked(spans) or not _fits(match):
            rest.append(element)
            continue
        placing.findings.drop_mark(element)
        value = flat(cut(spans, match.end("value"))[0])
        figures.append({"value": value, "label": " ".join(match["label"].split())})
    if figures:
        placing.fields["figures"] = figures
    return rest


def _fits(match: re.Match[str]) -> bool:
    return len(match["value"]) <= limits.FIGURE_VALUE and len(match["label"]) <= limits.FIGURE_LABEL
