"""Standards as pages show them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.kinds.standards.model import Standard


@dataclass(frozen=True)
class StandardView:
    standard: Standard
    address: str
