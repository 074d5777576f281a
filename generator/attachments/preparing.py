"""One build's attachments: each file read once, checked, made ready, and remembered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from generator.attachments import pdf, pictures
from generator.attachments.cache import Cache, key_of
from generator.attachments.kinds import KINDS, expected_kind, kind_of
from generator.attachments.outcome import Outcome, RefusedError
from generator.load.spelling import spelt_on_disk
from generator.problems import Place, Problem, problem
from generator.store import LastFiles

MEGABYTE = 1024 * 1024
_MOST_BYTES = {"PDF": 20 * MEGABYTE}
_MOST_BYTES_OF_A_PICTURE = 10 * MEGABYTE

VERSIONS = {kind: pdf.VERSION if kind == "PDF" else pictures.VERSION for kind in KINDS.values()}
"""Kind → the version of what is done to it; another one makes all that is cached worthless."""


class Preparer:
    """Paths are those in the estate's folder, of a type that is published."""

    def __init__(
        self,
        folder: Path,
        cache: Cache | None = None,
        last: LastFiles | None = None,
        doubles: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """``last`` are the files as they were published, for those that cannot be read now.

        ``doubles`` maps files that are refused to those whose address they would share.
        """
        self._folder = folder
        self._doubles = doubles
        self._cache = cache
        self._last = last or LastFiles(folder, {})
        self._outcomes: dict[str, Outcome] = {}

    def file(self, path: str) -> bytes | None:
        """Return what is published of a file; ``None`` where nothing must be."""
        if path not in self._outcomes:
            self._outcomes[path] = self._outcome(path)
        return self._outcomes[path].data

    @property
    def prepared(self) -> dict[str, bytes]:
        """Path → what is published of every file looked at."""
        made = ((path, outcome.data) for path, outcome in self._outcomes.items())
        return {path: data for path, data in made if data is not None}

    def refused(self, paths: Iterable[str]) -> frozenset[str]:
        return frozenset(path for path in paths if self.file(path) is None)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """About every file looked at; the place is the file, which is what must be mended."""
        return tuple(
            problem(Place(path), outcome.code, **dict(outcome.facts))
            for path, outcome in sorted(self._outcomes.items())
            if outcome.code
        )

    def tidy(self) -> None:
        """Drop what this build did not ask for, once everything it needs has been."""
        if self._cache is not None:
            self._cache.tidy()

    def _outcome(self, path: str) -> Outcome:
        """Prepare one file; where its whole folder cannot be looked at, enough was said of that."""
        if other := self._doubles.get(path):
            return _double(path, other)
        if self._last.is_lost(path):
            return Outcome(self._last.bytes_of(path))
        try:
            kind = expected_kind(path)
            data = self._read(path, kind)
            _refuse_other_kind(path, kind, data)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            facts = (("reason", reason),)
            return Outcome(self._last.bytes_of(path), "file.unreadable", facts)
        except RefusedError as error:
            return error.outcome
        return self._remembered(kind, data)

    def _read(self, path: str, kind: str) -> bytes:
        """One byte more than allowed at most: nobody knows how large a file is meanwhile."""
        most = _MOST_BYTES.get(kind, _MOST_BYTES_OF_A_PICTURE)
        source = spelt_on_disk(self._folder, path)
        with source.open("rb") as file:
            data = file.read(most + 1)
        if len(data) > most:
            size = source.stat().st_size / MEGABYTE
            raise RefusedError("attachment.too_big", size=f"{size:.1f}", limit=most // MEGABYTE)
        return data

    def _remembered(self, kind: str, data: bytes) -> Outcome:
        if self._cache is None:
            return _made(kind, data)
        key = key_of(data, kind, *_how(kind))
        return self._cache.made(key, data, lambda: _made(kind, data))


def _double(path: str, other: str) -> Outcome:
    """Refuse a file for another one, which is named by its folder too where that differs."""
    one, first = PurePosixPath(path), PurePosixPath(other)
    named = first.name if first.parent == one.parent else other
    return RefusedError("attachment.same_address", other=named).outcome


def _made(kind: str, data: bytes) -> Outcome:
    return pdf.checked(data) if kind == "PDF" else pictures.prepared(kind, data)


def _how(kind: str) -> tuple[str, ...]:
    """Our version and the decoder's: with another one, warm and cold builds would differ."""
    if kind == "PDF":
        return (VERSIONS[kind],)
    from PIL import __version__  # noqa: PLC0415  # loaded where there is a picture, see pictures

    return VERSIONS[kind], __version__


def _refuse_other_kind(path: str, kind: str, data: bytes) -> None:
    if not data:
        raise RefusedError("attachment.empty")
    found = kind_of(data)
    if found == kind:
        return
    name = PurePosixPath(path)
    if found is None:
        raise RefusedError("attachment.no_such_kind", value=name.suffix, expected=kind)
    raise RefusedError("attachment.other_kind", value=name.suffix, found=found, expected=kind)
