"""Quotations that stand on their own: a paragraph in a quotation style, or a text box with nothing but quoted words."""

from __future__ import annotations

import re

from knowledge.importing.elements import Origin, Paragraph
from knowledge.importing.mapping import limits
from knowledge.importing.mapping.richtext import flat

QUOTE_STYLES = frozenset({"quote", "citaat", "intense quote", "duidelijk citaat", "pull quote"})
LONGEST_ATTRIBUTED = 2000
_MARKS = "'\"‘’“”„«»"
_ATTRIBUTED = re.compile(rf"(?P<text>.*[{_MARKS}.!?])\s*[–—―-]\s*(?P<speaker>[^–—―]+)", re.DOTALL)


def quotation_in(paragraph: Paragraph) -> dict[str, str] | None:
    """The quotation with its speaker and the speaker's role, or None where the paragraph is ordinary text.

    The quotation marks go with the words: a page sets its own, but a reader must find back what was said.
    """
    text = flat(paragraph.spans)
    styled = paragraph.style in QUOTE_STYLES
    boxed = paragraph.origin is Origin.TEXT_BOX and text[:1] in _MARKS
    if not text or not (styled or boxed):
        return None
    attributed = _ATTRIBUTED.fullmatch(text) if len(text) <= LONGEST_ATTRIBUTED else None
    if attributed is None:
        if boxed and not styled and text[-1] not in _MARKS:
            return None
        return {"text": text, "speaker": "", "role": ""}
    speaker, _, role = attributed["speaker"].partition(",")
    if len(speaker) > limits.FUNCTION:
        return {"text": text, "speaker": "", "role": ""}
    return {"text": attributed["text"].strip(), "speaker": speaker.strip(), "role": role.strip()}
