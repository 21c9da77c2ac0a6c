"""Tests: as production where it matters, with fast hashing, a database file for each worker and folders of its own."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from portal.settings.base import *  # noqa: F403
from portal.settings.base import DATABASES, STORAGES

SECRET_KEY = "tests"  # noqa: S105  not a secret
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
_worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
TEST_DIR = Path(tempfile.gettempdir()) / f"doorstroomportaal-tests-{os.getpid()}-{_worker}"
DATA_DIR = TEST_DIR
MEDIA_ROOT = TEST_DIR / "media"
PRIVATE_MEDIA_ROOT = TEST_DIR / "private"
SEARCH_INDEX_DIR = TEST_DIR / "index"
STORAGES = {
    "default": {**STORAGES["default"], "OPTIONS": {"location": PRIVATE_MEDIA_ROOT, "base_url": None}},
    "renditions": {**STORAGES["renditions"], "OPTIONS": {"location": MEDIA_ROOT, "base_url": "/media/"}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: in memory the journal mode and the locking are different ones.
    DATABASES["default"]["TEST"] = {"NAME": str(TEST_DIR / "test.sqlite3")}
    TEST_DIR.mkdir(parents=True, exist_ok=True)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = True
