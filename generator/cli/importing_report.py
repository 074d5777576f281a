"""What a plan to import says, for people line by line and for programs as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from generator.cli import output
from generator.cli.call import Call
from generator.cli.reporting import problem_records
from generator.edit.changing import Value, shown
from generator.importing import Change, Draft, Fault, Merge, Outcome, Question, Remark
from generator.languages import CHINESE
from generator.problems import Problem
from generator.vocabulary import label


def tell(call: Call, planned: Iterable[tuple[str, Draft | Merge]]) -> None:
    for name, plan in planned:
        lines = _of_draft(call, plan) if isinstance(plan, Draft) else _of_table(call, name, plan)
        for line in lines:
            output.line(line)


def plan_record(call: Call, name: str, plan: Draft | Merge) -> dict[str, object]:
    if isinstance(plan, Draft):
        return _draft_record(call, plan)
    rows = [_row_record(call, one) for one in plan.outcomes]
    remarks = [_said(call, one) for one in plan.sheet.remarks]
    return {"name": name, "kind": plan.kind.name, "rows": rows, "remarks": remarks}


def _of_draft(call: Call, draft: Draft) -> Iterator[str]:
    yield call.say("import_draft", name=draft.name, path=draft.proposal.path)
    for one in draft.taken:
        facts = {"field": _field(call, "notice", one.key), "value": shown(one.value)}
        is_plain = one.words == one.value
        key = "import_taken" if is_plain else "import_taken_from" if one.words else "import_given"
        yield call.say(key, words=one.words, **facts)
    if draft.proposal.files:
        paths = call.language.listed(draft.proposal.files)
        yield call.say("import_with_files", paths=paths)
    for said in draft.remarks:
        yield call.say("import_remark", said=_said(call, said))
    if draft.questions:
        yield call.say("import_asks")
    for question in draft.questions:
        yield from _asked(call, question)


def _asked(call: Call, question: Question) -> Iterator[str]:
    field = _field(call, "notice", question.key)
    if not question.proposed:
        option = _option(call, question, question.example)
        yield call.say("import_ask_lacking", field=field, option=option)
    for one in question.proposed:
        facts = {"value": shown(one.value), "words": one.words, "why": call.say(one.why)}
        option = _option(call, question, one.value)
        yield call.say("import_ask_proposed", field=field, option=option, **facts)


def _option(call: Call, question: Question, value: Value) -> str:
    key = question.zh if call.language is CHINESE else question.key
    values = [value] if isinstance(value, str) else value
    return " ".join(
        f'--set {key}="{one}"' if " " in one else f"--set {key}={one}" for one in values
    )


def _field(call: Call, record: str, key: str) -> str:
    return label(f"{record}.{key}") if call.language is CHINESE else key


def _named(call: Call, change: Change) -> str:
    return change.zh if call.language is CHINESE else change.key


def _said(call: Call, one: Remark | Problem) -> str:
    if isinstance(one, Remark):
        return call.say(one.key, **dict(one.facts))
    return one.said(call.language)


def _of_table(call: Call, name: str, plan: Merge) -> Iterator[str]:
    counts = Counter(one.state for one in plan.outcomes)
    states = {state: counts[state] for state in ("new", "changed", "same", "refused")}
    yield call.say("import_sheet", name=name, kind=plan.kind.word, **states)
    for said in plan.sheet.remarks:
        yield call.say("import_remark", said=_said(call, said))
    for row in plan.sheet.above:
        text = " ".join(dict.fromkeys(cell.text for cell in row.cells if cell.text))
        yield call.say("import_above", row=row.number, text=text)
    if unused := [one.heading for one in plan.sheet.columns if not one.path]:
        listed = call.language.listed(_field(call, plan.kind.single, key) for key in plan.lacking)
        yield call.say("import_columns", headings=call.language.listed(unused), known=listed)
    for group, identity in plan.groups.items():
        yield call.say("import_group", name=group, id=identity)
    for outcome in plan.outcomes:
        yield from _of_row(call, outcome)
    if plan.has_new_ids:
        yield call.say("import_id_rule")


def _of_row(call: Call, one: Outcome) -> Iterator[str]:
    facts = {"row": one.row, "name": one.name, "id": one.id}
    values = [call.say("import_value", field=_named(call, c), value=c.new) for c in one.changes]
    yield call.say(f"import_row_{one.state}", values=call.language.listed(values, "；"), **facts)
    if one.state == "changed":
        for change in one.changes:
            old = change.old or call.say("import_absent")
            yield call.say("import_change", field=_named(call, change), old=old, new=change.new)
    for fault in one.faults:
        yield _fault(call, fault)


def _fault(call: Call, fault: Fault) -> str:
    key = "import_fault" if fault.heading else "import_fault_row"
    said = _said(call, fault.said)
    return call.say(key, row=fault.row, heading=fault.heading, said=said)


def _draft_record(call: Call, draft: Draft) -> dict[str, object]:
    questions = [
        {
            "key": one.key,
            "zh": one.zh,
            "proposed": [{**asdict(found), "why": call.say(found.why)} for found in one.proposed],
        }
        for one in draft.questions
    ]
    return {
        "name": draft.name,
        "kind": "notices",
        "path": draft.proposal.path,
        "id": draft.proposal.id,
        "text": draft.proposal.after.text,
        "files": [*draft.proposal.files],
        "taken": [{"key": o.key, "value": o.value, "words": o.words} for o in draft.taken],
        "questions": questions,
        "remarks": [_said(call, one) for one in draft.remarks],
        "problems": problem_records(draft.lacks, call.language),
    }


def _row_record(call: Call, one: Outcome) -> dict[str, object]:
    changes = [{"key": c.key, "zh": c.zh, "old": c.old, "new": c.new} for c in one.changes]
    faults = [
        {"heading": fault.heading, "message": _said(call, fault.said)} for fault in one.faults
    ]
    facts = {"row": one.row, "name": one.name, "id": one.id, "state": one.state}
    return {**facts, "changes": changes, "faults": faults}
