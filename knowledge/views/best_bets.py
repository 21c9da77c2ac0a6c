"""Recommended results in the back office, where Wagtail's own pages show what the portal does not keep."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.search_promotions.forms import SearchPromotionsFormSet
from wagtail.contrib.search_promotions.views import IndexView

# The one field whose name Wagtail cannot translate: it has none but that of its column.
SearchPromotionsFormSet.form.base_fields["external_link_text"].label = _("Text of the link")


class BestBetIndexView(IndexView):
    """Wagtail's list without its column of views: who asked what is counted elsewhere, and not there."""

    columns = IndexView.columns[:-1]
    verbose_name = _("search question")
    verbose_name_plural = _("search questions")


def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    """In the place of Wagtail's report and chooser of popular questions, which would always be empty."""
    raise Http404
