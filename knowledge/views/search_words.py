"""Search words in the back office: what an editor is told after a change, and what a question becomes."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.auth import permission_required
from wagtail.admin.views.generic import CreateView, DeleteView, EditView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from knowledge.search.explaining import explained

LONGEST_QUESTION = 200


class UnsplitWordCreateView(CreateView):
    success_message = _(
        "‘%(object)s’ stays whole from now on. The search index is made anew for it, which takes a few minutes at most."
    )


class UnsplitWordEditView(EditView):
    success_message = _(
        "‘%(object)s’ has been changed. The search index is made anew for it, which takes a few minutes at most."
    )


class UnsplitWordDeleteView(DeleteView):
    success_message = _(
        "‘%(object)s’ is split again. The search index is made anew for it, which takes a few minutes at most."
    )


@method_decorator(permission_required("knowledge.change_abbreviation"), name="dispatch")
class QuestionPreview(WagtailAdminTemplateMixin, View):
    """Shows what the search makes of a question as a visitor types it; reads only."""

    template_name = "knowledge/admin/question_preview.html"
    page_title: Any = _("What becomes of a question?")
    header_icon = "view"

    def get(self, request: HttpRequest) -> HttpResponse:
        text = " ".join(request.GET.get("q", "").split())[:LONGEST_QUESTION]
        words = explained(text) if text else ()
        context = {"text": text, "words": words, "longest": LONGEST_QUESTION}
        return self.render_to_response(self.get_context_data(**context))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": reverse("question_preview"), "label": self.page_title}]
