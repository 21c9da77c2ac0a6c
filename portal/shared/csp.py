"""Two security policies: strict for the public site, Wagtail's needs for the back office."""

from __future__ import annotations

from dataclasses import replace

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

BACK_OFFICE = "/beheer/"

# Nothing inline, nothing from elsewhere, framed by nobody.
PUBLIC = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "font-src": [SELF],
    "img-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}

# Wagtail 8.0 has inline scripts and styles without a nonce; its previews stand in a frame of our own.
OFFICE = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "font-src": [SELF, "data:"],
    "img-src": [SELF, "data:", "blob:"],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "object-src": [NONE],
    "form-action": [SELF],
    "base-uri": [SELF],
    "frame-ancestors": [SELF],
}


class SecurityPolicyMiddleware(CSPMiddleware):
    """Writes Content-Security-Policy, and X-Frame-Options to match it for browsers that know only that."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if report_only or parts.config is not None:
            return parts
        return replace(parts, config=OFFICE if request.path_info.startswith(BACK_OFFICE) else PUBLIC)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if settings.DEBUG and response.status_code >= 500:
            return response  # Django's page for developers styles itself inline
        if request.path_info.startswith(BACK_OFFICE):
            # A preview was answered as if by the page's own address, with the policy of that address.
            response.headers.pop("Content-Security-Policy", None)
        response = super().process_response(request, response)
        framed = SELF if request.path_info.startswith(BACK_OFFICE) else NONE
        response["X-Frame-Options"] = "SAMEORIGIN" if framed == SELF else "DENY"
        return response
