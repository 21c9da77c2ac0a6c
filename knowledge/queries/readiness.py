"""What a draft still lacks before readers may see it; the edit form asks for the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from knowledge.models import Publication


def unready(draft: Publication) -> list[str]:
    """A sentence for each thing that keeps `draft`, in memory, from being published; none when it is ready."""
    blocks = list(_blocks(draft))
    missing = []
    if (draft.image_id and not draft.image_alternative.strip()) or any(_is_unseen(block) for block in blocks):
        missing.append(
            _("This image has no alternative text yet. Describe what is to be seen; then the page can be published.")
        )
    if not draft.themes.all():
        missing.append(_("Choose at least one theme before publishing."))
    if any(block.block_type == "unplaced" for block in blocks):
        missing.append(_("Text under Not placed is still waiting. Move it to where it belongs, or delete it."))
    return missing


def _blocks(draft: Any) -> Iterator[Any]:
    """Every block of the page and of its items."""
    for name in draft.get_streamfield_names():
        yield from getattr(draft, name)
    for relation in ("recommendations", "principles"):
        if hasattr(draft, relation):
            for item in getattr(draft, relation).all():
                yield from item.text


def _is_unseen(block: Any) -> bool:
    return block.block_type == "figure" and not (block.value.get("alternative") or "").strip()
