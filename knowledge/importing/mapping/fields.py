"""Which headings and labels name a field of a kind: patterns for how writers word them, never one file's wording."""

from __future__ import annotations

import re

from knowledge.enums import Kind
from knowledge.importing.elements import Heading, Paragraph, plain

_HEADINGS: dict[Kind, tuple[tuple[str, str], ...]] = {
    Kind.OUTCOME: (
        ("core", r"(?:de )?kern(?: van .+)?"),
        ("opportunity", r"waarom .*\bkans(?:en)?\b.*|(?:de )?kans(?:en)?(?: voor (?:een )?(?:betere )?doorstroom)?"),
        ("recommendations", r"(?:onze |de )?aanbeveling(?:en)?(?: .+)?"),
        ("tensions", r"(?:de )?(?:spanning(?:en|sveld|svelden)?|dilemma'?s)(?: .+)?"),
        ("figures", r"(?:(?:de )?(?:feiten en )?cijfers|in cijfers)(?: .+)?"),
    ),
    Kind.RESEARCH: (
        ("question", r"(?:de )?(?:onderzoeksvra(?:ag|gen)|vraagstelling|hoofdvraag|probleemstelling)"),
        (
            "method",
            r"(?:de )?(?:onderzoeks)?(?:methoden?|methodiek|opzet|aanpak van het onderzoek)(?: van het onderzoek)?",
        ),
        (
            "key_findings",
            r"(?:de )?(?:belangrijkste|voornaamste) (?:bevindingen|resultaten|uitkomsten|conclusies)|kernbevindingen",
        ),
        (
            "implications",
            r"(?:(?:de )?(?:implicaties|betekenis|gevolgen|lessen)|wat betekent dit) voor (?:de )?praktijk\??",
        ),
        ("open_questions", r"(?:de )?(?:open|openstaande) vragen|vragen voor vervolgonderzoek|vervolgonderzoek"),
        (
            "references",
            r"(?:de )?(?:literatuur(?:lijst)?|bronnen(?:lijst)?|referenties|geraadpleegde (?:bronnen|literatuur))",
        ),
        ("source", r"(?:de )?(?:bron(?:publicatie|vermelding)?|oorspronkelijke publicatie)"),
    ),
    Kind.PRACTICE: (
        ("motive", r"(?:de )?aanleiding(?: .+)?"),
        ("target_group", r"(?:de )?doelgroep(?:en)?(?: .+)?"),
        ("goal", r"(?:het |de |ons )?doel(?:en|stelling|stellingen)?(?: .+)?"),
        ("steps", r"(?:de |onze )?(?:aanpak|werkwijze|stappen)(?: .+)?|stappenplan|zo (?:pak|doe) je het.*"),
        (
            "requirements",
            r"wat (?:is er |heb je |je )?(?:(?:er|hier)voor )?nodig.*|wat het (?:vraagt|kost).*|inzet(?: .+)?",
        ),
        ("results", r"(?:de )?(?:resultaten|opbrengst(?:en)?|wat levert het op\??)(?: .+)?"),
        ("conditions", r"(?:de )?(?:rand)?voorwaarden(?: .+)?|succesfactoren"),
        ("pitfalls", r"(?:de )?(?:valkuil(?:en)?|aandachtspunten)(?: .+)?"),
        ("materials", r"(?:de )?materia(?:al|len)(?: .+)?|(?:downloads|hulpmiddelen)"),
        ("contact", r"contact(?:persoon|gegevens)?|meer weten\??"),
    ),
    Kind.VISION: (
        ("principles", r"(?:onze |de )?(?:\w+ )?(?:uitgangspunten|principes|beloften)(?: .+)?"),
        ("signatories", r"(?:de )?onderteken(?:aars|ing|d door)(?: .+)?"),
    ),
    Kind.DOSSIER: (
        ("items", r"(?:de )?(?:publicaties|selectie|leestips|inhoud van dit dossier|in dit dossier)(?: .+)?"),
    ),
    Kind.BOARD_TABLE: (),
    Kind.REPORT: (),
}
HEADINGS: dict[Kind, tuple[tuple[str, re.Pattern[str]], ...]] = {
    kind: tuple((field, re.compile(pattern, re.IGNORECASE)) for field, pattern in patterns)
    for kind, patterns in _HEADINGS.items()
}
LISTS = frozenset({"recommendations", "steps", "principles", "items"})
"""The fields that hold items of a heading and a text."""
_CLOSINGS = re.compile(
    r"(?:tot (?:slot|besluit)|slot(?:woord|opmerkingen)?|afsluiting|nawoord|conclusies?|vervolg(?:stappen)?|colofon"
    r"|hoe (?:nu )?verder\??|meer (?:weten|lezen|informatie)\??|bijlagen?|contact)(?: .+)?",
    re.IGNORECASE,
)
_OPENINGS = re.compile(r"(?:inleiding|voorwoord|vooraf|achtergrond|samenvatting|intro(?:ductie)?)", re.IGNORECASE)
_LONGEST_HEADING = 110

LABELS: dict[str, str] = {
    "datum": "date",
    "wanneer": "date",
    "tijd": "time",
    "tijdstip": "time",
    "locatie": "place",
    "plaats": "place",
    "waar": "place",
    "gespreksleider": "moderator",
    "gespreksleiding": "moderator",
    "moderator": "moderator",
    "voorzitter": "moderator",
    "aanwezig": "attendees",
    "aanwezigen": "attendees",
    "deelnemers": "attendees",
    "sessieleider": "leaders",
    "sessieleiders": "leaders",
    "sessieleiding": "leaders",
    "sessie": "session_code",
    "sessienummer": "session_code",
    "sessiecode": "session_code",
    "school": "school",
    "onderwijsinstelling": "school",
    "brin": "brin",
    "brin-nummer": "brin",
    "brinnummer": "brin",
    "sector": "sectors",
    "sectoren": "sectors",
    "regio": "region",
    "doelgroep": "target_group",
    "contact": "contact",
    "contactpersoon": "contact",
    "auteur": "source_authors",
    "auteurs": "source_authors",
    "titel": "source_title",
    "jaar": "source_year",
    "uitgever": "source_publisher",
    "uitgave": "source_publisher",
    "doi": "source_doi",
    "url": "source_url",
    "link": "source_url",
    "versie": "version",
    "ondertekend": "date_signed",
    "ondertekend op": "date_signed",
    "vastgesteld": "date_signed",
    "vastgesteld op": "date_signed",
    "datum ondertekening": "date_signed",
}
"""Labels of key-value rows, in lower case, with the field they fill."""


def field_of(kind: Kind, heading: str) -> str | None:
    """The field that a heading names for this kind, or None for a heading of the text itself."""
    words = heading.strip().rstrip(":.").strip()
    if not words or len(words) > _LONGEST_HEADING:
        return None
    return next((field for field, pattern in HEADINGS[kind] if pattern.fullmatch(words)), None)


def names_a_section(kind: Kind, heading: str) -> bool:
    """Whether a line reads as the heading of a section, and so hardly as a publication's title."""
    return bool(_OPENINGS.fullmatch(heading.strip())) or field_of(kind, heading) is not None


def closes_a_list(heading: str) -> bool:
    """Whether a line reads as the heading of what comes after everything else ("Tot slot")."""
    return bool(_CLOSINGS.fullmatch(heading.strip()))


def heading_line(element: object) -> str | None:
    """The words of an element that could be a heading: a heading, or one short line without a sentence's end."""
    if isinstance(element, Heading):
        return " ".join(plain(element.spans).split())
    if isinstance(element, Paragraph):
        text = plain(element.spans).strip()
        if text and "\n" not in text and "\t" not in text and len(text) <= _LONGEST_HEADING:
            return " ".join(text.split())
    return None
