"""What an address in a file is worth on a page: live, dead, or one that would run a script."""

from __future__ import annotations

import re
from enum import Enum

from knowledge.importing.mapping.vocabulary import Vocabulary

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
ACTIVE_SCHEMES = frozenset({"javascript", "data", "vbscript"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060\ufeff]+")
_BARE_HOST = re.compile(
    r"(?:www\.[^\s/]+|[\w\-]+(?:\.[\w\-]+)*\.(?:nl|eu|org|com|be|net|info))(?:[/?#]\S*)?", re.IGNORECASE
)


class Worth(Enum):
    LIVE = "live"
    DEAD = "dead"
    ACTIVE = "active"


def judged(address: str) -> tuple[Worth, str]:
    """The worth of an address, and the address as a page may hold it.

    Browsers ignore white space and control signs inside a scheme, so these go before it is looked at.
    """
    address = address.strip()
    scheme = _SCHEME.match(_INVISIBLE.sub("", address))
    if scheme is None:
        if _BARE_HOST.fullmatch(address):
            return Worth.LIVE, f"https://{address}"
        return Worth.DEAD, address
    name = scheme[1].lower()
    if name in ACTIVE_SCHEMES:
        return Worth.ACTIVE, address
    if name in SAFE_SCHEMES and _SCHEME.match(address):
        return Worth.LIVE, address
    return Worth.DEAD, address


def proposed_page(text: str, vocabulary: Vocabulary) -> str:
    """The address a dead link most likely meant: the known page whose title shares most words with the link's text.

    Without any page in common, the portal's own search for these words.
    """
    wanted = _words(text)
    best, best_share = "", 0.0
    for address, title in vocabulary.pages:
        known = _words(title)
        share = len(wanted & known) / len(wanted | known) if wanted and known else 0.0
        if share > best_share:
            best, best_share = address, share
    if best_share >= 0.5:
        return best
    return "/zoeken/?q=" + "+".join(re.findall(r"[\w-]+", text))


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 2 or word.isdigit()}
