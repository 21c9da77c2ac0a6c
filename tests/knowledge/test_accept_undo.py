"""What the importer changed is the editor's to accept or to undo, wherever the page keeps it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from wagtail_footnotes.models import Footnote

from knowledge.actions.drafts import latest_draft
from knowledge.actions.repairs import accept_repair, accept_rule, undo_repair, undo_rule
from knowledge.models import (
    ImportRepair,
    Recommendation,
    RepairState,
    ReportPage,
    ResearchSummaryPage,
    SessionOutcomePage,
)
from portal.shared.accounts.roles import Role
from portal.shared.errors import RuleError
from portal.shared.models import User
from tests.factories.accounts import make_user
from tests.factories.publications import make_page
from tests.knowledge.repaired import SENTENCE, core_of, outcome, repaired, state_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return make_user(Role.REVIEWER)


def test_undoing_puts_back_what_the_file_had_across_tags(editor: User) -> None:
    page = outcome("<p>Wie <b>oefent met de reü</b>nie, durft daarna meer.</p>")
    repair = repaired(page, "reunie", "reünie", SENTENCE)
    undo_repair(repair, editor)
    assert core_of(page) == "<p>Wie <b>oefent met de reu</b>nie, durft daarna meer.</p>"
    assert state_of(repair) == RepairState.UNDONE


def test_accepting_after_undoing_carries_the_repair_out_again(editor: User) -> None:
    page = outcome(f"<p>{SENTENCE}</p>")
    repair = repaired(page, "reunie", "reünie", SENTENCE)
    undo_repair(repair, editor)
    accept_repair(repair, editor)
    assert core_of(page) == f"<p>{SENTENCE}</p>"
    assert state_of(repair) == RepairState.ACCEPTED


def test_accepting_what_stands_makes_no_new_draft(editor: User) -> None:
    page = outcome(f"<p>{SENTENCE}</p>")
    repair = repaired(page, "reunie", "reünie", SENTENCE)
    before = page.revisions.count()
    accept_repair(repair, editor)
    assert (page.revisions.count(), state_of(repair)) == (before, RepairState.ACCEPTED)


def test_a_proposal_changes_the_text_only_when_it_is_carried_out(editor: User) -> None:
    page = outcome("<p>Eenroute voor iedereen.</p>")
    repair = repaired(page, "Eenroute", "Een route", "Eenroute voor iedereen.", applied=False)
    undo_repair(repair, editor)
    assert (core_of(page), state_of(repair)) == ("<p>Eenroute voor iedereen.</p>", RepairState.DISMISSED)
    accept_repair(repair, editor)
    assert (core_of(page), state_of(repair)) == ("<p>Een route voor iedereen.</p>", RepairState.ACCEPTED)


def test_two_repairs_of_one_sentence_are_undone_in_any_order(editor: User) -> None:
    page = outcome("<p>De reünie van het idee, en nog een reünie.</p>")
    sentence = "De reünie van het idee, en nog een reünie."
    first = repaired(page, "reunie!", "reünie", sentence)
    second = repaired(page, "ide", "idee", sentence)
    third = ImportRepair.objects.create(
        record=first.record,
        rule="letter",
        before="reunie?",
        after="reünie",
        sentence=sentence,
        start=sentence.rindex("reünie"),
    )
    for repair in (first, third, second):
        undo_repair(repair, editor)
    assert core_of(page) == "<p>De reunie! van het ide, en nog een reunie?.</p>"


@pytest.mark.parametrize(
    ("make", "read"),
    [
        (lambda: make_page(SessionOutcomePage, "De reünie komt", live=False), lambda page: page.title),
        (lambda: make_page(SessionOutcomePage, "X", live=False, lead="De reünie komt"), lambda page: page.lead),
        (
            lambda: make_page(
                ReportPage, "X", live=False, body=[("heading", {"text": "De reünie komt", "level": "2", "number": "4"})]
            ),
            lambda page: page.body.raw_data[0]["value"]["text"],
        ),
        (
            lambda: make_page(
                ReportPage, "X", live=False, body=[("quote", {"text": "De reünie komt", "speaker": "", "role": ""})]
            ),
            lambda page: page.body.raw_data[0]["value"]["text"],
        ),
        (
            lambda: make_page(
                SessionOutcomePage,
                "X",
                live=False,
                children={"recommendations": [Recommendation(heading="De reünie komt")]},
            ),
            lambda page: page.recommendations.get().heading,
        ),
        (
            lambda: make_page(
                SessionOutcomePage,
                "X",
                live=False,
                children={"recommendations": [Recommendation(heading="Y", text=[("text", "<p>De reünie komt</p>")])]},
            ),
            lambda page: page.recommendations.get().text.raw_data[0]["value"].removeprefix("<p>").removesuffix("</p>"),
        ),
        (
            lambda: make_page(
                ResearchSummaryPage,
                "X",
                live=False,
                children={
                    "footnotes": [Footnote(uuid="8f0c3f7e-0000-4000-8000-000000000001", text="<p>De reünie komt</p>")]
                },
            ),
            lambda page: page.footnotes.get().text.removeprefix("<p>").removesuffix("</p>"),
        ),
        (
            lambda: make_page(
                ReportPage,
                "X",
                live=False,
                body=[
                    (
                        "table",
                        {
                            "caption": "",
                            "table": {
                                "columns": [{"type": "text", "heading": "De reünie komt"}],
                                "rows": [{"values": ["<p>ja</p>"]}],
                                "caption": "",
                            },
                        },
                    )
                ],
            ),
            lambda page: page.body.raw_data[0]["value"]["table"]["columns"][0]["heading"],
        ),
    ],
    ids=["title", "lead", "heading", "quotation", "recommendation", "its text", "footnote", "table"],
)
def test_a_repair_is_undone_wherever_the_page_keeps_text(
    make: Callable[[], Any], read: Callable[[Any], str], editor: User
) -> None:
    page = make()
    undo_repair(repaired(page, "reunie", "reünie", "De reünie komt"), editor)
    assert read(latest_draft(page)) == "De reunie komt"


def test_undoing_a_join_puts_the_paragraph_break_back(editor: User) -> None:
    page = outcome("<p>Een zin die <i>doorloopt tot</i> het eind.</p>")
    undo_repair(repaired(page, "doorloopt ¶ tot", "doorloopt tot", "Een zin die doorloopt tot het eind."), editor)
    assert core_of(page) == "<p>Een zin die <i>doorloopt</i></p><p><i>tot</i> het eind.</p>"


def test_undoing_a_list_mark_makes_a_paragraph_of_the_item_again(editor: User) -> None:
    page = outcome("<ul><li>Eerst vragen.</li><li>Dan horen.</li></ul>")
    repair = repaired(page, "e Dan", "• Dan", "• Dan horen.")
    undo_repair(repair, editor)
    assert core_of(page) == "<ul><li>Eerst vragen.</li></ul><p>e Dan horen.</p>"
    accept_repair(repair, editor)
    assert core_of(page) == "<ul><li>Eerst vragen.</li><li>Dan horen.</li></ul>"


def test_undoing_a_found_chapter_number_takes_it_away(editor: User) -> None:
    page = make_page(
        ReportPage, "X", live=False, body=[("heading", {"text": "Van hier naar daar", "level": "2", "number": "7"})]
    )
    repair = repaired(page, ". Van", "7. Van", "7. Van hier naar daar")
    undo_repair(repair, editor)
    assert latest_draft(page).body.raw_data[0]["value"] == {"text": ". Van hier naar daar", "level": "2", "number": ""}
    accept_repair(repair, editor)
    assert latest_draft(page).body.raw_data[0]["value"] == {"text": "Van hier naar daar", "level": "2", "number": "7"}


def test_a_sentence_edited_elsewhere_is_still_recognised(editor: User) -> None:
    page = outcome("<p>Nu: wie oefent met de reünie, durft daarna nog meer.</p>")
    undo_repair(repaired(page, "reunie", "reünie", SENTENCE), editor)
    assert core_of(page) == "<p>Nu: wie oefent met de reunie, durft daarna nog meer.</p>"


@pytest.mark.parametrize(
    "html", ["<p>Heel andere woorden.</p>", "<p>Bij ons is de reünie afgeschaft, helaas voor velen.</p>"]
)
def test_a_passage_that_is_gone_changes_nothing(html: str, editor: User) -> None:
    page = outcome(html)
    repair = repaired(page, "reunie", "reünie", SENTENCE)
    before = page.revisions.count()
    with pytest.raises(RuleError) as caught:
        undo_repair(repair, editor)
    assert caught.value.code == "passage_gone"
    assert (core_of(page), page.revisions.count(), state_of(repair)) == (html, before, RepairState.APPLIED)


def test_a_heading_is_never_split(editor: User) -> None:
    page = make_page(SessionOutcomePage, "Een lange titel", live=False)
    with pytest.raises(RuleError) as caught:
        undo_repair(repaired(page, "lange¶titel", "lange titel", "Een lange titel"), editor)
    assert caught.value.code == "passage_gone"
    assert latest_draft(page).title == "Een lange titel"


def test_a_title_does_not_grow_beyond_its_field(editor: User) -> None:
    title = "T" * 250
    page = make_page(SessionOutcomePage, title, live=False)
    with pytest.raises(RuleError):
        undo_repair(repaired(page, title + ", Ab Bos", title, title), editor)
    assert latest_draft(page).title == title


def test_a_rule_is_undone_in_one_draft_and_tells_what_it_missed(editor: User) -> None:
    page = outcome("<p>Een foto’s map. Twee foto’s samen.</p>")
    for sentence in ("Een foto’s map.", "Twee foto’s samen.", "Drie foto’s die niemand nog vindt in deze tekst."):
        repaired(page, "foto's", "foto’s", sentence, rule="straight_apostrophe")
    other = repaired(page, "map!", "map", "Een foto’s map.", rule="slip")
    revisions = page.revisions.count()
    decided = undo_rule(other.record, "straight_apostrophe", editor)
    assert (decided.settled, [repair.sentence[:4] for repair in decided.missed]) == (2, ["Drie"])
    assert core_of(page) == "<p>Een foto's map. Twee foto's samen.</p>"
    assert (page.revisions.count(), state_of(other)) == (revisions + 1, RepairState.APPLIED)
    assert accept_rule(other.record, "straight_apostrophe", editor).settled == 3
    assert core_of(page) == "<p>Een foto’s map. Twee foto’s samen.</p>"
