"""Mail that is never lost: a row in the transaction that asked for it, sent afterwards, one by one."""

from __future__ import annotations

import smtplib
import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import parseaddr

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.validators import validate_email
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from portal.shared.health import reports
from portal.shared.models import MailState, QueuedMail

log = structlog.stdlib.get_logger("portal.mail")

# Longer than a slow server can keep one mail: the claim of a killed worker passes to the next one after this.
CLAIM = timedelta(minutes=3)
# Minutes until the next try; after the last one the mail has failed.
BACK_OFF = (1, 2, 5, 15, 60, 240, 720, 1440)
REFUSED_FOR_GOOD = 500
KEEP_SENT = timedelta(days=14)
KEEP_FAILED = timedelta(days=90)


def queue_mail(*, to: str, subject: str, text: str, html: str = "", reply_to: str = "") -> QueuedMail:
    """Writes a mail to the ledger. Only inside a transaction: the mail goes out if and only if that is committed.

    Raises ValidationError when `to` or `reply_to` is no mail address; line ends in the subject become spaces.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("queue_mail belongs in the transaction of what the mail is about.")
    validate_email(to)
    if reply_to:
        validate_email(reply_to)
    return QueuedMail.objects.create(
        message_id=f"<{uuid.uuid4().hex}@{_sender_domain()}>",
        to=to,
        reply_to=reply_to,
        subject=" ".join(subject.split())[:200],
        text=text,
        html=html,
    )


def send_queued_mail(now: datetime | None = None) -> int:
    """Sends what is due, one by one, each noted before the next; returns how many went out.

    Safe to run in several processes and to be killed at any moment: a claimed row that was not noted as sent is
    taken again when its claim has passed, with the same Message-ID.
    """
    sent = 0
    while mail := _claim_next(now or timezone.now()):
        sent += _send(mail)
    return sent


def forget_old_mail() -> int:
    """Deletes sent mail after two weeks and failed mail after ninety days: it holds personal data."""
    now = timezone.now()
    old = Q(state=MailState.SENT, sent_at__lt=now - KEEP_SENT) | Q(
        state=MailState.FAILED, created_at__lt=now - KEEP_FAILED
    )
    return QueuedMail.objects.filter(old).delete()[0]


@reports("mail")
def mail_report() -> Mapping[str, int]:
    """How many mails wait and how many have failed."""
    return {state: QueuedMail.objects.filter(state=state).count() for state in (MailState.WAITING, MailState.FAILED)}


def _sender_domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"


def _due(now: datetime) -> Q:
    return Q(state=MailState.WAITING, due_at__lte=now) & (Q(claimed_until=None) | Q(claimed_until__lte=now))


def _claim_next(now: datetime) -> QueuedMail | None:
    """The next due row, claimed in a transaction of its own: no lock is held while a mail server is slow."""
    # The worker asks twice a second: look before taking SQLite's one write lock.
    if not QueuedMail.objects.filter(_due(now)).exists():
        return None
    with transaction.atomic():
        # PostgreSQL: rows that another worker is claiming are passed over. SQLite: IMMEDIATE lets one in at a time.
        rows = QueuedMail.objects.filter(_due(now)).order_by("due_at", "pk")
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        mail = rows.first()
        if mail is not None:
            mail.claimed_by = uuid.uuid4()
            mail.claimed_until = timezone.now() + CLAIM
            mail.tries += 1
            mail.save(update_fields=["claimed_by", "claimed_until", "tries"])
        return mail


def _send(mail: QueuedMail) -> bool:
    try:
        _message(mail).send()
    except Exception as error:
        log.warning("mail not sent", mail=mail.pk, tries=mail.tries, kind=type(error).__name__)
        _note(mail, **_after_failure(mail, error))
        return False
    _note(mail, state=MailState.SENT, sent_at=timezone.now(), error="")
    return True


def _message(mail: QueuedMail) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        to=[mail.to],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"},
        connection=get_connection(),
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    return message


def _after_failure(mail: QueuedMail, error: Exception) -> dict[str, object]:
    for_good = mail.tries > len(BACK_OFF) or _refused_for_good(error)
    changes: dict[str, object] = {"error": f"{type(error).__name__}: {error}"[:300]}
    if for_good:
        return {**changes, "state": MailState.FAILED}
    return {**changes, "due_at": timezone.now() + timedelta(minutes=BACK_OFF[mail.tries - 1])}


def _refused_for_good(error: Exception) -> bool:
    """A server that says 5xx of this very recipient or message says so again tomorrow."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= REFUSED_FOR_GOOD for code, _answer in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= REFUSED_FOR_GOOD


def _note(mail: QueuedMail, **changes: object) -> None:
    """Only while the claim is still ours: a slow worker does not overwrite what its successor noted."""
    QueuedMail.objects.filter(pk=mail.pk, claimed_by=mail.claimed_by).update(
        claimed_by=None, claimed_until=None, **changes
    )
