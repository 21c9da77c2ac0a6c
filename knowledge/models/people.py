"""People and organisations: contributors, session leaders, speakers and moderators alike."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable
from wagtail.search import index

from knowledge.enums import ContributorRole


class Named(index.Indexed, models.Model):
    """Something with a name and an address of its own on the site."""

    name = models.CharField(_("name"), max_length=150)
    slug = models.SlugField(
        _("address"), max_length=160, unique=True, blank=True, help_text=_("Made from the name when left empty.")
    )

    search_fields: ClassVar[list[Any]] = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class Organisation(Named):
    place = models.CharField(_("place"), max_length=80, blank=True)
    brin = models.CharField(
        _("BRIN"), max_length=6, blank=True, help_text=_("The school's registration number, for example 12AB.")
    )
    website = models.URLField(_("website"), blank=True)

    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("place"), FieldPanel("brin")]),
        FieldPanel("website"),
        FieldPanel("slug"),
    ]

    class Meta(Named.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")


class Person(Named):
    """A public contributor. Nothing here is private: no address, no telephone number."""

    function = models.CharField(_("function"), max_length=120, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("organisation"),
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        FieldPanel("function"),
        FieldPanel("organisation"),
        FieldPanel("slug"),
    ]

    class Meta(Named.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")


class Contribution(Orderable):
    """Who did what for a publication, with function and organisation as they were then."""

    page = ParentalKey("knowledge.Publication", on_delete=models.CASCADE, related_name="contributions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="contributions", verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=20, choices=ContributorRole, default=ContributorRole.AUTHOR)
    function = models.CharField(_("function at that time"), max_length=120, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contributions",
        verbose_name=_("organisation at that time"),
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("person"),
        FieldRowPanel([FieldPanel("role"), FieldPanel("function")]),
        FieldPanel("organisation"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")

    def __str__(self) -> str:
        return f"{self.person} ({self.get_role_display()})"
