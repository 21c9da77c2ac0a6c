"""Claims about what hangs beside the text of a Word file: notes, comments, page heads."""

from __future__ import annotations

from knowledge.importing.elements import Comment, Deletion, Origin, Paragraph, Span, plain
from tests.knowledge.importing.word_expected import body, reading, spans
from tests.knowledge.importing.word_files import WordFile, inserted, item, paragraph, run, text_box
from tests.knowledge.importing.word_parts import NUMBERS, part

# Notes


def test_a_note_is_anchored_where_its_mark_stands() -> None:
    file = WordFile()
    document = reading(file, paragraph("Een zin", file.note("De noot."), " gaat door."))
    assert document.elements == (Paragraph((Span("Een zin"), Span("", note="1"), Span(" gaat door.")), "normal"),)
    assert document.notes == {"1": (body("De noot.", origin=Origin.FOOTNOTE),)}


def test_footnotes_and_endnotes_are_numbered_together_by_their_marks() -> None:
    file = WordFile()
    second, first = file.note("Voetnoot."), file.note("Eindnoot.", kind="endnote")
    document = reading(file, paragraph("a", first, "b", second))
    assert [plain(document.notes[key][0].spans) for key in ("1", "2")] == ["Eindnoot.", "Voetnoot."]


def test_a_note_keeps_all_its_paragraphs_and_what_is_in_them() -> None:
    file = WordFile()
    note = file.note("Een.", paragraph("Twee ", run("nadruk", italic=True)), item("drie", numbering=NUMBERS))
    document = reading(file, paragraph("Zin", note))
    assert [paragraph.spans for paragraph in document.notes["1"]] == [
        spans("Een."),
        (Span("Twee "), Span("nadruk", italic=True)),
        spans("1. drie"),
    ]


def test_a_mark_without_a_note_shows_nothing() -> None:
    document = reading(WordFile(), paragraph("Zin", '<w:r><w:footnoteReference w:id="7"/></w:r>'))
    assert document.elements == (body("Zin"),)


def test_a_note_whose_mark_is_deleted_is_deleted_text() -> None:
    file = WordFile()
    mark = f'<w:del w:author="A">{file.note("De noot.")}</w:del>'
    document = reading(file, paragraph("Zin", mark))
    assert (document.notes, document.deletions) == ({}, (Deletion("", "De noot."),))


# Comments


def test_a_comment_keeps_its_author_its_text_and_what_it_is_about() -> None:
    file = WordFile()
    document = reading(
        file, paragraph("een ", file.comment("Klopt dit?", "lange ", run("zin", bold=True), author="J. Mol"))
    )
    assert document.comments == (Comment("J. Mol", "Klopt dit?", "lange zin"),)


def test_a_comment_may_run_over_paragraphs() -> None:
    file = WordFile()
    start, _, end = file.comment("Schrap dit.", "X").partition(run("X"))
    document = reading(file, paragraph("Voor ", start, "eerste."), paragraph("Tweede", end, " na."))
    assert document.comments == (Comment("Redactie", "Schrap dit.", "eerste. Tweede"),)


def test_a_long_quotation_in_a_comment_is_cut_at_a_word() -> None:
    file = WordFile()
    document = reading(file, paragraph(file.comment("Lang.", "woord " * 200)))
    assert document.comments[0].quoted == "woord " * 49 + "woord …"


def test_comments_stand_in_the_order_of_the_text_and_loose_ones_at_the_end() -> None:
    file = WordFile()
    _loose, second, first = (file.comment("los", "-"), file.comment("twee", "B"), file.comment("een", "A"))
    document = reading(file, paragraph(first, second))
    assert document.comments == (
        Comment("Redactie", "een", "A"),
        Comment("Redactie", "twee", "B"),
        Comment("Redactie", "los"),
    )


def test_a_note_and_a_comment_in_a_box_in_an_insertion_are_all_found() -> None:
    file = WordFile()
    inside = paragraph(inserted("In het kader", file.note("De noot."), file.comment("Mooi.", " staat dit")))
    document = reading(file, paragraph("Zin", text_box(inside)))
    assert document.elements[1] == Paragraph(
        (Span("In het kader"), Span("", note="1"), Span(" staat dit")), "normal", Origin.TEXT_BOX
    )
    assert document.notes == {"1": (body("De noot.", origin=Origin.FOOTNOTE),)}
    assert document.comments == (Comment("Redactie", "Mooi.", "staat dit"),)
    assert document.insertions == 1


def test_the_lines_that_word_draws_above_notes_are_no_notes() -> None:
    file = WordFile()
    mark = file.note("De noot.").replace('w:id="1"', 'w:id="0"')
    lines = f'<w:footnote w:type="separator" w:id="0">{paragraph("lijn")}</w:footnote>'
    file.parts["word/footnotes.xml"] = part("w:footnotes", lines)
    assert reading(file, paragraph("Zin", mark)).notes == {}


def test_a_page_head_used_by_many_sections_is_read_once() -> None:
    file = WordFile()
    file.page_head("woord " * 20_000)
    section = '<w:sectPr><w:headerReference w:type="first" r:id="rId1"/></w:sectPr>'
    document = reading(file, *[paragraph("Zin", properties=section)] * 400)
    assert [item.place for item in document.furniture] == ["header"]
