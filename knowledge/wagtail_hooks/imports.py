"""Importing in the back office: its addresses, its place in the menu, and the way from a page to its report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from knowledge.models import ImportRecord
from knowledge.views.import_report import DecideRepairs, ImportReport, RestoreRemoval, TickTasks
from knowledge.views.imports import ImportAnswer, ImportBatch, ImportIndex, ImportOriginal

PERMISSION = "knowledge.add_importrecord"


class ImportMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        """For who may import."""
        return bool(request.user.has_perm(PERMISSION))


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    urls = [
        path("", ImportIndex.as_view(), name="index"),
        path("voortgang/", ImportBatch.as_view(), name="batch"),
        path("<int:pk>/", ImportReport.as_view(), name="report"),
        path("<int:pk>/antwoord/", ImportAnswer.as_view(), name="answer"),
        path("<int:pk>/bestand/", ImportOriginal.as_view(), name="original"),
        path("<int:pk>/herstel/", DecideRepairs.as_view(), name="repairs"),
        path("<int:pk>/taken/", TickTasks.as_view(), name="tasks"),
        path("<int:pk>/weggelaten/", RestoreRemoval.as_view(), name="removals"),
    ]
    return [path("importeren/", include((urls, "imports")))]


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    return ImportMenuItem(_("Import"), reverse("imports:index"), name="imports", icon_name="upload", order=150)


@hooks.register("register_page_header_buttons")
def report_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """The newest import report of a page, for who may open it."""
    if not user.has_perm(PERMISSION):
        return
    record = ImportRecord.objects.filter(page_id=page.pk).only("pk").first() if page.pk else None
    if record is not None:
        yield Button(
            _("Import report"), url=reverse("imports:report", args=[record.pk]), icon_name="upload", priority=64
        )
