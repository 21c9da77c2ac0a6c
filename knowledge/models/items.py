"""Recommendations and principles: parts of a page with an identity of their own.

Their rows live in the page's cluster and come and go with its revisions. Their identity (`uid`) and addresses
live in `Item` and `ItemAddress`, outside it, so that nothing that happens to a revision can lose them.
"""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from knowledge.enums import ItemKind
from knowledge.models.blocks import ContentBlocks


class Item(index.Indexed, models.Model):
    """The identity of a recommendation or principle. `slug` is set when it is first published."""

    uid = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField(max_length=20, choices=ItemKind)
    label = models.CharField(_("title"), max_length=250)
    slug = models.SlugField(_("address"), max_length=120, null=True, blank=True, unique=True)
    published_at = models.DateTimeField(null=True, blank=True)

    search_fields: ClassVar[list[Any]] = [index.SearchField("label"), index.AutocompleteField("label")]

    class Meta:
        verbose_name = _("recommendation or principle")
        verbose_name_plural = _("recommendations and principles")
        ordering: ClassVar[list[str]] = ["label"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.label}"


class ItemAddress(models.Model):
    """An address that an item had before; it leads to the present one for good."""

    slug = models.SlugField(max_length=120, unique=True)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="past_addresses")

    def __str__(self) -> str:
        return self.slug


class PageItem(ClusterableModel, Orderable):
    """A numbered part of a page; its number is its place in the order."""

    uid = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    heading = models.CharField(_("heading"), max_length=250)

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.heading


class Recommendation(PageItem):
    """One piece of advice from a session; found, filed and cited by itself."""

    page = ParentalKey("knowledge.SessionOutcomePage", on_delete=models.CASCADE, related_name="recommendations")
    text = StreamField(ContentBlocks(), verbose_name=_("text"), blank=True)
    themes = ParentalManyToManyField(
        "knowledge.Theme",
        related_name="recommendations",
        blank=True,
        verbose_name=_("themes"),
        help_text=_("Empty: the themes of the page."),
    )
    roles = ParentalManyToManyField(
        "knowledge.Role",
        related_name="recommendations",
        blank=True,
        verbose_name=_("meant for"),
        help_text=_("Empty: the roles of the page."),
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("heading"),
        FieldPanel("text"),
        MultiFieldPanel(
            [
                FieldPanel("themes", widget=forms.CheckboxSelectMultiple),
                FieldPanel("roles", widget=forms.CheckboxSelectMultiple),
            ],
            heading=_("Themes and roles of its own"),
            classname="collapsed",
        ),
    ]

    class Meta(PageItem.Meta):
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["page", "uid"], name="recommendation_once_on_a_page")
        ]


class Principle(PageItem):
    """A numbered principle of the LOB vision; the same principle keeps its `uid` from version to version."""

    page = ParentalKey("knowledge.VisionPage", on_delete=models.CASCADE, related_name="principles")
    text = StreamField(ContentBlocks(), verbose_name=_("text"), blank=True)

    panels: ClassVar[list[Any]] = [FieldPanel("heading"), FieldPanel("text")]

    class Meta(PageItem.Meta):
        verbose_name = _("principle")
        verbose_name_plural = _("principles")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["page", "uid"], name="principle_once_on_a_page")
        ]
