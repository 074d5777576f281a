"""Which files of an estate's folder are content, and which are litter or mistakes."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.problems import Place, Problem, problem
from generator.vocabulary import nearest

TABLES = ("estate", "contacts", "boards", "calendar", "withdrawn")
"""Files ``content/NAME.yaml``."""

FOLDERS = {"notices": ".md", "pages": ".md", "rules": ".yaml", "files": ""}
"""Content folders and the extension of the records in them; ``files`` holds downloads."""

_LITTER_RE = re.compile(
    r"\..*|~\$.*|.*~|.*\.(?:swp|swo|tmp|bak|part)|#.*#|Thumbs\.db|desktop\.ini", re.IGNORECASE
)
_COPY_RE = re.compile(
    r"(?P<stem>.+?)"
    r"(?:\s*[（(]\d+[）)]|\s*-\s*副本.*|[-_. ]*(?:sync-)?conflict.*|.*冲突.*|\s*copy.*)$",
    re.IGNORECASE,
)
_ID_RE = re.compile(r"[\w-]+")
_CHATTY_EXTENSIONS = {".txt", ".markdown", ".mdown", ".yml", ".text"}


@dataclass(frozen=True)
class Listing:
    """Paths are relative to the estate's folder, with forward slashes, in sorted order."""

    tables: tuple[str, ...]
    records: tuple[tuple[str, str], ...]
    """``(folder, path)`` of each record file."""
    attachments: frozenset[str]
    """Files that may be published when something visible refers to them."""
    problems: tuple[Problem, ...]


def survey(folder: Path) -> Listing:
    """Everything below ``folder/content``, sorted into what it is for."""
    surveyor = _Surveyor(folder)
    surveyor.walk()
    return Listing(
        tuple(surveyor.tables),
        tuple(surveyor.records),
        frozenset(surveyor.attachments),
        tuple(surveyor.problems),
    )


def record_id(path: str) -> str:
    """The id of a record is its file name, in Unicode NFC."""
    return unicodedata.normalize("NFC", PurePosixPath(path).stem)


class _Surveyor:
    def __init__(self, folder: Path) -> None:
        self.tables: list[str] = []
        self.records: list[tuple[str, str]] = []
        self.attachments: list[str] = []
        self.problems: list[Problem] = []
        self._folder = folder
        self._ids: dict[tuple[str, str], str] = {}

    def walk(self) -> None:
        for entry in self._entries("content"):
            if not entry.is_dir(follow_symlinks=False):
                self._table(_path("content", entry.name))
            elif entry.name in FOLDERS:
                self._folder_of_records(entry.name)
            else:
                self._stray_folder(entry.name)

    def _entries(self, path: str) -> Iterator[os.DirEntry[str]]:
        """Entries in a fixed order, without litter; links are named and not followed."""
        with os.scandir(self._folder / path) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        for entry in found:
            if _LITTER_RE.fullmatch(entry.name):
                continue
            if entry.is_symlink():
                self._report(_path(path, entry.name), "file.link")
            else:
                yield entry

    def _table(self, path: str) -> None:
        name = PurePosixPath(path)
        if name.suffix == ".yaml" and name.stem in TABLES:
            self.tables.append(path)
        elif not self._explained(path, ".yaml"):
            known = "、".join(f"{table}.yaml" for table in TABLES)
            self._report(path, "file.stray", expected=known)

    def _folder_of_records(self, folder: str) -> None:
        for entry in self._entries(f"content/{folder}"):
            path = _path(f"content/{folder}", entry.name)
            if entry.is_dir(follow_symlinks=False):
                self._attachments(path)
            elif folder == "files":
                self.attachments.append(path)
            else:
                self._record(folder, path)

    def _attachments(self, path: str) -> None:
        for entry in self._entries(path):
            inner = _path(path, entry.name)
            if entry.is_dir(follow_symlinks=False):
                self._attachments(inner)
            else:
                self.attachments.append(inner)

    def _record(self, folder: str, path: str) -> None:
        extension = FOLDERS[folder]
        if self._explained(path, extension):
            return
        if PurePosixPath(path).suffix.lower() != extension:
            self._report(path, "file.stray", expected=f"*{extension}")
            return
        identity = record_id(path)
        if not _ID_RE.fullmatch(identity):
            suggestion = re.sub(r"[^\w-]+", "-", identity).strip("-") + extension
            self._report(path, "file.bad_name", value=identity, suggestion=suggestion)
        elif other := self._ids.get((folder, identity.casefold())):
            self._report(path, "file.same_id", value=identity, other=other)
        else:
            self._ids[folder, identity.casefold()] = path
            self.records.append((folder, path))

    def _explained(self, path: str, extension: str) -> bool:
        """Names that only look like records: conflict copies and doubled extensions."""
        name = PurePosixPath(path)
        copy = _COPY_RE.fullmatch(name.stem)
        if copy and (original := self._original(name, copy["stem"])):
            self._report(path, "file.conflict_copy", original=original)
            return True
        if name.suffix.lower() not in _CHATTY_EXTENSIONS:
            return False
        suggestion = f"{name.stem.removesuffix(extension)}{extension}"
        self._report(
            path,
            "file.wrong_extension",
            expected=extension,
            extra=name.suffix,
            suggestion=suggestion,
        )
        return True

    def _original(self, name: PurePosixPath, stem: str) -> str | None:
        original = name.with_name(f"{stem}{name.suffix}")
        return original.name if (self._folder / original).is_file() else None

    def _stray_folder(self, name: str) -> None:
        near = nearest(name, FOLDERS)
        remedy = f"是不是想写“{near}”？" if near else f"可用的有：{'、'.join(FOLDERS)}。"
        self._report(_path("content", name), "file.stray_folder", value=name, remedy=remedy)

    def _report(self, path: str, code: str, **facts: object) -> None:
        self.problems.append(problem(Place(path), code, **facts))


def _path(folder: str, name: str) -> str:
    return f"{folder}/{name}"
