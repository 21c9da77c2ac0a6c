"""Headers that browsers keep us to, and cookies that an anonymous reader does not get."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import Client

from tests.databases import ROOT

STRICT = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


def policy(answer: Any) -> set[str]:
    return {part.strip() for part in answer["Content-Security-Policy"].split(";")}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/gezond/", "/inloggen/", "/opbrengsten/", "/bestaat-niet/"])
def test_public_answers_allow_nothing_inline_and_nothing_from_elsewhere(path: str, client: Client) -> None:
    answer = client.get(path)
    assert policy(answer) == STRICT
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
def test_the_back_office_may_be_inline_and_framed_by_itself_only(admin_client: Client) -> None:
    answer = admin_client.get("/beheer/")
    assert {"script-src 'self' 'unsafe-inline'", "frame-ancestors 'self'", "object-src 'none'"} <= policy(answer)
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert not any("http" in part or "*" in part for part in policy(answer))


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/opbrengsten/", "/aanbevelingen/", "/bestaat-niet/", "/gezond/klaar/"])
def test_an_anonymous_reader_gets_no_cookie(path: str, client: Client) -> None:
    answer = client.get(path, follow=True)
    assert answer.cookies == {}
    assert client.cookies == {}
    assert "Cookie" not in answer.get("Vary", "") or answer.status_code == 404


def test_renditions_are_pictures_that_may_be_kept_for_ever(client: Client, data_dir: Path) -> None:
    storages["renditions"].save("images/stip.png", ContentFile(b"\x89PNG"))
    answer = client.get("/media/images/stip.png")
    assert (answer.status_code, answer["Content-Type"], answer.getvalue()) == (200, "image/png", b"\x89PNG")
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", ["a.html", "a.svg", "b.txt", "../private/stip.png", "images/../../private/stip.png", "images"]
)
def test_nothing_but_pictures_of_the_folder_is_served(name: str, client: Client, data_dir: Path) -> None:
    for stored in ("a.html", "a.svg", "b.txt", "images/stip.png"):
        storages["renditions"].save(stored, ContentFile(b"x"))
    storages["default"].save("stip.png", ContentFile(b"private"))
    assert client.get(f"/media/{name}").status_code == 404


def test_no_template_needs_what_the_public_policy_forbids() -> None:
    """Inline style, script and handlers in our own public templates; those below wagtailadmin/ may have them."""
    forbidden = (" style=", "<style", " onclick=", " onload=", " onchange=", " onsubmit=", "javascript:", "<script>")
    found = [
        (path.relative_to(ROOT).as_posix(), word)
        for path in sorted((ROOT / "templates").rglob("*.html"))
        if "wagtailadmin" not in path.parts and "mail" not in path.parts
        for word in forbidden
        if word in path.read_text()
    ]
    assert found == []
