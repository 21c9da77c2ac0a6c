"""What all kinds of publication share (domain.md §1)."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.search import index

from knowledge.enums import Kind, Licence, StatusNote
from knowledge.models.blocks import BodyBlocks
from knowledge.models.forms import PublicationForm
from portal.shared.pages import BasePage

LEAD_LENGTH = 300
SUMMARY_WORDS = 120
MOST_THEMES = 5


def at_most_summary_words(value: str) -> None:
    """Refuses a plain-language summary of more than `SUMMARY_WORDS` words."""
    count = len(value.split())
    if count > SUMMARY_WORDS:
        raise ValidationError(
            _("The summary has %(count)d words; at most %(limit)d are allowed."),
            params={"count": count, "limit": SUMMARY_WORDS},
        )


class Publication(BasePage):
    """A page of one of the seven kinds. Never made by itself: `kind` is set by each subclass as `KIND`."""

    KIND: ClassVar[Kind]

    kind = models.CharField(max_length=20, choices=Kind, editable=False, db_index=True)
    lead = models.CharField(
        _("lead"),
        max_length=LEAD_LENGTH,
        blank=True,
        validators=[MaxLengthValidator(LEAD_LENGTH)],
        help_text=_("One or two sentences that say why to read on. At most 300 characters."),
    )
    summary = models.TextField(
        _("summary in plain language"),
        blank=True,
        validators=[at_most_summary_words],
        help_text=_("For who reads with difficulty (level B1). At most 120 words."),
    )
    body = StreamField(BodyBlocks(), verbose_name=_("text"), blank=True)
    occasion = models.ForeignKey(
        "knowledge.Occasion",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="publications",
        verbose_name=_("occasion"),
    )
    themes = ParentalManyToManyField(
        "knowledge.Theme", related_name="publications", blank=True, verbose_name=_("themes")
    )
    sectors = ParentalManyToManyField(
        "knowledge.Sector", related_name="publications", blank=True, verbose_name=_("sectors")
    )
    transitions = ParentalManyToManyField(
        "knowledge.Transition", related_name="publications", blank=True, verbose_name=_("transitions")
    )
    roles = ParentalManyToManyField(
        "knowledge.Role", related_name="publications", blank=True, verbose_name=_("meant for")
    )
    regions = ParentalManyToManyField(
        "knowledge.Region", related_name="publications", blank=True, verbose_name=_("regions")
    )
    tags = ClusterTaggableManager(through="knowledge.TaggedPublication", blank=True, verbose_name=_("free tags"))
    image = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("image"),
    )
    image_alternative = models.CharField(
        _("alternative text"),
        max_length=250,
        blank=True,
        help_text=_("Says what is to be seen, for who cannot see it. Needed before the page can be published."),
    )
    licence = models.CharField(_("licence"), max_length=20, choices=Licence, default=Licence.CC_BY)
    offer_source = models.BooleanField(
        _("offer the original file"),
        default=False,
        help_text=_("Readers may then download the file that was imported."),
    )
    review_date = models.DateField(
        _("review on"), null=True, blank=True, help_text=_("From this day on the page is listed under To review.")
    )
    review_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reviewed by"),
    )
    status_note = models.CharField(
        _("status"), max_length=12, choices=StatusNote, blank=True, default=StatusNote.CURRENT
    )
    status_reason = models.CharField(
        _("reason"), max_length=250, blank=True, help_text=_("Shown at the top of the page.")
    )
    replaced_by = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replaces", verbose_name=_("replaced by")
    )
    changed_on = models.DateField(_("significantly changed on"), null=True, blank=True)
    change_note = models.CharField(_("what changed"), max_length=250, blank=True)

    base_form_class = PublicationForm
    parent_page_types: ClassVar[list[str]] = ["knowledge.IndexPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("lead")]
    is_creatable = False

    lead_panels: ClassVar[list[Any]] = [
        # Writes the address along with the title until the page is live.
        TitleFieldPanel(
            "title",
            classname="",
            placeholder=False,
            help_text=_("Says what the reader will find, without the name of the conference."),
        ),
        FieldPanel("lead", widget=AdminAutoHeightTextInput(attrs={"rows": 2, "data-count": ""})),
        FieldPanel("summary", widget=AdminAutoHeightTextInput(attrs={"rows": 3, "data-count-words": SUMMARY_WORDS})),
    ]
    kind_panels: ClassVar[list[Any]] = [FieldPanel("body")]
    # On the tab of the texts: a mark in a text and its footnote are written in one go.
    note_panels: ClassVar[list[Any]] = [InlinePanel("footnotes", heading=_("Footnotes"), label=_("Footnote"))]
    about_panels: ClassVar[list[Any]] = [
        InlinePanel("contributions", heading=_("Contributors"), label=_("Contributor")),
        MultiFieldPanel(
            [
                FieldPanel(
                    "themes",
                    widget=forms.CheckboxSelectMultiple,
                    help_text=_("At most five; needed before the page can be published."),
                ),
                FieldPanel("sectors", widget=forms.CheckboxSelectMultiple),
                FieldPanel("transitions", widget=forms.CheckboxSelectMultiple),
                FieldPanel("roles", widget=forms.CheckboxSelectMultiple),
                FieldPanel("regions", widget=forms.CheckboxSelectMultiple),
                FieldPanel("tags", help_text=_("Words that the themes do not have yet, separated by commas.")),
            ],
            heading=_("What it is about and for whom"),
        ),
        MultiFieldPanel([FieldPanel("image"), FieldPanel("image_alternative")], heading=_("Image")),
        InlinePanel("relations", heading=_("Related to"), label=_("Relation")),
    ]
    care_panels: ClassVar[list[Any]] = [
        MultiFieldPanel([FieldRowPanel([FieldPanel("review_date"), FieldPanel("review_owner")])], heading=_("Review")),
        MultiFieldPanel(
            [FieldPanel("status_note"), FieldPanel("status_reason"), FieldPanel("replaced_by")], heading=_("Status")
        ),
        MultiFieldPanel([FieldPanel("changed_on"), FieldPanel("change_note")], heading=_("Significant change")),
        MultiFieldPanel([FieldPanel("licence"), FieldPanel("offer_source")], heading=_("Reuse")),
        *BasePage.promote_panels,
        PublishingPanel(),
    ]

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.edit_handler = TabbedInterface(  # Wagtail reads it when it builds the edit view
            [
                ObjectList([*cls.lead_panels, *cls.kind_panels, *cls.note_panels], heading=_("Content")),
                ObjectList(cls.about_panels, heading=_("Filing")),
                ObjectList(cls.care_panels, heading=_("Care and publishing")),
            ]
        )

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.kind = self.KIND
        super().full_clean(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if hasattr(type(self), "KIND"):
            self.kind = self.KIND
        super().save(*args, **kwargs)

    @classmethod
    def can_create_at(cls, parent: Any) -> bool:
        """Only below the index page of its own kind."""
        return bool(super().can_create_at(parent)) and getattr(parent.specific_deferred, "kind", None) == getattr(
            cls, "KIND", ""
        )
