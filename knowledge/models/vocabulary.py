"""The controlled vocabulary: fixed keys, labels that editors may rename (domain.md §4)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel


class Term(models.Model):
    """A word of the vocabulary. `key` is the slug of its Dutch label at birth and never changes; the label may."""

    key = models.SlugField(_("key"), max_length=80, unique=True, editable=False)
    label = models.CharField(_("label"), max_length=80)
    description = models.CharField(
        _("description"), max_length=300, blank=True, help_text=_("One sentence for who does not know the word.")
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=100)

    panels: ClassVar[list[Any]] = [FieldPanel("label"), FieldPanel("description"), FieldPanel("sort_order")]

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["sort_order", "label"]

    def __str__(self) -> str:
        return self.label


class ThemeGroup(Term):
    class Meta(Term.Meta):
        verbose_name = _("theme group")
        verbose_name_plural = _("theme groups")


class Theme(Term):
    group = models.ForeignKey(
        ThemeGroup, on_delete=models.PROTECT, related_name="themes", verbose_name=_("theme group")
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("label"),
        FieldPanel("group"),
        FieldPanel("description"),
        FieldPanel("sort_order"),
    ]

    class Meta(Term.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering: ClassVar[list[str]] = ["group__sort_order", "sort_order", "label"]


class Sector(Term):
    """A level of education; vmbo, havo, vwo and pro are parts of vo. `line` is the colour class of the line map."""

    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("label"),
        FieldPanel("parent"),
        FieldPanel("description"),
        FieldPanel("sort_order"),
    ]

    class Meta(Term.Meta):
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")

    @property
    def line(self) -> str:
        """Key of the line whose colour this sector has ("vo" for vmbo)."""
        return self.parent.key if self.parent else self.key


class Transition(Term):
    """A directed passage between two sectors; the key is ``<from>-<to>``. No origin means education as a whole."""

    origin = models.ForeignKey(
        Sector, on_delete=models.PROTECT, null=True, blank=True, related_name="departures", verbose_name=_("from")
    )
    target = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="arrivals", verbose_name=_("to"))

    panels: ClassVar[list[Any]] = [
        FieldPanel("label"),
        FieldRowPanel([FieldPanel("origin"), FieldPanel("target")]),
        FieldPanel("description"),
        FieldPanel("sort_order"),
    ]

    class Meta(Term.Meta):
        verbose_name = _("transition")
        verbose_name_plural = _("transitions")


class Role(Term):
    class Meta(Term.Meta):
        verbose_name = _("role")
        verbose_name_plural = _("roles")


class Region(Term):
    class Meta(Term.Meta):
        verbose_name = _("region")
        verbose_name_plural = _("regions")


class Tag(TagBase):
    """A free tag; the same word in other capitals is the same tag."""

    free_tagging = True

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(Lower("name"), name="tag_name_once_in_any_case")
        ]

    def clean(self) -> None:
        """Compares in Python: SQLite knows no capitals with an accent."""
        super().clean()
        others = Tag.objects.exclude(pk=self.pk).values_list("name", flat=True)
        if double := next((name for name in others if name.lower() == self.name.lower()), None):
            raise ValidationError(
                {"name": _("There already is a tag “%(name)s”. Use that one, or merge the two.") % {"name": double}}
            )


class TaggedPublication(ItemBase):
    tag = models.ForeignKey(Tag, related_name="tagged_publications", on_delete=models.CASCADE)
    content_object = ParentalKey("knowledge.Publication", related_name="tagged_items", on_delete=models.CASCADE)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="tag_once_on_a_publication")
        ]


class TermRedirect(models.Model):
    """What a merged word became: old addresses and filters lead to `new_key`."""

    vocabulary = models.CharField(_("vocabulary"), max_length=20)
    old_key = models.CharField(max_length=100)
    new_key = models.CharField(max_length=100)
    merged_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["vocabulary", "old_key"], name="term_redirect_once")
        ]

    def __str__(self) -> str:
        return f"{self.old_key} → {self.new_key}"
