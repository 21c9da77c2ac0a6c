"""A site that others reach: exactly `base`, which demands what only its owner can know."""

from __future__ import annotations

from portal.settings.base import *  # noqa: F403
