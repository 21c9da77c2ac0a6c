"""The report of an import in the back office: what it tells, and what can be decided on it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from knowledge.actions.drafts import latest_draft
from knowledge.models import ImportRecord, ImportRepair, ImportTask, RepairState
from portal.shared.accounts.roles import Role
from portal.shared.models import User
from tests.factories.accounts import client_of, make_user
from tests.factories.importing import OUTCOME, bring_in
from tests.knowledge.import_pages import INDEX, page, report_of, upload, words, work_off
from tests.knowledge.importing.word_files import WordFile, heading, paragraph

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return make_user(Role.EDITOR)


@pytest.fixture
def client(editor: User) -> Client:
    return client_of(editor)


def test_the_report_tells_what_was_recognised_and_why(client: Client, editor: User) -> None:
    facts = words(page(client, report_of(bring_in(user=editor))).select_one("#herkend"))
    for expected in (
        "Opbrengst Themasessie",
        "Kijken bij de buren",
        "Tess Wagenaar",
        "Omar Bright",
        "Laat ouders meelopen",
    ):
        assert expected in facts


def test_each_repair_shows_before_and_after_in_its_sentence_escaped(client: Client, editor: User) -> None:
    record = bring_in(user=editor)
    ImportRepair.objects.create(
        record=record,
        rule="slip",
        before="<b>x",
        after="<i>y",
        sentence="Hier <i>y & daar",
        start=5,
        state=RepairState.APPLIED,
    )
    html = client.get(report_of(record)).content.decode()
    assert "Hier <del>&lt;b&gt;x</del> <ins>&lt;i&gt;y</ins> &amp; daar" in html


def test_a_repair_is_undone_from_the_report_and_the_report_shows_it(client: Client, editor: User) -> None:
    record = bring_in(user=editor)
    repair = record.repairs.get(rule="heading_stop")
    response = client.post(reverse("imports:repairs", args=[record.pk]), {"rule": "heading_stop", "undo": repair.pk})
    assert response.headers["Location"] == f"{report_of(record)}?regel=heading_stop#regel-heading_stop"
    assert latest_draft(record.page).recommendations.all()[0].heading == "Begin in klas 2."
    assert page(client, report_of(record)).select_one(".imports-repair--teruggedraaid") is not None


def test_all_of_a_rule_are_accepted_at_once(client: Client, editor: User) -> None:
    record = bring_in(OUTCOME.replace("Laat ouders meelopen**", "Laat ouders meelopen.**"), user=editor)
    client.post(reverse("imports:repairs", args=[record.pk]), {"rule": "heading_stop", "accept_rule": "1"})
    assert (
        list(record.repairs.filter(rule="heading_stop").values_list("state", flat=True)) == [RepairState.ACCEPTED] * 2
    )


def test_a_repair_of_another_import_is_not_reached_through_this_one(client: Client, editor: User) -> None:
    mine = bring_in(user=editor)
    other = bring_in(again=True)
    repair = other.repairs.first()
    response = client.post(reverse("imports:repairs", args=[mine.pk]), {"rule": repair.rule, "undo": repair.pk})
    assert response.status_code == 404


def test_tasks_are_ticked_off_in_one_form(client: Client, editor: User) -> None:
    record = bring_in(user=editor)
    ImportTask.objects.all().delete()
    first, second = (
        ImportTask.objects.create(record=record, kind="check_text", text=text, done=text == "b") for text in "ab"
    )
    client.post(reverse("imports:tasks", args=[record.pk]), {"done": [str(first.pk)]})
    assert list(record.tasks.values_list("text", "done")) == [("a", True), ("b", False)]
    assert second.pk


def test_a_removed_line_is_put_back_from_the_report(client: Client, editor: User) -> None:
    record = bring_in(user=editor)
    client.post(reverse("imports:removals", args=[record.pk]), {"number": "0"})
    assert latest_draft(record.page).body.raw_data[-1]["value"] == "<p>LENTEDAG OVERSTAP</p>"


@pytest.mark.parametrize("number", ["", "-1", "99", "x"])
def test_a_number_that_is_no_removal_is_answered_with_a_sentence(client: Client, editor: User, number: str) -> None:
    record = bring_in(user=editor)
    response = client.post(reverse("imports:removals", args=[record.pk]), {"number": number}, follow=True)
    assert response.status_code == 200
    assert not latest_draft(record.page).body


def test_remarks_and_deleted_text_of_a_word_file_stand_in_the_report(client: Client, editor: User) -> None:
    file = WordFile()
    file.add(
        paragraph("Opbrengst themasessie"),
        heading("Stil zijn", 1),
        heading("Kern van de themasessie", 2),
        paragraph(file.comment("Klopt dit nog?", "Stilte helpt.", author="Ada Kok")),
        paragraph('<w:del w:author="Bo Lam"><w:r><w:delText>Weggehaalde zin.</w:delText></w:r></w:del>', "Het blijft."),
        heading("Aanbevelingen", 2),
        paragraph("Wees stil. Het kost niets."),
    )
    upload(client, ("stil.docx", file.content()))
    work_off(client)
    told = words(page(client, report_of(ImportRecord.objects.get())).select_one("#opmerkingen"))
    for expected in ("Klopt dit nog?", "Ada Kok", "Weggehaalde zin.", "Bo Lam"):
        assert expected in told


def test_the_original_is_a_download_for_who_may_edit_the_page(client: Client, editor: User) -> None:
    record = bring_in(user=editor)
    address = reverse("imports:original", args=[record.pk])
    response = client.get(address)
    assert b"".join(response.streaming_content) == OUTCOME.encode()
    assert response.headers["Content-Disposition"] == 'attachment; filename="sessie.txt"'
    assert client_of(make_user(Role.EDITOR)).get(address).status_code == 404
    reviewer = client_of(make_user(Role.REVIEWER)).get(address)
    assert b"".join(reviewer.streaming_content) == OUTCOME.encode()


def test_the_report_of_a_page_that_is_gone_can_be_read_but_not_decided_on(client: Client, editor: User) -> None:
    record = bring_in(user=editor)
    record.page.delete()
    soup = page(client, report_of(record))
    assert soup.select(".imports-repairs button") == []
    client.post(reverse("imports:repairs", args=[record.pk]), {"rule": "heading_stop", "undo_rule": "1"})
    assert RepairState.UNDONE not in record.repairs.values_list("state", flat=True)


def test_the_edit_view_of_a_page_leads_to_its_report(client: Client, editor: User) -> None:
    record = bring_in(user=editor)
    html = client.get(reverse("wagtailadmin_pages:edit", args=[record.page_id])).content.decode()
    assert report_of(record) in html


def test_the_list_shows_what_its_reader_may_open_in_pages(
    client: Client, editor: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(25):
        ImportRecord.objects.create(name=f"{number}.txt", size=1, kind="reportage", created_by=editor)
    ImportRecord.objects.create(name="andermans.txt", size=1, kind="reportage", created_by=make_user(Role.EDITOR))
    names = [re.search(r"\d+\.txt", words(row))[0] for row in page(client, INDEX).select(".imports-list li")]
    assert names == [f"{number}.txt" for number in range(24, 4, -1)]
    assert len(page(client, INDEX + "?p=2").select(".imports-list li")) == 5
    with django_assert_max_num_queries(40):
        client.get(INDEX)
