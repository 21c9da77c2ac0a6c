"""How often race, fault and kill tests repeat themselves: a tenth in `verify`, everything in `python -m tests.full`."""

from __future__ import annotations

import os

FULL = os.environ.get("PORTAL_FULL") == "1"


def times(full: int) -> int:
    """`full` when the figures are asked for, else a tenth of it, at least one."""
    return full if FULL else max(1, full // 10)
