"""The pages that belong to no kind: the front page and plain pages such as "Over het portaal"."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField

from knowledge.models import BodyBlocks
from portal.shared.pages import BasePage


class HomePage(BasePage):
    """The front page; what it lists it finds by itself."""

    headline = models.CharField(
        _("headline"), max_length=80, help_text=_("The large line at the top, at most two short lines.")
    )
    introduction = models.CharField(
        _("introduction"), max_length=300, help_text=_("Says in one or two sentences what a visitor finds here.")
    )

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("headline"), FieldPanel("introduction")]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["home.StandardPage", "knowledge.IndexPage"]
    max_count = 1

    class Meta:
        verbose_name = _("home page")


class StandardPage(BasePage):
    """A plain page about the site itself."""

    introduction = models.CharField(_("introduction"), max_length=300, blank=True)
    body = StreamField(BodyBlocks(), verbose_name=_("text"), blank=True)

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["home.StandardPage"]

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """What an administrator may set without a developer."""

    contact_email = models.EmailField(
        _("editors' e-mail address"), blank=True, help_text=_("Shown on the contact page and used as reply address.")
    )
    footer_text = models.CharField(
        _("line in the footer"), max_length=200, blank=True, help_text=_("For example on the licence of the texts.")
    )

    class Meta:
        verbose_name = _("site settings")
