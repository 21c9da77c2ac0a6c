"""Closed lists that models, search and importing share. Values are stored and appear in addresses: never change one."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """The kinds of publication; the value is the `soort` of a search filter."""

    VISION = "lob-visie", _("LOB vision")
    OUTCOME = "opbrengst", _("Session outcome")
    BOARD_TABLE = "bestuurstafel", _("Board table summary")
    REPORT = "reportage", _("Report")
    PRACTICE = "praktijkvoorbeeld", _("Practice example")
    RESEARCH = "onderzoek", _("Research summary")
    DOSSIER = "dossier", _("Dossier")


class ItemKind(models.TextChoices):
    """Things with an address and a search hit of their own that live inside a page."""

    RECOMMENDATION = "aanbeveling", _("Recommendation")
    PRINCIPLE = "principe", _("Principle")


class ContributorRole(models.TextChoices):
    AUTHOR = "auteur", _("author")
    SESSION_LEADER = "sessieleider", _("session leader")
    SPEAKER = "spreker", _("speaker")
    MODERATOR = "gespreksleider", _("moderator")
    PHOTOGRAPHER = "fotograaf", _("photographer")
    RESEARCHER = "onderzoeker", _("researcher")
    EDITOR = "redacteur", _("editor")


class EvidenceLevel(models.TextChoices):
    """How well a practice is founded, weakest first; always shown in words (domain.md §1)."""

    EXPERIENCE = "ervaring", _("Experience")
    DESCRIBED = "goed-beschreven", _("Well described")
    FOUNDED = "onderbouwd", _("Founded")
    RESEARCHED = "onderzocht", _("Researched")


class StatusNote(models.TextChoices):
    CURRENT = "", _("up to date")
    OUTDATED = "verouderd", _("outdated")
    REPLACED = "vervangen", _("replaced by another publication")


class RelationKind(models.TextChoices):
    """A typed relation, named from the page that stores it; `REVERSE_LABELS` names it from the other end."""

    SUPPORTS = "onderbouwt", _("Supports")
    CONTRADICTS = "weerspreekt", _("Contradicts")
    SHOWS = "toont", _("Shows")
    COMES_FROM = "komt-uit", _("Comes from")
    REPLACES = "vervangt", _("Replaces")
    SIMILAR = "lijkt-op", _("Is similar to")
    RELATED = "hoort-bij", _("Belongs with")


REVERSE_LABELS = {
    RelationKind.SUPPORTS: _("Is supported by"),
    RelationKind.CONTRADICTS: _("Is contradicted by"),
    RelationKind.SHOWS: _("Is shown in"),
    RelationKind.COMES_FROM: _("Led to"),
    RelationKind.REPLACES: _("Is replaced by"),
    RelationKind.SIMILAR: _("Is similar to"),
    RelationKind.RELATED: _("Belongs with"),
}


class Licence(models.TextChoices):
    CC_BY = "cc-by-4.0", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa-4.0", "CC BY-SA 4.0"
    CC_BY_NC = "cc-by-nc-4.0", "CC BY-NC 4.0"
    CC0 = "cc0-1.0", "CC0 1.0"
    ALL_RIGHTS = "alle-rechten", _("All rights reserved")
