"""Taking a word apart over a lexicon: of all ways to do it the likeliest, by how often each part stands in other words.

The cost of a part is in bits: little for a part that begins (or ends) thousands of words, much for one that does so
twice. A word falls apart where the mean cost of its parts is low enough.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping

from knowledge.search.lexicon.inflection import bases
from knowledge.search.lexicon.morphemes import ER_LINKED, NOT_FIRST, NOT_LAST, VERB_FORM

SHORTEST_PART = 3
LONGEST_PART = 24
SHORTEST_WORD = 6
LONGEST_WORD = 60
# Bits of the rarest part, the mean that a word may cost, and what is added for parts that are easily there by chance.
RAREST = 18.0
DEAREST = 15.0
_CHANCE = {3: 3.0, 4: 1.0, 5: 0.0, 6: -1.0}
_CHANCE_OF_LONG = -1.5
# A part this short begins a compound only where the list has such a compound.
_FIRST_ONLY_IF_SEEN = 3
# A plural's ending with the consonant that it doubles.
_LITTLE = 3
# Linking letters with what they cost, the rarer the more.
LINKS = (("s", 0.7), ("en", 1.5), ("n", 2.5), ("e", 3.0))
# As much family as a word gets that an editor keeps whole.
KEPT_WHOLE = 6.0

_SHORT_SYLLABLE = re.compile("[^aeiou]*[aeiouy][^aeiouwx]")

Family = tuple[float, float]
"""How many other words a part begins and ends, as log2 of one more than the count."""


def takes_syllable(word: str) -> bool:
    """Whether *e* or *en* may follow the word as it is: *boek-en-kast*, but not *schol-en-*, as *schol* doubles its
    *l*.
    """
    return not _SHORT_SYLLABLE.fullmatch(word)


class Segmenter:
    """A lexicon ready for use; immutable once shared between threads."""

    def __init__(self, families: Mapping[str, Family], whole: Iterable[str] = ()) -> None:
        self._first: dict[str, float] = {}
        self._last: dict[str, float] = {}
        self._closed: set[str] = set()
        for part, family in families.items():
            self.add(part, family)
        self._whole = frozenset(whole)
        for part in self._whole:
            self.add(part, (KEPT_WHOLE, KEPT_WHOLE))

    def add(self, part: str, family: Family) -> None:
        """Makes `part` one that words may begin or end with; a dearer family never replaces a cheaper one."""
        begins, ends = family
        chance = RAREST + _CHANCE.get(len(part), _CHANCE_OF_LONG)
        if part not in NOT_FIRST and (begins or len(part) > _FIRST_ONLY_IF_SEEN):
            if not takes_syllable(part):
                self._closed.add(part)
            self._first[part] = min(chance - begins, self._first.get(part, RAREST * 2))
        if ends and part not in NOT_LAST and not VERB_FORM.fullmatch(part):
            self._last[part] = min(chance - ends, self._last.get(part, RAREST * 2))

    def __contains__(self, word: str) -> bool:
        return word in self._first or word in self._last

    def split(self, word: str) -> tuple[str, ...]:
        """The parts of a word, links left out; () where it is one word, or a form of one."""
        if not SHORTEST_WORD <= len(word) <= LONGEST_WORD or word in self:
            return ()
        found = self.cheapest(word)
        if found is None:
            return ()
        parts = found[1]
        return parts if self.is_likely(found) and not self._is_form_of_one(word, parts[0]) else ()

    def is_likely(self, found: tuple[float, tuple[str, ...]]) -> bool:
        cost, parts = found
        return cost / len(parts) <= DEAREST

    def cost_of_family(self, size: int) -> float:
        """What a part of a family of so many words costs."""
        return RAREST - math.log2(1 + size)

    def cheapest(self, word: str) -> tuple[float, tuple[str, ...]] | None:
        """The likeliest way to take a word apart, whether or not it is likely, with its cost in bits."""
        first, last, size = self._first, self._last, len(word)
        reached: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
        best: tuple[float, tuple[str, ...]] | None = None
        for start in range(size - SHORTEST_PART + 1):
            here = reached.get(start)
            if here is None:
                continue
            cost, parts = here
            if start:
                ending = last.get(word[start:])
                if ending is not None and (best is None or cost + ending < best[0]):
                    best = (cost + ending, (*parts, word[start:]))
            for end in range(start + SHORTEST_PART, min(size - SHORTEST_PART, start + LONGEST_PART) + 1):
                part = word[start:end]
                beginning = first.get(part)
                if beginning is None:
                    continue
                step = (cost + beginning, (*parts, part))
                _reach(reached, end, step)
                for link, extra in LINKS:
                    if word.startswith(link, end) and (link[0] != "e" or part not in self._closed):
                        _reach(reached, end + len(link), (step[0] + extra, step[1]))
                if part in ER_LINKED and word.startswith("er", end):
                    _reach(reached, end + 2, step)
        return best

    def _is_form_of_one(self, word: str, first: str) -> bool:
        """Whether the word is an inflected form of one word of the lexicon: *mentoren* is no tower.

        A base that reaches no further than the first part tells nothing where much is taken off (*jaarring-en*), but
        does where little is (*overstap-pen*).
        """
        return any(
            base in self and (len(base) >= len(first) + SHORTEST_PART or len(word) - len(base) <= _LITTLE)
            for base in bases(word)
        )


def _reach(reached: dict[int, tuple[float, tuple[str, ...]]], place: int, step: tuple[float, tuple[str, ...]]) -> None:
    before = reached.get(place)
    if before is None or step[0] < before[0]:
        reached[place] = step
