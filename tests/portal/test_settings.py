"""What a start without answers says, and what the settings of production hold."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import Any

import pytest

from portal.settings import env
from tests.databases import ROOT

ANSWERS = {"SECRET_KEY": "k" * 60, "ALLOWED_HOSTS": "portaal.example, www.portaal.example"}


def settings_of(module: str, show: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Loads a settings module in a process of its own and prints an expression over it."""
    bare = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": module, **environment}
    program = f"import django; django.setup(); from django.conf import settings; print({show})"
    return subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=bare, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("module", ["portal.settings.base", "portal.settings.production"])
@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS"])
@pytest.mark.parametrize("left", ["absent", "empty"])
def test_a_start_without_an_answer_is_refused_with_a_sentence(module: str, name: str, left: str) -> None:
    given = {key: value for key, value in ANSWERS.items() if key != name}
    if left == "empty":
        given[name] = ""
    refused = settings_of(module, "'started'", **given)
    assert refused.returncode == 1
    assert refused.stdout == ""
    assert refused.stderr.startswith(f"Set {name} in the environment: ")
    assert refused.stderr.count("\n") == 1


def test_base_is_production() -> None:
    names = "[(n, repr(getattr(settings, n))) for n in sorted(dir(settings)) if n.isupper() and n != 'SETTINGS_MODULE']"
    base, production = (settings_of(f"portal.settings.{name}", names, **ANSWERS) for name in ("base", "production"))
    assert base.returncode == 0, base.stderr
    # Two processes have their objects in different places.
    in_memory = re.compile(r" at 0x[0-9a-f]+")
    assert in_memory.sub("", base.stdout) == in_memory.sub("", production.stdout)


def test_production_has_cookies_of_one_host_over_https_only() -> None:
    shown = settings_of(
        "portal.settings.production",
        "settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME,"
        "settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE,"
        "settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS, settings.DEBUG, settings.ALLOWED_HOSTS",
        **ANSWERS,
    )
    assert shown.stdout == (
        "__Host-sessionid __Host-csrftoken True True True 31536000 False ['portaal.example', 'www.portaal.example']\n"
    )


def test_plain_http_on_one_machine_keeps_plain_cookie_names() -> None:
    shown = settings_of(
        "portal.settings.dev", "settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_SECURE, settings.DEBUG"
    )
    assert shown.stdout == "sessionid False True\n"


def test_sqlite_writes_safely_from_several_processes(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/portal.sqlite3")
    database = env.database()
    assert database["NAME"] == f"{tmp_path}/portal.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert database["OPTIONS"]["init_command"] == (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000;"
    )


def test_postgresql_comes_with_a_pool_that_checks_its_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://anna:s%40l@db.example:5433/portal?sslmode=require")
    monkeypatch.setenv("DATABASE_POOL_SIZE", "7")
    database = env.database()
    assert {name: database[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "portal",
        "USER": "anna",
        "PASSWORD": "s@l",
        "HOST": "db.example",
        "PORT": 5433,
    }
    assert database["CONN_HEALTH_CHECKS"] is True
    assert database["OPTIONS"]["pool"]["max_size"] == 7
    assert database["OPTIONS"]["sslmode"] == "require"
    assert database["OPTIONS"]["options"] == "-c lock_timeout=10000"


@pytest.mark.parametrize("url", ["mysql://a@b/c", "postgresql://host-without-name"])
def test_an_address_of_no_database_we_know_is_refused(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(env.MissingSetting, match="DATABASE_URL must look like"):
        env.database()
