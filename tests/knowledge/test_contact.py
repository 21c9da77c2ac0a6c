"""Questions reach the contact person of a practice example through us, and only while the consent lasts."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from knowledge.actions.contact import MOST_QUESTIONS
from knowledge.models import PracticeExamplePage
from portal.shared.models import QueuedMail
from tests.factories.publications import make_page

pytestmark = pytest.mark.django_db
QUESTION = {"name": "Noor Haan", "email": "noor@lezer.example", "question": "Hoeveel uur kostte het rooster?"}


def example(days: int = 30, **fields: Any) -> PracticeExamplePage:
    until = timezone.localdate() + datetime.timedelta(days=days)
    own = {"contact_name": "Fenna Wiersma", "contact_email": "fenna@school.example", "contact_consent_until": until}
    return make_page(PracticeExamplePage, "De woensdagwissel", **{**own, **fields})


def test_question_is_queued_for_the_contact_person_with_the_asker_to_reply_to(client: Client) -> None:
    page = example()
    response = client.post(f"{page.url}vraag/", QUESTION)
    mail = QueuedMail.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"{page.url}vraag/?verstuurd")
    assert (mail.to, mail.reply_to) == ("fenna@school.example", "noor@lezer.example")
    assert "Je vraag is onderweg" in client.get(response["Location"]).content.decode()
    assert "Hoeveel uur kostte het rooster?" in mail.text


def test_address_of_the_contact_person_is_on_no_page(client: Client) -> None:
    page = example()
    for address in (page.url, f"{page.url}vraag/", "/praktijkvoorbeelden/"):
        assert "fenna@school.example" not in client.get(address).content.decode()


def test_nobody_is_asked_after_the_day_of_consent_or_without_an_address(client: Client) -> None:
    for page in (example(days=-1), example(contact_email="")):
        assert client.get(f"{page.url}vraag/").status_code == 404
        assert client.post(f"{page.url}vraag/", QUESTION).status_code == 404
        assert f"{page.url}vraag/" not in client.get(page.url).content.decode()
    assert QueuedMail.objects.count() == 0


def test_mistake_keeps_what_was_written_and_says_what_to_do(client: Client) -> None:
    page = example()
    response = client.post(f"{page.url}vraag/", {**QUESTION, "email": "noor"})
    html = response.content.decode()
    assert response.status_code == 422
    assert "Hoeveel uur kostte het rooster?" in html
    assert "Vul een e-mailadres in met een @" in html
    assert QueuedMail.objects.count() == 0


def test_filled_trap_sends_nothing_and_tells_nothing(client: Client) -> None:
    page = example()
    assert client.post(f"{page.url}vraag/", {**QUESTION, "website": "http://spam.example"}).status_code == 302
    assert QueuedMail.objects.count() == 0


def test_contact_person_is_not_flooded(client: Client) -> None:
    page = example()
    for _number in range(MOST_QUESTIONS):
        client.post(f"{page.url}vraag/", QUESTION)
    assert client.post(f"{page.url}vraag/", QUESTION).status_code == 422
    assert QueuedMail.objects.count() == MOST_QUESTIONS
