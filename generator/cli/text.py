"""``text``: what to say in the owners' chat group about one notice or event."""

from __future__ import annotations

import sys

from generator.chat import event_text, notice_text
from generator.cli import output
from generator.cli.call import DONE, PROBLEMS, Call, UsageError
from generator.snapshot import Snapshot, take
from generator.vocabulary import nearest


def show_text(call: Call) -> int:
    """Print the text; end with 1 for what is not on the site: the group would hear of it first.

    Raises ``UsageError`` for an id nobody knows.
    """
    snapshot, identity = take(call.reading.content, call.at), _known(call)
    text = _text(snapshot, identity)
    if text is None:
        output.line(call.say("not_visible", id=identity), sys.stderr)
        return PROBLEMS
    if call.arguments.json:
        output.as_json({"id": identity, "text": text, "length": len(text)})
    else:
        output.line(text)
    return DONE


def _text(snapshot: Snapshot, identity: str) -> str | None:
    url = snapshot.estate.url
    of_notices = (notice_text(one, url) for one in snapshot.notices if one.id == identity)
    of_events = (event_text(one, url) for one in snapshot.events if one.id == identity)
    return next(of_notices, None) or next(of_events, None)


def _known(call: Call) -> str:
    """Find the id of what was typed: an id, or the number that stands on the paper."""
    typed = str(call.arguments.id).removesuffix(".md")
    content = call.reading.content
    numbers = {notice.number: notice.id for notice in content.notices if notice.number}
    known = {*(one.id for one in content.notices), *(one.id for one in content.events)}
    if typed in numbers or typed in known:
        return numbers.get(typed, typed)
    near = nearest(typed, known)
    hint = call.say("hint", near=near) if near else ""
    raise UsageError(call.say("unknown_notice", id=typed, hint=hint).rstrip())
