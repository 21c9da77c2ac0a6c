"""How a document may meet a word: the word itself, its stem, a part of a compound, or another word for the same.

What is less like the word is worth less, and is added: it never takes the place of the word itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.search.analysis import CAPITALS, Terms
from knowledge.search.contract import AllOf, AnyOf, Clause, Field, Phrase, Term
from knowledge.search.fields import TermWeights
from knowledge.search.stemming import left_alone
from knowledge.search.synonyms import Form


@dataclass(frozen=True, slots=True)
class Layers:
    """What is tried beyond the word as typed; the relevance benchmark takes them away one by one."""

    stems: bool = True
    parts: bool = True
    synonyms: bool = True
    spelling: bool = True


ALL_LAYERS = Layers()


def part_clause(exact: str, stem: str, parts: tuple[str, ...], weights: TermWeights, layers: Layers) -> Clause:
    """A word without hyphens. A compound is also met by all of its parts together, never by one of them: not every
    page on a school is on a *schoolbord*.
    """
    ways: list[Clause] = [Term(Field.EXACT, exact, weights.exact)]
    if layers.stems:
        ways.append(Term(Field.STEMS, stem, weights.stem))
    if layers.parts:
        ways.append(Term(Field.PARTS, stem, weights.parts))
        if parts:
            ways.append(all_of([_anywhere(part, weights) for part in dict.fromkeys(parts)]))
    return any_of(ways)


def word_clause(terms: Terms, of_parts: Sequence[Clause], weights: TermWeights, layers: Layers) -> Clause:
    """A written word: all of its hyphenated parts, each as `of_parts` says, or the word written as one."""
    together = all_of(of_parts)
    if not terms.joined:
        return together
    return any_of([together, part_clause(terms.joined, terms.joined_stem, terms.joined_parts, weights, layers)])


def plain_clause(terms: Terms, weights: TermWeights, layers: Layers) -> Clause:
    """A written word without synonyms."""
    parts = [
        part_clause(exact, stem, of_part, weights, layers)
        for exact, stem, of_part in zip(terms.exact, terms.stems, terms.parts, strict=True)
    ]
    return word_clause(terms, parts, weights, layers)


def form_clause(form: Form, weight: float, weights: TermWeights) -> Clause:
    """Another word for what is asked, worth `weight` of the word itself; several words only next to each other."""
    if form.by_capitals:
        spelled = dict.fromkeys((form.by_capitals, f"{CAPITALS}{form.by_capitals[len(CAPITALS) :].upper()}"))
        return any_of([Term(Field.EXACT, term, weights.exact * weight) for term in spelled])
    if len(form.atoms) > 1:
        return Phrase(tuple(atom.exact for atom in form.atoms), weights.exact * weight)
    (atom,) = form.atoms
    ways: list[Clause] = [
        Term(Field.EXACT, atom.exact, weights.exact * weight),
        Term(Field.STEMS, atom.stem, weights.stem * weight),
    ]
    if left_alone(atom.exact):
        # An abbreviation is the same within a word (*slb'er*); an ordinary synonym is not sought in compounds.
        ways.append(Term(Field.PARTS, atom.stem, weights.parts * weight))
    return AnyOf(tuple(ways))


def any_of(clauses: Sequence[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else AnyOf(tuple(clauses))


def all_of(clauses: Sequence[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else AllOf(tuple(clauses))


def leaves(clause: Clause) -> Iterator[Term | Phrase]:
    """The terms and phrases of a clause, for whoever marks them in a text."""
    if isinstance(clause, (AnyOf, AllOf)):
        for inner in clause.clauses:
            yield from leaves(inner)
    else:
        yield clause


def _anywhere(part: str, weights: TermWeights) -> Clause:
    return AnyOf((Term(Field.STEMS, part, weights.parts), Term(Field.PARTS, part, weights.parts)))
