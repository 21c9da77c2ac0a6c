"""What a visitor sees where there is nothing, no way in, or something broken."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from portal.shared.error_pages import Gone
from tests.databases import ROOT


def was_here(request: HttpRequest) -> HttpResponse:
    raise Gone("taken away")


def breaks(request: HttpRequest) -> HttpResponse:
    raise DatabaseError("the database is away")


urlpatterns = [path("weg/", was_here), path("kapot/", breaks), path("", include("portal.urls"))]
handler400 = "portal.shared.error_pages.bad_request"
handler403 = "portal.shared.error_pages.forbidden"
handler404 = "portal.shared.error_pages.not_found"
handler500 = "portal.shared.error_pages.broken"

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def heading(answer: Any) -> str:
    return str(answer.text.partition("<h1>")[2].partition("</h1>")[0])


def test_what_was_taken_away_is_gone_and_not_just_missing(client: Client) -> None:
    gone, missing = client.get("/weg/"), client.get("/nooit-geweest/")
    assert (gone.status_code, missing.status_code) == (410, 404)
    assert heading(gone)
    assert heading(missing)
    assert heading(gone) != heading(missing)
    assert 'lang="nl"' in gone.text


def test_a_broken_page_says_so_without_asking_the_database() -> None:
    client = Client(raise_request_exception=False)

    def refuse(*arguments: Any) -> None:
        raise AssertionError("the page of what is broken asked the database")

    with connection.execute_wrapper(refuse):
        answer = client.get("/kapot/")
    assert answer.status_code == 500
    assert heading(answer) == "Dat lukte niet"
    assert "database" not in answer.text


def test_a_host_of_nobody_is_answered_without_its_name() -> None:
    answer = Client().get("/", headers={"Host": "elders.example"})
    assert answer.status_code == 400
    assert heading(answer) == "Dit verzoek klopt niet"
    assert "elders" not in answer.text


def test_a_form_from_elsewhere_is_refused_with_what_to_do() -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/inloggen/", {"login": "anna@school.example", "password": "x"})
    assert answer.status_code == 403
    assert "Dit formulier is verlopen." in answer.text


def test_a_demo_shows_the_portals_own_not_found(settings: Any, client: Client) -> None:
    settings.DEBUG = True
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "portal.shared.error_pages.OwnNotFoundMiddleware"]
    answer = client.get("/nooit-geweest/")
    assert answer.status_code == 404
    assert heading(answer)
    assert "DEBUG" not in answer.text


@pytest.mark.parametrize("status", [400, 403, 404, 410, 500])
def test_every_status_has_its_page(status: int) -> None:
    assert (ROOT / "templates" / f"{status}.html").is_file()
