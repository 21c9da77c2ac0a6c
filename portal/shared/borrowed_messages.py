"""Sentences of libraries that speak no Dutch, or say "u" where the portal says "je".

Nothing imports this: it keeps the sentences in our catalogue, which goes before the libraries' own.
"""

# ruff: noqa: E501  the sentences stand as their libraries wrote them

from __future__ import annotations

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext

# wagtail_footnotes has no Dutch.
FOOTNOTES = (
    _("The ID of the footnote is shown in the rich text editor for reference."),
    _("Choose a footnote"),
    _("Footnotes"),
    _('To add a new footnote, close this window and scroll to the "Footnotes" section at bottom of the page.'),
    _("Text"),
    _("ID"),
    _(
        "Footnotes will appear with arbitrary numbers here in the editor. On the published page, and in previews, "
        "their numbering will be numerical and ordered."
    ),
    _("Back to content"),
    _("Create new footnote"),
    _("Or choose an existing footnote:"),
)

# Django has no Dutch for a choice that is gone by the time a page is saved.
CHOICES = (_("%(model)s instance with %(field)s %(value)r is not a valid choice."),)

# Django's advice on passwords says "u".
PASSWORDS = (
    _("Your password can’t be too similar to your other personal information."),
    _("Your password can’t be a commonly used password."),
    _("Your password can’t be entirely numeric."),
)


# Wagtail says "u", or leaves a sentence half in English.
BACK_OFFICE = (
    _("Add %(label)s"),
    _("%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s"),
    _(
        "%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s in '<span class=\"w-title-ellipsis\">%(title)s</span>'."
    ),
    _('%(editor)s has updated comments on "%(title)s".'),
    _('%(editor)s has updated comments on "%(title)s"'),
    _("%(action)s by <b>%(who)s</b> at <b>%(at)s</b>"),
    _("%(status_display)s %(task_name)s %(started_at)s"),
    _("%(related_model_name)s %(field_label)s"),
    _("Delete %(snippet_type_name)s"),
    _("Are you sure you want to delete %(count)s %(snippet_type_name)s?"),
    _("Are you sure you want to unpublish this %(model_name)s?"),
    _("Are you sure you want to delete this %(model_name)s?"),
    _("Are you sure you want to delete this site?"),
    _(
        "The root level is where you can add new sites to your Wagtail installation. Pages created here will not be accessible at any URL until they are associated with a site."
    ),
    _(
        "Pages created here will not be accessible at any URL. To add pages to an existing site, create them as children of the homepage."
    ),
    _("Leave blank if not changing."),
    _("The name of the page as it will appear in URLs e.g http://domain.com/blog/[my-slug]/"),
    _("slug"),
    _("title tag"),
    _("The name of the page displayed on search engine results as the clickable headline."),
    _("meta description"),
    _("The descriptive text displayed underneath a headline in search engine results."),
)

# Wagtail's recommended results: its Dutch calls them three things, and tells of counting that the portal does not do.
RECOMMENDED_RESULTS = (
    _("Promoted search results"),
    _("Promoted search result"),
    _("Promoted results"),
    _("Recommended search result"),
    _("Add new promoted result"),
    _("Add a recommended result"),
    _("Search term(s)"),
    _("Search term(s)/phrase"),
    _(
        "Enter the full search string to match. An exact match is required for your Promoted Results to be displayed, wildcards are NOT allowed."
    ),
    _(
        '<p>Promoted search results are a means of recommending specific pages or external links that might not organically come high up in search results. E.g recommending your primary donation page to a user searching with the less common term "<em>giving</em>".</p>'
    ),
    _(
        '<p>The "Search term(s)/phrase" field below must contain the full and exact search for which you wish to provide recommended results, <em>including</em> any misspellings/user error. To help, you can choose from search terms that have been popular with users of your site.</p>'
    ),
    _("You must enter an external link text if you enter an external link URL."),
    _("You must recommend a page OR an external link."),
    _("Please only select a page OR enter an external link."),
    _("Please specify at least one recommendation for this search term."),
    _("Choose an internal page for this promotion"),
    _("External link URL"),
    _("Alternatively, use an external link for this promotion"),
    _("Applies to internal page or external link"),
    _("Are you sure you want to delete all promoted results for this search term?"),
    _('Sorry, no promoted results match "<em>%(query_string)s</em>"'),
    _('No promoted results have been created. Why not <a href="%(wagtailsearchpromotions_add_url)s">add one</a>?'),
    _("No promoted results have been created."),
    _("Editor's picks for '%(query)s' created."),
    _("Editor's picks for '%(query)s' updated."),
    _("Editor's picks deleted."),
    _("Recommendations have not been created due to errors."),
    _("Recommendations have not been saved due to errors."),
    _("search promotion"),
)


def shortest_password(length: int) -> str:
    """Here only for its plural."""
    return ngettext(
        "Your password must contain at least %(min_length)d character.",
        "Your password must contain at least %(min_length)d characters.",
        length,
    )
