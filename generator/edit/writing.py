"""The only way into ``content/``: a file as a whole, the old one or the new one."""

from __future__ import annotations

import os
from pathlib import Path

from generator.patience import remove_patiently, replace_patiently


def replace_file(path: Path, data: bytes) -> None:
    """A crash leaves the old file or the new one, never half of either. Raises ``OSError``."""
    stage = path.with_name(f".{path.name}.new")
    try:
        with stage.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        replace_patiently(stage, path)
    finally:
        remove_patiently(stage)
