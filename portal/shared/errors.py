"""The one way a rule says no."""

from __future__ import annotations

from typing import Any


class RuleError(Exception):
    """A rule of the domain refused an action.

    `code` is stable and for programs ("session_full"); `message` is a Dutch sentence for the person who asked.
    `details` may carry what a view needs to put the message by the right field.
    """

    def __init__(self, code: str, message: Any, **details: Any) -> None:
        super().__init__(str(message))
        self.code = code
        self.message = message
        self.details = details
