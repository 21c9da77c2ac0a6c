from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KnowledgeConfig(AppConfig):
    name = "knowledge"
    verbose_name = _("Knowledge")

    def ready(self) -> None:
        from knowledge import receivers
        from knowledge.search import checking, documents  # noqa: F401  checking for its line in /gezond/klaar/

        documents.register()
        receivers.connect()
