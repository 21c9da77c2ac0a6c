"""Every claim of the search contract is made of each engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.search.contract import SearchEngine
from tests.contracts.search_engines import ENGINES
from tests.elasticsearch.fixtures import elasticsearch, elasticsearch_node, index_name

__all__ = ["elasticsearch", "elasticsearch_node", "index_name"]


@pytest.fixture(params=ENGINES)
def unmade(request: pytest.FixtureRequest, tmp_path: Path) -> SearchEngine:
    """An engine that was never given anything: it has no index."""
    return ENGINES[request.param](request, tmp_path)


@pytest.fixture
def engine(unmade: SearchEngine) -> SearchEngine:
    """An engine with an index that holds nothing."""
    unmade.rebuild([])
    return unmade
