"""The text of one file, read in a process of its own: `python -m knowledge.search.file_text pdf < file`.

A file comes from outside and its format is not simple. So the reading has a process that may grow to `MOST_MEMORY` and
run for `MOST_SECONDS`, and whatever happens in it happens to nobody else. Nothing of Django is loaded here.
"""

from __future__ import annotations

import io
import re
import resource
import sys
import zipfile
from collections.abc import Iterator

MOST_BYTES = 25 * 1024 * 1024
MOST_PAGES = 400
MOST_CHARACTERS = 300_000
MOST_SECONDS = 30
MOST_MEMORY = 1024 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024
MOST_MEMBERS = 5_000

# Where an office file keeps its text, and which tags end a paragraph or stand for a space.
_MEMBERS = {
    "docx": re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml"),
    "pptx": re.compile(r"ppt/(slides/slide|notesSlides/notesSlide)\d+\.xml"),
    "xlsx": re.compile(r"xl/sharedStrings\.xml"),
    "odt": re.compile(r"content\.xml"),
}
_ENDS = frozenset({"p", "h", "tr", "si", "br", "cr", "tab", "line-break", "s"})
_NOT_TEXT = frozenset({"delText", "instrText", "tracked-changes"})
PLAIN = frozenset({"txt", "csv"})
READABLE = frozenset({"pdf", *_MEMBERS, *PLAIN})


class Unreadable(Exception):
    """The file is not what its name says, or too large."""


def text_of(content: bytes, extension: str) -> str:
    """At most `MOST_CHARACTERS` of the text; raises `Unreadable`, or whatever a reader of the format raises."""
    if len(content) > MOST_BYTES:
        message = "too large"
        raise Unreadable(message)
    pieces: list[str] = []
    length = 0
    for piece in _pieces(content, extension):
        pieces.append(piece)
        length += len(piece)
        if length > MOST_CHARACTERS:
            break
    text = re.sub(r"[^\S\n]+", " ", "".join(pieces).replace("\0", ""))
    return re.sub(r"\s*\n\s*", "\n", text).strip()[:MOST_CHARACTERS]


def _pieces(content: bytes, extension: str) -> Iterator[str]:
    if extension == "pdf":
        yield from _pdf(content)
    elif extension in _MEMBERS:
        yield from _office(content, _MEMBERS[extension])
    elif extension in PLAIN:
        yield _decoded(content)
    else:
        raise Unreadable(extension)


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _pdf(content: bytes) -> Iterator[str]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        message = "locked with a password"
        raise Unreadable(message)
    for number, page in enumerate(reader.pages):
        if number >= MOST_PAGES:
            return
        # A word broken at the end of a line is one word to who searches for it.
        yield re.sub(r"(\w)-\n(?=[a-z])", r"\1", page.extract_text()) + "\n"


def _office(content: bytes, wanted: re.Pattern[str]) -> Iterator[str]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile as error:
        message = "no office file"
        raise Unreadable(message) from error
    with archive:
        if len(archive.infolist()) > MOST_MEMBERS:
            message = "too many parts"
            raise Unreadable(message)
        left = MOST_UNPACKED
        for name in sorted(filter(wanted.fullmatch, archive.namelist()), key=_in_order):
            with archive.open(name) as part:
                xml = part.read(left + 1)
            left -= len(xml)
            if left < 0:
                message = "too large when unpacked"
                raise Unreadable(message)
            yield from _xml_text(xml)


def _in_order(name: str) -> tuple[str, int]:
    number = re.search(r"\d+", name)
    return re.sub(r"\d+", "", name), int(number.group()) if number else 0


def _xml_text(xml: bytes) -> Iterator[str]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(xml, parser)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if event == "start" and element.text and name not in _NOT_TEXT:
            yield element.text
        elif event == "end":
            if name in _ENDS:
                yield "\n" if name in {"p", "h", "si"} else " "
            if element.tail and element.tail.strip():
                yield element.tail


def main() -> int:
    """Reads standard input, writes the text; 1 and a word on standard error when there is none to be had."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    try:
        text = text_of(sys.stdin.buffer.read(MOST_BYTES + 1), sys.argv[1])
    except Exception as error:
        sys.stderr.write(f"{type(error).__name__}: {error}")
        return 1
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
