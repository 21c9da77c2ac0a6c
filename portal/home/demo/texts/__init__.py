"""The words of the demo, by kind: people, schools and figures are invented."""

from __future__ import annotations

from typing import Any

from portal.home.demo.texts.gathered import DOSSIERS, VISIONS
from portal.home.demo.texts.outcomes import OUTCOMES
from portal.home.demo.texts.practice import PRACTICES
from portal.home.demo.texts.reports import BOARD_TABLES, REPORTS
from portal.home.demo.texts.research import RESEARCH

OCCASIONS = [
    ("Doorstroomconferentie najaar 2026", "2026-10-08", "De Wissel, Zwolle"),
    ("Regiodag Overstap Vechtstreek", "2026-04-16", "Het Tramstation, Hardenberg"),
]
TEXTS: list[dict[str, Any]] = [*VISIONS, *OUTCOMES, *BOARD_TABLES, *REPORTS, *PRACTICES, *RESEARCH, *DOSSIERS]
