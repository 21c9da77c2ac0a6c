"""Importing in the back office: choose files, see them being taken in one by one, answer what only an editor knows."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from knowledge.actions.imports import (
    Waiting,
    discard,
    discard_forgotten,
    imports_for,
    keep_waiting,
    may_open,
    waiting_for,
)
from knowledge.enums import Kind
from knowledge.forms.imports import MOST_BYTES, MOST_UPLOAD, AnswerForm, ImportForm
from knowledge.importing.reading.errors import MESSAGES
from knowledge.importing.turns import take_turn
from knowledge.models import ImportRecord, Publication
from portal.shared.errors import RuleError
from portal.shared.models import User

BATCH = "import_batch"
PAGE_SIZE = 20
may_import = method_decorator(permission_required("knowledge.add_importrecord"), name="dispatch")


class ImportMixin(WagtailAdminTemplateMixin):
    """The furniture that all pages of importing share."""

    page_title: Any = gettext_lazy("Import")
    header_icon = "upload"
    crumb: Any = None

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = [*super().get_breadcrumbs_items(), {"url": reverse("imports:index"), "label": _("Import")}]
        return [*items, {"url": "", "label": self.crumb}] if self.crumb else items


def editor_of(request: HttpRequest) -> User:
    """Who asks; the back office lets nobody in without an account."""
    assert isinstance(request.user, User)
    return request.user


def too_much(request: HttpRequest) -> bool:
    """Whether a request says that it brings more than can be accepted; asked before anything of it is read."""
    return int(request.META.get("CONTENT_LENGTH") or 0) > MOST_UPLOAD


@may_import
class ImportIndex(ImportMixin, View):
    """The form, the files that wait for an answer, and the imports so far."""

    template_name = "knowledge/admin/imports/index.html"

    @method_decorator(csrf_exempt)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        # Checking the token reads the body, so the size is looked at first and the token after it.
        if request.method == "POST" and too_much(request):
            form = ImportForm()
            message = _("Together these files are larger than %(limit)d MB. Choose fewer at a time.") % {
                "limit": MOST_UPLOAD // 1024**2
            }
            return self.render_to_response(self.get_context_data(form=form, refused=[("", message)]), status=413)
        return csrf_protect(super().dispatch)(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=ImportForm()))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ImportForm(request.POST, request.FILES)
        refused: list[tuple[str, Any]] = []
        if form.is_valid():
            discard_forgotten()
            batch = _take_in(form, request, refused)
            if batch:
                request.session[BATCH] = [
                    *batch,
                    *({"name": name, "refused": str(message)} for name, message in refused),
                ]
                return redirect("imports:batch")
        return self.render_to_response(self.get_context_data(form=form, refused=refused), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        records = imports_for(editor_of(self.request)).defer("report")
        page = Paginator(records, PAGE_SIZE).get_page(self.request.GET.get("p"))
        waiting = [entry_of(record) for record in waiting_for(editor_of(self.request))]
        return {
            **context,
            "page_obj": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
            "waiting": waiting,
        }


@may_import
class ImportBatch(ImportMixin, View):
    """The files just chosen. Each POST takes in the next one, so that every file is a step of its own."""

    template_name = "knowledge/admin/imports/batch.html"
    crumb = gettext_lazy("Progress")

    def get(self, request: HttpRequest) -> HttpResponse:
        if not request.session.get(BATCH):
            return redirect("imports:index")
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest) -> HttpResponse:
        batch = request.session.get(BATCH, [])
        entry = next(
            (entry for entry in _entries(request, batch) if entry["state"] in (Waiting.TURN, Waiting.BUSY)), None
        )
        if entry is not None:
            try:
                take_turn(entry["record"], editor_of(request))
            except RuleError as error:
                _refuse(request, entry["record_pk"], error.message)
        return redirect("imports:batch")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entries = _entries(self.request, self.request.session.get(BATCH, []))
        left = [entry for entry in entries if entry["state"] in (Waiting.TURN, Waiting.BUSY)]
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **context,
            "entries": entries,
            "left": len(left),
            "done": len(entries) - len(left),
            "total": len(entries),
        }


@may_import
class ImportAnswer(View):
    """What an editor says about one of their waiting files: its kind, update or new, or leave it out."""

    http_method_names = ["post"]  # noqa: RUF012  Django reads it off the class

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = get_object_or_404(waiting_for(editor_of(request)), pk=pk)
        form = AnswerForm(request.POST)
        if not form.is_valid():
            messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
            return _back(request)
        answer = form.cleaned_data["answer"]
        if answer == AnswerForm.SKIP:
            discard(record)
            _refuse(request, pk, _("Left out."))
            return _back(request)
        try:
            take_turn(
                record,
                editor_of(request),
                kind=Kind(form.cleaned_data["kind"]) if answer == AnswerForm.KIND else None,
                update=answer == AnswerForm.UPDATE,
                again=answer == AnswerForm.NEW,
            )
        except RuleError as error:
            _refuse(request, pk, error.message)
            messages.error(request, f"{record.name}: {error.message}")
        return _back(request, record)


@may_import
class ImportOriginal(View):
    """The imported file itself, as a download, for who may edit its page."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        record = get_object_or_404(ImportRecord, pk=pk)
        if not may_open(record, editor_of(request)):
            raise Http404
        response = FileResponse(
            record.file.open("rb"), as_attachment=True, filename=record.name, content_type="application/octet-stream"
        )
        response["X-Content-Type-Options"] = "nosniff"
        return response


def _take_in(form: ImportForm, request: HttpRequest, refused: list[tuple[str, Any]]) -> list[dict[str, Any]]:
    """Keeps what was sent for its turn; what is too large goes to `refused` unread."""
    kind = form.cleaned_data["kind"]
    batch = []
    for file in form.cleaned_data["uploads"]:
        if file.size > MOST_BYTES:
            refused.append((file.name, MESSAGES["too_large"]))
            continue
        record = keep_waiting(file.name, _content(file), editor_of(request), kind)
        batch.append({"name": record.name, "record": record.pk})
    text = form.cleaned_data["text"]
    if text.strip():
        record = keep_waiting(_("Pasted text") + ".txt", text.encode(), editor_of(request), kind)
        batch.append({"name": record.name, "record": record.pk})
    return batch


def _content(file: UploadedFile) -> bytes:
    content: bytes = file.read()
    return content


def _entries(request: HttpRequest, batch: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The files of a batch as they are now."""
    pks = [entry["record"] for entry in batch if "record" in entry]
    records = {
        record.pk: record
        for record in ImportRecord.objects.filter(pk__in=pks, created_by=editor_of(request)).select_related("page")
    }
    entries = []
    for entry in batch:
        record = records.get(entry.get("record", 0))
        if record is not None:
            entries.append(entry_of(record))
        else:
            message = entry.get("refused") or _("This file is not there any more.")
            entries.append(
                {"name": entry["name"], "state": "refused", "message": message, "record": None, "record_pk": 0}
            )
    return entries


def entry_of(record: ImportRecord) -> dict[str, Any]:
    """One file as the templates show it: how far it is, and what is asked about it."""
    entry: dict[str, Any] = {"name": record.name, "record": record, "record_pk": record.pk, "page": record.page}
    if record.kind:
        return {**entry, "state": "done"}
    state = record.report.get("waiting", Waiting.TURN)
    known = Publication.objects.filter(pk=record.report.get("page")).first() if state == Waiting.REPEAT else None
    return {**entry, "state": state, "known": known, "kinds": Kind.choices}


def _refuse(request: HttpRequest, pk: int, message: Any) -> None:
    """Keeps in the batch why a file did not go in."""
    batch = request.session.get(BATCH, [])
    for entry in batch:
        if entry.get("record") == pk:
            entry.pop("record")
            entry["refused"] = str(message)
    request.session[BATCH] = batch


def _back(request: HttpRequest, record: ImportRecord | None = None) -> HttpResponse:
    if request.POST.get("back") == "batch":
        return redirect("imports:batch")
    if record is not None and record.kind:
        return redirect("imports:report", record.pk)
    return redirect(reverse_lazy("imports:index"))
