"""The import report: what was recognised, repaired, asked and left out, and the editor's decisions about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View
from wagtail.admin import messages

from knowledge.actions.drafts import may_edit
from knowledge.actions.imports import may_open
from knowledge.actions.repairs import (
    STANDS,
    Decided,
    accept_repair,
    accept_rule,
    restore_removal,
    tick_task,
    undo_repair,
    undo_rule,
)
from knowledge.enums import ContributorRole, Kind
from knowledge.importing.mapping import RULES as MAPPING_RULES
from knowledge.importing.repairs import RULES as REPAIR_RULES
from knowledge.importing.report import TaskKind
from knowledge.models import ImportRecord, ImportRepair, RepairState, Sector, Theme, Transition
from knowledge.views.imports import ImportMixin, editor_of, entry_of, may_import
from portal.shared.errors import RuleError

CONTEXT = 90
OPEN_UP_TO = 8
LONGEST_NUMBER = 18
RULE_LABELS: dict[str, Any] = {**MAPPING_RULES, **{rule.key: rule.label for rule in REPAIR_RULES}}
TASK_LABELS: dict[str, Any] = {
    TaskKind.DEAD_LINK: gettext_lazy("Link that leads nowhere: choose a page for it"),
    TaskKind.MISSING_YEAR: gettext_lazy("Date without a year: fill in the date"),
    TaskKind.INCOMPLETE_REFERENCE: gettext_lazy("Reference that only the text names: complete it"),
    TaskKind.MISSING_ALTERNATIVE: gettext_lazy("Picture without alternative text: describe what is to be seen"),
    TaskKind.CHECK_NUMBERING: gettext_lazy("Check the numbering"),
    TaskKind.ACTIVE_LINK: gettext_lazy("Link that would run a script; it is plain text now"),
    TaskKind.CHECK_TEXT: gettext_lazy("Check the text"),
    TaskKind.CHECK_TITLE: gettext_lazy("Check the title"),
    TaskKind.UNKNOWN_KIND: gettext_lazy("Check the kind of publication"),
}
FIELD_LABELS: dict[str, Any] = {
    "date": gettext_lazy("Date"),
    "start": gettext_lazy("Start"),
    "end": gettext_lazy("End"),
    "date_signed": gettext_lazy("Signed on"),
}


@may_import
class ImportReport(ImportMixin, View):
    """Everything about one import on one page; a file that still waits shows its question instead."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = _openable(request, pk)
        if not record.kind:
            self.crumb = record.name
            self.template_name = "knowledge/admin/imports/waiting.html"
            return self.render_to_response(self.get_context_data(record=record, entry=entry_of(record)))
        self.template_name = "knowledge/admin/imports/report.html"
        self.page_title = _("Import report")
        page = record.page
        self.crumb = page.draft_title if page else record.name
        context = {
            "record": record,
            "page": page,
            "may_edit": may_edit(page, editor_of(request)),
            "recognised": _recognised(record),
            "opened": request.GET.get("regel", ""),
            **_tasks(record),
            **_groups(record, request.GET.get("regel", "")),
            **_rest(record),
        }
        return self.render_to_response(self.get_context_data(**context))


class Decision(View):
    """One decision of the editor: done or refused with a sentence, then back to the same place in the report."""

    http_method_names = ["post"]  # noqa: RUF012  Django reads it off the class

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = _openable(request, pk)
        try:
            place = self.decide(request, record)
        except RuleError as error:
            messages.error(request, error.message)
            place = request.POST.get("rule", "")
        query = f"?{urlencode({'regel': place})}" if place in RULE_LABELS else ""
        anchor = f"#regel-{place}" if place in RULE_LABELS else f"#{place}" if place in ("taken", "weggelaten") else ""
        return redirect(f"{reverse('imports:report', args=[record.pk])}{query}{anchor}")

    def decide(self, request: HttpRequest, record: ImportRecord) -> str:
        """Carries it out; the name of the place to go back to."""
        raise NotImplementedError


@may_import
class DecideRepairs(Decision):
    """Accepts or undoes one repair, or all of a rule."""

    def decide(self, request: HttpRequest, record: ImportRecord) -> str:
        rule = request.POST.get("rule", "")
        one: dict[str, Callable[..., None]] = {"accept": accept_repair, "undo": undo_repair}
        for name, action in one.items():
            if (number := _number(request, name)) >= 0:
                action(get_object_or_404(record.repairs, pk=number), editor_of(request))
                return rule
        every: dict[str, Callable[..., Decided]] = {"accept_rule": accept_rule, "undo_rule": undo_rule}
        for name, decide_all in every.items():
            if name in request.POST and rule in RULE_LABELS:
                _tell(request, decide_all(record, rule, editor_of(request)))
        return rule


@may_import
class TickTasks(Decision):
    """Notes which tasks are done; one form for all of them."""

    def decide(self, request: HttpRequest, record: ImportRecord) -> str:
        done = set(request.POST.getlist("done"))
        for task in record.tasks.all():
            if task.done != (str(task.pk) in done):
                tick_task(task, editor_of(request), done=not task.done)
        return "taken"


@may_import
class RestoreRemoval(Decision):
    """Puts a text that was left out back into the draft."""

    def decide(self, request: HttpRequest, record: ImportRecord) -> str:
        restore_removal(record, _number(request, "number"), editor_of(request))
        messages.success(request, _('The text stands in the draft again, at the end under "Not placed".'))
        return "weggelaten"


def _number(request: HttpRequest, name: str) -> int:
    """A number that was posted; -1 for anything else."""
    posted = request.POST.get(name, "")
    return int(posted) if posted.isdecimal() and len(posted) < LONGEST_NUMBER else -1


def _openable(request: HttpRequest, pk: int) -> ImportRecord:
    record = get_object_or_404(ImportRecord.objects.select_related("page", "created_by"), pk=pk)
    if not may_open(record, editor_of(request)):
        raise Http404
    return record


def _tell(request: HttpRequest, decided: Decided) -> None:
    if decided.settled:
        text = ngettext("%(count)d place settled.", "%(count)d places settled.", decided.settled) % {
            "count": decided.settled
        }
        messages.success(request, text)
    if decided.missed:
        text = ngettext(
            "%(count)d place cannot be found in the draft any more, or does not allow this change. "
            "Change it in the page itself.",
            "%(count)d places cannot be found in the draft any more, or do not allow this change. "
            "Change them in the page itself.",
            len(decided.missed),
        )
        messages.warning(request, text % {"count": len(decided.missed)})


def _recognised(record: ImportRecord) -> dict[str, Any]:
    report = record.report
    terms = report.get("terms", {})
    models = (("themes", Theme), ("sectors", Sector), ("transitions", Transition))
    links = report.get("links", [])
    return {
        "kind": Kind(record.kind).label,
        "reason": report.get("reason", ""),
        "title": report.get("title", ""),
        "people": [{**person, "role": ContributorRole(person["role"]).label} for person in report.get("people", [])],
        "recommendations": [item["heading"] for item in report.get("recommendations", [])],
        "principles": report.get("principles", []),
        "key_values": report.get("key_values", {}),
        "sections": report.get("sections", []),
        "dates": [
            (FIELD_LABELS[name], value) for name, value in report.get("dates", {}).items() if name in FIELD_LABELS
        ],
        "footnotes": report.get("footnotes", 0),
        "links": len(links),
        "dead_links": sum(link["dead"] for link in links),
        "images": report.get("images", 0),
        "tables": report.get("tables", 0),
        **{name: list(model._default_manager.filter(key__in=terms.get(name, []))) for name, model in models},
    }


def _tasks(record: ImportRecord) -> dict[str, Any]:
    tasks = list(record.tasks.all())
    groups: dict[str, list[Any]] = {}
    for task in tasks:
        groups.setdefault(task.kind, []).append(task)
    return {
        "task_groups": [{"label": TASK_LABELS.get(kind, kind), "tasks": found} for kind, found in groups.items()],
        "tasks_open": sum(not task.done for task in tasks),
        "tasks_total": len(tasks),
    }


def _groups(record: ImportRecord, opened: str) -> dict[str, Any]:
    """Repairs by rule in the order in which they were made; rules that only propose apart."""
    proposing = {rule.key for rule in REPAIR_RULES if not rule.automatic}
    groups: dict[str, dict[str, Any]] = {}
    for repair in record.repairs.all():
        group = groups.setdefault(
            repair.rule,
            {"rule": repair.rule, "label": RULE_LABELS.get(repair.rule, repair.rule), "repairs": [], "waiting": 0},
        )
        group["repairs"].append(_shown(repair))
        group["waiting"] += repair.state in (RepairState.APPLIED, RepairState.PROPOSED)
    for group in groups.values():
        group["open"] = group["rule"] == opened or (group["waiting"] and len(group["repairs"]) <= OPEN_UP_TO)
    repairs = [group for group in groups.values() if group["rule"] not in proposing]
    proposals = [group for group in groups.values() if group["rule"] in proposing]
    return {
        "repair_groups": repairs,
        "proposal_groups": proposals,
        "repairs_total": sum(len(group["repairs"]) for group in repairs),
        "proposals_total": sum(len(group["repairs"]) for group in proposals),
    }


def _shown(repair: ImportRepair) -> dict[str, Any]:
    """A repair in its sentence, which is shortened at both ends."""
    standing = repair.after if repair.state in STANDS else repair.before
    lead, tail = repair.sentence[: repair.start], repair.sentence[repair.start + len(standing) :]
    if len(lead) > CONTEXT:
        lead = "… " + lead[-CONTEXT:].split(" ", 1)[-1]
    if len(tail) > CONTEXT:
        tail = tail[:CONTEXT].rsplit(" ", 1)[0] + " …"
    return {
        "pk": repair.pk,
        "before": repair.before,
        "after": repair.after,
        "lead": lead,
        "tail": tail,
        "state": repair.state,
        "state_label": repair.get_state_display(),
        "can_accept": repair.state != RepairState.ACCEPTED,
        "can_undo": repair.state not in (RepairState.UNDONE, RepairState.DISMISSED),
    }


def _rest(record: ImportRecord) -> dict[str, Any]:
    report = record.report
    return {
        "removals": [
            {**removal, "number": number, "label": RULE_LABELS.get(removal["rule"], removal["rule"])}
            for number, removal in enumerate(report.get("removals", []))
        ],
        "comments": report.get("comments", []),
        "deletions": report.get("deletions", []),
        "unplaced": report.get("unplaced", []),
        "words_lost": report.get("words_lost", []),
    }
