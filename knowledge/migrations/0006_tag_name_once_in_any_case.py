"""A tag's name is there once, whatever its capitals: tags that differ in nothing else become one."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db import migrations, models
from django.db.models import Count
from django.db.models.functions import Lower


def merge_doubles(apps: Any, schema_editor: Any) -> None:
    """The tag that is used most stays, of equals the oldest; old addresses and drafts lead to it."""
    tags = apps.get_model("knowledge", "Tag")
    names = defaultdict(list)
    for tag in tags.objects.annotate(uses=Count("tagged_publications")).order_by("-uses", "pk"):
        names[tag.name.lower()].append(tag)
    kept = {double.pk: first for first, *doubles in names.values() for double in doubles}
    if not kept:
        return
    for double in tags.objects.filter(pk__in=kept):
        _move(apps, double, kept[double.pk])
    _rewrite_drafts(apps, {pk: tag.pk for pk, tag in kept.items()})
    tags.objects.filter(pk__in=kept).delete()
    # PostgreSQL makes no index on a table whose foreign keys still wait to be checked.
    schema_editor.connection.check_constraints()


def _move(apps: Any, double: Any, tag: Any) -> None:
    uses = apps.get_model("knowledge", "TaggedPublication").objects
    redirects = apps.get_model("knowledge", "TermRedirect").objects.filter(vocabulary="tag")
    have = uses.filter(tag_id=tag.pk).values_list("content_object_id", flat=True)
    uses.filter(tag_id=double.pk, content_object_id__in=list(have)).delete()
    uses.filter(tag_id=double.pk).update(tag_id=tag.pk)
    redirects.filter(new_key=double.slug).update(new_key=tag.slug)
    redirects.filter(old_key=tag.slug).delete()
    redirects.update_or_create(vocabulary="tag", old_key=double.slug, defaults={"new_key": tag.slug})


def _rewrite_drafts(apps: Any, became: dict[int, int]) -> None:
    """Drafts and history name a tag by its primary key."""
    revisions = apps.get_model("wagtailcore", "Revision").objects.filter(content_type__app_label="knowledge")
    for revision in revisions.iterator():
        items = revision.content.get("tagged_items") or []
        if any(item.get("tag") in became for item in items):
            once = {became.get(item.get("tag"), item.get("tag")): item for item in reversed(items)}
            revision.content["tagged_items"] = [{**item, "tag": pk} for pk, item in reversed(once.items())]
            revision.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [
        ("knowledge", "0005_asked_words"),
    ]

    operations = [
        migrations.RunPython(merge_doubles, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="tag",
            constraint=models.UniqueConstraint(Lower("name"), name="tag_name_once_in_any_case"),
        ),
    ]
