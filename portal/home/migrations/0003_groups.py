"""Who may do what in the back office: five groups, their permissions and the one workflow.

Django makes permissions after the last migration, which is too late for this one: whatever a group needs is made
here, under the content type and code name that Django looks for, so that nothing is made twice.
"""

from __future__ import annotations

from django.db import migrations

WORDS = ["themegroup", "theme", "sector", "transition", "role", "region", "tag"]
NAMES = ["person", "organisation", "occasion"]

# (app label, model, actions); every group enters the back office.
WRITES = [("knowledge", "importrecord", "add change view"), *(("knowledge", name, "add view") for name in NAMES)]
REVIEWS = [
    ("knowledge", "importrecord", "add change view"),
    *(("knowledge", name, "add change delete view") for name in NAMES),
    ("knowledge", "item", "change view"),
    # No right to delete a word: what is in use never goes, and merging takes away the rest.
    *(("knowledge", name, "add change view") for name in WORDS),
]
MANAGES = [
    ("shared", "user", "add change delete view"),
    ("auth", "group", "add change delete view"),
    ("mfa", "authenticator", "delete"),
    ("home", "sitesettings", "change"),
    ("wagtailcore", "site", "add change delete view"),
    ("wagtailcore", "workflow", "add change delete view"),
    ("wagtailcore", "task", "add change delete view"),
    ("wagtailcore", "modellogentry", "view"),
    ("wagtailredirects", "redirect", "add change delete view"),
    ("knowledge", "importrecord", "delete"),
    # Only for the audit log: it shows the history of a kind of thing to who has any right over it.
    ("knowledge", "portalimage", "view"),
    ("knowledge", "portaldocument", "view"),
]
RIGHTS = {
    "Redacteur": WRITES,
    "Eindredacteur": REVIEWS,
    "Organisator": [],
    "Gastheer": [],
    "Beheerder": [*REVIEWS, *MANAGES],
}
# What a group may do with the lists of publications and the plain pages, and everything below them. Not with the
# front page as a whole: the agenda will stand beside the lists, and its rights are others.
LISTS = {"Redacteur": "add", "Eindredacteur": "add change publish lock unlock"}
PLAIN_PAGES = {"Eindredacteur": "add change publish lock unlock"}
WHOLE_SITE = {"Beheerder": "add change publish lock unlock bulk_delete"}
FILES = {"Redacteur": "add choose", "Eindredacteur": "add change choose", "Beheerder": "add change choose"}


def make(apps, schema_editor):
    group_model = apps.get_model("auth", "Group")
    group_model.objects.filter(name__in=["Editors", "Moderators"]).delete()
    groups = {name: group_model.objects.get_or_create(name=name)[0] for name in RIGHTS}
    for name, rights in RIGHTS.items():
        groups[name].permissions.add(permission_of(apps, "wagtailadmin", "admin", "access_admin", "Can access Wagtail admin"))
        for app, model, actions in rights:
            groups[name].permissions.add(*(permission_of(apps, app, model, f"{action}_{model}") for action in actions.split()))
    give_pages(apps, groups)
    give_files(apps, groups)
    make_workflow(apps, [groups["Eindredacteur"], groups["Beheerder"]])


def permission_of(apps, app, model, codename, name=""):
    content_type = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)[0]
    if not name:
        action = codename.removesuffix(f"_{model}").replace("_", " ")
        name = f"Can {action} {apps.get_model(app, model)._meta.verbose_name_raw}"
    permissions = apps.get_model("auth", "Permission").objects
    return permissions.get_or_create(content_type=content_type, codename=codename, defaults={"name": name})[0]


def give_pages(apps, groups):
    right = apps.get_model("wagtailcore", "GroupPagePermission")
    home = apps.get_model("home", "HomePage").objects.get(depth=2)
    places = [
        (LISTS, apps.get_model("knowledge", "IndexPage").objects.all()),
        (PLAIN_PAGES, apps.get_model("home", "StandardPage").objects.filter(depth=3)),
        (WHOLE_SITE, [home]),
    ]
    for table, pages in places:
        for name, actions in table.items():
            for page in pages:
                for action in actions.split():
                    permission = permission_of(apps, "wagtailcore", "page", f"{action}_page")
                    right.objects.get_or_create(group=groups[name], page_id=page.pk, permission=permission)


def give_files(apps, groups):
    right = apps.get_model("wagtailcore", "GroupCollectionPermission")
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    for name, actions in FILES.items():
        for app, model in [("wagtailimages", "image"), ("wagtaildocs", "document")]:
            for action in actions.split():
                permission = permission_of(apps, app, model, f"{action}_{model}")
                right.objects.get_or_create(group=groups[name], collection=root, permission=permission)
    for action in ["add", "change", "delete"]:
        permission = permission_of(apps, "wagtailcore", "collection", f"{action}_collection")
        right.objects.get_or_create(group=groups["Beheerder"], collection=root, permission=permission)


def make_workflow(apps, reviewers):
    workflow, task = apps.get_model("wagtailcore", "Workflow"), apps.get_model("wagtailcore", "GroupApprovalTask")
    workflow.objects.all().delete()
    apps.get_model("wagtailcore", "Task").objects.all().delete()
    content_type = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="wagtailcore", model="groupapprovaltask"
    )[0]
    review = task.objects.create(name="Beoordeling door een eindredacteur", active=True, content_type=content_type)
    review.groups.add(*reviewers)
    redactie = workflow.objects.create(name="Redactie", active=True)
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(workflow=redactie, task_id=review.pk, sort_order=0)
    home = apps.get_model("home", "HomePage").objects.get(depth=2)
    apps.get_model("wagtailcore", "WorkflowPage").objects.create(workflow=redactie, page_id=home.pk)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_structure"),
        ("knowledge", "0002_vocabulary"),
        ("shared", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
