"""A portal that runs beside the tests, filled with the demo content, and people who look at it in chromium.

The tests touch no database of their own: whatever they make, they make by clicking and typing.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect, sync_playwright

from tests.databases import ROOT
from tests.factories.accounts import PASSWORD, SECRET

CHROMIUM = "/usr/bin/chromium"
DESK, PHONE, SMALLEST = 1280, 360, 320
HEIGHT = 900
PATIENCE = 60_000  # milliseconds: several suites share the processor
# Chromium reports answers of 4xx too: a page that is not there, a form refused, a draft kept while an editor leaves.
REFUSALS = "Failed to load resource: the server responded with a status of 4"


def email_of(role: str) -> str:
    return f"{str(role).lower()}@portaal.example"


def second_factor() -> str:
    """What the app of every account shows now."""
    return str(format_hotp_value(hotp_value(SECRET, int(time.time()) // 30)))


@dataclass
class Visitor:
    """A page of chromium that remembers what went wrong, and what was asked of others."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE)
        self.page.on("console", lambda message: message.type != "verbose" and self._note(message.text))
        self.page.on("pageerror", lambda error: self._note(str(error)))
        self.page.on("request", lambda request: self._asked(request.url))

    def _note(self, text: str) -> None:
        if not text.startswith(REFUSALS):
            self.complaints.append(text)

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.strangers.append(url)

    def go(self, path: str) -> Response:
        response = self.page.goto(self.address + path)
        assert response is not None
        return response


def _environment(folder: Path, address: str = "") -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "DATABASE_URL": f"sqlite:///{folder / 'portal.sqlite3'}",
        "PORTAL_TEST_DIR": str(folder),
        "PYTHONPATH": str(ROOT),
        "BASE_URL": address or "http://127.0.0.1",
        "LOG_LEVEL": "WARNING",
    }


def _filled(shared: Path, migrated: str) -> Path:
    """The folder with the demo content, made once for all processes of a test run."""
    folder = shared / "portal-filled"
    with (shared / "portal-filled.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            making = shared / "portal-making"
            making.mkdir()
            with sqlite3.connect(migrated) as database:
                database.execute("VACUUM INTO ?", [str(making / "portal.sqlite3")])
            subprocess.run(
                [sys.executable, "-m", "tests.browser.filling"], check=True, cwd=ROOT, env=_environment(making)
            )
            making.rename(folder)
    return folder


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, worker_id: str) -> Iterator[str]:
    """The address of a portal of our own, served as in production."""
    from django.db import connection

    base = tmp_path_factory.getbasetemp()
    folder = tmp_path_factory.mktemp("portal") / "data"  # one for each folder of tests that asks for a portal
    shutil.copytree(_filled(base if worker_id == "master" else base.parent, connection.settings_dict["NAME"]), folder)
    with socket.create_server(("127.0.0.1", 0)) as listener, (folder / "server.log").open("w") as log:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--bind", f"fd://{listener.fileno()}", "--threads", "4", "portal.wsgi"],
            cwd=ROOT,
            env=_environment(folder, address),
            pass_fds=[listener.fileno()],
            stdout=log,
            stderr=log,
        )
        yield address
        server.terminate()
        server.wait()


@pytest.fixture(scope="module")
def chromium(portal: str) -> Iterator[Browser]:
    """Started for each module: Django refuses its database to a process in which playwright runs."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


def open_context(chromium: Browser, width: int, script: bool = True, **options: Any) -> BrowserContext:
    return chromium.new_context(
        locale="nl-NL",
        viewport={"width": width, "height": HEIGHT},
        java_script_enabled=script,
        reduced_motion="reduce",
        **options,
    )


Read = Callable[..., Visitor]


@pytest.fixture
def read(chromium: Browser, portal: str) -> Iterator[Read]:
    """Opens an address for an anonymous reader: `read(path, width=…, script=…, cookies=[names expected])`.

    After each test: nothing on the console, nothing asked of another host, no other cookie, nothing stored.
    """
    opened: list[tuple[BrowserContext, Visitor, list[str]]] = []

    def open_page(path: str, width: int = DESK, script: bool = True, cookies: Sequence[str] = ()) -> Visitor:
        context = open_context(chromium, width, script)
        visitor = Visitor(context.new_page(), portal)
        opened.append((context, visitor, list(cookies)))
        visitor.go(path)
        return visitor

    yield open_page
    for context, visitor, expected in opened:
        left = context.storage_state()
        context.close()
        assert (visitor.complaints, visitor.strangers, left["origins"]) == ([], [], [])
        assert [cookie["name"] for cookie in left["cookies"]] == expected


def log_in(visitor: Visitor, email: str) -> None:
    """Types e-mail address and password at the login page, and the code of the second factor where it is asked."""
    page = visitor.page
    visitor.go("/inloggen/")
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_url(lambda url: not url.endswith("/inloggen/"))
    if page.url.endswith("/inloggen/code/"):
        page.get_by_label("Code").fill(second_factor())
        page.locator("main").get_by_role("button").first.click()
        page.wait_for_url("**/beheer/")


Office = Callable[..., Visitor]


def begin_page(page: Page, title: str) -> None:
    """Gives a new page its title and saves it; its address follows from the title."""
    page.wait_for_load_state()
    page.locator("[name=title]").fill(title)
    page.locator("[name=title]").blur()
    page.get_by_role("button", name="Bewaar concept").click()
    page.wait_for_url("**/edit/")


@pytest.fixture(scope="module")
def sessions() -> dict[str, Any]:
    """The cookies of who has logged in, by role: a code of the second factor counts once."""
    return {}


@pytest.fixture
def office(chromium: Browser, portal: str, sessions: dict[str, Any]) -> Iterator[Office]:
    """Opens the back office for a role: `office(Role.EDITOR, path)`.

    After each test: no script broke, none of our policies was, and nobody else was asked for anything.
    """
    opened: list[tuple[BrowserContext, Visitor]] = []

    def open_office(role: str, path: str = "/beheer/", width: int = DESK) -> Visitor:
        context = open_context(chromium, width, storage_state=sessions.get(role))
        visitor = Visitor(context.new_page(), portal)
        opened.append((context, visitor))
        if role not in sessions:
            log_in(visitor, email_of(role))
            sessions[role] = context.storage_state()
        visitor.go(path)
        return visitor

    yield open_office
    for context, visitor in opened:
        context.close()
        assert (visitor.complaints, visitor.strangers) == ([], [])
