"""Who may open which address. The first row whose pattern fits the name of a view counts.

A view without a name is known by its route. A new address needs a row here, or `test_permission_matrix` fails:
put it in the row of its likes, or add a row. `tests/portal/matrix_house.py` knows what stands for a parameter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from portal.shared.accounts.roles import Role

ANONYMOUS, NO_FACTOR = "anonymous", "without second factor"
COLUMNS = (ANONYMOUS, NO_FACTOR, *Role)

# What an answer can be.
IN = "in"  # the page, or on to another one
MISSING = "missing"  # 404
LOGIN = "to login"
FACTOR = "to second factor"
FORBIDDEN = "forbidden"  # 403, or Wagtail's way of saying it: back to its front page
ALREADY_IN = "already in"  # a login page that sends on to the back office

NOBODY: frozenset[Role] = frozenset()
OFFICE = frozenset(Role)
WRITERS = frozenset({Role.EDITOR, Role.REVIEWER, Role.ADMINISTRATOR})
REVIEWERS = frozenset({Role.REVIEWER, Role.ADMINISTRATOR})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})


@dataclass(frozen=True)
class Row:
    """The answer to GET in each column; to POST the same, unless `post` says otherwise or the view takes none (405)."""

    names: tuple[str, ...]
    answers: Mapping[str, str]
    post: Mapping[str, str] = field(default_factory=dict)

    def fits(self, name: str) -> bool:
        return any(fnmatchcase(name, pattern) for pattern in self.names)


def public(names: str, answer: str = IN) -> Row:
    """For everybody alike, logged in or not."""
    return Row(tuple(names.split()), dict.fromkeys(COLUMNS, answer))


def own(names: str, *, anonymous: str = LOGIN, others: str = IN, post: Mapping[str, str] | None = None) -> Row:
    """About one's own account, below `/inloggen/`: no second factor needed, else nobody could set one up."""
    return Row(tuple(names.split()), {**dict.fromkeys(COLUMNS, others), ANONYMOUS: anonymous}, post or {})


def office(
    who: frozenset[Role],
    names: str,
    *,
    answer: str = IN,
    refusal: str = FORBIDDEN,
    but: Mapping[Role, str] | None = None,
    post: frozenset[Role] | None = None,
) -> Row:
    """Below `/beheer/`: who is let in, what they find, and how the others are refused, some of them otherwise."""

    def answers(allowed: frozenset[Role]) -> dict[str, str]:
        roles = {role: answer if role in allowed else refusal for role in Role}
        return {ANONYMOUS: LOGIN, NO_FACTOR: FACTOR, **roles, **(but or {})}

    return Row(tuple(names.split()), answers(who), {} if post is None else answers(post))


def script(
    who: frozenset[Role], names: str, *, answer: str = IN, refusal: str = MISSING, post: Mapping[str, str] | None = None
) -> Row:
    """Asked by scripts: 403 with a sentence instead of a way to a page."""
    roles = {role: answer if role in who else refusal for role in Role}
    return Row(tuple(names.split()), {ANONYMOUS: FORBIDDEN, NO_FACTOR: FORBIDDEN, **roles}, post or {})


WORDS = ("theme", "themegroup", "sector", "transition", "role", "region", "tag")
SEARCH_WORDS = ("abbreviation", "synonymring", "unsplitword")
PEOPLE = ("person", "organisation", "occasion")


def of(namespace: str, views: str) -> str:
    """The views of one namespace."""
    return each((namespace,), views)


def each(namespaces: tuple[str, ...], views: str) -> str:
    return " ".join(f"{namespace}:{view}" for namespace in namespaces for view in views.split())


ROWS = (
    # --- The public site ---
    public("alive ready search suggestions wagtail_serve"),
    public("rendition source_file", MISSING),
    public(
        "recommendation_list recommendation theme_list theme sector_list sector transition_list transition"
        " person organisation ask_contact"
    ),
    public("wagtailcore_authenticate_with_password wagtaildocs_authenticate_with_password"),
    # A document no live page uses: for who may choose it in the back office, and nobody else.
    Row(("wagtaildocs_serve",), {**dict.fromkeys(COLUMNS, MISSING), **dict.fromkeys(WRITERS, IN)}),
    # --- Logging in ---
    public("beheer/login/ beheer/password_reset/* _util/login/ inloggen/login/ inloggen/signup/", LOGIN),
    public("wagtailadmin_login wagtailadmin_password_reset wagtailadmin_password_reset_* wagtailcore_login", LOGIN),
    public("inloggen/password/reset/ account_inactive account_reset_password account_reset_password_*"),
    own("account_login", anonymous=IN, others=ALREADY_IN),
    own("mfa_authenticate", others=ALREADY_IN),
    own("account_logout wagtailadmin_logout beheer/logout/ inloggen/logout/", post=dict.fromkeys(COLUMNS, LOGIN)),
    own(
        "account_reauthenticate account_change_password account_set_password"
        " mfa_index mfa_activate_totp mfa_generate_recovery_codes"
    ),
    own("mfa_reauthenticate"),
    Row(
        ("mfa_view_recovery_codes", "mfa_download_recovery_codes", "mfa_deactivate_totp"),
        {**dict.fromkeys(COLUMNS, IN), ANONYMOUS: LOGIN, NO_FACTOR: MISSING},
    ),
    # --- The back office: for all who work in it ---
    office(
        OFFICE, "wagtailadmin_home beheer/test404/ wagtailadmin_account wagtailadmin_dismissibles wagtailadmin_sprite"
    ),
    office(
        OFFICE,
        "wagtailadmin_javascript_catalog wagtailadmin_error_test"
        " wagtailadmin_tag_autocomplete wagtailadmin_tag_model_autocomplete",
    ),
    office(OFFICE, "beheer/<rest>/ wagtailadmin_block_preview", answer=MISSING),
    office(OFFICE, "wagtailadmin_choose_page wagtailadmin_choose_page_*"),
    office(OFFICE, "wagtailembeds:chooser wagtailembeds:chooser_upload"),
    office(OFFICE, "wagtailadmin_editing_sessions:release"),
    office(NOBODY, "wagtailsnippets:index"),
    # Lists to choose from show names, and no more than that; making one there is another thing.
    office(
        OFFICE,
        each(
            (*(f"{name}_chooser" for name in (*PEOPLE, "item")), "wagtaildocs_chooser", "wagtailimages_chooser"),
            "choose choose_results chosen_multiple",
        ),
    ),
    office(OFFICE, each(tuple(f"{name}_chooser" for name in (*PEOPLE, "item")), "chosen")),
    script(OFFICE, "wagtailadmin_api:pages:listing wagtailadmin_api:documents:listing wagtailadmin_api:images:listing"),
    script(OFFICE, "wagtailadmin_api:documents:detail wagtailadmin_api:images:detail"),
    script(NOBODY, "wagtailadmin_api:*:find"),
    # --- Pages: here one that an Eindredacteur made ---
    office(WRITERS, "wagtailadmin_explore_root wagtailadmin_explore wagtailadmin_explore_results"),
    office(WRITERS, of("wagtailadmin_pages", "add preview_on_add add_subpage")),
    office(
        WRITERS,
        of("wagtailadmin_pages", "type_use type_use_results search search_results"),
    ),
    # Wagtail asks nothing here: it shows a choice of parents, a question, or goes on to an address that does ask.
    office(
        OFFICE,
        of("wagtailadmin_pages", "choose_parent confirm_workflow_cancellation revisions_index"),
    ),
    office(OFFICE, "wagtailadmin_pages:move_confirm", post=REVIEWERS),
    office(
        REVIEWERS,
        of("wagtailadmin_pages", "edit preview_on_edit view_draft usage"),
    ),
    office(
        REVIEWERS,
        of("wagtailadmin_pages", "delete unpublish move copy"),
    ),
    office(
        REVIEWERS,
        of("wagtailadmin_pages", "set_page_position set_privacy lock unlock"),
    ),
    office(
        REVIEWERS,
        of("wagtailadmin_pages", "revisions_view revisions_revert revisions_unschedule"),
    ),
    office(
        REVIEWERS,
        of("wagtailadmin_pages", "revisions_compare workflow_history workflow_history_detail"),
    ),
    office(REVIEWERS, of("wagtailadmin_pages", "history history_results")),
    office(
        REVIEWERS,
        of("wagtailadmin_pages", "workflow_action collect_workflow_action_data workflow_preview"),
    ),
    office(NOBODY, "wagtailadmin_pages:convert_alias wagtail_bulk_action", refusal=MISSING),
    script(WRITERS, "wagtailadmin_api:pages:detail"),
    script(REVIEWERS, "wagtailadmin_api:pages:action", post={Role.EDITOR: FORBIDDEN}),
    office(REVIEWERS, "wagtailadmin_editing_sessions:ping", refusal=MISSING),
    office(WRITERS, "pages_to_review pages_to_review_results"),
    # --- Imports ---
    office(WRITERS, "imports:index imports:batch"),
    # That of an Eindredacteur's page: a Redacteur does not even learn that it is there.
    office(REVIEWERS, of("imports", "report original repairs tasks removals"), but={Role.EDITOR: MISSING}),
    office(NOBODY, "imports:answer", but=dict.fromkeys(WRITERS, MISSING)),
    # --- Pictures and documents: here those of an Eindredacteur ---
    office(WRITERS, each(("wagtaildocs", "wagtailimages"), "index index_results add add_multiple")),
    office(
        WRITERS,
        each(("wagtaildocs_chooser", "wagtailimages_chooser"), "chosen create")
        + " wagtailimages_chooser:select_format",
    ),
    office(REVIEWERS, each(("wagtaildocs", "wagtailimages"), "edit delete edit_multiple delete_multiple")),
    office(REVIEWERS, "wagtaildocs:document_usage wagtailimages:image_usage wagtailimages:preview"),
    # Somebody else's half-finished upload, and signed addresses of pictures, which the portal does not have.
    office(NOBODY, "wagtaildocs:create_multiple_* wagtaildocs:delete_upload_multiple", refusal=MISSING),
    office(NOBODY, "wagtailimages:create_multiple_* wagtailimages:delete_upload_multiple", refusal=MISSING),
    office(WRITERS, "wagtailimages:url_generator wagtailimages:url_generator_output", answer=MISSING),
    # --- Words, people, occasions ---
    office(NOBODY, each(WORDS, "delete") + " item:delete item:add item_chooser:create"),
    office(REVIEWERS, each(WORDS, "index index_results add edit history history_results usage merge")),
    office(REVIEWERS, of("item", "index index_results edit history history_results usage")),
    # --- What helps people find ---
    office(REVIEWERS, each(SEARCH_WORDS, "index index_results add edit delete history history_results usage")),
    office(REVIEWERS, "question_preview asked_report"),
    office(REVIEWERS, "best_bets best_bets_* " + of("wagtailsearchpromotions", "index index_results")),
    office(REVIEWERS, of("wagtailsearchpromotions", "add edit delete")),
    # Wagtail's own report and chooser of popular questions, which ours stands in the place of.
    office(OFFICE, "no_search_terms no_popular_questions", answer=MISSING),
    office(OFFICE, of("wagtailsearchpromotions", "chooser chooserresults search_terms*"), answer=MISSING),
    office(
        WRITERS,
        each(PEOPLE, "index index_results add history history_results")
        + " "
        + each(tuple(f"{name}_chooser" for name in PEOPLE), "create"),
    ),
    office(REVIEWERS, each(PEOPLE, "edit usage delete")),
    # --- Reports ---
    office(WRITERS, of("wagtailadmin_reports", "workflow workflow_results workflow_tasks workflow_tasks_results")),
    office(
        WRITERS,
        of("wagtailadmin_reports", "aging_pages aging_pages_results page_types_usage page_types_usage_results"),
    ),
    office(REVIEWERS, of("wagtailadmin_reports", "locked_pages locked_pages_results")),
    office(ADMINISTRATORS, of("wagtailadmin_reports", "site_history site_history_results")),
    # --- Users and settings ---
    office(
        ADMINISTRATORS,
        "wagtailusers_users:* wagtailusers_groups:* reset_second_factor wagtailsites:* wagtailredirects:*",
    ),
    office(ADMINISTRATORS, "wagtailsettings:edit"),
    office(ADMINISTRATORS, "wagtailsettings:preview_on_edit", answer=MISSING),
    office(ADMINISTRATORS, "wagtailadmin_collections:delete", refusal=MISSING),
    office(ADMINISTRATORS, "wagtailadmin_collections:*"),
    office(
        OFFICE,
        of("wagtailadmin_workflows", "task_chooser task_chooser_results task_chosen"),
    ),
    office(OFFICE, "wagtailadmin_workflows:task_chooser_create"),
    office(ADMINISTRATORS, "wagtailadmin_workflows:*"),
)


def row_of(name: str) -> Row | None:
    """The row that says who may open the view of this name, or None when nobody has thought about it."""
    return next((row for row in ROWS if row.fits(name)), None)
