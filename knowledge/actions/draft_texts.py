"""All texts of a page's draft in one place: found by their words, changed, and put back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from knowledge.actions.passages import BORDER, CannotSplit, Text, folded, signs_of
from knowledge.models import Publication
from knowledge.models.blocks import HeadingBlock

MARK = "• "
"""What stands before a passage that is a list item; the draft has the item, not the sign."""
CONTEXT = 40
ALIKE = 0.75


class NotFound(Exception):
    """The passage stands nowhere in the draft, or no longer with these words around it."""


class Place:
    """One text of the draft and where it goes back to."""

    def __init__(self, source: str, write: Callable[[str], None], *, rich: bool, most: int | None = None) -> None:
        self.text = Text(source, rich=rich)
        self.most = most
        self._write = write

    def exchange(self, start: int, old: str, new: str) -> None:
        """Writes `new` for `old`; a list mark in only one of them makes the paragraph an item, or an item a paragraph.

        Raises CannotSplit, with nothing changed, when the place cannot hold that.
        """
        text = Text(self.text.source, rich=self.text.rich)
        text.exchange(start, old.removeprefix(MARK), new.removeprefix(MARK))
        if old.startswith(MARK) and not new.startswith(MARK):
            text.unlist(start)
        elif new.startswith(MARK) and not old.startswith(MARK):
            text.enlist(start)
        if self.most is not None and len(text.source) > self.most:
            raise CannotSplit
        self.text = text
        self._write(text.source)


class DraftTexts:
    """The texts of `page` (a draft in memory, never saved here) with their streams, items, references and footnotes."""

    def __init__(self, page: Publication) -> None:
        self.page = page
        self._streams: list[Callable[[], None]] = []
        self.places = [place for thing in self._things() for place in self._places(thing)]

    def exchange(self, sentence: str, start: int, old: str, new: str) -> None:
        """Makes `old`, which stands at `start` in `sentence`, read `new`. Tags inside the words do not matter.

        An edited sentence is still recognised by the words around `old`. Raises NotFound when the passage
        is not there, and CannotSplit when its place cannot hold the new text; nothing has changed then.
        """
        target, wanted = signs_of(old), signs_of(new)
        if old.startswith(MARK):
            sentence = sentence[:start] + sentence[start:].removeprefix(MARK)
        lead, row, bare = signs_of(sentence[:start]) if start else "", signs_of(sentence), target.removeprefix(MARK)
        place, position = self._whole(row, lead, bare) or self._by_context(row, lead, bare)
        place.exchange(position, target, wanted)

    def write_back(self) -> None:
        """Puts changed streams back on the page; plain fields are there already."""
        for put in self._streams:
            put()

    def _whole(self, sentence: str, lead: str, target: str) -> tuple[Place, int] | None:
        """The sentence as it is; one that fills its paragraph goes before one that is part of it."""
        needle, offset = folded(sentence.strip()), len(lead.lstrip())
        if not needle or not folded(needle[offset:]).startswith(folded(target)):
            return None
        partial: tuple[Place, int] | None = None
        for place in self.places:
            row = folded(place.text.row)
            at = row.find(needle)
            while at >= 0:
                end = at + len(needle)
                if (at == 0 or row[at - 1] == BORDER) and (end == len(row) or row[end] == BORDER):
                    return place, at + offset
                partial = partial or (place, at + offset)
                at = row.find(needle, at + 1)
        return partial

    def _by_context(self, sentence: str, lead: str, target: str) -> tuple[Place, int]:
        """The occurrence of `target` as whole words whose surroundings are most like the sentence's."""
        left, right = folded(lead).lstrip()[-CONTEXT:], folded(sentence)[len(lead) + len(target) :].rstrip()[:CONTEXT]
        needle = folded(target)
        best: tuple[float, Place, int] | None = None
        for place in self.places if needle and (left or right) else ():
            row = folded(place.text.row)
            at = row.find(needle)
            while at >= 0:
                end = at + len(needle)
                if _is_edge(row, at) and _is_edge(row, end):
                    around = row[max(at - len(left), 0) : at] + "\0" + row[end : end + len(right)]
                    alike = SequenceMatcher(None, f"{left}\0{right}", around, autojunk=False).ratio()
                    if best is None or alike > best[0]:
                        best = (alike, place, at)
                at = row.find(needle, at + 1)
        if best is None or best[0] < ALIKE:
            raise NotFound
        return best[1], best[2]

    def _things(self) -> Iterator[models.Model]:
        yield self.page
        for relation in ("recommendations", "principles", "references", "footnotes"):
            if hasattr(self.page, relation):
                yield from getattr(self.page, relation).all()

    def _places(self, thing: models.Model) -> Iterator[Place]:
        for field in thing._meta.get_fields():
            if not isinstance(field, models.Field) or (field.model is Page and field.name != "title"):
                continue
            if isinstance(field, StreamField):
                yield from self._stream_places(thing, field)
            elif type(field) in (models.CharField, models.TextField, RichTextField) and not field.choices:
                value = getattr(thing, field.attname)
                if value:
                    yield Place(
                        value,
                        _setter(thing, field.attname),
                        rich=isinstance(field, RichTextField),
                        most=field.max_length,
                    )

    def _stream_places(self, thing: models.Model, field: StreamField) -> Iterator[Place]:
        value = getattr(thing, field.attname)
        if not value:
            return
        raw = field.stream_block.get_prep_value(value)
        changed: list[bool] = []
        for holder, key, rich in _texts(field.stream_block, {"": raw}, ""):
            if holder[key]:
                yield Place(holder[key], _noting(holder, key, changed), rich=rich)

        def put() -> None:
            if changed:
                setattr(thing, field.attname, field.stream_block.to_python(raw))

        self._streams.append(put)


class Heading:
    """A heading's number and words as the one line that a reader sees; what is written goes back to both."""

    _NUMBERED = re.compile(r"(\w{1,7})[.)]?\s+(.+)", re.DOTALL)

    def __init__(self, value: dict[str, str]) -> None:
        self._value = value

    def __getitem__(self, key: str) -> str:
        number = self._value.get("number")
        return f"{number}. {self._value['text']}" if number else self._value["text"]

    def __setitem__(self, key: str, line: str) -> None:
        match = self._NUMBERED.fullmatch(line)
        if match and (self._value.get("number") or match[1].isdigit()):
            self._value["number"], self._value["text"] = match[1], match[2]
        else:
            self._value["number"], self._value["text"] = "", line


def _texts(block: blocks.Block, holder: Any, key: Any) -> Iterator[tuple[Any, Any, bool]]:
    """Each text below a block's stored value as (holder, key, whether it is rich)."""
    if isinstance(block, blocks.RichTextBlock):
        yield holder, key, True
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
        yield holder, key, False
    elif isinstance(block, HeadingBlock):
        yield Heading(holder[key]), "text", False
    elif isinstance(block, BaseTypedTableBlock):
        yield holder[key], "caption", False
        yield from ((column, "heading", False) for column in holder[key]["columns"])
    for child, child_holder, child_key in _children(block, holder[key]):
        yield from _texts(child, child_holder, child_key)


def _children(block: blocks.Block, value: Any) -> Iterator[tuple[blocks.Block, Any, Any]]:
    """The blocks inside a block's stored value, each with where its own value stands."""
    if isinstance(block, blocks.StreamBlock):
        known = (child for child in value if child["type"] in block.child_blocks)
        yield from ((block.child_blocks[child["type"]], child, "value") for child in known)
    elif isinstance(block, blocks.ListBlock):
        yield from ((block.child_block, child, "value") for child in value)
    elif isinstance(block, BaseTypedTableBlock):
        for row in value["rows"]:
            for number, column in enumerate(value["columns"]):
                yield block.child_blocks[column["type"]], row["values"], number
    elif isinstance(block, blocks.StructBlock) and not isinstance(block, HeadingBlock):
        yield from ((child, value, name) for name, child in block.child_blocks.items() if name in value)


def _is_edge(row: str, position: int) -> bool:
    """Whether no word runs on across this position."""
    return position in (0, len(row)) or not (row[position - 1].isalnum() and row[position].isalnum())


def _setter(thing: models.Model, name: str) -> Callable[[str], None]:
    return lambda text: setattr(thing, name, text)


def _noting(holder: Any, key: Any, changed: list[bool]) -> Callable[[str], None]:
    def write(text: str) -> None:
        holder[key] = text
        changed.append(True)

    return write
