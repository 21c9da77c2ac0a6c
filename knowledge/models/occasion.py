"""The occasion a publication comes from, as knowledge sees it; `events` points here, never the other way round."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel


class Occasion(models.Model):
    """A conference or meeting. `key` is stable: events finds its occasion by it."""

    key = models.SlugField(
        _("key"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("Made from the title when left empty; never changes."),
    )
    title = models.CharField(_("title"), max_length=150)
    date = models.DateField(_("date"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)

    panels: ClassVar[list[Any]] = [FieldPanel("title"), FieldRowPanel([FieldPanel("date"), FieldPanel("place")])]

    class Meta:
        verbose_name = _("occasion")
        verbose_name_plural = _("occasions")
        ordering: ClassVar[list[str]] = ["-date", "title"]

    def __str__(self) -> str:
        return self.title
