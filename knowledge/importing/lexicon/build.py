"""Make `words.xz` from Debian's word list: ``python -m knowledge.importing.lexicon.build /usr/share/dict/dutch``.

The list (package wdutch, by OpenTaal) holds 400,000 words. Kept are those that neither simplemma's dictionary has nor a
compound of other words explains, and every word with an accent. The accented ones are marked ``!`` where the bare
letters are no word of their own, so that putting the accent back is safe.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import simplemma

from knowledge.importing.lexicon.compounds import is_compound
from knowledge.importing.lexicon.packing import DATA, pack, unaccented

_PLAIN = re.compile(r"[a-z]+")
_ACCENTED = re.compile(r"[A-Za-zà-ÿÀ-Þ]*[à-ÿ][a-zà-ÿ]*")


def chosen(words: set[str]) -> set[str]:
    """The entries to ship: bare words that nothing else explains, and all words with an accent."""
    plain = {word for word in words if _PLAIN.fullmatch(word)}
    lower = {word for word in words if word.islower()}
    entries = {
        word for word in plain if not simplemma.is_known(word, lang="nl") and not is_compound(word, lower.__contains__)
    }
    for word in words:
        if _ACCENTED.fullmatch(word):
            bare = unaccented(word)
            entries.add(word if bare in words or bare.lower() in words else word + "!")
    return entries


def main(source: str) -> None:
    words = {line.strip() for line in Path(source).read_text(encoding="utf-8").splitlines()}
    packed = pack(chosen(words))
    DATA.write_bytes(packed)
    sys.stdout.write(f"{DATA.name}: {len(packed)} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1])
