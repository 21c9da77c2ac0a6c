"""A file becomes a draft with everything that belongs to it, or nothing at all."""

from __future__ import annotations

import uuid

import pytest
from django.db import DatabaseError
from django.db.models.signals import post_save
from django.test import Client

from knowledge.actions.drafts import latest_draft
from knowledge.enums import Kind
from knowledge.importing import importer
from knowledge.importing.importer import import_file
from knowledge.models import (
    BoardTablePage,
    ImportRecord,
    ImportTask,
    Organisation,
    Person,
    PortalDocument,
    PortalImage,
    Publication,
    ReportPage,
    SessionOutcomePage,
)
from portal.shared.accounts.roles import Role
from portal.shared.errors import RuleError
from tests.factories.accounts import make_user
from tests.factories.importing import OUTCOME, UNCLEAR, bring_in, files_on_disk
from tests.knowledge.bringing_in import refusal, word_outcome
from tests.knowledge.importing.word_files import png

pytestmark = pytest.mark.django_db


def test_an_outcome_becomes_a_draft_below_its_list_and_is_never_live() -> None:
    user = make_user(Role.EDITOR)
    record = bring_in(user=user)
    page = record.page.specific
    assert type(page) is SessionOutcomePage
    assert (page.title, page.live, page.has_unpublished_changes, page.owner) == (
        "Kijken bij de buren",
        False,
        True,
        user,
    )
    assert page.get_parent().specific.kind == Kind.OUTCOME
    assert page.slug == "kijken-bij-de-buren"
    assert page.latest_revision.user == user


def test_leaders_are_people_in_the_order_of_the_file() -> None:
    Person.objects.create(name="omar bright")
    page = bring_in().page.specific
    assert [row.person.name for row in page.contributions.all()] == ["Tess Wagenaar", "omar bright"]
    assert {row.role for row in page.contributions.all()} == {"sessieleider"}
    assert Person.objects.filter(name__iexact="omar bright").count() == 1


def test_recommendations_have_an_identity_and_keep_their_order() -> None:
    items = list(bring_in().page.specific.recommendations.all())
    assert [item.heading for item in items] == ["Begin in klas 2", "Laat ouders meelopen", "Vraag de buren terug"]
    assert all(isinstance(item.uid, uuid.UUID) for item in items)
    assert len({item.uid for item in items}) == 3


def test_the_revision_holds_what_the_page_holds() -> None:
    page = bring_in().page
    draft = latest_draft(page)
    assert [item.uid for item in draft.recommendations.all()] == [
        item.uid for item in page.specific.recommendations.all()
    ]


def test_the_original_is_kept_private_with_its_digest() -> None:
    record = bring_in()
    with record.file.open("rb") as file:
        assert file.read() == OUTCOME.encode()
    assert record.size == len(OUTCOME.encode())
    assert Client().get(f"/media/{record.file.name}").status_code == 404
    assert len(record.digest) == 64


def test_a_footnote_is_stored_under_the_id_that_the_text_names() -> None:
    page = import_file("noot.docx", word_outcome(), None).page.specific
    (note,) = page.footnotes.all()
    assert note.text == "<p>Zie ook het dagboek van de school.</p>"
    assert f'<footnote id="{note.uuid}">[{str(note.uuid)[:6]}]</footnote>' in str(page.core.raw_data[0]["value"])


def test_a_table_is_a_table_of_the_page() -> None:
    page = import_file("tabel.docx", word_outcome(), None).page.specific
    (block,) = [block for block in page.core if block.block_type == "table"]
    assert [[str(cell.value.source) for cell in line] for line in block.value["table"].rows][-1] == [
        "<p>3</p>",
        "<p>12</p>",
    ]


def test_a_picture_is_an_image_with_the_files_alternative_text() -> None:
    page = import_file("kaart.docx", word_outcome(png()), None).page.specific
    (block,) = [block for block in page.core if block.block_type == "figure"]
    assert block.value["alternative"] == "Een kaart van de gang"
    assert block.value["image"] == PortalImage.objects.get()
    assert (PortalImage.objects.get().description, PortalImage.objects.get().width) == ("Een kaart van de gang", 1)


def test_the_same_picture_is_stored_once() -> None:
    import_file("een.docx", word_outcome(png()), None)
    import_file("twee.docx", word_outcome(png()), None, again=True)
    assert PortalImage.objects.count() == 1


def test_a_broken_picture_is_kept_as_a_file() -> None:
    page = import_file("stuk.docx", word_outcome(png()[:20] + b"stuk"), None).page.specific
    assert PortalImage.objects.count() == 0
    (block,) = [block for block in page.core if block.block_type == "file"]
    assert block.value["document"] == PortalDocument.objects.get()


def test_key_value_rows_fill_the_fields_of_a_board_table() -> None:
    text = (
        "Samenvatting bestuurstafel\n\n"
        "Datum\t: Dinsdag 3 maart 2026 9.30 – 11.00 uur\nLocatie\t: De Werkplaats\n"
        "Gespreksleider\t: Ilse Prins, directeur\nAanwezig\t: 12 bestuurders uit vo en mbo\n\n"
        "Er werd veel gevraagd en weinig beloofd.\n"
    )
    page = bring_in(text).page.specific
    assert isinstance(page, BoardTablePage)
    assert (str(page.date), str(page.start), str(page.end)) == ("2026-03-03", "09:30:00", "11:00:00")
    assert (page.place, page.moderator.name, page.attendees) == ("De Werkplaats", "Ilse Prins", 12)


def test_a_bureau_becomes_the_organisation_of_that_time() -> None:
    body = "Er liep een groep door de gang en niemand keek op. " * 3
    sections = f"1 Het begin\n\n{body}\n\n2 Het eind\n\n{body}"
    text = f"Reportage\n\nDe lange gang\n\n{sections}\n\nDoor: Lia Bron, Spaak Teksten\n"
    page = bring_in(text).page.specific
    assert isinstance(page, ReportPage)
    (row,) = page.contributions.all()
    assert (row.person.name, row.organisation.name) == ("Lia Bron", "Spaak Teksten")
    assert Organisation.objects.get(name="Spaak Teksten").slug == "spaak-teksten"


def test_titles_that_are_alike_get_addresses_that_are_not() -> None:
    bring_in()
    assert bring_in(again=True).page.slug == "kijken-bij-de-buren-2"


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "C:\\map\\sessie.txt", "x" * 400 + ".txt"])
def test_a_hostile_name_ends_in_the_storage_of_originals(name: str) -> None:
    record = bring_in(name=name)
    assert record.file.name.startswith("sources/")
    assert len(record.name) <= 255
    assert record.name.endswith(".txt")


# Nothing half-written


def test_an_unknown_kind_asks_and_guesses_nothing() -> None:
    before = files_on_disk()
    assert refusal(UNCLEAR).code == "unknown_kind"
    assert (Publication.objects.count(), ImportRecord.objects.count(), files_on_disk()) == (0, 0, before)


def test_a_given_kind_is_the_kind() -> None:
    assert bring_in(UNCLEAR, kind=Kind.REPORT).kind == Kind.REPORT


def test_a_refused_file_says_so_in_dutch_and_leaves_nothing() -> None:
    before = files_on_disk()
    with pytest.raises(RuleError) as caught:
        import_file("stuk.docx", b"PK\x03\x04 kapot", None)
    assert caught.value.code == "truncated"
    assert (Publication.objects.count(), ImportRecord.objects.count(), files_on_disk()) == (0, 0, before)


@pytest.mark.parametrize("breaks_at", [ImportRecord, SessionOutcomePage, PortalImage])
def test_a_failure_halfway_leaves_no_row_and_no_file(breaks_at: type) -> None:
    before = files_on_disk()

    def fail(**kwargs: object) -> None:
        raise DatabaseError("disk full")

    post_save.connect(fail, sender=breaks_at)
    try:
        with pytest.raises(DatabaseError):
            import_file("kaart.docx", word_outcome(png(7)), None)
    finally:
        post_save.disconnect(fail, sender=breaks_at)
    rows = [model.objects.count() for model in (Publication, ImportRecord, ImportTask, PortalImage, Person)]
    assert rows == [0] * 5
    assert files_on_disk() == before


def test_an_address_field_takes_no_script_and_keeps_the_words() -> None:
    row = (
        "Onderzoekssamenvatting\n\nEen studie\n\nTitel\t: Een studie\nURL\t: %s\nJaar\t: 2020\n\nVraag\n\nWat helpt?\n"
    )
    for address, stored in (("https://studie.example/een", True), ("javascript:alert(1)", False)):
        record = import_file("studie.txt", (row % address).encode(), None, kind=Kind.RESEARCH, again=True)
        draft = latest_draft(record.page)
        assert draft.source_url == (address if stored else "")
        assert (address in str(draft.body)) is not stored


def test_file_that_somebody_else_imports_at_the_same_moment_is_a_repeat(monkeypatch: pytest.MonkeyPatch) -> None:
    class Overtaken(importer.Written):
        """Between the look for an earlier import and the first row, another one comes in whole."""

        def __init__(self) -> None:
            super().__init__()
            monkeypatch.undo()
            bring_in()

    monkeypatch.setattr(importer, "Written", Overtaken)
    assert refusal().code == "already_imported"
    assert (Publication.objects.count(), ImportRecord.objects.count()) == (1, 1)
