"""A Word file as a zip archive, opened with care: its claims are checked before unpacking, and again while unpacking.

Everything stays in memory; nothing is written and nothing outside the file is fetched.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from knowledge.importing.reading.errors import ReadingError
from knowledge.importing.reading.markup import Node, q
from knowledge.importing.reading.parsing import parse, weight

MAX_UNPACKED: Final = 200 * 1024 * 1024
MAX_MEMBERS: Final = 5_000
MAX_MARKUP: Final = 32 * 1024 * 1024
"""XML read from one file; a thousand pages have about 20 MB. Text takes several times its size once it is parsed."""
MAX_NODES: Final = 600_000
"""A thousand pages have about 300,000. Each takes time as well as memory."""
CENTRAL_ENTRY: Final = b"PK\x01\x02"
ENCRYPTED: Final = 0x1
WORD_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MACRO_TYPES: Final = "application/vnd.ms-word."


@dataclass(frozen=True, slots=True)
class Relationship:
    """`kind` is the last word of its type ("hyperlink"); `target` a part's name, or an address if `external`."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of one Word file. Parts are read once and on demand, within the limits above."""

    def __init__(self, content: bytes) -> None:
        # One signature for each member: counted first, because listing half a million members takes the memory already.
        if content.count(CENTRAL_ENTRY) > MAX_MEMBERS:
            raise ReadingError("too_many_members")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        # What zipfile says of a file that is no archive, is cut off, or has sizes that cannot be.
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError) as error:
            raise ReadingError("truncated") from error
        self._members: dict[str, zipfile.ZipInfo] = {}
        self._unpacked = self._markup = self._nodes = 0
        self._bytes: dict[str, bytes] = {}
        self._check()
        self.main = self._main_part()

    def _check(self) -> None:
        members = self._archive.infolist()
        if len(members) > MAX_MEMBERS:
            raise ReadingError("too_many_members")
        if sum(member.file_size for member in members) > MAX_UNPACKED:
            raise ReadingError("unpacked_too_large")
        for member in members:
            if unsafe(member.orig_filename):
                raise ReadingError("unsafe_path")
            if member.flag_bits & ENCRYPTED:
                raise ReadingError("password")
            # Names differ in more than case; two members of one name let two readers see two different texts.
            if member.filename.lower() in self._members:
                raise ReadingError("damaged")
            if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                raise ReadingError("damaged")
            self._members[member.filename.lower()] = member

    def _main_part(self) -> str:
        mimetype = self.read("mimetype")
        if mimetype is not None and b"opendocument" in mimetype:
            raise ReadingError("open_document" if b"opendocument.text" in mimetype else "other_office")
        types = self.xml("[Content_Types].xml")
        if types is None:
            raise ReadingError("not_word_archive")
        starts = [r.target for r in self.relationships("").values() if r.kind == "officeDocument" and not r.external]
        main = starts[0] if starts else "word/document.xml"
        kind = next(
            (
                override.get("ContentType") or ""
                for override in types.findall(q("ct:Override"))
                if (override.get("PartName") or "").lstrip("/").lower() == main.lower()
            ),
            "",
        )
        if kind and not kind.startswith((WORD_TYPES, MACRO_TYPES)):
            raise ReadingError("other_office" if "officedocument" in kind or "ms-" in kind else "not_word_archive")
        if main.lower() not in self._members:
            raise ReadingError("damaged" if kind or starts else "not_word_archive")
        return main

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, or None where the file has no such part. They are kept for a second call."""
        key = name.lower()
        if key not in self._bytes:
            content = self._unpack(key, MAX_UNPACKED - self._unpacked, "unpacked_too_large")
            if content is None:
                return None
            self._unpacked += len(content)
            self._bytes[key] = content
        return self._bytes[key]

    def xml(self, name: str) -> Node | None:
        """The root of an XML part. The caller keeps it: a part is parsed anew each time, against one budget."""
        content = self._unpack(name.lower(), MAX_MARKUP - self._markup, "too_complex")
        if content is None:
            return None
        self._markup += len(content)
        self._nodes += weight(content)
        if self._nodes > MAX_NODES:
            raise ReadingError("too_complex")
        return parse(content)

    def _unpack(self, key: str, room: int, refusal: str) -> bytes | None:
        """A member's bytes, which take no more than the room there is, whatever its header says."""
        member = self._members.get(key)
        if member is None:
            return None
        try:
            with self._archive.open(member) as stream:
                content = stream.read(room + 1)
        # What it says of a member that is broken, is packed in a way it does not know, or wants a password.
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise ReadingError("damaged") from error
        if len(content) > room:
            raise ReadingError(refusal)
        return content

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """Where a part points to, by relationship id; ``""`` asks for the package's own."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relationship] = {}
        for node in () if root is None else root.findall(q("rel:Relationship")):
            external = (node.get("TargetMode") or "").lower() == "external"
            target = node.get("Target") or ""
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = (node.get("Type") or "").rpartition("/")[2]
            found[node.get("Id") or ""] = Relationship(kind, target, external)
        return found


def unsafe(name: str) -> bool:
    """A member's name that points outside its archive on some system, or pretends to be another."""
    return (
        name.startswith("/") or "\\" in name or "\0" in name or ":" in name.partition("/")[0] or ".." in name.split("/")
    )
