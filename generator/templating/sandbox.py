"""Jinja's sandbox for templates of the estate's own: they see their page and change nothing.

It keeps a slip, or a template from somewhere else, from running programs and from never ending.
It is no wall against whoever edits the estate's folder: they may name an upload command.
"""

from __future__ import annotations

from collections.abc import Sized
from typing import Any

from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import MAX_RANGE, ImmutableSandboxedEnvironment

MOST_ROUNDS = 1_000_000
"""Numbers that the ranges of one page may hold: loops within loops add up."""

MOST_DIGITS = 1_000_000
"""Characters, entries or digits that one multiplication may make."""


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment for one page after another; ``begin`` is called before each."""

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.globals["range"] = self._range
        self._rounds = 0

    def begin(self) -> None:
        """Begin to count anew."""
        self._rounds = 0

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Compute a product or power. Raises ``SecurityError`` where memory could not hold it."""
        if _size(operator, left, right) > MOST_DIGITS:
            raise SecurityError(f"too much: {operator}")
        return super().call_binop(context, operator, left, right)

    def _range(self, *limits: int) -> range:
        made = range(*limits)
        self._rounds += len(made)
        if len(made) > MAX_RANGE or self._rounds > MOST_ROUNDS:
            raise SecurityError("range too long")
        return made


def _size(operator: str, left: Any, right: Any) -> int:
    """Estimate a result's length without making it: bits of a power, entries of a repetition."""
    if operator == "**":
        numbers = isinstance(left, int) and isinstance(right, int)
        return left.bit_length() * right if numbers else 0
    for many, times in ((left, right), (right, left)):
        if isinstance(many, Sized) and isinstance(times, int):
            return len(many) * times
    return 0
