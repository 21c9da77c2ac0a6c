"""Stock Wagtail's database search over the same documents, as its documentation says to set it up.

https://docs.wagtail.org/en/stable/topics/search/indexing.html: a model that is `index.Indexed` declares
`search_fields`, here a title and a text, and is asked by `QuerySet.search(query)`. It gets more than a site of its own
would have: recommendations and principles are found as well, with themes, tags, names and the text of every block.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from django.db import connection, models
from modelsearch.queryset import SearchableQuerySetMixin
from wagtail.search import index
from wagtail.search.backends import get_search_backend

from knowledge.search.contract import SearchDocument


class StockQuerySet(SearchableQuerySetMixin, models.QuerySet):  # type: ignore[type-arg]  # no types to give
    pass


class StockDocument(index.Indexed, models.Model):
    """A search document as a model. Belongs to no installed app: the benchmark makes its table."""

    key = models.CharField(max_length=100, unique=True)
    title = models.TextField()
    text = models.TextField()

    objects = StockQuerySet.as_manager()
    search_fields: ClassVar[list[index.SearchField]] = [
        index.SearchField("title", boost=2),
        index.SearchField("text"),
    ]

    class Meta:
        app_label = "stock_search"

    def __str__(self) -> str:
        return self.title


def put_in(documents: Iterable[SearchDocument]) -> None:
    """Makes the table and Wagtail's index of all documents."""
    with connection.schema_editor() as editor:
        editor.create_model(StockDocument)
    rows = StockDocument.objects.bulk_create(
        StockDocument(key=document.key, title=document.title, text=_text(document)) for document in documents
    )
    backend = get_search_backend()
    rebuilder = backend.rebuilder_class(backend.get_index_for_model(StockDocument))
    rebuilder.start().add_items(StockDocument, rows)
    rebuilder.finish()


def _text(document: SearchDocument) -> str:
    return "\n".join([document.lead, *document.labels, *(passage.text for passage in document.passages)])


def keys(text: str, operator: str = "and", most: int = 20) -> list[str]:
    """The first keys that Wagtail finds; "and" is the default of its database search."""
    return [row.key for row in StockDocument.objects.search(text, operator=operator)[:most]]
