"""The report "Zoekvragen" in the back office."""

from __future__ import annotations

import datetime
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from knowledge.models import AskedWords
from portal.shared.accounts.roles import Role
from tests.factories.accounts import back_office_client

pytestmark = pytest.mark.django_db

NOVEMBER = datetime.date(2026, 11, 3)
OCTOBER = datetime.date(2026, 10, 3)


@pytest.fixture
def office() -> Client:
    return back_office_client(Role.REVIEWER)


def remember(text: str, times: int, nothing: int = 0, day: datetime.date = NOVEMBER) -> None:
    AskedWords.objects.create(day=day, text=text, times=times, found_nothing=nothing)


def page(office: Client, query: str = "") -> str:
    return " ".join(office.get(f"/beheer/zoekvragen/{query}").content.decode().split())


def rows(html: str, heading: str) -> list[tuple[str, str, str]]:
    part = html.partition(f'id="{heading}"')[2].partition("</table>")[0]
    found = r'<td><a href="([^"]*)">(.*?)</a></td> <td class="finding-number">(.*?)</td>'
    return [(address, text, times) for address, text, times in re.findall(found, part)]


def test_most_asked_and_asked_without_result_each_lead_to_the_search(office: Client) -> None:
    remember("warme overdracht & intake", 1200, 4)
    remember("zmlk", 3, 3)
    remember("een naam", 2, 2)
    html = page(office)
    assert rows(html, "finding-most") == [
        ("/zoeken/?q=warme%20overdracht%20%26%20intake", "warme overdracht &amp; intake", "1.200"),
        ("/zoeken/?q=zmlk", "zmlk", "3"),
    ]
    assert rows(html, "finding-nothing") == [
        ("/zoeken/?q=warme%20overdracht%20%26%20intake", "warme overdracht &amp; intake", "4"),
        ("/zoeken/?q=zmlk", "zmlk", "3"),
    ]
    assert re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html) == [
        ("Vragen", "1.205"),
        ("Zonder resultaat", "9"),
        ("Overige vragen", "2"),
    ]
    assert ("een naam" in html, "1 tekst die te weinig gevraagd is om te tonen" in html) == (False, True)


def test_a_month_is_chosen_by_its_address_and_another_address_shows_the_newest(office: Client) -> None:
    remember("stage", 3)
    remember("zomerlek", 5, day=OCTOBER)
    assert rows(page(office, "?maand=2026-10"), "finding-most") == [("/zoeken/?q=zomerlek", "zomerlek", "5")]
    for query in ("", "?maand=2026-11", "?maand=2020-01", "?maand=<script>"):
        assert rows(page(office, query), "finding-most") == [("/zoeken/?q=stage", "stage", "3")]
    chosen = re.findall(r'<li><a href="(\?maand=[^"]*)"( aria-current="page")?>(.*?)</a>', page(office))
    assert chosen == [
        ("?maand=2026-11", ' aria-current="page"', "november 2026"),
        ("?maand=2026-10", "", "oktober 2026"),
    ]


def test_a_month_with_only_rare_questions_shows_none_of_them(office: Client) -> None:
    remember("een naam", 2)
    html = page(office)
    assert ("een naam" in html, "Geen vraag is vaak genoeg gesteld om te tonen." in html) == (False, True)


def test_before_anything_is_asked_the_report_says_how_it_comes_about(office: Client) -> None:
    html = page(office)
    assert "tellen hun vragen hier binnen een paar minuten mee" in html
    assert ("finding-figures" in html, "finding-most" in html) == (False, False)


def test_a_question_is_shown_and_never_run(office: Client) -> None:
    remember("<script>alert(1)</script>", 5)
    assert "<script>alert(1)" not in page(office)


def test_the_report_costs_the_same_queries_however_much_was_asked(office: Client) -> None:
    def cost() -> int:
        page(office)
        with CaptureQueriesContext(connection) as queries:
            page(office)
        return len(queries)

    remember("stage", 3)
    before = cost()
    for number in range(60):
        remember(f"woord {number}", number + 1, number % 3, day=timezone.localdate())
    assert cost() == before
