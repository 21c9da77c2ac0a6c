"""The tags of the look: what they draw, say and leave out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from portal.shared import network
from portal.shared.templatetags import portal_look


@dataclass
class Level:
    key: str
    label: str = ""


@dataclass
class Passage:
    key: str
    label: str
    origin: Level | None
    target: Level = field(default_factory=lambda: Level("arbeid"))


VMBO_MBO = Passage("vmbo-mbo", "vmbo naar mbo", Level("vmbo"), Level("mbo"))
TO_WORK = Passage("onderwijs-arbeid", "onderwijs naar arbeid", None)


def render(source: str, **context: object) -> str:
    return Template("{% load portal_look %}" + source).render(Context(context)).strip()


def current(path: str, **context: object) -> dict[str, str]:
    items = portal_look.nav_items(Context({"request": RequestFactory().get(path), **context}))
    return {item["url"]: item["current"] for item in items if item["current"]}


def test_an_icon_is_drawn_into_the_page_and_hidden_from_who_listens() -> None:
    drawn = ElementTree.fromstring(render('{% icon "search" %}'))
    assert drawn.attrib["aria-hidden"] == "true"
    assert [shape.tag for shape in drawn] == ["path", "circle"]


def test_an_unknown_icon_is_an_error_and_no_hole_in_the_page() -> None:
    with pytest.raises(KeyError):
        render('{% icon "no-such-icon" %}')


def test_the_menu_says_where_the_reader_is() -> None:
    assert current("/opbrengsten/") == {"/opbrengsten/": "page"}
    assert current("/opbrengsten/een-intake/") == {"/opbrengsten/": "true"}
    assert current("/over/") == {}
    assert current("/over/", current_section="themas") == {"/themas/": "true"}


def test_the_menu_stands_without_a_request() -> None:
    assert [item["current"] for item in portal_look.nav_items(Context())] == [""] * 5


def test_a_transition_reads_as_words_with_its_ends_set_apart() -> None:
    assert portal_look.transition_name(VMBO_MBO) == 'vmbo<span class="to"> naar </span>mbo'
    assert portal_look.transition_name(Passage("x", "<eigen>", Level("po"))) == "&lt;eigen&gt;"


def test_a_glyph_has_the_colours_of_both_lines() -> None:
    assert 'class="glyph from-vo to-mbo"' in portal_look.glyph(VMBO_MBO)
    assert 'class="glyph from-ink to-ink"' in portal_look.glyph(TO_WORK)
    assert portal_look.glyph(None) == ""


def test_a_page_without_transition_has_a_straight_glyph_in_its_first_and_last_colour() -> None:
    drawn = portal_look.page_glyph([], [Level("vo"), Level("mbo"), Level("hbo")])
    assert 'class="glyph from-vo to-hbo"' in drawn
    assert "L" not in "".join(re.findall(r' d="([^"]*)"', drawn))


def test_the_rail_changes_colour_where_the_passage_is() -> None:
    assert portal_look.rail_classes([VMBO_MBO], []) == "from-vo to-mbo"
    assert portal_look.rail_classes([], [Level("vmbo"), Level("havo")]) == "from-vo to-vo"
    assert portal_look.rail_classes([], [Level("vo"), Level("mbo")]) == ""
    assert portal_look.rail_classes([], []) == ""


def test_chips_are_links_only_with_an_address() -> None:
    plain = render("{% transition_chip passage %}", passage=VMBO_MBO)
    linked = render('{% transition_chip passage "/overstappen/vmbo-mbo/" %}', passage=VMBO_MBO)
    assert plain.startswith('<span class="chip chip--transition">')
    assert linked.startswith('<a class="chip chip--transition" href="/overstappen/vmbo-mbo/">')
    assert (
        render("{% sector_chip level %}", level=Level("havo", "havo"))
        == '<span class="chip chip--sector l-vo">havo</span>'
    )
    assert render("{% plate level %}", level=Level("mbo", "mbo")) == '<span class="plate l-mbo">mbo</span>'


def test_a_leading_hyphen_stays_with_its_word() -> None:
    assert portal_look.typeset("Leerlijnen en -routes") == "Leerlijnen en -\u2060routes"
    assert portal_look.typeset("vmbo-leerling - en meer") == "vmbo-leerling - en meer"


def test_a_long_compound_may_break_where_its_parts_meet() -> None:
    assert portal_look.typeset("Doorstroomconferentie") == "Doorstroom\u00adconferentie"
    assert portal_look.typeset("loopbaangesprek") == "loopbaangesprek"
    assert portal_look.typeset("onderwijsarrangementen") == "onderwijs\u00adarrangementen"


def test_typesetting_leaves_escaping_to_the_template() -> None:
    assert render("{{ title|typeset }}", title="<b>") == "&lt;b&gt;"


def test_every_transition_and_plate_is_met_once_by_keyboard() -> None:
    keys = [entry.key for entry in network.in_reading_order({})]
    assert sorted(keys) == sorted([*network.STATIONS, *network.PLATES])
    assert keys.index("mbo") == keys.index("mbo-hbo") - 1
    assert keys.index("hbo") == keys.index("hbo-wo") - 1
    assert keys.index("wo") == keys.index("onderwijs-arbeid") - 1


def test_a_station_without_publications_stays_on_the_map() -> None:
    assert {station.count for station in network.stations({}).values()} == {0}
    assert network.stations({"vmbo-mbo": 64})["vmbo-mbo"].count == 64


def test_the_diagonals_of_the_map_meet_in_the_ring_of_their_station() -> None:
    middles = {(station.x, station.y) for station in network.stations({}).values()}
    starts = [re.match(r"M([\d.]+) ([\d.]+)L", path) for _, path in network.lines()]
    assert {(float(found[1]), float(found[2])) for found in starts if found} <= middles
    assert sum(found is not None for found in starts) == 6


def test_the_map_is_a_list_of_links_whose_names_begin_with_what_is_seen() -> None:
    svg = render('{% network counts entries "kaart" %}', counts={"vmbo-mbo": 1, "mbo": 96}, entries=[])
    drawing = ElementTree.fromstring(svg[: svg.index("</svg>") + 6])
    assert (drawing.attrib["role"], drawing.attrib["aria-labelledby"]) == ("group", "kaart")
    links = {link.attrib["href"]: link.attrib["aria-label"] for link in drawing.iter("a")}
    assert len(links) == 19
    assert links["/overstappen/vmbo-mbo/"].startswith("vmbo naar mbo, 1 ")
    assert links["/sectoren/mbo/"].startswith("mbo 96 ")
    numbers = [
        value
        for shape in drawing.iter()
        for name, value in shape.attrib.items()
        if name in {"x", "y", "cx", "cy", "width", "height"}
    ]
    assert [value for value in numbers if not re.fullmatch(r"-?\d+(\.\d+)?", value)] == []


def test_the_list_beside_the_map_has_every_transition_that_is_given() -> None:
    html = render(
        "{% network counts entries %}",
        counts={},
        entries=[{"transition": VMBO_MBO, "url": "/overstappen/vmbo-mbo/", "count": 3}],
    )
    assert '<a href="/overstappen/vmbo-mbo/">' in html
    assert '<span class="tally__count">3</span>' in html
