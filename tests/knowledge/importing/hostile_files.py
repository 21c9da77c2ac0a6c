"""Files that no editor should be able to hurt the portal with, and files that are simply not what their name says."""

from __future__ import annotations

import io
import json
import os
import resource
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from knowledge.importing.reading import ReadingError, read
from tests.knowledge.importing.word_files import WordFile, paragraph
from tests.knowledge.importing.word_parts import CONTENT_TYPES, PACKAGE, PROLOG, part, zipped

MEGABYTE = 1024 * 1024
MEMORY_LIMIT = 500 * MEGABYTE
SECONDS_LIMIT = 10
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")


def word(*blocks: str) -> bytes:
    return WordFile().add(*(blocks or (paragraph("Een zin."),))).content()


def with_member(name: str, content: bytes = b"x") -> bytes:
    """A good Word file with one more member."""
    stream = io.BytesIO(word())
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def with_document(xml: str | bytes) -> bytes:
    """A Word file whose body is the given XML."""
    file = WordFile()
    file.parts["word/document.xml"] = xml
    return file.content()


def nested(element: str, depth: int) -> bytes:
    return with_document(part("w:document", f"<w:body>{f'<{element}>' * depth}{f'</{element}>' * depth}</w:body>"))


def deep_tables() -> bytes:
    return with_document(
        part("w:document", f"<w:body>{'<w:tbl><w:tr><w:tc>' * 50_000}{'</w:tc></w:tr></w:tbl>' * 50_000}</w:body>")
    )


def bomb(megabytes: int) -> bytes:
    """A member that unpacks to far more than it is."""
    return with_member("word/media/image1.png", b"\0" * megabytes * MEGABYTE)


def lying_document() -> bytes:
    """A body of 300 MB that its header gives as 100 bytes."""
    body = part("w:document", "<w:body/>").encode() + b" " * 300 * MEGABYTE
    content = bytearray(with_document(body))
    real = struct.pack("<L", len(body))
    while (at := content.find(real)) >= 0:
        content[at : at + 4] = struct.pack("<L", 100)
    return bytes(content)


def flagged_encrypted() -> bytes:
    """A zip file with a password on its members."""
    content = bytearray(word())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(signature, at + 4)
    return bytes(content)


def doubled() -> bytes:
    """Two bodies under one name: two readers could see two texts."""
    stream = io.BytesIO(word())
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/Document.xml", part("w:document", "<w:body/>"))
    return stream.getvalue()


def swapped_crc() -> bytes:
    """A member whose bytes were changed after packing."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as good, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name in good.namelist():
            archive.writestr(name, good.read(name))
    return stream.getvalue().replace(b"Een zin.", b"Een zon.")


def laughs() -> bytes:
    """Entities that expand to a thousand million words."""
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    text = part("w:document", "<w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body>").removeprefix(PROLOG)
    return with_document(f"{PROLOG}<!DOCTYPE w:document [{entities}]>{text}")


def outside_entity(address: str) -> bytes:
    text = part("w:document", "<w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body>").removeprefix(PROLOG)
    return with_document(f'{PROLOG}<!DOCTYPE w:document [<!ENTITY a SYSTEM "{address}">]>{text}')


def utf16_entity() -> bytes:
    text = part("w:document", "<w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body>").removeprefix(PROLOG)
    declared = '<?xml version="1.0" encoding="UTF-16"?>'
    return with_document(f'{declared}<!DOCTYPE w:document [<!ENTITY a "b">]>{text}'.encode("utf-16"))


def other_office(main: str, kind: str) -> bytes:
    types = (
        f'{PROLOG}<Types xmlns="{PACKAGE}/content-types"><Override PartName="/{main}" ContentType="application/'
        f'vnd.openxmlformats-officedocument.{kind}.main+xml"/></Types>'
    )
    rels = (
        f'{PROLOG}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="http://schemas.'
        f'openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{main}"/></Relationships>'
    )
    return zipped({"[Content_Types].xml": types, "_rels/.rels": rels, main: "<x/>"})


def without_document() -> bytes:
    return zipped({"[Content_Types].xml": CONTENT_TYPES, "readme.txt": "tekst"})


def many_headers() -> bytes:
    """One part read as many parts as it is called for."""
    file = WordFile().add(paragraph("Een zin."))
    for number in range(400):
        file.page_head(f"Kop {number} " + "woord " * 20_000)
    return file.content()


def echoed_diagram() -> bytes:
    """A diagram of 200 KB that the text shows five thousand times."""
    file = WordFile()
    shown = file.diagram("woord " * 30_000)
    return file.add(*[paragraph(shown)] * 5_000).content()


def many_pictures() -> bytes:
    """One picture that the text shows five thousand times."""
    file = WordFile()
    shown = file.picture(b"\x89PNG\r\n\x1a\n" + b"\0" * MEGABYTE)
    return file.add(*[paragraph(shown)] * 5_000).content()


HOSTILE: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    # what it is: (the code it is refused with, the name it goes by, how it is made)
    "more than 20 MB": ("too_large", "a.docx", lambda: b"PK\x03\x04" + b"\0" * 20 * MEGABYTE),
    "text of more than 20 MB": ("too_large", "a.txt", lambda: b"woord " * 4 * MEGABYTE),
    "nothing": ("empty", "a.docx", lambda: b""),
    "a text of white space": ("empty", "a.txt", lambda: b" \r\n\t\r\n"),
    "a document without text": ("empty", "a.docx", lambda: word(paragraph())),
    "a bomb of 250 MB": ("unpacked_too_large", "a.docx", lambda: bomb(250)),
    "a body of 190 MB": (
        "too_complex",
        "a.docx",
        lambda: with_document(part("w:document", "<w:body/>").encode() + b" " * 190 * MEGABYTE),
    ),
    "a body whose size is a lie": ("damaged", "a.docx", lying_document),
    "6,000 members": (
        "too_many_members",
        "a.docx",
        lambda: zipped({"[Content_Types].xml": CONTENT_TYPES, **{f"word/{n}.xml": "" for n in range(6000)}}),
    ),
    "400,000 members": ("too_many_members", "a.docx", lambda: b"PK\x03\x04" + (b"PK\x01\x02" + b"\0" * 42) * 400_000),
    "a path upwards": ("unsafe_path", "a.docx", lambda: with_member("../../etc/cron.d/x")),
    "an absolute path": ("unsafe_path", "a.docx", lambda: with_member("/etc/passwd")),
    "a path of another system": ("unsafe_path", "a.docx", lambda: with_member("word\\..\\..\\x")),
    "a path with a drive": ("unsafe_path", "a.docx", lambda: with_member("C:/x")),
    "a zip password": ("password", "a.docx", flagged_encrypted),
    "a Word password": (
        "password",
        "a.docx",
        lambda: COMPOUND + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600,
    ),
    "the old Word format": (
        "old_word",
        "a.docx",
        lambda: COMPOUND + b"\0" * 600 + "WordDocument".encode("utf-16-le") + b"\0" * 600,
    ),
    "an old spreadsheet": (
        "other_office",
        "a.docx",
        lambda: COMPOUND + b"\0" * 600 + "Workbook".encode("utf-16-le") + b"\0" * 600,
    ),
    "a PDF file": ("pdf", "a.docx", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"),
    "a PDF file named as text": ("pdf", "a.txt", lambda: b"%PDF-1.7\n1 0 obj"),
    "an RTF file": ("rtf", "a.docx", lambda: rb"{\rtf1\ansi Een zin.}"),
    "an OpenDocument text": (
        "open_document",
        "a.docx",
        lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
    ),
    "an OpenDocument spreadsheet": (
        "other_office",
        "a.docx",
        lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}),
    ),
    "a spreadsheet": ("other_office", "a.docx", lambda: other_office("xl/workbook.xml", "spreadsheetml.sheet")),
    "a presentation": (
        "other_office",
        "a.docx",
        lambda: other_office("ppt/presentation.xml", "presentationml.presentation"),
    ),
    "a zip of something else": ("not_word_archive", "a.docx", lambda: zipped({"vakantie.txt": "zon"})),
    "an empty zip": ("not_word_archive", "a.docx", lambda: zipped({})),
    "a Word file without its text": ("damaged", "a.docx", without_document),
    "a text named as Word": ("plain_text_named_word", "a.docx", lambda: b"Een zin."),
    "a text without end": ("too_long", "a.txt", lambda: b"Een zin die doorgaat. " * 100_000),
    "a Word file without end": ("too_long", "a.docx", lambda: word(paragraph("Een zin. " * 1_000) * 200)),
    "a web page": ("web_page", "a.txt", lambda: b"<!DOCTYPE html><html><body>Een zin.</body></html>"),
    "a web page with its pictures": ("web_page", "a.doc", lambda: b"MIME-Version: 1.0\r\nContent-Type: x\r\n"),
    "a picture": ("binary", "a.txt", lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    "a program": ("binary", "tekst.txt", lambda: b"\x7fELF\x02\x01\x01\0\0\0"),
    "half a file": ("truncated", "a.docx", lambda: word()[: len(word()) // 2]),
    "a file without its last byte": ("truncated", "a.docx", lambda: word()[:-1]),
    "a changed member": ("damaged", "a.docx", swapped_crc),
    "XML that stops": ("damaged", "a.docx", lambda: with_document("<w:document")),
    "a document without a body": ("damaged", "a.docx", lambda: with_document(part("w:document", ""))),
    "two members of one name": ("damaged", "a.docx", doubled),
    "entities": ("entities", "a.docx", laughs),
    "an entity outside the file": ("entities", "a.docx", lambda: outside_entity("file:///etc/hostname")),
    "an entity in UTF-16": ("entities", "a.docx", utf16_entity),
    "50,000-deep nesting": ("too_complex", "a.docx", lambda: nested("w:sdt", 50_000)),
    "50,000-deep tables": ("too_complex", "a.docx", deep_tables),
    "a million elements": (
        "too_complex",
        "a.docx",
        lambda: with_document(part("w:document", f"<w:body>{'<w:p/>' * 1_000_000}</w:body>")),
    ),
    "page heads without end": ("too_complex", "a.docx", many_headers),
    "a diagram shown without end": ("too_complex", "a.docx", echoed_diagram),
    "a picture shown without end": ("too_complex", "a.docx", many_pictures),
    "a document that is not there yet": ("embedded_document", "a.docx", lambda: word('<w:altChunk r:id="rId9"/>')),
    "a master document": (
        "sub_document",
        "a.docx",
        lambda: word(paragraph('<w:subDoc r:id="rId9"/>')),
    ),
}


def within_limits(name: str, content: bytes) -> tuple[str, float, float]:
    """Read a file in a process that the system ends when it takes more time or memory than promised.

    Returns the code it was refused with (or how the process ended), the seconds it worked and the megabytes it took.
    """
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receiving)
        with Path("/proc/self/statm").open(encoding="ascii") as numbers:
            used = int(numbers.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY_LIMIT, used + MEMORY_LIMIT))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_LIMIT, SECONDS_LIMIT))
        try:
            read(name, content)
            outcome = "read"
        except ReadingError as error:
            outcome = error.code
        except MemoryError:
            outcome = "out of memory"
        os.write(sending, outcome.encode())
        os._exit(0)
    os.close(sending)
    _child, status, usage = os.wait4(child, 0)
    with os.fdopen(receiving) as stream:
        outcome = stream.read()
    seconds = usage.ru_utime + usage.ru_stime
    return outcome or f"ended with status {status}", seconds, usage.ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps({case: within_limits(name, make()) for case, (_code, name, make) in HOSTILE.items()}))
