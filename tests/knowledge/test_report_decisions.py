"""Who may decide on an import, what a decision leaves alone, and what else a report lets an editor do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.actions.drafts import latest_draft, save_draft
from knowledge.actions.repairs import accept_repair, accept_rule, restore_removal, tick_task, undo_repair, undo_rule
from knowledge.models import ImportRecord, ImportRepair, ImportTask, RepairState, ReportPage, SessionOutcomePage
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
