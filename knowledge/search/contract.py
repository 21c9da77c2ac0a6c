"""What the house and a search engine say to each other. An engine imports this and the analysis, and nothing else of
ours.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

# The facets, by the names they have in addresses (contracts.md).
FACETS = ("soort", "thema", "sector", "overstap", "rol", "regio", "jaar", "onderbouwing", "tag")


# More than any sum of the other scores, and small enough to leave their differences in a float of 32 bits.
TIER = 1_000.0


class Sort(StrEnum):
    """Orders of results; the value is the `sorteer` of an address."""

    RELEVANCE = "relevantie"
    NEWEST = "nieuwste"
    TITLE = "titel"


class Label(StrEnum):
    """Where a passage stands, so that a snippet can say so."""

    LEAD = "lead"
    BODY = "body"
    RECOMMENDATION = "recommendation"
    ATTACHMENT = "attachment"


class EngineUnavailable(Exception):
    """The engine cannot answer or write now. Whoever asked shows a notice, never an empty result; ledger rows stay."""


class EngineBusy(EngineUnavailable):
    """Another process writes; try again later. Only a write with a waiting time raises this."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text that may be quoted as a snippet. `name` says which attachment it is."""

    label: Label
    text: str
    name: str = ""


_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint_of(as_json: str) -> str:
    """The fingerprint of a document, from its text as `SearchDocument.as_json` gives it."""
    return hashlib.blake2b(as_json.encode(), digest_size=12).hexdigest()


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One thing that can be found. `key` is as contracts.md has it: ``page:<pk>``, ``recommendation:<uid>`` …

    `filters` holds each facet's keys with their ancestors (a page on vmbo carries vo too), so that no engine need
    know of levels. `labels` are words that count twice: themes and tags as a reader sees them. `parent` is the key of
    the page an item stands in. `names` are what is typed by who wants just this document, as `analysis.sort_key` makes
    them. `extra` is for display alone: it is kept and given back, never searched.
    """

    key: str
    kind: str
    title: str
    url: str
    lead: str = ""
    passages: tuple[Passage, ...] = ()
    labels: tuple[str, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date: str = ""
    changed: str = ""
    parent: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()

    def as_json(self) -> str:
        """The same text for the same content, whatever the order of a mapping."""
        # By hand: dataclasses.asdict copies every text, which took longer than all the rest of an index.
        content = {name: getattr(self, name) for name in self.__slots__}
        content["passages"] = [
            {"label": passage.label, "text": passage.text, "name": passage.name} for passage in self.passages
        ]
        content["filters"], content["extra"] = dict(self.filters), dict(self.extra)
        return _JSON.encode(content)

    @classmethod
    def from_json(cls, text: str) -> SearchDocument:
        data: dict[str, Any] = json.loads(text)
        data["passages"] = tuple(Passage(Label(p["label"]), p["text"], p["name"]) for p in data["passages"])
        data["labels"] = tuple(data["labels"])
        data["names"] = tuple(data["names"])
        data["filters"] = {facet: tuple(keys) for facet, keys in data["filters"].items()}
        return cls(**data)

    def fingerprint(self) -> str:
        """Changes when anything that is found or shown changes; `check_search` compares it."""
        return fingerprint_of(self.as_json())


class Field(StrEnum):
    """The three fields of analysed terms that an index has."""

    EXACT = "exact"
    STEMS = "stems"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class Term:
    """Met by a document that holds the term in that field; scores BM25 of the term in it, times `weight`."""

    field: Field
    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Met by a document that holds these exact terms next to each other, in this order."""

    words: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Met by one of its clauses or more; their scores are added."""

    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Met by all of its clauses only; their scores are added."""

    clauses: tuple[Clause, ...]


Clause = Term | Phrase | AnyOf | AllOf


@dataclass(frozen=True, slots=True)
class QueryWord:
    """One thing asked for, as typed and as a document may meet it. Mostly a word; words that have a synonym together
    (*gelijke kansen*) are one. `pieces` are the parts of a word with hyphens, for who asks for less.
    """

    text: str
    clause: Clause
    pieces: tuple[QueryWord, ...] = ()


@dataclass(frozen=True, slots=True)
class Favoured:
    """Documents with `value` in the untouched field `field` (a facet, or ``names``) score `score` more; nothing needs
    to meet it.
    """

    field: str
    value: str
    score: float


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is asked, in terms of the analysis. All of `phrases` must be met, none of `excluded`.

    `at_least` is how many of `words` must be met; None asks for all. With `tiers` what meets more of the words ranks
    above what meets fewer, whatever the scores: each word met scores `TIER` more. Values within a facet are joined by
    or, facets by and. `page` counts from 1. `facets` names those to count. `without` are keys that are left out.
    """

    words: tuple[QueryWord, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    excluded: tuple[Clause, ...] = ()
    favoured: tuple[Favoured, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facets: tuple[str, ...] = ()
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    size: int = 10
    at_least: int | None = None
    tiers: bool = False
    without: tuple[str, ...] = ()

    @property
    def has_text(self) -> bool:
        """Whether anything is asked for in words; without, all documents answer, and exclusions and filters narrow
        them.
        """
        return bool(self.words or self.phrases)


@dataclass(frozen=True, slots=True)
class Hit:
    score: float
    document: SearchDocument


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many documents one value of a facet would show, the other facets' choices kept."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class SearchResults:
    """`total` is exact. `facets` are most frequent first, then by value."""

    total: int
    hits: tuple[Hit, ...] = ()
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """`rebuild_needed` is empty, or the reason in English for a log and a command."""

    available: bool
    documents: int = 0
    version: str = ""
    rebuild_needed: str = ""


class SearchEngine(Protocol):
    """An index of documents. Every method may raise `EngineUnavailable`."""

    def index(
        self, documents: Iterable[SearchDocument], remove: Iterable[str] = (), *, wait: float | None = None
    ) -> None:
        """Put in `documents`, replacing those of the same key, and take out `remove`, as one batch that is seen whole
        or not at all.

        `wait` is how many seconds to wait for another writer before `EngineBusy`; None waits for as long as it takes.
        """

    def remove(self, keys: Iterable[str], *, wait: float | None = None) -> None:
        """Take documents out; keys that are not there are no error."""

    def search(self, query: SearchQuery) -> SearchResults: ...

    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        """Make a new index of `documents` beside the old one, switch when it is whole, and say how many it holds."""

    def suggest(self, prefixes: tuple[str, ...], limit: int) -> tuple[SearchDocument, ...]:
        """Documents in whose title a word begins with each of `prefixes` (exact terms, whole or begun, of at most
        `fields.LONGEST_PREFIX` letters); those with the shortest titles first.
        """

    def similar(self, word: str) -> Mapping[str, int]:
        """Exact terms of the index at most two edits from `word`, the word itself left out, with the number of
        documents that hold them. A term that only removed documents held may still be among them.
        """

    def documents_with(self, words: Iterable[str]) -> Mapping[str, int]:
        """How many documents hold each of these exact terms."""

    def document(self, key: str) -> SearchDocument | None:
        """The document of a key as it was indexed."""

    def entries(self) -> Iterator[tuple[str, str]]:
        """Key and fingerprint of each document in the index, in order of key."""

    def status(self) -> EngineStatus:
        """Never raises: says so when the engine is away."""
