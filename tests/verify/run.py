"""Runs every step, on both databases, and ends with one summary."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from portal.bootstrap import install_packages
from tests.elasticsearch import program as elasticsearch
from tests.verify import postgresql
from tests.verify.steps import Outcome, Step, checks, run, stop_running, suite
from tests.verify.summary import table

CORES = len(os.sched_getaffinity(0))
MANY_CORES = 4
MOST_WORKERS = 8
# Debian's start of a server of its own at installation is not wanted: the tests start theirs.
NO_CLUSTER = Path("/etc/postgresql-common/createcluster.d/doorstroomportaal.conf")


def _end_in_order() -> None:
    """SIGTERM unwinds as Ctrl-C does, so that the steps, the server and the folders of this run go too."""

    def stop(*_arguments: object) -> None:
        stop_running()
        sys.exit(143)

    signal.signal(signal.SIGTERM, stop)


def install_what_is_missing() -> None:
    """Chromium, PostgreSQL, gettext and what Elasticsearch runs on from Debian; ends with their names where nobody may
    install them.
    """
    missing = elasticsearch.missing_packages()
    if not shutil.which("chromium"):
        missing.append("chromium")
    if postgresql.programs() is None:
        missing.append("postgresql")
    if not shutil.which("msgfmt"):
        missing.append("gettext")
    if "postgresql" in missing and os.geteuid() == postgresql.ROOT_ID and not NO_CLUSTER.exists():
        NO_CLUSTER.parent.mkdir(parents=True, exist_ok=True)
        NO_CLUSTER.write_text("create_main_cluster = false\n")
    if missing:
        install_packages(missing)
    # Its jars too, before the tests: two of their processes would wait for each other.
    elasticsearch.program()


def _told(step: Step) -> Outcome:
    outcome = run(step)
    verdict = "ok" if not outcome.failed else "FAILED"
    print(f"{verdict:<6}  {outcome.name}  ({outcome.seconds:.0f} s)", flush=True)
    return outcome


def verify() -> int:
    """The whole verification; 0 when nothing failed."""
    started = time.monotonic()
    _end_in_order()
    install_what_is_missing()
    workers = min(MOST_WORKERS, max(2, CORES // 2))
    with tempfile.TemporaryDirectory(prefix="doorstroomportaal-verify-") as folder, postgresql.server() as database:
        reports = Path(folder)
        suites = [
            suite("tests on SQLite", reports / "sqlite.xml", workers),
            suite("tests on PostgreSQL", reports / "postgresql.xml", workers, "--only-database", database=database),
        ]
        with ThreadPoolExecutor(max_workers=2) as pool:
            outcomes = list(pool.map(_told, checks()))
        # Two runs of two processes each fill four cores; on two cores one after the other is as fast and steadier.
        with ThreadPoolExecutor(max_workers=2 if CORES >= MANY_CORES else 1) as pool:
            outcomes += pool.map(_told, suites)
    return end(outcomes, started)


def full() -> int:
    """Race, fault and kill tests at full size on both databases, and nothing else."""
    started = time.monotonic()
    _end_in_order()
    install_what_is_missing()
    folders = ("tests/races", "tests/faults")
    with tempfile.TemporaryDirectory(prefix="doorstroomportaal-full-") as folder, postgresql.server() as database:
        reports = Path(folder)
        # In one process each: what is measured must not share its cores with another test.
        outcomes = [
            _told(suite("full size on SQLite", reports / "sqlite.xml", 0, *folders, full=True)),
            _told(
                suite(
                    "full size on PostgreSQL",
                    reports / "postgresql.xml",
                    0,
                    "--only-database",
                    *folders,
                    database=database,
                    full=True,
                )
            ),
        ]
    return end(outcomes, started)


def end(outcomes: list[Outcome], started: float) -> int:
    """Prints the summary; the exit code."""
    print(table(outcomes, time.monotonic() - started))
    sys.stdout.flush()
    return int(any(outcome.failed for outcome in outcomes))
