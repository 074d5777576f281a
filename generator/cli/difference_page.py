"""``diff --page``: the differences as one file that can be sent, kept and printed."""

from __future__ import annotations

from pathlib import Path

from generator.cli import output
from generator.cli.call import Call, UsageError
from generator.languages import deferred
from generator.publish import RefusalError
from generator.snapshot import Snapshot, differences
from generator.templating import Renderer
from generator.templating.differences import by_day

MARK = b'<meta name="generator" content="estate-site">'
"""Bytes that stand in every page of ours, and in no foreign one."""


def write_page(call: Call, before: Snapshot, after: Snapshot) -> None:
    """Write the page.

    Raises ``UsageError`` for what is no page, ``RefusalError`` for a foreign file.
    """
    path = Path(call.arguments.page)
    if path.suffix.lower() not in {".html", ".htm"}:
        raise UsageError(call.say("page_name", path=path))
    if path.exists() and not (path.is_file() and MARK in path.read_bytes()):
        foreign = deferred("“{path}”不是本程序做的，没有动它。请换一个文件名。", path=path)
        raise RefusalError(foreign)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_page(call, *_spoken(call, before, after)))
    if not call.arguments.json:
        output.line(call.say("page_written", path=path))


def _spoken(call: Call, *snapshots: Snapshot) -> tuple[Snapshot, ...]:
    """Choose snapshots in the language asked for, where the estate is translated into it."""
    every = ([one, *one.others] for one in snapshots)
    return tuple(next((s for s in each if s.language == call.language), each[0]) for each in every)


def _page(call: Call, before: Snapshot, after: Snapshot) -> bytes:
    estate, other = before.estate, call.arguments.other
    folders = tuple(Path(one).resolve().name for one in (call.folder, other)) if other else ()
    renderer = Renderer(estate.url, call.folder / "templates", estate.accent)
    language = before.language
    return renderer.speaking(language).page(
        "pages/difference.html",
        "/",
        site=before,
        before=call.local(before.at),
        after=call.local(after.at),
        folders=folders,
        days=by_day(differences(before, after), before, after, language=language),
    )
