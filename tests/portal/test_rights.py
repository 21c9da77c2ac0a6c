"""What each group may do, from hand-in to publication (contracts.md, Rights)."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.blocks import BlockField
from wagtail.models import GroupApprovalTask, Page, TaskState, Workflow
from wagtail.permissions import policy_registry

from knowledge.models import IndexPage, SessionOutcomePage
from portal.shared.accounts.roles import Role
from tests.factories.accounts import back_office_client, client_of, make_user
from tests.factories.publications import make_outcome

pytestmark = pytest.mark.django_db


def codes(role: Role) -> set[str]:
    rights = Permission.objects.filter(group__name=role).select_related("content_type")
    return {f"{right.content_type.app_label}.{right.codename}" for right in rights}


def may(role: Role, page: Page) -> set[str]:
    tester = page.permissions_for_user(make_user(role))
    actions = ("edit", "publish", "delete", "unpublish", "lock", "move", "set_view_restrictions")
    return {action for action in actions if getattr(tester, f"can_{action}")()}


def test_the_groups_are_those_of_the_contract_and_no_others() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == set(Role)


def test_there_is_one_workflow_for_who_reviews() -> None:
    assert [workflow.name for workflow in Workflow.objects.all()] == ["Redactie"]
    task = GroupApprovalTask.objects.get()
    assert set(task.groups.values_list("name", flat=True)) == {Role.REVIEWER, Role.ADMINISTRATOR}
    assert {page.get_workflow().name for page in IndexPage.objects.all()} == {"Redactie"}


def test_organiser_and_host_have_the_door_and_nothing_behind_it_yet() -> None:
    for role in (Role.ORGANISER, Role.HOST):
        assert codes(role) == {"wagtailadmin.access_admin"}
        assert Group.objects.get(name=role).page_permissions.exists() is False
        assert Group.objects.get(name=role).collection_permissions.exists() is False


@pytest.mark.parametrize("role", [Role.ORGANISER, Role.HOST])
def test_an_empty_back_office_works(role: Role) -> None:
    client = back_office_client(role)
    assert client.get("/beheer/").status_code == 200
    assert client.get("/beheer/account/").status_code == 200
    assert client.get("/beheer/pages/", follow=True).redirect_chain == [("/beheer/", 302)]


def test_only_administrators_manage_users_settings_and_the_audit_log() -> None:
    theirs = {
        "shared.add_user",
        "auth.change_group",
        "home.change_sitesettings",
        "wagtailcore.change_site",
        "wagtailcore.view_modellogentry",
    }
    assert theirs <= codes(Role.ADMINISTRATOR)
    assert {role for role in Role if codes(role) & theirs} == {Role.ADMINISTRATOR}


def test_who_writes_may_import() -> None:
    assert {
        role for role in Role if {"knowledge.add_importrecord", "knowledge.change_importrecord"} <= codes(role)
    } == {
        Role.EDITOR,
        Role.REVIEWER,
        Role.ADMINISTRATOR,
    }


def test_words_are_kept_by_who_reviews_and_deleted_by_nobody() -> None:
    words = {
        f"knowledge.{action}_{word}"
        for action in ("add", "change")
        for word in ("theme", "themegroup", "sector", "transition", "role", "region", "tag")
    }
    assert {role for role in Role if codes(role) >= words} == {Role.REVIEWER, Role.ADMINISTRATOR}
    assert codes(Role.EDITOR) & words == set()
    deletes = {word.replace("add_", "delete_") for word in words if "add_" in word}
    assert [role for role in Role if codes(role) & deletes] == []


def test_an_editor_adds_people_on_the_spot() -> None:
    assert {"knowledge.add_person", "knowledge.add_organisation", "knowledge.add_occasion"} <= codes(Role.EDITOR)
    assert {"knowledge.change_person", "knowledge.delete_person"} & codes(Role.EDITOR) == set()


def test_every_permission_of_a_group_is_one_that_django_knows() -> None:
    for permission in Permission.objects.filter(group__isnull=False).distinct():
        model = permission.content_type.model_class()
        assert model is not None or permission.codename == "access_admin"
    made = set(Permission.objects.values_list("content_type", "codename"))
    assert len(made) == Permission.objects.count()


@pytest.mark.parametrize(
    ("role", "actions"),
    [
        (Role.EDITOR, set()),
        (Role.REVIEWER, {"edit", "publish", "delete", "unpublish", "lock", "move", "set_view_restrictions"}),
        (Role.ADMINISTRATOR, {"edit", "publish", "delete", "unpublish", "lock", "move", "set_view_restrictions"}),
        (Role.ORGANISER, set()),
        (Role.HOST, set()),
    ],
)
def test_what_a_group_may_do_with_somebody_elses_page(role: Role, actions: set[str]) -> None:
    assert may(role, make_outcome(owner=make_user(Role.EDITOR))) == actions


def test_only_administrators_hold_the_front_page() -> None:
    home = Page.objects.get(depth=2).specific
    assert {role for role in Role if may(role, home)} == {Role.ADMINISTRATOR}


def test_a_list_with_publications_cannot_be_deleted_by_who_reviews() -> None:
    make_outcome()
    index = IndexPage.objects.get(kind="opbrengst")
    assert "delete" not in may(Role.REVIEWER, index)


def own_draft(live: bool = False) -> tuple[Client, SessionOutcomePage]:
    user = make_user(Role.EDITOR)
    return client_of(user), make_outcome(owner=user, live=live, advice=())


def form_of(client: Client, page: Page) -> dict[str, object]:
    """What the browser would send back from the edit form; texts in blocks are left empty."""
    form = client.get(f"/beheer/pages/{page.pk}/edit/").context["form"]
    data: dict[str, object] = {}
    for bound in form:
        if isinstance(bound.field, BlockField):
            data[f"{bound.html_name}-count"] = "0"
        elif bound.value() is not None:
            data[bound.html_name] = bound.field.prepare_value(bound.value())
    for formset in form.formsets.values():
        for bound in (*formset.management_form, *(bound for row in formset.forms for bound in row)):
            data[bound.html_name] = "" if bound.value() is None else bound.value()
    return {
        name: [getattr(one, "pk", one) for one in value] if isinstance(value, list) else value
        for name, value in data.items()
        if value is not None
    }


def test_an_editor_edits_the_own_page_and_cannot_publish_it() -> None:
    client, page = own_draft()
    tester = page.permissions_for_user(page.owner)
    assert (tester.can_edit(), tester.can_publish(), tester.can_delete()) == (True, False, True)
    buttons = client.get(f"/beheer/pages/{page.pk}/edit/").content.decode()
    assert 'name="action-publish"' not in buttons
    assert 'name="action-submit"' in buttons


def test_the_own_page_is_not_the_editors_any_more_to_delete_once_it_is_live() -> None:
    _client, page = own_draft(live=True)
    tester = page.permissions_for_user(page.owner)
    assert (tester.can_edit(), tester.can_publish(), tester.can_unpublish(), tester.can_delete()) == (
        True,
        False,
        False,
        False,
    )


def test_an_editor_hands_in_and_a_reviewer_publishes() -> None:
    client, page = own_draft()
    page.get_workflow().start(page, page.owner)
    state = TaskState.objects.get()
    approve = f"/beheer/pages/workflow/action/{page.pk}/approve/{state.pk}/"
    client.post(approve)
    page.refresh_from_db()
    assert page.live is False
    assert f"/beheer/pages/{page.pk}/edit/" in back_office_client(Role.REVIEWER).get("/beheer/").content.decode()
    back_office_client(Role.REVIEWER).post(approve)
    page.refresh_from_db()
    assert (page.live, page.current_workflow_state) == (True, None)


@pytest.mark.parametrize(("role", "live"), [(Role.EDITOR, False), (Role.REVIEWER, True)])
def test_the_button_to_publish_works_for_who_may_publish_even_when_it_is_not_shown(role: Role, live: bool) -> None:
    user = make_user(role)
    client, page = client_of(user), make_outcome(owner=user, live=False, advice=())
    response = client.post(
        f"/beheer/pages/{page.pk}/edit/", {**form_of(client, page), "action-publish": "1", "title": "Nu dan toch"}
    )
    page.refresh_from_db()
    assert (response.status_code, page.draft_title, page.live) == (302, "Nu dan toch", live)


def test_the_policy_for_pictures_asks_the_permissions_that_the_groups_have() -> None:
    policy = policy_registry.get_by_type(apps.get_model("knowledge", "PortalImage"))
    answers = {
        role: tuple(policy.user_has_permission(make_user(role), action) for action in ("add", "choose"))
        for role in Role
    }
    writers = {Role.EDITOR, Role.REVIEWER, Role.ADMINISTRATOR}
    assert answers == {role: (role in writers, role in writers) for role in Role}


def test_the_audit_log_is_not_in_the_menu_of_who_may_not_read_it() -> None:
    shown = {
        role: "/beheer/reports/site-history/" in back_office_client(role).get("/beheer/").content.decode()
        for role in Role
    }
    assert shown == {role: role == Role.ADMINISTRATOR for role in Role}
