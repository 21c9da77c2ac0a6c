"""Everything that must hold before a change may stay: `manage.py verify` runs it and sums it up."""

from __future__ import annotations
