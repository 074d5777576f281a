"""What the disk of this system can hold, and disks as other systems have them."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

COMPOSED, DECOMPOSED = "caf\u00e9", "cafe\u0301"
"""One name in two Unicode forms: Windows and Linux type the first, older Macs wrote the second."""


@cache
def has_links() -> bool:
    """Windows lets only administrators make links, and Wine makes plain copies."""
    with TemporaryDirectory() as folder:
        link = Path(folder, "link")
        try:
            link.symlink_to("target")
        except OSError:
            return False
        return link.is_symlink()


@cache
def tells_case_apart() -> bool:
    """The disks of Windows and macOS find a file in any case."""
    with TemporaryDirectory() as folder:
        Path(folder, "a").touch()
        return not Path(folder, "A").exists()


@cache
def tells_forms_apart() -> bool:
    """The disks of macOS find a file in any Unicode form."""
    with TemporaryDirectory() as folder:
        Path(folder, COMPOSED).touch()
        return not Path(folder, DECOMPOSED).exists()


needs_links = pytest.mark.skipif(not has_links(), reason="this user can make no links here")
needs_case = pytest.mark.skipif(
    not tells_case_apart(), reason="to this disk two names that differ by case are one"
)
needs_forms = pytest.mark.skipif(
    not tells_forms_apart(), reason="to this disk two Unicode forms of a name are one"
)
needs_pipes = pytest.mark.skipif(
    not hasattr(os, "mkfifo"), reason="on this system no pipe lies in a folder"
)
needs_names_of_devices = pytest.mark.skipif(
    os.name == "nt", reason="Windows keeps this name for a device, so no file has it"
)
needs_marks_in_names = pytest.mark.skipif(
    os.name == "nt", reason="Windows holds no question mark in a name"
)


def find_files_in_any_case(monkeypatch):
    """As the disks of Windows and macOS do."""
    really = Path.is_file

    def is_file(path):
        twins = path.parent.iterdir() if path.parent.is_dir() else ()
        return any(one.name.lower() == path.name.lower() and really(one) for one in twins)

    monkeypatch.setattr(Path, "is_file", is_file)


def refuse_to_list(monkeypatch, folder, error):
    """Let nobody list a folder any more, with this error number; root can list all."""
    real = os.scandir

    def scandir(path="."):
        if os.fspath(path) == os.fspath(folder):
            raise OSError(error, os.strerror(error), os.fspath(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
