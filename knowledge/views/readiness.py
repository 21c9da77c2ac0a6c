"""Approving a page where its edit form does not look at it first."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.views.pages.workflow import WorkflowActionView

from knowledge.models import Publication
from knowledge.queries.readiness import unready


def unready_in_words(draft: Any) -> str:
    """The title of a draft and what it lacks; empty for one that is ready, or that is no publication."""
    lacking = unready(draft) if isinstance(draft, Publication) else []
    return f"{draft.title}: {' '.join(lacking)}" if lacking else ""


class ApproveWhenReady(WorkflowActionView):
    """Approving publishes, also what was saved as an unfinished draft since it was handed in."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        refusal = unready_in_words(self.task_state.revision.as_object()) if self.action_name == "approve" else ""
        if not refusal:
            answer: HttpResponse = super().post(request, *args, **kwargs)
            return answer
        messages.error(request, refusal)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            told: HttpResponse = self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})
            return told
        return redirect(self.redirect_url)
