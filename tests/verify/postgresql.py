"""A PostgreSQL server of our own for the length of a test run: a private folder, a free port, nobody's data."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT_ID = 0
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

    def run(program: str, *arguments: str) -> None:
        # pg_ctl leaves the server behind with its output: a pipe would never end.
        with (folder / "output").open("a+") as output:
            done = subprocess.run(
                [str(bin_folder / program), *arguments],
                check=False,
                stdout=output,
                stderr=output,
                cwd=folder,
                **account,
            )
            if done.returncode:
                output.seek(0)
                raise SystemExit(f"{program} failed:\n{output.read()}")

    try:
        run(
            "initdb",
            "-D",
            str(data),
            "-U",
            "portal",
            f"--pwfile={secret}",
            "-A",
            "scram-sha-256",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-N",
        )
        options = " ".join(f"-c {option}" for option in FAST)
        run("pg_ctl", "-D", str(data), "-w", "-t", "60", "-o", f"-p {port} -k {folder} -h 127.0.0.1 {options}", "start")
        try:
            yield f"postgresql://portal:{password}@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
