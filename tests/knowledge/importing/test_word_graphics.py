"""Claims about what is drawn in a Word file: boxes, pictures, diagrams, charts, shapes."""

from __future__ import annotations

import inspect
import sys

import pytest

from knowledge.importing.elements import Document, Element, Heading, Origin, Paragraph, Picture, Span, plain
from knowledge.importing.reading import ReadingError, read
from tests.knowledge.importing.word_expected import body, reading, spans
from tests.knowledge.importing.word_files import WordFile, drawing, heading, paragraph, png, text_box
from tests.knowledge.importing.word_parts import part

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
