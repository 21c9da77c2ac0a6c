"""Every claim of the search contract is made of each engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.search.contract import SearchEngine
from tests.contracts.search_engines import ENGINES


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> SearchEngine:
    made = ENGINES[request.param](tmp_path)
    made.rebuild([])
    return made
