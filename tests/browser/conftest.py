"""A real browser on a real server: Debian's chromium, driven by playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

PHONE, DESK = 360, 1280


@dataclass
class Seen:
    """A page in a browser, and what the browser had to say about it."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, without its sandbox only for root, for whom it has none."""
    program = shutil.which("chromium")
    assert program, "chromium is missing: `python3 manage.py verify` installs it"
    # Playwright runs an event loop in this thread; Django takes that for asynchronous code, which it is not.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        yield started
        started.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def see(browser: Browser, live_server: Any) -> Iterator[Any]:
    """`see("/path/", width=360)` opens a page of the live server and returns what was seen.

    `complaints` holds errors and policy violations from the console; `foreign` every request to another host.
    """
    contexts = []

    def open_page(path: str, *, width: int = DESK, cookies: Sequence[Any] = (), **options: Any) -> Seen:
        context = browser.new_context(viewport={"width": width, "height": 800}, locale="nl-NL", **options)
        contexts.append(context)
        context.add_cookies(list(cookies))
        seen = Seen(context.new_page())
        seen.page.on(
            "console", lambda message: message.type in {"error", "warning"} and seen.complaints.append(message.text)
        )
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        seen.page.on(
            "request",
            lambda request: (
                not request.url.startswith((live_server.url, "data:", "blob:")) and seen.foreign.append(request.url)
            ),
        )
        seen.page.goto(live_server.url + path)
        return seen

    yield open_page
    for context in contexts:
        context.close()
