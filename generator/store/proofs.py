"""Proofs about the files of the last build, so that only what changed is audited.

Derived like everything here, and believed only whole: the first line is a hash of the rest.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from generator.memory.files import FOLDER, read, write

FILE = f"{FOLDER}/audit.json"


def proof(folder: Path) -> Any:
    """Read the proof; ``None`` where there is none, or where it is damaged."""
    head, _, text = (read(folder / FILE) or "").partition("\n")
    try:
        return json.loads(text) if head == mark(text) else None
    except (ValueError, RecursionError):
        return None


def remember_proof(folder: Path, plain: Any) -> None:
    """Write the proof where it differs. Raises ``OSError`` where it cannot be written."""
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    write(folder / FILE, f"{mark(text)}\n{text}")


def mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
