"""The building blocks of a session report."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail_footnotes.blocks import RichTextBlockWithFootnotes

TEXT_FEATURES = ["h3", "h4", "bold", "italic", "link", "document-link", "ol", "ul"]
INLINE_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


def text_block(**kwargs: Any) -> RichTextBlockWithFootnotes:
    # A list of its own: the footnotes block appends to the list it is given.
    return RichTextBlockWithFootnotes(features=[*TEXT_FEATURES], label=_("Text"), icon="pilcrow", **kwargs)


class HeadingBlock(blocks.StructBlock):
    """A section starts here; its anchor is made from the text when the page is shown."""

    text = blocks.CharBlock(max_length=200, label=_("Heading"))
    level = blocks.ChoiceBlock(
        choices=[("2", _("section")), ("3", _("subsection")), ("4", _("small heading"))], default="2", label=_("Level")
    )
    number = blocks.CharBlock(
        required=False, max_length=8, label=_("Number"), help_text=_("Only when the sections are numbered.")
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "knowledge/blocks/heading.html"
        preview_value = {"text": "Wat werkt bij de overstap", "level": "2", "number": ""}  # noqa: RUF012  Wagtail's own form
        description = _("Starts a section of the page.")


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quotation"), help_text=_("Without quotation marks."))
    speaker = blocks.CharBlock(required=False, max_length=120, label=_("Who says it"))
    role = blocks.CharBlock(required=False, max_length=120, label=_("Function or role"))

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "knowledge/blocks/quote.html"
        preview_value = {  # noqa: RUF012  Wagtail's own form
            "text": "Je hoeft niet alles te weten om te kunnen kiezen.",
            "speaker": "Imre Vos",
            "role": "student",
        }
        description = _("What somebody said, with the speaker.")


class FigureBlock(blocks.StructBlock):
    """A picture. Its alternative text may wait while the page is a draft, not when it is published."""

    image = ImageChooserBlock(label=_("Image"))
    alternative = blocks.CharBlock(
        max_length=250,
        label=_("Alternative text"),
        help_text=_("Says what is to be seen, for who cannot see it. Needed before the page can be published."),
    )
    caption = blocks.CharBlock(required=False, max_length=250, label=_("Caption"))
    credit = blocks.CharBlock(required=False, max_length=120, label=_("Credit"))

    class Meta:
        icon = "image"
        label = _("Figure")
        template = "knowledge/blocks/figure.html"
        preview_template = "knowledge/previews/figure.html"
        description = _("A picture with alternative text, caption and credit.")

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except blocks.StructBlockValidationError as error:
            if "alternative" in error.block_errors:
                error.block_errors["alternative"] = ValidationError(
                    _(
                        "This image has no alternative text yet. "
                        "Describe what is to be seen; then the page can be published."
                    )
                )
            raise


class TableBlock(blocks.StructBlock):
    caption = blocks.CharBlock(required=False, max_length=200, label=_("Caption"))
    table = TypedTableBlock(
        [
            ("text", RichTextBlockWithFootnotes(features=["bold", "italic", "link", "ol", "ul"], label=_("Text"))),
            ("number", blocks.CharBlock(required=False, label=_("Number"))),
        ],
        label=_("Table"),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "knowledge/blocks/table.html"
        preview_value = {  # noqa: RUF012  Wagtail's own form
            "caption": "Wie meedeed",
            "table": {
                "columns": [{"type": "text", "heading": "School"}, {"type": "number", "heading": "Leerlingen"}],
                "rows": [{"values": ["Lyceum De Klinker", "84"]}, {"values": ["Vakcollege Oosterspoor", "62"]}],
            },
        }
        description = _("A table with headed columns.")


class FileBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(required=False, max_length=150, label=_("Text of the link"))

    class Meta:
        icon = "doc-full"
        label = _("File")
        template = "knowledge/blocks/file.html"
        preview_template = "knowledge/previews/file.html"
        description = _("A file to download.")


class VideoBlock(blocks.StructBlock):
    """A link, not a player: a reader sends nothing to others before choosing to."""

    url = blocks.URLBlock(label=_("Address of the video"))
    title = blocks.CharBlock(max_length=150, label=_("Title"))
    duration = blocks.CharBlock(
        required=False, max_length=20, label=_("Duration"), help_text=_("For example 4 minutes.")
    )

    class Meta:
        icon = "media"
        label = _("Video link")
        template = "knowledge/blocks/video.html"
        preview_value = {  # noqa: RUF012  Wagtail's own form
            "url": "https://video.example/intake",
            "title": "Een intake in vier minuten",
            "duration": "4 minuten",
        }
        description = _("Leads to a video elsewhere.")


class BoxBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120, label=_("Title"))
    text = text_block()

    class Meta:
        icon = "info-circle"
        label = _("Box")
        template = "knowledge/blocks/box.html"
        preview_value = {"title": "In het kort", "text": "<p>Een kader zet iets apart dat bij de tekst hoort.</p>"}  # noqa: RUF012  Wagtail's own form
        description = _("Text set apart from the rest.")


class UnplacedBlock(RichTextBlockWithFootnotes):
    """What the importer could not place. Editors see it, in the draft and the preview; readers never do."""

    class Meta:
        icon = "warning"
        label = _("Not placed")
        template = "knowledge/blocks/unplaced.html"
        preview_value = "<p>Een regel die nergens paste.</p>"
        description = _("Text that the importer could not place. Move it to where it belongs, or delete it.")


class ContentBlocks(blocks.StreamBlock):
    """Inside a field of a kind: everything but headings of the page itself."""

    text = text_block(
        preview_value="<p>Gewone tekst met <b>nadruk</b>, lijsten en links.</p>",
        description=_("Running text, lists and links."),
    )
    quote = QuoteBlock()
    figure = FigureBlock()
    table = TableBlock()
    file = FileBlock()
    video = VideoBlock()
    box = BoxBlock()


class BodyBlocks(ContentBlocks):
    """The running text of a page, with its sections."""

    heading = HeadingBlock()
    unplaced = UnplacedBlock(features=["bold", "italic", "link", "ol", "ul"])
