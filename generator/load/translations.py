"""Files of translations: read like their originals, by the models of their words alone."""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath

from generator.kinds.records import Records, Translated
from generator.load.marks import Mark, mark_of
from generator.load.readers import RECORD_READERS, TABLE_READERS, Reader
from generator.load.recovery import kinds


def read(records: Records, path: str, text: str) -> None:
    """Every record of the file; whose words they are is looked at once all is read."""
    mark = mark_of(path)
    if mark is None:
        raise ValueError(f"{path} names no language")
    found = Records()
    _reader(mark)(found, path, text)
    records.problems += found.problems
    for kind in kinds():
        own = (Translated(mark.language, mark.original, kind, one) for one in found.lists[kind])
        records.translations += own


@cache
def _reader(mark: Mark) -> Reader:
    name = PurePosixPath(mark.original)
    is_table = name.parent.as_posix() == "content"
    original = TABLE_READERS[name.stem] if is_table else RECORD_READERS[name.parent.name]
    return original.of_translations()
