"""The words of the embedded index by their length: which of them are nearly a given one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA


class Vocabulary:
    """`counted` are exact terms with the number of documents that hold them; those with figures or signs are left
    out.
    """

    def __init__(self, counted: Iterable[tuple[str, int]]) -> None:
        self._by_length: dict[int, dict[str, int]] = defaultdict(dict)
        for term, documents in counted:
            if term.isalpha():
                self._by_length[len(term)][term] = documents

    def near(self, word: str, edits: int) -> dict[str, int]:
        """Words at most that many edits away, but not the word itself; two letters exchanged are one edit."""
        found: dict[str, int] = {}
        for length in range(len(word) - edits, len(word) + edits + 1):
            words = self._by_length.get(length, {})
            near = process.extract(word, words.keys(), scorer=OSA.distance, score_cutoff=edits, limit=None)
            found.update((term, words[term]) for term, distance, _ in near if distance)
        return found
