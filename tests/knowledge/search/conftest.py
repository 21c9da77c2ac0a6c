"""A page in an index that agrees with the database."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.models import (
    SearchLedger,
    SessionOutcomePage,
)
from knowledge.search import checking, ledger
from tests.factories.publications import make_outcome


@pytest.fixture
def outcome(data_dir: Path) -> SessionOutcomePage:
    """A live page with two recommendations, in the index; the ledger is empty."""
    page = make_outcome("Warme overdracht", advice=("Begin vroeg", "Vraag door"), tags=("Oost",))
    checking.rebuild()
    SearchLedger.objects.all().delete()
    return page


@pytest.fixture
def no_catching_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process that dies at the commit: rows are written and nobody works them off."""
    monkeypatch.setattr(ledger, "writes_in_process", lambda name: False)
