"""The ways around the edit form: publishing many pages at once, and approving from a list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from knowledge.views.readiness import unready_in_words


@hooks.register("before_bulk_action")
def publish_only_what_is_ready(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Publishes none of the pages as long as one of them lacks what a reader needs."""
    if action_type != "publish" or not issubclass(action.model, Page):
        return None
    pages = list(objects)
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        pages += [below for page in list(pages) for below in page.get_descendants().not_live()]
    refusals = [words for page in pages if (words := unready_in_words(page.specific.get_latest_revision_as_object()))]
    for words in refusals:
        messages.error(request, words)
    return redirect(action.next_url) if refusals else None
