"""Other words for the same: abbreviations with what they stand for, and rings of synonyms, as editors keep them.

They are applied to a query alone. A document keeps the words it has, so a changed list works at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from knowledge.queries.search_words import SearchWords
from knowledge.search.analysis import CAPITALS, words


@dataclass(frozen=True, slots=True)
class Atom:
    """A word, or a hyphenated part of one, as far as synonyms look at it. `capitals` is empty or the term of its
    capitals.
    """

    exact: str
    stem: str
    capitals: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Form:
    """One way to say a thing: as editors wrote it, and taken apart; the same terms are the same form. `by_capitals` is
    the term of an abbreviation that is also an ordinary word.
    """

    text: str = field(compare=False)
    atoms: tuple[Atom, ...]
    by_capitals: str = ""

    def is_said_by(self, atoms: Sequence[Atom]) -> bool:
        if self.by_capitals:
            return len(atoms) == 1 and atoms[0].capitals.casefold() == self.by_capitals.casefold()
        return tuple(atom.stem for atom in atoms) == tuple(atom.stem for atom in self.atoms)


@dataclass(frozen=True, slots=True)
class Match:
    """`atoms[start:end]` of a query say something that `others` say too."""

    start: int
    end: int
    said: Form
    others: tuple[Form, ...]


class Synonyms:
    """What editors keep, made ready to look up. Entries that share a form are one ring: who types *voortijdig
    schoolverlaten* finds *schooluitval* by way of *vsv*.
    """

    def __init__(self, lists: SearchWords) -> None:
        self._rings: list[dict[Form, None]] = []
        for entry in lists.abbreviations:
            short = _form(entry.short, by_capitals=entry.capitals_only)
            self._add((short, *(_form(text) for text in entry.expansions)))
        for ring in lists.rings:
            self._add(tuple(_form(text) for text in ring))
        self._by_first: dict[str, list[tuple[Form, int]]] = defaultdict(list)
        for number, forms in enumerate(self._rings):
            for form in forms:
                self._by_first[form.atoms[0].stem].append((form, number))

    def _add(self, forms: tuple[Form, ...]) -> None:
        made = dict.fromkeys(form for form in forms if form.atoms)
        for ring in [ring for ring in self._rings if not made.keys().isdisjoint(ring)]:
            made |= ring
            self._rings.remove(ring)
        self._rings.append(made)

    def matches(self, atoms: Sequence[Atom]) -> Iterable[Match]:
        """What the query says that has another word, from left to right; the longest wins, and none overlap."""
        position = 0
        while position < len(atoms):
            best: dict[int, list[tuple[Form, int]]] = defaultdict(list)
            for form, ring in self._by_first.get(atoms[position].stem, ()):
                end = position + len(form.atoms)
                if end <= len(atoms) and form.is_said_by(atoms[position:end]):
                    best[end].append((form, ring))
            if not best:
                position += 1
                continue
            end = max(best)
            said = best[end]
            others = {
                form.text: form
                for _, ring in said
                for form in self._rings[ring]
                if form not in [one for one, _ in said]
            }
            yield Match(position, end, said[0][0], tuple(others.values()))
            position = end

    def known(self) -> Iterable[str]:
        """Every form as editors wrote it, for suggestions."""
        return (form.text for ring in self._rings for form in ring)


def atoms_of(text: str) -> tuple[Atom, ...]:
    return tuple(
        Atom(exact, stem, capitals)
        for word in words(text)
        for exact, stem, capitals in zip(word.terms.exact, word.terms.stems, word.terms.capitals, strict=True)
    )


def _form(text: str, *, by_capitals: bool = False) -> Form:
    atoms = atoms_of(text)
    return Form(text, atoms, f"{CAPITALS}{text}" if by_capitals and len(atoms) == 1 else "")
