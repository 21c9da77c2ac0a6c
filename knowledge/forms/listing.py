"""What a list was asked for: filters, order and page from the address, and the addresses that lead on from there."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from knowledge.models import Publication
from knowledge.queries import cards, facets, publications
from knowledge.queries.facet_words import after_merges
from knowledge.search.analysis import sort_key
from knowledge.search.contract import Sort

PAGE_SIZE = 20
MOST_VALUES = 50
LONGEST_VALUE = 100
SORTS = {Sort.NEWEST: _("newest first"), Sort.TITLE: _("title")}
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


def sort_from(request: HttpRequest) -> Sort:
    """The order of a list that `sorteer` asks for; an unknown one is no error and means the newest first."""
    asked = request.GET.get("sorteer", "")
    return next((sort for sort in SORTS if sort.value == asked), Sort.NEWEST)


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
    """Everything the list of one kind shows: cards, filters with counts, orders, chips, pages."""
    chosen, sort = filters_from(request), sort_from(request)
    order = {} if sort is Sort.NEWEST else {"sorteer": [sort.value]}
    page = page_of(publications.listing(kind, chosen) if sort is Sort.NEWEST else _by_title(kind, chosen), request)
    shown = page.object_list if sort is Sort.NEWEST else _with_cards(page.object_list)
    filters = facets.filters_of(kind, chosen)
    return {
        "cards": cards.cards(shown),
        "total": page.paginator.count,
        "filters": filters,
        "sort": order.get("sorteer", [""])[0],
        "sorts": [{"value": found.value, "label": label, "chosen": found is sort} for found, label in SORTS.items()],
        "chosen": chosen_chips(filters, base, chosen | order),
        "clear_url": f"{base}?{urlencode(order, doseq=True)}" if order else base,
        "pages": navigation(page, base, chosen | order),
    }


def _by_title(kind: str, chosen: publications.Filters) -> list[int]:
    """Publications in the order of a Dutch list, which no database keeps: SQLite puts "Eén" behind "Ezel"."""
    titles = publications.matching({**chosen, "soort": [kind]}).values_list("title", "pk")
    return [pk for _title, pk in sorted(titles, key=lambda row: (sort_key(row[0]), row[1]))]


def _with_cards(keys: list[int]) -> list[Publication]:
    found = {page.pk: page for page in publications.for_cards(Publication.objects.filter(pk__in=keys))}
    return [found[pk] for pk in keys if pk in found]
