"""The engines that keep the contract, and short ways to fill and to ask them. A new engine joins by one line in
`ENGINES`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.search.contract import FACETS, Label, Passage, SearchDocument, SearchEngine, SearchQuery
from knowledge.search.engines.elasticsearch import Address
from knowledge.search.engines.elasticsearch_engine import ElasticsearchEngine, Layout
from knowledge.search.engines.embedded import EmbeddedEngine
from knowledge.search.querying import parse


def embedded(request: pytest.FixtureRequest, folder: Path) -> SearchEngine:
    return EmbeddedEngine(folder / "index")


def on_elasticsearch(request: pytest.FixtureRequest, folder: Path) -> SearchEngine:
    node, name = request.getfixturevalue("elasticsearch"), request.getfixturevalue("index_name")
    # A machine of two cores that runs two test processes answers slowly at times; no test is about that.
    address = Address((node.address,), seconds=30)
    return ElasticsearchEngine(address, Layout(name, replicas=0), folder / "elasticsearch.lock")


ENGINES: dict[str, Callable[[pytest.FixtureRequest, Path], SearchEngine]] = {
    "embedded": embedded,
    "elasticsearch": on_elasticsearch,
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
    return SearchQuery(words=parsed.words, phrases=parsed.phrases, excluded=parsed.excluded, **more)  # type: ignore[arg-type]


def keys(engine: SearchEngine, text: str = "", **more: object) -> list[str]:
    return found(engine, asked(text, **more))


def found(engine: SearchEngine, query: SearchQuery) -> list[str]:
    return [hit.document.key for hit in engine.search(query).hits]


def counts(engine: SearchEngine, facet: str, text: str = "", **more: object) -> dict[str, int]:
    facets = engine.search(asked(text, facets=FACETS, **more)).facets[facet]
    return {each.value: each.count for each in facets}
