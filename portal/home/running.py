"""Runs the site and the worker as children that never outlive their parent."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

from django.utils.translation import gettext as _

ADDRESS = "127.0.0.1"
FIRST_PORT = 8000
PATIENCE = 25
PR_SET_PDEATHSIG = 1


class Stopped(Exception):
    """Somebody pressed Ctrl-C or sent SIGTERM."""


@dataclass(frozen=True, slots=True)
class Child:
    name: str
    process: subprocess.Popen[bytes]
    log: Path


def free_port(wanted: int | None) -> int:
    """`wanted`, which must be free; without it the first free port from 8000 on."""
    for port in [wanted] if wanted else range(FIRST_PORT, FIRST_PORT + 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((ADDRESS, port))
            except OSError:
                continue
            return port
    raise SystemExit(_("Port %(port)s is in use. Choose another one with PORT.") % {"port": wanted or FIRST_PORT})


def site_command(port: int) -> list[str]:
    """gunicorn with threads: a slow visitor holds one of them, not the site."""
    return [
        sys.executable, "-m", "gunicorn", "portal.wsgi:application",
        "--bind", f"{ADDRESS}:{port}", "--worker-class", "gthread", "--workers", "2", "--threads", "4",
        "--timeout", "60", "--graceful-timeout", "10", "--no-control-socket", "--limit-request-line", "8190",
    ]  # fmt: skip


def worker_command() -> list[str]:
    return [sys.executable, "manage.py", "worker"]


def _die_with_parent() -> None:
    # Linux tells the child when its parent is gone, also after kill -9.
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@contextmanager
def children(commands: Sequence[tuple[str, list[str]]], folder: Path, logs: Path) -> Iterator[list[Child]]:
    """Starts the commands, each with its own log file; at the end all have been told to stop and have stopped."""
    logs.mkdir(parents=True, exist_ok=True)
    running: list[Child] = []
    try:
        for name, command in commands:
            path = logs / f"{name}.log"
            with path.open("ab") as output:
                process = subprocess.Popen(  # noqa: S603  our own commands
                    command,
                    cwd=folder,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    stdin=subprocess.DEVNULL,
                    # In a session of its own a child does not get the terminal's Ctrl-C: the parent ends it in order.
                    start_new_session=True,
                    preexec_fn=_die_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509  no threads yet
                    env=os.environ.copy(),
                )
            running.append(Child(name, process, path))
        yield running
    finally:
        for child in running:
            child.process.terminate()
        for child in running:
            try:
                child.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                child.process.kill()
                child.process.wait()


@contextmanager
def stop_signals() -> Iterator[threading.Event]:
    """SIGINT and SIGTERM set an event instead of ending the process where it stands."""
    stop = threading.Event()
    previous = {
        number: signal.signal(number, lambda *_arguments: stop.set()) for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield stop
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


def wait_until_ready(port: int, running: Sequence[Child], stop: threading.Event) -> None:
    """Returns when the site answers; raises when it ended or nobody waits any more."""
    for _round in range(240):
        check_running(running)
        if stop.wait(0.25):
            raise Stopped
        try:
            with urllib.request.urlopen(f"http://{ADDRESS}:{port}/gezond/", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            continue
    raise SystemExit(_("The site does not answer. See %(log)s.") % {"log": running[0].log})


def check_running(running: Sequence[Child]) -> None:
    """Ends the command with a sentence when a child has ended by itself."""
    for child in running:
        if child.process.poll() is not None:
            raise SystemExit(_("%(name)s has stopped by itself. See %(log)s.") % {"name": child.name, "log": child.log})


def serve(port: int, folder: Path, logs: Path, announce: Callable[[], None]) -> None:
    """Runs site and worker until Ctrl-C; calls `announce` as soon as the site answers."""
    commands = [("site", site_command(port)), ("worker", worker_command())]
    with stop_signals() as stop, children(commands, folder, logs) as running:
        try:
            wait_until_ready(port, running, stop)
        except Stopped:
            return
        announce()
        while not stop.wait(1):
            check_running(running)
