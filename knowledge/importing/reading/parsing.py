"""Parsing one XML part of a package without letting it do anything: no entities, no network, no depth without end."""

from __future__ import annotations

import codecs

from lxml import etree

from knowledge.importing.reading.errors import ReadingError
from knowledge.importing.reading.markup import Node

# "Strict" files are the same language under other names.
STRICT = {
    b"http://purl.oclc.org/ooxml/officeDocument/": b"http://schemas.openxmlformats.org/officeDocument/2006/",
    b"http://purl.oclc.org/ooxml/wordprocessingml/": b"http://schemas.openxmlformats.org/wordprocessingml/2006/",
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}
RESOURCE_LIMIT = etree.ErrorTypes.ERR_RESOURCE_LIMIT
"""libxml2's word for text or nesting beyond its own limits."""


def weight(content: bytes) -> int:
    """How many nodes parsing can make at most: each takes some 250 bytes however few it has in the file."""
    return content.count(b"<") + content.count(b"=")


def parse(content: bytes) -> Node:
    """The root of a part. Only UTF-8 and UTF-16 exist in Word files; what says otherwise is read as UTF-8."""
    content = _as_utf8(content)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise ReadingError("entities")
    if b"purl.oclc.org/ooxml" in content:
        for strict, usual in STRICT.items():
            content = content.replace(strict, usual)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        limited = getattr(error, "code", None) == RESOURCE_LIMIT
        raise ReadingError("too_complex" if limited else "damaged") from error


def _as_utf8(content: bytes) -> bytes:
    if not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content
    try:
        return content.decode("utf-16").encode("utf-8")
    except UnicodeError as error:
        raise ReadingError("damaged") from error
