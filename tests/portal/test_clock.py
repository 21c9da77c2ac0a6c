"""Clocks: each runs again and again, and one that fails holds up nobody."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from typing import Any

import pytest

from portal.shared.clock import Clock, Clockwork, clocks, tick
from tests.databases import ROOT


def test_the_ground_brings_its_clocks() -> None:
    assert {
        "mail": 0.5,
        "wake queue": 0.5,
        "scheduled publishing": 60,
        "old mail": 3600,
        "old sessions and tasks": 86400,
    }.items() <= {clock.name: clock.seconds for clock in clocks()}.items()


@pytest.mark.django_db(transaction=True)
def test_a_clock_that_fails_is_told_and_does_not_raise(caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> None:
        raise ValueError("gear is stuck")

    assert tick(Clock("broken", 1, broken)) is False
    assert "gear is stuck" in caplog.text
    assert tick(Clock("whole", 1, lambda: None)) is True


@pytest.mark.django_db(transaction=True)
def test_a_clock_that_fails_or_hangs_does_not_stop_the_others() -> None:
    turns = threading.Semaphore(0)
    hanging = threading.Event()

    def broken() -> None:
        raise ValueError("gear is stuck")

    work = Clockwork(
        (
            Clock("broken", 0, broken),
            Clock("hanging", 0, hanging.wait),
            Clock("whole", 0, turns.release),
        )
    )
    work.start()
    for _turn in range(5):
        assert turns.acquire(timeout=20)
    assert work.stop(patience=0.1) is False
    hanging.set()
    assert work.stop(patience=20) is True


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_worker_ends_cleanly_when_told(number: signal.Signals, child_environment: dict[str, str]) -> None:
    with subprocess.Popen(
        [sys.executable, "manage.py", "worker"], cwd=ROOT, env=child_environment, stderr=subprocess.PIPE, text=True
    ) as worker:
        assert worker.stderr is not None
        started = next(line for line in worker.stderr if "worker started" in line)
        assert '"mail"' in started
        worker.send_signal(number)
        rest = worker.stderr.read()
    assert worker.returncode == 0
    assert '"worker stopped"' in rest
    assert '"every_round_ended": true' in rest


@pytest.mark.django_db(transaction=True)
def test_a_second_worker_stands_by_until_the_first_has_gone(child_environment: dict[str, str]) -> None:
    def worker() -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "manage.py", "worker"], cwd=ROOT, env=child_environment, stderr=subprocess.PIPE, text=True
        )

    def line_with(process: Any, words: str) -> str:
        return str(next(line for line in process.stderr if words in line))

    first = worker()
    line_with(first, "worker started")
    second = worker()
    line_with(second, "another worker runs, standing by")
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    line_with(second, "worker started")
    second.terminate()
    second.communicate()
    assert second.returncode == 0
    assert first.stderr is not None
    first.stderr.close()
