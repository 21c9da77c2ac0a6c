"""Passes a reader's question on to the contact person of a practice example, without showing an address."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from knowledge.models import PracticeExamplePage
from portal.shared.errors import RuleError
from portal.shared.mail import queue_mail
from portal.shared.models import QueuedMail

MOST_QUESTIONS = 10
PERIOD = datetime.timedelta(hours=1)


def can_be_asked(page: PracticeExamplePage, today: datetime.date) -> bool:
    """Whether the page has a contact person who agreed to questions until `today` or later."""
    return bool(page.contact_email and page.contact_consent_until and page.contact_consent_until >= today)


def pass_on_question(page: PracticeExamplePage, name: str, email: str, question: str) -> None:
    """Queues the question as mail to the contact person, with the asker's address to reply to.

    Raises RuleError: "no_contact" when nobody (any longer) agreed to be asked, "too_many" when the contact person
    had `MOST_QUESTIONS` questions within the last hour.
    """
    if not can_be_asked(page, timezone.localdate()):
        raise RuleError("no_contact", _("The contact person of this example can no longer be reached."))
    recent = QueuedMail.objects.filter(to=page.contact_email, created_at__gte=timezone.now() - PERIOD).count()
    if recent >= MOST_QUESTIONS:
        raise RuleError(
            "too_many", _("This contact person has had many questions in a short time. Try again in an hour.")
        )
    with transaction.atomic():
        queue_mail(
            to=page.contact_email,
            reply_to=email,
            subject=_("A question about ‘%(title)s’") % {"title": page.title},
            text=_(
                "Hello %(contact)s,\n\n%(name)s read ‘%(title)s’ on Doorstroomportaal and asks:\n\n%(question)s\n\n"
                "Reply to this mail to answer; your answer goes to %(email)s. We have not shown your address."
            )
            % {"contact": page.contact_name, "name": name, "title": page.title, "question": question, "email": email},
        )
