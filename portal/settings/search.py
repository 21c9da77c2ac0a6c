"""Search: which engine answers, where Elasticsearch is, and what stands in for it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from portal.settings import env

_ENGINES = ("embedded", "elasticsearch")


def _engine() -> str:
    chosen = env.env.str("SEARCH_ENGINE", "embedded")
    if chosen not in _ENGINES:
        raise env.MissingSetting(f"SEARCH_ENGINE is {chosen!r}; it may be {' or '.join(_ENGINES)}.")
    return chosen


def _fallback(chosen: str) -> str:
    fallback = env.env.str("SEARCH_FALLBACK", "")
    if fallback not in {"", "embedded"}:
        raise env.MissingSetting(f"SEARCH_FALLBACK is {fallback!r}; it may be embedded or empty.")
    return "" if fallback == chosen else fallback


def _hosts() -> tuple[str, ...]:
    """Addresses of the cluster, each with scheme and port, none with a password: addresses reach logs."""
    hosts = []
    meaning = "the addresses of the Elasticsearch cluster, separated by commas, as SEARCH_ENGINE is elasticsearch"
    for given in env.required_list("ELASTICSEARCH_URLS", meaning):
        parts = urlsplit(given)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
            raise env.MissingSetting("ELASTICSEARCH_URLS must hold addresses like https://search.example:9200.")
        if parts.username is not None or parts.password is not None:
            raise env.MissingSetting(
                "ELASTICSEARCH_URLS must hold no password: set ELASTICSEARCH_USER and ELASTICSEARCH_PASSWORD."
            )
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        hosts.append(f"{parts.scheme}://{host}:{_port(parts.netloc, parts.scheme)}{parts.path.rstrip('/')}")
    return tuple(hosts)


def _port(netloc: str, scheme: str) -> int:
    """The port given; without one Elasticsearch's own, or that of https."""
    found = re.search(r":(\d{1,5})$", netloc)
    if found is None:
        return 443 if scheme == "https" else 9200
    port = int(found[1])
    if not 0 < port < 65_536:
        raise env.MissingSetting(f"ELASTICSEARCH_URLS names port {port}, which does not exist.")
    return port


def _login() -> dict[str, str]:
    user, password = env.env.str("ELASTICSEARCH_USER", ""), env.env.str("ELASTICSEARCH_PASSWORD", "")
    key = env.env.str("ELASTICSEARCH_API_KEY", "")
    if key and (user or password):
        raise env.MissingSetting("Set ELASTICSEARCH_API_KEY, or ELASTICSEARCH_USER with its password, not both.")
    if bool(user) != bool(password):
        raise env.MissingSetting("ELASTICSEARCH_USER and ELASTICSEARCH_PASSWORD belong together: set both or neither.")
    return {"user": user, "password": password, "api_key": key}


def _ca_file(hosts: tuple[str, ...]) -> str:
    ca_file = env.env.str("ELASTICSEARCH_CA_FILE", "")
    if ca_file and not Path(ca_file).is_file():
        raise env.MissingSetting("ELASTICSEARCH_CA_FILE names a file that is not there.")
    if ca_file and not all(host.startswith("https:") for host in hosts):
        raise env.MissingSetting("ELASTICSEARCH_CA_FILE is for https; ELASTICSEARCH_URLS holds an address with http.")
    return ca_file


def _number(name: str, default: int, least: int) -> int:
    given = env.env.str(name, str(default))
    if not given.isdigit() or int(given) < least:
        raise env.MissingSetting(f"{name} is {given!r}; it must be a whole number of at least {least}.")
    return int(given)


def _seconds(name: str, default: float) -> float:
    given = env.env.str(name, str(default))
    if not re.fullmatch(r"\d+(\.\d+)?", given) or not float(given):
        raise env.MissingSetting(f"{name} is {given!r}; it must be a number of seconds above 0.")
    return float(given)


def elasticsearch() -> dict[str, dict[str, Any]]:
    """What `knowledge.search.configured` makes the engine of: `address` (with who we are) and `layout`."""
    hosts = _hosts()
    name = env.env.str("ELASTICSEARCH_INDEX", "doorstroomportaal")
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,99}", name):
        raise env.MissingSetting(
            f"ELASTICSEARCH_INDEX is {name!r}; it may hold small letters, digits, hyphens and underscores."
        )
    return {
        "address": {
            "hosts": hosts,
            **_login(),
            "ca_file": _ca_file(hosts),
            "seconds": _seconds("ELASTICSEARCH_TIMEOUT", 2.0),
            "write_seconds": _seconds("ELASTICSEARCH_WRITE_TIMEOUT", 30.0),
        },
        "layout": {
            "name": name,
            "shards": _number("ELASTICSEARCH_SHARDS", 1, 1),
            "replicas": _number("ELASTICSEARCH_REPLICAS", 1, 0),
        },
    }


SEARCH_ENGINE = _engine()
SEARCH_FALLBACK = _fallback(SEARCH_ENGINE)
SEARCH_INDEX_DIR = env.DATA_DIR / "index"
SEARCH_WEIGHTS: dict[str, Any] = {"exact": 1.0, "stem": 0.5, "parts": 0.1, "synonym": 0.5}
# `manage.py search --engine elasticsearch` may ask it beside an embedded engine.
ELASTICSEARCH = elasticsearch() if SEARCH_ENGINE == "elasticsearch" or env.env.str("ELASTICSEARCH_URLS", "") else None
