"""What every page of the site has in common."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from portal.shared.addresses import HOME_DEPTH, RESERVED, RESERVED_SLUGS, PageCopyForm


class BasePage(Page):
    """Base of all page models: reserved addresses, tidy promote panels, no life after expiry."""

    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("Address and search engines"),
        ),
    ]
    show_in_menus_default = False
    copy_form_class = PageCopyForm

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.slug in RESERVED_SLUGS and self._stands_below_home():
            raise ValidationError({"slug": RESERVED})

    def _stands_below_home(self) -> bool:
        """Also of a page without a place yet, when it is of a sort that may stand there."""
        if self.depth is None:
            return any(Page in parent.allowed_parent_page_models() for parent in self.allowed_parent_page_models())
        return bool(self.depth == HOME_DEPTH + 1)

    @transaction.atomic
    def move(self, target: Page, pos: str | None = None, user: models.Model | None = None) -> None:
        """Moves the page with what lies under it; one transaction, so that the search ledger moves along."""
        super().move(target, pos=pos, user=user)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """As Wagtail; an expired page is gone at its minute, not at the worker's next round."""
        if self.expire_at and self.expire_at <= timezone.now():
            raise Http404
        return super().serve(request, *args, **kwargs)
