"""Folding: what makes two spellings of one word the same term."""

from __future__ import annotations

import unicodedata

APOSTROPHES = "'’‘`´ʼ"
# Characters inside a word that nobody sees: soft hyphen, zero-width marks, word joiner, variation selector.
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0f"

_DROP = str.maketrans("", "", APOSTROPHES + UNSEEN)
_LIGATURES = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ĳ": "ij"}
)


def lowered(word: str) -> str:
    """Lower case without apostrophes and invisible characters; accents stay, composed, as a dictionary writes them."""
    return unicodedata.normalize("NFC", word.translate(_DROP).casefold())


def fold(word: str) -> str:
    """Lower case letters and figures alone; *ë*, *é* and *e* become one, which also heals a scanner's *oriénterend*."""
    word = word.translate(_DROP).casefold()
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word.translate(_LIGATURES))
        word = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()
    # Folding may yield signs (½ becomes 1⁄2): a term is one word without them.
    return word if word.isalnum() else "".join(letter for letter in word if letter.isalnum())
