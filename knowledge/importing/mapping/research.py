"""A research summary: the source publication, what headings clearly say, chapters and references."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from knowledge.importing.elements import Element, ListItem, Paragraph, Table, plain
from knowledge.importing.mapping import limits
from knowledge.importing.mapping.citations import references
from knowledge.importing.mapping.keyvalues import Row, rows_in
from knowledge.importing.mapping.parts import Part
from knowledge.importing.mapping.placing import Handler, Placing
from knowledge.importing.mapping.richtext import flat, is_marked, spans_of

_SOURCE = ("source_title", "source_authors", "source_publisher", "source_doi", "source_url")
_STREAMS = ("question", "method", "key_findings", "implications", "open_questions")


def map_research(placing: Placing) -> None:
    """Numbered chapters stay one text, so that their numbering holds; only unnumbered headings fill fields."""
    listed: list[tuple[str, str]] = []
    for part in placing.parts:
        if part.field != "references" and part.heading is not None and part.heading.number:
            part.field = ""
    placing.place_head(_source_rows(placing))
    streams: dict[str, Handler] = dict.fromkeys(_STREAMS, placing.stream)
    placing.place_parts(
        streams
        | {
            "references": lambda part: _references(placing, part, listed),
            "source": lambda part: _source(placing, part),
        }
    )
    placing.references.extend(references(_whole_text(placing), listed, placing.findings))


def _source_rows(placing: Placing) -> dict[str, Callable[[Row], bool]]:
    handlers: dict[str, Callable[[Row], bool]] = {name: partial(placing.value, name) for name in _SOURCE}
    return handlers | {"source_year": lambda row: _year(placing, row.words)}


def _year(placing: Placing, text: str) -> bool:
    if not re.fullmatch(r"\d{4}", text) or "source_year" in placing.fields:
        return False
    placing.fields["source_year"] = int(text)
    return True


def _source(placing: Placing, part: Part) -> Sequence[Element]:
    """Rows under a heading for the source publication; anything but a row goes back."""
    handlers = _source_rows(placing)
    rest: list[Element] = []
    for element in part.elements:
        rows = rows_in(element)
        if not rows or any(row.field not in handlers or is_marked(row.line) for row in rows):
            rest.append(element)
            continue
        placing.findings.tables += isinstance(element, Table)
        for row in rows:
            if handlers[row.field](row):
                placing.findings.drop("key_value", row.text)
            else:
                rest.append(Paragraph(row.line))
    return rest


def _references(placing: Placing, part: Part, listed: list[tuple[str, str]]) -> Sequence[Element]:
    """Each paragraph or item of a reference list as one work, with its address; a note or a table goes back."""
    rest: list[Element] = []
    for element in part.elements:
        links = [span.link for span in getattr(element, "spans", ()) if span.link is not None]
        plain_enough = isinstance(element, Paragraph | ListItem) and not any(span.note for span in element.spans)
        too_long = len(flat(spans_of(element))) > limits.REFERENCE
        if not plain_enough or too_long or len(set(links)) > 1 or any(not link.startswith("http") for link in links):
            rest.append(element)
        elif flat(spans_of(element)):
            placing.findings.drop_mark(element)
            text = flat(spans_of(element))
            listed.append((text, links[0] if links else ""))
            placing.findings.links.extend({"text": text, "url": link, "dead": False} for link in set(links))
    return rest


def _whole_text(placing: Placing) -> str:
    texts = [plain(element.spans) for element in placing.document.elements if isinstance(element, Paragraph | ListItem)]
    notes = [plain(paragraph.spans) for note in placing.document.notes.values() for paragraph in note]
    return "\n".join([*texts, *notes])
