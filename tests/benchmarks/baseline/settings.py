"""The portal as in its tests, with the baseline beside it."""

from __future__ import annotations

from portal.settings.test import *  # noqa: F403
from portal.settings.test import INSTALLED_APPS

INSTALLED_APPS = ["tests.benchmarks.baseline", *INSTALLED_APPS]
ROOT_URLCONF = "tests.benchmarks.baseline.urls"
