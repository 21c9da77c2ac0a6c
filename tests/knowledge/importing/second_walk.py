"""The walk of the second reader over a Word file. Like it, this shares nothing with the importer."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from xml.etree import ElementTree

from tests.knowledge.importing.second_names import HANDLERS, SILENT, A, C, D, R, W

WEB_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")


class Walk:
    """One walk over one file. With `deleted` it gathers what was struck instead of what is there."""

    def __init__(self, content: bytes, *, deleted: bool = False) -> None:
        self.parts = zipfile.ZipFile(io.BytesIO(content))
        self.deleted = deleted
        self.tables = self.pictures = self.insertions = 0
        self.links: list[tuple[str, str]] = []
        self.marks: dict[tuple[str, str], None] = {}
        self.hidden_styles = self.styles_that_hide()
        self.main = "word/document.xml"

    def xml(self, name: str) -> ElementTree.Element | None:
        return ElementTree.fromstring(self.parts.read(name)) if name in self.parts.namelist() else None

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Relationship id to (kind, target) of a part."""
        folder, name = posixpath.split(part)
        root = self.xml(f"{folder}/_rels/{name}.rels")
        return {
            node.get("Id", ""): (
                node.get("Type", "").rsplit("/", 1)[-1],
                node.get("Target", "") if node.get("TargetMode") == "External" else f"{folder}/{node.get('Target')}",
            )
            for node in (root if root is not None else ())
        }

    def styles_that_hide(self) -> set[str]:
        root = self.xml("word/styles.xml")
        return {
            style.get(f"{W}styleId", "")
            for style in (root.iter(f"{W}style") if root is not None else ())
            if on(style.find(f"{W}rPr/{W}vanish"))
        }

    def body(self) -> str:
        root = self.xml(self.main)
        assert root is not None
        return self.story(root.find(f"{W}body"), self.main)

    def stories(self, kind: str) -> str:
        targets = sorted({target for found, target in self.related(self.main).values() if found == kind})
        return "\n".join(self.story(self.xml(target), target) for target in targets)

    def notes(self) -> str:
        self.body()
        texts = []
        for kind in ("footnote", "endnote"):
            part = f"word/{kind}s.xml"
            root = self.xml(part)
            by_id = {node.get(f"{W}id"): node for node in (root if root is not None else ())}
            texts.extend(self.story(by_id[identity], part) for found, identity in self.marks if found == kind)
        return "\n".join(texts)

    def story(self, root: ElementTree.Element | None, part: str) -> str:
        return Story(self, part).read(root) if root is not None else ""


class Story:
    """One flow of text: what is open in it (fields), and what waits for the end of its paragraph."""

    def __init__(self, walk: Walk, part: str) -> None:
        self.walk, self.part = walk, part
        self.related = walk.related(part)
        self.fields: list[list[str]] = []
        self.results: list[tuple[int, str]] = []
        self.waiting: list[str] = []
        self.out: list[str] = []
        self.struck = False
        self.author: str | None = None
        self.in_table = 0

    def read(self, root: ElementTree.Element) -> str:
        self.children(root)
        self.end()
        return "".join(self.out)

    def children(self, node: ElementTree.Element) -> None:
        for part in node:
            self.node(part)

    def node(self, node: ElementTree.Element) -> None:
        known = getattr(self, HANDLERS.get(node.tag, ""), None)
        if known is not None:
            known(node)
        elif node.tag not in SILENT:
            self.children(node)

    def say(self, text: str) -> None:
        """Text counts outside the instruction of a field; visible text parts the pieces of what was struck."""
        if all(phase == ["result"] for phase in self.fields):
            if self.struck == self.walk.deleted:
                self.out.append(text)
            elif not self.struck:
                self.out.append(" ")

    def paragraph(self, node: ElementTree.Element) -> None:
        """A paragraph whose end is struck goes on in the next, with all that hangs in it; so does a first letter."""
        self.children(node)
        struck = node.find(f"{W}pPr/{W}rPr/{W}del") is not None and not self.walk.deleted
        if not struck and node.find(f"{W}pPr/{W}framePr[@{W}dropCap]") is None:
            self.end()

    def end(self) -> None:
        self.out.append("\n")
        self.out.extend(f"{text}\n" for text in self.waiting)
        self.waiting.clear()

    def run(self, node: ElementTree.Element) -> None:
        style = node.find(f"{W}rPr/{W}rStyle")
        direct = node.find(f"{W}rPr/{W}vanish")
        hidden = on(direct) if direct is not None else False
        if direct is None and style is not None:
            hidden = style.get(f"{W}val") in self.walk.hidden_styles
        if not hidden:
            self.children(node)

    def text(self, node: ElementTree.Element) -> None:
        text = node.text or ""
        kept = node.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        self.say(text if kept else text.strip())

    def gap(self, _node: ElementTree.Element) -> None:
        self.say(" ")

    def struck_out(self, node: ElementTree.Element) -> None:
        before, self.struck = self.struck, True
        author = node.get(f"{W}author")
        if self.walk.deleted and author != self.author:
            self.out.append(" ")
        self.author = author
        self.children(node)
        self.struck = before

    def insertion(self, node: ElementTree.Element) -> None:
        if not self.struck and node.find(f".//{W}r") is not None:
            self.walk.insertions += 1
        self.children(node)

    def link(self, node: ElementTree.Element) -> None:
        before = len(self.out)
        self.children(node)
        anchor = node.get(f"{W}anchor")
        address = self.related.get(node.get(f"{R}id", ""), ("", ""))[1] + (f"#{anchor}" if anchor else "")
        self.linked("".join(self.out[before:]), address)

    def linked(self, text: str, address: str) -> None:
        if text.strip():
            self.walk.links.append((text.strip(), address))

    def field(self, node: ElementTree.Element) -> None:
        kind = node.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.append([""])
            self.results.append((len(self.out), ""))
        elif kind == "separate":
            self.results[-1] = (len(self.out), self.fields[-1][0])
            self.fields[-1][:] = ["result"]
        elif self.fields:
            self.fields.pop()
            start, instruction = self.results.pop()
            self.field_link(instruction, "".join(self.out[start:]))

    def field_link(self, instruction: str, text: str) -> None:
        found = re.match(r'\s*HYPERLINK\s+(?:"([^"]*)")?\s*(?:\\l\s+"([^"]*)")?', instruction)
        if found:
            self.linked(text, (found[1] or "") + (f"#{found[2]}" if found[2] else ""))

    def instruction(self, node: ElementTree.Element) -> None:
        self.fields[-1][0] += node.text or ""

    def simple_field(self, node: ElementTree.Element) -> None:
        start = len(self.out)
        self.children(node)
        self.field_link(node.get(f"{W}instr", ""), "".join(self.out[start:]))

    def choice(self, node: ElementTree.Element) -> None:
        self.children(node[0])

    def beside(self, node: ElementTree.Element) -> None:
        """A text box: a story of its own, read after the paragraph it hangs in."""
        if not self.struck:
            self.waiting.append(Story(self.walk, self.part).read(node))

    def hang(self, *texts: str) -> None:
        """Words in a picture: they are struck or shown with it."""
        if self.struck == self.walk.deleted:
            self.waiting.extend(texts)

    def picture(self, node: ElementTree.Element) -> None:
        identity = node.get(f"{R}embed") or node.get(f"{R}id") or ""
        target = self.related.get(identity, ("", ""))[1].lower()
        self.walk.pictures += not self.struck and target.endswith(WEB_PICTURES)
        self.children(node)

    def note(self, node: ElementTree.Element) -> None:
        if not self.struck:
            self.walk.marks[node.tag.removeprefix(W).removesuffix("Reference"), node.get(f"{W}id", "")] = None

    def table(self, node: ElementTree.Element) -> None:
        self.end()
        self.walk.tables += not self.in_table
        self.in_table += 1
        self.children(node)
        self.in_table -= 1

    def cell(self, node: ElementTree.Element) -> None:
        self.children(node)
        self.end()

    def row(self, node: ElementTree.Element) -> None:
        if node.find(f"{W}trPr/{W}del") is not None:
            self.struck_out(node)
        else:
            self.walk.insertions += node.find(f"{W}trPr/{W}ins") is not None
            self.children(node)

    def diagram(self, node: ElementTree.Element) -> None:
        root = self.walk.xml(self.related[node.get(f"{R}dm", "")][1])
        for point in root.iter(f"{D}pt") if root is not None else ():
            self.hang(*(shape_text(paragraph) for paragraph in point.iter(f"{A}p")))

    def chart(self, node: ElementTree.Element) -> None:
        """The titles and names in a chart; its values are numbers behind the picture."""
        root = self.walk.xml(self.related[node.get(f"{R}id", "")][1])
        for part in root.iter() if root is not None else ():
            if part.tag == f"{A}p":
                self.hang(shape_text(part))
            elif part.tag in {f"{C}tx", f"{C}cat"}:
                self.hang(*(value.text or "" for value in part.iter(f"{C}v")))

    def shape(self, node: ElementTree.Element) -> None:
        self.hang(*(shape_text(paragraph) for paragraph in node.iter(f"{A}p")))

    def word_art(self, node: ElementTree.Element) -> None:
        self.hang(node.get("string", ""))

    def formula_part(self, node: ElementTree.Element) -> None:
        self.gap(node)
        self.children(node)

    def ruby(self, node: ElementTree.Element) -> None:
        for name in (f"{W}rubyBase", f"{W}rt"):
            for part in node.findall(name):
                self.children(part)
            self.gap(node)


def on(node: ElementTree.Element | None) -> bool:
    return node is not None and node.get(f"{W}val", "true") not in {"0", "false", "off"}


def shape_text(paragraph: ElementTree.Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{A}t"))
