"""What a query becomes, for editors who keep the search words."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.search import prepared
from knowledge.search.compounds import split
from knowledge.search.querying import Typed, loose_words
from knowledge.search.synonyms import Match, atoms_of


@dataclass(frozen=True, slots=True)
class ExplainedWord:
    """A word as typed (or words that have a synonym together), its stem, the parts of a compound, and the `also`
    searched words for the same. `left_out` words say nothing beside other words.
    """

    text: str
    stem: str
    parts: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    left_out: bool = False


def explained(text: str) -> tuple[ExplainedWord, ...]:
    """Every loose word of a query in order; phrases and exclusions are searched as they are written."""
    typed = loose_words(text)
    atoms = atoms_of(" ".join(word.text for word in typed))
    matches = list(prepared.synonyms().matches(atoms))
    alone = all(word.is_stop for word in typed)
    explanations: list[ExplainedWord] = []
    position = 0
    skip = 0
    for number, word in enumerate(typed):
        start, position = position, position + len(word.terms.exact)
        if number < skip:
            continue
        run = next((match for match in matches if match.start == start and match.end > position), None)
        if run:
            ends = [sum(len(one.terms.exact) for one in typed[: place + 1]) for place in range(len(typed))]
            skip = ends.index(run.end) + 1 if run.end in ends else number + 1
            explanations.append(_together(typed[number:skip], run))
        else:
            inside = [match for match in matches if start <= match.start and match.end <= position]
            explanations.append(_alone(word, inside, left_out=word.is_stop and not inside and not alone))
    return tuple(explanations)


def _together(typed: list[Typed], match: Match) -> ExplainedWord:
    stem = " ".join(stem for word in typed for stem in word.terms.stems)
    return ExplainedWord(" ".join(word.text for word in typed), stem, also=tuple(form.text for form in match.others))


def _alone(word: Typed, matches: list[Match], *, left_out: bool) -> ExplainedWord:
    parts = [part for exact in word.terms.exact for part in split(exact)]
    also = dict.fromkeys(form.text for match in matches for form in match.others)
    return ExplainedWord(word.text, " ".join(word.terms.stems), tuple(parts), tuple(also), left_out)
