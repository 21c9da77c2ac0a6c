"""Documents of every kind that no one wrote: other names, another order, other words, as text and as Word.

A document is a list of pieces. Text can show most of them; tables, pictures, notes and text boxes only Word has.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

from knowledge.enums import Kind
from tests.knowledge.importing import word_files as word

GIVEN = "Aafke Bram Carlijn Dirk Elze Fokke Gijs Hidde Imke Jorrit Koba Leendert Marit Nynke Oene Puck".split()
BETWEEN = ["", "", "", "van", "de", "van der", "ter", "van 't"]
SURNAMES = "Akkerman Bloemsma Coster Dijkstra Eppinga Faber-Vos Groot Huisman Jonker Kuiper Lindeboom Molenaar".split()
WORDS = (
    "school leerling docent mentor gesprek lokaal rooster klas fiets ochtend middag brug rivier stad dorp markt "
    "vraag antwoord keuze route overstap diploma stage werkplek ouder buurman winkel keuken tuin haven trein kaart "
    "begeleider bestuurder regio samen langzaam vaak soms altijd nooit open dicht groot klein warm koud nieuw oud "
    "helpt vertelt luistert begint eindigt wisselt kiest blijft gaat komt staat loopt werkt leert praat schrijft"
).split()
BUREAUS = ["Pen & Potlood", "Studio Noord", "Tekstbureau Kade", "Vlier en Vlinder"]

word_ = st.sampled_from(WORDS)


@st.composite
def names(draw: st.DrawFn) -> str:
    parts = [draw(st.sampled_from(GIVEN)), draw(st.sampled_from(BETWEEN)), draw(st.sampled_from(SURNAMES))]
    return " ".join(part for part in parts if part)


@st.composite
def phrases(draw: st.DrawFn, least: int = 2, most: int = 6) -> str:
    return " ".join(draw(st.lists(word_, min_size=least, max_size=most))).capitalize()


@st.composite
def sentences(draw: st.DrawFn) -> str:
    return f"{draw(phrases(6, 14))}."


@st.composite
def texts(draw: st.DrawFn) -> str:
    return " ".join(draw(st.lists(sentences(), min_size=2, max_size=4)))


@dataclass(frozen=True)
class Title:
    text: str


@dataclass(frozen=True)
class Line:
    """A short line above the text: a banner or a kind line."""

    text: str


@dataclass(frozen=True)
class Head:
    """A heading; `note` and `link` hang at its end, in Word only."""

    text: str
    level: int = 2
    note: str = ""
    link: str = ""


@dataclass(frozen=True)
class Para:
    """Running text; `link` is put on its last word, `note` and `remark` hang at its end, in Word only."""

    text: str
    link: str = ""
    bold: str = ""
    note: str = ""
    remark: str = ""
    struck: str = ""


@dataclass(frozen=True)
class Items:
    """List items of a bold heading and a text; without a text a plain item."""

    items: tuple[tuple[str, str], ...]
    apart: bool = False
    deeper: bool = False


@dataclass(frozen=True)
class Rows:
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Grid:
    """A table, of Word only; `note` hangs in its last cell, `merged` makes one cell of its last row."""

    rows: tuple[tuple[str, ...], ...]
    headed: bool = True
    note: str = ""
    merged: bool = False
    link: str = ""


@dataclass(frozen=True)
class Figure:
    alternative: str
    caption: str


@dataclass(frozen=True)
class Box:
    text: str


Piece = Title | Line | Head | Para | Items | Rows | Grid | Figure | Box


@dataclass
class Made:
    """A generated document with what must be found in it."""

    kind: Kind
    pieces: list[Piece]
    people: list[str] = field(default_factory=list)
    recommendations: list[str] = field(default_factory=list)

    def as_text(self) -> bytes:
        return "\n\n".join(part for piece in self.pieces if (part := _in_text(piece))).encode()

    def as_word(self) -> bytes:
        file = word.WordFile()
        file.page_head("Rondzendbrief")
        for piece in self.pieces:
            file.add(*_in_word(piece, file))
        return file.content()

    @property
    def linked(self) -> int:
        """The links of its running text."""
        return sum(1 for piece in self.pieces if isinstance(piece, Para) and piece.link)


@st.composite
def paragraphs(draw: st.DrawFn, extras: bool = True) -> list[Piece]:
    """One to three pieces of running text, now and then with what Word can hang in it."""
    made: list[Piece] = []
    for _ in range(draw(st.integers(1, 2))):
        text = draw(texts())
        made.append(
            Para(
                text,
                link=draw(st.sampled_from(["", "", "#", "https://voorbeeld.example/pad?x=1&y=2"])),
                bold=draw(st.sampled_from(["", " ".join(text.split()[2:4])])),
                note=draw(st.one_of(st.just(""), sentences())) if extras else "",
                remark=draw(st.sampled_from(["", "Klopt dit nog?"])) if extras else "",
                struck=draw(st.sampled_from(["", "eerder geschrapt"])) if extras else "",
            )
        )
    if extras:
        made.extend(draw(st.lists(st.one_of(grids(), figures(), boxes(), bullets()), max_size=2)))
        if draw(st.booleans()):
            made += [draw(subheadings()), Para(draw(texts()))]
    return made


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    width = draw(st.integers(3, 4))
    rows = draw(st.lists(st.lists(phrases(1, 3), min_size=width, max_size=width), min_size=2, max_size=4))
    note = draw(st.one_of(st.just(""), sentences()))
    link = draw(st.sampled_from(["", "", "https://tabel.example/"]))
    return Grid(tuple(map(tuple, rows)), draw(st.booleans()), note, draw(st.booleans()), link)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    return Figure(draw(phrases()), f"Figuur bij {draw(phrases())}")


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    quoted = st.builds(lambda text, name: f"'{text}' – {name}, decaan", sentences(), names())
    return Box(draw(st.one_of(sentences(), sentences().map(lambda text: f"'{text}'"), quoted)))


@st.composite
def bullets(draw: st.DrawFn) -> Items:
    return Items(
        tuple((phrase, "") for phrase in draw(st.lists(phrases(3, 6), min_size=2, max_size=4))),
        False,
        draw(st.booleans()),
    )


@st.composite
def subheadings(draw: st.DrawFn) -> Head:
    return Head(
        draw(phrases(2, 4)),
        3,
        draw(st.one_of(st.just(""), sentences())),
        draw(st.sampled_from(["", "https://kop.example/"])),
    )


@st.composite
def advice(draw: st.DrawFn) -> Items:
    headings = draw(st.lists(phrases(3, 7), min_size=2, max_size=5, unique=True))
    return Items(
        tuple((heading + draw(st.sampled_from(["", "."])), draw(texts())) for heading in headings), draw(st.booleans())
    )


def _bold(text: str, part: str, mark: str = "**") -> str:
    return text.replace(part, f"{mark}{part}{mark}", 1) if part else text


def _in_text(piece: Piece) -> str:
    if isinstance(piece, Rows):
        return "\n".join(f"{label}\t: {value}" for label, value in piece.rows)
    if isinstance(piece, Items):
        if not any(text for _, text in piece.items):
            return "\n".join(
                f"{'  ' * (piece.deeper and index % 2)}- {heading}" for index, (heading, _) in enumerate(piece.items)
            )
        sign, gap = ("➤", "\n\n") if piece.apart else ("-", "\n")
        return gap.join(f"{sign} **{heading}**{gap}{text}" for heading, text in piece.items)
    if isinstance(piece, Para):
        text = _bold(piece.text, piece.bold)
        if piece.link:
            start, _, last = text.rpartition(" ")
            text = f"{start} [{last}]({piece.link})"
        return text
    if isinstance(piece, Title | Line | Head):
        return piece.text
    return ""


def _in_word(piece: Piece, file: word.WordFile) -> list[str]:
    if isinstance(piece, Title):
        return [word.title(piece.text)]
    if isinstance(piece, Line):
        return [word.paragraph(piece.text)]
    if isinstance(piece, Head):
        extra = [file.note(piece.note) if piece.note else "", file.link(piece.link, "en verder") if piece.link else ""]
        return [word.paragraph(f"{piece.text} ", *extra, style=f"Kop{piece.level}")]
    if isinstance(piece, Rows):
        return [word.table(*([label, f": {value}"] for label, value in piece.rows))]
    if isinstance(piece, Grid):
        return [_table_in_word(piece, file)]
    if isinstance(piece, Figure):
        picture = word.paragraph(file.picture(word.png(), piece.alternative))
        return [picture, word.paragraph(piece.caption, style="Bijschrift")]
    if isinstance(piece, Box):
        return [word.paragraph(word.text_box(word.paragraph(piece.text)))]
    if isinstance(piece, Items):
        if piece.deeper:
            return [word.item(heading, level=index % 2) for index, (heading, _) in enumerate(piece.items)]
        return [part for heading, text in piece.items for part in _item_in_word(heading, text, piece.apart)]
    return [_paragraph_in_word(piece, file)]


def _table_in_word(piece: Grid, file: word.WordFile) -> str:
    *rows, last = [list(row) for row in piece.rows]
    if piece.link:
        rows[0][0] = word.paragraph(file.link(piece.link, rows[0][0]))
    if piece.note:
        last[-1] = word.paragraph(last[-1], file.note(piece.note))
    made = word.table(*rows, header_rows=int(piece.headed))
    if piece.merged:
        cells = word.cell(
            "".join(text if text.startswith("<") else word.paragraph(text) for text in last),
            f'<w:gridSpan w:val="{len(last)}"/>',
        )
    else:
        cells = "".join(word.cell(text) for text in last)
    return made.replace("</w:tbl>", f"<w:tr>{cells}</w:tr></w:tbl>")


def _item_in_word(heading: str, text: str, apart: bool) -> list[str]:
    if not text:
        return [word.item(heading)]
    if apart:
        return [word.item(word.run(heading, bold=True)), word.paragraph(text)]
    return [word.item(word.run(heading, bold=True), word.run(f"\n{text}"))]


def _paragraph_in_word(piece: Para, file: word.WordFile) -> str:
    start, _, last = piece.text.rpartition(" ")
    before, bold, after = start.partition(piece.bold) if piece.bold else (start, "", "")
    inline = [before, word.run(bold, bold=True) if bold else "", after, " "]
    inline.append(file.link(piece.link, last) if piece.link else last)
    inline.append(file.note(piece.note) if piece.note else "")
    inline.append(word.deleted(f" {piece.struck}") if piece.struck else "")
    inline.append(file.comment(piece.remark, " ") if piece.remark else "")
    return word.paragraph(*inline)
