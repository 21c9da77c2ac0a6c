"""The one summary at the end of a verification."""

from __future__ import annotations

from collections.abc import Sequence

from tests.verify.steps import Outcome


def table(outcomes: Sequence[Outcome], seconds: float) -> str:
    """A line for each step, what a failed one said above it; the last line is "N passed, N failed"."""
    width = max(len(outcome.name) for outcome in outcomes)
    said = [f"\n--- {outcome.name} ---\n{outcome.output}" for outcome in outcomes if outcome.failed]
    lines = [_line(outcome, width) for outcome in outcomes]
    passed, failed = sum(outcome.passed for outcome in outcomes), sum(outcome.failed for outcome in outcomes)
    return "\n".join([*said, "", *lines, "", f"{seconds:.0f} s", f"{passed} passed, {failed} failed"])


def _line(outcome: Outcome, width: int) -> str:
    verdict = "FAILED" if outcome.failed else "ok"
    counts = f"{outcome.passed:>5} passed  {outcome.failed:>4} failed"
    return f"{verdict:<6}  {outcome.name:<{width}}  {counts}  {outcome.seconds:>6.1f} s"
