"""Families: in how many other words of a list a word is the first or the last part."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterator

from knowledge.search.lexicon.inflection import bases, spellings
from knowledge.search.lexicon.morphemes import NOT_FIRST, NOT_LAST, VERB_FORM
from knowledge.search.lexicon.packing import rounded
from knowledge.search.lexicon.segmenting import LINKS, SHORTEST_PART, Family, Segmenter, takes_syllable

# A family of this many words makes a part, or of one when that is all that tells it from a chance likeness.
SMALLEST_FAMILY = 1
# How many bits a compound may be cheaper whole than in parts and still be taken apart: *loopbaan* begins so many words
# that it stays whole, *jaarverslag* does not.
MARGIN = 9.0
FEW = 15.0
_PRODUCTIVE = re.compile("(?:heid|ing|atie|itie|utie|iteit|schap|ment|isme|logie)$")
_CHOICES = {"": 0.0, "s": 0.5, "en": 1.0, "n": 1.5, "e": 2.0}
_LIKELY = 8.0


class Families:
    """Two counts for each word: the words that begin with it and those that end in it."""

    def __init__(self) -> None:
        self.begins: Counter[str] = Counter()
        self.ends: Counter[str] = Counter()

    def add(self, first: Collection[str], last: str) -> None:
        self.begins.update(first)
        self.ends[last] += 1

    def size(self, word: str) -> int:
        return self.begins[word] + self.ends[word]

    def family(self, word: str) -> Family:
        return rounded((math.log2(1 + self.begins[word]), math.log2(1 + self.ends[word])))

    def words(self) -> list[str]:
        return sorted({*self.begins, *self.ends})

    def linked_to_bare(self) -> Families:
        """The same, with first parts that carry a linking letter counted as the bare word."""
        joined = Families()
        joined.ends = self.ends
        for word, count in self.begins.items():
            joined.begins[self._bare(word)] += count
        return joined

    def _bare(self, word: str) -> str:
        for link in ("en", "n", "s"):
            bare = word.removesuffix(link)
            if bare == word or len(bare) < SHORTEST_PART or not self.size(bare):
                continue
            if link == "s":
                # *beroeps* ends no word; *kans* does, so that its *s* is its own.
                if len(bare) > SHORTEST_PART and self.ends[word] * 5 <= self.begins[word]:
                    return bare
            # *scholen* is the plural of *school* rather than of *schol*, and *toren* that of nothing.
            elif (
                takes_syllable(bare)
                and bare == max(spellings(bare), key=self.size)
                and self.ends[bare] >= self.ends[word]
            ):
                return bare
        return word


def count_pairs(words: Collection[str]) -> Families:
    """First counts: of each word that two others make up, the likeliest pair by counts of all pairs."""
    pairs = {word: found for word in sorted(words) if (found := list(_pairs(word, words)))}
    begins: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    for found in pairs.values():
        begins.update({first for first, _, _ in found})
        ends.update({last for _, _, last in found})
    families = Families()
    for found in pairs.values():
        sizes = [
            math.log2(1 + begins[first])
            + math.log2(1 + ends[last])
            + (min(len(first), 6) + min(len(last), 6)) / 2
            - _CHOICES[link]
            for first, link, last in found
        ]
        best = max(sizes)
        if best > _LIKELY:
            first, _, last = found[sizes.index(best)]
            families.add((first,), last)
    return families


def count_splits(words: Collection[str], splitter: Segmenter) -> Families:
    """Second counts, by the splits that the first make: parts of parts count too."""
    families = Families()
    for word in sorted(words):
        parts = splitter.split(word)
        if parts:
            families.add(parts[:-1], parts[-1])
    return families


def single_words(families: Families, whole: Collection[str]) -> dict[str, Family]:
    """The words with a family that do not fall apart themselves; those in `whole` never do."""
    singles = Segmenter({})
    chosen: dict[str, Family] = {}
    for word in sorted({*families.words(), *whole}, key=lambda entry: (len(entry), entry)):
        size = families.size(word)
        if size < SMALLEST_FAMILY and word not in whole:
            continue
        family = families.family(word)
        if word not in whole and _falls_apart(word, size, singles):
            continue
        chosen[word] = family
        singles.add(word, family)
    return chosen


def with_productive_nouns(chosen: dict[str, Family], words: Collection[str]) -> dict[str, Family]:
    """`chosen` and the words with the endings that new compounds mostly end in, where they do not fall apart: the list
    has no compound with *inzetbaarheid*, a school may.
    """
    segmenter = Segmenter(chosen)
    added = dict(chosen)
    for word in sorted(words, key=lambda entry: (len(entry), entry)):
        if _PRODUCTIVE.search(word) and word not in segmenter and not segmenter.split(word):
            added[word] = (1.0, 1.0)
            segmenter.add(word, added[word])
    return added


def _falls_apart(word: str, size: int, singles: Segmenter) -> bool:
    found = singles.cheapest(word)
    if found is None or not singles.is_likely(found):
        return False
    cost_whole = singles.cost_of_family(size)
    # A family of a few is hardly a reason to stay whole.
    return found[0] - cost_whole < MARGIN + max(0.0, cost_whole - FEW)


def _pairs(word: str, words: Collection[str]) -> Iterator[tuple[str, str, str]]:
    known_bases = [base for base in bases(word) if base in words]
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        last = word[cut:]
        if (
            last not in words
            or last in NOT_LAST
            or VERB_FORM.fullmatch(last)
            or not _outlives_inflection(known_bases, cut, words)
        ):
            continue
        for link in ("", *(link for link, _ in LINKS)):
            first = word[:cut]
            if first.endswith(link):
                first = first[: cut - len(link)]
                if len(first) >= SHORTEST_PART and first in words and first not in NOT_FIRST:
                    yield first, link, last


def _outlives_inflection(known_bases: list[str], cut: int, words: Collection[str]) -> bool:
    """Whether the last part is still a word in what the whole is a form of: of *kaarten* only *kaart*, not *ten*."""
    return not known_bases or any(len(base) - cut >= SHORTEST_PART and base[cut:] in words for base in known_bases)
