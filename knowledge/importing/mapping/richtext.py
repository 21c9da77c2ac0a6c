"""Spans to rich text in the limited vocabulary of `knowledge.importing.draft`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape
from itertools import groupby

from knowledge.importing.elements import Element, Heading, ListItem, Paragraph, Span, Spans
from knowledge.importing.mapping.findings import Findings
from knowledge.importing.mapping.links import Worth, judged, proposed_page
from knowledge.importing.report import TaskKind

_ADDRESS = re.compile(r"(?<![\w.@/])(?:https?://|www\.)[^\s<>()\[\]\"'‘’“”]*[\w/]")


def inline(spans: Spans, findings: Findings) -> str:
    """The spans as HTML without a block around them. Links are judged and counted here, so render each span once."""
    parts: list[str] = []
    for link, run in groupby(_with_addresses(trimmed(spans)), key=lambda span: span.link):
        together = tuple(run)
        parts.append(_emphasised(together, findings) if link is None else _linked(link, together, findings))
    return "".join(parts)


def paragraph(spans: Spans, findings: Findings) -> str:
    """One ``<p>``, or an empty string where there is nothing to read."""
    content = inline(spans, findings)
    return f"<p>{content}</p>" if content else ""


def flat(spans: Spans) -> str:
    """The text for a field without mark-up: one line, single blanks."""
    return " ".join("".join(span.text for span in spans).split())


def spans_of(element: Element) -> Spans:
    """The spans of a text element; a table or a picture has none."""
    return element.spans if isinstance(element, Heading | Paragraph | ListItem) else ()


def is_marked(spans: Spans) -> bool:
    """Whether the spans have a link or a footnote mark, which a field without mark-up cannot hold."""
    return any(span.link is not None or span.note for span in spans)


def residue(spans: Spans, findings: Findings) -> str:
    """What a field without mark-up cannot hold of `spans`: a paragraph with its links and footnote marks, or nothing.

    Dead and active links are reported all the same; their text is in the field already.
    """
    parts: list[str] = []
    for link, run in groupby(spans, key=lambda span: span.link):
        together = tuple(run)
        if link is not None:
            rendered = _linked(link, together, findings)
            if rendered.startswith("<a "):
                parts.append(rendered)
                continue
        parts.extend(_mark(span.note, findings) for span in together if span.note)
    return f"<p>{' '.join(parts)}</p>" if parts else ""


def trimmed(spans: Spans) -> Spans:
    """The spans without white space at both ends, and without spans that hold nothing."""
    kept = [span for span in spans if span.text or span.note]
    while kept and not kept[0].note and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].note and not kept[-1].text.strip():
        kept.pop()
    if kept and not kept[0].note:
        kept[0] = with_text(kept[0], kept[0].text.lstrip())
    if kept and not kept[-1].note:
        kept[-1] = with_text(kept[-1], kept[-1].text.rstrip())
    return tuple(kept)


def with_text(span: Span, text: str) -> Span:
    return replace(span, text=text)


def cut(spans: Spans, position: int) -> tuple[Spans, Spans]:
    """The spans before and after a position in their plain text; a footnote mark at it goes to the first part."""
    before: list[Span] = []
    after: list[Span] = []
    passed = 0
    for span in spans:
        length = len(span.text)
        if passed + length <= position and not (after or (passed == position and length)):
            before.append(span)
        elif passed >= position:
            after.append(span)
        else:
            before.append(with_text(span, span.text[: position - passed]))
            after.append(with_text(span, span.text[position - passed :]))
        passed += length
    return tuple(before), tuple(after)


def joined(parts: Iterable[Spans], sign: str = " ") -> Spans:
    """Several runs of spans as one, with `sign` between them."""
    together: list[Span] = []
    for part in parts:
        if together and part:
            together.append(Span(sign))
        together.extend(part)
    return tuple(together)


def _with_addresses(spans: Spans) -> Iterator[Span]:
    """The spans with each web address that stands in the text itself as a link to it."""
    for span in spans:
        position = 0
        if span.link is None and not span.note:
            for match in _ADDRESS.finditer(span.text):
                yield with_text(span, span.text[position : match.start()])
                yield replace(span, text=match[0], link=match[0])
                position = match.end()
        yield with_text(span, span.text[position:])


def _emphasised(spans: Iterable[Span], findings: Findings) -> str:
    parts: list[str] = []
    for (bold, italic), run in groupby(spans, key=lambda span: (span.bold, span.italic)):
        content = "".join(_mark(span.note, findings) if span.note else _text(span.text) for span in run)
        if content.strip():
            content = f"<i>{content}</i>" if italic else content
            content = f"<b>{content}</b>" if bold else content
        parts.append(content)
    return "".join(parts)


def _linked(link: str, spans: Spans, findings: Findings) -> str:
    worth, address = judged(link)
    content = _emphasised(spans, findings)
    text = flat(spans)
    if not content.strip():
        return content
    if worth is Worth.LIVE:
        findings.links.append({"text": text, "url": address, "dead": False})
        return f'<a href="{escape(address)}">{content}</a>'
    if worth is Worth.ACTIVE:
        findings.ask(TaskKind.ACTIVE_LINK, text)
        findings.drop("active_link", address)
        return content
    findings.links.append({"text": text, "url": address, "dead": True})
    findings.ask(TaskKind.DEAD_LINK, text, proposed_page(text, findings.vocabulary))
    findings.drop("dead_link", address)
    return content


def _mark(note: str, findings: Findings) -> str:
    if note not in findings.notes_placed:
        findings.notes_placed.append(note)
    number = findings.notes_placed.index(note) + 1
    return f'<footnote id="{escape(note)}">[{number}]</footnote>'


def _text(text: str) -> str:
    return escape(text.replace("\t", " "), quote=False).replace("\n", "<br/>")
