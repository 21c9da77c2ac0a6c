"""What a list was asked for: filters and page from the address, and the addresses that lead on from there."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, QueryDict

from knowledge.queries import cards, facets, publications
from knowledge.queries.facet_words import after_merges

PAGE_SIZE = 20
MOST_VALUES = 50
LONGEST_VALUE = 100
PARAMETERS = ("thema", "sector", "overstap", "rol", "regio", "onderbouwing", "jaar", "tag")


def values_of(data: QueryDict, name: str) -> list[str]:
    """The values of a filter parameter, at most `MOST_VALUES` and none longer than `LONGEST_VALUE` signs.

    One with a NUL is left out: no word has it, and PostgreSQL does not even take the question.
    """
    given = data.getlist(name)[:MOST_VALUES]
    return [value[:LONGEST_VALUE] for value in given if value and "\0" not in value]


def filters_from(request: HttpRequest) -> publications.Filters:
    """The known filter parameters of a request; a word that was merged away stands for the one it became."""
    given = {name: values_of(request.GET, name) for name in PARAMETERS}
    found = after_merges({name: values for name, values in given.items() if values})
    return {name: list(values) for name, values in found.items()}


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
        numbers.append(
            {
                "number": number,
                "url": address(number) if is_number else "",
                "current": number == page.number,
                "gap": not is_number,
            }
        )
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
