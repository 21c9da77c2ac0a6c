"""Claims about tracked changes in a Word file."""

from __future__ import annotations

from knowledge.importing.elements import Deletion, Heading, Paragraph, Span
from knowledge.importing.reading import read
from tests.knowledge.importing.word_files import WordFile, deleted, heading, inserted, paragraph
from tests.knowledge.importing.word_read import elements


def test_inserted_text_is_text_and_is_counted() -> None:
    document = read("a.docx", WordFile().add(paragraph("een ", inserted("nieuwe "), "zin", inserted("."))).content())
    assert document.elements == (Paragraph((Span("een nieuwe zin."),), "normal"),)
    assert document.insertions == 2


def test_deleted_text_is_kept_apart_with_its_author() -> None:
    document = read(
        "a.docx",
        WordFile().add(paragraph("een ", deleted("oude ", "A. Bakker"), "zin", deleted("!", "B. Smit"))).content(),
    )
    assert document.elements == (Paragraph((Span("een zin"),), "normal"),)
    assert document.deletions == (Deletion("A. Bakker", "oude"), Deletion("B. Smit", "!"))


def test_pieces_of_one_deletion_are_one() -> None:
    document = read("a.docx", WordFile().add(paragraph("een", deleted(" oude"), deleted(" rare"), " zin")).content())
    assert document.deletions == (Deletion("Redactie", "oude rare"),)


def test_moved_text_stands_where_it_went() -> None:
    moved = paragraph(
        '<w:moveFrom w:author="A"><w:r><w:t xml:space="preserve">eerst </w:t></w:r></w:moveFrom>',
        "daarna",
        '<w:moveTo w:author="A"><w:r><w:t xml:space="preserve"> eerst</w:t></w:r></w:moveTo>',
    )
    document = read("a.docx", WordFile().add(moved).content())
    assert document.elements == (Paragraph((Span("daarna eerst"),), "normal"),)
    assert document.deletions == (Deletion("A", "eerst"),)


def test_a_deleted_paragraph_leaves_no_element() -> None:
    gone = paragraph(deleted("Weg ermee."), properties='<w:rPr><w:del w:author="A"/></w:rPr>')
    document = read("a.docx", WordFile().add(paragraph("Een."), gone, paragraph("Twee.")).content())
    assert document.elements == (Paragraph((Span("Een."),), "normal"), Paragraph((Span("Twee."),), "normal"))
    assert document.deletions == (Deletion("Redactie", "Weg ermee."),)


def test_a_deleted_paragraph_end_joins_the_next_paragraph() -> None:
    first = paragraph("Een zin die ", properties='<w:rPr><w:del w:author="A"/></w:rPr>')
    assert elements(first, heading("doorgaat")) == (Heading((Span("Een zin die doorgaat"),), 2),)


def test_a_link_in_deleted_text_is_not_a_link() -> None:
    document = read("a.docx", WordFile().add(paragraph("a", deleted("b")), paragraph(deleted("c"))).content())
    assert document.deletions == (Deletion("Redactie", "b"), Deletion("Redactie", "c"))


def test_earlier_formatting_kept_by_tracked_changes_counts_for_nothing() -> None:
    changed = paragraph(
        "Zin",
        properties='<w:pPrChange><w:pPr><w:pStyle w:val="Kop1"/><w:pageBreakBefore/></w:pPr></w:pPrChange>',
    )
    assert elements(paragraph("Een"), changed) == (
        Paragraph((Span("Een"),), "normal"),
        Paragraph((Span("Zin"),), "normal"),
    )


def test_a_paragraph_end_that_was_moved_away_joins_the_next_paragraph() -> None:
    first = paragraph("Een ", properties='<w:rPr><w:moveFrom w:author="A"/></w:rPr>')
    assert elements(first, paragraph("zin")) == (Paragraph((Span("Een zin"),), "normal"),)
