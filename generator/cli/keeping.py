"""Records of builds, kept so that the next one need not be done where it would change nothing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import replace
from pathlib import Path
from zoneinfo import TZPATH

from generator import memory
from generator.build import Built
from generator.cli.build_report import record, status, told
from generator.cli.call import Call
from generator.cli.unchanged import Look, key_of, roots_read, store_root
from generator.lock import LOCK
from generator.memory import Record, Root
from generator.problems import Grade
from generator.publish import Published, state_folder
from generator.snapshot import quiet_until

_PLAIN = {"command", "folder", "out", "at", "posters", "json", "language", "words"}
"""Arguments of a build that asks for nothing beyond what the folders and the clock tell it."""


def keep(call: Call, built: Built, before: Look | None) -> None:
    """Keep what the same build would say if it ran again, as long as that can be known.

    A record that cannot be written costs the next build its short way, and nothing else.
    """
    if before is None or not _is_plain(call, built):
        return
    with suppress(OSError):
        written = (store_root(call.folder), *_written(call))
        if _is_repeatable(built, before, written[0]):
            now = memory.now_in(call.folder / memory.FOLDER)
            seen = before.read | memory.taken(written, now)
            roots = (*roots_read(call.folder), *written)
            memory.write_record(call.folder, _record(call, built, roots, seen))


def _is_plain(call: Call, built: Built) -> bool:
    """Tell whether the build is one that could do and say the same again."""
    more = (value for name, value in vars(call.arguments).items() if name not in _PLAIN)
    return not any(more) and not built.published.left_out


def _written(call: Call) -> Iterator[Root]:
    """Yield what a build writes beside the store, and the rules of the estate's clocks."""
    yield Root(call.out.absolute())
    yield Root(state_folder(call.out), frozenset({LOCK}))
    zone = call.reading.content.estate.zone.key
    yield from (Root(file) for path in TZPATH if (file := Path(path, zone)).is_file())


def _is_repeatable(built: Built, before: Look, store: Root) -> bool:
    """Tell whether the next build finds what this one did.

    It does for certain where this one has changed nothing that it reads. Where the store has
    changed, only reminders are sure to come again: of some faults the store itself is a part.
    """
    if all(one.grade is Grade.WARNING for one in built.problems):
        return True
    return memory.holds(before.store, [store])


def _record(call: Call, built: Built, roots: tuple[Root, ...], seen: memory.Fingerprint) -> Record:
    """Say what the next build will: nothing was put or removed, and everything is as it was."""
    done = built.published
    again = replace(built, published=Published((), (), done.unchanged + len(done.put)))
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        told(call, again, is_plan=False)
    return Record(
        key=key_of(call.arguments.words),
        is_of_now=not call.arguments.at,
        since=call.at,
        until=quiet_until(call.reading.content, call.at),
        status=status(built),
        out=out.getvalue(),
        err=err.getvalue(),
        data=record(call, again) | {"is_plan": False} if call.arguments.json else None,
        lock=state_folder(call.out),
        roots=roots,
        seen=seen,
    )
