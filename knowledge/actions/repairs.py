"""Accepts and undoes what the importer changed or proposed; each decision is a new draft of the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.html import escape
from django.utils.translation import gettext as _

from knowledge.actions.draft_texts import DraftTexts, NotFound
from knowledge.actions.drafts import check_may_edit, draft_to_change, save_draft
from knowledge.actions.passages import CannotSplit
from knowledge.models import ImportRecord, ImportRepair, ImportTask, Publication, RepairState
from portal.shared.errors import RuleError
from portal.shared.models import User

STANDS = (RepairState.APPLIED, RepairState.ACCEPTED)
"""States in which the draft has `after`; in the others it has `before`."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a decision on many repairs: how many were settled, and which could not be carried out."""

    settled: int
    missed: tuple[ImportRepair, ...] = ()


def accept_repair(repair: ImportRepair, user: User) -> None:
    """Lets a repair stand; a proposal, or a repair that was undone, is carried out in the draft.

    Raises RuleError, with nothing changed, when `user` may not edit the page or the words are not there any more.
    """
    _decide_one(repair, user, accept=True)


def undo_repair(repair: ImportRepair, user: User) -> None:
    """Puts back in the draft what the file had; a proposal is turned down and leaves the draft alone.

    Raises RuleError, with nothing changed, when `user` may not edit the page or the words are not there any more.
    """
    _decide_one(repair, user, accept=False)


def accept_rule(record: ImportRecord, rule: str, user: User) -> Decided:
    """Accepts every repair and proposal of one rule that is not accepted yet, in one draft."""
    return _decide_rule(record, rule, user, accept=True)


def undo_rule(record: ImportRecord, rule: str, user: User) -> Decided:
    """Undoes every repair and turns down every proposal of one rule, in one draft."""
    return _decide_rule(record, rule, user, accept=False)


@transaction.atomic
def restore_removal(record: ImportRecord, number: int, user: User) -> None:
    """Puts text that was left out into the block "Not placed" at the end of the draft; once is enough."""
    page = check_may_edit(record.page, user)
    record = ImportRecord.objects.select_for_update().get(pk=record.pk)
    removals = record.report.get("removals", [])
    if not 0 <= number < len(removals):
        raise RuleError("no_such_removal", _("This text is not in the report any more."))
    if removals[number].get("restored"):
        return
    draft = draft_to_change(page)
    add_unplaced(draft, f"<p>{escape(removals[number]['text'])}</p>")
    save_draft(draft, user)
    removals[number]["restored"] = True
    record.save(update_fields=["report"])


def add_unplaced(draft: Publication, html: str) -> None:
    """Adds rich text to the last "Not placed" block of a draft in memory, or ends the body with a new one."""
    block = draft.body.stream_block
    stored = block.get_prep_value(draft.body) if draft.body else []
    last = next((child for child in reversed(stored) if child["type"] == "unplaced"), None)
    if last is None:
        stored.append({"type": "unplaced", "value": html})
    else:
        last["value"] += html
    draft.body = block.to_python(stored)


def tick_task(task: ImportTask, user: User, *, done: bool) -> None:
    """Marks a task of the report as done, or as still to do."""
    check_may_edit(task.record.page, user)
    ImportTask.objects.filter(pk=task.pk).update(done=done)


@transaction.atomic
def _decide_one(repair: ImportRepair, user: User, *, accept: bool) -> None:
    page = check_may_edit(repair.record.page, user)
    ImportRecord.objects.select_for_update().get(pk=repair.record_id)
    repair.refresh_from_db()
    decided = _decide(page, [repair], user, accept=accept)
    if decided.missed:
        raise RuleError(
            "passage_gone",
            _(
                "This passage cannot be found in the draft any more, or its place does not allow this change. "
                "Change it in the page itself; nothing has changed."
            ),
        )


@transaction.atomic
def _decide_rule(record: ImportRecord, rule: str, user: User, *, accept: bool) -> Decided:
    page = check_may_edit(record.page, user)
    ImportRecord.objects.select_for_update().get(pk=record.pk)
    return _decide(page, list(record.repairs.filter(rule=rule)), user, accept=accept)


def _decide(page: Publication, repairs: Iterable[ImportRepair], user: User, *, accept: bool) -> Decided:
    texts: DraftTexts | None = None
    settled, missed = 0, []
    for repair in repairs:
        repair.refresh_from_db(fields=["sentence", "start"])  # an earlier one may have changed the sentence they share
        state = _next_state(repair, accept=accept)
        if state == repair.state:
            continue
        stands, shall_stand = repair.state in STANDS, state in STANDS
        if stands != shall_stand:
            texts = texts or DraftTexts(draft_to_change(page))
            old, new = (repair.before, repair.after) if shall_stand else (repair.after, repair.before)
            try:
                texts.exchange(repair.sentence, repair.start, old, new)
            except (NotFound, CannotSplit):
                missed.append(repair)
                continue
            _keep_sentences(repair, old, new)
        repair.state = state
        repair.save(update_fields=["state"])
        settled += 1
    if texts is not None and settled:
        texts.write_back()
        save_draft(texts.page, user)
    return Decided(settled, tuple(missed))


def _next_state(repair: ImportRepair, *, accept: bool) -> str:
    if accept:
        return RepairState.ACCEPTED
    if repair.state in (RepairState.PROPOSED, RepairState.DISMISSED):
        return RepairState.DISMISSED
    return RepairState.UNDONE


def _keep_sentences(repair: ImportRepair, old: str, new: str) -> None:
    """Writes the change into the sentence that repairs of the same sentence are found by, this one included."""
    sentence, start = repair.sentence, repair.start
    if not sentence.startswith(old, start):
        return
    changed = sentence[:start] + new + sentence[start + len(old) :]
    for other in ImportRepair.objects.filter(record=repair.record_id, sentence=sentence):
        other.sentence = changed
        if other.start > start:
            other.start += len(new) - len(old)
        other.save(update_fields=["sentence", "start"])
