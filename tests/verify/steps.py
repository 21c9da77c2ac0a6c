"""The steps of a verification: what is run, what came out, how long it took."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from tests.databases import ROOT

BIN = Path(sys.executable).parent
SHOWN_LINES = 60
RUNNING: set[subprocess.Popen[str]] = set()


def stop_running() -> None:
    """Ends the steps that run, for whoever is told to stop in the middle."""
    for process in list(RUNNING):
        process.terminate()


@dataclass(frozen=True, slots=True)
class Step:
    """A command that passes by ending with 0; with `report` it is a pytest run that writes what it counted there."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    report: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    name: str
    passed: int
    failed: int
    seconds: float
    output: str = ""


def run(step: Step) -> Outcome:
    """Runs one step to its end. A pytest run that broke before it counted is one failure."""
    started = time.monotonic()
    inherited = {
        key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "PORT"}
    }
    with subprocess.Popen(
        step.command,
        cwd=ROOT,
        env={**inherited, **step.environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as done:
        RUNNING.add(done)
        said, _nothing = done.communicate()
        RUNNING.discard(done)
    seconds = time.monotonic() - started
    output = "\n".join(said.splitlines()[-SHOWN_LINES:]) if done.returncode else ""
    if step.report is None:
        return Outcome(step.name, int(done.returncode == 0), int(done.returncode != 0), seconds, output)
    passed, failed = counted(step.report)
    if done.returncode and not failed:
        failed = 1
    return Outcome(step.name, passed, failed, seconds, output)


def counted(report: Path) -> tuple[int, int]:
    """Passed and failed tests of a JUnit report; a skipped test counts as failed: this project has none."""
    if not report.exists():
        return 0, 0
    total = failed = 0
    for suite in ElementTree.parse(report).getroot().iter("testsuite"):
        total += int(suite.get("tests", 0))
        failed += sum(int(suite.get(kind, 0)) for kind in ("failures", "errors", "skipped"))
    return total - failed, failed


def checks() -> list[Step]:
    """What needs no test: style, types, templates, the direction of imports, migrations, deployment."""
    production = {
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "portal.example",
    }
    manage = (sys.executable, "manage.py")
    return [
        Step("types (mypy)", (str(BIN / "mypy"),)),
        Step("lint (ruff)", (str(BIN / "ruff"), "check", ".")),
        Step("format (ruff)", (str(BIN / "ruff"), "format", "--check", ".")),
        Step("templates (djlint)", (str(BIN / "djlint"), "--lint", "--quiet", "templates")),
        Step("imports (import-linter)", (str(BIN / "lint-imports"), "--no-cache")),
        Step("migrations complete", (*manage, "makemigrations", "--check", "--dry-run")),
        Step("check --deploy", (*manage, "check", "--deploy", "--fail-level", "WARNING"), production),
    ]


def suite(name: str, report: Path, workers: int, *arguments: str, database: str = "", full: bool = False) -> Step:
    """A pytest run with `workers` processes, on SQLite or on the `database` given."""
    environment = {"PORTAL_FULL": "1"} if full else {}
    if database:
        environment["DATABASE_URL"] = database
    # A cache of its own: what an earlier run kept of migrated databases is no proof for the migrations of today.
    cache = report.with_suffix(".cache")
    command = (
        str(BIN / "pytest"),
        "-q",
        "-n",
        str(workers),
        "-o",
        f"cache_dir={cache}",
        f"--junitxml={report}",
        *arguments,
    )
    return Step(name, command, environment, report)
