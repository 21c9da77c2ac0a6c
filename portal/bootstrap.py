"""Makes the environment that everything else needs, with nothing but Python itself.

`manage.py start` and `manage.py verify` come here first: `.venv` is made from requirements.lock (every file
checked against its hash), then the command starts again inside it. Nothing happens when the lock file is the one
the environment was made from. The sentences are Dutch in the source: gettext's catalogues need the environment.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
MADE_FROM = VENV / "made-from-lock"
OLDEST = (3, 11)
BAR = 30
PINNED = re.compile(r"^[A-Za-z0-9][\w.-]*==", re.MULTILINE)


class CannotStart(SystemExit):
    """Ends the command with a sentence that says what to do."""


def enter(arguments: list[str]) -> None:
    """Returns inside the environment; outside it, makes that and starts the command again there."""
    if sys.version_info < OLDEST:
        found, wanted = sys.version.split()[0], ".".join(map(str, OLDEST))
        raise CannotStart(f"Het portaal heeft Python {wanted} of nieuwer nodig; dit is {found}.")
    try:
        make_environment()
    except KeyboardInterrupt:
        raise CannotStart("\nAfgebroken. Start opnieuw om verder te gaan.") from None
    python = VENV / "bin" / "python"
    if Path(sys.prefix).resolve() != VENV.resolve():
        os.execv(python, [str(python), *arguments])  # noqa: S606  our own interpreter


def lock_hash() -> str:
    return hashlib.sha256(LOCK.read_bytes()).hexdigest()


def is_made() -> bool:
    """Whether `.venv` was made, to its end, from the lock file as it is now."""
    return (VENV / "bin" / "python").exists() and MADE_FROM.exists() and MADE_FROM.read_text().strip() == lock_hash()


def make_environment() -> None:
    """Makes or renews `.venv`; two commands at once wait for each other."""
    if is_made():
        return
    with (ROOT / ".venv.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        if is_made():
            return
        if not _runs(VENV / "bin" / "python", "-m", "pip", "--version"):
            _make_empty()
        _install()
        MADE_FROM.write_text(lock_hash() + "\n")


def _make_empty() -> None:
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        # Debian keeps these two apart from Python itself.
        install_packages(["python3-venv"])
    print("Omgeving maken in .venv …", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([_outer_python(), "-m", "venv", str(VENV)], check=False, capture_output=True, text=True)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        raise CannotStart(f"De omgeving in .venv kon niet gemaakt worden:\n{made.stdout}{made.stderr}")


def _outer_python() -> str:
    """The Python that the environment is made with; never one inside the environment that is being replaced."""
    inside = Path(sys.prefix).resolve() == VENV.resolve()
    return (
        str(Path(sys.base_prefix) / "bin" / f"python{sys.version_info[0]}.{sys.version_info[1]}")
        if inside
        else sys.executable
    )


def _install() -> None:
    total = len(PINNED.findall(LOCK.read_text()))
    command = [
        str(VENV / "bin" / "python"), "-m", "pip", "install",
        "--require-hashes", "--requirement", str(LOCK),
        "--disable-pip-version-check", "--no-input", "--no-compile", "--progress-bar", "off",
    ]  # fmt: skip
    last: list[str] = []
    seen = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as pip:
        assert pip.stdout is not None  # asked for just above
        for line in pip.stdout:
            last = [*last[-30:], line]
            if line.startswith(("Collecting ", "Requirement already satisfied: ")):
                seen += 1
                show_progress("Pakketten ophalen", seen, total)
            elif line.startswith("Installing collected packages"):
                print("Pakketten plaatsen …", flush=True)
    if pip.returncode:
        raise CannotStart(
            "\nDe pakketten uit requirements.lock konden niet geplaatst worden. "
            "Kijk of er verbinding is met het internet en start opnieuw. "
            f"De laatste regels van pip:\n{''.join(last)}"
        )


def show_progress(what: str, done: int, total: int) -> None:
    """A bar that fills one line of a terminal; in a log file one line at the end."""
    done = min(done, total)
    if sys.stdout.isatty():
        filled = BAR * done // max(total, 1)
        print(
            f"\r{what} [{'#' * filled}{'.' * (BAR - filled)}] {done}/{total}",
            end="" if done < total else "\n",
            flush=True,
        )
    elif done == total:
        print(f"{what} {done}/{total}", flush=True)


def install_packages(names: list[str]) -> None:
    """Installs Debian packages as root or through sudo; else ends with the command that somebody must give."""
    apt = shutil.which("apt-get")
    how = _privileged()
    if apt is None or how is None:
        raise CannotStart(
            f"Dit is nog nodig: {', '.join(names)}. Geef als beheerder: apt-get install {' '.join(names)}"
        )
    print(f"Debian-pakketten plaatsen: {', '.join(names)} …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *names]):
        done = subprocess.run([*how, apt, *step], check=False, capture_output=True, text=True, env=environment)
        if done.returncode:
            raise CannotStart(f"apt-get {' '.join(step)} lukte niet:\n{done.stdout}{done.stderr}")


def _privileged() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    return [sudo, "-n", "DEBIAN_FRONTEND=noninteractive"] if sudo and _runs(Path(sudo), "-n", "true") else None


def _runs(program: Path, *arguments: str) -> bool:
    if not program.exists():
        return False
    return subprocess.run([str(program), *arguments], check=False, capture_output=True).returncode == 0
