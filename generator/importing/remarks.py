"""What is said of a file beside what was taken from it, so that nothing is left out in silence."""

from __future__ import annotations

from generator.dataclass import dataclass


@dataclass(frozen=True)
class Remark:
    """``key`` names a sentence of the command line, ``facts`` are its parts."""

    key: str
    facts: tuple[tuple[str, str], ...] = ()


def remark(key: str, **facts: object) -> Remark:
    return Remark(key, tuple((name, str(value)) for name, value in facts.items()))
