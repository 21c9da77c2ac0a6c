"""What a visitor sees when a page is not there, not allowed, gone, or broken.

The templates stand at the root of `templates/`: 400, 403, 404, 410 and 500. That of a broken page is plain: it
must not need what has just broken.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.template import loader
from django.utils.translation import gettext as _


class Gone(Exception):
    """There was something at this address and it was taken away for good; answered with 410."""


def _page(request: HttpRequest, status: int, **context: object) -> HttpResponse:
    return HttpResponse(loader.render_to_string(f"{status}.html", context, request), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    # Without the request: its host may be the very thing that was refused.
    return HttpResponse(loader.render_to_string("400.html"), status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long, or that came from another site."""
    return _page(request, 403, message=_("This form has expired. Go back, reload the page and send it again."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 404)


def gone(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 410)


def broken(request: HttpRequest) -> HttpResponse:
    # Without the request: context processors read the database, which may be what is away.
    return HttpResponse(loader.render_to_string("500.html"), status=500)


class GoneMiddleware:
    """Answers `Gone` from any view, as Django does for Http404."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        return gone(request, exception) if isinstance(exception, Gone) else None


class OwnNotFoundMiddleware(GoneMiddleware):
    """With DEBUG on, too, a missing page looks as visitors see it."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        return not_found(request, exception) if isinstance(exception, Http404) else None
