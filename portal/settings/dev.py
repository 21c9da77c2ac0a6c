"""One person on one machine: no environment needed, demo accounts allowed, plain http on 127.0.0.1."""

from __future__ import annotations

from portal.settings import env

env.fallbacks.update(
    SECRET_KEY="only-for-development-never-for-a-site-that-others-reach",
    ALLOWED_HOSTS="127.0.0.1,localhost,[::1]",
)

from portal.settings.base import *  # noqa: E402, F403  after the fallbacks: base demands them
from portal.settings.base import MIDDLEWARE, STORAGES  # noqa: E402

DEBUG = True
# Visitors of a demo see the site's own "not found", not Django's page for developers.
MIDDLEWARE = [*MIDDLEWARE, "portal.shared.error_pages.OwnNotFoundMiddleware"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

CSRF_TRUSTED_ORIGINS = []
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_NAME, SESSION_COOKIE_SECURE = "sessionid", False
CSRF_COOKIE_NAME, CSRF_COOKIE_SECURE = "csrftoken", False
LANGUAGE_COOKIE_SECURE = False
