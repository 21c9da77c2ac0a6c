"""Tests: as production where it matters, with fast hashing, a database file for each worker and folders of its own.

Child processes of a test share the folders when `PORTAL_TEST_DIR` names them (`tests.conftest.child_environment`).
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from portal.settings import env

TEST_DIR = Path(env.env.str("PORTAL_TEST_DIR", f"{tempfile.gettempdir()}/doorstroomportaal-tests-{os.getpid()}"))
if not TEST_DIR.exists():
    TEST_DIR.mkdir(parents=True)

    def _remove(maker: int) -> None:
        # Only the process that made the folders takes them away, not a fork of it.
        if maker == os.getpid():
            shutil.rmtree(TEST_DIR, ignore_errors=True)

    atexit.register(_remove, os.getpid())
env.DATA_DIR = TEST_DIR
env.fallbacks.update(SECRET_KEY="tests", ALLOWED_HOSTS="testserver,127.0.0.1,localhost")

from portal.settings.base import *  # noqa: E402, F403  after the folder: base derives every path from it
from portal.settings.base import DATABASES, STORAGES  # noqa: E402

STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: in memory the journal mode and the locking are different ones. Killing a process loses
    # nothing without `synchronous`; only a power cut would, and no test cuts the power.
    DATABASES["default"]["TEST"] = {"NAME": str(TEST_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"
# In memory, so that no test finds what another one left.
CACHES = {
    name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
    for name in ("default", "process")
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

CSRF_TRUSTED_ORIGINS = []
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_NAME, SESSION_COOKIE_SECURE = "sessionid", False
CSRF_COOKIE_NAME, CSRF_COOKIE_SECURE = "csrftoken", False
LANGUAGE_COOKIE_SECURE = False
