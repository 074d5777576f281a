"""What each command does: read, decide with the pipeline, print, return an exit status."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath

from generator.build import Reading, build, read
from generator.cli import output
from generator.cli.words import REASONS, STATES, pick, say
from generator.edit import withdraw as enter_withdrawal
from generator.load.files import record_id
from generator.problems import Grade, Language, Problem
from generator.publish import state_folder
from generator.schedule import SpellingError, parse_moment
from generator.snapshot import Life, Snapshot, State, lives, take
from generator.templating.words import until_words
from generator.vocabulary import nearest

DONE, PROBLEMS, USAGE, REFUSED, IO_ERROR, LOCKED = 0, 1, 2, 3, 4, 75
INTERRUPTED = 130  # what a shell reports for Ctrl-C

Clock = Callable[[], datetime]


class UsageError(Exception):
    """Wrong usage that only shows once the arguments are looked at; the text is shown."""


@dataclass(frozen=True)
class Call:
    """One command: its arguments, what the folder says, the moment it is about."""

    arguments: argparse.Namespace
    language: Language
    folder: Path
    reading: Reading
    at: datetime

    @property
    def out(self) -> Path:
        return self.arguments.out or self.folder / "site"

    def say(self, key: str, **facts: object) -> str:
        return say(self.language, key, **facts)

    def local(self, instant: datetime) -> datetime:
        return instant.astimezone(self.reading.content.estate.zone)


def run(arguments: argparse.Namespace, clock: Clock) -> int:
    """Runs one command. ``clock`` is asked once, and only where ``--at`` is not given."""
    language: Language = arguments.lang
    folder = Path(arguments.folder)
    if not (folder / "content").is_dir():
        raise UsageError(say(language, "no_content", folder=folder.resolve()))
    reading = read(folder)
    at = _moment(arguments.at, reading, language) if arguments.at else clock()
    call = Call(arguments, language, folder, reading, at)
    return _COMMANDS[arguments.command](call)


def _moment(typed: str, reading: Reading, language: Language) -> datetime:
    try:
        return parse_moment(typed).start(reading.content.estate.zone)
    except (SpellingError, ValueError) as error:
        raise UsageError(say(language, "bad_moment", value=typed)) from error


def _status(problems: tuple[Problem, ...]) -> int:
    return DONE if all(p.grade is Grade.WARNING for p in problems) else PROBLEMS


def _build(call: Call) -> int:
    built = build(call.folder, call.out, call.reading, call.at)
    done = built.published
    if call.arguments.json:
        output.as_json(
            {
                "out": str(call.out),
                "at": call.at.isoformat(),
                "put": list(done.put),
                "removed": list(done.removed),
                "unchanged": done.unchanged,
                "next_change": output.iso(built.snapshot.changes.next),
                "problems": output.problem_records(built.problems, call.language),
            }
        )
        return _status(built.problems)
    output.problems(built.problems, call.language, sys.stderr)
    for path in done.aside:
        kept = state_folder(call.out) / "aside"
        output.line(call.say("aside", path=path, folder=kept), sys.stderr)
    counts = {"put": len(done.put), "removed": len(done.removed), "unchanged": done.unchanged}
    notices = len(built.snapshot.notices)
    output.line(call.say("built", out=call.out, notices=notices, **counts))
    output.line(_next_line(call, built.snapshot))
    return _status(built.problems)


def _check(call: Call) -> int:
    found = call.reading.problems_at(call.at)
    if call.arguments.json:
        output.as_json(output.problem_records(found, call.language))
    elif found:
        output.problems(found, call.language)
    else:
        content = call.reading.content
        counts = {"notices": len(content.notices), "guides": len(content.guides)}
        output.line(call.say("no_problem", **counts))
    return _status(found)


def _list(call: Call) -> int:
    wanted = call.arguments.state
    if wanted == "broken":
        return _list_broken(call)
    rows = [
        _row(call, life)
        for life in sorted(lives(call.reading.content), key=_list_order)
        if _GROUPS[life.state(call.at)] == wanted
    ]
    if call.arguments.json:
        output.as_json(rows)
        return DONE
    state = pick(call.language, STATES[wanted])
    if not rows:
        output.line(call.say("listed_none", state=state))
        return DONE
    at = f"{call.local(call.at):%Y-%m-%d %H:%M}"
    output.line(call.say("listed", state=state, count=len(rows), at=at))
    for row in rows:
        words = (row["id"], row["title"], row["period"], row["reason"])
        output.line("  " + "  ".join(str(word) for word in words if word))
    return DONE


_GROUPS = {
    State.CURRENT: "current",
    State.SCHEDULED: "scheduled",
    State.DRAFT: "scheduled",
    State.ENDED: "ended",
    State.WITHDRAWN: "ended",
    State.SUPERSEDED: "ended",
}


def _list_order(life: Life) -> tuple[datetime, str]:
    never = datetime.max.replace(tzinfo=UTC)
    return life.posting.period.end or never, life.notice.id


def _row(call: Call, life: Life) -> dict[str, object]:
    state, period = life.state(call.at), life.posting.period
    end = call.local(period.end) if period.end else None
    start = call.local(period.start) if period.start else None
    days = (end.date() - call.local(call.at).date()).days if end else None
    if end and days is not None and (end.hour, end.minute) == (0, 0):
        days -= 1
    words = [call.say("from", start=f"{start:%Y-%m-%d %H:%M}")] if start else []
    if state is State.CURRENT and end:
        words = [call.say("until", end=_end_words(call, end))]
        words += [call.say("days_left", days=days) if days else call.say("last_day")]
    elif end:
        words += [call.say("until", end=_end_words(call, end))]
    else:
        words += [call.say("unlimited", review=life.notice.review)]
    return {
        "id": life.notice.id,
        "title": life.notice.title,
        "state": state.value,
        "reason": pick(call.language, REASONS[state]),
        "period": "，".join(words) if call.language == "zh" else ", ".join(words),
        "from": output.iso(start),
        "until": output.iso(end),
        "days_left": days if state is State.CURRENT else None,
        "file": f"content/notices/{life.notice.id}.md",
    }


def _end_words(call: Call, end: datetime) -> str:
    if call.language == "zh":
        return until_words(end)
    if (end.hour, end.minute, end.second) == (0, 0, 0):
        return call.say("inclusive", day=end.date() - timedelta(days=1))
    return f"{end:%Y-%m-%d %H:%M}"


def _list_broken(call: Call) -> int:
    held = tuple(p for p in call.reading.problems if p.grade is Grade.HELD)
    if call.arguments.json:
        output.as_json(output.problem_records(held, call.language))
    elif held:
        output.problems(held, call.language)
    else:
        state = pick(call.language, STATES["broken"])
        output.line(call.say("listed_none", state=state))
    return DONE


def _next(call: Call) -> int:
    now = take(call.reading.content, call.at)
    changes = _changes_at_next(call, now)
    if call.arguments.json:
        instant = now.changes.next
        output.as_json(
            {
                "at": output.iso(call.local(instant)) if instant else None,
                "changes": [
                    {"what": what, "id": id_, "title": title} for what, id_, title in changes
                ],
            }
        )
        return DONE
    output.line(_next_line(call, now))
    for what, identity, title in changes:
        output.line("  " + call.say(what, id=identity, title=title))
    return DONE


def _next_line(call: Call, snapshot: Snapshot) -> str:
    instant = snapshot.changes.next
    if instant is None:
        return call.say("no_change")
    return call.say("next_change", when=f"{call.local(instant):%Y-%m-%d %H:%M}")


def _changes_at_next(call: Call, now: Snapshot) -> list[tuple[str, str, str]]:
    """(appears | disappears | alters, id, title) for every notice that differs then."""
    if now.changes.next is None:
        return []
    before = {notice.id: notice for notice in now.notices}
    then = take(call.reading.content, now.changes.next)
    after = {notice.id: notice for notice in then.notices}
    found = []
    for identity in sorted(before.keys() | after.keys()):
        old, new = before.get(identity), after.get(identity)
        if old is None and new is not None:
            found.append(("appears", identity, new.title))
        elif new is None and old is not None:
            found.append(("disappears", identity, old.title))
        elif old is not None and old != new:
            found.append(("alters", identity, old.title))
    return found


def _withdraw(call: Call) -> int:
    identity, private = _known_id(call, call.arguments.id), call.arguments.privacy
    content = call.reading.content
    posting = content.postings.get(identity)
    if posting and posting.lawful_end and call.at < posting.lawful_end and not private:
        output.line(call.say("protected", lawful=posting.lawful), sys.stderr)
        return REFUSED
    reason = call.arguments.reason
    enter_withdrawal(call.folder, identity, call.local(call.at), reason, private=private)
    if not call.arguments.json:
        output.line(call.say("withdrawn", id=identity, reason=reason))
    again = Call(call.arguments, call.language, call.folder, read(call.folder), call.at)
    return _build(again)


def _known_id(call: Call, typed: str) -> str:
    """The id of a notice that can be read, or at least of a file of that name that cannot."""
    known = {notice.value.id for notice in call.reading.records.notices}
    broken = (PurePosixPath(p.place.path) for p in call.reading.problems)
    known |= {record_id(path.name) for path in broken if path.parent == _NOTICES}
    identity = record_id(f"{typed.removesuffix('.md')}.md")
    if identity not in known:
        near = nearest(identity, known)
        hint = call.say("hint", near=near) if near else ""
        raise UsageError(call.say("unknown_notice", id=typed, hint=hint).rstrip())
    return identity


_NOTICES = PurePosixPath("content/notices")


_COMMANDS: dict[str, Callable[[Call], int]] = {
    "build": _build,
    "check": _check,
    "list": _list,
    "next": _next,
    "withdraw": _withdraw,
}
