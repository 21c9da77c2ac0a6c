"""The text of a document as an engine indexes it: terms with spaces between, the same for every engine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.search.analysis import words
from knowledge.search.contract import SearchDocument

# Stands between pieces of text, so that no phrase runs from a title into a body. The analysis never makes it a term.
BREAK = "¶"


@dataclass(frozen=True, slots=True)
class TermWeights:
    """How often a title's and a label's words are counted, and what an exact and a stem match are worth."""

    exact: float = 1.0
    stem: float = 0.5
    title: int = 3
    labels: int = 2


@dataclass(frozen=True, slots=True)
class IndexedText:
    exact: str
    stems: str


def indexed_text(document: SearchDocument, weights: TermWeights) -> IndexedText:
    """Title, labels and passages as terms. Joined forms follow their piece of text, so that they come between no two
    words.
    """
    exact: list[str] = []
    stems: list[str] = []
    for piece, times in _pieces(document, weights):
        piece_exact: list[str] = []
        piece_stems: list[str] = []
        joined: list[str] = []
        for word in words(piece):
            piece_exact += word.terms.exact
            piece_stems += word.terms.stems
            if word.terms.joined:
                joined.append(word.terms.joined)
                piece_stems.append(word.terms.joined_stem)
        for _ in range(times):
            exact += [*piece_exact, BREAK]
            exact += joined
            stems += piece_stems
    return IndexedText(" ".join(exact), " ".join(stems))


def _pieces(document: SearchDocument, weights: TermWeights) -> Iterable[tuple[str, int]]:
    yield document.title, weights.title
    for label in document.labels:
        yield label, weights.labels
    yield document.lead, 1
    for passage in document.passages:
        yield passage.text, 1
