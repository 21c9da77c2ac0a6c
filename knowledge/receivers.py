"""The doorways through which a change in a page reaches the ledgers, inside the transaction that made it.

Wagtail saves, publishes, moves and deletes pages in transactions of its own and sends `post_save` and `pre_delete`
inside them; its own signals come after the commit and are of no use here. The privacy form has its transaction from
`knowledge.wagtail_hooks.privacy`.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from knowledge.actions.items import record_item
from knowledge.actions.people import give_slug
from knowledge.actions.vocabulary import Word, forget_redirect
from knowledge.enums import ItemKind
from knowledge.models import (
    Abbreviation,
    Item,
    Occasion,
    Organisation,
    Person,
    PortalDocument,
    Principle,
    Recommendation,
    Region,
    Role,
    SearchWordsVersion,
    Sector,
    SynonymRing,
    Tag,
    TermRedirect,
    Theme,
    ThemeGroup,
    Transition,
    UnsplitWord,
)
from knowledge.models.people import Named
from knowledge.models.vocabulary import Term
from knowledge.search import changes
from knowledge.search.attachments import pages_offering
from knowledge.search.documents import PRINCIPLE, RECOMMENDATION, item_key, page_key
from knowledge.search.ledger import enqueue

# Where publications hold the words of each vocabulary, and what redirects call it.
WORDS: dict[type[Model], tuple[str, str]] = {
    Theme: ("themes", "thema"),
    Sector: ("sectors", "sector"),
    Transition: ("transitions", "overstap"),
    Role: ("roles", "rol"),
    Region: ("regions", "regio"),
    Tag: ("tags", "tag"),
}
# A draft that is saved writes these on the page and leaves what readers see alone.
OF_DRAFTS = frozenset({"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes"})


def connect() -> None:
    """Connects every receiver; called once when the app is ready."""
    for model in (Recommendation, Principle):
        post_save.connect(keep_identity, sender=model, dispatch_uid=f"identity-{model.__name__}")
        post_save.connect(item_changed, sender=model, dispatch_uid=f"search-saved-{model.__name__}")
        pre_delete.connect(item_changed, sender=model, dispatch_uid=f"search-deleted-{model.__name__}")
    for named in (Person, Organisation, Occasion, ThemeGroup, Theme, Sector, Transition, Role, Region):
        pre_save.connect(fill_address, sender=named, dispatch_uid=f"address-{named.__name__}")
    # Without a sender: a page is saved as its own model, and as a plain Page when it is moved.
    post_save.connect(page_saved, dispatch_uid="search-page-saved")
    pre_delete.connect(page_deleted, dispatch_uid="search-page-deleted")
    for signal in (post_save, post_delete):
        signal.connect(privacy_changed, sender=PageViewRestriction, dispatch_uid="search-privacy")
        signal.connect(
            collection_privacy_changed, sender=CollectionViewRestriction, dispatch_uid="search-collection-privacy"
        )
    for word in WORDS:
        post_save.connect(word_saved, sender=word, dispatch_uid=f"search-word-{word.__name__}")
        pre_delete.connect(word_saved, sender=word, dispatch_uid=f"search-word-deleted-{word.__name__}")
    for taught in (Abbreviation, SynonymRing, UnsplitWord):
        for signal in (post_save, post_delete):
            signal.connect(search_words_changed, sender=taught, dispatch_uid=f"search-words-{taught.__name__}")
    post_save.connect(theme_group_saved, sender=ThemeGroup, dispatch_uid="search-theme-group")
    post_save.connect(words_merged, sender=TermRedirect, dispatch_uid="search-words-merged")
    post_save.connect(person_saved, sender=Person, dispatch_uid="search-person")
    post_save.connect(organisation_saved, sender=Organisation, dispatch_uid="search-organisation")
    post_save.connect(address_saved, sender=Item, dispatch_uid="search-item")
    pre_save.connect(file_replaced, sender=PortalDocument, dispatch_uid="search-file-replaced")
    post_save.connect(document_changed, sender=PortalDocument, dispatch_uid="search-document")
    pre_delete.connect(document_changed, sender=PortalDocument, dispatch_uid="search-document-deleted")


def keep_identity(instance: Recommendation | Principle, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        record_item(instance)


def fill_address(instance: Named | Occasion | Term, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        give_slug(instance)


def page_saved(instance: Model, raw: bool = False, update_fields: Any = None, **kwargs: Any) -> None:
    """Published, unpublished, expired, moved, or given another address: with all that lies below."""
    only_a_draft = update_fields is not None and set(update_fields) <= OF_DRAFTS
    if isinstance(instance, Page) and not raw and not only_a_draft:
        enqueue(changes.of_page(instance))


def page_deleted(instance: Model, **kwargs: Any) -> None:
    if isinstance(instance, Page):
        enqueue(changes.of_page(instance))


def item_changed(instance: Recommendation | Principle, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        enqueue([item_key(instance), page_key(instance.page_id)])


def privacy_changed(instance: PageViewRestriction, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        enqueue(changes.of_page(instance.page))


def collection_privacy_changed(instance: CollectionViewRestriction, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        files = PortalDocument.objects.filter(collection__path__startswith=instance.collection.path)
        enqueue(key for file in files for key in pages_offering(file))


def word_saved(instance: Word, raw: bool = False, created: bool = False, **kwargs: Any) -> None:
    """A word in its new form, or about to go. A new word is on no page yet, but may have the key of an old one."""
    if raw:
        return
    if created:
        forget_redirect(instance)
    else:
        enqueue(changes.of_word(instance, WORDS[type(instance)][0]))


def search_words_changed(raw: bool = False, **kwargs: Any) -> None:
    """What editors taught the search is another now: whoever keeps a copy has to read it again."""
    if not raw:
        SearchWordsVersion.go_up()


def theme_group_saved(instance: ThemeGroup, raw: bool = False, created: bool = False, **kwargs: Any) -> None:
    if not raw and not created:
        enqueue(key for theme in instance.themes.all() for key in changes.of_word(theme, "themes"))


def words_merged(instance: TermRedirect, raw: bool = False, **kwargs: Any) -> None:
    """A merge moves words from page to page without saving a page; what it leaves is a redirect, written in its
    transaction.
    """
    for model, (field, vocabulary) in WORDS.items():
        if vocabulary == instance.vocabulary and not raw:
            name = "slug" if model is Tag else "key"
            for word in model._default_manager.filter(**{name: instance.new_key}):
                enqueue(changes.of_word(word, field))


def person_saved(instance: Person, raw: bool = False, created: bool = False, **kwargs: Any) -> None:
    if not raw and not created:
        enqueue(changes.of_person(instance))


def organisation_saved(instance: Organisation, raw: bool = False, created: bool = False, **kwargs: Any) -> None:
    if not raw and not created:
        enqueue(changes.of_organisation(instance))


def address_saved(instance: Item, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        enqueue([f"{RECOMMENDATION if instance.kind == ItemKind.RECOMMENDATION else PRINCIPLE}:{instance.uid}"])


def file_replaced(instance: PortalDocument, raw: bool = False, **kwargs: Any) -> None:
    """Another file has another text: the worker reads it again."""
    before = (
        None
        if raw or instance.pk is None
        else PortalDocument.objects.filter(pk=instance.pk).values_list("file", flat=True).first()
    )
    if before is not None and before != instance.file.name:
        instance.text, instance.text_read_at = "", None


def document_changed(instance: PortalDocument, raw: bool = False, created: bool = False, **kwargs: Any) -> None:
    if not raw and not created:
        enqueue(pages_offering(instance))
