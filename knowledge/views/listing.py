"""Lists with filters and pages: the recommendations, the words of the vocabulary, people and organisations."""

from __future__ import annotations

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knowledge.forms.listing import chosen_chips, filters_from, navigation, page_of
from knowledge.models import Organisation, Person
from knowledge.queries import cards, facets, items, publications, words

PREFIX = {"thema": "themas", "sector": "sectoren", "overstap": "overstappen"}


@require_safe
def recommendation_list(request: HttpRequest) -> HttpResponse:
    """`/aanbevelingen/`: advice one by one."""
    chosen = filters_from(request)
    page = page_of(items.public_recommendations(chosen), request)
    filters = facets.recommendation_filters(chosen)
    context = {
        "items": cards.recommendation_cards(page.object_list),
        "total": page.paginator.count,
        "filters": filters,
        "chosen": chosen_chips(filters, request.path, chosen),
        "clear_url": request.path,
        "pages": navigation(page, request.path, chosen),
    }
    return render(request, "knowledge/recommendation_list.html", context)


@require_safe
def term_list(request: HttpRequest, vocabulary: str) -> HttpResponse:
    """`/themas/`, `/sectoren/` and `/overstappen/`: every word with what it holds."""
    return render(request, "knowledge/term_list.html", {"vocabulary": vocabulary, "groups": words.grouped(vocabulary)})


@require_safe
def term(request: HttpRequest, vocabulary: str, key: str) -> HttpResponse:
    """All that is filed under one word. A merged word leads to the word it became."""
    word, moved_to = words.word_at(vocabulary, key)
    if moved_to:
        return HttpResponsePermanentRedirect(f"/{PREFIX[vocabulary]}/{moved_to}/")
    if word is None:
        raise Http404
    page = page_of(
        publications.for_cards(publications.matching({vocabulary: [key]})).order_by("-first_published_at", "-pk"),
        request,
    )
    context = {
        "term": word,
        "vocabulary": vocabulary,
        "cards": cards.cards(page.object_list),
        "items": cards.recommendation_cards(items.public_recommendations({vocabulary: [key]})[:6]),
        "total": page.paginator.count,
        "pages": navigation(page, request.path, {}),
        "neighbours": words.neighbours(vocabulary, word),
    }
    return render(request, "knowledge/term.html", context)


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """A contributor and what they contributed to; nobody is shown who has nothing public."""
    found = Person.objects.select_related("organisation").filter(slug=slug).first()
    shown = cards.cards(publications.publications_of_person(found)) if found else []
    if not found or not shown:
        raise Http404
    return render(request, "knowledge/person.html", {"person": found, "cards": shown})


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """An organisation, its contributors and what they published."""
    found = Organisation.objects.filter(slug=slug).first()
    shown = cards.cards(publications.publications_of_organisation(found)) if found else []
    if not found or not shown:
        raise Http404
    people = Person.objects.filter(
        contributions__organisation=found, contributions__page__in=publications.public_publications().values("pk")
    )
    return render(
        request, "knowledge/organisation.html", {"organisation": found, "cards": shown, "people": people.distinct()}
    )
