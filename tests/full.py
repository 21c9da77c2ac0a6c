"""`python -m tests.full`: races, faults and kills at full size, on SQLite and on PostgreSQL."""

from __future__ import annotations

import sys

from tests.verify.run import full

if __name__ == "__main__":
    sys.exit(full())
