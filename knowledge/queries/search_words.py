"""What editors taught the search, as values."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.models import Abbreviation, SearchWordsVersion, SynonymRing, UnsplitWord


@dataclass(frozen=True, slots=True)
class AbbreviationEntry:
    """`short` as it is written; the preferred one of `expansions` comes first. With `capitals_only` it counts only in
    just these capitals.
    """

    short: str
    capitals_only: bool
    expansions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchWords:
    """All of it; each ring holds two words or more, `unsplit` is in lower case."""

    abbreviations: tuple[AbbreviationEntry, ...] = ()
    rings: tuple[tuple[str, ...], ...] = ()
    unsplit: frozenset[str] = frozenset()


def search_words_version() -> int:
    """Goes up with every change of search words; one query. Read it before `search_words`, and a copy kept under it
    is never older than it says.
    """
    return SearchWordsVersion.objects.values_list("number", flat=True).first() or 0


def search_words() -> SearchWords:
    """Every row, in a settled order; three queries."""
    return SearchWords(
        abbreviations=tuple(
            AbbreviationEntry(row.short, row.capitals_only, tuple(row.expansion_list))
            for row in Abbreviation.objects.order_by("pk")
        ),
        rings=tuple(tuple(row.word_list) for row in SynonymRing.objects.order_by("pk")),
        unsplit=frozenset(word.lower() for word in UnsplitWord.objects.values_list("word", flat=True)),
    )
