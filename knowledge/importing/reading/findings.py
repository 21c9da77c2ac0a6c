"""What lies across the text of a file and is gathered while it is read: deletions, insertions, comments, note marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from knowledge.importing.elements import Comment, Deletion, Picture
from knowledge.importing.reading.errors import ReadingError

QUOTE_LENGTH = 300
MAX_PICTURES = 2_000
MAX_TEXT = 12_000_000
"""Characters made from one file. A part that is shown again and again could otherwise make far more than it holds."""
PIECE = 24
"""What a piece of text counts for beside its characters: many small pieces take more memory than one long one."""
SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class Remark:
    """The place of one comment in `Findings.trail`; `end` is None while its range is open."""

    start: int
    end: int | None = None


@dataclass(slots=True)
class Findings:
    """Gathered over all parts of one file."""

    deletions: list[Deletion] = field(default_factory=list)
    insertions: int = 0
    trail: list[str] = field(default_factory=list)
    remarks: dict[str, Remark] = field(default_factory=dict)
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    deleted_notes: set[tuple[str, str]] = field(default_factory=set)
    _open: tuple[str, list[str]] | None = None
    _pictures: int = 0
    _made: int = 0

    def see(self, text: str) -> None:
        """Visible text: it ends a deletion and lengthens the comments that are open."""
        self.close_deletion()
        self._count(text)
        self.trail.append(text)

    def _count(self, text: str) -> None:
        self._made += len(text) + PIECE
        if self._made > MAX_TEXT:
            raise ReadingError("too_complex")

    def see_picture(self, picture: Picture) -> Picture:
        self._pictures += 1
        if self._pictures > MAX_PICTURES:
            raise ReadingError("too_complex")
        return picture

    def delete(self, author: str, text: str) -> None:
        """Struck text: pieces of one author with nothing visible between them are one deletion."""
        self._count(text)
        if self._open is None or self._open[0] != author:
            self.close_deletion()
            self._open = (author, [])
        self._open[1].append(text)

    def close_deletion(self) -> None:
        if self._open is None:
            return
        author, pieces = self._open
        self._open = None
        text = "".join(pieces).strip()
        if text:
            self.deletions.append(Deletion(author, text))

    def open_comment(self, identity: str) -> None:
        self.remarks.setdefault(identity, Remark(len(self.trail)))

    def shut_comment(self, identity: str) -> None:
        remark = self.remarks.get(identity)
        if remark is not None and remark.end is None:
            remark.end = len(self.trail)

    def quoted(self, identity: str) -> str:
        """The text a comment is pinned to, cut at a word where it is long; empty for a comment at a point."""
        remark = self.remarks.get(identity)
        if remark is None or remark.end is None:
            return ""
        text = ""
        for piece in self.trail[remark.start : remark.end]:
            text += piece
            if len(text) > 2 * QUOTE_LENGTH:
                break
        text = SPACE.sub(" ", text).strip()
        return text if len(text) <= QUOTE_LENGTH else text[:QUOTE_LENGTH].rpartition(" ")[0] + " …"

    def note(self, kind: str, identity: str) -> str:
        """The key of a note whose mark is met: notes are numbered in the order of their marks."""
        return self.notes.setdefault((kind, identity), str(len(self.notes) + 1))


def in_order(comments: dict[str, Comment], findings: Findings) -> tuple[Comment, ...]:
    """Comments as they are pinned to the text, then those that are pinned to nothing."""
    pinned = [identity for identity in findings.remarks if identity in comments]
    loose = [identity for identity in comments if identity not in findings.remarks]
    return tuple(comments[identity] for identity in (*pinned, *loose))
