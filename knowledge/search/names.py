"""Publications that are known by name come first for who types it."""

from __future__ import annotations

from typing import Any

from knowledge.enums import Kind
from knowledge.search.analysis import sort_key


def names_of(page: Any, *, is_current: bool) -> tuple[str, ...]:
    """What who wants just this vision or dossier types; nothing for other kinds. *LOB-visie* alone means the current
    one.
    """
    kind = str(Kind(page.kind).label)
    typed: tuple[str, ...]
    if page.kind == Kind.VISION:
        typed = (page.title, kind, "visie") if is_current else (page.title,)
    elif page.kind == Kind.DOSSIER:
        typed = (page.title, f"{kind} {page.title}")
    else:
        return ()
    return tuple(dict.fromkeys(sort_key(text) for text in typed))
