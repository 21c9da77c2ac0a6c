"""Lists with filters and pages: the kinds, the recommendations, the words of the vocabulary."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knowledge.models import Organisation, Person
from knowledge.queries import cards, facets, items, publications, words

PAGE_SIZE = 20
MOST_VALUES = 50
PARAMETERS = ("thema", "sector", "overstap", "rol", "regio", "onderbouwing", "jaar")
PREFIX = {"thema": "themas", "sector": "sectoren", "overstap": "overstappen"}


def filters_from(request: HttpRequest) -> publications.Filters:
    """The known filter parameters of a request, each capped at `MOST_VALUES` values of at most 100 signs."""
    return {
        name: [value[:100] for value in request.GET.getlist(name)[:MOST_VALUES]] for name in PARAMETERS if request.GET.getlist(name)
    }


def page_of(rows: Any, request: HttpRequest) -> Any:
    """The page asked for by `pagina`; a number out of range gives the nearest page there is."""
    return Paginator(rows, PAGE_SIZE).get_page(request.GET.get("pagina", "1")[:6])


def navigation(page: Any, base: str, chosen: publications.Filters) -> dict[str, Any]:
    """Addresses of the pages around `page`, in the form of components/pagination.html."""

    def address(number: int) -> str:
        query = [(name, value) for name, values in chosen.items() for value in values]
        if number > 1:
            query.append(("pagina", str(number)))
        return f"{base}?{urlencode(query)}" if query else base

    numbers = []
    for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
        is_number = isinstance(number, int)
        numbers.append({"number": number, "url": address(number) if is_number else "", "current": number == page.number, "gap": not is_number})
    return {
        "many": page.paginator.num_pages > 1,
        "numbers": numbers,
        "previous": address(page.previous_page_number()) if page.has_previous() else "",
        "next": address(page.next_page_number()) if page.has_next() else "",
    }


def chosen_chips(filters: list[facets.Filter], base: str, chosen: publications.Filters) -> list[dict[str, str]]:
    """One chip for each chosen value, with the address that drops just that one."""
    chips = []
    for name, value, label in facets.chosen_labels(filters):
        rest = [(n, v) for n, values in chosen.items() for v in values if (n, v) != (name, value)]
        chips.append({"label": label, "url": f"{base}?{urlencode(rest)}" if rest else base})
    return chips


def listing_of(kind: str, request: HttpRequest, base: str) -> dict[str, Any]:
    """Everything the list of one kind shows: cards, filters with counts, chips, pages."""
    chosen = filters_from(request)
    page = page_of(publications.listing(kind, chosen), request)
    filters = facets.filters_of(kind, chosen)
    return {
        "cards": cards.cards(page.object_list),
        "total": page.paginator.count,
        "filters": filters,
        "chosen": chosen_chips(filters, base, chosen),
        "clear_url": base,
        "pages": navigation(page, base, chosen),
    }


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
    page = page_of(publications.for_cards(publications.matching({vocabulary: [key]})).order_by("-first_published_at", "-pk"), request)
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
    people = Person.objects.filter(contributions__organisation=found, contributions__page__in=publications.public_publications().values("pk"))
    return render(request, "knowledge/organisation.html", {"organisation": found, "cards": shown, "people": people.distinct()})
