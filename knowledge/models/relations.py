"""Typed relations between publications and their items, stored once and shown from both ends."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from knowledge.enums import RelationKind


class Relation(Orderable):
    """From `page` to either another publication or one recommendation or principle."""

    page = ParentalKey("knowledge.Publication", on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(_("relation"), max_length=20, choices=RelationKind, default=RelationKind.RELATED)
    target_page = models.ForeignKey(
        "knowledge.Publication",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="relations_here",
        verbose_name=_("publication"),
    )
    target_item = models.ForeignKey(
        "knowledge.Item",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="relations_here",
        verbose_name=_("recommendation or principle"),
    )
    source_item = models.ForeignKey(
        "knowledge.Item",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="relations_out",
        verbose_name=_("from this recommendation"),
        help_text=_("Only when the relation belongs to one recommendation of this page."),
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("kind"),
        FieldPanel("target_page"),
        FieldPanel("target_item"),
        FieldPanel("source_item"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(target_page__isnull=False, target_item__isnull=True)
                | Q(target_page__isnull=True, target_item__isnull=False),
                name="relation_has_one_target",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.target_page or self.target_item}"

    def clean(self) -> None:
        super().clean()
        if bool(self.target_page_id) == bool(self.target_item_id):
            raise ValidationError(_("Choose either a publication, or a recommendation or principle."))
        if self.target_page_id and self.target_page_id == self.page_id:
            raise ValidationError({"target_page": _("A page cannot be related to itself.")})
