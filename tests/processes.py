"""Work in processes of its own, which see what this one has committed and nothing else."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.context import ForkProcess

from django.db import connections

FORK = get_context("fork")


def let_go() -> None:
    """Closes every connection and the pool that keeps it: a child must not speak through its parent's."""
    for connection in connections.all():
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()


def start(work: Callable[[], object]) -> ForkProcess:
    """Begins `work` in a child with connections of its own. It ends with 0 when the work is done, with 1 at an error,
    which it prints; nothing is tidied up in either case.
    """
    let_go()

    def alone() -> None:
        try:
            work()
        except BaseException:  # whatever it was, its parent learns of it by the code
            traceback.print_exc()
            os._exit(1)
        os._exit(0)

    child = FORK.Process(target=alone)
    child.start()
    return child


def in_a_process(work: Callable[[], object]) -> int | None:
    """Does `work` in a child, waits for it, and says how it ended: a code, or minus the number of a signal."""
    child = start(work)
    child.join()
    return child.exitcode
