"""The WSGI application that gunicorn serves."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
application = get_wsgi_application()


def _warm() -> None:
    """Loads what the first visitor would otherwise wait for; gunicorn imports this module in each worker."""
    from knowledge.search.stemming import warm

    warm()


_warm()
