"""``edit``: any field of a record, and its text, whatever its kind; a form is made of the same."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from generator.cli import output
from generator.cli.call import DONE, REFUSED, Call, UsageError
from generator.cli.editing import grave_of, settle, values_of, wanted
from generator.cli.reporting import print_problems, problem_records
from generator.edit.changing import Value
from generator.edit.record import Filed, proposed
from generator.edit.refusing import EditError
from generator.edit.rewriting import FaultyError, Rewriting, is_read, key_of, rewritten
from generator.edit.source import Source
from generator.forms import Field, form_of
from generator.problems import Problem


def edit(call: Call) -> int:
    """Change what was named, say what owners are told of it, and return the status.

    Raises ``EditError`` where the file is not what a form was filled from.
    """
    before = wanted(call, call.arguments.id)
    was = call.arguments.was
    if was and was != before.digest:
        raise EditError("edit_stale", id=before.id)
    if not _has_change(call):
        return _show(call, before)
    try:
        editor = rewritten(before, _rewriting(call, before), call.local(call.at))
    except FaultyError as error:
        return _refuse(call, before, error.source, error.faults)
    proposal, after = proposed(call.folder, before, editor)
    if grave := grave_of(call, after, before):
        return _refuse(call, before, after.source, grave)
    return settle(call, proposal, after, before)


def _has_change(call: Call) -> bool:
    given = call.arguments
    return bool(given.set or given.unset) or (given.body, given.body_file) != (None, None)


def _show(call: Call, before: Filed) -> int:
    """List the fields with what stands there: what a form is made of."""
    form = form_of(before, call.reading.content)
    every = [*form.fields, form.body]
    if call.arguments.json:
        public = is_read(call.reading.content, before, call.at)
        record = {"id": before.id, "path": before.path, "digest": form.digest, "is_read": public}
        output.as_json({**record, "fields": [_record(one) for one in every]})
        return DONE
    for one in every:
        if not one.is_blank:
            said = " ".join(one.value.split()) or "…"
            named = {"label": one.shape.label, "name": one.name, "value": said}
            output.line(call.say("edit_field", **named))
    return DONE


def _record(field: Field) -> dict[str, Any]:
    shape = field.shape
    said: dict[str, Any] = {"key": field.name, "label": shape.label, "ask": shape.ask.value}
    said |= {"values": list(field.values), "is_needed": shape.is_needed, "is_rare": shape.is_rare}
    said |= {"choices": [*shape.choices, *(offer.value for offer in field.offers)]}
    return {**said, "rows": [[_record(one) for one in row] for row in field.rows]}


def _rewriting(call: Call, before: Filed) -> Rewriting:
    arguments = call.arguments
    values: dict[str, Value] = dict.fromkeys(arguments.unset, "")
    values |= values_of(arguments.set, call.language)
    body = _body(call)
    if body is not None:
        values["body"] = body
    public = is_read(call.reading.content, before, call.at)
    return Rewriting(values, arguments.note or "", is_read=public, is_slip=arguments.slip)


def _body(call: Call) -> str | None:
    """Read the text below the fields, as given. Raises ``UsageError``, and ``OSError``."""
    given, file = call.arguments.body, call.arguments.body_file
    if file is None:
        return str(given) if given is not None else None
    data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(call.say("edit_body_encoding", path=file)) from error


def _refuse(call: Call, before: Filed, source: Source, faults: Iterable[Problem]) -> int:
    """Say what is wrong, each fault with the key it belongs to; nothing was written."""
    found = list(faults)
    if call.arguments.json:
        keys = [key_of(one, before, source) for one in found]
        told: list[dict[str, Any]] = problem_records(found, call.language)
        problems = [{**one, "key": key} for one, key in zip(told, keys, strict=True)]
        output.as_json({"path": before.path, "id": before.id, "problems": problems})
    else:
        print_problems(found, call.language, sys.stderr)
        output.line(call.say("edit_harm", path=before.path), sys.stderr)
    return REFUSED
