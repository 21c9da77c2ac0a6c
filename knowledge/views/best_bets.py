"""Recommended results in the back office, where Wagtail's own pages show what the portal does not keep."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.search_promotions.forms import SearchPromotionsFormSet
from wagtail.contrib.search_promotions.views import CreateView, EditView, IndexView

# The one field whose name Wagtail cannot translate: it has none but that of its column.
SearchPromotionsFormSet.form.base_fields["external_link_text"].label = _("Text of the link")


class BestBetIndexView(IndexView):
    """Wagtail's list without its column of views: who asked what is counted elsewhere, and not there."""

    columns = IndexView.columns[:-1]
    verbose_name = _("search question")
    verbose_name_plural = _("search questions")


class SaysWhatToDo:
    """Wagtail's form says nothing at its top when only a field of a result is wrong."""

    produced_error_message: str | None

    def is_valid(self, form: Any) -> bool:
        valid: bool = super().is_valid(form)  # type: ignore[misc]  # that of the view it is mixed into
        if not valid and not self.produced_error_message:
            self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]  # the same
        return valid


class BestBetCreateView(SaysWhatToDo, CreateView):
    pass


class BestBetEditView(SaysWhatToDo, EditView):
    pass


def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    """In the place of Wagtail's report and chooser of popular questions, which would always be empty."""
    raise Http404
