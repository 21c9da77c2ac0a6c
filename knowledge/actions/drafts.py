"""Reads and saves the draft of a publication as the back office does it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from knowledge.models import Publication
from portal.shared.errors import RuleError
from portal.shared.models import User


def latest_draft(page: Publication) -> Publication:
    """The newest draft as a specific page in memory; what is published stays as it is until the draft is."""
    # From the database: a page in memory may remember a revision that is not the newest any more.
    draft: Publication = Publication.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    return draft


def draft_to_change(page: Publication) -> Publication:
    """As `latest_draft`, and nobody else saves the page until the transaction ends: call it inside one.

    Whoever saved just before is read, whoever saves just after waits. Without it their words would be written over.
    """
    # The row that every save of a page writes: which revision is its newest.
    Page.objects.select_for_update().filter(pk=page.pk).first()
    return latest_draft(page)


def save_draft(page: Publication, user: User | None) -> Revision:
    """Saves `page` as its newest draft. A live page shows nothing of it; a page that is not live is saved along.

    A draft may be unfinished: only what every page needs (title, address) is checked.
    """
    page.minimal_clean()
    if not page.live:
        page.save(clean=False)
    revision: Revision = page.save_revision(user=user, log_action=True, clean=False)
    return revision


def may_edit(page: Publication | None, user: User) -> bool:
    """Whether `user` may change this page now; a page locked by somebody else is not theirs to change."""
    if page is None:
        return False
    permissions = page.permissions_for_user(user)
    return bool(permissions.can_edit()) and not permissions.page_locked()


def check_may_edit(page: Publication | None, user: User) -> Publication:
    """The page, for who may edit it. Raises RuleError when it is gone or not theirs."""
    if page is None:
        raise RuleError("page_gone", _("The page of this import does not exist any more."))
    if not may_edit(page, user):
        raise RuleError(
            "not_allowed", _("You may not edit this page, or somebody else has locked it. Nothing has changed.")
        )
    return page
