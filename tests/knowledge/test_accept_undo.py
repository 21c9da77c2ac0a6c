"""What the importer changed is the editor's to accept or to undo, and only theirs who may edit the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from wagtail_footnotes.models import Footnote

from knowledge.actions.drafts import latest_draft, save_draft
from knowledge.actions.repairs import (
    accept_repair,
    accept_rule,
    restore_removal,
    tick_task,
    undo_repair,
    undo_rule,
)
from knowledge.models import (
    ImportRecord,
    ImportRepair,
    ImportTask,
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

pytestmark = pytest.mark.django_db
SENTENCE = "Wie oefent met de reünie, durft daarna meer."


@pytest.fixture
def editor() -> User:
    return make_user(Role.REVIEWER)


def outcome(html: str, **fields: Any) -> SessionOutcomePage:
    return make_page(SessionOutcomePage, "Oefenen met loslaten", live=False, core=[("text", html)], **fields)


def repaired(
    page: Any, before: str, after: str, sentence: str, *, rule: str = "letter", applied: bool = True
) -> ImportRepair:
    record, _made = ImportRecord.objects.get_or_create(
        page_id=page.pk, defaults={"name": "x.txt", "size": 1, "kind": page.KIND}
    )
    state = RepairState.APPLIED if applied else RepairState.PROPOSED
    start = sentence.index(after if applied else before)
    return ImportRepair.objects.create(
        record=record, rule=rule, before=before, after=after, sentence=sentence, start=start, state=state
    )


def core_of(page: Any) -> str:
    return str(latest_draft(page).core.raw_data[0]["value"])


def state_of(repair: ImportRepair) -> str:
    return ImportRepair.objects.get(pk=repair.pk).state


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


def test_a_published_page_stays_as_it_is_until_its_draft_is_published(editor: User) -> None:
    page = make_page(SessionOutcomePage, "Live", core=[("text", f"<p>{SENTENCE}</p>")])
    undo_repair(repaired(page, "reunie", "reünie", SENTENCE), editor)
    live = SessionOutcomePage.objects.get(pk=page.pk)
    assert (live.live, live.has_unpublished_changes) == (True, True)
    assert live.core.raw_data[0]["value"] == f"<p>{SENTENCE}</p>"
    assert "reunie" in core_of(page)


def test_unpublished_edits_of_others_are_kept(editor: User) -> None:
    page = make_page(SessionOutcomePage, "Live", core=[("text", f"<p>{SENTENCE}</p>")])
    draft = latest_draft(page)
    draft.lead = "Net herschreven."
    save_draft(draft, editor)
    undo_repair(repaired(page, "reunie", "reünie", SENTENCE), editor)
    assert latest_draft(page).lead == "Net herschreven."


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ORGANISER, Role.HOST])
def test_who_may_not_edit_the_page_decides_nothing(role: Role) -> None:
    page = outcome(f"<p>{SENTENCE}</p>")
    repair = repaired(page, "reunie", "reünie", SENTENCE)
    task = ImportTask.objects.create(record=repair.record, kind="check_text", text="?")
    ImportRecord.objects.update(report={"removals": [{"rule": "banner", "text": "KOP"}]})
    user = make_user(role)
    actions: list[Callable[[], object]] = [
        lambda: accept_repair(repair, user),
        lambda: undo_repair(repair, user),
        lambda: undo_rule(repair.record, "letter", user),
        lambda: accept_rule(repair.record, "letter", user),
        lambda: restore_removal(repair.record, 0, user),
        lambda: tick_task(task, user, done=True),
    ]
    for action in actions:
        with pytest.raises(RuleError) as caught:
            action()
        assert caught.value.code == "not_allowed"
    assert (core_of(page), state_of(repair)) == (f"<p>{SENTENCE}</p>", RepairState.APPLIED)
    assert not ImportTask.objects.get().done


def test_a_page_locked_by_somebody_else_is_left_alone(editor: User) -> None:
    page = outcome(f"<p>{SENTENCE}</p>")
    page.locked, page.locked_by = True, make_user(Role.REVIEWER)
    page.save()
    with pytest.raises(RuleError) as caught:
        undo_repair(repaired(page, "reunie", "reünie", SENTENCE), editor)
    assert caught.value.code == "not_allowed"


def test_a_page_that_is_gone_is_said_to_be(editor: User) -> None:
    page = outcome(f"<p>{SENTENCE}</p>")
    repair = repaired(page, "reunie", "reünie", SENTENCE)
    page.delete()
    with pytest.raises(RuleError) as caught:
        undo_repair(ImportRepair.objects.get(pk=repair.pk), editor)
    assert caught.value.code == "page_gone"


def test_a_removed_text_comes_back_once_at_the_end_under_not_placed(editor: User) -> None:
    page = make_page(ReportPage, "X", live=False, body=[("text", "<p>Tekst.</p>")])
    removals = [{"rule": "banner", "text": "DAG & <AVOND>"}, {"rule": "page_foot", "text": "Pagina 3"}]
    record = ImportRecord.objects.create(
        page_id=page.pk, name="x", size=1, kind="reportage", report={"removals": removals}
    )
    restore_removal(record, 0, editor)
    restore_removal(record, 0, editor)
    restore_removal(record, 1, editor)
    blocks = latest_draft(page).body.raw_data
    assert [block["type"] for block in blocks] == ["text", "unplaced"]
    assert blocks[1]["value"] == "<p>DAG &amp; &lt;AVOND&gt;</p><p>Pagina 3</p>"
    record.refresh_from_db()
    assert [removal.get("restored") for removal in record.report["removals"]] == [True, True]


@pytest.mark.parametrize("number", [-1, 1, 99])
def test_a_removal_that_is_not_in_the_report_is_refused(number: int, editor: User) -> None:
    page = make_page(ReportPage, "X", live=False)
    record = ImportRecord.objects.create(
        page_id=page.pk, name="x", size=1, kind="reportage", report={"removals": [{"rule": "banner", "text": "A"}]}
    )
    with pytest.raises(RuleError) as caught:
        restore_removal(record, number, editor)
    assert caught.value.code == "no_such_removal"


def test_a_task_is_ticked_off_and_on_again(editor: User) -> None:
    page = make_page(ReportPage, "X", live=False)
    record = ImportRecord.objects.create(page_id=page.pk, name="x", size=1, kind="reportage")
    task = ImportTask.objects.create(record=record, kind="dead_link", text="hier")
    for done in (True, False):
        tick_task(task, editor, done=done)
        assert ImportTask.objects.get().done is done
