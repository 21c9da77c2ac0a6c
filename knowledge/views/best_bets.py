"""Recommended results in the back office, where Wagtail's own pages show what the portal does not keep."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.contrib.search_promotions.views import IndexView


class BestBetIndexView(IndexView):
    """Wagtail's list without its column of views: who asked what is counted elsewhere, and not there."""

    columns = IndexView.columns[:-1]


def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    """In the place of Wagtail's report and chooser of popular questions, which would always be empty."""
    raise Http404
