"""The one summary at the end of a verification."""

from __future__ import annotations

from collections.abc import Sequence

from tests.verify.steps import Outcome


def table(outcomes: Sequence[Outcome], seconds: float) -> str:
    """A line for each step, what a failed one said above it; the last line is "N passed, N failed"."""
    width = max(len(outcome.name) for outcome in outcomes)
    said = [f"\n--- {outcome.name} ---\n{outcome.output}" for outcome in outcomes if outcome.failed]
    lines = [
        f"{'ok    ' if not outcome.failed else 'FAILED'}  {outcome.name:<{width}}  {outcome.passed:>5} passed  {outcome.failed:>4} failed"
        f"  {outcome.seconds:>6.1f} s"
        for outcome in outcomes
    ]
    passed, failed = sum(outcome.passed for outcome in outcomes), sum(outcome.failed for outcome in outcomes)
    return "\n".join([*said, "", *lines, "", f"{seconds:.0f} s", f"{passed} passed, {failed} failed"])
