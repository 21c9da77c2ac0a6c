"""Every address of the site. Views stand before Wagtail's pages; their first segments are reserved slugs."""

from __future__ import annotations

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal.shared import error_pages, health, media

urlpatterns = [
    path("gezond/", health.alive, name="alive"),
    path("gezond/klaar/", health.ready, name="ready"),
    path("media/<path:path>", media.rendition, name="rendition"),
    path("", include("knowledge.urls")),
    path("", include("portal.shared.accounts.other_doors")),
    path("beheer/", include(wagtailadmin_urls)),
    path("documenten/", include(wagtaildocs_urls)),
    path("inloggen/", include("portal.shared.accounts.urls")),
    path("", include(wagtail_urls)),
]

handler400 = error_pages.bad_request
handler403 = error_pages.forbidden
handler404 = error_pages.not_found
handler500 = error_pages.broken
