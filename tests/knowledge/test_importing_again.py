"""A file or a title that is there already: noticed, brought up to date, never a silent double."""

from __future__ import annotations

import pytest
from wagtail_footnotes.models import Footnote

from knowledge.actions.drafts import latest_draft
from knowledge.enums import Kind
from knowledge.importing.importer import import_file
from knowledge.importing.storing.matching import matched
from knowledge.models import ImportRecord, Publication, ReportPage, ResearchSummaryPage
from portal.shared.accounts.roles import Role
from tests.factories.accounts import make_user
from tests.factories.importing import OUTCOME, bring_in
from tests.factories.publications import make_page
from tests.knowledge.bringing_in import refusal, word_outcome

pytestmark = pytest.mark.django_db


def test_the_same_file_is_noticed() -> None:
    page = bring_in().page
    error = refusal()
    assert (error.code, error.details["page"]) == ("already_imported", page)
    assert Publication.objects.count() == 1


def test_the_same_title_in_another_file_is_noticed() -> None:
    bring_in()
    assert refusal(OUTCOME + "\nEen regel erbij.\n").code == "already_imported"


def test_the_same_title_of_another_kind_is_another_publication() -> None:
    make_page(ReportPage, "Kijken bij de buren")
    assert bring_in().page.title == "Kijken bij de buren"


def test_a_file_whose_page_is_gone_may_come_again() -> None:
    bring_in().page.delete()
    assert bring_in().page is not None


def test_updating_makes_a_new_draft_and_leaves_the_published_page_alone() -> None:
    first = bring_in()
    first.page.specific.get_latest_revision().publish()
    second = bring_in(OUTCOME.replace("rustiger", "bewuster"), replace=first)
    page = Publication.objects.get().specific
    assert (second.page_id, ImportRecord.objects.count()) == (first.page_id, 2)
    assert (page.live, page.has_unpublished_changes) == (True, True)
    assert "rustiger" in str(page.opportunity)
    assert "bewuster" in str(latest_draft(page).opportunity)


def test_updating_keeps_address_identity_and_what_the_editor_filed() -> None:
    record = bring_in()
    page = record.page.specific
    page.summary, page.slug = "Kort gezegd.", "eigen-adres"
    page.tags.add("buren")
    page.themes.set([])
    page.save()
    page.save_revision()
    uids = {item.heading: item.uid for item in page.recommendations.all()}
    text = OUTCOME.replace("- **Begin in klas 2.**", "- **Begin al in klas 2**").replace(
        "- **Vraag de buren terug**", "- **Maak er een gewoonte van**\nElk jaar opnieuw.\n\n- **Vraag de buren terug**"
    )
    bring_in(text, replace=record)
    draft = latest_draft(page)
    after = {item.heading: item.uid for item in draft.recommendations.all()}
    assert after["Begin al in klas 2"] == uids["Begin in klas 2"]
    assert after["Laat ouders meelopen"] == uids["Laat ouders meelopen"]
    assert after["Vraag de buren terug"] == uids["Vraag de buren terug"]
    assert after["Maak er een gewoonte van"] not in uids.values()
    assert (draft.slug, draft.summary, [tag.name for tag in draft.tags.all()]) == (
        "eigen-adres",
        "Kort gezegd.",
        ["buren"],
    )


def test_updating_keeps_the_id_of_a_footnote_with_the_same_words() -> None:
    record = import_file("noot.docx", word_outcome(), None)
    before = str(Footnote.objects.get().uuid)
    import_file("noot.docx", word_outcome(), None, replace=record)
    assert [str(note.uuid) for note in latest_draft(record.page).footnotes.all()] == [before]


def test_a_page_of_another_kind_is_not_updated() -> None:
    page = make_page(ResearchSummaryPage, "Iets anders")
    assert refusal(kind=Kind.OUTCOME, replace=page).code == "other_kind"


def test_who_may_not_edit_the_page_may_not_update_it() -> None:
    record = bring_in(user=make_user(Role.REVIEWER))
    assert refusal(user=make_user(Role.EDITOR), replace=record).code == "not_allowed"


def test_who_may_not_make_pages_imports_nothing() -> None:
    assert refusal(user=make_user(Role.ORGANISER)).code == "not_allowed"
    assert Publication.objects.count() == 0


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (["a b c", "d e f"], ["d e f", "a b c"], [1, 0]),
        (["Begin in klas 2", "Vraag door"], ["Vraag dóór", "Begin in klas 3"], [1, 0]),
        (["Iets geheel nieuws"], ["Wat anders", "Iets geheel nieuws."], [None, 0]),
        (["appel", "peer"], ["appel", "oceaanstomer"], [0, 1]),
        ([], ["nieuw"], [None]),
        (["een", "een"], ["een"], [0]),
    ],
)
def test_an_item_is_known_again_by_words_then_likeness_then_place(
    old: list[str], new: list[str], found: list[int | None]
) -> None:
    assert matched(old, new) == found
