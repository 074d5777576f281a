"""The schema of each kind of file, by the readers that read them.

``fees.json`` is for ``content/fees.yaml``, ``notices.json`` for the fields at the head of
``content/notices/*.md``, ``fees.translation.json`` for ``content/fees.en.yaml``.
"""

from __future__ import annotations

import json

from generator.kinds.table import KINDS
from generator.load.folders import FOLDERS
from generator.load.readers import (
    RECORD_READERS,
    TABLE_READERS,
    EstateReader,
    MarkdownReader,
    Reader,
    TableReader,
    YamlReader,
)
from generator.schema.records import Definitions, with_spellings
from generator.schema.shapes import Schema

FOLDER = "content/.schema"
"""Where an estate keeps them: what begins with a dot is no content."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_READERS = {
    **{kind.folder: RECORD_READERS[kind.folder] for kind in KINDS if kind.folder},
    **TABLE_READERS,
}
"""Fees and services are read alike from one file and from a folder of them."""

_WITHOUT_TRANSLATION = {"withdrawn"}


def schemas() -> dict[str, str]:
    """The text of every schema by the name of its file."""
    originals = {name: _document(reader, _files_of(name)) for name, reader in _READERS.items()}
    translations = {
        f"{name}.translation": _document(reader.of_translations(), _files_of(name, ".en"))
        for name, reader in _READERS.items()
        if name not in _WITHOUT_TRANSLATION
    }
    return {f"{name}.json": _text(made) for name, made in (originals | translations).items()}


def _files_of(name: str, language: str = "") -> str:
    if name in TABLE_READERS:
        return f"content/{name}{language}.yaml"
    extension = FOLDERS[name]
    where = "开头两行 --- 之间" if extension == ".md" else ""
    return f"content/{name}/*{language}{extension} {where}".rstrip()


def _document(reader: Reader, files: str) -> Schema:
    definitions = Definitions()
    if isinstance(reader, TableReader):
        schema = _table(reader, definitions)
    elif isinstance(reader, EstateReader | MarkdownReader | YamlReader):
        is_named = not isinstance(reader, EstateReader)
        schema = definitions.of(reader.model, is_named_by_file=is_named)
    else:
        raise TypeError(reader)
    return {"$schema": DIALECT, "title": files, **schema, "$defs": definitions.all}


def _table(reader: TableReader, definitions: Definitions) -> Schema:
    """A file of several lists; one that holds nothing may be left blank."""
    parts = {}
    for name, part in reader.parts.items():
        record = definitions.refer(part.model)
        kind, inner = ("array", {"items": record}) if part.is_list else ("object", record)
        parts[name] = {"type": [kind, "null"], **inner}
    return with_spellings("", parts)


def _text(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
