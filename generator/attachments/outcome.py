"""Outcomes of attachments: the bytes to publish, or the reason why there are none."""

from __future__ import annotations

from typing import Any

from generator.dataclass import dataclass

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Outcome:
    """``data`` is ``None`` for what is refused; ``code`` may also be a mere warning."""

    data: bytes | None
    code: str = ""
    facts: Facts = ()


class RefusedError(Exception):
    """The attachment must not be published; ``code`` is that of a problem."""

    def __init__(self, code: str, **facts: Any) -> None:
        self.code = code
        self.facts: Facts = tuple((name, str(value)) for name, value in facts.items())
        super().__init__(code)

    @property
    def outcome(self) -> Outcome:
        return Outcome(None, self.code, self.facts)


def broken() -> RefusedError:
    """Return the refusal of a picture that is cut off or does not keep to its format."""
    return RefusedError("attachment.broken")
