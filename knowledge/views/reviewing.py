"""Pages whose review date has come."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.reports import PageReportView

from knowledge.models import Publication
from knowledge.queries.publications import pages_to_review


class PagesToReview(PageReportView):
    """Live pages to look at again, the longest overdue first; for who may edit them."""

    index_url_name = "pages_to_review"
    index_results_url_name = "pages_to_review_results"
    page_title = _("To review")
    header_icon = "calendar-check"
    template_name = "wagtailadmin/reports/base_report.html"
    results_template_name = "knowledge/admin/pages_to_review_results.html"
    list_export = ("title", "kind", "review_date", "review_owner")
    export_headings = {"review_date": _("Review on"), "review_owner": _("Reviewed by")}  # noqa: RUF012  Wagtail's own form
    is_searchable = False
    any_permission_required = ("add", "change", "publish")

    def get_queryset(self) -> QuerySet[Publication]:
        may_edit = self.permission_policy.instances_user_has_permission_for(self.request.user, "change").values("pk")
        pages: Any = pages_to_review(timezone.localdate())
        self.queryset = pages.filter(pk__in=may_edit).prefetch_workflow_states().annotate_approved_schedule()
        return super().get_queryset()
