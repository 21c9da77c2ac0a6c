"""The engines that the settings name: the one that answers, and the one that stands in while it is away."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from knowledge.search.contract import EngineUnavailable, SearchEngine
from knowledge.search.engines.elasticsearch import Address
from knowledge.search.engines.elasticsearch_engine import ElasticsearchEngine, Layout
from knowledge.search.engines.embedded import EmbeddedEngine
from knowledge.search.fields import TermWeights

EMBEDDED = "embedded"
ELASTICSEARCH = "elasticsearch"
ENGINES = (EMBEDDED, ELASTICSEARCH)

T = TypeVar("T")


def engine(name: str = "") -> SearchEngine:
    """The engine in use, or the one called `name`; the same object for as long as the settings are the same."""
    chosen = name or settings.SEARCH_ENGINE
    if chosen not in ENGINES:
        message = f"there is no search engine {chosen!r}; SEARCH_ENGINE may be one of {', '.join(ENGINES)}"
        raise ImproperlyConfigured(message)
    folder, weights = str(settings.SEARCH_INDEX_DIR), TermWeights(**settings.SEARCH_WEIGHTS)
    if chosen == EMBEDDED:
        return _embedded(folder, weights)
    if not settings.ELASTICSEARCH:
        raise ImproperlyConfigured("ELASTICSEARCH_URLS must say where Elasticsearch is")
    where = settings.ELASTICSEARCH
    return _elasticsearch(folder, Address(**where["address"]), Layout(**where["layout"]), weights)


def fallback_engine() -> SearchEngine | None:
    """The engine to ask when `engine()` raised `EngineUnavailable`; None where the settings name none."""
    return engine(settings.SEARCH_FALLBACK) if len(in_use()) > 1 else None


def ask(question: Callable[[SearchEngine], T], using: SearchEngine | None = None) -> T:
    """The answer of `using`, or of the engine in use and, while that is away, of what stands in for it.

    Raises `EngineUnavailable` when nobody answers. Whoever has to say that another engine answered asks the two itself.
    """
    try:
        return question(using or engine())
    except EngineUnavailable:
        standing_in = None if using else fallback_engine()
        if standing_in is None:
            raise
        return question(standing_in)


def in_use() -> tuple[str, ...]:
    """The names of all engines that learn of changes: the one that answers, then what stands in for it."""
    return tuple(dict.fromkeys(name for name in (settings.SEARCH_ENGINE, settings.SEARCH_FALLBACK) if name))


def writes_in_process(name: str) -> bool:
    """Whether a web process may write to the engine called `name` itself, without a network in between."""
    return name == EMBEDDED


@lru_cache(maxsize=8)
def _embedded(folder: str, weights: TermWeights) -> EmbeddedEngine:
    return EmbeddedEngine(Path(folder) / EMBEDDED, weights)


@lru_cache(maxsize=8)
def _elasticsearch(folder: str, address: Address, layout: Layout, weights: TermWeights) -> ElasticsearchEngine:
    return ElasticsearchEngine(address, layout, Path(folder) / f"{ELASTICSEARCH}.lock", weights)
