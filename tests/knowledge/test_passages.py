"""Finding and exchanging words in plain and rich text."""

from __future__ import annotations

import pytest

from knowledge.actions.passages import BREAK, CannotSplit, Text, signs_of


def exchanged(html: str, old: str, new: str, *, rich: bool = True) -> str:
    text = Text(html, rich=rich)
    text.exchange(text.row.index(signs_of(old)), signs_of(old), signs_of(new))
    return text.source


def test_words_are_found_across_tags_and_entities() -> None:
    assert Text("<p>De <b>over</b>stap &amp; de <i>rest</i></p>", rich=True).row == "De overstap & de rest"


def test_a_footnote_mark_takes_no_place_between_words() -> None:
    assert Text('<p>Een<footnote id="x">[1]</footnote> noot</p>', rich=True).row == "Een noot"


def test_paragraphs_and_items_are_parted_by_a_border_and_lines_by_a_break() -> None:
    html = "<p>een<br/>twee</p><ul><li>drie</li><li>vier</li></ul><p>vijf</p>"
    assert Text(html, rich=True).row == f"een{BREAK}twee¶drie¶vier¶vijf"


def test_only_the_letters_that_differ_change_so_emphasis_stays() -> None:
    assert exchanged("<p>De <b>reünie</b>commissie</p>", "reünie", "reunie") == "<p>De <b>reunie</b>commissie</p>"


def test_a_word_half_in_emphasis_keeps_its_halves() -> None:
    assert exchanged("<p><b>Een</b>route voor</p>", "Eenroute", "Een route") == "<p><b>Een </b>route voor</p>"


def test_new_text_is_escaped() -> None:
    assert exchanged("<p>a kleiner b</p>", "kleiner", "<script>") == "<p>a &lt;script&gt; b</p>"


def test_a_border_splits_the_paragraph_and_its_emphasis() -> None:
    html = '<p>Een <a href="/x/"><b>lange zin</b></a> hier</p>'
    assert exchanged(html, "lange zin", "lange¶zin") == (
        '<p>Een <a href="/x/"><b>lange</b></a></p><p><a href="/x/"><b>zin</b></a> hier</p>'
    )


def test_a_border_in_an_item_makes_two_items() -> None:
    assert exchanged("<ul><li>een twee</li></ul>", "een twee", "een ¶ twee") == "<ul><li>een</li><li>twee</li></ul>"


def test_taking_a_border_away_joins_what_is_alike() -> None:
    assert (
        exchanged("<p>een <b>twee</b></p><p><b>drie</b></p>", "twee¶drie", "twee drie") == "<p>een <b>twee drie</b></p>"
    )


def test_an_item_and_a_paragraph_are_not_joined() -> None:
    with pytest.raises(CannotSplit):
        exchanged("<ul><li>een</li></ul><p>twee</p>", "een¶twee", "een twee")


def test_a_plain_field_takes_no_border() -> None:
    with pytest.raises(CannotSplit):
        exchanged("een twee", "een twee", "een¶twee", rich=False)


def test_a_plain_field_keeps_its_own_signs() -> None:
    assert exchanged("a < b &amp; c", "b", "d", rich=False) == "a < d &amp; c"


@pytest.mark.parametrize(
    ("html", "sign", "after"),
    [
        ("<ul><li>a</li></ul>", "a", "<p>a</p>"),
        ("<ul><li>a</li><li>b</li><li>c</li></ul>", "a", "<p>a</p><ul><li>b</li><li>c</li></ul>"),
        ("<ul><li>a</li><li>b</li><li>c</li></ul>", "b", "<ul><li>a</li></ul><p>b</p><ul><li>c</li></ul>"),
        ("<p>z</p><ul><li>a</li><li>b</li></ul>", "b", "<p>z</p><ul><li>a</li></ul><p>b</p>"),
        ("<ul><li>a<ol><li>b</li><li>c</li></ol></li></ul>", "b", "<ul><li>a</li></ul><p>b</p><ol><li>c</li></ol>"),
        ("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>", "a", "<p>a</p><ol><li>b</li></ol><ul><li>c</li></ul>"),
    ],
)
def test_an_item_leaves_its_list_as_a_paragraph_in_its_place(html: str, sign: str, after: str) -> None:
    text = Text(html, rich=True)
    text.unlist(text.row.index(sign))
    assert text.source == after


@pytest.mark.parametrize(
    ("html", "after"),
    [
        ("<p>b</p>", "<ul><li>b</li></ul>"),
        ("<ul><li>a</li></ul><p>b</p><p>c</p>", "<ul><li>a</li><li>b</li></ul><p>c</p>"),
        ("<ul><li>a</li></ul><p>b</p><ul><li>c</li></ul>", "<ul><li>a</li><li>b</li><li>c</li></ul>"),
    ],
)
def test_a_paragraph_becomes_an_item_of_the_list_beside_it(html: str, after: str) -> None:
    text = Text(html, rich=True)
    text.enlist(text.row.index("b"))
    assert text.source == after


def test_a_paragraph_is_no_item_to_take_out() -> None:
    with pytest.raises(CannotSplit):
        Text("<p>a</p>", rich=True).unlist(0)
