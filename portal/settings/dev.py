"""One person on one machine: no environment needed, demo accounts allowed."""

from __future__ import annotations

from portal.settings.base import *  # noqa: F403
from portal.settings.base import STORAGES

DEBUG = True
SECRET_KEY = "only-for-development-never-for-a-site-that-others-reach"  # noqa: S105  not a secret: dev serves 127.0.0.1 only
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
