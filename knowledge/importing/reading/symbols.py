"""What the signs of the fonts Symbol and Wingdings look like: a file names them by a number in a private range."""

from __future__ import annotations

PRIVATE = range(0xF000, 0xF100)
UNKNOWN = "▪"
HEXADECIMAL = frozenset("0123456789abcdefABCDEF")
HEXADECIMAL_LENGTH = 6

_SYMBOL_LETTERS = dict(
    zip(
        "ABCDEFGHIKLMNOPQRSTUWXYZabcdefghiklmnopqrstuwxyz",
        "ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖαβχδεφγηικλμνοπθρστυωξψζ",
        strict=True,
    )
)
SYMBOL = {
    **{ord(latin): greek for latin, greek in _SYMBOL_LETTERS.items()},
    **{
        code: chr(code)
        for code in (*range(0x20, 0x22), 0x23, *range(0x25, 0x27), *range(0x28, 0x2A), *range(0x2B, 0x40))
    },
    0x2D: "−",
    0xA3: "≤",
    0xA5: "∞",
    0xAB: "↔",
    0xAC: "←",
    0xAD: "↑",
    0xAE: "→",
    0xAF: "↓",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBA: "≡",
    0xBB: "≈",
    0xBC: "…",
    0xD2: "®",
    0xD3: "©",
    0xD4: "™",
    0xD6: "√",
    0xDE: "⇒",
    0xE2: "®",
    0xE3: "©",
    0xE4: "™",
    0xE5: "∑",
}
WINGDINGS = {
    0x28: "☎",
    0x29: "✆",
    0x2A: "✉",
    0x4A: "☺",
    0x4B: "😐",
    0x4C: "☹",
    0x6C: "●",
    0x6D: "❍",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x72: "❒",
    0x75: "◆",
    0x76: "❖",
    0x77: "◆",
    0x9F: "•",
    0xA1: "○",
    0xA7: "▪",
    0xA8: "☐",
    0xB2: "✧",
    0xD8: "➢",
    0xDC: "➲",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xE8: "➔",
    0xEF: "⇦",
    0xF0: "⇨",
    0xF3: "⇔",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}


def symbol(code: int, font: str) -> str:
    """The sign that a font shows for a code; a small square where only the font itself would know."""
    low = code - PRIVATE.start if code in PRIVATE else code
    family = font.lower()
    if family.startswith("wingdings"):
        return WINGDINGS.get(low, UNKNOWN)
    if family == "symbol" or (code in PRIVATE and not family.startswith("webdings")):
        return SYMBOL.get(low, UNKNOWN)
    if family.startswith("webdings") or code in PRIVATE:
        return UNKNOWN
    valid = 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000
    return chr(code) if valid else UNKNOWN


def coded(code: str | None, font: str | None) -> str:
    """The sign that a file names by a hexadecimal code in a font."""
    readable = code is not None and len(code) <= HEXADECIMAL_LENGTH and set(code) <= HEXADECIMAL
    return symbol(int(code or "", 16), font or "") if code and readable else UNKNOWN


def without_private(text: str, font: str) -> str:
    """Text in which private signs are replaced by what the font shows for them."""
    if not any(0xF000 <= ord(sign) < 0xF100 for sign in text):
        return text
    return "".join(symbol(ord(sign), font or "Symbol") if ord(sign) in PRIVATE else sign for sign in text)
