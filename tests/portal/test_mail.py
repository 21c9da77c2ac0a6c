"""The mail ledger: out if and only if committed, once, in order, and never given up too early or too late."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from portal.shared.mail import BACK_OFF, CLAIM, forget_old_mail, mail_report, queue_mail, send_queued_mail
from portal.shared.models import MailState, QueuedMail
from tests.mail_sink import MailSink

pytestmark = pytest.mark.django_db


def queue(to: str = "anna@school.example", **fields: str) -> QueuedMail:
    with transaction.atomic():
        return queue_mail(to=to, **{"subject": "Je vraag", "text": "Dag Anna,\n\nBedankt.", **fields})


def test_a_mail_goes_out_as_it_was_written(mail_sink: MailSink) -> None:
    mail = queue(html="<p>Dag <b>Anna</b></p>", reply_to="bas@school.example")
    assert send_queued_mail() == 1
    (message,) = mail_sink.taken
    assert message["To"] == "anna@school.example"
    assert message["Reply-To"] == "bas@school.example"
    assert message["Subject"] == "Je vraag"
    assert message["Message-ID"] == mail.message_id
    assert message["Auto-Submitted"] == "auto-generated"
    text, html = message.iter_parts()
    assert text.get_content().split() == ["Dag", "Anna,", "Bedankt."]
    assert html.get_content().strip() == "<p>Dag <b>Anna</b></p>"
    mail.refresh_from_db()
    assert (mail.state, mail.tries, mail.error, mail.claimed_by) == (MailState.SENT, 1, "", None)


def test_a_mail_that_was_sent_is_not_sent_again(mail_sink: MailSink) -> None:
    queue()
    assert [send_queued_mail(), send_queued_mail()] == [1, 0]
    assert len(mail_sink.taken) == 1


def test_mail_goes_in_the_order_in_which_it_was_asked_for(mail_sink: MailSink) -> None:
    asked = [queue(to=f"nummer{number}@school.example").message_id for number in range(5)]
    assert send_queued_mail() == 5
    assert mail_sink.message_ids() == asked


@pytest.mark.django_db(transaction=True)
def test_no_mail_without_the_commit_of_what_it_is_about(mail_sink: MailSink) -> None:
    class ChangedMind(Exception):
        pass

    def ask_and_change_mind() -> None:
        with transaction.atomic():
            queue_mail(to="anna@school.example", subject="Je vraag", text="Dag")
            raise ChangedMind

    with pytest.raises(ChangedMind):
        ask_and_change_mind()
    assert send_queued_mail() == 0
    assert mail_sink.taken == []


@pytest.mark.django_db(transaction=True)
def test_queueing_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="in the transaction"):
        queue_mail(to="anna@school.example", subject="Je vraag", text="Dag")


@pytest.mark.parametrize("address", ["", "anna", "anna@school.example\nBcc: iedereen@school.example"])
def test_what_is_no_address_is_refused_at_once(address: str) -> None:
    with pytest.raises(ValidationError):
        queue(to=address)
    assert QueuedMail.objects.count() == 0


def test_line_ends_in_a_subject_make_no_header_of_their_own(mail_sink: MailSink) -> None:
    queue(subject="Vraag\r\nBcc: iedereen@school.example")
    send_queued_mail()
    (message,) = mail_sink.taken
    assert message["Subject"] == "Vraag Bcc: iedereen@school.example"
    assert message["Bcc"] is None


def test_a_server_that_is_busy_is_asked_again_later_and_others_do_not_wait(mail_sink: MailSink) -> None:
    mail_sink.answers["vol@school.example"] = "450 mailbox busy"
    slow, other = queue(to="vol@school.example"), queue()
    assert send_queued_mail() == 1
    assert mail_sink.message_ids() == [other.message_id]
    slow.refresh_from_db()
    assert slow.state == MailState.WAITING
    assert slow.error.startswith("SMTPRecipientsRefused")
    assert timedelta(seconds=50) < slow.due_at - timezone.now() <= timedelta(minutes=BACK_OFF[0])

    del mail_sink.answers["vol@school.example"]
    assert send_queued_mail() == 0
    assert send_queued_mail(now=timezone.now() + timedelta(minutes=BACK_OFF[0])) == 1
    assert mail_sink.message_ids() == [other.message_id, slow.message_id]


def test_an_address_that_does_not_exist_is_not_tried_again(mail_sink: MailSink) -> None:
    mail_sink.answers["weg@school.example"] = "550 no such user"
    mail = queue(to="weg@school.example")
    assert send_queued_mail() == 0
    mail.refresh_from_db()
    assert (mail.state, mail.tries) == (MailState.FAILED, 1)
    assert mail_report() == {"waiting": 0, "failed": 1}


def test_a_server_that_stays_away_is_given_up_after_the_last_turn(mail_sink: MailSink, settings: Any) -> None:
    settings.EMAIL_PORT = 9  # nobody listens there
    mail = queue()
    now = timezone.now()
    for turn, minutes in enumerate(BACK_OFF, start=1):
        assert send_queued_mail(now=now) == 0
        mail.refresh_from_db()
        assert (mail.state, mail.tries) == (MailState.WAITING, turn)
        now = timezone.now() + timedelta(minutes=minutes, seconds=1)
    send_queued_mail(now=now)
    mail.refresh_from_db()
    assert (mail.state, mail.tries) == (MailState.FAILED, len(BACK_OFF) + 1)


def test_a_row_that_another_worker_has_claimed_is_left_alone_until_its_claim_has_passed(mail_sink: MailSink) -> None:
    mail = queue()
    now = timezone.now()
    QueuedMail.objects.update(claimed_by="5f6c1f6e-7a55-4d7e-9d0a-0f2a6b9a3c11", claimed_until=now + CLAIM)
    assert send_queued_mail() == 0
    assert send_queued_mail(now=now + CLAIM) == 1
    assert mail_sink.message_ids() == [mail.message_id]


def test_sent_mail_is_forgotten_after_two_weeks_and_failed_mail_after_ninety_days() -> None:
    now = timezone.now()
    kept = [queue(), queue(), queue()]
    gone = [queue(), queue()]
    for mail, state, days in (
        (kept[0], MailState.WAITING, 400),
        (kept[1], MailState.SENT, 13),
        (kept[2], MailState.FAILED, 89),
        (gone[0], MailState.SENT, 15),
        (gone[1], MailState.FAILED, 91),
    ):
        moment = now - timedelta(days=days)
        QueuedMail.objects.filter(pk=mail.pk).update(state=state, created_at=moment, sent_at=moment)
    assert forget_old_mail() == 2
    assert set(QueuedMail.objects.values_list("pk", flat=True)) == {mail.pk for mail in kept}
