"""The verification verifies itself: what it counts, what it says, and how it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import psycopg
import pytest

from tests.databases import ROOT
from tests.verify import postgresql
from tests.verify.run import end
from tests.verify.steps import Outcome, Step, counted, run
from tests.verify.summary import table

REPORT = '<testsuites><testsuite tests="9" failures="2" errors="1" skipped="1"></testsuite></testsuites>'


def test_the_last_line_counts_everything_that_passed_and_failed() -> None:
    outcomes = [Outcome("lint", 1, 0, 2.0), Outcome("tests", 40, 2, 3.5, "test_a FAILED")]
    lines = table(outcomes, 5.5).splitlines()
    assert lines[-1] == "41 passed, 2 failed"
    assert [line.split()[0] for line in lines if " passed  " in line] == ["ok", "FAILED"]
    assert "test_a FAILED" in lines


@pytest.mark.parametrize(("failed", "code"), [(0, 0), (1, 1)])
def test_one_failure_is_enough_to_end_with_a_code(failed: int, code: int) -> None:
    assert end([Outcome("lint", 1, 0, 0), Outcome("tests", 3, failed, 0)], 0) == code


def test_a_skipped_test_counts_as_failed(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    assert counted(report) == (5, 4)


def test_a_test_run_that_breaks_before_it_counts_is_a_failure(tmp_path: Path) -> None:
    step = Step("broken", (sys.executable, "-c", "raise SystemExit('no such option')"), report=tmp_path / "none.xml")
    outcome = run(step)
    assert (outcome.passed, outcome.failed) == (0, 1)
    assert outcome.output == "no such option"


def test_a_step_does_not_see_the_database_of_whoever_starts_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://production/portal")
    shows = "import os, sys; sys.exit(os.environ.get('DATABASE_URL', 'none'))"
    assert run(Step("shows", (sys.executable, "-c", shows))).output == "none"
    given = run(Step("shows", (sys.executable, "-c", shows), {"DATABASE_URL": "given"}))
    assert given.output == "given"


def test_our_own_postgresql_answers_and_leaves_nothing_behind() -> None:
    with postgresql.server() as address:
        with psycopg.connect(address) as connection:
            (version,) = connection.execute("SHOW server_version_num").fetchone() or ("0",)
            (folder,) = connection.execute("SHOW data_directory").fetchone() or ("",)
        assert int(version) >= 150000
        if os.geteuid() == postgresql.ROOT_ID:
            assert Path(folder).stat().st_uid != postgresql.ROOT_ID
    assert not Path(folder).parent.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address, connect_timeout=2)


def test_continuous_integration_runs_the_same_command() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["python3 manage.py verify"]
