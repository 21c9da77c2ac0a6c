from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SharedConfig(AppConfig):
    name = "portal.shared"
    label = "shared"
    verbose_name = _("Portal")

    def ready(self) -> None:
        # Imported for what they register: a line in /gezond/klaar/.
        import_module("portal.shared.mail")

        from portal.shared.accounts import addresses

        addresses.connect()
