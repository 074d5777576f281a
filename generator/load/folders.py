"""Names in an estate's folder: of tables, folders and files, and what people call them instead."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from generator.kinds.table import KINDS, formerly, in_folder, tables
from generator.load.marks import mark_of
from generator.patterns import lazy_re

TABLES = tuple(tables())
"""Files ``content/NAME.yaml``."""

TRANSLATED = {
    f"content/{table}.yaml"
    for table, kinds in tables().items()
    if any(kind.is_translated for kind in kinds)
}

FOLDERS = {folder: kind.extension for kind in KINDS for folder in kind.folders} | {"files": ""}
"""Content folders and the extension of the records in them; ``files`` holds downloads."""

FOLDERS_OF_TODAY = tuple(folder for folder in FOLDERS if not formerly(folder))
"""Names of folders that are proposed."""

MEANT_FOLDERS = {
    **{word: kind.folder for kind in KINDS for word in kind.also_called},
    **{kind.former_folder: kind.folder for kind in KINDS if kind.former_folder},
    **dict.fromkeys(("附件", "下载", "资料", "文件"), "files"),
}
"""Names of folders by what people call them instead."""

LITTER_RE = lazy_re(
    r"\..*|~\$.*|.*~|.*\.(?:swp|swo|tmp|bak|part)|#.*#|Thumbs\.db|desktop\.ini", re.IGNORECASE
)
TEXT_EXTENSIONS = {".txt", ".text", ".markdown", ".mdown", ".yml"}
OFFICE_EXTENSIONS = {".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".ppt", ".pptx", ".rtf"}
SHORTCUT_EXTENSIONS = {".lnk", ".url"}
RECORD_EXTENSIONS = {".md", ".yaml"}


def record_id(path: str) -> str:
    """Return the id of a record: its file name in Unicode NFC, also of a translation."""
    mark = mark_of(path)
    return unicodedata.normalize("NFC", PurePosixPath(mark.original if mark else path).stem)


def by_kind_and_name(record: tuple[str, str]) -> tuple[str, str]:
    """Sort the files of one kind by name, whichever of its folders each lies in."""
    folder, path = record
    return in_folder(folder).name, path.rpartition("/")[2]


def shown_beside(path: str, other: str) -> str:
    """Return the name of another file, with its folder too unless ``path`` lies there as well."""
    there = PurePosixPath(other)
    return there.name if there.parent == PurePosixPath(path).parent else other
