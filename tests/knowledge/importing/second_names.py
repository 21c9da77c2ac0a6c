"""The names that the second reader goes by, and which of its methods reads what."""

from __future__ import annotations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
D = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"

SILENT = frozenset(f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "tblPr", "trPr", "tcPr", "sectPr", "delInstrText"))
HANDLERS = {
    f"{W}p": "paragraph",
    f"{W}r": "run",
    f"{W}t": "text",
    f"{W}delText": "text",
    f"{M}t": "text",
    **{f"{W}{name}": "gap" for name in ("tab", "ptab", "br", "cr", "noBreakHyphen", "sym")},
    f"{W}del": "struck_out",
    f"{W}moveFrom": "struck_out",
    f"{W}ins": "insertion",
    f"{W}moveTo": "insertion",
    f"{W}hyperlink": "link",
    f"{W}fldChar": "field",
    f"{W}instrText": "instruction",
    f"{W}fldSimple": "simple_field",
    f"{MC}AlternateContent": "choice",
    f"{W}txbxContent": "beside",
    f"{A}blip": "picture",
    f"{V}imagedata": "picture",
    f"{V}textpath": "word_art",
    f"{W}footnoteReference": "note",
    f"{W}endnoteReference": "note",
    f"{W}tbl": "table",
    f"{W}tr": "row",
    f"{W}tc": "cell",
    f"{D}relIds": "diagram",
    f"{C}chart": "chart",
    f"{A}txBody": "shape",
    f"{W}ruby": "ruby",
    **{f"{M}{name}": "formula_part" for name in ("den", "sup", "e", "mr", "fName", "lim", "oMathPara")},
}
