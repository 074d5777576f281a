"""Sending what has changed and taking away what is gone, in an order in which all is harmless.

Where sending fails, what has expired is taken away all the same: a list that leads to nothing
is better than a notice that is no longer true. Assets stay then, since pages that could not be
replaced still need theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.dataclass import dataclass
from generator.models.upload import LIST, SITE, Upload, filled
from generator.publish import assets, locked, ours, state_folder
from generator.upload import running
from generator.upload.remote import Remote, Transfer, note, recall, transfer
from generator.upload.running import Failure

_LIST, _LOG = "upload.list", "upload.log"


@dataclass(frozen=True)
class Route:
    """A route: from the estate's folder and its site's, how it is sent, and to which address."""

    folder: Path
    out: Path
    url: str
    upload: Upload

    @property
    def state(self) -> Path:
        return state_folder(self.out)


@dataclass(frozen=True)
class Uploaded:
    """An upload: paths that were sent and taken away; ``new`` were not there before.

    ``left`` should have gone and may still be there. ``is_lost`` where nobody knew what was
    there: then something may be that is in none of these.
    """

    put: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    new: frozenset[str] = frozenset()
    left: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    is_lost: bool = False


def plan(route: Route, marks: Mapping[str, str]) -> Transfer:
    """Plan what ``upload`` would do with files of these hashes on the site; write nothing."""
    return transfer(marks, recall(route.state, route.upload, route.url))


def upload(route: Route) -> Uploaded:
    """Bring what the site holds of ours to the host.

    Nobody builds meanwhile: raises ``LockedError`` where somebody does, ``OSError`` where it
    cannot be noted what is about to be sent.
    """
    with _sending(route) as sending:
        return sending.all()


def take_down(route: Route) -> Uploaded:
    """Remove and send nothing, for a build that could write nothing. Raises as ``upload`` does."""
    with _sending(route) as sending:
        return sending.removal(is_whole_site=False)


@contextmanager
def _sending(route: Route) -> Iterator[_Sending]:
    with locked(route.state):
        try:
            yield _Sending(route)
        finally:
            with suppress(OSError):
                (route.state / _LIST).unlink(missing_ok=True)


class _Sending:
    """One upload: what is to be done, and what is on the host so far."""

    def __init__(self, route: Route) -> None:
        self._route = route
        self._upload = route.upload
        self._marks = ours(route.out)
        self._remote: Remote = recall(route.state, route.upload, route.url)
        self._is_lost = self._remote.is_lost
        self._plan = transfer(self._marks, self._remote)
        self._put: list[str] = []
        self._failures: list[Failure] = []

    def all(self) -> Uploaded:
        for step in self._steps():
            if not self._sent(step):
                break
        is_done = not self._failures
        if is_done and self._upload.is_whole and not self._upload.remove:
            return self._gone(self._plan.removed)  # a host that is sent a folder drops the rest
        return self.removal(is_whole_site=is_done)

    def removal(self, *, is_whole_site: bool) -> Uploaded:
        kept = frozenset() if is_whole_site else assets(self._plan.removed)
        paths = tuple(path for path in self._plan.removed if path not in kept)
        if not self._upload.remove or (paths and not self._runs(self._upload.remove, paths)):
            return self._gone(())
        return self._gone(paths)

    def _steps(self) -> tuple[tuple[str, ...], ...]:
        if not self._upload.is_whole:
            return self._plan.steps
        return (self._plan.put,) if self._plan.put or self._plan.removed else ()

    def _sent(self, paths: tuple[str, ...]) -> bool:
        self._note(self._remote.unsure_of(paths))
        if not self._runs(self._upload.put, paths):
            return False
        self._note(self._remote.holding({path: self._marks[path] for path in paths}))
        self._put += paths
        return True

    def _gone(self, paths: tuple[str, ...]) -> Uploaded:
        self._note(self._remote.without(paths))
        left = {*self._plan.removed} - {*paths} - assets(self._plan.removed)
        return Uploaded(
            put=tuple(self._put),
            removed=paths,
            new=self._plan.new & {*self._put},
            left=tuple(sorted(left)),
            failures=tuple(self._failures),
            is_lost=self._is_lost,
        )

    def _note(self, remote: Remote) -> None:
        self._remote = remote
        note(self._route.state, remote)

    def _runs(self, command: tuple[str, ...], paths: tuple[str, ...]) -> bool:
        names, log = (self._route.state.resolve() / name for name in (_LIST, _LOG))
        names.write_bytes("".join(f"{path}\n" for path in paths).encode())
        arguments = filled(command, {SITE: str(self._route.out.resolve()), LIST: str(names)})
        failure = running.run(arguments, self._route.folder, names, log, self._upload.minutes)
        if failure:
            self._failures.append(failure)
        return failure is None
