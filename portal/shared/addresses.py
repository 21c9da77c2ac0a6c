"""Addresses that views answer: a page there would never be seen, however it came there."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import CopyForm
from wagtail.models import Page

# First path segments that views answer (contracts.md, Addresses).
RESERVED_SLUGS = frozenset(
    "zoeken aanbevelingen themas sectoren overstappen begrippen mensen organisaties agenda mijn-aanmelding uitnodiging "
    "opbrengst-invullen mijn-lijst volgen stijlgids gezond beheer inloggen media documenten static account".split()
)
HOME_DEPTH = 2
RESERVED = _("This address is used by the site itself. Choose another one.")


def is_reserved(slug: str, parent: Page) -> bool:
    """Whether a page with this slug below `parent` would stand where a view answers."""
    return slug in RESERVED_SLUGS and parent.depth == HOME_DEPTH


class PageCopyForm(CopyForm):
    """As Wagtail's, which finds out about a reserved address only while it copies."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        parent = cleaned.get("new_parent_page") or self.page.get_parent()
        if is_reserved(cleaned.get("new_slug", ""), parent):
            self.add_error("new_slug", RESERVED)
        return cleaned
