"""The search view of https://docs.wagtail.org/en/stable/topics/search/searching.html with facets beside it."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tests.benchmarks.baseline.models import FACET_FIELDS, BaselinePage


def search(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "")
    found = BaselinePage.objects.live().search(text)
    pages = Paginator(found, per_page=10).get_page(request.GET.get("pagina", 1))
    context = {
        "text": text,
        "pages": pages,
        "total": pages.paginator.count,
        "facets": [(name, labelled(field, found.facet(field))) for name, field in FACET_FIELDS.items()],
    }
    return render(request, "baseline/search.html", context)


def labelled(field: str, counts: dict[Any, int]) -> list[tuple[str, int]]:
    """Label and count of each value; a relation's values come as primary keys, with None for pages that have none."""
    values = {value: count for value, count in counts.items() if value not in {None, ""}}
    relation = BaselinePage._meta.get_field(field)
    if not isinstance(relation, models.ManyToManyField):
        return list(values.items())
    words = relation.related_model._default_manager.in_bulk(list(values))
    return [(str(words[value]), count) for value, count in values.items()]
