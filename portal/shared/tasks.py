"""The clocks of the ground: mail, scheduled publishing, the wake queue, and what must be forgotten."""

from __future__ import annotations

import uuid

from django.core.management import call_command
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from portal.shared.clock import every
from portal.shared.mail import forget_old_mail, send_queued_mail

DAY = 24 * 3600

every(0.5, "mail")(send_queued_mail)
every(DAY / 24, "old mail")(forget_old_mail)


@every(60, "scheduled publishing")
def publish_scheduled() -> None:
    """Publishes what has reached its minute and takes away what has expired."""
    call_command("publish_scheduled", verbosity=0)


@every(0.5, "wake queue")
def run_woken_tasks() -> None:
    """Runs the tasks of queue `wake` until there are none; for one that was killed its ledger makes up."""
    # The library's worker takes the write lock to look; look without one first.
    if not DBTaskResult.objects.ready().filter(backend_name="wake").exists():
        return
    Worker(
        queue_names=["wake"],
        interval=0,
        batch=True,
        backend_name="wake",
        startup_delay=False,
        max_tasks=None,
        worker_id=uuid.uuid4().hex,
        excluded_queue_names=[],
    ).run()


@every(DAY, "old sessions and tasks")
def forget_old_sessions() -> None:
    """Sessions that have ended and tasks that ran a week ago say who did what when: they go."""
    call_command("clearsessions", verbosity=0)
    call_command("prune_db_task_results", "--backend=wake", "--queue-name=wake", "--min-age-days=7", verbosity=0)
