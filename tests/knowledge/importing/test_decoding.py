"""Claims about the bytes of a text file: which are text, in which writing, and which are refused."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.importing.reading import ReadingError
from knowledge.importing.reading.decoding import decode

TEXT = "Eén ‘zin’ – met €\tén\nnog een"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode("cp1252"),
    ],
)
def test_a_text_is_read_in_each_writing_that_editors_have(content: bytes) -> None:
    assert decode(content) == TEXT


def test_a_page_break_in_a_text_stays() -> None:
    assert decode(b"een\n\x0ctwee") == "een\n\ftwee"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\0\1\2", "binary"),
        (b"een\0zin", "binary"),
        (b"een\x1b[31mzin", "binary"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "binary"),
        (b"\x81\x8d\xff", "binary"),
        (b"<?xml version='1.0'?><x/>", "web_page"),
        (b"  <HTML><body>zin", "web_page"),
        (codecs.BOM_UTF8, "empty"),
        (b"\r\n \x0c\r\n", "empty"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as caught:
        decode(content)
    assert caught.value.code == code


@given(
    text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(
        lambda text: bool(text.strip("\ufeff \u2028")) and not text.lstrip().startswith("<") and "\ufeff" not in text
    )
)
def test_any_text_in_utf_8_comes_out_as_it_went_in(text: str) -> None:
    assert decode(text.encode()) == text
