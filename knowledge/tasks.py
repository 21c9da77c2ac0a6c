"""The clocks of knowledge: the search index, and what was asked."""

from __future__ import annotations

import structlog

from knowledge.actions.asked import collect_asked, forget_asked
from knowledge.search import prepared
from knowledge.search.attachments import read_waiting
from knowledge.search.checking import differences, rebuild, repair
from knowledge.search.configured import engine, in_use
from knowledge.search.contract import EngineUnavailable
from knowledge.search.ledger import catch_up
from portal.shared.clock import every

log = structlog.stdlib.get_logger("knowledge.search")

MINUTE = 60
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


@every(10, "search rebuild")
def rebuild_when_needed() -> None:
    """Makes an index anew that was made with other rules than there are now: an editor changed a word that is not
    split, or the code is newer. The old index answers meanwhile; a rebuild that was killed is begun again, because the
    need for it is seen in the index itself. An engine that is away is tried again at the next round.
    """
    prepared.analyse_as_editors_say()
    for name in in_use():
        reason = engine(name).status().rebuild_needed
        if not reason:
            continue
        try:
            count = rebuild(only=name)
            catch_up()
        except EngineUnavailable as error:
            log.info("search index waits", engine=name, reason=str(error))
        else:
            log.info("search index made anew", engine=name, reason=reason, documents=count)


@every(MINUTE, "search questions")
def count_questions() -> None:
    """Adds what visitors asked to the report for editors."""
    collect_asked()


@every(HOUR, "old search questions")
def forget_questions() -> None:
    """Deletes what was asked more than 90 days ago."""
    forget_asked()


@every(HOUR, "search check")
def check_and_repair() -> None:
    """Mends what ever went past the ledger: a change made directly in the database, a lost or outdated index."""
    catch_up_with_changes()
    for name in in_use():
        try:
            found = differences(only=name)
        except EngineUnavailable:
            found = None
        if found == []:
            continue
        try:
            repair(found, only=name)
        except EngineUnavailable as error:
            log.warning("search index not repaired", engine=name, reason=str(error))
        else:
            log.warning("search index repaired", engine=name, differences=None if found is None else len(found))
