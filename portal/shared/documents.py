"""Which documents an outsider may have: those that a page the outsider may read offers."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry

from portal.shared.accounts.second_factor import has_second_factor


def readable_pages_using(document: Any, request: HttpRequest) -> bool:
    """Whether a live page that this visitor may read uses the document.

    Wagtail's index of references follows what is published, so a document that only a draft uses is not found.
    A page is closed to the visitor when it, or a page above it, has a restriction the visitor has not met.
    """
    references = ReferenceIndex.get_references_to(document).filter(base_content_type=Page().get_base_content_type())
    now = timezone.now()
    pages = Page.objects.live().filter(pk__in=[int(pk) for pk in references.values_list("object_id", flat=True)])
    for page in pages.filter(Q(expire_at__isnull=True) | Q(expire_at__gt=now)):
        if all(restriction.accept_request(request) for restriction in page.get_view_restrictions()):
            return True
    return False


def may_read(document: Any, request: HttpRequest) -> bool:
    """Whether the visitor may have the document; an editor with a second factor also before publication."""
    if readable_pages_using(document, request):
        return True
    user: Any = request.user
    if not user.is_authenticated or not user.has_perm("wagtailadmin.access_admin") or not has_second_factor(request):
        return False
    policy = policy_registry.get(document)
    return bool(policy.user_has_any_permission_for_instance(user, {"choose", "change"}, document))
