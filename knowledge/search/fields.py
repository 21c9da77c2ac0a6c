"""The text of a document as an engine indexes it: terms with spaces between, the same for every engine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.search.analysis import Word, indexed_terms, words
from knowledge.search.contract import SearchDocument

# Stands between pieces of text, so that no phrase runs from a title into a body. The analysis never makes it a term.
BREAK = "¶"

# Suggestions compare as many letters of a word as this.
LONGEST_PREFIX = 20


@dataclass(frozen=True, slots=True)
class TermWeights:
    """How often a title's and a label's words are counted, and what a match is worth by its kind: the word itself, its
    stem, a part of a compound. `synonym` is what another word for the same is worth beside the word itself.
    """

    exact: float = 1.0
    stem: float = 0.5
    parts: float = 0.1
    synonym: float = 0.5
    title: int = 3
    labels: int = 2


@dataclass(frozen=True, slots=True)
class IndexedText:
    """`prefixes` are the beginnings of the title's words."""

    exact: str
    stems: str
    parts: str
    prefixes: str


def indexed_text(document: SearchDocument, weights: TermWeights) -> IndexedText:
    """Title, labels and passages as terms. Joined forms and capitals follow their piece of text, so that they come
    between no two words.
    """
    exact: list[str] = []
    stems: list[str] = []
    parts: list[str] = []
    for piece, times in _pieces(document, weights):
        piece_exact: list[str] = []
        piece_stems: list[str] = []
        piece_parts: list[str] = []
        beside: list[str] = []
        for terms, told in indexed_terms(piece):
            piece_exact.append(terms.exact)
            piece_stems.append(terms.stems)
            if terms.parts:
                piece_parts.append(terms.parts)
            if terms.beside:
                beside.append(terms.beside)
            if told:
                beside += told
        for _ in range(times):
            exact += piece_exact
            exact.append(BREAK)
            exact += beside
            stems += piece_stems
            parts += piece_parts
    return IndexedText(" ".join(exact), " ".join(stems), " ".join(parts), " ".join(_prefixes(words(document.title))))


def prefixes_of(text: str) -> tuple[str, ...]:
    """What `SearchEngine.suggest` is asked for a text as far as it is typed."""
    return tuple(dict.fromkeys(exact[:LONGEST_PREFIX] for word in words(text) for exact in word.terms.exact))


def _prefixes(title: Iterable[Word]) -> Iterable[str]:
    for word in title:
        for exact in (*word.terms.exact, word.terms.joined):
            for length in range(1, min(len(exact), LONGEST_PREFIX) + 1):
                yield exact[:length]


def _pieces(document: SearchDocument, weights: TermWeights) -> Iterable[tuple[str, int]]:
    yield document.title, weights.title
    for label in document.labels:
        yield label, weights.labels
    yield document.lead, 1
    for passage in document.passages:
        yield passage.text, 1
