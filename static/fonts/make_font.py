"""Make `doorstroom-sans.woff2`: Source Sans 3, weights 400 to 700, cut down to what Dutch pages use.

Run it only when the letters or the weights must change:

    python static/fonts/make_font.py source-sans-3-latin-wght-normal.woff2

The input is the file of that name in the npm package `@fontsource-variable/source-sans-3`. "Source" is a
reserved font name under the OFL, so the subset is renamed in its name table.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import OverlapMode, instantiateVariableFont

FAMILY = "Doorstroom Sans"
POSTSCRIPT_NAME = "DoorstroomSans"
WEIGHTS = (400, 700)
MOST_BYTES = 20 * 1024
OUTPUT = Path(__file__).with_name("doorstroom-sans.woff2")

ASCII = "".join(chr(code) for code in range(0x20, 0x7F))
DUTCH = "áàâäãåçéèêëíìîïñóòôöøúùûüýæßÁÀÂÄÅÇÉÈÊËÍÌÎÏÓÒÔÖØÚÙÛÜ"
SIGNS = "\u00a0\u00ad\u2011\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2026\u2022\u2060€§©°±×½²³·«»"

# Names that carry the family: the reserved name may not stand in any of them.
FAMILY_NAMES = {1: FAMILY, 3: f"{POSTSCRIPT_NAME}-2026", 4: FAMILY, 6: POSTSCRIPT_NAME, 16: FAMILY, 25: POSTSCRIPT_NAME}


def make_font(source: Path, output: Path = OUTPUT) -> int:
    """Write the subset and return its size in bytes; raises ValueError when it outgrew its 20 KB."""
    font = TTFont(source)
    options = subset.Options()
    options.layout_features = ["kern", "liga", "tnum"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.hinting = False
    options.desubroutinize = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=ASCII + DUTCH + SIGNS)
    subsetter.subset(font)
    font = instantiateVariableFont(font, {"wght": WEIGHTS}, overlap=OverlapMode.KEEP_AND_DONT_SET_FLAGS)
    names = font["name"]
    for record in list(names.names):
        if record.nameID in FAMILY_NAMES:
            record.string = FAMILY_NAMES[record.nameID]
        elif record.nameID not in {0, 2, 5, 13, 14} and record.nameID < 256:
            names.removeNames(nameID=record.nameID)
    font.flavor = "woff2"
    font.save(output)
    size = output.stat().st_size
    if size > MOST_BYTES:
        raise ValueError(f"{output.name} is {size} bytes, more than {MOST_BYTES}")
    return size


if __name__ == "__main__":
    sys.stdout.write(f"{make_font(Path(sys.argv[1]))} bytes\n")
