"""The page of one recommendation."""

from __future__ import annotations

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knowledge.queries import cards, items


@require_safe
def recommendation(request: HttpRequest, slug: str) -> HttpResponse:
    """`/aanbevelingen/<slug>/`: the advice, where it comes from, what is like it; 410 once it has been taken away."""
    found = items.recommendation_at(slug)
    if found.moved_to:
        return HttpResponsePermanentRedirect(f"/aanbevelingen/{found.moved_to}/")
    if found.gone:
        return render(request, "410.html", status=410)
    if found.recommendation is None:
        raise Http404
    card = cards.recommendation_cards([found.recommendation])[0]
    context = {
        "item": card,
        "page": found.recommendation.page.specific,
        "similar": cards.recommendation_cards(items.similar_to(found.recommendation)),
    }
    return render(request, "knowledge/recommendation.html", context)
