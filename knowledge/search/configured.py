"""The engine that the settings name."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from knowledge.search.contract import SearchEngine
from knowledge.search.engines.embedded import EmbeddedEngine
from knowledge.search.fields import TermWeights

EMBEDDED = "embedded"
ENGINES = (EMBEDDED,)


def engine(name: str = "") -> SearchEngine:
    """The engine in use, or the one called `name`; the same object for as long as the settings are the same."""
    chosen = name or settings.SEARCH_ENGINE
    if chosen not in ENGINES:
        message = f"there is no search engine {chosen!r}; SEARCH_ENGINE may be one of {', '.join(ENGINES)}"
        raise ImproperlyConfigured(message)
    return _embedded(str(settings.SEARCH_INDEX_DIR), TermWeights(**settings.SEARCH_WEIGHTS))


def writes_in_process() -> bool:
    """Whether a web process may write to the engine itself, without a network in between."""
    return bool(settings.SEARCH_ENGINE == EMBEDDED)


@lru_cache(maxsize=8)
def _embedded(folder: str, weights: TermWeights) -> EmbeddedEngine:
    return EmbeddedEngine(Path(folder) / EMBEDDED, weights)
