"""`manage.py worker`: everything that happens beside the site's answers."""

from __future__ import annotations

import fcntl
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import structlog
from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from portal.shared.clock import Clockwork, clocks, tick

log = structlog.stdlib.get_logger("portal.worker")


@contextmanager
def only_one(folder: Path, stopping: threading.Event) -> Iterator[bool]:
    """Holds the lock of this data folder; waits for it while another worker runs. False when told to stop first."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "worker.lock").open("w") as handle:
        told = False
        while not stopping.is_set():
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if not told:
                    log.info("another worker runs, standing by")
                    told = True
                stopping.wait(1)
            else:
                yield True
                return
        yield False


class Command(BaseCommand):
    help = _("Sends mail, keeps the search index up to date, publishes what is scheduled; runs until it is stopped.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help=_("One round of every clock, then stop."))

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        wanted = clocks()
        if once:
            failed = [clock.name for clock in wanted if not tick(clock)]
            if failed:
                raise SystemExit(1)
            return
        stopping = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_arguments: stopping.set())
        with only_one(settings.DATA_DIR, stopping) as ours:
            if not ours:
                return
            clockwork = Clockwork(wanted)
            log.info("worker started", clocks=[clock.name for clock in wanted])
            clockwork.start()
            stopping.wait()
            ended = clockwork.stop()
            log.info("worker stopped", every_round_ended=ended)
