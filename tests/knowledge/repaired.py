"""Pages with repairs of the importer in them, for tests."""

from __future__ import annotations

from typing import Any

from knowledge.actions.drafts import latest_draft
from knowledge.models import ImportRecord, ImportRepair, RepairState, SessionOutcomePage
from tests.factories.publications import make_page

SENTENCE = "Wie oefent met de reünie, durft daarna meer."


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
