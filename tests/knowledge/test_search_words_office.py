"""Editors keep the search words, see what a question becomes, and are told when the index is made anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from knowledge import tasks
from knowledge.models import Abbreviation, SynonymRing, UnsplitWord
from knowledge.queries.search_words import search_words_version
from knowledge.search import checking, prepared
from knowledge.search.configured import engine
from knowledge.search.contract import EngineUnavailable
from knowledge.search.service import Asked, search
from portal.shared.accounts.roles import Role
from tests.factories.accounts import back_office_client
from tests.factories.publications import make_outcome

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_dir")]


@pytest.fixture(autouse=True)
def lists_of_this_test() -> None:
    prepared.forget()


@pytest.fixture
def office() -> Client:
    return back_office_client(Role.REVIEWER)


def said(client: Client) -> list[str]:
    return [str(message).strip() for message in client.get("/beheer/").context["messages"]]


def test_an_abbreviation_is_added_changed_and_deleted_in_the_back_office(office: Client) -> None:
    version = search_words_version()
    fields = {"short": "IRL", "expansions": "intensieve regionale leerroute\r\nin het echte leven"}
    assert office.post("/beheer/abbreviation/new/", fields).status_code == 302
    row = Abbreviation.objects.get(short="IRL")
    assert row.expansion_list == ["intensieve regionale leerroute", "in het echte leven"]
    fields = {"short": "IRL", "expansions": "intensieve regionale leerroute", "capitals_only": "on"}
    assert office.post(f"/beheer/abbreviation/edit/{row.pk}/", fields).status_code == 302
    row.refresh_from_db()
    assert (row.expansion_list, row.capitals_only) == (["intensieve regionale leerroute"], True)
    assert office.post(f"/beheer/abbreviation/delete/{row.pk}/").status_code == 302
    assert not Abbreviation.objects.filter(short="IRL").exists()
    assert search_words_version() == version + 3


def test_a_refusal_stands_beside_its_field(office: Client) -> None:
    response = office.post("/beheer/synonymring/new/", {"words": "mentor"})
    assert response.context["form"].errors == {
        "words": ["Geef ten minste twee woorden die hetzelfde betekenen, elk op een eigen regel."]
    }
    response = office.post("/beheer/abbreviation/new/", {"short": "VMBO", "expansions": "iets"})
    assert response.context["form"].errors == {
        "short": ["Deze afkorting staat al in de lijst. Vul daar aan waar ze voor staat."]
    }


def test_lists_are_searched_by_what_stands_in_them(office: Client) -> None:
    def rows(address: str) -> list[str]:
        return [str(row) for row in office.get(address).context["object_list"]]

    assert rows("/beheer/abbreviation/?q=schakelklas") == ["isk"]
    assert rows("/beheer/synonymring/?q=bestuurdersoverleg") == ["bestuurstafel = bestuurdersoverleg"]
    assert rows("/beheer/unsplitword/?q=bestuurdersoverleg") == []


def test_abbreviations_stand_in_the_order_of_a_list(office: Client) -> None:
    rows = [str(row) for row in office.get("/beheer/abbreviation/").context["object_list"]]
    assert rows[:4] == ["Ad", "aoc", "AVG", "avo"]


def test_an_empty_list_says_what_it_is_for(office: Client) -> None:
    html = office.get("/beheer/unsplitword/").content.decode()
    assert "Zet het in deze lijst; dan blijft het heel." in html


def test_lists_cost_the_same_queries_however_long_they_are(office: Client) -> None:
    def cost(address: str) -> int:
        office.get(address)
        with CaptureQueriesContext(connection) as queries:
            office.get(address)
        return len(queries)

    addresses = ["/beheer/abbreviation/", "/beheer/synonymring/", "/beheer/unsplitword/"]
    UnsplitWord.objects.create(word="regiotafel")
    before = [cost(address) for address in addresses]
    for number in range(20):
        Abbreviation.objects.create(short=f"xy{number}", expansions=f"iets {number}")
        SynonymRing.objects.create(words=f"een {number}\ntwee {number}")
        UnsplitWord.objects.create(word=f"regiotafel{number}")
    assert [cost(address) for address in addresses] == before


def test_after_an_unsplit_word_changes_the_editor_is_told_that_the_index_is_made_anew(office: Client) -> None:
    again = "De zoekindex wordt daarvoor opnieuw gemaakt; dat duurt hoogstens een paar minuten."
    office.post("/beheer/unsplitword/new/", {"word": "regiotafel"})
    assert said(office)[0].startswith(f"‘regiotafel’ blijft voortaan heel. {again}")
    row = UnsplitWord.objects.get()
    office.post(f"/beheer/unsplitword/edit/{row.pk}/", {"word": "regiotafels"})
    assert said(office)[0].startswith(f"‘regiotafels’ is gewijzigd. {again}")
    office.post(f"/beheer/unsplitword/delete/{row.pk}/")
    assert said(office)[0].startswith(f"‘regiotafels’ wordt weer gesplitst. {again}")


def test_the_worker_makes_the_index_anew_once_for_a_changed_unsplit_word() -> None:
    make_outcome("Loopbaangesprek in de klas")
    tasks.rebuild_when_needed()
    assert (engine().status().rebuild_needed, search(Asked("gesprek")).total) == ("", 2)
    UnsplitWord.objects.create(word="loopbaangesprek")
    prepared.analyse_as_editors_say()
    assert engine().status().rebuild_needed != ""
    tasks.rebuild_when_needed()
    assert (engine().status().rebuild_needed, search(Asked("gesprek")).total) == ("", 0)


def test_a_whole_index_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    tasks.rebuild_when_needed()
    made: list[int] = []
    monkeypatch.setattr(tasks, "rebuild", lambda only: made.append(checking.rebuild(only=only)))
    tasks.rebuild_when_needed()
    assert made == []
    UnsplitWord.objects.create(word="loopbaangesprek")
    tasks.rebuild_when_needed()
    tasks.rebuild_when_needed()
    assert made == [0]


def test_a_rebuild_that_did_not_end_is_begun_again(monkeypatch: pytest.MonkeyPatch) -> None:
    make_outcome("Loopbaangesprek in de klas")
    tasks.rebuild_when_needed()
    UnsplitWord.objects.create(word="loopbaangesprek")

    def ends_halfway(only: str) -> int:
        raise EngineUnavailable

    monkeypatch.setattr(tasks, "rebuild", ends_halfway)
    tasks.rebuild_when_needed()
    assert engine().status().rebuild_needed != ""
    monkeypatch.undo()
    tasks.rebuild_when_needed()
    assert (engine().status().rebuild_needed, search(Asked("gesprek")).total) == ("", 0)


def test_a_preview_says_what_becomes_of_each_word(office: Client, data_dir: Path) -> None:
    response = office.get("/beheer/zoekwoorden/zoekvraag/", {"q": "  de  vmbo-leerlingen "})
    assert response.context["text"] == "de vmbo-leerlingen"
    words = response.context["words"]
    assert [(word.text, word.left_out) for word in words] == [("de", True), ("vmbo-leerlingen", False)]
    assert words[1].also == ("voorbereidend middelbaar beroepsonderwijs", "scholier")
    html = " ".join(response.content.decode().split())
    assert "Telt niet mee: het staat in bijna elke tekst." in html
    assert "Volgens je lijsten ook: <b>voorbereidend middelbaar beroepsonderwijs</b>, <b>scholier</b>" in html
    assert '<a href="/zoeken/?q=de%20vmbo-leerlingen">' in html
    assert not (data_dir / "asked").exists()


def test_a_preview_of_nothing_or_only_signs_says_what_to_do(office: Client) -> None:
    def page(question: str) -> str:
        return office.get("/beheer/zoekwoorden/zoekvraag/", {"q": question}).content.decode()

    hint = "Hier staan geen losse woorden in."
    assert [hint in page(question) for question in ("", "…", '"warme overdracht"', "stage")] == [
        False,
        True,
        True,
        False,
    ]


def test_what_is_typed_into_a_preview_is_shown_and_never_run(office: Client) -> None:
    html = office.get("/beheer/zoekwoorden/zoekvraag/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert(1)" not in html


def test_a_preview_costs_the_same_queries_for_one_word_and_for_twenty(office: Client) -> None:
    def cost(question: str) -> int:
        office.get("/beheer/zoekwoorden/zoekvraag/", {"q": question})
        with CaptureQueriesContext(connection) as queries:
            office.get("/beheer/zoekwoorden/zoekvraag/", {"q": question})
        return len(queries)

    assert cost("stage") == cost("stage vmbo mbo hbo uitval switch decaan leerling opbrengst " * 2)
