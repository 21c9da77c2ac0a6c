"""Kill -9 in the middle of sending: no mail is lost, and at most the one being sent goes out twice."""

from __future__ import annotations

import os
import random
import signal
from collections import Counter

import pytest
from django.db import connections, transaction
from django.utils import timezone

from portal.shared.mail import CLAIM, queue_mail, send_queued_mail
from portal.shared.models import MailState, QueuedMail
from tests.mail_sink import MailSink
from tests.scale import times

MAILS = 12


def _send_until_killed(after: int) -> int:
    """Forks a process that sends and kills itself with -9 right after the server took mail number `after`."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        from django.core.mail.backends.smtp import EmailBackend

        taken = 0
        send = EmailBackend.send_messages

        def send_and_die(self: EmailBackend, messages: list[object]) -> int:
            nonlocal taken
            # Before or after the server has taken it: both moments come up.
            if taken + 1 == after and random.Random(after).random() < 0.3:
                os.kill(os.getpid(), signal.SIGKILL)
            sent: int = send(self, messages)
            taken += 1
            if taken == after:
                os.kill(os.getpid(), signal.SIGKILL)
            return sent

        EmailBackend.send_messages = send_and_die  # type: ignore[method-assign,assignment]
        try:
            send_queued_mail()
        finally:
            os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return status


@pytest.mark.django_db(transaction=True)
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded, use of fork:DeprecationWarning")
def test_no_mail_is_lost_and_at_most_one_goes_out_twice_for_each_kill(mail_sink: MailSink) -> None:
    for turn in range(times(50)):
        mail_sink.taken.clear()
        with transaction.atomic():
            asked = [
                queue_mail(to=f"nummer{number}@school.example", subject="Dag", text="Tot dan.").message_id
                for number in range(MAILS)
            ]
        status = _send_until_killed(after=1 + turn % MAILS)
        assert os.WTERMSIG(status) == signal.SIGKILL

        send_queued_mail()
        send_queued_mail(now=timezone.now() + CLAIM)

        counted = Counter(mail_sink.message_ids())
        assert set(counted) == set(asked)
        assert sum(counted.values()) - MAILS <= 1
        assert QueuedMail.objects.exclude(state=MailState.SENT).count() == 0
        QueuedMail.objects.all().delete()
