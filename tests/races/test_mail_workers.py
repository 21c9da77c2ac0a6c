"""Several workers on one ledger: each mail goes out once."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from portal.shared.mail import queue_mail, send_queued_mail
from tests.mail_sink import MailSink
from tests.scale import times

WORKERS = 4
MAILS = 10


@pytest.mark.django_db(transaction=True)
def test_workers_at_the_same_moment_never_send_the_same_mail(mail_sink: MailSink) -> None:
    for _turn in range(times(20)):
        mail_sink.taken.clear()
        with transaction.atomic():
            asked = [
                queue_mail(to=f"nummer{number}@school.example", subject="Dag", text="Tot dan.").message_id
                for number in range(MAILS)
            ]
        together = threading.Barrier(WORKERS)
        sent: list[int] = []

        def work(together: threading.Barrier = together, sent: list[int] = sent) -> None:
            together.wait()
            try:
                sent.append(send_queued_mail())
            finally:
                connection.close()

        workers = [threading.Thread(target=work) for _worker in range(WORKERS)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        assert sum(sent) == MAILS
        assert sorted(mail_sink.message_ids()) == sorted(asked)
