"""The line work of a page, drawn from its sectors and transitions (look.md §5).

Pure geometry and text: the same slug, transitions and sectors give the same drawing for ever, so that a page
can be recognised by its lines. Colours are classes; the stylesheet says which.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

# Top to bottom, so that passage nearly always climbs. "onderwijs" is the origin of the passage to work.
ORDER = ("arbeid", "wo", "hbo", "mbo", "vwo", "havo", "vmbo", "pro", "vso", "vo", "po", "onderwijs")
PARTS_OF_VO = frozenset({"vmbo", "havo", "vwo", "pro", "vso"})
COLOURS = frozenset({"po", "vo", "mbo", "hbo", "wo"})

PADDING = 14
BEND = 8
MOST_TRANSITIONS = 3
SLOTS = 6
THICK = 7
RING = 8
DOT = 5
CAPSULE_WIDTH = 16
NARROWEST_STRAIGHT = 4
LEVEL_DISTANCE = {1: 0, 2: 40, 3: 30}
CROWDED_DISTANCE = 22


@dataclass(frozen=True)
class Stroke:
    """A piece of line: the name of its colour, whether it is travelled, and its path."""

    colour: str
    thick: bool
    path: str


@dataclass(frozen=True)
class Disc:
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Capsule:
    x: float
    top: float
    height: float


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    lines: tuple[str, ...]
    strokes: tuple[Stroke, ...]
    rings: tuple[Disc, ...] = ()
    dots: tuple[Disc, ...] = ()
    capsule: Capsule | None = None


@dataclass(frozen=True)
class _Leg:
    """One transition on the drawing: a diagonal between two lines that leaves the lower one at `start`."""

    origin: str
    target: str
    start: float
    end: float


def colour_of(level: str) -> str:
    """The name of the line's colour: "vo" for vmbo, havo, vwo, pro and vso; "ink" for work and for no sector at all."""
    if level in PARTS_OF_VO:
        return "vo"
    return level if level in COLOURS else "ink"


def draw(slug: str, transitions: Iterable[tuple[str, str]], sectors: Iterable[str], width: int = 400) -> Drawing:
    """The drawing of a page; at most three transitions count, and only levels that are in `ORDER`."""
    known = [pair for pair in dict.fromkeys(transitions) if set(pair) <= set(ORDER) and pair[0] != pair[1]]
    pairs = known[:MOST_TRANSITIONS]
    named = {level for pair in pairs for level in pair}
    others = _others(named, sectors)
    lines = tuple(level for level in ORDER if level in named or level in others)
    distance = LEVEL_DISTANCE.get(len(lines), CROWDED_DISTANCE)
    height = 2 * PADDING + distance * max(len(lines) - 1, 0)
    heights = {level: float(PADDING + number * distance) for number, level in enumerate(lines)}
    number = crc32(slug.encode())
    if not pairs:
        return _without_transition(lines, heights, width, height, _slot_x(number % SLOTS, width))

    legs = _legs(pairs, heights, number, width)
    strokes = [_level(level, heights[level], 0, width, thick=False) for level in lines]
    for level in lines:
        strokes += [
            _level(level, heights[level], start, end, thick=True) for start, end in _travelled(level, legs, width)
        ]
    for leg in legs:
        strokes += _diagonal(leg, heights)
    rings = tuple(
        Disc((leg.start + leg.end) / 2, (heights[leg.origin] + heights[leg.target]) / 2, RING) for leg in legs
    )
    dots = tuple(
        Disc(_slot_x((number >> 4 * (place + MOST_TRANSITIONS)) % SLOTS, width), heights[level], DOT)
        for place, level in enumerate(level for level in lines if level in others)
    )
    return Drawing(width, height, lines, tuple(strokes), rings, dots)


def to_svg(drawing: Drawing, classes: str = "linework") -> str:
    """Markup without style: lines carry `l-<colour>`, travelled ones `thick` as well."""
    parts = [
        f'<svg class="{classes}" viewBox="0 0 {drawing.width} {drawing.height}" aria-hidden="true" focusable="false">'
    ]
    parts += [
        f'<path class="{"thick " if stroke.thick else ""}l-{stroke.colour}" d="{stroke.path}"/>'
        for stroke in drawing.strokes
    ]
    if drawing.capsule:
        capsule = drawing.capsule
        parts.append(
            f'<rect class="ring" x="{_number(capsule.x - CAPSULE_WIDTH / 2)}" y="{_number(capsule.top)}" '
            f'width="{CAPSULE_WIDTH}" height="{_number(capsule.height)}" rx="{CAPSULE_WIDTH // 2}"/>'
        )
    parts += [_circle("dot", disc) for disc in drawing.dots]
    parts += [_circle("ring", disc) for disc in drawing.rings]
    return "".join([*parts, "</svg>"])


def _others(named: set[str], sectors: Iterable[str]) -> list[str]:
    """Sectors that no transition has named yet; vo itself gives way to any of its own levels."""
    wanted = {level for level in sectors if level in ORDER and level not in named}
    if (named | wanted) & PARTS_OF_VO:
        wanted.discard("vo")
    return [level for level in ORDER if level in wanted]


def _slot_x(slot: int, width: int) -> float:
    return 0.18 * width + slot * 0.128 * width - 20


def _legs(pairs: Sequence[tuple[str, str]], heights: dict[str, float], number: int, width: int) -> list[_Leg]:
    taken: list[int] = []
    for place in range(len(pairs)):
        slot = (number >> 4 * place) % SLOTS
        while slot in taken:
            slot = (slot + 1) % SLOTS
        taken.append(slot)
    legs: list[_Leg] = []
    for slot, (origin, target) in zip(sorted(taken), pairs, strict=True):
        rise = abs(heights[origin] - heights[target])
        start = _slot_x(slot, width)
        # On a narrow card the next slot can lie before the arrival of the leg that leads to it.
        arrivals = [leg.end + NARROWEST_STRAIGHT for leg in legs if leg.target == origin]
        start = max([start, *arrivals])
        start = min(start, width - PADDING - rise)
        legs.append(_Leg(origin, target, start, start + rise))
    return legs


def _travelled(level: str, legs: Sequence[_Leg], width: int) -> list[tuple[float, float]]:
    """Where a line is travelled: to its departure, from its arrival, or from the one to the other."""
    departures = sorted(leg.start - BEND for leg in legs if leg.origin == level)
    arrivals = sorted(leg.end + BEND for leg in legs if leg.target == level)
    if departures and not arrivals:
        return [(0, departures[-1])]
    if arrivals and not departures:
        return [(arrivals[0], width)]
    if not arrivals:
        return []
    if arrivals[0] - BEND > departures[-1] + BEND:
        return [(0, departures[-1]), (arrivals[0], width)]
    before = [(0.0, departures[0])] if departures[0] < arrivals[0] - 2 * BEND else []
    between = [(arrivals[0], departures[-1])] if departures[-1] > arrivals[0] else []
    after = [(arrivals[-1], float(width))] if arrivals[-1] > departures[-1] + 2 * BEND else []
    return [*before, *between, *after]


def _diagonal(leg: _Leg, heights: dict[str, float]) -> list[Stroke]:
    """Two halves at 45 degrees, each with its bend, that meet under the ring."""
    low, high = heights[leg.origin], heights[leg.target]
    up = 1 if high > low else -1
    middle = ((leg.start + leg.end) / 2, (low + high) / 2)
    slant = BEND * 0.7071
    first = _path(
        f"M{_point(leg.start - BEND - 1, low)}H{_number(leg.start - BEND)}",
        f"Q{_point(leg.start, low)} {_point(leg.start + slant, low + up * slant)}",
        f"L{_point(*middle)}",
    )
    second = _path(
        f"M{_point(*middle)}L{_point(leg.end - slant, high - up * slant)}",
        f"Q{_point(leg.end, high)} {_point(leg.end + BEND, high)}",
        "h1",
    )
    return [Stroke(colour_of(leg.origin), True, first), Stroke(colour_of(leg.target), True, second)]


def _without_transition(
    lines: tuple[str, ...], heights: dict[str, float], width: int, height: int, x: float
) -> Drawing:
    if len(lines) > 1:
        top, bottom = heights[lines[0]], heights[lines[-1]]
        strokes = tuple(_level(level, heights[level], 0, width, thick=True) for level in lines)
        return Drawing(width, height, lines, strokes, capsule=Capsule(x, top - RING, bottom - top + 2 * RING))
    level = lines[0] if lines else "onderwijs"
    return Drawing(
        width, height, lines, (_level(level, PADDING, 0, width, thick=True),), rings=(Disc(x, PADDING, RING),)
    )


def _level(level: str, y: float, start: float, end: float, *, thick: bool) -> Stroke:
    return Stroke(colour_of(level), thick, f"M{_point(start, y)}H{_number(end)}")


def _path(*parts: str) -> str:
    return "".join(parts)


def _circle(name: str, disc: Disc) -> str:
    return f'<circle class="{name}" cx="{_number(disc.x)}" cy="{_number(disc.y)}" r="{_number(disc.radius)}"/>'


def _point(x: float, y: float) -> str:
    return f"{_number(x)} {_number(y)}"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
