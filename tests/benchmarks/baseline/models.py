"""One page model with all that is searched and counted, as https://docs.wagtail.org/en/stable/topics/search/indexing.html
has it. A recommendation is a page as well: what is to be found by itself has to be one, or a second search.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page
from wagtail.search import index

# Facet of the portal -> field of the baseline.
FACET_FIELDS = {
    "soort": "kind",
    "thema": "themes",
    "sector": "sectors",
    "overstap": "transitions",
    "rol": "roles",
    "regio": "regions",
    "jaar": "year",
    "onderbouwing": "evidence",
    "tag": "labels",
}


class BaselinePage(Page):
    kind = models.CharField(max_length=20, db_index=True)
    lead = models.TextField(blank=True)
    body = models.TextField(blank=True)
    label_words = models.TextField(blank=True)
    year = models.CharField(max_length=4, db_index=True)
    evidence = models.CharField(max_length=20, blank=True, db_index=True)
    themes = ParentalManyToManyField("knowledge.Theme", related_name="+")
    sectors = ParentalManyToManyField("knowledge.Sector", related_name="+")
    transitions = ParentalManyToManyField("knowledge.Transition", related_name="+")
    roles = ParentalManyToManyField("knowledge.Role", related_name="+")
    regions = ParentalManyToManyField("knowledge.Region", related_name="+")
    labels = ParentalManyToManyField("knowledge.Tag", related_name="+")

    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.SearchField("label_words"),
        *(index.FilterField(name) for name in FACET_FIELDS.values()),
    ]
