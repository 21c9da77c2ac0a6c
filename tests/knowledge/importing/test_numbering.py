"""Claims about the numbers that Word makes itself."""

from __future__ import annotations

import pytest

from knowledge.importing.reading.numbering import Mark, Numbering, spelled
from knowledge.importing.reading.parsing import parse
from tests.knowledge.importing.word_parts import part


def level(index: int, form: str, text: str, *, start: int = 1, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*patterns: str, lists: str = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>') -> Numbering:
    made = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
        for number, levels in enumerate(patterns, start=1)
    )
    return Numbering(parse(part("w:numbering", made + lists).encode()))


def marks(lists: Numbering, *levels: int) -> list[str]:
    found = [lists.mark(1, index) for index in levels]
    return [mark.text for mark in found if mark is not None]


@pytest.mark.parametrize(
    ("count", "form", "printed"),
    [
        (3, "decimal", "3"),
        (3, "decimalZero", "03"),
        (13, "decimalZero", "13"),
        (3, "lowerLetter", "c"),
        (27, "upperLetter", "AA"),
        (0, "lowerLetter", "0"),
        (10_000, "lowerLetter", "10000"),
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (5000, "upperRoman", "5000"),
        (2, "ordinal", "2e"),
        (2, "none", ""),
        (2, "ideographDigital", "2"),
    ],
)
def test_a_count_is_printed_in_its_format(count: int, form: str, printed: str) -> None:
    assert spelled(count, form) == printed


def test_a_list_starts_where_it_says() -> None:
    assert marks(numbering(level(0, "decimal", "%1.", start=4)), 0, 0) == ["4.", "5."]


def test_a_deeper_level_starts_again_under_each_number() -> None:
    lists = numbering(level(0, "decimal", "%1") + level(1, "decimal", "%1.%2"))
    assert marks(lists, 0, 1, 1, 0, 1) == ["1", "1.1", "1.2", "2", "2.1"]


def test_a_level_that_never_starts_again_counts_on() -> None:
    lists = numbering(level(0, "decimal", "%1") + level(1, "decimal", "%2)", extra='<w:lvlRestart w:val="0"/>'))
    assert marks(lists, 0, 1, 0, 1) == ["1", "1)", "2", "2)"]


def test_legal_numbering_writes_figures_for_the_levels_above() -> None:
    lists = numbering(level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2", extra="<w:isLgl/>"))
    assert marks(lists, 0, 0, 1) == ["I", "II", "2.1"]


def test_a_level_above_that_was_never_used_counts_from_its_start() -> None:
    lists = numbering(level(0, "decimal", "%1") + level(1, "decimal", "%1.%2"))
    assert marks(lists, 1) == ["1.1"]


def test_lists_of_one_pattern_count_on_from_each_other() -> None:
    twice = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="1"/></w:num>' for n in (1, 2))
    lists = numbering(level(0, "decimal", "%1."), lists=twice)
    assert (lists.mark(1, 0), lists.mark(2, 0)) == (Mark("1.", True, 0), Mark("2.", True, 0))


def test_a_list_may_borrow_the_pattern_of_a_style() -> None:
    own = '<w:styleLink w:val="Stijl"/>' + level(0, "upperLetter", "%1.")
    lists = numbering(
        own, '<w:numStyleLink w:val="Stijl"/>', lists='<w:num w:numId="1"><w:abstractNumId w:val="2"/></w:num>'
    )
    assert marks(lists, 0) == ["A."]


def test_a_level_replaced_in_one_list_is_replaced_there() -> None:
    replaced = (
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        + level(0, "lowerLetter", "(%1)")
        + "</w:lvlOverride></w:num>"
    )
    assert marks(numbering(level(0, "decimal", "%1."), lists=replaced), 0) == ["(a)"]


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("\uf0b7", "Symbol", "•"),
        ("\uf0a7", "Wingdings", "▪"),
        ("\uf0d8", "Wingdings", "➢"),
        ("-", "Calibri", "-"),
        ("", "", "•"),
    ],
)
def test_a_bullet_is_the_sign_that_its_font_shows(text: str, font: str, shown: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
    bullet = f'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="{text}"/>{fonts}</w:lvl>'
    assert numbering(bullet).mark(1, 0) == Mark(shown, ordered=False, level=0)


def test_a_list_that_prints_nothing_has_no_mark() -> None:
    assert numbering(level(0, "none", "")).mark(1, 0) is None


def test_no_mark_is_longer_than_a_line() -> None:
    mark = numbering(level(0, "decimal", "%1" * 50, start=99999999)).mark(1, 0)
    assert mark is not None
    assert len(mark.text) == 60


@pytest.mark.parametrize(("text", "wordy"), [("Stap %1:", True), ("Bijlage %1", True), ("%1.", False), ("(%1)", False)])
def test_a_mark_with_words_of_its_own_says_so(text: str, wordy: bool) -> None:
    mark = numbering(level(0, "decimal", text)).mark(1, 0)
    assert mark is not None
    assert mark.wordy is wordy


def test_a_level_out_of_range_is_brought_within_it() -> None:
    lists = numbering(level(0, "decimal", "%1.") + level(8, "decimal", "%9)"))
    assert marks(lists, -5, 99) == ["1.", "1)"]
