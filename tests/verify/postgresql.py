"""A PostgreSQL server of our own for the length of a test run: a private folder, a free port, nobody's data."""

from __future__ import annotations

import ctypes
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import psycopg

ROOT_ID = 0
PR_SET_PDEATHSIG = 1
AT_ONCE = signal.SIGQUIT  # PostgreSQL's "immediate": there is nothing to keep
# Nothing of a test run has to survive a power cut.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300", "log_min_messages=fatal")


def programs() -> Path | None:
    """The folder with initdb and pg_ctl: what PATH says, else Debian's newest version; None when there is none."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parent.parent.name))
    return debian[-1].parent if debian else None


def _unprivileged() -> dict[str, Any]:
    """PostgreSQL refuses root: as root its programs run as Debian's `postgres`, or as `nobody`."""
    if os.geteuid() != ROOT_ID:
        return {}
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    raise SystemExit(
        "PostgreSQL refuses root, and there is neither a user `postgres` nor a user `nobody` to run it as."
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def server() -> Iterator[str]:
    """Starts a server and yields the address of its database; stops it and removes its folder at the end."""
    folder = Path(tempfile.mkdtemp(prefix="doorstroomportaal-pg-"))
    account = _unprivileged()
    if account:
        os.chown(folder, account["user"], account["group"])
    bin_folder = programs()
    if bin_folder is None:
        raise SystemExit("PostgreSQL is not installed.")
    data, port, password = folder / "data", _free_port(), secrets.token_urlsafe(18)
    secret = folder / "password"
    secret.touch(mode=0o600)
    secret.write_text(password)
    if account:
        os.chown(secret, account["user"], account["group"])

    try:
        with (folder / "output").open("w+") as output:
            options: dict[str, Any] = {"stdout": output, "stderr": output, "cwd": folder, **account}
            made = subprocess.run(
                [
                    str(bin_folder / "initdb"), "-D", str(data), "-U", "portal", f"--pwfile={secret}",
                    "-A", "scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8", "-N",
                ],
                check=False,
                **options,
            )  # fmt: skip
            if made.returncode:
                raise SystemExit(f"initdb failed:\n{_said(output)}")
            command = [
                str(bin_folder / "postgres"),
                "-D",
                str(data),
                "-p",
                str(port),
                "-k",
                str(folder),
                "-h",
                "127.0.0.1",
            ]
            command += [word for option in FAST for word in ("-c", option)]
            # Linux tells the server when whoever runs the tests is gone, also after kill -9.
            dies_along: dict[str, Any] = {"preexec_fn": _die_with_parent} if sys.platform == "linux" else {}
            address = f"postgresql://portal:{password}@127.0.0.1:{port}/postgres"
            with subprocess.Popen(command, **dies_along, **options) as process:
                try:
                    _wait_until_ready(process, address, output)
                    yield address
                finally:
                    process.send_signal(AT_ONCE)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, AT_ONCE)


def _wait_until_ready(process: subprocess.Popen[Any], address: str, output: IO[str]) -> None:
    for _round in range(600):
        try:
            psycopg.connect(address, connect_timeout=2).close()
        except psycopg.OperationalError:
            pass
        else:
            return
        try:
            process.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
        break
    raise SystemExit(f"PostgreSQL did not start:\n{_said(output)}")


def _said(output: IO[str]) -> str:
    output.seek(0)
    return output.read()
