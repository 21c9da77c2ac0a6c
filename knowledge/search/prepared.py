"""What editors taught the search, ready for use in this process: synonyms for the query, words that stay whole for
the analysis.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass

from django.conf import settings

from knowledge.queries.search_words import search_words, search_words_version
from knowledge.search.analysis import use_unsplit
from knowledge.search.fields import TermWeights
from knowledge.search.synonyms import Synonyms


@dataclass(frozen=True, slots=True)
class _Known:
    version: int
    synonyms: Synonyms


_lock = threading.Lock()
_known: _Known | None = None


def synonyms() -> Synonyms:
    """The lists as they are now. Asks one number of the database, and all rows only when it moved."""
    global _known  # noqa: PLW0603 -- one copy for each process
    version = search_words_version()
    known = _known
    if known is not None and known.version == version:
        return known.synonyms
    with _lock:
        lists = search_words()
        use_unsplit(lists.unsplit)
        _known = _Known(version, Synonyms(lists))
        return _known.synonyms


def forget() -> None:
    """Reads the lists anew at the next question; a test that changes databases needs it."""
    global _known  # noqa: PLW0603 -- see above
    _known = None


def analyse_as_editors_say() -> None:
    """Call it before documents are indexed: words that editors keep whole are no compounds from here on."""
    synonyms()


def weights() -> TermWeights:
    return TermWeights(**settings.SEARCH_WEIGHTS)
