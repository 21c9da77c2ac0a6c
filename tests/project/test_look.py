"""What look.md promises about the files themselves: contrast, weight of the font, no style in the markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
TOKENS = (ROOT / "static/css/tokens.css").read_text()
SHEETS = [
    ROOT / "static/css" / f"{name}.css"
    for name in ("tokens", "base", "layout", "components", "cards", "forms", "publication", "search", "network")
]
LETTERS = 4.5
CONTROLS = 3.0
ON_PAPER = ["ink", "ink-2", "link", "visited", "po", "vo", "mbo", "hbo", "wo", "ok", "warn", "err", "info"]
ON_GROUND = [
    *[(name, "mist") for name in ("ink", "ink-2", "po", "vo", "mbo", "hbo", "wo")],
    *[(name, f"{name}-bg") for name in ("ok", "warn", "err", "info")],
    *[(name, f"{ground}-bg") for name in ("ink", "ink-2", "link") for ground in ("ok", "warn", "err", "info")],
    ("on-signal", "signal"),
    ("ink", "mark"),
]


def scheme(name: str) -> dict[str, str]:
    blocks = re.findall(r":root \{(.*?)\}", TOKENS, re.DOTALL)
    light = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", blocks[0]))
    dark = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", blocks[1]))
    return light if name == "light" else {**light, **dark}


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_colour_of_text_can_be_read_on_its_ground(mode: str) -> None:
    tokens = scheme(mode)
    pairs = [*[(name, "paper") for name in ON_PAPER], *ON_GROUND]
    weak = {pair: round(found, 2) for pair in pairs if (found := contrast(tokens[pair[0]], tokens[pair[1]])) < LETTERS}
    assert weak == {}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_edge_of_a_control_can_be_seen(mode: str) -> None:
    tokens = scheme(mode)
    assert min(contrast(tokens["edge"], tokens[ground]) for ground in ("paper", "mist")) >= CONTROLS


def test_the_font_weighs_at_most_20_kb_and_does_not_bear_the_reserved_name() -> None:
    path = ROOT / "static/fonts/doorstroom-sans.woff2"
    font = TTFont(path)
    names = {record.nameID: str(record) for record in font["name"].names}
    axis = font["fvar"].axes[0]
    assert path.stat().st_size <= 20 * 1024
    assert [names[number] for number in (1, 4, 6)] == ["Doorstroom Sans", "Doorstroom Sans", "DoorstroomSans"]
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 400, 700)
    assert "Reserved Font Name" in (path.with_name("OFL.txt")).read_text()


def test_the_font_has_every_letter_of_dutch() -> None:
    letters = "abcdefghijklmnopqrstuvwxyzáéíóúàèëïöüäêôûçñÁÉÍÓÚËÏÖÜ0123456789‘’“”–…€§·"
    known = TTFont(ROOT / "static/fonts/doorstroom-sans.woff2").getBestCmap()
    assert [letter for letter in letters if ord(letter) not in known] == []


def test_no_template_carries_style_or_script_of_its_own() -> None:
    found = {
        str(path.relative_to(ROOT)): re.findall(
            r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\ssrc=)", path.read_text()
        )
        for path in TEMPLATES
        if "wagtailadmin" not in path.parts and "admin" not in path.parts and "mail" not in path.parts
    }
    assert {name: what for name, what in found.items() if what} == {}


def test_no_sheet_or_template_of_the_site_asks_others_for_anything() -> None:
    for path in [*SHEETS, *TEMPLATES]:
        assert (
            re.findall(r"url\([\"']?(?:https?:)?//|(?:src|srcset)=\"(?:https?:)?//|@import", path.read_text()) == []
        ), path


def test_every_icon_that_a_template_names_is_in_the_sprite() -> None:
    sprite = set(re.findall(r'<symbol id="([^"]+)"', (ROOT / "static/img/icons.svg").read_text()))
    named = {name for path in TEMPLATES for name in re.findall(r'{% icon "([^"]+)" %}', path.read_text())}
    assert named - sprite == set()
    assert sprite - named == set()


def test_every_sheet_stands_in_the_agreed_layers() -> None:
    assert "@layer tokens, base, layout, components;" in TOKENS
    for path in SHEETS:
        outside = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL).split("@layer", 1)[0]
        assert outside.strip() == "", path
