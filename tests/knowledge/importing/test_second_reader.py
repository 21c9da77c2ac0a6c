"""Two readers that share nothing find the same: the words in their order, the links, tables, pictures and notes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from knowledge.importing.elements import Document, Element, Paragraph, Picture, Spans, Table, plain
from knowledge.importing.reading import read
from tests.knowledge.importing import second_reader
from tests.knowledge.importing.generated_files import word_contents
from tests.knowledge.importing.second_reader import words_of
from tests.knowledge.importing.word_files import WordFile, deleted, field, heading, inserted, paragraph, run, text_box

SOURCES = Path(__file__).parents[4] / "shared" / "sources"
WORD_SOURCES = sorted(SOURCES.glob("docx/*.docx"))


def all_spans(document: Document) -> Iterator[Spans]:
    """The text of the body in order. What stands in for a picture is no text of the file."""
    for element in document.elements:
        yield from spans_of(element)


def spans_of(element: Element) -> Iterator[Spans]:
    if isinstance(element, Table):
        for row in element.rows:
            for cell in row:
                yield from cell.paragraphs
    elif isinstance(element, Paragraph) and element.style in {"picture", "hyperlink"}:
        return
    elif not isinstance(element, Picture) and hasattr(element, "spans"):
        yield element.spans


def read_words(document: Document) -> list[str]:
    return words_of("\n".join(map(plain, all_spans(document))))


def note_words(document: Document) -> list[str]:
    return sorted(words_of("\n".join(plain(p.spans) for note in document.notes.values() for p in note)))


def links(document: Document) -> list[tuple[str, str]]:
    """The words and address of each link, neighbours of one address together."""
    found: list[tuple[str, str]] = []
    for spans in all_spans(document):
        before: str | None = None
        for span in spans:
            if span.note is not None:
                continue
            if span.link is not None and span.link == before:
                found[-1] = (found[-1][0] + span.text, span.link)
            elif span.link is not None:
                found.append((span.text, span.link))
            before = span.link
    return [(" ".join(text.split()), link) for text, link in found if text.strip()]


def sets_of_links(content: bytes) -> set[str]:
    return {address for _text, address in second_reader.links(content)}


def agree(content: bytes) -> None:
    """What both readers find in a file is the same."""
    document = read("a.docx", content)
    assert read_words(document) == second_reader.visible_words(content)
    assert note_words(document) == sorted(second_reader.note_words(content))
    assert sorted(words_of("\n".join(c.text for c in document.comments))) == second_reader.comment_words(content)
    assert {word for item in document.furniture for word in words_of(item.text)} == second_reader.furniture_words(
        content
    )
    counted = second_reader.counts(content)
    assert sum(isinstance(element, Table) for element in document.elements) == counted.tables
    assert sum(isinstance(element, Picture) for element in document.elements) == counted.pictures
    assert len(document.notes) == counted.notes
    assert document.insertions == counted.insertions
    assert {address for _text, address in links(document)} == sets_of_links(content)


@pytest.mark.parametrize("source", WORD_SOURCES, ids=lambda path: path.stem)
def test_both_readers_find_the_same_in_a_real_document(source: Path) -> None:
    agree(source.read_bytes())


@pytest.mark.parametrize("source", WORD_SOURCES, ids=lambda path: path.stem)
def test_both_readers_find_the_same_links_in_a_real_document(source: Path) -> None:
    content = source.read_bytes()
    found = [(" ".join(text.split()), address) for text, address in second_reader.links(content)]
    assert links(read(source.name, content)) == found


@given(content=word_contents)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_both_readers_find_the_same_in_any_document(content: bytes) -> None:
    agree(content)


@given(content=word_contents)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_both_readers_find_the_same_deleted_words(content: bytes) -> None:
    document = read("a.docx", content)
    found = sorted(words_of("\n".join(deletion.text for deletion in document.deletions)))
    assert found == sorted(second_reader.deleted_words(content))


# The second reader itself, on files whose words are plain to see.


def test_the_second_reader_reads_what_is_visible_and_only_that() -> None:
    file = WordFile()
    file.page_head("Bovenaan")
    file.add(
        heading("Kern"),
        paragraph("Een ", run("twee", hidden=True), deleted("drie "), inserted("vier "), field("PAGE", "vijf")),
        paragraph("zes", file.note("noot"), text_box(paragraph("zeven")), " ", file.comment("opmerking", "acht")),
        paragraph(file.link("https://example.nl", "negen")),
    )
    content = file.content()
    assert second_reader.visible_words(content) == ["Kern", "Een", "vier", "vijf", "zes", "acht", "zeven", "negen"]
    assert second_reader.note_words(content) == ["noot"]
    assert second_reader.comment_words(content) == ["opmerking"]
    assert second_reader.deleted_words(content) == ["drie"]
    assert second_reader.furniture_words(content) == {"Bovenaan"}
    assert second_reader.links(content) == [("negen", "https://example.nl")]
    assert second_reader.counts(content) == second_reader.Counts(links=1, tables=0, pictures=0, notes=1, insertions=1)


def test_the_second_reader_reads_text_files() -> None:
    content = "Eén *zin* met [een link](https://example.nl/pad) en [geen](#).".encode()
    assert second_reader.visible_words(content) == ["Eén", "zin", "met", "een", "link", "en", "geen"]
    assert second_reader.links(content) == [("een link", "https://example.nl/pad"), ("geen", "#")]


def test_the_second_reader_shares_nothing_with_the_importer() -> None:
    here = Path(__file__).parent
    for name in ("second_reader.py", "second_walk.py", "second_names.py"):
        imports = [line for line in (here / name).read_text(encoding="utf-8").splitlines() if "import" in line.split()]
        assert [line for line in imports if "knowledge.importing" in line and "tests." not in line] == []
        assert [line for line in imports if "lxml" in line] == []
