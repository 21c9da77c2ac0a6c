"""Wagtail's users app, with the portal's own list of users."""

from __future__ import annotations

from wagtail.users.apps import WagtailUsersAppConfig


class PortalUsersConfig(WagtailUsersAppConfig):
    user_viewset = "portal.shared.accounts.users.PortalUserViewSet"
