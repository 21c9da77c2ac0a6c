"""The names of the groups that the migrations of `portal.home` make."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """A group; the value is its name in the database and on the screen."""

    EDITOR = "Redacteur"
    REVIEWER = "Eindredacteur"
    ORGANISER = "Organisator"
    HOST = "Gastheer"
    ADMINISTRATOR = "Beheerder"
