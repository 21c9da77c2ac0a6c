"""Themes, sectors and transitions that a text speaks of, proposed by how often it uses the vocabulary's own words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from math import log

MOST_THEMES = 5
_TITLE_WEIGHT = 4
_SHORTEST_PART = 5
_TINY_WORDS = frozenset("en de het een van in op te bij met voor naar of een".split())


@dataclass(frozen=True)
class Vocabulary:
    """The controlled vocabulary as (key, label) pairs, and known pages as (address, title) for proposals."""

    themes: tuple[tuple[str, str], ...] = ()
    sectors: tuple[tuple[str, str], ...] = ()
    transitions: tuple[tuple[str, str], ...] = ()
    pages: tuple[tuple[str, str], ...] = ()

    @cached_property
    def theme_stems(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return tuple((key, _stems(label)) for key, label in self.themes)

    @cached_property
    def sector_words(self) -> dict[str, str]:
        """Every word or phrase that means one sector: its key and its label."""
        words: dict[str, str] = {}
        for key, label in self.sectors:
            words[folded(key)] = key
            words.setdefault(folded(label), key)
        return words


def folded(text: str) -> str:
    """Lower case without accents, so that a misread accent does not hide a word."""
    bare = unicodedata.normalize("NFD", text.lower())
    return "".join(sign for sign in bare if not unicodedata.combining(sign))


def proposed_themes(vocabulary: Vocabulary, title: str, text: str) -> tuple[str, ...]:
    """At most five themes, the most spoken of first: most words of whose label occur, together at least thrice.

    Where a text speaks of no theme so clearly, the one of whose label at least half occurs is proposed alone.
    """
    counts = Counter(re.findall(r"\w+", folded(text)))
    for word in re.findall(r"\w+", folded(title)):
        counts[word] += _TITLE_WEIGHT
    hits = {stem: _hits(stem, counts) for _, stems in vocabulary.theme_stems for stem in stems}
    clear: list[tuple[float, str]] = []
    faint: list[tuple[float, str]] = []
    for key, stems in vocabulary.theme_stems:
        found = [hits[stem] for stem in stems if hits[stem]]
        if not found:
            continue
        score = sum(log(1 + count) for count in found) / len(stems)
        if len(found) * 3 >= len(stems) * 2 and sum(found) >= 3:
            clear.append((score, key))
        elif len(found) * 2 >= len(stems) and sum(found) >= 2:
            faint.append((score, key))
    best = sorted(clear, key=lambda entry: -entry[0])[:MOST_THEMES] or sorted(faint, key=lambda entry: -entry[0])[:1]
    return tuple(key for _, key in best)


def _hits(stem: str, counts: Counter[str]) -> int:
    """How often a stem is used, in compounds too; a short one only as a word of its own (*wet* is not in *weten*)."""
    if len(stem) < _SHORTEST_PART:
        return counts[stem]
    return sum(count for word, count in counts.items() if stem in word)


def sectors_in(vocabulary: Vocabulary, text: str) -> Counter[str]:
    """How often each sector is named, in the order of first mention; hyphen compounds count (*vmbo-leerling*)."""
    words = sorted(vocabulary.sector_words, key=len, reverse=True)
    if not words:
        return Counter()
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
    return Counter(vocabulary.sector_words[found] for found in pattern.findall(folded(text)))


def proposed_sectors(vocabulary: Vocabulary, text: str) -> tuple[str, ...]:
    """The sectors named more than once and not merely in passing; in a text that names each once, all of them."""
    counts = sectors_in(vocabulary, text)
    threshold = max(2, sum(counts.values()) // 20)
    often = tuple(key for key, _ in vocabulary.sectors if counts[key] >= threshold)
    return often or tuple(key for key, _ in vocabulary.sectors if counts[key])


def proposed_transitions(vocabulary: Vocabulary, text: str) -> tuple[str, ...]:
    """Transitions written as *vmbo-mbo*, *vmbo→mbo* or *van vmbo naar mbo*, the most frequent first.

    One mention in passing counts only in a text that speaks of no transition twice.
    """
    flat = folded(text)
    counts: Counter[str] = Counter()
    for key, label in vocabulary.transitions:
        start, _, end = folded(label).replace("→", "-").partition("-")
        if not end:
            start, _, end = key.partition("-")
        steps = (
            rf"(?<![\w\-]){re.escape(start.strip())}(?:\s*[-–→]\s*|\s+naar\s+(?:het\s+)?){re.escape(end.strip())}(?!\w)"
        )
        counts[key] = len(re.findall(steps, flat))
    often = 2 if any(count >= 2 for count in counts.values()) else 1
    return tuple(key for key, count in counts.most_common() if count >= often)


def _stems(label: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in re.findall(r"\w+", folded(label)) if word not in _TINY_WORDS)


def _stem(word: str) -> str:
    """Short enough to be found in a plural or a compound: *leerlijnen* is looked for as *leerlijn*."""
    for ending, least in (("en", 6), ("s", 6), ("e", 6)):
        if word.endswith(ending) and len(word) >= least:
            return word.removesuffix(ending)
    return word
