"""What a visitor probably meant: words that the index knows, for words that it does not.

Every suggestion is made of the index's own words: a word at most two letters away, a compound mended in one of its
parts, a word taken apart, or words written apart that belong together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from rapidfuzz.distance import OSA

from knowledge.search.compounds import split
from knowledge.search.contract import SearchEngine
from knowledge.search.querying import Typed, loose_words

# Words shorter than this are as often an abbreviation as a slip.
SHORTEST = 4
# Two letters may differ in a word of this length, in a shorter one one.
LONG = 8
SHORTEST_PART = 3
# More unknown words than this are not a slip.
MOST_UNKNOWN = 4
MOST_WORDS = 12
_CUTS_TRIED = 4


def corrections(text: str, engine: SearchEngine) -> Iterator[str]:
    """Other ways to write `text`, the likeliest first; none of them is known to find anything.

    Phrases and exclusions are left as they are. Raises `EngineUnavailable`.
    """
    typed = [word for word in loose_words(text) if len(word.terms.exact) == 1]
    if not typed or len(typed) > MOST_WORDS:
        return
    seen = {text}
    for made in (*_together(text, typed, engine), *_mended(text, typed, engine)):
        if made not in seen:
            seen.add(made)
            yield made


def _together(text: str, typed: Sequence[Typed], engine: SearchEngine) -> Iterator[str]:
    """Neighbours written as one word, where the index knows that word or knows its parts as parts of a compound."""
    runs = [
        typed[start : start + length]
        for length in (4, 3, 2)
        for start in range(len(typed) - length + 1)
        if _adjacent(text, typed[start : start + length])
    ]
    joined = {"".join(word.terms.exact[0] for word in run): run for run in runs}
    known = engine.documents_with(joined)
    for word, run in joined.items():
        if known[word] or len(split(word)) == len(run):
            yield f"{text[: run[0].start]}{word}{text[run[-1].end :]}"


def _adjacent(text: str, run: Sequence[Typed]) -> bool:
    return all(text[one.end : other.start].isspace() for one, other in pairwise(run))


def _mended(text: str, typed: Sequence[Typed], engine: SearchEngine) -> Iterator[str]:
    """Every unknown word replaced by the likeliest known one."""
    known = engine.documents_with([word.terms.exact[0] for word in typed])
    unknown = [word for word in typed if _may_be_a_slip(word) and not known[word.terms.exact[0]]]
    if not unknown or len(unknown) > MOST_UNKNOWN:
        return
    choices = [_choices(word.terms.exact[0], engine) for word in unknown]
    for place in range(max(len(found) for found in choices)):
        made = text
        for word, found in reversed(list(zip(unknown, choices, strict=True))):
            if found:
                made = f"{made[: word.start]}{found[min(place, len(found) - 1)]}{made[word.end :]}"
        yield made


def _may_be_a_slip(word: Typed) -> bool:
    exact = word.terms.exact[0]
    return len(exact) >= SHORTEST and exact.isalpha() and not word.is_stop


def _choices(exact: str, engine: SearchEngine) -> list[str]:
    """At most four words for an unknown one."""
    near = _likeliest(exact, engine.similar(exact))
    return list(dict.fromkeys([*near[:2], *_in_parts(exact, engine), *near[2:4]]))[:4]


def _likeliest(exact: str, near: Mapping[str, int]) -> list[str]:
    """Fewest edits first; a first letter is seldom wrong; then the word that most documents hold."""
    allowed = 2 if len(exact) >= LONG else 1
    ranked = sorted(
        (_edits(exact, word), word[0] != exact[0], -count, word)
        for word, count in near.items()
        if len(word) >= SHORTEST
    )
    return [word for edits, *_, word in ranked if edits <= allowed]


def _in_parts(exact: str, engine: SearchEngine) -> Iterator[str]:
    """A compound of a known word and one that is nearly known, or two known words that were typed as one."""
    cuts = range(SHORTEST_PART, len(exact) - SHORTEST_PART + 1)
    known = engine.documents_with({half for cut in cuts for half in (exact[:cut], exact[cut:])})
    apart = [cut for cut in cuts if known[exact[:cut]] and known[exact[cut:]]]
    yield from (f"{exact[:cut]} {exact[cut:]}" for cut in sorted(apart, key=lambda cut: abs(len(exact) - 2 * cut))[:1])
    halves = [(exact[:cut], exact[cut:], True) for cut in cuts if known[exact[:cut]] and not known[exact[cut:]]]
    halves += [(exact[cut:], exact[:cut], False) for cut in cuts if known[exact[cut:]] and not known[exact[:cut]]]
    halves.sort(key=lambda half: -len(half[0]))
    for right, wrong, first in halves[:_CUTS_TRIED]:
        if len(wrong) >= SHORTEST:
            for mended in _likeliest(wrong, engine.similar(wrong))[:1]:
                yield f"{right}{mended}" if first else f"{mended}{right}"


def _edits(one: str, other: str) -> int:
    return int(OSA.distance(one, other))
