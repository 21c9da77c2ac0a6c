"""Suggestions while someone types."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from knowledge.search.suggestions import LONGEST_TEXT, SuggestionKind, suggestions

# What kind of thing a suggestion leads to, as said beside it.
KINDS = {
    SuggestionKind.TITLE: _("Publication"),
    SuggestionKind.RECOMMENDATION: _("Recommendation"),
    SuggestionKind.THEME: _("Theme"),
    SuggestionKind.TERM: _("Search word"),
}
SECONDS_KEPT = 60


@require_safe
@cache_control(public=True, max_age=SECONDS_KEPT)
def suggestions_page(request: HttpRequest) -> JsonResponse:
    """`/zoeken/suggesties/?q=…`: what the words typed so far may become, and their number in words.

    Any text is answered, one that means nothing or is very long with an empty list. Reads only, sets no cookie.
    """
    found = suggestions(request.GET.get("q", "").replace("\0", "")[:LONGEST_TEXT])
    said = ngettext(
        "%(number)d suggestion, choose it with the arrow keys",
        "%(number)d suggestions, choose with the arrow keys",
        len(found),
    ) % {"number": len(found)}
    response = JsonResponse(
        {
            "said": said if found else "",
            "suggestions": [{"kind": str(KINDS[each.kind]), "text": each.text, "url": each.url} for each in found],
        }
    )
    response["X-Robots-Tag"] = "noindex"
    return response
