"""Merges words of the vocabulary and free tags: no tagging is lost, old addresses lead on."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Model, ProtectedError
from django.utils.translation import gettext as _
from wagtail.models import Revision

from knowledge.models import Region, Role, Sector, Tag, TermRedirect, Theme, Transition
from knowledge.models.items import Recommendation
from knowledge.models.publication import Publication
from portal.shared.errors import RuleError

Word = Theme | Sector | Transition | Role | Region | Tag
# Where each vocabulary is used: the field name on publications and recommendations, as revisions store it too.
FIELDS: dict[type[Model], str] = {
    Theme: "themes",
    Sector: "sectors",
    Transition: "transitions",
    Role: "roles",
    Region: "regions",
}
VOCABULARIES: dict[type[Model], str] = {
    Theme: "thema",
    Sector: "sector",
    Transition: "overstap",
    Role: "rol",
    Region: "regio",
    Tag: "tag",
}


def key_of(word: Word) -> str:
    """What addresses and filters call this word."""
    return word.slug if isinstance(word, Tag) else word.key


def forget_redirect(word: Word) -> None:
    """Lets a new word have the key of one that was merged away: from now on the key means this word again."""
    TermRedirect.objects.filter(vocabulary=VOCABULARIES[type(word)], old_key=key_of(word)).delete()


@transaction.atomic
def merge_words(source: Word, target: Word) -> int:
    """Turns every use of `source` into `target`, in pages, recommendations and drafts, and removes `source`.

    Leaves a redirect from the old key. Returns the number of publications and recommendations that changed.
    Raises RuleError when the two are the same, of different vocabularies, or when `source` has parts of its own.
    """
    if type(source) is not type(target):
        raise RuleError("other_vocabulary", _("Only words of the same vocabulary can be merged."))
    if source.pk == target.pk:
        raise RuleError("same_word", _("Choose another word to merge with."))
    if isinstance(source, Tag) and isinstance(target, Tag):
        changed = _move_tag(source, target)
    else:
        changed = _move_term(source, target)
    vocabulary = VOCABULARIES[type(source)]
    _rewrite_revisions(source, target)
    TermRedirect.objects.filter(vocabulary=vocabulary, new_key=key_of(source)).update(new_key=key_of(target))
    TermRedirect.objects.filter(vocabulary=vocabulary, old_key=key_of(target)).delete()
    TermRedirect.objects.update_or_create(
        vocabulary=vocabulary, old_key=key_of(source), defaults={"new_key": key_of(target)}
    )
    try:
        source.delete()
    except ProtectedError as error:
        raise RuleError("in_use", _("Other words still belong to this one. Move those first.")) from error
    return changed


def _move_term(source: Any, target: Any) -> int:
    field = FIELDS[type(source)]
    changed = 0
    for model in (Publication, Recommendation):
        if not hasattr(model, field):
            continue
        # The table between, not the cluster's manager: drafts in memory must not be committed by a merge.
        through: Any = model._meta.get_field(field).remote_field.through
        owner = f"{model._meta.model_name}_id"
        word = f"{type(source)._meta.model_name}_id"
        rows = through.objects.filter(**{word: source.pk})
        owners = list(rows.values_list(owner, flat=True))
        changed += len(owners)
        have = set(through.objects.filter(**{word: target.pk, f"{owner}__in": owners}).values_list(owner, flat=True))
        rows.filter(**{f"{owner}__in": have}).delete()
        rows.update(**{word: target.pk})
    return changed


def _move_tag(source: Tag, target: Tag) -> int:
    rows = source.tagged_publications.all()
    pages = list(rows.values_list("content_object_id", flat=True))
    have = target.tagged_publications.filter(content_object_id__in=pages).values_list("content_object_id", flat=True)
    rows.filter(content_object_id__in=list(have)).delete()
    rows.update(tag=target)
    return len(pages)


def _rewrite_revisions(source: Word, target: Word) -> None:
    """Drafts and history name words by primary key; left alone they would lose the word when published."""
    for revision in Revision.page_revisions.filter(content_type__app_label="knowledge").iterator():
        if _replace(revision.content, source, target):
            revision.save(update_fields=["content"])


def _replace(content: dict[str, Any], source: Word, target: Word) -> bool:
    """Replaces `source` by `target` in a revision's content, in place; True when it occurred."""
    if isinstance(source, Tag):
        items = content.get("tagged_items") or []
        if all(item.get("tag") != source.pk for item in items):
            return False
        has_target = any(item.get("tag") == target.pk for item in items)
        kept = [item for item in items if not (has_target and item.get("tag") == source.pk)]
        content["tagged_items"] = [
            {**item, "tag": target.pk} if item.get("tag") == source.pk else item for item in kept
        ]
        return True
    field, found = FIELDS[type(source)], False
    for holder in [content, *(content.get("recommendations") or [])]:
        keys = holder.get(field)
        if isinstance(keys, list) and source.pk in keys:
            found = True
            holder[field] = list(dict.fromkeys(target.pk if key == source.pk else key for key in keys))
    return found
