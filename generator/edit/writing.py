"""The only way into ``content/``: a file as a whole, the old one or the new one."""

from __future__ import annotations

import os
from pathlib import Path


def replace_file(path: Path, data: bytes) -> None:
    """A crash leaves the old file or the new one, never half of either. Raises ``OSError``."""
    stage = path.with_name(f".{path.name}.new")
    try:
        with stage.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        stage.replace(path)
    finally:
        stage.unlink(missing_ok=True)
