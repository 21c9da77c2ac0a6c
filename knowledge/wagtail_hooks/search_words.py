"""The menu "Zoekwoorden": abbreviations, synonyms, words that stay whole, recommended results, and what was asked."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from knowledge.models import Abbreviation, SynonymRing, UnsplitWord
from knowledge.views.asked import AskedReportView
from knowledge.views.best_bets import BestBetCreateView, BestBetEditView, BestBetIndexView, nothing_here
from knowledge.views.search_words import (
    QuestionPreview,
    UnsplitWordCreateView,
    UnsplitWordDeleteView,
    UnsplitWordEditView,
)

# What Wagtail hangs in its menus for recommended results and for the report that ours replaces.
BORROWED_MENU_ITEMS = {"promoted-search-results", "search-terms"}


class PermittedMenuItem(MenuItem):
    """Shown to who has `permission`."""

    def __init__(self, label: Any, url: str, *, permission: str, **options: Any) -> None:
        super().__init__(label, url, **options)
        self.permission = permission

    def is_shown(self, request: Any) -> bool:
        return bool(request.user.has_perm(self.permission))


class SearchWordViewSet(ModelViewSet):
    copy_view_enabled = False
    inspect_view_enabled = False
    sort_order_field = None
    list_per_page = 50


class AbbreviationViewSet(SearchWordViewSet):
    model = Abbreviation
    icon = "openquote"
    menu_label = _("Abbreviations")
    list_display = (
        "short",
        Column("expansions", label=_("Stands for"), accessor=lambda row: " / ".join(row.expansion_list)),
        Column(
            "capitals_only",
            label=_("Only in these capitals"),
            accessor=lambda row: _("yes") if row.capitals_only else "",
            sort_key="capitals_only",
        ),
    )
    search_fields = ("short", "expansions")


class SynonymRingViewSet(SearchWordViewSet):
    model = SynonymRing
    icon = "link"
    menu_label = _("Synonyms")
    list_display = ("__str__", DateColumn("changed_at", label=_("Changed at"), sort_key="changed_at"))
    search_fields = ("words",)


class UnsplitWordViewSet(SearchWordViewSet):
    model = UnsplitWord
    icon = "placeholder"
    menu_label = _("Do not split")
    list_display = ("word", DateColumn("changed_at", label=_("Changed at"), sort_key="changed_at"))
    search_fields = ("word",)
    index_results_template_name = "knowledge/admin/unsplit_words_results.html"
    add_view_class = UnsplitWordCreateView
    edit_view_class = UnsplitWordEditView
    delete_view_class = UnsplitWordDeleteView


class SearchWordsGroup(ModelViewSetGroup):
    menu_label = _("Search words")
    menu_icon = "search"
    menu_order = 305
    items = (AbbreviationViewSet, SynonymRingViewSet, UnsplitWordViewSet)

    def get_submenu_items(self) -> list[MenuItem]:
        after = [
            (_("What becomes of a question?"), "question_preview", "knowledge.change_abbreviation", "view"),
            (
                _("Recommended results"),
                "wagtailsearchpromotions:index",
                "wagtailsearchpromotions.change_searchpromotion",
                "pick",
            ),
            (_("Search questions"), "asked_report", "knowledge.view_askedwords", "form"),
        ]
        items: list[MenuItem] = super().get_submenu_items()
        return items + [
            PermittedMenuItem(
                label,
                reverse(address),
                permission=permission,
                name=address.replace(":", "-").replace("_", "-"),
                icon_name=icon,
                order=order,
            )
            for order, (label, address, permission, icon) in enumerate(after, len(items) + 1)
        ]


@hooks.register("register_admin_viewset")
def register_viewsets() -> Any:
    return SearchWordsGroup()


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    return [
        path("zoekwoorden/zoekvraag/", QuestionPreview.as_view(), name="question_preview"),
        path("zoekvragen/", AskedReportView.as_view(), name="asked_report"),
    ]


@hooks.register("register_admin_urls", order=-1)
def register_best_bet_urls() -> list[URLPattern]:
    """Before Wagtail's own pages at these addresses; all others of its pages stay."""
    return [
        path("searchpicks/", BestBetIndexView.as_view(), name="best_bets"),
        path("searchpicks/results/", BestBetIndexView.as_view(results_only=True), name="best_bets_results"),
        path("searchpicks/add/", BestBetCreateView.as_view(), name="best_bets_add"),
        path("searchpicks/<int:query_id>/", BestBetEditView.as_view(), name="best_bets_edit"),
        path("searchpicks/reports/<path:rest>", nothing_here, name="no_search_terms"),
        path("searchpicks/queries/<path:rest>", nothing_here, name="no_popular_questions"),
    ]


@hooks.register("construct_settings_menu")
@hooks.register("construct_reports_menu")
def leave_out_borrowed_items(request: Any, menu_items: list[MenuItem]) -> None:
    menu_items[:] = [item for item in menu_items if item.name not in BORROWED_MENU_ITEMS]
