"""What stands in a log line, and what never does."""

from __future__ import annotations

import json
import logging
from io import StringIO
from typing import Any

import pytest
import structlog
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from portal.shared.logging import scrubbed

TOKEN = "hF3kq9ZtY7vLw2Xs8NbQ4mRd"
PERSONAL = ("anna.devries@school.example", TOKEN, "192.0.2.44", "2001:db8::7", "geheim", "zoek")


def breaks(request: HttpRequest, token: str) -> HttpResponse:
    raise ValueError(f"no registration for anna.devries@school.example with {token}, asked from 192.0.2.44")


def answers(request: HttpRequest, token: str) -> HttpResponse:
    structlog.stdlib.get_logger("portal.registration").info(
        "opened", by="anna.devries@school.example", link=f"/x/{token}/"
    )
    return HttpResponse("ok")


urlpatterns = [path("kapot/<str:token>/", breaks, name="breaks"), path("open/<str:token>/", answers, name="opens")]
handler500 = "portal.shared.error_pages.broken"


@pytest.fixture
def lines() -> Any:
    """Reads what the one handler wrote, a value for each line."""
    handler = next(h for h in logging.getLogger().handlers if type(h) is logging.StreamHandler)
    written = StringIO()
    before = handler.setStream(written)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    handler.setStream(before)


def without_personal_data(found: list[dict[str, Any]]) -> bool:
    return not any(word in json.dumps(found) for word in PERSONAL)


@override_settings(ROOT_URLCONF=__name__)
def test_a_request_is_one_line_of_route_status_milliseconds_and_id(lines: Any) -> None:
    answer = Client(headers={"User-Agent": "geheim"}, REMOTE_ADDR="192.0.2.44").get(f"/open/{TOKEN}/?q=zoek")
    (said, request) = lines()
    assert request["event"] == "request"
    assert (request["route"], request["status"], request["method"]) == ("opens", 200, "GET")
    assert request["ms"] >= 0
    assert request["request_id"] == said["request_id"] == answer["X-Request-ID"]
    assert set(request) == {"event", "route", "status", "method", "ms", "request_id", "level", "logger", "timestamp"}
    assert said["by"] == "<mail>"
    assert said["link"] == "/x/<token>/"
    assert without_personal_data([said, request])


@override_settings(ROOT_URLCONF=__name__)
def test_a_broken_page_is_told_without_address_mail_or_token(lines: Any) -> None:
    answer = Client(raise_request_exception=False, REMOTE_ADDR="2001:db8::7").get(f"/kapot/{TOKEN}/?q=zoek")
    assert answer.status_code == 500
    told = [line for line in lines() if line["level"] == "error"]
    assert [line["event"] for line in told] == ["Internal Server Error"]
    assert "ValueError: no registration for <mail> with <token>, asked from <ip>" in told[0]["exception"]
    assert without_personal_data(lines())


@pytest.mark.django_db
def test_a_token_in_an_address_that_does_not_exist_reaches_no_log(lines: Any) -> None:
    assert Client().get(f"/mijn-aanmelding-oud/{TOKEN}/?mail=anna.devries@school.example").status_code == 404
    assert [(line["event"], line["status"]) for line in lines()] == [("request", 404)]
    assert without_personal_data(lines())


def test_a_host_that_is_not_ours_is_refused_without_naming_it(lines: Any) -> None:
    assert Client().get("/gezond/", headers={"Host": "geheim.example"}).status_code == 400
    assert without_personal_data(lines())


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("to anna@school.example.", "to <mail>."),
        ("GET /zoeken/?q=doorstroom&thema=lob done", "GET /zoeken/?… done"),
        ("from 10.1.2.3 port", "from <ip> port"),
        ("from 2001:db8:0:1::7 port", "from <ip> port"),
        ("at 13:45:10 today, ratio 3:2", "at 13:45:10 today, ratio 3:2"),
        (f"/mijn-aanmelding/{TOKEN}/", "/mijn-aanmelding/<token>/"),
        ("knowledge.search.engines.embedded took 12 ms", "knowledge.search.engines.embedded took 12 ms"),
        ("page loopbaanbegeleiding-in-de-bovenbouw", "page loopbaanbegeleiding-in-de-bovenbouw"),
    ],
)
def test_scrubbing_takes_what_points_at_a_person_and_nothing_else(said: str, kept: str) -> None:
    assert scrubbed(said) == kept
