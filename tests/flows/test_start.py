"""README's first command: it makes what is missing, serves, and leaves no process behind."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.databases import ROOT, migrations_hash


@contextmanager
def started(folder: Path, port: int) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`manage.py start` that has come as far as saying how to stop it, and what it said."""
    environment = {
        key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    }
    environment |= {"DATA_DIR": str(folder), "PORT": str(port)}
    with subprocess.Popen(
        [sys.executable, "manage.py", "start"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            if "Ctrl-C" in line:
                break
        yield process, "".join(said)
        if process.poll() is None:
            process.kill()


def unused_port() -> int:
    """One that the system gives out: others who start a portal meanwhile look for a port from 8000 on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def children_of(pid: int) -> set[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return {int(child) for child in listed}.union(*(children_of(int(child)) for child in listed))


def rows(folder: Path) -> dict[str, int]:
    with closing(sqlite3.connect(folder / "portal.sqlite3")) as database:
        tables = ("wagtailcore_page", "wagtailcore_revision", "shared_user", "mfa_authenticator", "knowledge_person")
        return {table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def get(port: int, path: str) -> tuple[int, str]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20) as answer:
        return answer.status, answer.read().decode()


@pytest.mark.once
@pytest.mark.django_db
def test_start_serves_a_filled_portal_and_a_second_start_doubles_nothing(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    # The migrations themselves are tested with every test database; here the one that they made will do.
    template = pytestconfig.cache.mkdir("migrated") / f"{migrations_hash()}.sqlite3"
    if template.exists():
        shutil.copyfile(template, tmp_path / "portal.sqlite3")
    port = unused_port()

    with started(tmp_path, port) as (process, said):
        assert f"http://127.0.0.1:{port}/" in said
        assert get(port, "/")[0] == 200
        assert '"database": "ok"' in get(port, "/gezond/klaar/")[1]
        family = children_of(process.pid)
        assert len(family) >= 4  # site, its two processes, worker
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
    assert [pid for pid in family if Path(f"/proc/{pid}").exists()] == []

    before = rows(tmp_path)
    assert min(before.values()) > 0
    with started(tmp_path, port) as (process, _said):
        family = children_of(process.pid)
        assert get(port, "/opbrengsten/")[0] == 200
        # Killed, it can end nobody; its children see for themselves that it is gone.
        process.kill()
        process.wait()
        for pid in family:
            with closing(Witness(pid)) as gone:
                gone.wait()
    assert rows(tmp_path) == before


class Witness:
    """Waits for a process that is not our child."""

    def __init__(self, pid: int) -> None:
        try:
            self.handle = os.pidfd_open(pid)
        except ProcessLookupError:
            self.handle = -1

    def wait(self) -> None:
        import select

        if self.handle >= 0:
            assert select.select([self.handle], [], [], 60)[0], "a child outlived its parent"

    def close(self) -> None:
        if self.handle >= 0:
            os.close(self.handle)
