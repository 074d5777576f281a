"""Disks as other systems have them."""

from __future__ import annotations

from pathlib import Path


def find_files_in_any_case(monkeypatch):
    """As the disks of Windows and macOS do."""
    really = Path.is_file

    def is_file(path):
        twins = path.parent.iterdir() if path.parent.is_dir() else ()
        return any(one.name.lower() == path.name.lower() and really(one) for one in twins)

    monkeypatch.setattr(Path, "is_file", is_file)
