"""Admin forms of the pages: what may wait in a draft and what may not when it is published."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from knowledge.models.vocabulary import Theme

MOST_THEMES = 5


class PublicationForm(WagtailAdminPageForm):
    """A draft may be unfinished; publishing and handing in for review ask for what a reader needs."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False  # made from the title where it is left empty
        if "themes" in self.fields:
            themes = groupby(Theme.objects.select_related("group"), key=lambda theme: theme.group.label)
            self.fields["themes"].choices = [
                (group, [(theme.pk, theme.label) for theme in found]) for group, found in themes
            ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("lead"):
            cleaned["lead"] = " ".join(cleaned["lead"].split())  # written in a box with lines, shown in one
        themes = cleaned.get("themes")
        if themes is not None and len(themes) > MOST_THEMES:
            self.add_error("themes", _("Choose at most five themes."))
        if cleaned.get("status_note") == "vervangen" and not cleaned.get("replaced_by"):
            self.add_error("replaced_by", _("Choose the publication that replaces this one."))
        if not self.is_deferred_validation:
            self._check_ready_to_publish(cleaned)
        return cleaned

    def _check_ready_to_publish(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("image") and not (cleaned.get("image_alternative") or "").strip():
            self.add_error(
                "image_alternative",
                _(
                    "This image has no alternative text yet. "
                    "Describe what is to be seen; then the page can be published."
                ),
            )
        if "themes" in self.fields and not cleaned.get("themes"):
            self.add_error("themes", _("Choose at least one theme before publishing."))
        if any(block.block_type == "unplaced" for block in cleaned.get("body") or []):
            self.add_error(
                "body", _("Text under Not placed is still waiting. Move it to where it belongs, or delete it.")
            )
