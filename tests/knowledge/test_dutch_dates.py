"""Dates in the back office are written, shown and picked as Dutch readers write them."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from knowledge.models import SessionOutcomePage, Theme
from portal.shared.accounts.roles import Role
from tests.factories.accounts import back_office_client
from tests.factories.publications import make_outcome

pytestmark = pytest.mark.django_db

# A day that an American reader would take for the third of May.
DAY = datetime.date(2027, 3, 5)


@pytest.fixture
def client() -> Client:
    return back_office_client(Role.REVIEWER)


@pytest.fixture
def page() -> SessionOutcomePage:
    return make_outcome()


def post(client: Client, page: SessionOutcomePage, **dates: str) -> Any:
    data = {
        "title": page.title,
        "slug": page.slug,
        "lead": "Waarom lezen.",
        "licence": "cc-by-4.0",
        "core": streamfield([("text", rich_text("<p>De kern.</p>"))]),
        **dict.fromkeys(("summary", "status_note", "tags"), ""),
        **dict.fromkeys(("opportunity", "tensions", "figures", "body"), streamfield([])),
        **dict.fromkeys(("contributions", "recommendations", "relations", "footnotes", "comments"), inline_formset([])),
        **dates,
    }
    themes = [Theme.objects.get(key="zomerlek").pk]
    return client.post(f"/beheer/pages/{page.pk}/edit/", {**nested_form_data(data), "themes": themes})


def draft_of(page: SessionOutcomePage) -> SessionOutcomePage:
    page.refresh_from_db()
    draft: SessionOutcomePage = page.get_latest_revision_as_object()
    return draft


@pytest.mark.parametrize("typed", ["05-03-2027", "5-3-2027", "05/03/2027", "2027-03-05"])
def test_a_date_typed_as_dutch_readers_write_it_is_that_day(
    client: Client, page: SessionOutcomePage, typed: str
) -> None:
    assert post(client, page, review_date=typed).status_code == 302
    assert draft_of(page).review_date == DAY


@pytest.mark.parametrize("typed", ["05-03-2027 09:30", "5-3-2027 9:30", "05-03-2027 09.30"])
def test_a_moment_typed_as_dutch_readers_write_it_is_that_moment_here(
    client: Client, page: SessionOutcomePage, typed: str
) -> None:
    assert post(client, page, go_live_at=typed).status_code == 302
    assert draft_of(page).go_live_at == datetime.datetime(2027, 3, 5, 9, 30, tzinfo=timezone.get_current_timezone())


def test_the_form_shows_a_date_as_it_takes_one(client: Client, page: SessionOutcomePage) -> None:
    post(client, page, review_date="05-03-2027", go_live_at="05-03-2027 09:30")
    shown = dict(re.findall(r'name="(review_date|go_live_at)" value="([^"]*)"', form_of(client, page)))

    assert shown == {"review_date": "05-03-2027", "go_live_at": "05-03-2027 09:30"}
    assert post(client, page, **shown).status_code == 302
    assert draft_of(page).review_date == DAY


def test_the_calendar_writes_a_date_as_the_form_takes_one(client: Client, page: SessionOutcomePage) -> None:
    choosers = re.findall(r'init(?:DateTime|Date)Chooser\("id_(\w+)", (\{.*?\})\);', form_of(client, page))
    formats = {name: json.loads(config)["format"] for name, config in choosers}

    assert (formats["review_date"], formats["go_live_at"]) == ("d-m-Y", "d-m-Y H:i")


def form_of(client: Client, page: SessionOutcomePage) -> str:
    return client.get(f"/beheer/pages/{page.pk}/edit/").content.decode()
