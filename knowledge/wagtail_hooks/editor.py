"""The edit form: counters under fields with a limit, footnotes, and our own style beside Wagtail's."""

from __future__ import annotations

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text.feature_registry import FeatureRegistry


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/office.css"))


@hooks.register("insert_global_admin_js")
def counters() -> SafeString:
    return format_html(
        '<script src="{}" data-signs="{}" data-words="{}"></script>',
        static("js/count.js"),
        _("{used} of {limit} characters"),
        _("{used} of {limit} words"),
    )


@hooks.register("register_rich_text_features", order=10)  # after wagtail-footnotes, whose plugin it replaces
def footnotes(features: FeatureRegistry) -> None:
    entity = {
        "type": "FOOTNOTES",
        "icon": "superscript",
        "description": _("Footnote"),
        "texts": {"choose": _("Choose a footnote"), "create": _("New footnote"), "cancel": _("Cancel")},
    }
    features.register_editor_plugin(
        "draftail", "footnotes", EntityFeature(entity, js=["wagtailadmin/js/draftail.js", "js/footnotes.js"])
    )


@hooks.register("construct_help_menu")
def help_in_dutch_only(request: HttpRequest, items: list[MenuItem]) -> None:
    """Without Wagtail's own news and guide: they are in English, and not about this portal."""
    items[:] = [item for item in items if item.name == "keyboard-shortcuts-trigger"]
