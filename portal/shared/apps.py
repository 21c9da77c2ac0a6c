from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SharedConfig(AppConfig):
    name = "portal.shared"
    label = "shared"
    verbose_name = _("Portal")
