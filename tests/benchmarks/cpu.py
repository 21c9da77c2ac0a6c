"""Time that processors worked, for this process and for a database server beside it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def of_server(main: int) -> float:
    """Seconds that a server worked so far: its main process, the children it has and those it had.

    Read from /proc in ticks of a hundredth of a second: measure over seconds.
    """
    total = 0
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                fields = (folder / "stat").read_text().rpartition(") ")[2].split()
            except OSError:
                continue  # gone between the listing and the look
            if int(folder.name) == main:
                total += sum(map(int, fields[11:15]))
            elif int(fields[1]) == main:
                total += sum(map(int, fields[11:13]))
    return total / TICKS


def milliseconds(work: Callable[[], object], server: int, seconds: float, least: int = 3) -> float:
    """Processor milliseconds of one `work`, here and in the server of that process number; the mean over `seconds`,
    after one turn that is not counted.
    """

    def now() -> float:
        return time.process_time() + (of_server(server) if server else 0.0)

    work()
    started = now()
    turns = 0
    while turns < least or now() - started < seconds:
        work()
        turns += 1
    return (now() - started) / turns * 1_000
