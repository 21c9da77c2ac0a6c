"""Talking to an Elasticsearch cluster: the only file that knows the client.

Whatever goes wrong between here and there is `EngineUnavailable`, with a reason that holds neither a password nor what
somebody searched for: reasons go to logs.
"""

from __future__ import annotations

import logging
import os
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from elasticsearch import (
    ApiError,
    ConnectionTimeout,
    Elasticsearch,
    NotFoundError,
    SSLError,
    TransportError,
    UnsupportedProductError,
)
from elasticsearch.helpers import streaming_bulk

from knowledge.search.contract import EngineUnavailable

Json = dict[str, Any]

SERVER_VERSIONS = (8, 9)

# A batch that the server has no room for is sent again after ½, 1, 2, 4 and 8 seconds, then given back.
_BULK_TRIES_MORE = 5
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 8.0
_TOO_BUSY = (429, 502, 503, 504)
_BULK_DOCUMENTS, _BULK_BYTES = 500, 5_000_000
# After a search that was not answered in time no other waits for as long, until these seconds are over.
_SECONDS_OF_SILENCE = 3.0


# Its line for each request says nothing that ours do not say better.
logging.getLogger("elastic_transport").setLevel(logging.ERROR)


class IndexMissing(EngineUnavailable):
    """There is a cluster, but no index of that name."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the cluster is and who we are to it. `seconds` is how long a reader waits, `write_seconds` a writer."""

    hosts: tuple[str, ...]
    user: str = ""
    password: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)
    ca_file: str = ""
    seconds: float = 2.0
    write_seconds: float = 30.0


class Cluster:
    """Verbs for what an engine needs. May be shared between threads, and survives a fork."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._client: Elasticsearch | None = None
        self._pid = 0
        self._connecting = threading.Lock()
        self._fit = False
        self._silent_until = 0.0

    def check_version(self) -> str:
        """The version of the oldest server of the cluster; `EngineUnavailable` for one that we do not work with."""
        nodes = self._told(lambda: self._reading().nodes.info(metric="http", filter_path="nodes.*.version"))
        versions = sorted((str(node["version"]) for node in nodes["nodes"].values()), key=_numbers)
        known = [version for version in versions if _numbers(version)[:1] in {(major,) for major in SERVER_VERSIONS}]
        if not versions or known != versions:
            wanted = " and ".join(map(str, SERVER_VERSIONS))
            found = ", ".join(versions) or "of an unknown version"
            raise EngineUnavailable(f"{self._where()} is {found}; the portal works with versions {wanted}")
        self._fit = True
        return versions[0]

    def search(self, index: str, body: Json, *, steadily: str = "") -> Json:
        """One search. `steadily` sends equal words to equal copies of the shards, so that their pages fit together.

        An index that a rebuild switched away while this was on its way is asked for once more under its alias.
        """
        if time.monotonic() < self._silent_until:
            raise EngineUnavailable(f"{self._where()} did not answer in time just now")
        self._check_once()
        try:
            return self._searched(index, body, steadily)
        except IndexMissing:
            return self._searched(index, body, steadily)

    def _searched(self, index: str, body: Json, steadily: str) -> Json:
        answer = self._told(
            lambda: self._reading().search(
                index=index,
                body=body,
                preference=steadily or None,
                # With several shards a word is as rare as it is in all of them together.
                search_type="dfs_query_then_fetch",
                allow_partial_search_results=False,
            )
        )
        if answer["timed_out"]:
            raise EngineUnavailable(f"{self._where()} could not search everything in time")
        return answer

    def each(self, index: str, body: Json, size: int) -> Iterator[Json]:
        """Every hit of `body`, which sorts by a field that no two share, as the index was at the first one."""
        self._check_once()
        opened = self._told(lambda: self._writing().open_point_in_time(index=index, keep_alive="2m"))
        moment = str(opened["id"])
        after: dict[str, Any] = {}
        try:
            while True:
                request = {**body, **after, "size": size, "pit": {"id": moment, "keep_alive": "2m"}}
                answer = self._told(partial(self._writing().search, body=request, allow_partial_search_results=False))
                moment = str(answer.get("pit_id", moment))
                hits = answer["hits"]["hits"]
                yield from hits
                if len(hits) < size:
                    return
                after = {"search_after": hits[-1]["sort"]}
        finally:
            self._quietly(lambda: self._writing().close_point_in_time(id=moment))

    def count(self, index: str) -> int:
        return int(self._told(lambda: self._reading().count(index=index))["count"])

    def made_with(self, pattern: str) -> dict[str, dict[str, str]]:
        """What was noted beside each index that `pattern` or an alias names, by index."""
        found = self._told(lambda: self._reading().indices.get_mapping(index=pattern))
        return {name: dict(index["mappings"].get("_meta", {})) for name, index in found.items()}

    def write(self, index: str, actions: Iterable[Json], *, by_alias: bool) -> int:
        """Writes and takes out, in bulks, and says how many were written. Seen after `refresh`.

        Taking out what is not there is no error. Anything else that is refused is, after the whole was tried.
        """
        self._check_once()
        count, refused = 0, []
        with self._errors():
            for ok, item in streaming_bulk(
                self._writing(),
                ({"_index": index, "require_alias": by_alias, **action} for action in actions),
                chunk_size=_BULK_DOCUMENTS,
                max_chunk_bytes=_BULK_BYTES,
                max_retries=_BULK_TRIES_MORE,
                initial_backoff=_FIRST_PAUSE,
                max_backoff=_LONGEST_PAUSE,
                retry_on_status=_TOO_BUSY,
                raise_on_error=False,
            ):
                ((kind, result),) = item.items()
                if ok:
                    count += kind == "index"
                elif result.get("result") != "not_found":
                    refused.append(result)
        if refused:
            first = refused[0]
            kind = first["error"]["type"] if isinstance(first["error"], Mapping) else first["status"]
            if kind == "index_not_found_exception":
                raise IndexMissing(self._no_index())
            raise EngineUnavailable(f"{self._where()} refused {len(refused)} documents, {first['_id']} with {kind}")
        return count

    def refresh(self, index: str) -> None:
        """Shows what was written to it until now, all at once."""
        self._told(lambda: self._writing().indices.refresh(index=index))

    def create(self, index: str, settings: Json, mappings: Json) -> None:
        self._check_once()
        self._told(lambda: self._writing().indices.create(index=index, settings=settings, mappings=mappings))

    def change(self, index: str, settings: Json) -> None:
        self._told(lambda: self._writing().indices.put_settings(index=index, settings=settings))

    def point(self, alias: str, index: str) -> None:
        """Makes `alias`, with which the names of its indexes begin, mean `index` and nothing else, in one step."""
        actions: list[Json] = [{"remove": {"index": f"{alias}-*", "alias": alias, "must_exist": False}}]
        actions.append({"add": {"index": index, "alias": alias}})
        self._told(lambda: self._writing().indices.update_aliases(actions=actions))

    def drop(self, indexes: Iterable[str]) -> None:
        """Removes indexes as far as that goes; what stays is removed another time."""
        for index in indexes:
            self._quietly(partial(self._writing().indices.delete, index=index, ignore_unavailable=True))

    def _check_once(self) -> None:
        if not self._fit:
            self.check_version()

    def _reading(self) -> Elasticsearch:
        return self._connected().options(request_timeout=self._address.seconds)

    def _writing(self) -> Elasticsearch:
        return self._connected().options(request_timeout=self._address.write_seconds)

    def _connected(self) -> Elasticsearch:
        """One client for each process: after a fork two would read each other's answers."""
        with self._connecting:
            if self._client is None or self._pid != os.getpid():
                self._client, self._pid = _client(self._address), os.getpid()
            return self._client

    def _told(self, ask: Callable[[], Any]) -> Json:
        with self._errors():
            answer: Json = ask().body
        return answer

    def _quietly(self, ask: Callable[[], Any]) -> None:
        try:
            self._told(ask)
        except EngineUnavailable:
            return

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except NotFoundError as error:
            raise IndexMissing(self._no_index()) from error
        except UnsupportedProductError as error:
            raise EngineUnavailable(f"{self._where()} is another product than Elasticsearch") from error
        except ApiError as error:
            raise EngineUnavailable(f"{self._where()} {_refusal(error)}") from error
        except ConnectionTimeout as error:
            self._silent_until = time.monotonic() + _SECONDS_OF_SILENCE
            raise EngineUnavailable(f"{self._where()} did not answer in time") from error
        except SSLError as error:
            raise EngineUnavailable(
                f"the certificate of {self._where()} is not trusted, see ELASTICSEARCH_CA_FILE"
            ) from error
        except TransportError as error:
            raise EngineUnavailable(f"{self._where()} cannot be reached") from error

    def _where(self) -> str:
        return f"Elasticsearch at {', '.join(self._address.hosts)}"

    def _no_index(self) -> str:
        return f"no search index in {self._where()}: run rebuild_search"


def _client(address: Address) -> Elasticsearch:
    given: dict[str, Any] = {}
    if address.api_key:
        given["api_key"] = address.api_key
    elif address.user:
        given["basic_auth"] = (address.user, address.password)
    if address.ca_file:
        given["ca_certs"] = address.ca_file
    # Another server of the cluster is tried where one cannot be reached; one that is slow is not waited for twice.
    return Elasticsearch(list(address.hosts), max_retries=len(address.hosts), retry_on_timeout=False, **given)


def _refusal(error: ApiError) -> str:
    if error.status_code in {401, 403}:
        return f"refused the user or the key ({error.status_code})"
    if error.status_code == 406:
        return "is older than version 8, or another product"
    # Only the kind of error: its text may quote what was asked.
    return f"answered with {error.message} ({error.status_code})"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version)[:3])
