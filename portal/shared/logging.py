"""Logs: one line of JSON for each thing that happened, without anything that points at a person.

A request gives one line: route, status, milliseconds, request id. The address itself, the query string, the
visitor's IP address, mail addresses and tokens never reach a log, also not through a library's own message.
"""

from __future__ import annotations

import logging
import logging.config
import re
import time
import uuid
from collections.abc import Callable, MutableMapping
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponseBase
from structlog.types import EventDict, Processor, WrappedLogger

MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*")
QUERY_STRING = re.compile(r"\?[^\s\"'<>]*=[^\s\"'<>]*")
IPV4 = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b")
IPV6 = re.compile(r"(?<![\w:])(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}(?![\w:])")
# A signed or random value in an address: long, and of letters and digits mixed.
TOKEN = re.compile(r"(?<![\w-])(?=[\w:.-]*\d)(?=[\w:.-]*[A-Za-z])[A-Za-z0-9_][\w:-]{23,}(?![\w-])")
CLOCK_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")

# These loggers put the requested path, which may hold a token, in their message: only the first words are kept.
NAMES_PATHS = ("django.request", "django.server", "django.security")


def scrubbed(text: str) -> str:
    """`text` without mail addresses, query strings, IP addresses and tokens."""
    text = QUERY_STRING.sub("?…", MAIL_ADDRESS.sub("<mail>", text))
    text = IPV4.sub("<ip>", text)
    text = IPV6.sub(lambda found: found[0] if CLOCK_TIME.fullmatch(found[0]) else "<ip>", text)
    return TOKEN.sub("<token>", text)


def _scrub(value: Any) -> Any:
    if isinstance(value, str):
        return scrubbed(value)
    if isinstance(value, MutableMapping):
        return {key: _scrub(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_scrub(item) for item in value]
    return value


# What we make ourselves and what is no secret: left as it is.
KEPT = frozenset({"request_id", "timestamp", "level", "logger", "route"})


def without_personal_data(logger: WrappedLogger, name: str, event: EventDict) -> EventDict:
    """The last processor before writing: whatever a message carried, it leaves scrubbed."""
    return {key: value if key in KEPT else _scrub(value) for key, value in event.items()}


def _without_paths(logger: WrappedLogger, name: str, event: EventDict) -> EventDict:
    record = event.get("_record")
    if record is None or not record.name.startswith(NAMES_PATHS):
        return event
    if record.name == "django.request":
        event["event"] = str(event["event"]).partition(":")[0]
    else:
        # What was refused is in its name ("DisallowedHost"); the traceback repeats what the visitor sent.
        event["event"] = record.name.rpartition(".")[2]
        event.pop("exc_info", None)
    return event


SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def configure(options: dict[str, Any]) -> None:
    """Django's LOGGING_CONFIG: everything, ours and the libraries', through one JSON handler on standard error."""
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                "json": {
                    "()": structlog.stdlib.ProcessorFormatter,
                    "foreign_pre_chain": [*SHARED, _without_paths],
                    "processors": [
                        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                        structlog.processors.format_exc_info,
                        without_personal_data,
                        structlog.processors.JSONRenderer(ensure_ascii=False),
                    ],
                }
            },
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
            "root": {"handlers": ["stderr"], "level": options.get("level", "INFO")},
            "loggers": {
                "django": {"level": "INFO", "handlers": [], "propagate": True},
                "django.server": {"level": "WARNING", "handlers": [], "propagate": True},
                # One line for each request is ours; Django's second one, with the path, adds nothing below an error.
                "django.request": {"level": "ERROR", "handlers": [], "propagate": True},
                "django.security": {"level": "ERROR", "handlers": [], "propagate": True},
                # Wagtail queues two tasks for each save, and tells each edit to its own audit log.
                "django_tasks": {"level": "WARNING"},
                "django_tasks_db": {"level": "WARNING"},
                "wagtail": {"level": "WARNING"},
                "fontTools": {"level": "WARNING"},
                "PIL": {"level": "WARNING"},
                "pypdf": {"level": "ERROR"},
            },
        }
    )


log = structlog.stdlib.get_logger("portal.request")


def route_of(request: HttpRequest) -> str:
    """The pattern that answered, which holds `<token>` where the address holds the token itself."""
    match = request.resolver_match
    if match is None:
        return "unmatched"
    return match.view_name or match.route or "unnamed"


class RequestLogMiddleware:
    """Outermost: gives each request its id, says it in `X-Request-ID`, and writes the one line."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        identity = uuid.uuid4().hex
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=identity)
        started = time.perf_counter()
        response = self.get_response(request)
        response["X-Request-ID"] = identity
        milliseconds = round((time.perf_counter() - started) * 1000, 1)
        log.info(
            "request", method=request.method, route=route_of(request), status=response.status_code, ms=milliseconds
        )
        return response
