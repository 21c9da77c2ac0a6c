"""Finds a passage in plain or rich text and exchanges words in it, whatever tags stand in between.

A text is looked at as a row of signs. A run of white space counts as one blank; ``¶`` stands for the border between
two paragraphs or list items and ``BREAK`` for a line break inside one. Footnote marks take no place in the row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape, unescape

from knowledge.actions.lists import entries_of, list_of

BORDER = "¶"
BREAK = "\ue000"
_TOKENS = re.compile(r"<footnote\b[^>]*>.*?</footnote>|<[^>]*>|&(?:#\w+|\w+);|.", re.DOTALL)
_NAME = re.compile(r"</?\s*([a-zA-Z][a-zA-Z0-9]*)")
_BLOCKS = frozenset({"p", "li", "ul", "ol", "h2", "h3", "h4", "blockquote"})
_HOLDS_TEXT = frozenset({"p", "li", "h2", "h3", "h4", "blockquote"})


class CannotSplit(Exception):
    """The text cannot have a paragraph border at that place, or cannot lose the one that stands there."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of the row and the tokens that it covers, the last one included."""

    char: str
    first: int
    last: int


class Text:
    """Plain or rich text that can be read as a row of signs and changed sign by sign."""

    def __init__(self, source: str, *, rich: bool) -> None:
        self.rich = rich
        self._tokens = _TOKENS.findall(source) if rich else list(source)
        self.signs = list(self._read())
        self.row = "".join(sign.char for sign in self.signs)

    @property
    def source(self) -> str:
        return "".join(self._tokens)

    def exchange(self, start: int, old: str, new: str) -> None:
        """Makes the signs from `start` that spell `old` spell `new`. Tags between them stay where they are.

        Raises CannotSplit when a border would have to come or go where the text cannot have that.
        """
        tokens = list(self._tokens)
        here = self.row[start : start + len(old)]
        for action, a1, a2, b1, b2 in reversed(SequenceMatcher(None, here, new, autojunk=False).get_opcodes()):
            if action == "equal":
                continue
            self._exchange(tokens, start + a1, start + a2, new[b1:b2])
        self._become(tokens)

    def unlist(self, position: int) -> None:
        """Takes the list item with the sign at `position` out of its list, as a paragraph between what is left of it.

        Items below it move up as far as the list that is left needs. Raises CannotSplit for text that is no item.
        """
        if not self.rich or position >= len(self.signs):
            raise CannotSplit
        tokens, at = self._tokens, self.signs[position].first
        depth, start = 0, 0
        for number, token in enumerate(tokens[:at]):
            if token in ("<ul>", "<ol>"):
                start, depth = (number, 1) if depth == 0 else (start, depth + 1)
            elif token in ("</ul>", "</ol>"):
                depth -= 1
        end = at
        while depth > 0 and end < len(tokens):
            depth += {"<ul>": 1, "<ol>": 1, "</ul>": -1, "</ol>": -1}.get(tokens[end], 0)
            end += 1
        entries, found = entries_of(tokens[start:end], at - start) if end > at else ([], -1)
        if found < 0:
            raise CannotSplit
        item = ["<p>", *entries[found].tokens, "</p>"]
        self._become([*tokens[:start], *list_of(entries[:found]), *item, *list_of(entries[found + 1 :]), *tokens[end:]])

    def enlist(self, position: int) -> None:
        """Makes the paragraph with the sign at `position` an item of the list next to it, or of a list of its own.

        Raises CannotSplit for text that is no paragraph.
        """
        start, end = self._paragraph(position)
        tokens = self._tokens
        above, below = tokens[:start], tokens[end + 1 :]
        opening, closing = ["<ul>"], ["</ul>"]
        if above and above[-1] == "</ul>":
            above, opening = above[:-1], []
        if below and below[0] == "<ul>":
            below, closing = below[1:], []
        self._become([*above, *opening, "<li>", *tokens[start + 1 : end], "</li>", *closing, *below])

    def _paragraph(self, position: int) -> tuple[int, int]:
        """The tokens that open and close the paragraph around a sign."""
        at = self.signs[position].first if position < len(self.signs) else len(self._tokens)
        start = next((n for n in range(at - 1, -1, -1) if _tag_name(self._tokens[n]) in _BLOCKS), -1)
        end = next((n for n in range(at, len(self._tokens)) if _tag_name(self._tokens[n]) in _BLOCKS), -1)
        if not self.rich or start < 0 or self._tokens[start] != "<p>" or self._tokens[end] != "</p>":
            raise CannotSplit
        return start, end

    def _become(self, tokens: list[str]) -> None:
        self.__init__("".join(tokens), rich=self.rich)  # type: ignore[misc]  # the same text, read anew

    def _exchange(self, tokens: list[str], start: int, end: int, new: str) -> None:
        if start < end:
            position = self.signs[start].first
        elif start:
            position = self.signs[start - 1].last + 1
        else:
            position = self.signs[0].first if self.signs else len(tokens)
        for sign in reversed(self.signs[start:end]):
            if sign.char == BORDER:
                self._join(tokens, sign)
            else:
                del tokens[sign.first : sign.last + 1]
        tokens[position:position] = [self._written(tokens, position, char) for char in new]

    def _written(self, tokens: list[str], position: int, char: str) -> str:
        if char == BORDER:
            return self._border(tokens[:position])
        if not self.rich:
            return "\n" if char == BREAK else char
        return "<br/>" if char == BREAK else escape(char, quote=False)

    def _border(self, before: list[str]) -> str:
        """The tags that end the paragraph at this place and begin the next with the same emphasis."""
        open_tags: list[str] = []
        for token in before if self.rich else ():
            name = _tag_name(token)
            if not name or name in {"br", "footnote"} or token.endswith("/>"):
                continue
            if token.startswith("</"):
                del open_tags[-1:]
            else:
                open_tags.append(token)
        block = next((n for n in range(len(open_tags) - 1, -1, -1) if _tag_name(open_tags[n]) in _HOLDS_TEXT), None)
        if block is None:
            raise CannotSplit
        again = open_tags[block:]
        return "".join(f"</{_tag_name(tag)}>" for tag in reversed(again)) + "".join(again)

    def _join(self, tokens: list[str], sign: Sign) -> None:
        """Takes away a border between two of a kind, and the emphasis that ends and begins anew at it."""
        tags = [token for token in tokens[sign.first : sign.last + 1] if token.startswith("<")]
        ends = [_tag_name(tag) for tag in tags if tag.startswith("</")]
        starts = [_tag_name(tag) for tag in tags if not tag.startswith("</")]
        if ends != starts[::-1]:
            raise CannotSplit
        del tokens[sign.first : sign.last + 1]

    def _read(self) -> Iterator[Sign]:
        tokens, position, seen = self._tokens, 0, False
        while position < len(tokens):
            token = tokens[position]
            last = position
            if self.rich and token.startswith("<") and len(token) > 1:
                if _tag_name(token) == "br":
                    yield Sign(BREAK, position, position)
                elif (_tag_name(token) in _BLOCKS or self._meets_border(position)) and token.startswith("</"):
                    last, further = self._border_end(position)
                    if further and seen:
                        yield Sign(BORDER, position, last)
            elif _plain(token).isspace():
                while last + 1 < len(tokens) and _plain(tokens[last + 1]).isspace():
                    last += 1
                yield Sign(" ", position, last)
            else:
                char = unescape(token) if self.rich else token
                seen = True
                yield Sign(char, position, position)
            position = last + 1

    def _meets_border(self, position: int) -> bool:
        """Whether nothing but closing tags stands between this token and the end of a paragraph."""
        while position < len(self._tokens) and self._tokens[position].startswith("</"):
            if _tag_name(self._tokens[position]) in _BLOCKS:
                return True
            position += 1
        return False

    def _border_end(self, position: int) -> tuple[int, bool]:
        """The last token of a border that begins here, and whether text follows it."""
        while position < len(self._tokens):
            token = self._tokens[position]
            is_tag = self.rich and token.startswith("<") and len(token) > 1
            if (not is_tag and not _plain(token).isspace()) or (is_tag and _tag_name(token) in {"br", "footnote"}):
                return position - 1, True
            position += 1
        return position - 1, False


def signs_of(text: str) -> str:
    """`text` as a row of signs: line ends are breaks, other runs of white space one blank, borders without blanks."""
    text = re.sub(r"\s*¶\s*", BORDER, text)
    text = re.sub(r"[^\S\n]*\n\s*", BREAK, text)
    return re.sub(r"\s+", " ", text)


def folded(row: str) -> str:
    """A row in which a line break is a blank like any other, for comparing. No sign is added or lost."""
    return row.replace(BREAK, " ")


def _plain(token: str) -> str:
    return " " if token in {"&nbsp;", "&#160;"} else token


def _tag_name(token: str) -> str:
    match = _NAME.match(token)
    return match[1].lower() if match else ""
