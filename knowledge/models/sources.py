"""The kinds that gather: research summary, LOB vision, dossier; and the index page that lists a kind."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from knowledge.enums import Kind
from knowledge.models.blocks import ContentBlocks
from knowledge.models.publication import Publication
from portal.shared.pages import BasePage


class ResearchSummaryPage(Publication):
    """A study told for practice. Its chapters are the sections of its text."""

    KIND = Kind.RESEARCH
    is_creatable = True

    source_title = models.CharField(_("title of the study"), max_length=300, blank=True)
    source_authors = models.CharField(_("authors"), max_length=300, blank=True)
    source_year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, validators=[MinValueValidator(1900), MaxValueValidator(2100)]
    )
    source_publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    source_doi = models.CharField(_("DOI"), max_length=120, blank=True)
    source_url = models.URLField(_("address"), blank=True)
    question = StreamField(ContentBlocks(), verbose_name=_("question"), blank=True)
    method = StreamField(ContentBlocks(), verbose_name=_("method"), blank=True)
    key_findings = StreamField(ContentBlocks(), verbose_name=_("key findings"), blank=True)
    implications = StreamField(ContentBlocks(), verbose_name=_("what it means for practice"), blank=True)
    open_questions = StreamField(ContentBlocks(), verbose_name=_("open questions"), blank=True)

    kind_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel("source_title"),
                FieldPanel("source_authors"),
                FieldRowPanel([FieldPanel("source_year"), FieldPanel("source_publisher")]),
                FieldRowPanel([FieldPanel("source_doi"), FieldPanel("source_url")]),
            ],
            heading=_("The study"),
        ),
        FieldPanel("question"),
        FieldPanel("method"),
        FieldPanel("key_findings"),
        FieldPanel("implications"),
        FieldPanel("open_questions"),
        FieldPanel("body", heading=_("Chapters")),
        InlinePanel("references", heading=_("References"), label=_("Reference")),
    ]

    class Meta(Publication.Meta):
        verbose_name = _("research summary")
        verbose_name_plural = _("research summaries")


class Reference(Orderable):
    """A work that a research summary refers to; a stub from a citation is incomplete until an editor fills it in."""

    page = ParentalKey(ResearchSummaryPage, on_delete=models.CASCADE, related_name="references")
    text = models.CharField(_("reference"), max_length=500, help_text=_("Author (year). Title. Publisher."))
    url = models.URLField(_("address"), blank=True)
    complete = models.BooleanField(_("complete"), default=False)

    panels: ClassVar[list[Any]] = [FieldPanel("text"), FieldRowPanel([FieldPanel("url"), FieldPanel("complete")])]

    class Meta(Orderable.Meta):
        verbose_name = _("reference")
        verbose_name_plural = _("references")

    def __str__(self) -> str:
        return self.text


class VisionPage(Publication):
    """One version of the LOB vision; its address is its version."""

    KIND = Kind.VISION
    is_creatable = True

    version = models.CharField(_("version"), max_length=20, help_text=_("For example 2026."))
    date_signed = models.DateField(_("signed on"), null=True, blank=True)
    previous_version = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="next_versions",
        verbose_name=_("earlier version"),
    )

    kind_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("version"), FieldPanel("date_signed")]),
                FieldPanel("occasion", heading=_("Adopted at")),
                FieldPanel("previous_version"),
            ],
            heading=_("Version"),
        ),
        FieldPanel("body", heading=_("Introduction")),
        InlinePanel("principles", heading=_("Principles"), label=_("Principle")),
        InlinePanel("signatories", heading=_("Signatories"), label=_("Signatory")),
    ]

    class Meta(Publication.Meta):
        verbose_name = _("LOB vision")
        verbose_name_plural = _("LOB visions")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """A new page stands at its version, `/lob-visie/2026/`, unless its editor chose another address."""
        address = slugify(self.version)
        is_free = bool(address) and not VisionPage.objects.filter(slug=address).exists()
        if self.pk is None and is_free and self.slug in ("", slugify(self.title)):
            self.slug: str = address
        super().full_clean(*args, **kwargs)


class Signatory(Orderable):
    page = ParentalKey(VisionPage, on_delete=models.CASCADE, related_name="signatories")
    organisation = models.ForeignKey(
        "knowledge.Organisation", on_delete=models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    person = models.ForeignKey(
        "knowledge.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )

    panels: ClassVar[list[Any]] = [FieldPanel("organisation"), FieldPanel("person")]

    class Meta(Orderable.Meta):
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")


class DossierPage(Publication):
    """A selection of publications on one subject, each with a sentence of why."""

    KIND = Kind.DOSSIER
    is_creatable = True

    kind_panels: ClassVar[list[Any]] = [
        FieldPanel("body", heading=_("Introduction")),
        InlinePanel("entries", heading=_("Selection"), label=_("Publication")),
    ]

    class Meta(Publication.Meta):
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")


class DossierEntry(Orderable):
    page = ParentalKey(DossierPage, on_delete=models.CASCADE, related_name="entries")
    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="dossier_entries", verbose_name=_("publication")
    )
    why = models.CharField(_("why"), max_length=250, help_text=_("One sentence: why read this one."))

    panels: ClassVar[list[Any]] = [FieldPanel("publication"), FieldPanel("why")]

    class Meta(Orderable.Meta):
        verbose_name = _("dossier entry")
        verbose_name_plural = _("dossier entries")


class IndexPage(BasePage):
    """Lists the publications of one kind; they live below it."""

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, unique=True)
    introduction = models.CharField(_("introduction"), max_length=300, blank=True)

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("kind"), FieldPanel("introduction")]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = [
        "knowledge.SessionOutcomePage",
        "knowledge.BoardTablePage",
        "knowledge.ReportPage",
        "knowledge.PracticeExamplePage",
        "knowledge.ResearchSummaryPage",
        "knowledge.VisionPage",
        "knowledge.DossierPage",
    ]

    class Meta:
        verbose_name = _("list of a kind")
        verbose_name_plural = _("lists of a kind")
