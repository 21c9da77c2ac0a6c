"""The search form: a GET form that takes any address without complaint."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from knowledge.forms.listing import values_of
from knowledge.queries.facet_words import after_merges
from knowledge.search.contract import FACETS, Sort
from knowledge.search.relaxing import PAGE_SIZE, Asked

SORTS = [
    (Sort.RELEVANCE.value, _("best match")),
    (Sort.NEWEST.value, _("newest first")),
    (Sort.TITLE.value, _("title")),
]


class SearchForm(forms.Form):
    """What is asked at `/zoeken/`. An unknown order or page is no error: an old link still shows something."""

    q = forms.CharField(label=_("Search all publications and recommendations"), required=False, strip=True)
    sorteer = forms.ChoiceField(label=_("Sort by"), choices=SORTS, required=False)
    pagina = forms.IntegerField(required=False, min_value=1)
    letterlijk = forms.CharField(required=False)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        given = {facet: values_of(data, facet) for facet in FACETS}
        self.filters = after_merges({facet: values for facet, values in given.items() if values})

    def asked(self) -> Asked:
        """What to search for, invalid values left out."""
        self.is_valid()
        return Asked(
            text=self.cleaned_data.get("q") or "",
            filters=self.filters,
            sort=Sort(self.cleaned_data.get("sorteer") or Sort.RELEVANCE),
            page=self.cleaned_data.get("pagina") or 1,
            size=PAGE_SIZE,
            facets=FACETS,
            literal=self.cleaned_data.get("letterlijk") == "1",
        )

    def parameters(self, *, sort: bool = True, filters: bool = True) -> dict[str, list[str]]:
        """The address of this question without its page, as parameter -> values."""
        asked = self.asked()
        kept: dict[str, Any] = {}
        if asked.text:
            kept["q"] = [asked.text]
            if asked.literal:
                kept["letterlijk"] = ["1"]
        if sort and asked.sort is not Sort.RELEVANCE:
            kept["sorteer"] = [asked.sort.value]
        if filters:
            kept |= {facet: list(values) for facet, values in self.filters.items()}
        return kept
