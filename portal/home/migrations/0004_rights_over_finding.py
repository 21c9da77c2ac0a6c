"""Who keeps what helps people find: search words, recommended results and the report of what was asked.

As in 0003: Django makes permissions after the last migration, so what the groups need is made here.
"""

from __future__ import annotations

from django.db import migrations

GROUPS = ["Eindredacteur", "Beheerder"]
# (app label, model, actions)
RIGHTS = [
    ("knowledge", "abbreviation", "add change delete view"),
    ("knowledge", "synonymring", "add change delete view"),
    ("knowledge", "unsplitword", "add change delete view"),
    ("knowledge", "askedwords", "view"),
    ("wagtailsearchpromotions", "searchpromotion", "add change delete view"),
]


def permissions(apps):
    content_types = apps.get_model("contenttypes", "ContentType").objects
    for app, model, actions in RIGHTS:
        content_type = content_types.get_or_create(app_label=app, model=model)[0]
        name = apps.get_model(app, model)._meta.verbose_name_raw
        for action in actions.split():
            yield apps.get_model("auth", "Permission").objects.get_or_create(
                content_type=content_type, codename=f"{action}_{model}", defaults={"name": f"Can {action} {name}"}
            )[0]


def give(apps, schema_editor):
    made = list(permissions(apps))
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.add(*made)


def take_back(apps, schema_editor):
    made = list(permissions(apps))
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.remove(*made)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0003_groups"),
        ("knowledge", "0005_asked_words"),
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
    ]
    operations = [migrations.RunPython(give, take_back)]
