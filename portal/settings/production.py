"""A site that others reach: refuses to start until the environment says what only the owner can know."""

from __future__ import annotations

from portal.settings import env
from portal.settings.base import *  # noqa: F403

SECRET_KEY = env.required("SECRET_KEY", "a random string of at least 50 signs, known to nobody else")
ALLOWED_HOSTS = env.required_list("ALLOWED_HOSTS", "the host names of the site, separated by commas")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
