"""What an app offers to the house without the house knowing the app: for now, documents to search for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol


class DocumentSource(Protocol):
    """Makes the search documents of one prefix (contracts.md, search keys). Keys carry their prefix: ``page:12``."""

    def build(self, keys: Iterable[str]) -> Mapping[str, Any]:
        """A `SearchDocument` for each key that a reader may find now, None for each that nobody may.

        A constant number of queries, however many keys.
        """

    def all_keys(self) -> Iterable[str]:
        """Every key that a reader may find now, and perhaps some that none may."""

    def public(self, keys: Iterable[str]) -> set[str]:
        """Those of `keys` that a reader may see at this moment; cheap, for the hits of one page."""


_sources: dict[str, DocumentSource] = {}


def register_documents(prefix: str, source: DocumentSource) -> None:
    """Makes keys that begin with ``<prefix>:`` known to the search; called once, when the app is ready."""
    _sources[prefix] = source


def document_sources() -> Mapping[str, DocumentSource]:
    return _sources


def source_of(key: str) -> DocumentSource | None:
    """The source of a key; None for a prefix that no app knows (any more)."""
    return _sources.get(key.partition(":")[0])
