"""What browsers say about our pages: no complaint about the policy, no request to anybody else, no cookie."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from portal.shared.accounts.roles import Role
from tests.factories.accounts import back_office_client

PUBLIC = ["/", "/opbrengsten/", "/aanbevelingen/", "/zoeken/?q=doorstroom", "/inloggen/", "/themas/"]


@pytest.fixture(autouse=True)
def searchable(data_dir: Path, db: None) -> None:
    call_command("rebuild_search", verbosity=0)


@pytest.mark.parametrize("path", PUBLIC)
@pytest.mark.parametrize("width", [360, 1280])
def test_a_public_page_breaks_no_rule_of_its_policy(path: str, width: int, see: Any) -> None:
    seen = see(path, width=width)
    assert seen.complaints == []
    assert seen.foreign == []


@pytest.mark.parametrize("path", [path for path in PUBLIC if path != "/inloggen/"])
def test_a_reader_carries_no_cookie_and_no_storage_away(path: str, see: Any) -> None:
    seen = see(path)
    assert seen.page.context.cookies() == []
    assert seen.page.context.storage_state()["origins"] == []


def test_what_the_policy_forbids_is_complained_about(see: Any) -> None:
    """The ear that the other tests listen with hears something."""
    seen = see("/")
    with seen.page.expect_console_message():
        seen.page.evaluate(
            "() => document.head.append(Object.assign(document.createElement('style'), {textContent: 'p{}'}))"
        )
    assert len(seen.complaints) == 1
    assert "Content Security Policy" in seen.complaints[0]


@pytest.mark.parametrize("path", ["/beheer/", "/beheer/pages/", "/beheer/images/", "/beheer/reports/site-history/"])
def test_the_back_office_breaks_no_rule_of_its_policy(path: str, see: Any, live_server: Any) -> None:
    cookie = back_office_client(Role.ADMINISTRATOR).cookies[settings.SESSION_COOKIE_NAME]
    seen = see(path, cookies=[{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    assert seen.page.title() != ""
    assert "/inloggen/" not in seen.page.url
    assert seen.complaints == []
    assert seen.foreign == []
