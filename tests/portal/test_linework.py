"""The line work of a page keeps to look.md §5, whatever the slug, transitions and sectors are."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations
from xml.etree import ElementTree
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.shared.linework import ORDER, PARTS_OF_VO, Drawing, colour_of, draw, to_svg

PAIRS = [
    ("po", "vo"), ("vmbo", "havo"), ("vmbo", "mbo"), ("pro", "mbo"), ("havo", "mbo"), ("havo", "hbo"),
    ("vwo", "hbo"), ("vwo", "wo"), ("mbo", "hbo"), ("hbo", "wo"), ("onderwijs", "arbeid"),
]  # fmt: skip
slugs = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=60)
passages = st.lists(st.sampled_from(PAIRS), max_size=4, unique=True)
levels = st.lists(st.sampled_from([level for level in ORDER if level != "onderwijs"]), max_size=5, unique=True)
widths = st.sampled_from([200, 400, 1200])


def slot(number: int, width: int) -> float:
    return 0.18 * width + number * 0.128 * width - 20


def xs(path: str) -> list[float]:
    """Every absolute x that a path names, of its moves, lines, bends and horizontals."""
    return [x for x, _ in points(path)] + [float(x) for x in re.findall(r"H(-?[\d.]+)", path)]


def points(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)]


def slug_where(fits: Callable[[int, int], bool]) -> str:
    """A slug whose first two transitions want slots that fit."""
    numbers = ((f"pagina-{number}", crc32(f"pagina-{number}".encode())) for number in range(1000))
    return next(slug for slug, number in numbers if fits(number % 6, (number >> 4) % 6))


def thick(drawing: Drawing, colour: str) -> list[str]:
    return [stroke.path for stroke in drawing.strokes if stroke.thick and stroke.colour == colour]


def test_a_drawing_is_the_same_for_ever() -> None:
    expected = (
        '<svg class="linework" viewBox="0 0 400 68" aria-hidden="true" focusable="false">'
        '<path class="l-mbo" d="M0 14H400"/><path class="l-vo" d="M0 54H400"/>'
    )
    svg = to_svg(draw("een-intake-voor-twee-scholen", [("vmbo", "mbo")], ["vo", "mbo"]))
    assert svg.startswith(expected)
    assert svg == to_svg(draw("een-intake-voor-twee-scholen", [("vmbo", "mbo")], ["mbo", "vo"]))


def test_sixty_slugs_use_all_six_places() -> None:
    places = {round(draw(f"pagina-{number}", [("vmbo", "mbo")], []).rings[0].x, 3) for number in range(60)}
    assert places == {round(slot(number, 400) + 20, 3) for number in range(6)}


def test_the_slot_comes_from_the_crc_of_the_slug() -> None:
    number = crc32(b"warme-overdracht")
    first, second = number % 6, (number >> 4) % 6
    assert first != second
    drawing = draw("warme-overdracht", [("vmbo", "mbo"), ("mbo", "hbo")], [])
    assert [ring.x for ring in drawing.rings] == pytest.approx(
        [slot(place, 400) + 15 for place in sorted((first, second))]
    )


def test_a_taken_slot_gives_the_next_free_one() -> None:
    slug = slug_where(lambda first, second: first == second < 5)
    wanted = crc32(slug.encode()) % 6
    drawing = draw(slug, [("vmbo", "mbo"), ("mbo", "hbo")], [])
    assert [ring.x for ring in drawing.rings] == pytest.approx([slot(wanted, 400) + 15, slot(wanted + 1, 400) + 15])


def test_lines_stand_from_work_down_to_primary_school() -> None:
    assert draw("x", [("po", "vo")], ["wo", "arbeid", "mbo"]).lines == ("arbeid", "wo", "mbo", "vo", "po")


def test_the_distance_is_40_for_two_lines_30_for_three_and_22_for_more() -> None:
    heights = [draw("x", [], ["po", "vo", "mbo", "hbo", "wo"][:count]).height for count in range(1, 6)]
    assert heights == [28, 28 + 40, 28 + 2 * 30, 28 + 3 * 22, 28 + 4 * 22]


def test_vo_gives_way_to_the_level_that_a_transition_names() -> None:
    assert draw("x", [("vmbo", "mbo")], ["vo", "mbo"]).lines == ("mbo", "vmbo")
    assert draw("x", [("po", "vo")], ["vo"]).lines == ("vo", "po")


def test_all_levels_of_vo_have_its_colour_and_work_is_ink() -> None:
    assert {colour_of(level) for level in PARTS_OF_VO} == {"vo"}
    assert (colour_of("arbeid"), colour_of("onderwijs"), colour_of("hbo")) == ("ink", "ink", "hbo")


def test_only_three_transitions_are_drawn() -> None:
    assert len(draw("x", PAIRS[:5], []).rings) == 3


def test_another_sector_stays_thin_and_gets_a_dot_in_its_slot() -> None:
    number = crc32(b"advies")
    drawing = draw("advies", [("po", "vo")], ["po", "vo", "mbo"])
    assert thick(drawing, "mbo") == []
    assert [(dot.x, dot.y) for dot in drawing.dots] == [(pytest.approx(slot((number >> 12) % 6, 400)), 14)]


def test_without_transition_a_capsule_joins_all_lines() -> None:
    drawing = draw("bestuurstafel", [], ["vo", "mbo", "hbo"])
    assert drawing.capsule is not None
    assert drawing.capsule.x == slot(crc32(b"bestuurstafel") % 6, 400)
    assert (drawing.capsule.top, drawing.capsule.height) == (6, 76)
    assert [stroke.thick for stroke in drawing.strokes] == [True, True, True]
    assert drawing.rings == ()


def test_one_line_has_a_ring_and_no_sector_is_one_line_of_ink() -> None:
    one, none = draw("x", [], ["mbo"]), draw("x", [], [])
    assert [(stroke.colour, stroke.thick) for stroke in one.strokes] == [("mbo", True)]
    assert [(stroke.colour, stroke.thick) for stroke in none.strokes] == [("ink", True)]
    assert (len(one.rings), len(none.rings), one.capsule, none.capsule) == (1, 1, None, None)


def test_origin_is_thick_up_to_the_bend_and_target_from_there_to_the_edge() -> None:
    drawing = draw("x", [("vmbo", "mbo")], [])
    start = slot(crc32(b"x") % 6, 400)
    assert thick(drawing, "vo")[0] == f"M0 54H{start - 8:.1f}".removesuffix(".0")
    assert thick(drawing, "mbo")[0] == f"M{start + 48:.1f} 14H400".replace(".0 ", " ")


def test_a_line_that_is_reached_and_left_is_thick_from_arrival_to_departure() -> None:
    slug = slug_where(lambda first, second: abs(first - second) > 1)
    drawing = draw(slug, [("vmbo", "mbo"), ("mbo", "hbo")], [])
    first, second = drawing.rings
    travelled = [xs(path) for path in thick(drawing, "mbo") if "Q" not in path]
    assert travelled == [pytest.approx([first.x + 15 + 8, second.x - 15 - 8], abs=0.06)]


def test_sectors_the_map_does_not_know_are_left_out() -> None:
    assert draw("x", [("maan", "mbo")], ["zon", "wo"]).lines == ("wo",)


@given(slugs, passages, levels, widths)
def test_nothing_is_drawn_outside_the_picture(
    slug: str, pairs: list[tuple[str, str]], sectors: list[str], width: int
) -> None:
    drawing = draw(slug, pairs, sectors, width)
    for stroke in drawing.strokes:
        assert all(-20 <= x <= width + 1 for x in xs(stroke.path)), stroke
    for disc in (*drawing.rings, *drawing.dots):
        assert 0 <= disc.x <= width
        assert 0 < disc.y < drawing.height


@given(slugs, passages.filter(bool), levels, widths)
def test_every_passage_is_two_halves_at_45_degrees_that_meet_in_its_ring(
    slug: str, pairs: list[tuple[str, str]], sectors: list[str], width: int
) -> None:
    drawing = draw(slug, pairs, sectors, width)
    bends = [stroke.path for stroke in drawing.strokes if "Q" in stroke.path]
    assert len(drawing.rings) == min(len(pairs), 3)
    assert len(bends) == 2 * len(drawing.rings)
    for ring, rising, arriving in zip(drawing.rings, bends[::2], bends[1::2], strict=True):
        for (x1, y1), (x2, y2) in (points(rising)[-2:], points(arriving)[:2]):
            assert abs(x2 - x1) == pytest.approx(abs(y2 - y1), abs=0.2)
        assert points(rising)[-1] == points(arriving)[0] == pytest.approx((ring.x, ring.y), abs=0.06)


@given(slugs, passages, levels)
def test_a_journey_reads_from_left_to_right(slug: str, pairs: list[tuple[str, str]], sectors: list[str]) -> None:
    starts = [ring.x for ring in draw(slug, pairs, sectors).rings]
    for (first, left), (second, right) in combinations(zip(pairs, starts, strict=False), 2):
        if first[1] == second[0]:
            assert left < right


@given(slugs, passages, levels, widths)
def test_the_markup_is_whole_and_carries_no_colour_or_style(
    slug: str, pairs: list[tuple[str, str]], sectors: list[str], width: int
) -> None:
    svg = to_svg(draw(slug, pairs, sectors, width))
    root = ElementTree.fromstring(svg)
    assert root.attrib["aria-hidden"] == "true"
    allowed = {"class", "d", "cx", "cy", "r", "x", "y", "width", "height", "rx"}
    assert {name for shape in root for name in shape.attrib} <= allowed
