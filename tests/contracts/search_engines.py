"""The engines that keep the contract, and short ways to fill and to ask them. A new engine joins by one line in
`ENGINES`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from knowledge.search.contract import FACETS, Label, Passage, SearchDocument, SearchEngine, SearchQuery
from knowledge.search.engines.embedded import EmbeddedEngine
from knowledge.search.querying import parse

ENGINES: dict[str, Callable[[Path], SearchEngine]] = {
    "embedded": lambda folder: EmbeddedEngine(folder / "index"),
}


def page(
    number: int,
    title: str = "",
    body: str = "",
    date: str = "",
    labels: tuple[str, ...] = (),
    **filters: tuple[str, ...],
) -> SearchDocument:
    return SearchDocument(
        key=f"page:{number}",
        kind="reportage",
        title=title or f"Titel {number}",
        url=f"/reportages/{number}/",
        passages=(Passage(Label.BODY, body),) if body else (),
        labels=labels,
        filters=filters,
        date=date,
    )


def asked(text: str = "", **more: object) -> SearchQuery:
    parsed = parse(text)
    return SearchQuery(parsed.words, parsed.phrases, parsed.excluded_words, parsed.excluded_phrases, **more)  # type: ignore[arg-type]


def keys(engine: SearchEngine, text: str = "", **more: object) -> list[str]:
    return [hit.document.key for hit in engine.search(asked(text, **more)).hits]


def counts(engine: SearchEngine, facet: str, text: str = "", **more: object) -> dict[str, int]:
    found = engine.search(asked(text, facets=FACETS, **more)).facets[facet]
    return {each.value: each.count for each in found}
