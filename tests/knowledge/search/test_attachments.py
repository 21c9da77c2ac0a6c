"""Files attached to pages: read once, in a process of their own, within bounds."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile

from knowledge.models import PortalDocument, ReportPage, SearchLedger
from knowledge.search import file_text
from knowledge.search.attachments import keep_text, pages_offering, read_waiting, text_of
from knowledge.search.documents import page_key
from tests.factories.publications import make_page

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(*lines: str, encrypted: bool = False) -> bytes:
    """A PDF with one page for each line."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    for line in lines:
        page = writer.add_blank_page(300, 300)
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        content = DecodedStreamObject()
        content.set_data(f"BT /F1 12 Tf 20 200 Td ({line}) Tj ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(content)
    if encrypted:
        writer.encrypt("geheim")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def office(**members: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in members.items():
            archive.writestr(name.replace("__", "/") + ".xml", xml)
    return made.getvalue()


def word(*paragraphs: str) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return office(word__document=f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')


def test_text_of_a_pdf_comes_page_by_page() -> None:
    assert file_text.text_of(pdf("Zaal twaalf", "Kwart voor tien"), "pdf") == "Zaal twaalf\nKwart voor tien"


def test_text_of_a_word_file_comes_without_deleted_text_and_field_codes() -> None:
    xml = (
        f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>Een </w:t></w:r>'
        "<w:del><w:r><w:delText>weg</w:delText></w:r></w:del>"
        "<w:r><w:instrText>HYPERLINK</w:instrText></w:r><w:r><w:t>twee</w:t><w:tab/><w:t>drie</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>vier</w:t></w:r></w:p></w:body></w:document>"
    )
    assert file_text.text_of(office(word__document=xml), "docx") == "Een twee drie\nvier"


def test_text_of_plain_files_is_read_in_their_encoding() -> None:
    assert file_text.text_of("oriëntatie".encode(), "txt") == "oriëntatie"
    assert file_text.text_of("oriëntatie".encode("cp1252"), "txt") == "oriëntatie"


def test_slides_come_in_order_of_their_number() -> None:
    slide = '<p:sld xmlns:p="urn:p" xmlns:a="urn:a"><a:p><a:t>{}</a:t></a:p></p:sld>'
    made = office(**{f"ppt__slides__slide{number}": slide.format(f"dia {number}") for number in (10, 2, 1)})
    assert file_text.text_of(made, "pptx") == "dia 1\ndia 2\ndia 10"


def test_text_is_cut_at_its_bound() -> None:
    assert len(file_text.text_of(b"woord " * 100_000, "txt")) == file_text.MOST_CHARACTERS


@pytest.mark.parametrize(
    ("content", "extension"),
    [(b"geen pdf", "pdf"), (b"geen zip", "docx"), (b"x", "exe"), (b"x" * (file_text.MOST_BYTES + 1), "txt")],
)
def test_what_cannot_be_read_raises(content: bytes, extension: str) -> None:
    with pytest.raises(Exception):  # noqa: B017, PT011 -- each reader raises its own; main() catches them all
        file_text.text_of(content, extension)


def test_entities_are_not_expanded_and_files_not_fetched() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>'
    xml = f'{bomb}<w:document xmlns:w="{WORD}"><w:p><w:r><w:t>voor &b;&x; na</w:t></w:r></w:p></w:document>'
    assert "aaaa" not in file_text.text_of(office(word__document=xml), "docx")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    big = office(word__document=" " * (file_text.MOST_UNPACKED + 10))
    with pytest.raises(file_text.Unreadable):
        file_text.text_of(big, "docx")


@pytest.fixture
def attached(data_dir: Path, db: None, settings: Any) -> tuple[PortalDocument, ReportPage]:
    """A Word file that a page offers, not read yet."""
    # Wagtail hands the storage to a task when it deletes a file, and a task takes text.
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            **settings.STORAGES["default"],
            "OPTIONS": {"location": str(settings.PRIVATE_MEDIA_ROOT), "base_url": None},
        },
    }
    document = PortalDocument.objects.create(
        title="rooster.docx", file=ContentFile(word("Zaal twaalf"), "rooster.docx")
    )
    return document, make_page(ReportPage, "Een dag", body=[("file", {"document": document, "title": ""})])


@pytest.mark.django_db(transaction=True)
def test_the_worker_reads_a_file_once_and_tells_the_index_of_its_page(
    attached: tuple[PortalDocument, ReportPage],
) -> None:
    document, page = attached
    SearchLedger.objects.all().delete()
    assert read_waiting() == 1
    document.refresh_from_db()
    assert document.text == "Zaal twaalf"
    assert list(SearchLedger.objects.values_list("key", flat=True)) == [page_key(page.pk)]
    assert read_waiting() == 0


@pytest.mark.django_db
def test_a_file_that_cannot_be_read_is_not_tried_for_ever(data_dir: Path) -> None:
    for name, content in (("stuk.pdf", b"stuk"), ("geheim.pdf", pdf("x", encrypted=True)), ("plaat.zip", b"PK")):
        PortalDocument.objects.create(title=name, file=ContentFile(content, name))
    assert read_waiting() == 3
    assert set(PortalDocument.objects.values_list("text", flat=True)) == {""}
    assert read_waiting() == 0


@pytest.mark.django_db
def test_a_replaced_file_is_read_again_and_its_old_text_is_gone_at_once(data_dir: Path) -> None:
    document = PortalDocument.objects.create(title="a.txt", file=ContentFile(b"oud", "a.txt"))
    read_waiting()
    document.refresh_from_db()
    document.file = ContentFile(b"nieuw", "a.txt")
    document.save()
    assert PortalDocument.objects.get().text == ""
    read_waiting()
    assert PortalDocument.objects.get().text == "nieuw"


@pytest.mark.django_db
def test_text_of_a_file_that_was_replaced_while_it_was_read_is_not_kept(data_dir: Path) -> None:
    document = PortalDocument.objects.create(title="a.txt", file=ContentFile(b"oud", "a.txt"))
    read = text_of(document)
    PortalDocument.objects.filter(pk=document.pk).update(file="documents/andere.txt")
    keep_text(document, read)
    assert PortalDocument.objects.get().text == ""


@pytest.mark.django_db(transaction=True)
def test_a_renamed_or_deleted_document_changes_its_pages(attached: tuple[PortalDocument, ReportPage]) -> None:
    document, page = attached
    assert pages_offering(document) == [page_key(page.pk)]
    for change in (document.save, document.delete):
        SearchLedger.objects.all().delete()
        change()
        assert list(SearchLedger.objects.values_list("key", flat=True)) == [page_key(page.pk)]
