"""The search contract on Elasticsearch: an alias over an index of pre-analysed terms, rebuilt beside the old one.

One process at a time on this machine writes, by the same kind of lock as the embedded engine's: what is published
during a rebuild waits for its end and follows into the new index.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any
from zlib import crc32

from knowledge.search.analysis import version
from knowledge.search.contract import (
    EngineBusy,
    EngineStatus,
    EngineUnavailable,
    FacetCount,
    Hit,
    SearchDocument,
    SearchQuery,
    SearchResults,
)
from knowledge.search.engines.elasticsearch import Address, Cluster, Json
from knowledge.search.engines.elasticsearch_queries import (
    SCHEMA_VERSION,
    documents_with_body,
    keyed_body,
    mappings,
    search_body,
    similar_body,
    similar_found,
    stored,
    suggest_body,
)
from knowledge.search.fields import TermWeights
from knowledge.search.locks import Taken, file_lock

# As many hits as Elasticsearch lets one request skip and show; further ones are reached in steps of as many.
_WINDOW = 10_000
_ENTRIES_AT_ONCE = 2_000
_WORDS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Layout:
    """What the index is called and how the cluster spreads it."""

    name: str
    shards: int = 1
    replicas: int = 1


class ElasticsearchEngine:
    """`lock` is a file; whoever writes to this index holds it. Instances may be shared between threads."""

    def __init__(self, address: Address, layout: Layout, lock: Path, weights: TermWeights | None = None) -> None:
        self._cluster = Cluster(address)
        self._layout = layout
        self._lock = lock
        self._weights = weights or TermWeights()
        # Other fields are another index: an old process and a new one each find their own.
        self._alias = f"{layout.name}-{SCHEMA_VERSION}"

    @property
    def version(self) -> str:
        """What an index made now is made with."""
        return f"{version()}.{SCHEMA_VERSION}-{self._weights.title}-{self._weights.labels}"

    def index(
        self, documents: Iterable[SearchDocument], remove: Iterable[str] = (), *, wait: float | None = None
    ) -> None:
        fresh = {document.key: _written(document, self._weights) for document in documents}
        gone = [{"_op_type": "delete", "_id": key} for key in dict.fromkeys(remove) if key not in fresh]
        with self._writing(wait):
            self._cluster.write(self._alias, [*gone, *fresh.values()], by_alias=True)
            self._cluster.refresh(self._alias)

    def remove(self, keys: Iterable[str], *, wait: float | None = None) -> None:
        self.index((), keys, wait=wait)

    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        with self._writing(None):
            fresh = f"{self._alias}-{uuid.uuid4().hex[:12]}"
            described = mappings({"index": self._layout.name, "version": self.version})
            self._cluster.create(fresh, self._settings(), described)
            try:
                # A document twice is written twice under one key, so it is the index that is counted.
                self._cluster.write(fresh, (_written(each, self._weights) for each in documents), by_alias=False)
                self._cluster.refresh(fresh)
                count = self._cluster.count(fresh)
                self._cluster.change(fresh, {"number_of_replicas": self._layout.replicas})
            except BaseException:
                self._cluster.drop([fresh])
                raise
            # A switch without an answer may have been made: what it left is cleared by the next rebuild, not here.
            self._cluster.point(self._alias, fresh)
            self._cluster.drop(name for name in self._ours() if name != fresh)
            return count

    def search(self, query: SearchQuery) -> SearchResults:
        body = search_body(query)
        start = (query.page - 1) * query.size
        if start + query.size > _WINDOW:
            answer = self._far(body, start, query.size)
        else:
            answer = self._asked({**body, "from": start, "size": query.size})
        hits = tuple(Hit(float(hit["_score"] or 0.0), _document(hit)) for hit in answer["hits"]["hits"])
        facets = {facet: _counts(answer["aggregations"][facet]) for facet in query.facets}
        return SearchResults(int(answer["hits"]["total"]["value"]), hits, facets)

    def suggest(self, prefixes: tuple[str, ...], limit: int) -> tuple[SearchDocument, ...]:
        if not prefixes:
            return ()
        answer = self._cluster.search(self._alias, suggest_body(prefixes, limit))
        return tuple(_document(hit) for hit in answer["hits"]["hits"])

    def similar(self, word: str) -> Mapping[str, int]:
        if not word:
            return {}
        return similar_found(self._cluster.search(self._alias, similar_body(word)))

    def documents_with(self, words: Iterable[str]) -> Mapping[str, int]:
        wanted = iter(dict.fromkeys(words))
        found: dict[str, int] = {}
        while some := list(islice(wanted, _WORDS_AT_ONCE)):
            answer = self._cluster.search(self._alias, documents_with_body(some))
            buckets = answer["aggregations"]["with"]["buckets"]
            found |= {word: int(bucket["doc_count"]) for word, bucket in zip(some, buckets, strict=True)}
        return found

    def document(self, key: str) -> SearchDocument | None:
        hits = self._cluster.search(self._alias, keyed_body(key))["hits"]["hits"]
        return _document(hits[0]) if hits else None

    def entries(self) -> Iterator[tuple[str, str]]:
        body: Json = {"sort": [{"key": "asc"}], "_source": ["fingerprint"], "track_total_hits": False}
        for hit in self._cluster.each(self._alias, body, _ENTRIES_AT_ONCE):
            yield str(hit["_id"]), str(hit["_source"]["fingerprint"])

    def status(self) -> EngineStatus:
        try:
            self._cluster.check_version()
            indexes = self._cluster.made_with(self._alias)
            count = self._cluster.count(self._alias)
        except EngineUnavailable as error:
            return EngineStatus(available=False, rebuild_needed=str(error))
        made_with = ", ".join(sorted(noted.get("version", "") for noted in indexes.values()))
        reason = "" if made_with == self.version else f"made with version {made_with}, now {self.version}"
        return EngineStatus(available=True, documents=count, version=made_with, rebuild_needed=reason)

    def _asked(self, body: Json) -> Json:
        """What differs between the pages of one question is left out of what chooses the shards' copies."""
        question = repr({name: part for name, part in body.items() if name not in {"from", "size", "search_after"}})
        return self._cluster.search(self._alias, body, steadily=f"question-{crc32(question.encode())}")

    def _far(self, body: Json, start: int, size: int) -> Json:
        """A page beyond the window: the hits before it are walked by, without reading them."""
        passing = {**body, "_source": False, "aggs": {}, "track_total_hits": False}
        after: dict[str, Any] = {}
        while start > 0:
            step = min(start, _WINDOW)
            passed = self._asked({**passing, **after, "size": step})["hits"]["hits"]
            if len(passed) < step:
                return self._asked({**body, "size": 0})
            after = {"search_after": passed[-1]["sort"]}
            start -= step
        return self._asked({**body, **after, "size": size})

    @contextmanager
    def _writing(self, wait: float | None) -> Iterator[None]:
        with ExitStack() as held:
            try:
                held.enter_context(file_lock(self._lock, wait))
            except Taken as error:
                raise EngineBusy("another process is writing the search index") from error
            except OSError as error:
                raise EngineUnavailable("the folder of the search index cannot be written") from error
            yield

    def _settings(self) -> Json:
        """What is written is seen when we say so: a batch whole. Copies are made of the finished index."""
        return {"number_of_shards": self._layout.shards, "number_of_replicas": 0, "refresh_interval": "-1"}

    def _ours(self) -> list[str]:
        """All indexes of this name, of any version, whatever an earlier rebuild left; none when nobody answers."""
        try:
            found = self._cluster.made_with(f"{self._layout.name}-*")
        except EngineUnavailable:
            return []
        return [name for name, noted in found.items() if noted.get("index") == self._layout.name]


def _written(document: SearchDocument, weights: TermWeights) -> Json:
    return {"_op_type": "index", "_id": document.key, "_source": stored(document, weights)}


def _document(hit: Mapping[str, Any]) -> SearchDocument:
    return SearchDocument.from_json(hit["_source"]["document"])


def _counts(counted: Mapping[str, Any]) -> tuple[FacetCount, ...]:
    counts = [FacetCount(str(found["key"]), int(found["doc_count"])) for found in counted["values"]["buckets"]]
    return tuple(sorted(counts, key=lambda found: (-found.count, found.value)))
