"""All that a reader of a draft can read, as plain text, piece by piece and in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from knowledge.importing.draft import Block, Draft, RecommendationDraft

_BLOCK_TAGS = re.compile(r"</?(?:p|li|ul|ol|h3|h4|br)\b[^>]*>")
_ITEM = re.compile(r"<(/?)(ol|ul|li)>")
_FOOTNOTE = re.compile(r"<footnote\b[^>]*>.*?</footnote>")
_TAGS = re.compile(r"<[^>]*>")


def draft_texts(draft: Draft) -> Iterator[str]:
    """Title, lead, fields, body, recommendations, principles, people, references and notes; not what found no place."""
    yield draft.title
    yield draft.lead
    for name, value in draft.fields.items():
        if not (name == "session_title" and value == draft.title) and name != "key_phrases":
            yield from value_texts(value)
    yield from block_texts(block for block in draft.body if block["type"] != "unplaced")
    yield from _item_texts(draft.recommendations)
    yield from _item_texts(draft.principles)
    moderator = draft.fields.get("moderator")
    for person in draft.contributors:
        if person.name != moderator:
            yield from (person.name, person.organisation, person.function)
    for reference in draft.references:
        if reference.complete:
            yield from (reference.text, reference.url if reference.url not in reference.text else "")
    for note in draft.footnotes.values():
        yield text_of(note)


def block_texts(blocks: Any) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def value_texts(value: Any) -> Iterator[str]:
    """The texts in a field, whether it is plain, a stream or a list of rows."""
    if isinstance(value, str):
        yield text_of(value) if value.startswith("<") else value
    elif isinstance(value, int):
        yield str(value)
    elif isinstance(value, dict):
        if set(value) == {"type", "value"}:
            yield from _block(value)
        else:
            for part in value.values():
                yield from value_texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from value_texts(part)


def text_of(html: str) -> str:
    """Rich text as a reader sees it: blocks apart, the numbers of a numbered list counted, footnote marks left out."""
    counters: list[int] = []

    def numbered(match: re.Match[str]) -> str:
        closing, tag = match.groups()
        if tag == "li":
            if closing or not counters or counters[-1] < 0:
                return match[0]
            counters[-1] += 1
            return f"<li>{counters[-1]}. "
        if closing:
            if counters:
                counters.pop()
        else:
            counters.append(0 if tag == "ol" else -1)
        return match[0]

    if "<ol>" in html:
        html = _ITEM.sub(numbered, html)
    return unescape(_TAGS.sub("", _BLOCK_TAGS.sub("\n", _FOOTNOTE.sub("", html))))


def _block(block: Block) -> Iterator[str]:
    value = block["value"]
    if block["type"] in {"text", "unplaced"}:
        yield text_of(value)
    elif block["type"] == "heading":
        yield f"{value['number']} {value['text']}"
    elif block["type"] == "table":
        yield value["caption"]
        yield "\n".join(value["columns"])
        for row in value["rows"]:
            yield "\n".join(text_of(cell) for cell in row)
    else:
        yield from (
            text_of(part) if key == "text" and block["type"] == "box" else part
            for key, part in value.items()
            if isinstance(part, str)
        )


def _item_texts(items: Sequence[RecommendationDraft]) -> Iterator[str]:
    for item in items:
        yield item.heading
        yield from block_texts(item.blocks)
