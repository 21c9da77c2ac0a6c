"""Clocks: what must happen again and again, registered by the app that knows how.

A clock's function is idempotent: it looks what there is to do, does it and commits one by one. Killed at any
moment, its next round finishes the work.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import structlog
from django.db import close_old_connections, connection
from django.utils.module_loading import autodiscover_modules

log = structlog.stdlib.get_logger("portal.clock")

MOST_PATIENCE = 30.0

Task = Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Clock:
    """`run` is called every `seconds`, counted from its end, so that a slow round never meets itself."""

    name: str
    seconds: float
    run: Task


_clocks: dict[str, Clock] = {}


def every(seconds: float, name: str) -> Callable[[Task], Task]:
    """Registers a function as clock `name`; stands in the `tasks` module of an app, which the worker imports."""

    def register(run: Task) -> Task:
        _clocks[name] = Clock(name, seconds, run)
        return run

    return register


def clocks() -> tuple[Clock, ...]:
    """Every clock of every app."""
    autodiscover_modules("tasks")
    return tuple(_clocks.values())


def tick(clock: Clock) -> bool:
    """One round; a failure is logged and told, and never stops the other clocks."""
    close_old_connections()
    try:
        clock.run()
    except Exception:
        log.exception("clock failed", clock=clock.name)
        return False
    finally:
        # Between rounds a worker holds no connection: the database may restart, the pool may hand it to another.
        connection.close()
    return True


class Clockwork:
    """Runs each clock in a thread of its own until told to stop; a slow one does not hold up the others."""

    def __init__(self, wanted: tuple[Clock, ...]) -> None:
        self.stopping = threading.Event()
        self.threads = [
            threading.Thread(target=self._turn, args=(clock,), name=clock.name, daemon=True) for clock in wanted
        ]

    def _turn(self, clock: Clock) -> None:
        failures = 0
        while not self.stopping.is_set():
            failures = 0 if tick(clock) else failures + 1
            # What keeps failing (a database that is away) is tried ever more slowly, and logged as seldom.
            self.stopping.wait(max(clock.seconds, min(MOST_PATIENCE, 2.0**failures - 1)))

    def start(self) -> None:
        for thread in self.threads:
            thread.start()

    def stop(self, patience: float = 20) -> bool:
        """Lets running rounds end; False when one did not end in time (its work is taken up by the next worker)."""
        self.stopping.set()
        for thread in self.threads:
            thread.join(patience)
        return not any(thread.is_alive() for thread in self.threads)
