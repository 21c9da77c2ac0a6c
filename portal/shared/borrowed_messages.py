"""Sentences of libraries that speak no Dutch, or say "u" where the portal says "je".

Nothing imports this: it keeps the sentences in our catalogue, which goes before the libraries' own.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext

# wagtail_footnotes has no Dutch.
FOOTNOTES = (
    _("The ID of the footnote is shown in the rich text editor for reference."),
    _("Choose a footnote"),
    _("Footnotes"),
    _('To add a new footnote, close this window and scroll to the "Footnotes" section at bottom of the page.'),
    _("Text"),
    _("ID"),
    _(
        "Footnotes will appear with arbitrary numbers here in the editor. On the published page, and in previews, "
        "their numbering will be numerical and ordered."
    ),
    _("Back to content"),
    _("Create new footnote"),
    _("Or choose an existing footnote:"),
)

# Django's advice on passwords says "u".
PASSWORDS = (
    _("Your password can’t be too similar to your other personal information."),
    _("Your password can’t be a commonly used password."),
    _("Your password can’t be entirely numeric."),
)


def shortest_password(length: int) -> str:
    """Here only for its plural."""
    return ngettext(
        "Your password must contain at least %(min_length)d character.",
        "Your password must contain at least %(min_length)d characters.",
        length,
    )
