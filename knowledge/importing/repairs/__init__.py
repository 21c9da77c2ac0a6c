"""Repairs: what a scanner, a page or a hurry did to a text, undone by small named rules.

Each rule turns one document into the next and notes what it changed. Running them again changes nothing more.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from knowledge.importing.elements import Document
from knowledge.importing.repairs.bullets import glued_bullet, misread_bullet, typed_bullet
from knowledge.importing.repairs.footnotes import footnotes
from knowledge.importing.repairs.hyphens import line_end_hyphen, suspended_hyphen
from knowledge.importing.repairs.layout import cut_paragraph, wrapped_line
from knowledge.importing.repairs.ledger import Ledger, Rule
from knowledge.importing.repairs.letters import acute_for_diaeresis, lost_diaeresis, stray_letter
from knowledge.importing.repairs.links import repeated_address
from knowledge.importing.repairs.lost_bullets import lost_bullet
from knowledge.importing.repairs.numbering import glued_letter, lettered_section, missing_number
from knowledge.importing.repairs.quotes import doubled_apostrophe, straight_apostrophe
from knowledge.importing.repairs.spelling import slip, split_adverb
from knowledge.importing.report import Removal, Repair, Task

__all__ = ["RULES", "Rule", "repair"]

# The order matters: notes and lists first, while lines and pages still show where they stood; then words, then joining.
# Whatever weighs a word against the rest of the document, and every proposal, looks at the finished text.
RULES: tuple[Rule, ...] = (
    Rule("footnote_mark", _("Footnote taken out of the text"), True, footnotes, structural=True),
    Rule("repeated_address", _("Address repeated at a page's foot"), True, repeated_address, structural=True),
    Rule("missing_number", _("Chapter number lost"), True, missing_number, structural=True),
    Rule("lettered_section", _("Lettered section made a heading"), True, lettered_section, structural=True),
    Rule("misread_bullet", _("Letter read for a bullet"), True, misread_bullet, structural=True),
    Rule("typed_bullet", _("Bullet typed by hand"), True, typed_bullet, structural=True),
    Rule("lost_bullet", _("Bullet lost"), True, lost_bullet, structural=True),
    Rule("doubled_apostrophe", _("Apostrophe printed twice"), True, doubled_apostrophe),
    Rule("straight_apostrophe", _("Straight apostrophe made curly"), True, straight_apostrophe),
    Rule("acute_for_diaeresis", _("Accent read for a diaeresis"), True, acute_for_diaeresis),
    Rule("lost_diaeresis", _("Diaeresis or accent lost"), True, lost_diaeresis),
    Rule("line_end_hyphen", _("Hyphen or slash at the end of a line"), True, line_end_hyphen),
    Rule("wrapped_line", _("Line broken by the page's width"), True, wrapped_line),
    Rule("cut_paragraph", _("Paragraph cut in mid-sentence"), True, cut_paragraph),
    Rule("stray_letter", _("Stroke read as a letter"), True, stray_letter),
    Rule("glued_letter", _("Letter stuck to a word"), False, glued_letter),
    Rule("glued_bullet", _("Words stuck together after a lost bullet"), False, glued_bullet),
    Rule("suspended_hyphen", _("Space lost after a hyphen"), False, suspended_hyphen),
    Rule("slip", _("Possible slip of the pen"), False, slip),
    Rule("split_adverb", _("Possibly one word"), False, split_adverb),
)


def repair(
    document: Document, disabled: frozenset[str] = frozenset()
) -> tuple[Document, tuple[Repair, ...], tuple[Removal, ...], tuple[Task, ...]]:
    """The repaired document, and all that was changed, left out or is to be asked.

    `disabled` names rules by key that shall not run. A repair's `rule` is one of the keys in `RULES`; sentences are
    quoted from the finished text.
    """
    ledger = Ledger()
    for rule in RULES:
        if rule.key not in disabled:
            document = rule.apply(document, ledger)
    document, repairs = ledger.close(document)
    return document, repairs, tuple(ledger.removals), tuple(ledger.tasks)
