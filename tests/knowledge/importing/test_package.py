"""Claims about bad input: each kind is refused by name, quickly, in little memory, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.importing.elements import Paragraph, Span
from knowledge.importing.reading import ReadingError, read
from knowledge.importing.reading.errors import MESSAGES
from knowledge.importing.reading.package import Package
from tests.knowledge.importing.hostile_files import HOSTILE, with_document, with_member, word
from tests.knowledge.importing.word_files import WordFile, paragraph
from tests.knowledge.importing.word_parts import part

ROOT = Path(__file__).parents[3]


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(ReadingError) as caught:
        read(name, content)
    return caught.value.code


def test_each_refusal_has_its_own_sentence_that_says_what_to_do() -> None:
    assert len({str(message) for message in MESSAGES.values()}) == len(MESSAGES)
    assert {code for code, message in MESSAGES.items() if len(str(message).split(". ")) < 2} == set()


def test_each_sentence_is_met_by_some_bad_file() -> None:
    assert {code for code, _name, _make in HOSTILE.values()} == set(MESSAGES)


def test_each_bad_file_is_refused_within_10_seconds_and_500_megabytes_and_leaves_nothing(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.knowledge.importing.hostile_files"],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    outcomes = {case: outcome for case, (outcome, _seconds, _megabytes) in json.loads(ran.stdout).items()}
    assert outcomes == {case: code for case, (code, _name, _make) in HOSTILE.items()}
    assert list(tmp_path.iterdir()) == []


def test_nothing_outside_the_file_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _self, address: asked.append(address))
    file = WordFile()
    for kind in ("attachedTemplate", "image", "footnotes", "header", "styles", "settings", "comments"):
        file.relate(kind, f"http://127.0.0.1:9/{kind}", external=True)
    file.add(paragraph("Een zin.", file.outside_picture("http://127.0.0.1:9/x.png", "Een leerling leest")))
    assert read("a.docx", file.content()).elements == (
        Paragraph((Span("Een zin."),), "normal"),
        Paragraph((Span("Een leerling leest"),), "picture"),
    )
    assert asked == []


def test_a_picture_outside_the_file_without_words_leaves_nothing() -> None:
    file = WordFile()
    file.add(paragraph("Een zin.", file.outside_picture("http://127.0.0.1:9/x.png")))
    assert read("a.docx", file.content()).elements == (Paragraph((Span("Een zin."),), "normal"),)


def test_a_relationship_cannot_reach_out_of_the_file() -> None:
    file = WordFile().add(paragraph("Een zin."))
    file.relate("footnotes", "../../../../etc/hostname")
    package = Package(file.content())
    targets = [r.target for r in package.relationships("word/document.xml").values() if r.kind == "footnotes"]
    assert targets == ["etc/hostname"]
    assert package.read(targets[0]) is None


def test_the_name_of_a_document_is_kept_without_its_folders() -> None:
    names = ("C:\\Documenten\\verslag.docx", "/srv/../verslag.docx", "ver\nslag.docx")
    assert {read(name, word()).name for name in names} == {"verslag.docx"}


def test_a_word_file_is_read_whatever_its_name_says() -> None:
    assert read("verslag.txt", word()).elements == (Paragraph((Span("Een zin."),), "normal"),)


def test_a_file_just_within_the_limits_is_read() -> None:
    content = with_member("word/media/image1.png", b"\0" * 190 * 1024 * 1024)
    assert read("a.docx", content).elements == (Paragraph((Span("Een zin."),), "normal"),)


def test_a_document_in_utf_16_is_read() -> None:
    inside = part("w:document", f"<w:body>{paragraph('Eén zin.')}</w:body>")
    content = with_document(inside.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16"))
    assert read("a.docx", content).elements == (Paragraph((Span("Eén zin."),), "normal"),)


def test_a_document_that_keeps_to_the_strict_standard_is_read() -> None:
    inside = part("w:document", f"<w:body>{paragraph('Een zin.')}</w:body>")
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    content = with_document(inside.replace(usual, "http://purl.oclc.org/ooxml/wordprocessingml/main"))
    assert [element.spans for element in read("a.docx", content).elements if isinstance(element, Paragraph)] == [
        (Span("Een zin."),)
    ]


@given(cut=st.integers(min_value=0, max_value=len(word()) - 1))
def test_a_file_cut_anywhere_is_refused(cut: int) -> None:
    assert refusal("a.docx", word()[:cut]) in {"empty", "truncated", "damaged", "plain_text_named_word"}


def read_or_refused(name: str, content: bytes) -> bool:
    """True where a file is read or refused by one of our own sentences; anything else raises."""
    try:
        return read(name, content).name == name
    except ReadingError as error:
        return error.code in MESSAGES


@given(at=st.integers(min_value=0, max_value=len(word()) - 1), value=st.integers(min_value=0, max_value=255))
def test_a_file_with_any_byte_changed_is_read_or_refused_but_never_crashes(at: int, value: int) -> None:
    content = bytearray(word())
    content[at] = value
    assert read_or_refused("a.docx", bytes(content))


@given(content=st.binary(max_size=300), name=st.sampled_from(["a.txt", "a.docx", "a"]))
def test_any_bytes_are_read_or_refused_but_never_crash(content: bytes, name: str) -> None:
    assert read_or_refused(name, content)
