#!/usr/bin/env python3
"""The one entrance: `start` and `verify` first make their own environment, everything else is Django's."""

from __future__ import annotations

import os
import sys

MAKE_THEIR_ENVIRONMENT = {"start", "verify"}


def main() -> None:
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    if command in MAKE_THEIR_ENVIRONMENT:
        from portal import bootstrap

        bootstrap.enter(sys.argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
