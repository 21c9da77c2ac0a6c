"""The clocks of knowledge: the search index."""

from __future__ import annotations

import structlog

from knowledge.search.attachments import read_waiting
from knowledge.search.checking import differences, repair
from knowledge.search.contract import EngineUnavailable
from knowledge.search.ledger import catch_up
from portal.shared.clock import every

log = structlog.stdlib.get_logger("knowledge.search")

HOUR = 3600


@every(0.5, "search ledger")
def catch_up_with_changes() -> None:
    """Tells the index what changed; an engine that is away is tried again at the next round, the ledger keeps
    everything.
    """
    try:
        catch_up()
    except EngineUnavailable as error:
        log.info("search ledger waits", reason=str(error))


@every(5, "text of attachments")
def read_attachments() -> None:
    """Reads files that were added or replaced."""
    read_waiting()


@every(HOUR, "search check")
def check_and_repair() -> None:
    """Mends what ever went past the ledger: a change made directly in the database, a lost or outdated index."""
    catch_up_with_changes()
    try:
        found = differences()
    except EngineUnavailable:
        found = None
    if found is None or found:
        log.warning("search index repaired", differences=None if found is None else len(found))
        repair(found)
