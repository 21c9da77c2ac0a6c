"""The only reader of the environment: every setting that differs between machines, typed, with its default."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from environs import Env

ROOT = Path(__file__).resolve().parent.parent.parent

env = Env()


class MissingSetting(SystemExit):
    """A start that cannot be safe ends with a sentence that says what to set."""


# What `dev` and `test` give where production demands an answer; filled before `base` is read.
fallbacks: dict[str, str] = {}


def required(name: str, meaning: str) -> str:
    """Value of `name`; ends the process with a sentence when it is missing or empty."""
    value = env.str(name, "") or fallbacks.get(name, "")
    if not value:
        raise MissingSetting(f"Set {name} in the environment: {meaning}. The portal does not start without it.")
    return value


def required_list(name: str, meaning: str) -> list[str]:
    """Comma-separated values of `name`; ends the process with a sentence when there are none."""
    return [part.strip() for part in required(name, meaning).split(",") if part.strip()]


DATA_DIR = Path(env.str("DATA_DIR", str(ROOT / ".data"))).resolve()


def database() -> dict[str, Any]:
    """Django's database dictionary for `DATABASE_URL` (PostgreSQL) or, without it, SQLite in `DATA_DIR`.

    SQLite: WAL, IMMEDIATE transactions, a busy timeout and synchronous FULL, so that several processes write
    safely and a power cut loses nothing committed. PostgreSQL: a connection pool and a lock timeout.
    """
    url = env.str("DATABASE_URL", "")
    if not url or url.startswith("sqlite:"):
        path = url.removeprefix("sqlite:///") if url else str(DATA_DIR / "portal.sqlite3")
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": path,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000;",
            },
        }
    return _postgresql(url)


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise MissingSetting(
            "DATABASE_URL must look like postgresql://user:password@host:5432/name or sqlite:////folder/file."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": parts.port or "",
        # The pool hands out connections; Django's own keeping of them would stand in its way.
        "CONN_MAX_AGE": 0,
        # After a restart of the database a dead connection is found out before it is handed out.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **dict(parse_qsl(parts.query)),
            "pool": {
                "min_size": env.int("DATABASE_POOL_MIN_SIZE", 2),
                "max_size": env.int("DATABASE_POOL_SIZE", 10),
                "timeout": 10,
            },
            "options": "-c lock_timeout=10000",
        },
    }


@dataclass(frozen=True, slots=True)
class Mail:
    """Where mail goes: an SMTP server, or without `EMAIL_HOST` a folder in `DATA_DIR`."""

    host: str = env.str("EMAIL_HOST", "")
    port: int = env.int("EMAIL_PORT", 587)
    user: str = env.str("EMAIL_HOST_USER", "")
    password: str = env.str("EMAIL_HOST_PASSWORD", "")
    use_tls: bool = env.bool("EMAIL_USE_TLS", True)
    sender: str = env.str("DEFAULT_FROM_EMAIL", "Doorstroomportaal <portaal@localhost>")
