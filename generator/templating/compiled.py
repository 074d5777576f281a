"""Templates as Jinja compiled them, kept for the next run: compiling takes longer than drawing."""

from __future__ import annotations

import sys
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

SYNTAX: dict[str, Any] = {
    "extensions": ["jinja2.ext.i18n"],
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
    "optimized": False,  # what a filter says of a constant is said in one language
}
"""Settings by which templates are read; compiled code holds for these alone."""

BESIDE_THIS = Path(cache_from_source(__file__)).parent


class Compiled(FileSystemBytecodeCache):
    """A cache of templates compiled for the first language; the others need nothing else.

    Our own templates are kept on disk too, where Python keeps this module as compiled: whoever
    can write there could change the program itself. Those of an estate stay in memory.
    """

    def __init__(self, own: Path, kind: str, kept_in: Path = BESIDE_THIS) -> None:
        """Name the cache by one ``kind`` of environment: what a sandbox compiles is other code."""
        settings = sha256(repr(SYNTAX).encode()).hexdigest()[:10]
        super().__init__(str(kept_in), f"{settings}-{kind}-%s.template")
        self._own = own
        self._kept: set[str] = set()
        self._codes: dict[str, bytes] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        key = super().get_cache_key(name, filename)
        if filename is not None and Path(filename).is_relative_to(self._own):
            self._kept.add(key)
        return key

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._codes:
            bucket.bytecode_from_string(self._codes[bucket.key])
        elif bucket.key in self._kept:
            self._load_kept(bucket)

    def _load_kept(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 - a file cut short raises whatever its bytes lead to
            bucket.reset()
        self._remember(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._remember(bucket)
        if bucket.key in self._kept and not sys.dont_write_bytecode:
            with suppress(OSError):  # as Python does where it may not write
                super().dump_bytecode(bucket)

    def _remember(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._codes[bucket.key] = bucket.bytecode_to_string()
