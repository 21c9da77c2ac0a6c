"""Steps through the pages of importing, as an editor takes them, for tests."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from knowledge.models import ImportRecord

INDEX, BATCH = "/beheer/importeren/", "/beheer/importeren/voortgang/"


def upload(client: Client, *files: tuple[str, bytes | str], **fields: str) -> Any:
    uploads = [SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text) for name, text in files]
    return client.post(INDEX, {"uploads": uploads, "text": "", "kind": "", **fields})


def work_off(client: Client) -> BeautifulSoup:
    """Presses the button until there is none."""
    soup = page(client, BATCH)
    while soup.select_one("form[data-import-next]"):
        assert client.post(BATCH).status_code == 302
        soup = page(client, BATCH)
    return soup


def page(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(node: Any) -> str:
    return " ".join(node.get_text(" ").split())


def entries(soup: BeautifulSoup) -> list[str]:
    return [
        next(name for name in entry["class"] if "--" in name).split("--")[1] for entry in soup.select(".imports-entry")
    ]


def report_of(record: ImportRecord) -> str:
    return reverse("imports:report", args=[record.pk])
