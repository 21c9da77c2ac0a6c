"""Importing in the back office, as an editor meets it: without script, step by step, in Dutch."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from knowledge.actions.imports import Waiting, claim, keep_waiting
from knowledge.forms import imports as forms
from knowledge.importing import turns
from knowledge.models import ImportRecord, Publication
from portal.shared.accounts.roles import Role
from portal.shared.models import User
from tests.factories.accounts import client_of, make_user
from tests.factories.importing import OUTCOME, UNCLEAR, bring_in, files_on_disk
from tests.knowledge.import_pages import BATCH, INDEX, entries, page, report_of, upload, words, work_off

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return make_user(Role.EDITOR)


@pytest.fixture
def client(editor: User) -> Client:
    return client_of(editor)


# Bringing files in


def test_each_file_is_a_step_and_ends_with_a_link_to_its_draft_and_report(client: Client) -> None:
    second = OUTCOME.replace("Kijken bij de buren", "Luisteren naar de buren")
    assert upload(client, ("een.txt", OUTCOME), ("twee.txt", second)).headers["Location"] == BATCH
    assert Publication.objects.count() == 0
    assert entries(page(client, BATCH)) == ["turn", "turn"]
    client.post(BATCH)
    soup = page(client, BATCH)
    assert entries(soup) == ["done", "turn"]
    assert (soup.progress["value"], soup.progress["max"]) == ("1", "2")
    soup = work_off(client)
    assert entries(soup) == ["done", "done"]
    links = [link["href"] for link in soup.select(".imports-entry a")]
    drafts = Publication.objects.order_by("pk")
    records = ImportRecord.objects.order_by("pk")
    assert links == [
        address
        for record, draft in zip(records, drafts, strict=True)
        for address in (report_of(record), f"/beheer/pages/{draft.pk}/edit/")
    ]


def test_a_pasted_text_is_imported_like_a_file(client: Client) -> None:
    upload(client, text=OUTCOME)
    work_off(client)
    assert Publication.objects.get().title == "Kijken bij de buren"
    assert ImportRecord.objects.get().name == f"{gettext('Pasted text')}.txt"


def test_a_refused_file_does_not_stop_the_others_and_leaves_nothing(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    before = files_on_disk()
    upload(client, ("stuk.docx", b"PK\x03\x04 kapot"), ("goed.txt", OUTCOME))
    with django_capture_on_commit_callbacks(execute=True):
        soup = work_off(client)
    assert entries(soup) == ["refused", "done"]
    assert len(files_on_disk()) == len(before) + 1
    assert ImportRecord.objects.count() == 1


def test_a_hostile_name_is_shown_as_text(client: Client) -> None:
    upload(client, ("<img src=x onerror=alert(1)>.txt", OUTCOME))
    html = client.get(BATCH).content.decode()
    assert "<img src=x" not in html


@pytest.mark.parametrize("text", ["", "   \n"])
def test_nothing_chosen_is_said_and_nothing_happens(client: Client, text: str) -> None:
    response = client.post(INDEX, {"text": text, "kind": ""})
    assert response.status_code == 422
    assert ImportRecord.objects.count() == 0


def test_too_many_files_are_refused_whole_and_the_pasted_text_stays(client: Client) -> None:
    files = [(f"{number}.txt", OUTCOME) for number in range(forms.MOST_FILES + 1)]
    response = upload(client, *files, text="Bewaar mij", kind="reportage")
    assert response.status_code == 422
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.textarea.get_text().strip() == "Bewaar mij"
    assert soup.select_one("select[name=kind] option[selected]")["value"] == "reportage"
    assert ImportRecord.objects.count() == 0


def test_a_text_that_is_too_long_is_refused_and_stays(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    long = "a" * (forms.MOST_SIGNS + 1)
    response = upload(client, text=long)
    assert response.status_code == 422
    assert BeautifulSoup(response.content, "html.parser").textarea.get_text().strip() == long


def test_a_file_over_the_limit_is_named_and_never_read(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.views.imports.MOST_BYTES", 1000)
    upload(client, ("groot.txt", "x" * 1001), ("goed.txt", OUTCOME[:900]))
    soup = page(client, BATCH)
    assert entries(soup) == ["turn", "refused"]
    assert "groot.txt" in words(soup.select(".imports-entry")[1])


def test_a_request_larger_than_all_that_is_allowed_is_turned_away_unread(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("knowledge.views.imports.MOST_UPLOAD", 2000)
    response = upload(client, ("groot.txt", "x" * 5000))
    assert response.status_code == 413
    assert ImportRecord.objects.count() == 0


def test_the_token_is_still_asked_for(editor: User) -> None:
    strict = client_of(editor)
    strict.handler.enforce_csrf_checks = True
    assert upload(strict, ("een.txt", OUTCOME)).status_code == 403
    assert ImportRecord.objects.count() == 0


# What only an editor knows


def test_an_unknown_kind_is_asked_and_the_answer_is_used(client: Client) -> None:
    upload(client, ("los.txt", UNCLEAR))
    soup = work_off(client)
    assert entries(soup) == ["kind"]
    assert Publication.objects.count() == 0
    record = ImportRecord.objects.get()
    assert soup.select_one("select[name=kind] option")["value"] == ""
    client.post(reverse("imports:answer", args=[record.pk]), {"answer": "kind", "kind": "reportage", "back": "batch"})
    record.refresh_from_db()
    assert (record.kind, record.page.specific.live) == ("reportage", False)


def test_a_kind_chosen_beforehand_is_not_asked_again(client: Client) -> None:
    upload(client, ("los.txt", UNCLEAR), kind="reportage")
    assert entries(work_off(client)) == ["done"]


@pytest.mark.parametrize(
    "answer", [{"answer": "kind"}, {"answer": "kind", "kind": "gedicht"}, {"answer": "misschien"}, {}]
)
def test_an_answer_that_is_none_changes_nothing(client: Client, answer: dict[str, str]) -> None:
    upload(client, ("los.txt", UNCLEAR))
    work_off(client)
    record = ImportRecord.objects.get()
    client.post(reverse("imports:answer", args=[record.pk]), answer)
    assert ImportRecord.objects.get().report["waiting"] == Waiting.KIND
    assert Publication.objects.count() == 0


@pytest.mark.parametrize(("answer", "pages", "records"), [("update", 1, 2), ("new", 2, 2), ("skip", 1, 1)])
def test_a_repeat_is_never_a_silent_double(client: Client, editor: User, answer: str, pages: int, records: int) -> None:
    first = bring_in(user=editor)
    upload(client, ("sessie.txt", OUTCOME))
    assert entries(work_off(client)) == ["repeat"]
    assert Publication.objects.count() == 1
    waiting = ImportRecord.objects.get(kind="")
    client.post(reverse("imports:answer", args=[waiting.pk]), {"answer": answer})
    assert (Publication.objects.count(), ImportRecord.objects.count()) == (pages, records)
    assert ImportRecord.objects.filter(page=first.page).count() == (2 if answer == "update" else 1)


def test_a_file_left_out_takes_its_original_along(client: Client, django_capture_on_commit_callbacks: Any) -> None:
    before = files_on_disk()
    upload(client, ("los.txt", UNCLEAR))
    work_off(client)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            reverse("imports:answer", args=[ImportRecord.objects.get().pk]), {"answer": "skip", "back": "batch"}
        )
    assert (ImportRecord.objects.count(), files_on_disk()) == (0, before)
    assert entries(page(client, BATCH)) == ["refused"]


def test_an_update_of_a_page_that_is_not_theirs_is_refused_and_the_question_stays(client: Client) -> None:
    bring_in(user=make_user(Role.REVIEWER))
    upload(client, ("sessie.txt", OUTCOME))
    work_off(client)
    waiting = ImportRecord.objects.get(kind="")
    client.post(reverse("imports:answer", args=[waiting.pk]), {"answer": "update"})
    waiting.refresh_from_db()
    assert waiting.report["waiting"] == Waiting.REPEAT


def test_what_breaks_is_kept_and_can_be_tried_again(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    upload(client, ("een.txt", OUTCOME))

    def broken(*args: object, **options: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(turns, "import_file", broken)
        assert entries(work_off(client)) == ["broken"]
    record = ImportRecord.objects.get()
    client.post(reverse("imports:answer", args=[record.pk]), {"answer": "retry", "back": "batch"})
    assert entries(page(client, BATCH)) == ["done"]


def test_a_file_is_worked_on_by_one_at_a_time(editor: User) -> None:
    record = keep_waiting("een.txt", OUTCOME.encode(), editor)
    assert claim(record) is True
    assert claim(ImportRecord.objects.get()) is False


def test_files_of_others_are_not_to_be_seen_or_answered(client: Client) -> None:
    record = keep_waiting("geheim.txt", OUTCOME.encode(), make_user(Role.EDITOR))
    assert "geheim.txt" not in client.get(INDEX).content.decode()
    assert client.get(report_of(record)).status_code == 404
    assert client.get(reverse("imports:original", args=[record.pk])).status_code == 404
    assert client.post(reverse("imports:answer", args=[record.pk]), {"answer": "new"}).status_code == 404
    assert Publication.objects.count() == 0


# Rights


@pytest.mark.parametrize("role", [Role.ORGANISER, Role.HOST])
def test_who_may_not_import_is_turned_away_everywhere(role: Role) -> None:
    record = bring_in()
    outsider = client_of(make_user(role))
    for name in ("index", "batch"):
        assert outsider.get(reverse(f"imports:{name}")).status_code == 302
        assert outsider.post(reverse(f"imports:{name}"), {"text": OUTCOME}).status_code == 302
    for name in ("report", "original"):
        assert outsider.get(reverse(f"imports:{name}", args=[record.pk])).status_code == 302
    for name in ("answer", "repairs", "tasks", "removals"):
        assert outsider.post(reverse(f"imports:{name}", args=[record.pk]), {"undo_rule": "1"}).status_code == 302
    assert ImportRecord.objects.count() == 1
    assert reverse("imports:index") not in outsider.get("/beheer/", follow=True).content.decode()


def test_the_menu_leads_to_importing(client: Client) -> None:
    assert reverse("imports:index") in client.get("/beheer/").content.decode()


@pytest.mark.parametrize("name", ["answer", "repairs", "tasks", "removals"])
def test_a_decision_is_never_a_get(client: Client, editor: User, name: str) -> None:
    record = bring_in(user=editor)
    assert client.get(reverse(f"imports:{name}", args=[record.pk])).status_code == 405


def test_number_that_is_none_decides_nothing_and_breaks_nothing(client: Client, editor: User) -> None:
    record = bring_in(user=editor)
    before = list(record.repairs.values_list("state", flat=True))
    for name, value in (("accept", "²"), ("undo", "9" * 5000), ("accept_rule", "a\0b")):
        sent = client.post(f"{INDEX}{record.pk}/herstel/", {name: value, "rule": "a\0b"})
        assert sent.status_code == 302, name
    assert client.post(f"{INDEX}{record.pk}/weggelaten/", {"number": "²"}).status_code == 302
    assert list(record.repairs.values_list("state", flat=True)) == before
