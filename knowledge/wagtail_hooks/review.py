"""The back-office list "Te herzien": live pages whose review date has come."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import policy_registry

from knowledge.views.reviewing import PagesToReview


class ReviewMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        """For who may edit at least one page."""
        return bool(
            policy_registry.get_by_type(Page).user_has_any_permission(request.user, ["add", "change", "publish"])
        )


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    return [
        path("te-herzien/", PagesToReview.as_view(), name="pages_to_review"),
        path("te-herzien/results/", PagesToReview.as_view(results_only=True), name="pages_to_review_results"),
    ]


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    return ReviewMenuItem(
        _("To review"), reverse("pages_to_review"), name="to-review", icon_name="calendar-check", order=250
    )
