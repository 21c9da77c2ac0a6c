"""How well words are taken apart and stemmed, over the judged sets: ``python -m tests.benchmarks.words``.

The sets and what counts as right are explained in `tests/judged/README.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from knowledge.search.compounds import split
from knowledge.search.folding import fold, lowered
from knowledge.search.stemming import stem_of

JUDGED = Path(__file__).parents[1] / "judged"
SETS = ("tune", "held")


@dataclass(frozen=True, slots=True)
class Figure:
    """A count over one kind of judgement in one set, with the lines that came out differently."""

    name: str
    set: str
    count: int
    of: int
    others: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        return self.count / self.of


def lines(name: str) -> list[list[str]]:
    """The judgements of a file, without its heading."""
    return [line.split("\t") for line in (JUDGED / name).read_text(encoding="utf-8").splitlines()[1:]]


def figures() -> list[Figure]:
    """For each set: compounds split exactly, other words split falsely, pairs rightly joined, pairs wrongly joined."""
    return [figure for name in SETS for figure in (*_compounds(name), *_stems(name))]


def _compounds(name: str) -> tuple[Figure, Figure]:
    judged = [
        (word, parts, "+".join(split(word)) or word) for word, parts, each in lines("compounds.tsv") if each == name
    ]
    compounds = [line for line in judged if line[0] != line[1]]
    singles = [line for line in judged if line[0] == line[1]]
    missed = tuple(f"{parts} → {found}" for _, parts, found in compounds if parts != found)
    false = tuple(found for word, _, found in singles if found != word)
    return (
        Figure("compounds split exactly", name, len(compounds) - len(missed), len(compounds), missed),
        Figure("other words split", name, len(false), len(singles), false),
    )


def _stems(name: str) -> tuple[Figure, Figure]:
    pairs = [(one, other, verdict) for one, other, verdict, each in lines("stems.tsv") if each == name]
    same = [pair for pair in pairs if pair[2] == "same"]
    different = [pair for pair in pairs if pair[2] == "different"]
    apart = tuple(f"{one}/{other}" for one, other, _ in same if _stem(one) != _stem(other))
    joined = tuple(f"{one}/{other}" for one, other, _ in different if _stem(one) == _stem(other))
    return (
        Figure("forms of a word joined", name, len(same) - len(apart), len(same), apart),
        Figure("other words joined", name, len(joined), len(different), joined),
    )


def _stem(word: str) -> str:
    return stem_of(fold(word), lowered(word))


def main() -> None:
    """Prints the table; of the held set only the figures, as its lines are not to be tuned on."""
    for figure in figures():
        print(f"{figure.name:<24} {figure.set}  {figure.count:>4} of {figure.of:>4}  {figure.share:>6.1%}", end="")
        print(f"  {', '.join(figure.others)}" if figure.set == "tune" and figure.others else "")


if __name__ == "__main__":
    main()
