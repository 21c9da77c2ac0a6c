"""How the site looks, for templates: icons, line work, chips, the network, typesetting. Nothing reads the database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from django import template
from django.contrib.staticfiles import finders
from django.template.defaultfilters import stringfilter
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from portal.shared import linework as line_art
from portal.shared import network as network_art

register = template.Library()

SPRITE = "img/icons.svg"
SYMBOL = re.compile(r'<symbol id="([^"]+)"[^>]*>(.*?)</symbol>', re.DOTALL)

# Where the words of the field come apart; a heading may break there (look.md §3).
FIRST_PARTS = (
    "doorstroom loopbaanoriëntatie loopbaanbegeleidings loopbaan arbeidsmarkt beroepsonderwijs beroeps begeleidings "
    "bestuurders conferentie kansengelijkheids kansen keuze leerlingen onderwijs onderzoeks overdrachts praktijk "
    "samenwerkings schoolleiders studenten studiekeuze studie toelatings vakkenpakket"
).split()
LONG_WORD = re.compile(r"[^\W\d_]{18,}")
LEADING_HYPHEN = re.compile(r"(^|(?<=\s))-(?=\w)")
SHORTEST_REST = 5
PASSAGE = SafeString('<path class="origin" d="M0 16H14L22 10"/><path class="target" d="M22 10L30 4H44"/>')
STRAIGHT = SafeString('<path class="origin" d="M0 10H22"/><path class="target" d="M22 10H44"/>')
SOFT_HYPHEN, WORD_JOINER = "\u00ad", "\u2060"


class Section(NamedTuple):
    """An entry of the main menu; everything below its address belongs to it."""

    label: Any
    url: str


SECTIONS = (
    Section(_("Search"), "/zoeken/"),
    Section(_("Outcomes"), "/opbrengsten/"),
    Section(_("Practice examples"), "/praktijkvoorbeelden/"),
    Section(_("Recommendations"), "/aanbevelingen/"),
    Section(_("Themes"), "/themas/"),
)


class SectorLike(Protocol):
    @property
    def key(self) -> str: ...

    @property
    def label(self) -> str: ...


class TransitionLike(Protocol):
    @property
    def key(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def origin(self) -> SectorLike | None: ...

    @property
    def target(self) -> SectorLike: ...


@cache
def _icons() -> dict[str, str]:
    """The shapes of each symbol of the sprite, as markup."""
    found = finders.find(SPRITE)
    if not isinstance(found, str):
        raise FileNotFoundError(SPRITE)
    return dict(SYMBOL.findall(Path(found).read_text(encoding="utf-8")))


@register.simple_tag
def icon(name: str) -> SafeString:
    """The icon `name` of the sprite, drawn into the page: no request, no colour of its own; beside a word."""
    return format_html(
        '<svg class="icon icon--{}" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" '
        'focusable="false">{}</svg>',
        name,
        mark_safe(_icons()[name]),  # noqa: S308  our own file
    )


@register.simple_tag(takes_context=True)
def nav_items(context: template.Context) -> list[dict[str, Any]]:
    """The main menu; `current` is "page" on an entry's own page and "true" below it or for `current_section`."""
    path = getattr(context.get("request"), "path", "")
    chosen = context.get("current_section", "")
    return [
        {
            "label": section.label,
            "url": section.url,
            "current": "page"
            if path == section.url
            else "true"
            if path.startswith(section.url) or chosen == section.url.strip("/")
            else "",
        }
        for section in SECTIONS
    ]


def _pair(transition: TransitionLike) -> tuple[str, str]:
    return (transition.origin.key if transition.origin else "onderwijs", transition.target.key)


@register.simple_tag
def linework(
    slug: str, transitions: Iterable[TransitionLike], sectors: Iterable[SectorLike], width: int = 400, extra: str = ""
) -> SafeString:
    """The line work of a page (look.md §5): 400 wide on a card, 200 on a side card, 1200 above a practice example."""
    drawing = line_art.draw(
        slug, [_pair(transition) for transition in transitions], [sector.key for sector in sectors], width
    )
    return mark_safe(line_art.to_svg(drawing, f"linework {extra}".strip()))  # noqa: S308  numbers and our own words only


def _glyph(origin: str, target: str, shape: SafeString) -> SafeString:
    return format_html(
        '<svg class="glyph from-{} to-{}" viewBox="0 0 44 20" width="44" height="20" aria-hidden="true" '
        'focusable="false">{}<circle cx="22" cy="10" r="4.6"/></svg>',
        line_art.colour_of(origin),
        line_art.colour_of(target),
        shape,
    )


@register.simple_tag
def glyph(transition: TransitionLike | None) -> SafeString | str:
    """A transition in 44 by 20; nothing for nothing."""
    return _glyph(*_pair(transition), PASSAGE) if transition else ""


@register.simple_tag
def page_glyph(transitions: Iterable[TransitionLike], sectors: Iterable[SectorLike]) -> SafeString:
    """The glyph of a page: its first transition, else one straight line in the colour of its first and last sector."""
    for transition in transitions:
        return _glyph(*_pair(transition), PASSAGE)
    keys = [sector.key for sector in sectors] or ["onderwijs"]
    return _glyph(keys[0], keys[-1], STRAIGHT)


@register.simple_tag
def rail_classes(transitions: Iterable[TransitionLike], sectors: Iterable[SectorLike]) -> str:
    """The rail's colours before and after the passage; without one the colour of its only sector, else ink."""
    for transition in transitions:
        origin, target = _pair(transition)
        return f"from-{line_art.colour_of(origin)} to-{line_art.colour_of(target)}"
    colours = {line_art.colour_of(sector.key) for sector in sectors}
    if len(colours) != 1:
        return ""
    colour = colours.pop()
    return f"from-{colour} to-{colour}"


@register.simple_tag
def line_class(sector: SectorLike | str) -> str:
    """`l-vo` for vmbo: the class that gives a plate or chip the colour of its line."""
    return f"l-{line_art.colour_of(sector if isinstance(sector, str) else sector.key)}"


@register.simple_tag
def transition_name(transition: TransitionLike) -> SafeString:
    """The label with its ends set apart: the word between them is a word, not an arrow."""
    origin, between, target = transition.label.partition(" naar ")
    if not between:
        return format_html("{}", transition.label)
    return format_html('{}<span class="to"> naar </span>{}', origin, target)


@register.inclusion_tag("components/transition_chip.html")
def transition_chip(transition: TransitionLike, url: str = "") -> dict[str, Any]:
    return {"transition": transition, "url": url}


@register.inclusion_tag("components/sector_chip.html")
def sector_chip(sector: SectorLike, url: str = "") -> dict[str, Any]:
    return {"sector": sector, "url": url}


@register.simple_tag
def plate(sector: SectorLike) -> SafeString:
    """White letters on the sector's colour; for names of sectors only."""
    return format_html('<span class="plate {}">{}</span>', line_class(sector), sector.label)


@register.inclusion_tag("components/network.html")
def network(counts: Mapping[str, int], transitions: Iterable[Any] = (), labelled_by: str = "") -> dict[str, Any]:
    """The doorstroomkaart; `counts` by transition and sector key, `transitions` for its list below 64rem."""
    return {
        "lines": network_art.lines(),
        "entries": network_art.in_reading_order(counts),
        "transitions": transitions,
        "labelled_by": labelled_by,
    }


@register.filter(is_safe=True)
@stringfilter
def typeset(text: str) -> str:
    """Keeps a leading hyphen with its word and lets long compounds break where their parts meet."""
    return LONG_WORD.sub(lambda found: _with_soft_hyphen(found[0]), LEADING_HYPHEN.sub(rf"\1-{WORD_JOINER}", text))


def _with_soft_hyphen(word: str) -> str:
    lowered = word.lower()
    for part in FIRST_PARTS:
        if lowered.startswith(part) and len(word) - len(part) >= SHORTEST_REST:
            return f"{word[: len(part)]}{SOFT_HYPHEN}{word[len(part) :]}"
    return word


@register.simple_tag
def facet_choices(name: str, choices: Iterable[Any], form_id: str = "") -> SafeString:
    """The items of a list of choices. Drawn here and not by a template: there may be a hundred of them on a page."""
    form = format_html(' form="{}"', form_id) if form_id else ""
    return mark_safe("".join(_facet_choice(name, choice, form) for choice in choices))  # noqa: S308  all of it escaped


def _facet_choice(name: str, choice: Any, form: str) -> str:
    value = escape(choice.value)
    return (
        f'<li class="facet__item{" facet__item--part" if choice.part else ""}"><label class="facet__choice">'
        f'<input type="checkbox" id="{name}-{slugify(choice.value)}" name="{name}" value="{value}"{form}'
        f'{" checked" if choice.chosen else ""}><span class="facet__label'
        f'{f" plate l-{choice.line}" if choice.line else ""}">{escape(typeset(choice.label))}</span>'
        f'<span class="facet__count">{choice.count}</span></label></li>'
    )
