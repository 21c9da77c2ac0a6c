"""Alive and ready: what watchers are told, and when they are told to worry."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest
from django.core.cache import caches
from django.db import OperationalError, connection
from django.test import Client

from portal.shared import health
from tests.databases import ROOT


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    caches["process"].clear()


def test_alive_needs_no_database(client: Client) -> None:
    answer = client.get("/gezond/")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_ready_tells_database_migrations_and_the_mail_that_waits(client: Client) -> None:
    answer = client.get("/gezond/klaar/")
    body = answer.json()
    assert answer.status_code == 200
    assert (body["status"], body["database"], body["migrations"]) == ("ok", "ok", "ok")
    assert body["mail"] == {"waiting": 0, "failed": 0}


@pytest.mark.django_db
def test_an_unapplied_migration_makes_it_unready(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'shared' AND name = '0002_queued_mail'")
    answer = client.get("/gezond/klaar/")
    assert answer.status_code == 503
    assert answer.json()["migrations"] == "1 unapplied"


@pytest.mark.django_db
def test_a_part_that_is_unwell_is_told_and_judged_by_nobody(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise ValueError("index away at /secret/path")

    monkeypatch.setitem(health._reports, "search", broken)
    answer = client.get("/gezond/klaar/")
    assert answer.status_code == 200
    assert answer.json()["search"] == "unavailable"
    assert "secret" not in answer.text


def test_a_database_that_is_away_makes_it_unready_without_a_word_of_why(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> int:
        raise OperationalError("connection to server at db.example with password geheim failed")

    monkeypatch.setattr(health, "_unapplied_migrations", away)
    answer = client.get("/gezond/klaar/")
    assert answer.status_code == 503
    assert answer.json() == {"status": "unavailable", "database": "unavailable"}


def test_a_server_that_does_not_exist_gives_503_and_no_traceback(tmp_path: Any) -> None:
    """With a real connection pool and a port where nobody listens."""
    program = (
        "import django; django.setup()\n"
        "from django.test import Client\n"
        "from django.conf import settings\n"
        "settings.DATABASES['default']['OPTIONS']['pool']['timeout'] = 1\n"
        "answer = Client().get('/gezond/klaar/')\n"
        "print(answer.status_code, answer.text)\n"
    )
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "DATABASE_URL": "postgresql://portal:geheim@127.0.0.1:9/portal",
        "PORTAL_TEST_DIR": str(tmp_path),
    }
    shown = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert shown.stdout == '503 {"status": "unavailable", "database": "unavailable"}\n', shown.stderr


@pytest.mark.parametrize("path", ["/gezond/", "/gezond/klaar/"])
def test_watchers_only_look(path: str, client: Client) -> None:
    assert client.post(path).status_code == 405
