"""The cache that all processes share: limits hold for all of them together, and its files tell nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from portal.shared.file_cache import SharedFileCache, hashed_key
from tests.databases import ROOT

ADDRESS, VISITOR = "anna@school.example", "192.0.2.71"
# What a failed login counts, and whether one more is allowed.
FAILED_LOGINS = f"""
import django; django.setup()
from allauth.core.internal import ratelimit
from django.test import RequestFactory
request = RequestFactory().post("/inloggen/", REMOTE_ADDR="{VISITOR}")
for _ in range(3):
    print(bool(ratelimit.consume(request, app="allauth.account", action="login_failed", key="{ADDRESS}")))
"""


def in_a_process_of_its_own(program: str, data_dir: Path) -> list[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "SECRET_KEY": "k" * 60,
        "ALLOWED_HOSTS": "portaal.example",
        "DATA_DIR": str(data_dir),
    }
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.fixture
def cache(tmp_path: Path) -> SharedFileCache:
    return SharedFileCache(str(tmp_path / "cache"), {"KEY_FUNCTION": hashed_key})


def test_five_failed_logins_are_five_however_many_processes_count_them(tmp_path: Path) -> None:
    answers = [*in_a_process_of_its_own(FAILED_LOGINS, tmp_path), *in_a_process_of_its_own(FAILED_LOGINS, tmp_path)]

    assert answers == ["True", "True", "True", "True", "True", "False"]


def test_no_file_of_the_cache_names_a_visitor_or_an_account(tmp_path: Path) -> None:
    in_a_process_of_its_own(FAILED_LOGINS, tmp_path)
    files = [path for path in (tmp_path / "cache").iterdir() if path.suffix == ".djcache"]
    known = [f"{kept}".encode() for name in (ADDRESS, VISITOR) for kept in (name, name.upper(), name.encode().hex())]

    assert len(files) == 2
    assert [name for name in known for path in files if name in path.name.encode() + path.read_bytes()] == []


def test_a_key_cannot_be_made_without_the_secret(settings: pytest.FixtureRequest) -> None:
    first = hashed_key(VISITOR, "", 1)
    settings.SECRET_KEY = "another"  # type: ignore[attr-defined]  # pytest-django's own fixture

    assert hashed_key(VISITOR, "", 1) != first


def test_of_many_who_add_the_same_key_at_once_one_wins(cache: SharedFileCache) -> None:
    askers, rounds = 8, 40
    together = Barrier(askers)

    def ask(_asker: int) -> list[bool]:
        won = []
        for number in range(rounds):
            together.wait()
            won.append(cache.add(f"lock-{number}", True))
        return won

    with ThreadPoolExecutor(askers) as pool:
        won = list(pool.map(ask, range(askers)))

    assert [sum(answers) for answers in zip(*won, strict=True)] == [1] * rounds


def test_a_lock_that_was_let_go_or_ran_out_can_be_had_again(cache: SharedFileCache) -> None:
    assert (cache.add("lock", True), cache.add("lock", True)) == (True, False)
    cache.delete("lock")
    assert cache.add("lock", True, timeout=-1) is True
    assert cache.add("lock", True) is True


def test_a_cache_that_cannot_be_written_stops_no_page(cache: SharedFileCache, tmp_path: Path) -> None:
    (tmp_path / "cache").rename(tmp_path / "gone")
    (tmp_path / "cache").write_text("a file where the folder was")

    cache.set("key", "value")
    assert cache.add("key", "value") is True
