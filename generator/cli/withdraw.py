"""``withdraw``: takes something down at once, or makes it public again."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import PurePosixPath

from generator.cli import output
from generator.cli.build import build_site
from generator.cli.call import REFUSED, Call, UsageError
from generator.cli.editing import tell_plan
from generator.cli.recording import write
from generator.edit import withdrawn
from generator.edit.record import Proposal
from generator.history import Deed
from generator.kinds.table import KINDS, WITHDRAWABLE
from generator.load.folders import record_id
from generator.reading import guarded, read
from generator.vocabulary import nearest


def withdraw(call: Call) -> int:
    if call.arguments.undo:
        return _make_public_again(call)
    identity, private = _known_id(call, call.arguments.id), call.arguments.privacy
    content = call.reading.content
    posting = content.postings.get(identity) or content.disclosure_postings.get(identity)
    if posting and posting.lawful_end and call.at < posting.lawful_end and not private:
        output.line(call.say("protected", lawful=posting.lawful), sys.stderr)
        return REFUSED
    reason = call.arguments.reason
    entry = withdrawn(call.folder, identity, call.local(call.at), reason, private=private)
    return _entered(call, entry, identity, "withdrawn")


def _make_public_again(call: Call) -> int:
    """Enter its return after the last of the withdrawals, whatever the clock says."""
    identity = _known_id(call, call.arguments.id, *call.reading.content.withdrawn_ids)
    content = call.reading.content
    if identity not in content.withdrawn_ids:
        raise UsageError(call.say("not_withdrawn", id=identity))
    starts = [period.start for period in content.withdrawn(identity) if period.start]
    at = max(call.at, *(start + timedelta(seconds=1) for start in starts))
    entry = withdrawn(call.folder, identity, call.local(at), call.arguments.reason, back=True)
    return _entered(call, entry, identity, "made_public_again")


def _entered(call: Call, entry: Proposal, identity: str, said: str) -> int:
    """Write the entry and build at once, or show what would be written."""
    if call.arguments.plan:
        return tell_plan(call, entry, identity)
    deed = Deed("undo" if call.arguments.undo else "withdraw", at=call.local(call.at))
    write(call.arguments, call.folder, [entry], deed)
    if not call.arguments.json:
        output.line(call.say(said, id=identity, reason=call.arguments.reason))
    reading = guarded(read(call.folder), call.at)
    again = Call(call.arguments, call.language, call.folder, reading, call.at)
    return build_site(again, {"path": entry.path, "id": identity, "diff": entry.diff})


def _known_id(call: Call, typed: str, *others: str) -> str:
    """Find the id of what can be withdrawn and read, or at least of a file that cannot be read."""
    records = call.reading.records
    known = {*others, *(one.value.id for kind in WITHDRAWABLE for one in records.lists[kind])}
    broken = (PurePosixPath(p.place.path) for p in call.reading.problems)
    known |= {record_id(path.name) for path in broken if path.parent in _WITHDRAWABLE}
    identity = record_id(f"{typed.removesuffix('.md')}.md")
    if identity not in known:
        near = nearest(identity, known)
        hint = call.say("hint", near=near) if near else ""
        raise UsageError(call.say("unknown_notice", id=typed, hint=hint).rstrip())
    return identity


_WITHDRAWABLE = {
    PurePosixPath("content", folder)
    for kind in KINDS
    if kind.is_withdrawable
    for folder in kind.folders
}
