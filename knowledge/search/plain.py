"""The words of rich text and of streams, as a reader meets them, without markup and without asking the database."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock

from knowledge.models.blocks import UnplacedBlock

_FOOTNOTE_MARK = re.compile(r"<footnote\b[^>]*>.*?</footnote>", re.DOTALL)
_BLOCK_TAG = re.compile(r"</?(?:p|li|ul|ol|h[1-6]|br|hr|blockquote|div|embed|table|tr|td|th)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" *\n\s*")
_DOCUMENT_LINK = re.compile(r"<a\b(?=[^>]*linktype=\"document\")[^>]*\bid=\"(\d+)\"")


def of_html(html: str) -> str:
    """Text of rich text: one line for each paragraph or list item, marks of footnotes left out."""
    text = _TAG.sub("", _BLOCK_TAG.sub("\n", _FOOTNOTE_MARK.sub("", html)))
    return _LINES.sub("\n", _SPACES.sub(" ", unescape(text))).strip()


def of_stream(stream: StreamValue) -> str:
    """Text of a stream in reading order, without the blocks that readers never see."""
    return "\n".join(text for text in _texts(stream.stream_block, list(stream.raw_data)) if text)


def documents_in(stream: StreamValue) -> list[int]:
    """Keys of the files a stream offers, as a block or as a link, in reading order."""
    return list(dict.fromkeys(_documents(stream.stream_block, list(stream.raw_data))))


def _leaves(block: blocks.Block, value: Any) -> Iterator[tuple[blocks.Block, Any]]:
    """Every block without blocks of its own, with its stored value."""
    if value is None or isinstance(block, UnplacedBlock):
        return
    if isinstance(block, blocks.StreamBlock):
        for child in value:
            if child["type"] in block.child_blocks:
                yield from _leaves(block.child_blocks[child["type"]], child["value"])
    elif isinstance(block, blocks.StructBlock):
        for name, child_block in block.child_blocks.items():
            yield from _leaves(child_block, value.get(name))
    elif isinstance(block, blocks.ListBlock):
        for child in value:
            item = child["value"] if isinstance(child, dict) and child.get("type") == "item" else child
            yield from _leaves(block.child_block, item)
    elif isinstance(block, BaseTypedTableBlock):
        yield from _table(block, value)
    else:
        yield block, value


def _table(block: BaseTypedTableBlock, value: Any) -> Iterator[tuple[blocks.Block, Any]]:
    heading = blocks.CharBlock()
    yield heading, value.get("caption")
    columns = value.get("columns") or []
    for column in columns:
        yield heading, column.get("heading")
    for row in value.get("rows") or []:
        for column, cell in zip(columns, row["values"], strict=False):
            if column["type"] in block.child_blocks:
                yield from _leaves(block.child_blocks[column["type"]], cell)


def _texts(block: blocks.Block, value: Any) -> Iterator[str]:
    for leaf, stored in _leaves(block, value):
        if isinstance(leaf, blocks.RichTextBlock):
            yield of_html(str(stored))
        elif isinstance(leaf, blocks.CharBlock | blocks.TextBlock) and stored:
            yield str(stored).strip()


def _documents(block: blocks.Block, value: Any) -> Iterator[int]:
    for leaf, stored in _leaves(block, value):
        if isinstance(leaf, DocumentChooserBlock) and stored:
            yield int(stored)
        elif isinstance(leaf, blocks.RichTextBlock):
            yield from (int(number) for number in _DOCUMENT_LINK.findall(str(stored)))
