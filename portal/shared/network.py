"""The doorstroomkaart: the fixed drawing of all sectors and transitions (look.md §6). x is age, y is level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ROW_A, ROW_B, MIDDLE, ROW_C, ROW_D = 80, 190, 245, 300, 410
BEND = 12
SLANT = round(BEND * 0.7071, 1)
PLATE_PADDING = 16
LETTER_WIDTH = 9.2
FIGURE_WIDTH = 8.6


@dataclass(frozen=True)
class Plate:
    """A sector's name on its line, with the number of publications."""

    key: str
    label: str
    colour: str
    x: float
    y: int
    count: int

    @property
    def width(self) -> float:
        return round(2 * PLATE_PADDING + LETTER_WIDTH * len(self.label) + FIGURE_WIDTH * len(f"{self.count}") + 5, 1)

    @property
    def left(self) -> float:
        return round(self.x - self.width / 2, 1)

    @property
    def top(self) -> int:
        return self.y - 16

    @property
    def baseline(self) -> float:
        return self.y + 5.8


@dataclass(frozen=True)
class Station:
    """A transition: a ring (or a capsule over all rows) with its count, and a label beside it."""

    key: str
    origin: str
    target: str
    x: float
    y: float
    label_x: float
    label_y: float
    anchor: str
    count: int
    capsule: bool = False

    @property
    def baseline(self) -> float:
        return self.y + 5.8


# key, origin, target, x, y, place of the label, capsule
STATIONS: dict[str, tuple[str, str, float, float, str, bool]] = {
    "po-vo": ("po", "vo", 190, MIDDLE, "top", True),
    "vmbo-havo": ("vmbo", "havo", 385, 245, "left", False),
    "vmbo-mbo": ("vmbo", "mbo", 470, ROW_C, "below", False),
    "pro-vso-mbo": ("pro/vso", "mbo", 595, 355, "right", False),
    "havo-mbo": ("havo", "mbo", 535, 245, "right", False),
    "havo-hbo": ("havo", "hbo", 610, ROW_B, "above", False),
    "vwo-hbo": ("vwo", "hbo", 745, 135, "right", False),
    "vwo-wo": ("vwo", "wo", 790, ROW_A, "above", False),
    "mbo-hbo": ("mbo", "hbo", 875, 245, "right", False),
    "hbo-wo": ("hbo", "wo", 1025, 135, "left", False),
    "onderwijs-arbeid": ("onderwijs", "arbeid", 1120, MIDDLE, "top-end", True),
}

# key, label, colour, x, y
PLATES: dict[str, tuple[str, str, float, int]] = {
    "po": ("po", "po", 52, MIDDLE),
    "vwo": ("vwo", "vo", 275, ROW_A),
    "havo": ("havo", "vo", 278, ROW_B),
    "vmbo": ("vmbo", "vo", 280, ROW_C),
    "pro": ("pro/vso", "vo", 287, ROW_D),
    "mbo": ("mbo", "mbo", 735, ROW_C),
    "hbo": ("hbo", "hbo", 866, ROW_B),
    "wo": ("wo", "wo", 905, ROW_A),
}

# Order of the keyboard: where a reader goes from left to right, a plate before the station that leaves it.
READING_ORDER = (
    "po po-vo vwo havo vmbo pro vmbo-havo vmbo-mbo pro-vso-mbo havo-mbo havo-hbo vwo-hbo vwo-wo "
    "mbo mbo-hbo hbo hbo-wo wo onderwijs-arbeid"
).split()


def lines() -> list[tuple[str, str]]:
    """(colour, path) of every piece of line, in the order in which they are drawn."""
    horizontal = [
        ("po", 0, 190, MIDDLE),
        ("vo", 190, 1120, ROW_D),
        ("vo", 190, 470, ROW_C),
        ("mbo", 470, 1120, ROW_C),
        ("vo", 190, 610, ROW_B),
        ("hbo", 610, 1120, ROW_B),
        ("vo", 190, 790, ROW_A),
        ("wo", 790, 1120, ROW_A),
        ("ink", 1120, 1188, MIDDLE),
    ]
    diagonals = [
        ("vo", "vo", 330, ROW_C, ROW_B),
        ("vo", "mbo", 540, ROW_D, ROW_C),
        ("vo", "mbo", 480, ROW_B, ROW_C),
        ("vo", "hbo", 690, ROW_A, ROW_B),
        ("mbo", "hbo", 820, ROW_C, ROW_B),
        ("hbo", "wo", 970, ROW_B, ROW_A),
    ]
    drawn = [(colour, f"M{start} {y}H{end}") for colour, start, end, y in horizontal]
    for first, second, x, low, high in diagonals:
        drawn += _diagonal(first, second, x, low, high)
    return drawn


def plates(counts: Mapping[str, int]) -> dict[str, Plate]:
    return {key: Plate(key, label, colour, x, y, counts.get(key, 0)) for key, (label, colour, x, y) in PLATES.items()}


def stations(counts: Mapping[str, int]) -> dict[str, Station]:
    """Every transition keeps its station, also when nothing has been published on it yet."""
    found = {}
    for key, (origin, target, x, y, side, capsule) in STATIONS.items():
        label_x, label_y, anchor = _beside(x, y, side)
        found[key] = Station(key, origin, target, x, y, label_x, label_y, anchor, counts.get(key, 0), capsule)
    return found


def in_reading_order(counts: Mapping[str, int]) -> list[Plate | Station]:
    known: dict[str, Plate | Station] = {**plates(counts), **stations(counts)}
    return [known[key] for key in READING_ORDER]


def _beside(x: float, y: float, side: str) -> tuple[float, float, str]:
    places: dict[str, tuple[float, float, str]] = {
        "top": (x, 42, "middle"),
        "top-end": (1200, 42, "end"),
        "above": (x, y - 32, "middle"),
        "below": (x, y + 46, "middle"),
        "left": (x - 28, y + 6, "end"),
        "right": (x + 28, y + 6, "start"),
    }
    return places[side]


def _diagonal(first: str, second: str, x: int, low: int, high: int) -> list[tuple[str, str]]:
    """At 45 degrees from (x, low) to the row `high`, in two colours that meet in the ring."""
    rise = abs(high - low)
    up = 1 if high > low else -1
    middle = f"{x + rise / 2:g} {(low + high) / 2:g}"
    end = x + rise
    return [
        (first, f"M{x - BEND} {low}Q{x} {low} {x + SLANT:g} {low + up * SLANT:g}L{middle}"),
        (second, f"M{middle}L{end - SLANT:g} {high - up * SLANT:g}Q{end} {high} {end + BEND} {high}"),
    ]
