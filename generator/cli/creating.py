"""``new``: a commented draft of a notice or an event, with dates that hold."""

from __future__ import annotations

from generator.cli import output
from generator.cli.call import DONE, Call, UsageError
from generator.edit.creating import create, find, stubs
from generator.vocabulary import nearest


def create_draft(call: Call) -> int:
    """Never overwrites. Raises ``UsageError`` for a kind there is none of, and ``OSError``."""
    stub = find(call.arguments.kind_of)
    if stub is None:
        raise UsageError(_unknown(call, call.arguments.kind_of))
    path = create(call.folder, stub, call.reading.content, call.local(call.at).date())
    shown = path.relative_to(call.folder).as_posix()
    if call.arguments.json:
        output.as_json({"path": shown, "id": path.stem})
    else:
        output.line(call.say("created", path=shown))
    return DONE


def _unknown(call: Call, typed: str) -> str:
    known = stubs()
    near = nearest(typed, known)
    hint = call.say("hint", near=near) if near else ""
    words = "、".join(dict.fromkeys(stub.zh for stub in known.values()))
    keys = ", ".join(dict.fromkeys(stub.key for stub in known.values()))
    return call.say("unknown_kind", kind=typed, hint=hint, words=words, keys=keys)
