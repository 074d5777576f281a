"""Files that are handed in: what each is by its bytes, bounded before anything is unpacked.

A file of Word or Excel is a ZIP archive. Its directory says how large its parts become, and
``zipfile`` reads no byte more than that, so a bomb is refused by its own label.
"""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path, PurePath
from zipfile import BadZipFile, ZipFile, ZipInfo

from generator.attachments import kind_of
from generator.dataclass import dataclass
from generator.edit import EditError

MEGABYTE = 1024 * 1024
LARGEST_FILE = 30 * MEGABYTE
LARGEST_UNPACKED = 200 * MEGABYTE
LARGEST_TREE = 10 * MEGABYTE
"""Bytes of a part of a Word file that is read as a whole; its tree takes twenty times that."""
MOST_PARTS = 3_000

TEXTS = (".docx", ".txt", ".md")
TABLES = (".xlsx", ".csv")
OLDER_FORMS = {
    **dict.fromkeys((".doc", ".wps", ".wpt", ".rtf", ".odt", ".dot"), ".docx"),
    **dict.fromkeys((".xls", ".et", ".ett", ".ods", ".xlsb", ".numbers"), ".xlsx"),
}
"""Extension → what WPS, Word or Excel should save such a file as."""

_WITH_MACROS = {".docm": ".docx", ".dotm": ".docx", ".xlsm": ".xlsx", ".xltm": ".xlsx"}
_MAIN_PARTS = {".docx": "word/document", ".xlsx": "xl/workbook"}
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOCK_FILE = "~$"
_IS_ENCRYPTED = 1


@dataclass(frozen=True)
class Given:
    """A file as it was handed in; ``form`` is its extension, ``.txt`` for what was pasted."""

    name: str
    form: str
    data: bytes


def given(path: Path) -> Given:
    """Read a file. Raises ``EditError`` for what cannot be taken, and ``OSError``."""
    form = path.suffix.lower()
    _require_known(path.name, form)
    try:
        with path.open("rb") as opened:
            size = os.fstat(opened.fileno()).st_size
            if size > LARGEST_FILE:
                raise _too_big(path.name, size)
            data = opened.read(LARGEST_FILE + 1)
    except PermissionError as error:  # as Windows says while Word or Excel has it open
        raise EditError("import_locked", name=path.name) from error
    if not data.strip(b"\0"):
        raise EditError("import_empty", name=path.name)
    if form in _MAIN_PARTS:
        _require_office(path.name, form, data)
    elif (kind := kind_of(data)) is not None:
        raise EditError("import_other", name=path.name, found=kind, form=form)
    return Given(path.name, form, data)


def pasted(data: bytes, name: str) -> Given:
    """Take what came in on standard input as a text. Raises ``EditError``."""
    if not data.strip():
        raise EditError("import_empty", name=name)
    if len(data) > LARGEST_FILE:
        raise _too_big(name, len(data))
    return Given(name, ".txt", data)


def _require_known(name: str, form: str) -> None:
    if name.startswith(_LOCK_FILE):
        raise EditError("import_lock_file", name=name, real=name.removeprefix(_LOCK_FILE))
    if wanted := _WITH_MACROS.get(form):
        raise EditError("import_macros", name=name, form=wanted)
    if wanted := OLDER_FORMS.get(form):
        raise EditError("import_older", name=name, form=wanted)
    if form == ".pdf":
        raise EditError("import_pdf", name=name)
    if form not in {*TEXTS, *TABLES}:
        raise EditError("import_unknown", name=name)


def _too_big(name: str, size: int) -> EditError:
    limit = LARGEST_FILE // MEGABYTE
    return EditError("import_too_big", name=name, size=size // MEGABYTE, limit=limit)


def _require_office(name: str, form: str, data: bytes) -> None:
    if data.startswith(_OLE):
        code = "import_password" if _ENCRYPTED in data else "import_older"
        raise EditError(code, name=name, form=form)
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError) as error:
        kind = kind_of(data)
        if kind is None or data.startswith(b"PK"):
            raise EditError("import_damaged", name=name) from error
        raise EditError("import_other", name=name, found=kind, form=form) from error
    if not any(part.filename.startswith(_MAIN_PARTS[form]) for part in parts):
        raise EditError("import_other", name=name, found="ZIP", form=form)
    if any(part.flag_bits & _IS_ENCRYPTED for part in parts):
        raise EditError("import_password", name=name, form=form)
    if any(PurePath(part.filename).name == "vbaProject.bin" for part in parts):
        raise EditError("import_macros", name=name, form=form)
    _require_bounded(name, form, parts)


def _require_bounded(name: str, form: str, parts: list[ZipInfo]) -> None:
    trees = [part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
    is_bomb = len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > LARGEST_UNPACKED
    if is_bomb or (form == ".docx" and max(trees, default=0) > LARGEST_TREE):
        raise EditError("import_bomb", name=name)
