"""The privacy form, in one transaction with the ledger row that takes a page out of the index."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from wagtail import hooks
from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.admin.viewsets.pages import PageViewSet

from knowledge.views.readiness import ApproveWhenReady


class AtomicPrivacyView(SetPrivacyView):
    """Wagtail's form saves a restriction and its groups one by one, with nothing around them."""

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        return response


class PortalPageViewSet(PageViewSet):
    set_privacy_view_class = AtomicPrivacyView
    workflow_action_view_class = ApproveWhenReady


@hooks.register("register_admin_viewset", order=1)  # after Wagtail's own, which it replaces for all pages
def pages_with_atomic_privacy() -> PortalPageViewSet:
    return PortalPageViewSet()
