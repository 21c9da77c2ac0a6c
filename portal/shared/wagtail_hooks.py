"""What accounts, documents and addresses hang in Wagtail: a lost device, the audit log, files, where a page may go."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from portal.shared.accounts.lost_device import RESET
from portal.shared.accounts.middleware import READ_AUDIT_LOG
from portal.shared.accounts.second_factor import has_second_factor
from portal.shared.accounts.views import ResetSecondFactorView
from portal.shared.addresses import is_reserved
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


@hooks.register("before_move_page")
def refuse_reserved_address(request: HttpRequest, page: Page, destination: Page) -> HttpResponseRedirect | None:
    if not is_reserved(page.slug, destination):
        return None
    messages.error(request, _cannot_stand_there(page))
    return redirect("wagtailadmin_pages:move", page.pk)


@hooks.register("before_bulk_action")
def refuse_reserved_addresses(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponseRedirect | None:
    """Of several pages moved together; one that cannot go keeps all where they are."""
    if action_type != "move":
        return None
    destination = action.cleaned_form.cleaned_data["chooser"]
    refused = [page for page in objects if is_reserved(page.slug, destination)]
    for page in refused:
        messages.error(request, _cannot_stand_there(page))
    return redirect(action.next_url) if refused else None


def _cannot_stand_there(page: Page) -> str:
    return gettext(
        "“%(title)s” cannot go there: the site itself uses the address “%(slug)s” there. Give the page another "
        "address first."
    ) % {"title": page.get_admin_display_title(), "slug": page.slug}
