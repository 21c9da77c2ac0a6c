"""Takes one item out of a list of rich text, whatever lists stand in it or around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Entry:
    """One item with its depth (0 is outermost), the tag of its list and its own content, without deeper lists."""

    level: int
    tag: str
    tokens: list[str] = field(default_factory=list)


def entries_of(tokens: Sequence[str], marked: int) -> tuple[list[Entry], int]:
    """The items of a whole list in reading order, and which of them holds the token number `marked`."""
    entries: list[Entry] = []
    lists: list[str] = []
    open_entries: list[int] = []
    found = -1
    for number, piece in enumerate(tokens):
        if piece in ("<ul>", "<ol>"):
            lists.append(piece.strip("<>"))
        elif piece in ("</ul>", "</ol>"):
            lists.pop()
        elif piece == "<li>":
            open_entries.append(len(entries))
            entries.append(Entry(len(lists) - 1, lists[-1]))
        elif piece == "</li>":
            open_entries.pop()
        elif open_entries:
            entries[open_entries[-1]].tokens.append(piece)
        if number == marked and open_entries:
            found = open_entries[-1]
    return entries, found


def list_of(entries: Sequence[Entry]) -> list[str]:
    """The items as lists again, deeper ones inside the item above them; without an item above they are outermost."""
    made: list[str] = []
    open_lists: list[Entry] = []
    for entry in entries:
        while open_lists and (
            open_lists[-1].level > entry.level
            or (open_lists[-1].level == entry.level and open_lists[-1].tag != entry.tag)
        ):
            made += ["</li>", f"</{open_lists.pop().tag}>"]
        if open_lists and open_lists[-1].level == entry.level:
            made.append("</li>")
        else:
            open_lists.append(entry)
            made.append(f"<{entry.tag}>")
        made += ["<li>", *entry.tokens]
    while open_lists:
        made += ["</li>", f"</{open_lists.pop().tag}>"]
    return made
