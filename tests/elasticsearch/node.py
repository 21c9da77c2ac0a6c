"""One node for a whole test run, shared by its processes, ended when the last of them is gone.

The node reads from a pipe in its folder, of which every process that uses it holds the writing end. The system closes
those ends, whatever way a process comes to its end; the node then stops and takes its folder away.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import socket
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tests.elasticsearch.program import program

HEAP = "512m"
MEMORY, MEMORY_WANTED = Path("/dev/shm"), 2 * 1024**3
# The first compiler alone: a node that lives for a minute has no use for better code.
SOON_WARM = ["-XX:TieredStopAtLevel=1"]
SECONDS_TO_START = 120
_LOOK_EVERY = 0.05


class NodeDidNotStart(Exception):
    """What the node said before it gave up."""


class Node:
    """A node by its folder. `address` answers between `joined` and the end of the process, but for kills."""

    def __init__(self, folder: Path, measured: bool = False) -> None:
        self.folder = folder
        self.measured = measured

    @property
    def port(self) -> int:
        return int((self.folder / "port").read_text())

    @property
    def pid(self) -> int:
        return int((self.folder / "pid").read_text())

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def answers(self) -> bool:
        """Whether it is up and has every shard that it ever had."""
        wanted = f"{self.address}/_cluster/health?wait_for_no_initializing_shards=true&timeout=2s"
        try:
            with urllib.request.urlopen(wanted, timeout=4) as answer:
                return b'"status":"red"' not in answer.read()
        except (OSError, urllib.error.URLError):
            return False

    def start(self) -> None:
        """Starts it, again after a kill, and returns when it answers. Somebody has to hold the pipe."""
        home, output = program(), str(self.folder / "output")
        java = shutil.which("java") or "java"
        command = [java, f"-Xms{HEAP}", f"-Xmx{HEAP}", "-XX:+UseSerialGC", "-XX:-UsePerfData"]
        command += [] if self.measured else SOON_WARM
        command += ["-cp", f"{home}/classes:{home}/lib/*", "Node", str(home), str(self.folder), str(self.port)]
        reading = os.open(self._pipe, os.O_RDONLY | os.O_NONBLOCK)
        fcntl.fcntl(reading, fcntl.F_SETFL, 0)
        pid = os.posix_spawn(
            java,
            command,
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_DUP2, reading, 0),
                (os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600),
                (os.POSIX_SPAWN_DUP2, 1, 2),
            ],
            setsid=True,
        )
        os.close(reading)
        (self.folder / "pid").write_text(str(pid))
        end = time.monotonic() + SECONDS_TO_START
        while not self.answers():
            if _is_gone(pid) or time.monotonic() > end:
                raise NodeDidNotStart((self.folder / "output").read_text())
            threading.Event().wait(_LOOK_EVERY)

    def kill(self) -> None:
        """SIGKILL, by its number; returns when it is dead."""
        pid = self.pid
        os.kill(pid, signal.SIGKILL)
        while not _is_gone(pid):
            threading.Event().wait(_LOOK_EVERY)

    def indexes(self, name: str) -> list[str]:
        """The indexes whose names begin with `name`."""
        with urllib.request.urlopen(f"{self.address}/{name}-*/_mapping", timeout=30) as answer:
            return sorted(json.load(answer))

    def forget(self, name: str) -> None:
        """Removes the indexes whose names begin with `name`."""
        for index in self.indexes(name):
            wanted = urllib.request.Request(f"{self.address}/{index}", method="DELETE")
            urllib.request.urlopen(wanted, timeout=30).close()

    def hold(self) -> int:
        """Keeps it alive until the handle returned is closed."""
        return os.open(self._pipe, os.O_RDWR | os.O_CLOEXEC)

    @contextmanager
    def used(self, alone: bool = False) -> Iterator[None]:
        """While others may use it too, or `alone`: who kills it must not meet another test."""
        with (self.folder / "use").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
            yield

    @property
    def _pipe(self) -> Path:
        return self.folder / "alive"


@contextmanager
def joined(run: str, measured: bool = False) -> Iterator[Node]:
    """The node of the test run called `run`, started by whoever comes first.

    It warms up soon and never gets as fast as a server does; `measured` is for benchmarks.
    """
    folder = _parent() / f"doorstroomportaal-elasticsearch-{run}"
    node = Node(folder, measured)
    # One lock for all runs, so that a killed one leaves no file of its own behind.
    lock = folder.parent / f"doorstroomportaal-elasticsearch-{os.getuid()}.lock"
    with _locked(lock):
        held = node.hold() if folder.exists() else 0
        if not held or not node.answers():
            if held:
                os.close(held)
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(mode=0o700)
            (folder / "port").write_text(str(_free_port()))
            os.mkfifo(folder / "alive")
            held = node.hold()
            node.start()
        holders = (folder / "holders").open("w")
        fcntl.flock(holders, fcntl.LOCK_SH)
    try:
        yield node
    finally:
        # Under the lock, so that nobody joins a node that is about to stop.
        with _locked(lock), holders:
            pid = node.pid
            os.close(held)
            if _is_last(holders):
                while not _is_gone(pid):
                    threading.Event().wait(_LOOK_EVERY)


def _parent() -> Path:
    """Memory where there is enough of it: an index for each test is half as much work there as on a disk."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > MEMORY_WANTED:
        return MEMORY
    return Path(tempfile.gettempdir())


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _is_last(holders: IO[str]) -> bool:
    try:
        fcntl.flock(holders, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _is_gone(pid: int) -> bool:
    """Whether a process ended, be it a child of ours or of another process of this run."""
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    except ChildProcessError:
        pass
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state == "Z"
