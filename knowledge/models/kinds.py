"""The kinds that report on a meeting or on a practice: outcome, board table, report, practice example."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField

from knowledge.enums import EvidenceLevel, Kind
from knowledge.models.blocks import ContentBlocks
from knowledge.models.publication import Publication


class FigureRow(blocks.StructBlock):
    """A number that was named in the session."""

    value = blocks.CharBlock(max_length=40, label=_("Number"))
    label = blocks.CharBlock(max_length=200, label=_("What it counts"))
    source = blocks.CharBlock(required=False, max_length=200, label=_("Source"))

    class Meta:
        icon = "order"
        label = _("Number")


class SessionOutcomePage(Publication):
    """What a theme session yielded: core, chance, and recommendations that can be found one by one."""

    KIND = Kind.OUTCOME
    is_creatable = True

    session_title = models.CharField(_("title of the session"), max_length=250, blank=True)
    session_code = models.CharField(
        _("code of the session"), max_length=20, blank=True, help_text=_("As in the programme, for example 2B.")
    )
    core = StreamField(ContentBlocks(), verbose_name=_("core of the session"), blank=True)
    opportunity = StreamField(ContentBlocks(), verbose_name=_("why this is a chance for better passage"), blank=True)
    tensions = StreamField(ContentBlocks(), verbose_name=_("tensions raised"), blank=True)
    figures = StreamField([("figure", FigureRow())], verbose_name=_("numbers"), blank=True)

    kind_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldPanel("occasion"), FieldRowPanel([FieldPanel("session_title"), FieldPanel("session_code")])],
            heading=_("Session"),
        ),
        FieldPanel("core"),
        FieldPanel("opportunity"),
        InlinePanel("recommendations", heading=_("Recommendations"), label=_("Recommendation")),
        FieldPanel("tensions"),
        FieldPanel("figures"),
        FieldPanel("body", heading=_("More text")),
    ]

    class Meta(Publication.Meta):
        verbose_name = _("session outcome")
        verbose_name_plural = _("session outcomes")


class BoardTablePage(Publication):
    """The summary of a conversation between board members."""

    KIND = Kind.BOARD_TABLE
    is_creatable = True

    date = models.DateField(_("date"), null=True, blank=True)
    start = models.TimeField(_("start"), null=True, blank=True)
    end = models.TimeField(_("end"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=150, blank=True)
    moderator = models.ForeignKey(
        "knowledge.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("moderator"),
    )
    moderator_function = models.CharField(_("function of the moderator"), max_length=120, blank=True)
    attendees = models.PositiveSmallIntegerField(
        _("number of attendees"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    attendees_description = models.CharField(_("who attended"), max_length=200, blank=True)
    key_phrases = StreamField(
        [("phrase", blocks.CharBlock(max_length=200, label=_("Key phrase")))], verbose_name=_("key phrases"), blank=True
    )

    kind_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel("occasion"),
                FieldRowPanel([FieldPanel("date"), FieldPanel("start"), FieldPanel("end")]),
                FieldPanel("place"),
                FieldRowPanel([FieldPanel("moderator"), FieldPanel("moderator_function")]),
                FieldRowPanel([FieldPanel("attendees"), FieldPanel("attendees_description")]),
            ],
            heading=_("Meeting"),
        ),
        FieldPanel("body"),
        FieldPanel("key_phrases"),
    ]

    class Meta(Publication.Meta):
        verbose_name = _("board table summary")
        verbose_name_plural = _("board table summaries")

    def clean(self) -> None:
        super().clean()
        if self.start and self.end and self.end <= self.start:
            raise ValidationError({"end": _("The end lies before the start.")})


class ReportPage(Publication):
    """A journalist's report of a conference day, in numbered sections."""

    KIND = Kind.REPORT
    is_creatable = True

    photo_credits = models.CharField(_("photo credits"), max_length=250, blank=True)

    kind_panels: ClassVar[list[Any]] = [FieldPanel("occasion"), FieldPanel("body"), FieldPanel("photo_credits")]

    class Meta(Publication.Meta):
        verbose_name = _("report")
        verbose_name_plural = _("reports")


class StepBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=150, label=_("Step"))
    text = blocks.RichTextBlock(features=["bold", "italic", "link", "ol", "ul"], label=_("What is done"))

    class Meta:
        icon = "list-ol"
        label = _("Step")


class RequirementBlock(blocks.StructBlock):
    what = blocks.CharBlock(max_length=150, label=_("What"))
    who = blocks.CharBlock(required=False, max_length=150, label=_("Who"))
    amount = blocks.CharBlock(
        required=False,
        max_length=60,
        label=_("How much"),
        help_text=_("Hours, money or people, for example 120 hours a year."),
    )

    class Meta:
        icon = "cog"
        label = _("What it takes")


class PracticeExamplePage(Publication):
    """How one school does it, with what it takes and how well it is founded."""

    KIND = Kind.PRACTICE
    is_creatable = True

    school = models.ForeignKey(
        "knowledge.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="practice_examples",
        verbose_name=_("school"),
    )
    brin = models.CharField(
        _("BRIN"),
        max_length=6,
        blank=True,
        validators=[
            RegexValidator(r"^\d{2}[A-Z]{2}(\d{2})?$", _("A BRIN has two figures and two capitals, for example 12AB."))
        ],
    )
    partners = models.CharField(_("together with"), max_length=250, blank=True)
    running_since = models.CharField(
        _("running since"), max_length=60, blank=True, help_text=_("For example school year 2023–2024.")
    )
    motive = StreamField(ContentBlocks(), verbose_name=_("occasion for it"), blank=True)
    goal = StreamField(ContentBlocks(), verbose_name=_("goal"), blank=True)
    target_group = models.CharField(_("target group"), max_length=250, blank=True)
    steps = StreamField([("step", StepBlock())], verbose_name=_("approach in steps"), blank=True)
    requirements = StreamField([("requirement", RequirementBlock())], verbose_name=_("what it takes"), blank=True)
    results = StreamField(ContentBlocks(), verbose_name=_("results"), blank=True)
    conditions = StreamField(ContentBlocks(), verbose_name=_("conditions"), blank=True)
    pitfalls = StreamField(ContentBlocks(), verbose_name=_("pitfalls"), blank=True)
    materials = StreamField(ContentBlocks(), verbose_name=_("materials"), blank=True)
    evidence_level = models.CharField(
        _("how well founded"), max_length=20, choices=EvidenceLevel, default=EvidenceLevel.EXPERIENCE
    )
    evidence_reason = models.CharField(
        _("because"), max_length=300, blank=True, help_text=_("Completes the sentence that begins with the word above.")
    )
    evidence_date = models.DateField(_("judged on"), null=True, blank=True)
    contact_name = models.CharField(_("contact person"), max_length=120, blank=True)
    contact_role = models.CharField(_("role of the contact person"), max_length=120, blank=True)
    contact_email = models.EmailField(
        _("e-mail address"), blank=True, help_text=_("Never shown. Questions are passed on to it.")
    )
    contact_consent_until = models.DateField(
        _("may be contacted until"),
        null=True,
        blank=True,
        help_text=_("The contact person agreed to questions until this day."),
    )
    confirmed_on = models.DateField(_("last confirmed by the school"), null=True, blank=True)

    kind_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("school"), FieldPanel("brin")]),
                FieldPanel("partners"),
                FieldRowPanel([FieldPanel("target_group"), FieldPanel("running_since")]),
                FieldPanel("occasion"),
            ],
            heading=_("Where and for whom"),
        ),
        FieldPanel("motive"),
        FieldPanel("goal"),
        FieldPanel("steps"),
        FieldPanel("requirements"),
        FieldPanel("results"),
        FieldPanel("conditions"),
        FieldPanel("pitfalls"),
        FieldPanel("materials"),
        FieldPanel("body", heading=_("More text")),
        MultiFieldPanel(
            [FieldPanel("evidence_level"), FieldPanel("evidence_reason"), FieldPanel("evidence_date")],
            heading=_("How well founded"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_role")]),
                FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_consent_until")]),
                FieldPanel("confirmed_on"),
            ],
            heading=_("Contact"),
        ),
    ]

    class Meta(Publication.Meta):
        verbose_name = _("practice example")
        verbose_name_plural = _("practice examples")

    def clean(self) -> None:
        super().clean()
        if self.contact_email and not self.contact_consent_until:
            raise ValidationError({"contact_consent_until": _("Say until when the contact person agreed to be asked.")})
