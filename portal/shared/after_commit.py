"""Wagtail's own jobs, done in the process that asks for them: at once, or after the commit where that is safer."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django_tasks.backends.immediate import ImmediateBackend

SEARCH_OF_THE_BACK_OFFICE = "modelsearch."


class AfterCommitBackend(ImmediateBackend):
    """Leaves the back office's own search index until the commit. Inside the transaction that saves a page it locks the
    rows of other pages: two editors who publish at once then deadlock on PostgreSQL, and one of them gets an error.
    After the commit each statement stands alone, and a job that fails is logged and breaks nothing.

    Who uses which document stays in the transaction: whether a file may be served hangs on it.
    """

    def _execute_task(self, task_result: Any) -> None:
        execute = partial(super()._execute_task, task_result)
        if task_result.task.module_path.startswith(SEARCH_OF_THE_BACK_OFFICE):
            transaction.on_commit(execute, robust=True)
        else:
            execute()
