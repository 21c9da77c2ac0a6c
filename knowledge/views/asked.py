"""The report "Zoekvragen": what visitors asked in a month, and what they did not find."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.auth import permission_required
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from knowledge.queries.asked import SHOWN_FROM, asked_months, asked_report


@method_decorator(permission_required("knowledge.view_askedwords"), name="dispatch")
class AskedReportView(WagtailAdminTemplateMixin, View):
    """One month, chosen by ``?maand=2026-11``; an address without a month, or with another one, shows the newest."""

    template_name = "knowledge/admin/asked.html"
    page_title: Any = _("Search questions")
    header_icon = "search"

    def get(self, request: HttpRequest) -> HttpResponse:
        months = asked_months() or [timezone.localdate().replace(day=1)]
        month = _month(request.GET.get("maand", ""), months)
        context = {"months": months, "report": asked_report(month), "shown_from": SHOWN_FROM}
        return self.render_to_response(self.get_context_data(**context))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": reverse("asked_report"), "label": self.page_title}]


def _month(text: str, months: list[date]) -> date:
    return next((month for month in months if f"{month:%Y-%m}" == text), months[0])
