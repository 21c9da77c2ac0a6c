"""Recommended results: read without writing, shown to who asks just that, kept by editors in Dutch."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits, SearchPromotion
from wagtail.models import Page, PageViewRestriction

from knowledge.search.best_bets import MOST_SHOWN, BestBet, best_bets
from portal.shared.accounts.roles import Role
from tests.factories.accounts import back_office_client
from tests.factories.publications import make_outcome

pytestmark = pytest.mark.django_db


def recommend(question: str, page: Page | None = None, **fields: Any) -> SearchPromotion:
    query = Query.objects.get_or_create(query_string=question)[0]
    return SearchPromotion.objects.create(query=query, page=page, **fields)


@pytest.mark.parametrize("asked", ["coördinator lob", "Coordinator  LOB", "COÖRDINATOR, lob?", '"coördinator lob"'])
def test_capitals_accents_and_signs_do_not_count(asked: str) -> None:
    page = make_outcome("Wat een coördinator doet")
    recommend("coördinator LOB", page, description=" Begin\nhier. ")
    assert best_bets(asked) == (BestBet("Wat een coördinator doet", page.url, "Begin hier.", "Opbrengst themasessie"),)


@pytest.mark.parametrize("asked", ["coördinator", "coördinator lob mbo", "", "?!", "x" * 5000])
def test_another_question_has_no_recommendation(asked: str) -> None:
    recommend("coördinator lob", make_outcome())
    recommend("?!", make_outcome("Iets anders"))
    assert best_bets(asked) == ()


def test_what_a_reader_may_not_see_is_not_recommended() -> None:
    shown = make_outcome("Te zien")
    hidden = make_outcome("Nog niet", live=False)
    closed = make_outcome("Besloten")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    gone = make_outcome("Voorbij")
    Page.objects.filter(pk=gone.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    for page in (hidden, closed, gone, shown):
        recommend("stage", page)
    assert [bet.title for bet in best_bets("stage")] == ["Te zien"]


def test_editors_order_counts_and_nothing_stands_there_twice() -> None:
    first, second = make_outcome("Eerst"), make_outcome("Dan")
    recommend("stage", second, sort_order=1)
    recommend("stage", first, sort_order=0)
    recommend("stage!", first, sort_order=0)
    assert [bet.title for bet in best_bets("Stage")] == ["Eerst", "Dan"]


def test_at_most_five_are_shown() -> None:
    for number in range(MOST_SHOWN + 1):
        recommend("stage", make_outcome(f"Stuk {number}"), sort_order=number)
    assert [bet.title for bet in best_bets("stage")] == [f"Stuk {number}" for number in range(5)]


def test_another_website_is_recommended_by_its_own_text_and_said_to_be_one() -> None:
    recommend("stage", external_link_url="https://voorbeeld.example/", external_link_text="Kaarten", sort_order=0)
    recommend("stage", external_link_url="ftp://voorbeeld.example/", external_link_text="Oud", sort_order=1)
    assert best_bets("stage") == (BestBet("Kaarten", "https://voorbeeld.example/", "", "Op een andere website"),)


def test_reading_writes_nothing_and_costs_one_query_where_nothing_is_recommended() -> None:
    for number in range(20):
        recommend(f"vraag {number}", make_outcome(f"Stuk {number}"))
    with CaptureQueriesContext(connection) as queries:
        best_bets("iets heel anders")
    assert len(queries) == 1
    assert (Query.objects.count(), QueryDailyHits.objects.count()) == (20, 0)


def test_reading_costs_the_same_queries_for_one_recommendation_and_for_five() -> None:
    def cost(question: str) -> int:
        best_bets(question)
        with CaptureQueriesContext(connection) as queries:
            best_bets(question)
        assert all(query["sql"].startswith("SELECT") for query in queries)
        return len(queries)

    recommend("een", make_outcome("Alleen"))
    for number in range(5):
        recommend("vijf", make_outcome(f"Stuk {number}"))
    assert cost("een") == cost("vijf")


def test_recommendations_stand_under_a_heading_of_their_own_and_are_escaped() -> None:
    bets = (BestBet("Zien & doen", "/opbrengsten/zien/", "<b>Begin</b>", "Reportage"),)
    html = " ".join(render_to_string("components/best_bets.html", {"bets": bets}).split())
    assert '<h2 id="best-bets">Aanbevolen door de redactie</h2>' in html
    assert '<h3><a href="/opbrengsten/zien/">Zien &amp; doen</a></h3> <p>&lt;b&gt;Begin&lt;/b&gt;</p>' in html
    assert render_to_string("components/best_bets.html", {"bets": ()}).strip() == ""


def formset(page: Page | None, **fields: str) -> dict[str, str]:
    row = {"page": str(page.pk) if page else "", "external_link_url": "", "external_link_text": "", **fields}
    return {
        "query_string": "Stage ",
        "editors_picks-TOTAL_FORMS": "1",
        "editors_picks-INITIAL_FORMS": "0",
        "editors_picks-MIN_NUM_FORMS": "0",
        "editors_picks-MAX_NUM_FORMS": "1000",
        **{f"editors_picks-0-{name}": value for name, value in {"description": "", "ORDER": "1", **row}.items()},
    }


def test_an_editor_recommends_a_page_in_the_back_office() -> None:
    office, page = back_office_client(Role.REVIEWER), make_outcome("Te zien")
    assert office.post("/beheer/searchpicks/add/", formset(page)).status_code == 302
    assert [bet.title for bet in best_bets("stage")] == ["Te zien"]
    messages = [str(message) for message in office.get("/beheer/").context["messages"]]
    assert messages[0].strip().startswith("Aanbevolen resultaten voor ‘stage’ toegevoegd.")
    listed = office.get("/beheer/searchpicks/")
    assert [str(column.label) for column in listed.context["table"].columns.values()] == [
        "Zoekvraag",
        "Aanbevolen resultaten",
    ]


def test_the_back_office_says_in_dutch_what_is_missing() -> None:
    office = back_office_client(Role.REVIEWER)
    html = office.post("/beheer/searchpicks/add/", formset(None)).content.decode()
    assert "Kies een pagina of vul een link naar een andere website in." in html
    assert ("External" in html, "Tekst van de link" in html, "id_query_string-chooser" in html) == (False, True, False)


def test_a_wrong_field_is_told_of_at_the_top_as_well() -> None:
    office = back_office_client(Role.REVIEWER)
    data = formset(None, external_link_url="https://voorbeeld.example/")
    for address in ("add/", f"{recommend('stage', make_outcome()).query_id}/"):
        html = office.post(f"/beheer/searchpicks/{address}", data).content.decode()
        assert html.count("Geef de link naar een andere website ook een tekst.") == 1
        assert html.count("Niet opgeslagen: vul aan wat hieronder ontbreekt.") == 1


def test_wagtails_own_report_is_in_no_menu_and_ours_is_where_words_are_kept() -> None:
    def menu(role: Role) -> str:
        return back_office_client(role).get("/beheer/").content.decode()

    for role in (Role.REVIEWER, Role.ADMINISTRATOR):
        html = menu(role)
        assert "/beheer/searchpicks/reports/search-terms/" not in html
        assert (html.count("/beheer/searchpicks/"), html.count("/beheer/zoekvragen/")) == (1, 1)
    assert "/beheer/searchpicks/" not in menu(Role.EDITOR)
    assert "/beheer/zoekvragen/" not in menu(Role.EDITOR)
