"""The one door of the back office: a session that proved a second factor, and nothing less."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.auth import permission_denied

from portal.shared.accounts.second_factor import can_show_one, has_second_factor

BACK_OFFICE = "/beheer/"
# Wagtail's own doors; portal.urls sends each of them on to /inloggen/.
OTHER_DOORS = (BACK_OFFICE + "login/", BACK_OFFICE + "logout/")
RESET_DOORS = BACK_OFFICE + "password_reset/"
ACCESS = "wagtailadmin.access_admin"
# Wagtail shows these reports to everyone who may edit something.
AUDIT_LOG = {"wagtailadmin_reports:site_history", "wagtailadmin_reports:site_history_results"}
READ_AUDIT_LOG = "wagtailcore.view_modellogentry"
RETURN_TO = "return_to_after_second_factor"


def is_script(request: HttpRequest) -> bool:
    """Whether a script asks, which can do nothing with a page to log in on."""
    accepted = request.headers.get("accept", "")
    return (
        request.headers.get("x-requested-with") == "XMLHttpRequest"
        or request.content_type == "application/json"
        or ("application/json" in accepted and "text/html" not in accepted)
        or request.path_info.startswith(BACK_OFFICE + "api/")
    )


class BackOfficeMiddleware:
    """Stands before every address below `/beheer/`, whoever registered it: pages, previews, choosers, API writes.

    Someone who is not logged in goes to `/inloggen/`; someone who is, but without a second factor in this session,
    is asked for it or sent to set one up, and comes back. A script gets 403 with a sentence instead.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        path = request.path_info
        another_door = path in OTHER_DOORS or path.startswith(RESET_DOORS)
        if path.startswith(BACK_OFFICE) and not another_door and (refusal := self.refusal(request)):
            refusal["Cache-Control"] = "private, no-store"
            return refusal
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in AUDIT_LOG and not request.user.has_perm(READ_AUDIT_LOG):
            denied: HttpResponseBase = permission_denied(request)
            return denied
        return None

    def refusal(self, request: HttpRequest) -> HttpResponseBase | None:
        user: Any = request.user
        script = is_script(request)
        if not user.is_authenticated:
            if script:
                return JsonResponse({"message": _("Log in first.")}, status=403)
            return redirect_to_login(request.get_full_path(), reverse("account_login"))
        if not user.has_perm(ACCESS):
            raise PermissionDenied
        if has_second_factor(request):
            return None
        if script:
            return JsonResponse({"message": _("Confirm with the code from your app first.")}, status=403)
        if can_show_one(user):
            return HttpResponseRedirect(
                f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.get_full_path()})}"
            )
        request.session[RETURN_TO] = request.get_full_path() if request.method == "GET" else BACK_OFFICE
        return HttpResponseRedirect(reverse("mfa_activate_totp"))
