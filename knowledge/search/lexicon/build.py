"""Make `words.xz` from Debian's word list: ``python -m knowledge.search.lexicon.build /usr/share/dict/dutch``.

The list (package wdutch, by OpenTaal) holds 400,000 words. Kept are those that begin or end other words and do not fall
apart themselves, each with the size of that family. The counts are made twice, the second time by the splits that the
first allow. The same list and the same `vetoes.txt` give the same entries.
"""

from __future__ import annotations

import sys
from pathlib import Path

from knowledge.search.folding import fold
from knowledge.search.lexicon import vetoed_words
from knowledge.search.lexicon.counting import count_pairs, count_splits, single_words, with_productive_nouns
from knowledge.search.lexicon.packing import DATA, pack
from knowledge.search.lexicon.segmenting import Family, Segmenter

# SHA-256 of the list that the shipped file was made from (wdutch 2.20.19).
MADE_FROM = "2e5128e8e7f9a5bdfc427c784c839986b0df1386cc53aef90ed2df71644f3987"


def read(source: Path) -> frozenset[str]:
    """The words of a list that can be parts: lower case, letters alone, folded."""
    lines = source.read_text(encoding="utf-8").split()
    folded = {fold(line) for line in lines if line.islower() and line.isalpha()}
    return frozenset(word for word in folded if word.isascii())


def families_of(words: frozenset[str]) -> dict[str, Family]:
    whole = vetoed_words()
    first = single_words(count_pairs(words).linked_to_bare(), whole)
    second = single_words(count_splits(words, Segmenter(first, whole)).linked_to_bare(), whole)
    return with_productive_nouns(second, words)


def main(source: str) -> None:
    families = families_of(read(Path(source)))
    DATA.write_bytes(pack(families))
    sys.stdout.write(f"{DATA.name}: {len(families)} words, {DATA.stat().st_size} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1])
