"""The vocabulary, the free tags and the people in the back office; words are merged, never deleted."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from knowledge.actions.items import change_address, check_address
from knowledge.actions.vocabulary import VOCABULARIES
from knowledge.enums import ItemKind
from knowledge.models import (
    Item,
    Occasion,
    Organisation,
    Person,
    Region,
    Role,
    Sector,
    Tag,
    Theme,
    ThemeGroup,
    Transition,
)
from knowledge.views.merging import merge_words_view


class WordIndexView(IndexView):
    """The list of a vocabulary with "Samenvoegen" among the actions of each word."""

    def get_list_more_buttons(self, instance: Any) -> list[Any]:
        buttons: list[Any] = super().get_list_more_buttons(instance)
        if type(instance) in VOCABULARIES and self.user_has_permission("change"):
            url = reverse(f"{self.model._meta.model_name}:merge", args=[instance.pk])
            buttons.append(MenuItem(_("Merge with another word"), url=url, icon_name="resubmit", priority=30))
        return buttons


class WordViewSet(ModelViewSet):
    """One vocabulary. Keys are fixed, labels may be renamed, words added and merged."""

    index_view_class = WordIndexView
    list_display: tuple[str, ...] = ("label", "key", "sort_order")
    search_fields = ("label",)
    exclude_form_fields = ()
    copy_view_enabled = False
    inspect_view_enabled = False
    sort_order_field = None
    icon = "tag"

    def get_urlpatterns(self) -> list[URLPattern]:
        patterns: list[URLPattern] = super().get_urlpatterns()
        if self.model in VOCABULARIES:
            patterns.append(path("merge/<int:pk>/", merge_words_view, {"model": self.model}, name="merge"))
        return patterns


class ThemeViewSet(WordViewSet):
    model = Theme
    list_display = ("label", "group", "key", "sort_order")
    list_filter = ("group",)
    icon = "tag"


class ThemeGroupViewSet(WordViewSet):
    model = ThemeGroup
    icon = "folder-open-inverse"


class SectorViewSet(WordViewSet):
    model = Sector
    icon = "site"


class TransitionViewSet(WordViewSet):
    model = Transition
    icon = "resubmit"


class RoleViewSet(WordViewSet):
    model = Role
    icon = "user"


class RegionViewSet(WordViewSet):
    model = Region
    icon = "globe"


class TagViewSet(WordViewSet):
    model = Tag
    list_display = ("name", "slug")
    search_fields = ("name",)
    panels = (FieldPanel("name"),)
    icon = "tag"


class ItemIndexView(IndexView):
    """Recommendations only: a principle's address is that of its page."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().filter(kind=ItemKind.RECOMMENDATION)


class ItemEditView(EditView):
    """Changes the address of a recommendation; the old one keeps leading to it."""

    def save_instance(self) -> Item:
        slug = self.form.cleaned_data["slug"]
        item = Item.objects.get(pk=self.object.pk)
        change_address(item, slug)
        return item

    def is_valid(self, form: Any) -> bool:
        if form.is_valid():
            try:
                check_address(self.object, form.cleaned_data["slug"])
            except ValidationError as error:
                form.add_error("slug", error)
        return bool(super().is_valid(form))


class ItemViewSet(ModelViewSet):
    """Addresses of recommendations. Made by publishing a page, so nothing is added or deleted here."""

    model = Item
    icon = "link"
    menu_label = _("Addresses of recommendations")
    list_display = ("label", "slug", DateColumn("published_at", label=_("Published"), sort_key="published_at"))
    search_fields = ("label", "slug")
    copy_view_enabled = False
    index_view_class = ItemIndexView
    edit_view_class = ItemEditView
    edit_handler = ObjectList(
        [
            FieldPanel("label", read_only=True),
            FieldPanel("slug", help_text=_("The old address keeps leading to the recommendation.")),
        ]
    )


class VocabularyGroup(ModelViewSetGroup):
    menu_label = _("Vocabulary")
    menu_icon = "tag"
    menu_order = 300
    items = (
        ThemeViewSet,
        ThemeGroupViewSet,
        SectorViewSet,
        TransitionViewSet,
        RoleViewSet,
        RegionViewSet,
        TagViewSet,
        ItemViewSet,
    )


class PersonViewSet(ModelViewSet):
    model = Person
    icon = "user"
    list_display = ("name", "function", "organisation")
    search_fields = ("name",)
    exclude_form_fields = ()
    copy_view_enabled = False


class OrganisationViewSet(ModelViewSet):
    model = Organisation
    icon = "home"
    list_display = ("name", "place", "brin")
    search_fields = ("name", "place", "brin")
    exclude_form_fields = ()
    copy_view_enabled = False


class OccasionViewSet(ModelViewSet):
    model = Occasion
    icon = "date"
    list_display = ("title", "date", "place")
    search_fields = ("title", "place")
    exclude_form_fields = ()
    copy_view_enabled = False


class PeopleGroup(ModelViewSetGroup):
    menu_label = _("Who and where")
    menu_icon = "group"
    menu_order = 310
    items = (PersonViewSet, OrganisationViewSet, OccasionViewSet)


class PersonChooserViewSet(ChooserViewSet):
    """Chooses a person for a publication; somebody new is made on the spot."""

    model = Person
    icon = "user"
    choose_one_text = _("Choose a person")
    choose_another_text = _("Choose another person")
    edit_item_text = _("Edit this person")
    form_fields = ("name", "function", "organisation")
    creation_tab_label = _("New person")
    create_action_label = _("Add this person")


class OrganisationChooserViewSet(ChooserViewSet):
    model = Organisation
    icon = "home"
    choose_one_text = _("Choose an organisation")
    choose_another_text = _("Choose another organisation")
    edit_item_text = _("Edit this organisation")
    form_fields = ("name", "place", "brin")
    creation_tab_label = _("New organisation")
    create_action_label = _("Add this organisation")


class OccasionChooserViewSet(ChooserViewSet):
    model = Occasion
    icon = "date"
    choose_one_text = _("Choose an occasion")
    choose_another_text = _("Choose another occasion")
    edit_item_text = _("Edit this occasion")
    form_fields = ("title", "date", "place")
    creation_tab_label = _("New occasion")
    create_action_label = _("Add this occasion")


class ItemChooserViewSet(ChooserViewSet):
    model = Item
    icon = "list-ol"
    choose_one_text = _("Choose a recommendation or principle")
    choose_another_text = _("Choose another recommendation or principle")
    creation_form_class = None


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    return [
        VocabularyGroup(),
        PeopleGroup(),
        PersonChooserViewSet("person_chooser"),
        OrganisationChooserViewSet("organisation_chooser"),
        OccasionChooserViewSet("occasion_chooser"),
        ItemChooserViewSet("item_chooser"),
    ]
