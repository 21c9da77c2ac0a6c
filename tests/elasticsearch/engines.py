"""Engines of the portal at an address of the test's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from knowledge.search.engines.elasticsearch import Address
from knowledge.search.engines.elasticsearch_engine import ElasticsearchEngine, Layout


def engine_at(address: str, folder: Path, name: str = "proef", **more: Any) -> ElasticsearchEngine:
    """`more` is for the address, such as `seconds`; only `shards` is for the index."""
    layout = {key: more.pop(key) for key in ("shards",) if key in more}
    return ElasticsearchEngine(
        Address((address,), **{"seconds": 20, **more}), Layout(name, replicas=0, **layout), folder / "lock"
    )
