"""The front page of the back office: the ways on for who just came in."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from knowledge.models import IndexPage
from knowledge.queries.publications import pages_to_review


class WaysOn(Component):
    """What somebody may begin with; nothing for who writes nothing."""

    template_name = "knowledge/admin/ways_on.html"
    order = 50

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        policy = policy_registry.get_by_type(Page)
        user = self.request.user
        ways: list[dict[str, str]] = []
        if user.has_perm("knowledge.add_importrecord"):
            ways.append({"url": reverse("imports:index"), "label": _("Import a Word file or a text"), "icon": "upload"})
        if policy.user_has_any_permission(user, ["add"]):
            ways += [
                {
                    "url": reverse("wagtailadmin_pages:add_subpage", args=[page.pk]),
                    "label": _("New in %(list)s") % {"list": page.title},
                    "icon": "plus",
                }
                for page in IndexPage.objects.filter(kind__in=["opbrengst", "praktijkvoorbeeld"])
            ]
        editable = policy.instances_user_has_permission_for(user, "change").values("pk")
        overdue = pages_to_review(timezone.localdate()).filter(pk__in=editable).count()
        if overdue:
            ways.append(
                {
                    "url": reverse("pages_to_review"),
                    "label": _("To review: %(number)d") % {"number": overdue},
                    "icon": "calendar-check",
                }
            )
        return {"ways": ways}


@hooks.register("construct_homepage_panels")
def ways_on(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(WaysOn(request))
