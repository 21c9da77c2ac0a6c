"""Run as a program: fills the database of the settings with demo content, an account for each role and an index."""

from __future__ import annotations

import django
from django.core.management import call_command


def fill() -> None:
    from portal.home.demo.pages import add_occasion, add_page, connect
    from portal.home.demo.site import fill_site
    from portal.home.demo.texts import OCCASIONS, TEXTS
    from portal.shared.accounts.roles import Role
    from tests.browser.portal import email_of
    from tests.factories.accounts import give_second_factor, make_user

    for occasion in OCCASIONS:
        add_occasion(*occasion)
    fill_site()
    for text in TEXTS:
        add_page(text)
    for text in TEXTS:
        if text.get("relations") or text.get("entries"):
            connect(text)
    for role in Role:
        give_second_factor(make_user(role, email=email_of(role), first_name=str(role)))
    make_user(Role.EDITOR, email=email_of("nieuw"))
    call_command("rebuild_search", verbosity=0)


if __name__ == "__main__":
    django.setup()
    fill()
