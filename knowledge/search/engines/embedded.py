"""The embedded engine: an index in a folder, written and read by several processes at once (tantivy).

Four rules keep that safe: one lock of our own around each batch; a freshly opened index under that lock; commit, wait
for the merging threads, only then unlock; a reader looks at the index's stamp before each search and opens it again
when it moved.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tantivy

from knowledge.search.analysis import version
from knowledge.search.contract import (
    EngineStatus,
    EngineUnavailable,
    FacetCount,
    Hit,
    SearchDocument,
    SearchQuery,
    SearchResults,
    Sort,
    fingerprint_of,
)
from knowledge.search.engines.embedded_files import Current, IndexFolder
from knowledge.search.engines.embedded_queries import SCHEMA_VERSION, Queries, facet_aggregations, schema
from knowledge.search.engines.embedded_words import Vocabulary
from knowledge.search.fields import TermWeights, indexed_text
from knowledge.search.ordering import newest, title_order

_BATCH_HEAP = 15_000_000
_REBUILD_HEAP = 40_000_000
# Sorting by score reads on past the page while scores tie, in steps that double, at most this far.
_LONGEST_TIE = 100_000
# Between key and fingerprint in the `entry` field; in no key.
_ENTRY_BREAK = "\n"
_MOST_EDITS = 2
# tantivy puts as many segments of up to 10,000 documents together as this. A rebuild writes its last documents one by
# one, so that the large pieces are put together now, and not while somebody waits for a page to be published.
_MERGED_FROM = 8


@dataclass(frozen=True, slots=True)
class _Reader:
    stamp: tuple[int, ...]
    searcher: tantivy.Searcher
    queries: Queries
    read: list[Vocabulary] = field(default_factory=list)

    def vocabulary(self) -> Vocabulary:
        """Read when first asked for, a fifth of a second for 200,000 words."""
        if not self.read:
            self.read.append(Vocabulary(self.searcher.terms_with_prefix("exact", "")))
        return self.read[0]


class EmbeddedEngine:
    """`path` is the index's own folder. Instances are cheap and may be shared between threads."""

    def __init__(self, path: Path | str, weights: TermWeights | None = None) -> None:
        self._files = IndexFolder(Path(path))
        self._weights = weights or TermWeights()
        self._reader: _Reader | None = None
        self._opening = threading.Lock()

    @property
    def version(self) -> str:
        """What an index made now is made with."""
        return f"{version()}.{SCHEMA_VERSION}-{self._weights.title}-{self._weights.labels}"

    def index(
        self, documents: Iterable[SearchDocument], remove: Iterable[str] = (), *, wait: float | None = None
    ) -> None:
        fresh = {document.key: self._stored(document) for document in documents}
        with self._files.writing(wait), _tantivy_errors():
            writer = tantivy.Index.open(str(self._usable().folder)).writer(_BATCH_HEAP, 1)
            for key in [*remove, *fresh]:
                writer.delete_documents_by_term("key", key)
            for stored in fresh.values():
                writer.add_document(stored)
            writer.commit()
            writer.wait_merging_threads()

    def remove(self, keys: Iterable[str], *, wait: float | None = None) -> None:
        self.index((), keys, wait=wait)

    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        with self._files.writing(None):
            with _tantivy_errors():
                folder = self._files.new_folder()
                writer = tantivy.Index(schema(), path=str(folder)).writer(_REBUILD_HEAP, 1)
            count = 0
            last: deque[tantivy.Document] = deque()
            # Documents come from the caller as they are taken: an error of theirs is theirs, not the engine's.
            for document in documents:
                last.append(self._stored(document))
                count += 1
                if len(last) > _MERGED_FROM:
                    with _tantivy_errors():
                        writer.add_document(last.popleft())
            with _tantivy_errors():
                writer.commit()
                for stored in last:
                    writer.add_document(stored)
                    writer.commit()
                writer.wait_merging_threads()
                self._files.switch(folder, self.version)
            return count

    def search(self, query: SearchQuery) -> SearchResults:
        reader = self._open()
        with _tantivy_errors():
            text = reader.queries.text(query)
            narrowed = reader.queries.filtered(text, query)
            total, scored = _ordered(reader.searcher, narrowed, query)
            hits = tuple(Hit(score, _document(reader.searcher, address)) for score, address in scored)
            facets = _facets(reader.searcher, text, query) if query.facets else {}
        return SearchResults(total, hits, facets)

    def suggest(self, prefixes: tuple[str, ...], limit: int) -> tuple[SearchDocument, ...]:
        if not prefixes:
            return ()
        reader = self._open()
        with _tantivy_errors():
            _, scored = _by_score(reader.searcher, reader.queries.begun(prefixes), 0, limit)
            return tuple(_document(reader.searcher, address) for _, address in scored)

    def similar(self, word: str) -> Mapping[str, int]:
        reader = self._open()
        with _tantivy_errors():
            return reader.vocabulary().near(word, _MOST_EDITS)

    def documents_with(self, words: Iterable[str]) -> Mapping[str, int]:
        reader = self._open()
        with _tantivy_errors():
            return {word: reader.searcher.doc_freq("exact", word) for word in words}

    def document(self, key: str) -> SearchDocument | None:
        reader = self._open()
        with _tantivy_errors():
            found = reader.searcher.search(reader.queries.keyed(key), limit=1, count=False).hits
            return _document(reader.searcher, found[0][1]) if found else None

    def entries(self) -> Iterator[tuple[str, str]]:
        reader = self._open()
        with _tantivy_errors():
            count = max(1, reader.searcher.num_docs)
            found = reader.searcher.search(
                tantivy.Query.all_query(), limit=count, order_by_field="entry", order=tantivy.Order.Asc
            )
        for entry, _ in found.hits:
            key, _, fingerprint = str(entry).partition(_ENTRY_BREAK)
            yield key, fingerprint

    def status(self) -> EngineStatus:
        try:
            current = self._files.current()
            reader = self._open()
        except EngineUnavailable as error:
            return EngineStatus(available=False, rebuild_needed=str(error))
        reason = "" if current.version == self.version else f"made with version {current.version}, now {self.version}"
        return EngineStatus(
            available=True, documents=reader.searcher.num_docs, version=current.version, rebuild_needed=reason
        )

    def _usable(self) -> Current:
        """The index in use, refused when its fields are others than ours: writing to it could only go wrong."""
        current = self._files.current()
        made_with = current.version.partition("-")[0].partition(".")[2]
        if made_with != str(SCHEMA_VERSION):
            message = f"the search index was made with other fields ({current.version}): run rebuild_search"
            raise EngineUnavailable(message)
        return current

    def _open(self) -> _Reader:
        """A searcher over the index as it is now. A rebuild may switch between looking and opening: then look once
        more.
        """
        try:
            return self._reader_for(self._usable())
        except EngineUnavailable:
            return self._reader_for(self._usable())

    def _reader_for(self, current: Current) -> _Reader:
        reader = self._reader
        if reader is not None and reader.stamp == current.stamp:
            return reader
        with self._opening, _tantivy_errors():
            reader = self._reader
            if reader is None or reader.stamp != current.stamp:
                index = tantivy.Index.open(str(current.folder))
                index.config_reader("Manual")
                reader = _Reader(current.stamp, index.searcher(), Queries(index.schema))
                self._reader = reader
            return reader

    def _stored(self, document: SearchDocument) -> tantivy.Document:
        text, as_json = indexed_text(document, self._weights), document.as_json()
        stored = tantivy.Document()
        stored.add_text("key", document.key)
        stored.add_text("entry", f"{document.key}{_ENTRY_BREAK}{fingerprint_of(as_json)}")
        stored.add_text("exact", text.exact)
        stored.add_text("stems", text.stems)
        stored.add_text("parts", text.parts)
        stored.add_text("prefixes", text.prefixes)
        for name in document.names:
            stored.add_text("names", name)
        for facet, values in document.filters.items():
            for value in dict.fromkeys(values):
                stored.add_text(facet, value)
        stored.add_text("title_order", title_order(document))
        stored.add_unsigned("newest", newest(document))
        stored.add_bytes("document", as_json.encode())
        return stored


class _tantivy_errors:  # noqa: N801 -- reads as the context it is
    """tantivy says everything with ValueError, what the disk says with OSError, and panics over a damaged file: the
    engine is away.
    """

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, (ValueError, OSError)) or (kind is not None and kind.__name__ == "PanicException"):
            message = f"the search index does not answer: {error}"
            raise EngineUnavailable(message) from error


def _ordered(
    searcher: tantivy.Searcher, query: tantivy.Query, asked: SearchQuery
) -> tuple[int, list[tuple[float, Any]]]:
    """Total, and score and address of the hits of the page asked for."""
    start = (asked.page - 1) * asked.size
    if asked.sort is Sort.TITLE:
        found = searcher.search(
            query, limit=asked.size, offset=start, order_by_field="title_order", order=tantivy.Order.Asc
        )
    elif asked.sort is Sort.NEWEST or not asked.has_text:
        found = searcher.search(
            query, limit=asked.size, offset=start, order_by_field="newest", order=tantivy.Order.Desc
        )
    else:
        return _by_score(searcher, query, start, start + asked.size)
    return _count(found), [(0.0, address) for _, address in found.hits]


def _by_score(
    searcher: tantivy.Searcher, query: tantivy.Query, start: int, end: int
) -> tuple[int, list[tuple[float, Any]]]:
    """Best first; equal scores newest first. tantivy orders those by where they lie, which changes with each merge."""
    limit = end + 1
    found = searcher.search(query, limit=limit)
    while len(found.hits) == limit and limit < _LONGEST_TIE and found.hits[-1][0] == found.hits[end - 1][0]:
        limit *= 2
        found = searcher.search(query, limit=limit)
    dates = searcher.fast_field_values("newest", [address for _, address in found.hits])
    ranked = sorted(zip(found.hits, dates, strict=True), key=lambda pair: (-pair[0][0], -(pair[1] or 0)))
    return _count(found), [hit for hit, _ in ranked[start:end]]


def _count(found: tantivy.SearchResult) -> int:
    return int(found.count)  # type: ignore[attr-defined]  # forgotten in tantivy's own types


def _facets(searcher: tantivy.Searcher, text: tantivy.Query, asked: SearchQuery) -> dict[str, tuple[FacetCount, ...]]:
    answer = searcher.aggregate(text, facet_aggregations(asked.facets, asked.filters))
    facets = {}
    for facet in asked.facets:
        buckets = answer[facet].get("values", answer[facet])["buckets"]
        counts = [FacetCount(str(bucket["key"]), int(bucket["doc_count"])) for bucket in buckets]
        facets[facet] = tuple(sorted(counts, key=lambda found: (-found.count, found.value)))
    return facets


def _document(searcher: tantivy.Searcher, address: Any) -> SearchDocument:
    return SearchDocument.from_json(bytes(searcher.doc(address)["document"][0]).decode())
