"""One of everything that an address can name, for the permission matrix."""

from __future__ import annotations

import datetime
from io import BytesIO
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupApprovalTask,
    PageViewRestriction,
    Site,
    UploadedFile,
    Workflow,
)

from knowledge.models import (
    Abbreviation,
    ImportRecord,
    IndexPage,
    Item,
    Occasion,
    PracticeExamplePage,
    Region,
    Role,
    Sector,
    SynonymRing,
    Tag,
    Theme,
    ThemeGroup,
    Transition,
    UnsplitWord,
)
from portal.shared.accounts.roles import Role as Group_
from tests.factories.accounts import make_user
from tests.factories.publications import make_organisation, make_outcome, make_page, make_person


def picture() -> ContentFile:
    data = BytesIO()
    Image.new("RGB", (8, 8)).save(data, "PNG")
    return ContentFile(data.getvalue(), "plaatje.png")


def build_house() -> dict[str, Any]:
    """The values for the parameters of addresses, by `<name of the route>.<parameter>`, `<namespace>.<parameter>` or
    `<parameter>`; the first that is there counts.

    The page is live and made by an Eindredacteur; it waits in the workflow with a changed draft.
    """
    owner = make_user(Group_.REVIEWER)
    page = make_outcome(owner=owner)
    waiting = make_page(PracticeExamplePage, "Elke week een gesprek", live=False, owner=owner)
    workflow = Workflow.objects.get()
    state = workflow.start(waiting, owner)
    index = IndexPage.objects.get(kind="opbrengst")
    collection = Collection.get_first_root_node().add_child(name="Foto's")
    image = get_image_model().objects.create(title="Plaatje", file=picture(), uploaded_by_user=owner)
    document = get_document_model().objects.create(
        title="Blad", file=ContentFile(b"blad", "blad.txt"), uploaded_by_user=owner
    )
    closed = make_outcome("Besloten verslag", owner=owner)
    restriction = PageViewRestriction.objects.create(page=closed, restriction_type="password", password="geheim")
    closed_collection = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="password", password="geheim"
    )
    item = Item.objects.get(pk=page.recommendations.get().uid)
    asked = make_page(
        PracticeExamplePage,
        "Samen naar het open huis",
        contact_email="vraag@school.example",
        contact_consent_until=datetime.date(2099, 1, 1),
    )
    term = {
        name: model.objects.first()
        for name, model in (
            ("theme", Theme),
            ("themegroup", ThemeGroup),
            ("sector", Sector),
            ("transition", Transition),
            ("role", Role),
            ("region", Region),
        )
    }
    best_bet = SearchPromotion.objects.create(query=Query.objects.create(query_string="mentoruur"), page=page)
    tag = Tag.objects.create(name="mentoruur", slug="mentoruur")
    occasion = Occasion.objects.create(title="Voorjaarsdag", key="voorjaarsdag")
    record = ImportRecord.objects.create(
        page=page,
        kind="opbrengst",
        name="verslag.txt",
        file=ContentFile(b"verslag", "verslag.txt"),
        size=7,
        digest="0" * 64,
    )
    uploaded = UploadedFile.objects.create(
        for_content_type_id=1, file=ContentFile(b"los", "los.txt"), uploaded_by_user=owner
    )
    revision = page.latest_revision_id
    return {
        "page_id": page.pk,
        "page_pk": page.pk,
        "page_to_move_id": page.pk,
        "destination_id": index.pk,
        "parent_page_id": index.pk,
        "wagtailadmin_pages.pk": page.pk,
        "pages.pk": page.pk,
        "content_type_app_name": "knowledge",
        "content_type_model_name": "sessionoutcomepage",
        "app_label": "knowledge",
        "model_name": "sessionoutcomepage",
        "wagtail_bulk_action.app_label": "wagtailcore",
        "wagtail_bulk_action.model_name": "page",
        "wagtail_bulk_action.action": "publish",
        "add_task.app_label": "wagtailcore",
        "add_task.model_name": "groupapprovaltask",
        "wagtailadmin_pages:choose_parent.app_label": "knowledge",
        "object_id": str(page.pk),
        "session_id": EditingSession.objects.create(
            user=owner, content_object=page, last_seen_at=page.latest_revision_created_at
        ).pk,
        "revision_id": revision,
        "revision_id_a": "live",
        "revision_id_b": "latest",
        "wagtailadmin_pages:workflow_action.page_id": waiting.pk,
        "wagtailadmin_pages:collect_workflow_action_data.page_id": waiting.pk,
        "wagtailadmin_pages:confirm_workflow_cancellation.page_id": waiting.pk,
        "wagtailadmin_pages:workflow_preview.page_id": waiting.pk,
        "wagtailadmin_pages:workflow_history_detail.page_id": waiting.pk,
        "wagtailadmin_api:pages:action.action_name": "publish",
        "action_name": "approve",
        "task_state_id": state.current_task_state_id,
        "task_id": GroupApprovalTask.objects.get().pk,
        "workflow_state_id": state.pk,
        "workflow_pk": workflow.pk,
        "wagtailadmin_workflows.pk": workflow.pk,
        "wagtailadmin_workflows:edit_task.pk": GroupApprovalTask.objects.get().pk,
        "wagtailadmin_workflows:disable_task.pk": GroupApprovalTask.objects.get().pk,
        "wagtailadmin_workflows:enable_task.pk": GroupApprovalTask.objects.get().pk,
        "wagtailadmin_collections.pk": collection.pk,
        "collection_id": collection.pk,
        "images.pk": image.pk,
        "image_id": image.pk,
        "filter_spec": "width-4",
        "wagtailimages_chooser.pk": image.pk,
        "documents.pk": document.pk,
        "document_id": document.pk,
        "doc_id": document.pk,
        "wagtaildocs_chooser.pk": document.pk,
        "wagtaildocs_serve.0": document.pk,
        "wagtaildocs_serve.1": document.filename,
        "restriction_id": closed_collection.pk,
        "page_view_restriction_id": restriction.pk,
        "wagtailcore_authenticate_with_password.page_id": closed.pk,
        "uploaded_file_id": uploaded.pk,
        "redirect_id": Redirect.objects.create(old_path="/oud", redirect_link="/nieuw/").pk,
        "wagtailsettings.app_name": "home",
        "wagtailsettings.model_name": "sitesettings",
        "wagtailsettings.pk": Site.objects.get().pk,
        "wagtailadmin_tag_model_autocomplete.app_name": "knowledge",
        "wagtailadmin_tag_model_autocomplete.model_name": "tag",
        "wagtailsites.pk": Site.objects.get().pk,
        "wagtailusers_users.pk": owner.pk,
        "reset_second_factor.pk": owner.pk,
        "wagtailusers_groups.pk": Group.objects.get(name="Gastheer").pk,
        **{f"{name}.pk": word.pk for name, word in term.items()},
        "tag.pk": tag.pk,
        "abbreviation.pk": Abbreviation.objects.all()[0].pk,
        "synonymring.pk": SynonymRing.objects.all()[0].pk,
        "unsplitword.pk": UnsplitWord.objects.create(word="regiotafel").pk,
        "query_id": best_bet.query_id,
        "item.pk": item.pk,
        "item_chooser.pk": item.pk,
        "person.pk": make_person().pk,
        # What is in use cannot be deleted.
        "person:delete.pk": make_person("Els Ruim").pk,
        "organisation:delete.pk": make_organisation("Het Nieuwe Lyceum").pk,
        "person_chooser.pk": make_person().pk,
        "organisation.pk": make_organisation().pk,
        "organisation_chooser.pk": make_organisation().pk,
        "occasion.pk": occasion.pk,
        "occasion_chooser.pk": occasion.pk,
        "recommendation.slug": item.slug,
        "theme.key": term["theme"].key,
        "sector.key": term["sector"].key,
        "transition.key": term["transition"].key,
        "person.slug": make_person().slug,
        "organisation.slug": make_organisation().slug,
        "ask_contact.slug": asked.slug,
        "imports.pk": record.pk,
        "source_file.pk": record.pk,
        "source_file.name": "verslag",
        "rendition.path": "geen/plaatje.png",
        "rest": "confirm/MQ/token/",
        "uidb64": "MQ",
        "token": "token",
        "uidb36": "1",
        "key": "sleutel",
        "wagtail_serve.0": page.url_path.removeprefix("/home/"),
    }
