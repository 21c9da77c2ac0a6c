"""What accounts and documents hang in Wagtail: the reset of a lost device, the audit log, who may have a file."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.shared.accounts.lost_device import RESET
from portal.shared.accounts.middleware import READ_AUDIT_LOG
from portal.shared.accounts.second_factor import has_second_factor
from portal.shared.accounts.views import ResetSecondFactorView
from portal.shared.documents import may_read


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    return [path("users/<int:pk>/tweede-stap/", ResetSecondFactorView.as_view(), name="reset_second_factor")]


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    actions.register_action(RESET, _("Reset second step"), _("Second step reset"))


@hooks.register("register_account_menu_item")
def link_to_password(request: HttpRequest) -> dict[str, Any]:
    return {
        "url": reverse("account_change_password"),
        "label": _("Change password"),
        "help_text": _("Your e-mail address is changed by an administrator."),
    }


@hooks.register("register_account_menu_item")
def link_to_second_factor(request: HttpRequest) -> dict[str, Any]:
    return {
        "url": reverse("mfa_index"),
        "label": _("Second step and recovery codes"),
        "help_text": _("The app that gives you codes, and what to do without it."),
    }


@hooks.register("construct_reports_menu")
def keep_audit_log_for_administrators(request: HttpRequest, items: list[MenuItem]) -> None:
    if not request.user.has_perm(READ_AUDIT_LOG):
        items[:] = [item for item in items if item.name != "site-history"]


@hooks.register("construct_wagtail_userbar")
def empty_userbar_without_second_factor(request: HttpRequest, items: list[Any], page: Any) -> None:
    if not has_second_factor(request):
        items.clear()


@hooks.register("before_serve_document")
def refuse_private_documents(document: Any, request: HttpRequest) -> None:
    """Answers 404 rather than 403: that there is such a document is nobody's business either."""
    if not may_read(document, request):
        raise Http404
