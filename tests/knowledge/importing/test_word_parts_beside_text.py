"""Claims about what hangs beside the text of a Word file: notes, comments, tables, boxes, pictures, diagrams."""

from __future__ import annotations

import inspect
import sys

import pytest

from knowledge.importing.elements import (
    Cell,
    Comment,
    Deletion,
    Document,
    Element,
    Heading,
    Origin,
    Paragraph,
    Picture,
    Span,
    Spans,
    Table,
    plain,
)
from knowledge.importing.reading import ReadingError, read
from tests.knowledge.importing.word_files import (
    WordFile,
    cell,
    deleted,
    drawing,
    heading,
    inserted,
    item,
    paragraph,
    png,
    run,
    table,
    text_box,
)
from tests.knowledge.importing.word_parts import NUMBERS, part


def reading(file: WordFile, *blocks: str) -> Document:
    return read("a.docx", file.add(*blocks).content())


def spans(text: str) -> Spans:
    return (Span(text),)


def body(text: str, style: str = "normal", origin: Origin = Origin.BODY) -> Paragraph:
    return Paragraph(spans(text), style, origin)


def row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((spans(text),) if text else ()) for text in texts)


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


# Tables


def test_a_table_keeps_its_rows_and_its_header() -> None:
    document = reading(WordFile(), table(["Sector", "Aantal"], ["vo", "12"], ["mbo", "30"], header_rows=1))
    assert document.elements == (Table((row("Sector", "Aantal"), row("vo", "12"), row("mbo", "30")), 1),)


def test_a_cell_keeps_its_paragraphs_and_their_looks() -> None:
    inside = paragraph(run("Vet", bold=True)) + heading("Kop") + item("een", numbering=NUMBERS) + paragraph()
    (found,) = reading(WordFile(), table([inside, "b"])).elements
    assert found == Table(
        ((Cell(((Span("Vet", bold=True),), spans("Kop"), spans("1. een"))), Cell((spans("b"),))),),
    )


def test_a_merged_cell_stands_once_with_its_columns() -> None:
    wide = cell("breed", '<w:gridSpan w:val="2"/>')
    rows = f"<w:tr>{wide}{cell('smal')}</w:tr><w:tr>{cell('a')}{cell('b')}{cell('c')}</w:tr>"
    assert reading(WordFile(), f"<w:tbl>{rows}</w:tbl>").elements == (
        Table(((Cell((spans("breed"),), 2), Cell((spans("smal"),))), row("a", "b", "c"))),
    )


def test_a_cell_merged_downwards_leaves_its_place_empty() -> None:
    rows = "".join(
        f"<w:tr>{cell(text or paragraph(), merge)}{cell(other)}</w:tr>"
        for text, merge, other in (("hoog", '<w:vMerge w:val="restart"/>', "a"), ("", "<w:vMerge/>", "b"))
    )
    assert reading(WordFile(), f"<w:tbl>{rows}</w:tbl>").elements == (Table((row("hoog", "a"), row("", "b"))),)


def test_a_table_in_a_cell_loses_no_words() -> None:
    inner = table(["binnen 1", "binnen 2"]) + paragraph("erna")
    (found,) = reading(WordFile(), table([inner, "buiten"])).elements
    assert found == Table(((Cell((spans("binnen 1"), spans("binnen 2"), spans("erna"))), Cell((spans("buiten"),))),))


def test_absurd_numbers_of_columns_are_brought_down_to_what_word_allows() -> None:
    wide = cell("breed", '<w:gridSpan w:val="99999999"/>')
    assert reading(WordFile(), f"<w:tbl><w:tr>{wide}</w:tr></w:tbl>").elements == (
        Table(((Cell((spans("breed"),), 63),),)),
    )


def test_a_deleted_row_is_deleted_text_and_an_inserted_row_is_counted() -> None:
    gone = (
        f'<w:tr><w:trPr><w:del w:author="A"/></w:trPr>{cell(paragraph(deleted("weg")))}{cell(paragraph("ook"))}</w:tr>'
    )
    new = f'<w:tr><w:trPr><w:ins w:author="A"/></w:trPr>{cell("nieuw")}{cell("b")}</w:tr>'
    document = reading(WordFile(), f"<w:tbl><w:tr>{cell('a')}{cell('b')}</w:tr>{gone}{new}</w:tbl>")
    assert document.elements == (Table((row("a", "b"), row("nieuw", "b"))),)
    assert (document.deletions, document.insertions) == ((Deletion("A", "weg\nook"),), 1)


def test_a_picture_in_a_cell_follows_its_table() -> None:
    file = WordFile()
    found = reading(file, table([paragraph("links", file.picture(png(), "Een leerling")), "rechts"])).elements
    assert [type(element) for element in found] == [Table, Picture]


def test_a_table_may_say_what_it_shows() -> None:
    described = '<w:tblPr><w:tblCaption w:val="Aantallen per sector"/></w:tblPr>'
    assert reading(WordFile(), f"<w:tbl>{described}<w:tr>{cell('a')}</w:tr></w:tbl>").elements == (
        Table((row("a"),), caption="Aantallen per sector"),
    )


# Text boxes


def test_a_text_box_is_read_once_right_after_its_paragraph() -> None:
    document = reading(
        WordFile(),
        paragraph("Voor ", text_box(heading("Kader"), paragraph("In het kader.")), "na."),
        paragraph("Verder."),
    )
    assert document.elements == (
        body("Voor na."),
        Heading(spans("Kader"), 2, None, Origin.TEXT_BOX),
        body("In het kader.", origin=Origin.TEXT_BOX),
        body("Verder."),
    )


def test_a_text_box_of_an_old_program_is_read() -> None:
    box = f"<v:textbox><w:txbxContent>{paragraph('Kader')}</w:txbxContent></v:textbox>"
    old = f"<w:r><w:pict><v:shape>{box}</v:shape></w:pict></w:r>"
    assert reading(WordFile(), paragraph(old)).elements == (body("Kader", origin=Origin.TEXT_BOX),)


def test_of_alternatives_one_is_read() -> None:
    def alternatives(prefix: str, *, fallback: bool) -> str:
        other = "<mc:Fallback><w:r><w:t>oud</w:t></w:r></mc:Fallback>" if fallback else ""
        return (
            f'<mc:AlternateContent xmlns:next="urn:next"><mc:Choice Requires="{prefix}"><w:r><w:t>nieuw</w:t></w:r>'
            f"</mc:Choice>{other}</mc:AlternateContent>"
        )

    found = reading(
        WordFile(),
        paragraph(alternatives("wps", fallback=True)),
        paragraph(alternatives("next", fallback=True)),
        paragraph(alternatives("next", fallback=False)),
    )
    assert found.elements == (body("nieuw"), body("oud"), body("nieuw"))


def test_word_art_is_text() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="Doorstromen"/></v:shape></w:pict></w:r>'
    assert reading(WordFile(), paragraph(art)).elements == (body("Doorstromen", "", Origin.TEXT_BOX),)


# Pictures


@pytest.mark.parametrize(
    ("content", "extension", "content_type"),
    [
        (png(), "png", "image/png"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 20, "jpg", "image/jpeg"),
        (b"GIF89a" + b"\0" * 20, "gif", "image/gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "webp", "image/webp"),
        (png(), "emf", "image/png"),
    ],
)
def test_a_picture_is_kept_with_its_words_and_known_by_its_bytes(
    content: bytes, extension: str, content_type: str
) -> None:
    file = WordFile()
    document = reading(file, paragraph("Zin", file.picture(content, "Een leerling leest", extension)))
    name = next(name for name in file.parts if "media" in name).rpartition("/")[2]
    assert document.elements == (body("Zin"), Picture(name, content, content_type, "Een leerling leest"))


def test_a_picture_no_browser_shows_leaves_its_words_or_its_name() -> None:
    file = WordFile()
    found = reading(
        file,
        paragraph(file.picture(b"\x01\0\0\0EMF", "Een schema", "emf")),
        paragraph(file.picture(b"<svg/>", "", "svg")),
    ).elements
    assert found[0] == body("Een schema", "picture")
    assert isinstance(found[1], Paragraph)
    assert (found[1].style, "image2.svg" in plain(found[1].spans)) == ("picture", True)


def test_a_deleted_picture_is_left_out() -> None:
    file = WordFile()
    document = reading(file, paragraph("Zin", f'<w:del w:author="A">{file.picture(png(), "x")}</w:del>'))
    assert document.elements == (body("Zin"),)


def test_a_picture_that_is_a_link_leaves_the_address_below_it() -> None:
    file = WordFile()
    found = reading(file, paragraph(file.link("https://example.nl", file.picture(png(), "Knop")))).elements
    assert found[1] == Paragraph((Span("https://example.nl", link="https://example.nl"),), "hyperlink")


def test_a_picture_of_an_old_program_is_kept() -> None:
    file = WordFile()
    file.parts["word/media/old.png"] = png()
    identity = file.relate("image", "media/old.png")
    old = f'<w:r><w:pict><v:shape alt="Een schema"><v:imagedata r:id="{identity}"/></v:shape></w:pict></w:r>'
    assert reading(file, paragraph(old)).elements == (Picture("old.png", png(), "image/png", "Een schema"),)


# Diagrams and charts


def test_the_words_of_a_diagram_follow_its_paragraph() -> None:
    file = WordFile()
    assert reading(file, paragraph("Zo gaat het: ", file.diagram("kiezen", "overstappen"))).elements == (
        body("Zo gaat het:"),
        body("kiezen", "", Origin.DIAGRAM),
        body("overstappen", "", Origin.DIAGRAM),
    )


def test_a_diagram_is_read_along_its_tree() -> None:
    file = WordFile()
    shown = file.diagram("A")
    point = '<dgm:pt modelId="{}"{}><dgm:t><a:p><a:r><a:t>{}</a:t></a:r></a:p></dgm:t></dgm:pt>'
    file.parts["word/diagrams/data1.xml"] = part(
        "dgm:dataModel",
        '<dgm:ptLst><dgm:pt modelId="0" type="doc"/>'
        + point.format("1", "", "tweede")
        + point.format("2", "", "onder eerste")
        + point.format("3", "", "eerste")
        + point.format("4", ' type="sibTrans"', "pijl")
        + '</dgm:ptLst><dgm:cxnLst><dgm:cxn srcId="0" destId="1" srcOrd="1"/><dgm:cxn srcId="0" destId="3" srcOrd="0"/>'
        '<dgm:cxn srcId="3" destId="2" srcOrd="0"/><dgm:cxn srcId="2" destId="3" srcOrd="0"/></dgm:cxnLst>',
    )
    found: tuple[Element, ...] = reading(file, paragraph(shown)).elements
    assert found == tuple(body(text, "", Origin.DIAGRAM) for text in ("eerste", "onder eerste", "tweede"))


def test_a_chart_is_told_in_words() -> None:
    file = WordFile()
    chart = file.chart(
        "Overstap per sector", {"2025": {"vo": "12", "mbo": "0.30000000000000004"}, "2026": {"vo": "14"}}
    )
    assert reading(file, paragraph(chart)).elements == (
        body("Overstap per sector", "", Origin.DIAGRAM),
        body("2025: vo 12; mbo 0.3", "", Origin.DIAGRAM),
        body("2026: vo 14", "", Origin.DIAGRAM),
    )


def test_a_diagram_that_is_not_there_shows_nothing() -> None:
    assert reading(WordFile(), paragraph("Zin", drawing('<dgm:relIds r:dm="rId99"/>'))).elements == (body("Zin"),)


# Where these meet


def test_a_box_in_a_cell_keeps_its_words_in_the_cell() -> None:
    (found,) = reading(WordFile(), table([paragraph("cel", text_box(paragraph("kader"))), "b"])).elements
    assert found == Table(((Cell((spans("cel"), spans("kader"))), Cell((spans("b"),))),))


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


def test_pictures_in_a_group_keep_their_own_words_after_the_first() -> None:
    file = WordFile()

    def member(words: str) -> str:
        file.parts[f"word/media/{words}.png"] = png()
        blip = f'<a:blip r:embed="{file.relate("image", f"media/{words}.png")}"/>'
        named = f'<pic:nvPicPr><pic:cNvPr id="1" name="x" descr="{words}"/></pic:nvPicPr>'
        return f"<pic:pic>{named}<pic:blipFill>{blip}</pic:blipFill></pic:pic>"

    found = reading(file, paragraph(drawing(member("een") + member("twee"), "de groep"))).elements
    assert [element.alternative for element in found if isinstance(element, Picture)] == ["de groep", "twee"]


def test_a_shape_that_is_a_link_leaves_the_address_below_it() -> None:
    file = WordFile()
    identity = file.relate("hyperlink", "https://example.nl", external=True)
    shape = drawing(f'<a:hlinkClick r:id="{identity}"/>')
    assert reading(file, paragraph("Zin", shape)).elements == (
        body("Zin"),
        Paragraph((Span("https://example.nl", link="https://example.nl"),), "hyperlink"),
    )


def test_a_shape_that_is_hidden_shows_nothing() -> None:
    hidden = text_box(paragraph("weg")).replace("<wp:anchor>", '<wp:anchor><wp:docPr id="1" name="x" hidden="1"/>')
    assert reading(WordFile(), paragraph("Zin", hidden)).elements == (body("Zin"),)


def test_the_text_of_a_drawn_shape_is_read() -> None:
    shape = drawing("<a:sp><a:txBody><a:p><a:r><a:t>In de vorm</a:t></a:r></a:p></a:txBody></a:sp>")
    assert reading(WordFile(), paragraph(shape)).elements == (body("In de vorm", "", Origin.TEXT_BOX),)


def test_the_lines_that_word_draws_above_notes_are_no_notes() -> None:
    file = WordFile()
    mark = file.note("De noot.").replace('w:id="1"', 'w:id="0"')
    lines = f'<w:footnote w:type="separator" w:id="0">{paragraph("lijn")}</w:footnote>'
    file.parts["word/footnotes.xml"] = part("w:footnotes", lines)
    assert reading(file, paragraph("Zin", mark)).notes == {}


def test_a_row_in_a_content_control_is_a_row() -> None:
    rows = f"<w:sdt><w:sdtContent><w:tr>{cell('a')}<w:sdt><w:sdtContent>{cell('b')}</w:sdtContent></w:sdt></w:tr>"
    assert reading(WordFile(), f"<w:tbl>{rows}</w:sdtContent></w:sdt></w:tbl>").elements == (Table((row("a", "b"),)),)


def test_a_page_head_used_by_many_sections_is_read_once() -> None:
    file = WordFile()
    file.page_head("woord " * 20_000)
    section = '<w:sectPr><w:headerReference w:type="first" r:id="rId1"/></w:sectPr>'
    document = reading(file, *[paragraph("Zin", properties=section)] * 400)
    assert [item.place for item in document.furniture] == ["header"]


def boxes(depth: int) -> str:
    inside = paragraph("onderin")
    for _level in range(depth):
        inside = paragraph(f"<w:r><w:drawing><w:txbxContent>{inside}</w:txbxContent></w:drawing></w:r>")
    return inside


def test_boxes_in_boxes_are_read_to_the_bottom() -> None:
    assert reading(WordFile(), boxes(12)).elements == (body("onderin", origin=Origin.TEXT_BOX),)


def test_boxes_too_deep_for_what_is_left_of_the_stack_are_refused() -> None:
    content = WordFile().add(boxes(50)).content()

    def deep_down(frames: int) -> Document:
        return deep_down(frames - 1) if frames else read("a.docx", content)

    room = sys.getrecursionlimit() - len(inspect.stack(0))
    with pytest.raises(ReadingError) as caught:
        deep_down(room - 250)
    assert caught.value.code == "too_complex"


def test_a_newer_chart_is_told_in_words() -> None:
    file = WordFile()
    file.parts["word/charts/chartEx1.xml"] = part(
        "cx:chartSpace",
        "<cx:chartData><cx:data><cx:strDim><cx:lvl><cx:pt>vo</cx:pt><cx:pt>mbo</cx:pt></cx:lvl></cx:strDim></cx:data>"
        "</cx:chartData><cx:chart><cx:title><a:p><a:r><a:t>Overstap</a:t></a:r></a:p></cx:title></cx:chart>",
    ).replace("xmlns:w=", 'xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex" xmlns:w=')
    identity = file.relate("chartEx", "charts/chartEx1.xml")
    chart = f'<cx:chart xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex" r:id="{identity}"/>'
    assert reading(file, paragraph(drawing(chart))).elements == (
        body("vo mbo", "", Origin.DIAGRAM),
        body("Overstap", "", Origin.DIAGRAM),
    )
