"""Blocks of a draft as a StreamField stores them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from wagtail import blocks
from wagtail.fields import StreamField

from knowledge.importing.draft import Block
from knowledge.models import PortalDocument, PortalImage

_FOOTNOTE = re.compile(r'<footnote id="([^"]*)">.*?</footnote>', re.DOTALL)
LONGEST_ALTERNATIVE = 250
_LONGEST_CAPTION = 250
_LEVELS = {"2": "h3", "3": "h4", "4": "h4"}


@dataclass(slots=True)
class Streams:
    """Turns blocks into stored ones. `overflow` gathers what a block had no room for, as rich text."""

    notes: Mapping[str, str]
    pictures: Sequence[PortalImage | PortalDocument]
    overflow: list[str] = field(default_factory=list)

    def stored(self, stream: StreamField, values: Iterable[Any]) -> Any:
        """A stream's value. Rows without a type get the one type that the stream knows.

        What the stream does not take goes where it does: a heading becomes one inside the text, all else overflow.
        """
        child_blocks = stream.stream_block.child_blocks
        only = next(iter(child_blocks)) if len(child_blocks) == 1 else None
        rows: list[Block] = []
        for value in values:
            block: Block = value if only is None else {"type": only, "value": self._row(child_blocks[only], value)}
            rows.extend(self._converted(block, child_blocks))
        return stream.stream_block.to_python(rows)

    def rich(self, html: str) -> str:
        """Rich text in which footnote marks point at the stored notes, with the label that the editor shows."""
        return _FOOTNOTE.sub(lambda match: self._mark(match[1]), html)

    def _mark(self, key: str) -> str:
        uuid = self.notes.get(key)
        return f'<footnote id="{uuid}">[{uuid[:6]}]</footnote>' if uuid else ""

    def _converted(self, block: Block, child_blocks: Mapping[str, blocks.Block]) -> list[Block]:
        kind, value = block["type"], block["value"]
        converters: dict[str, Callable[[Any], list[Block]]] = {
            "text": self._text,
            "box": self._box,
            "figure": self._figure,
            "table": self._table,
            "unplaced": self._unplaced,
        }
        convert = converters.get(kind)
        made = convert(value) if convert else [block]
        kept: list[Block] = []
        for one in made:
            if one["type"] in child_blocks:
                kept.append(one)
            elif one["type"] == "heading":
                tag = _LEVELS.get(one["value"]["level"], "h4")
                words = f"{one['value'].get('number', '')} {one['value']['text']}".strip()
                kept.append({"type": "text", "value": f"<{tag}>{escape(words, quote=False)}</{tag}>"})
            else:
                self.overflow.append(one["value"])
        return kept

    def _text(self, value: str) -> list[Block]:
        return [{"type": "text", "value": self.rich(value)}]

    def _unplaced(self, value: str) -> list[Block]:
        return [{"type": "unplaced", "value": self.rich(value)}]

    def _box(self, value: dict[str, str]) -> list[Block]:
        return [{"type": "box", "value": {**value, "text": self.rich(value["text"])}}]

    def _figure(self, value: dict[str, Any]) -> list[Block]:
        """A picture that cannot be shown becomes a file to download, with its caption as text."""
        picture = self.pictures[value["image"]]
        if isinstance(picture, PortalDocument):
            made: list[Block] = [
                {"type": "file", "value": {"document": picture.pk, "title": value["alternative"][:150]}}
            ]
            words = [text for text in (value["caption"], value["alternative"][150:] and value["alternative"]) if text]
            return made + [{"type": "text", "value": f"<p>{escape(text, quote=False)}</p>"} for text in words]
        stored = {**value, "image": picture.pk}
        for name, most in (("alternative", LONGEST_ALTERNATIVE), ("caption", _LONGEST_CAPTION)):
            stored[name] = self.fitted(value[name], most)
        return [{"type": "figure", "value": stored}]

    def _table(self, value: dict[str, Any]) -> list[Block]:
        columns = [{"type": "text", "heading": heading} for heading in value["columns"]]
        rows = [{"values": [self.rich(cell) for cell in row]} for row in value["rows"]]
        return [
            {
                "type": "table",
                "value": {"caption": value["caption"], "table": {"columns": columns, "rows": rows, "caption": ""}},
            }
        ]

    def _row(self, block: blocks.Block, value: Any) -> Any:
        """A row of a stream with one type; its rich parts point at the stored notes."""
        if not isinstance(value, dict) or not isinstance(block, blocks.StructBlock):
            return value
        return {
            name: self.rich(part) if isinstance(block.child_blocks.get(name), blocks.RichTextBlock) else part
            for name, part in value.items()
        }

    def fitted(self, text: str, most: int | None) -> str:
        """`text` where it fits; else its first words, and the whole of it as overflow."""
        if most is None or len(text) <= most:
            return text
        self.overflow.append(f"<p>{escape(text, quote=False)}</p>")
        return text[: most - 1].rsplit(" ", 1)[0] + "…"
