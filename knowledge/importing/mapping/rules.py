"""The names under which mapping reports what it changed or left out, with the words an editor reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

RULES: dict[str, str | _StrPromise] = {
    "title_names": _("Names split off from the title"),
    "kind_prefix": _("Kind of publication split off from the title"),
    "heading_stop": _("Full stop taken off a heading"),
    "list_mark": _("Number or letter of a list item written anew"),
    "kind_line": _("Line that names the kind of publication"),
    "banner": _("Banner above the title"),
    "field_heading": _("Heading that became a field"),
    "key_value": _("Row of label and value that became fields"),
    "byline": _("Byline that became a contributor"),
    "names_line": _("Line of names that became contributors"),
    "active_link": _("Address that would run a script"),
    "dead_link": _("Address that leads nowhere for a reader"),
    "contents_table": _("Table of contents; the page makes its own"),
    "page_head": _("Running head of the page"),
    "page_foot": _("Running foot of the page"),
}
