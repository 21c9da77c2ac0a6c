"""Readers get the original of what they read when its editor offers it, and no other."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from knowledge.actions.drafts import latest_draft, save_draft
from knowledge.importing.importer import import_file
from knowledge.models import ImportRecord, Publication
from knowledge.queries.reading import source_file_of
from tests.factories.importing import OUTCOME

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(data_dir: Any) -> ImportRecord:
    """A file whose page is live and offers it."""
    record = import_file("sessie.txt", OUTCOME.encode(), None)
    draft = latest_draft(record.page)
    draft.offer_source = True
    save_draft(draft, None).publish()
    return record


def status(record: ImportRecord) -> int:
    response = Client().get(f"/documenten/bron/{record.pk}/wat-dan-ook")
    if response.streaming:
        list(response.streaming_content)
    return response.status_code


def offered(record: ImportRecord) -> str:
    found = source_file_of(Publication.objects.get(pk=record.page_id))
    return found.url if found else ""


def test_original_is_a_download_where_it_is_offered(record: ImportRecord) -> None:
    response = Client().get(offered(record))
    assert b"".join(response.streaming_content) == OUTCOME.encode()
    assert response["Content-Disposition"] == 'attachment; filename="sessie.txt"'


def test_original_is_not_there_without_an_offer_or_a_public_page(record: ImportRecord) -> None:
    assert status(record) == 200
    Publication.objects.update(offer_source=False)
    assert (status(record), offered(record)) == (404, "")
    Publication.objects.update(offer_source=True)
    record.page.specific.unpublish()
    assert status(record) == 404


def test_file_of_a_draft_waits_until_the_draft_is_published(record: ImportRecord) -> None:
    newer = import_file("sessie.txt", OUTCOME.replace("rustiger", "bewuster").encode(), None, replace=record)
    assert (status(record), status(newer)) == (200, 404)
    assert offered(record).startswith(f"/documenten/bron/{record.pk}/")
    latest_draft(newer.page).latest_revision.publish()
    assert (status(record), status(newer)) == (404, 200)


def test_title_without_a_letter_still_gives_an_address(record: ImportRecord) -> None:
    Publication.objects.update(title="???")
    assert offered(record) == f"/documenten/bron/{record.pk}/opbrengst"


def test_number_that_no_database_holds_is_not_found(client: Client) -> None:
    assert client.get(f"/documenten/bron/{10**30}/x").status_code == 404
