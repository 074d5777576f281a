"""``new``: a commented draft of whatever an estate publishes, or the next price of a fee."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta

from generator.cli import output
from generator.cli.call import DONE, Call, UsageError
from generator.cli.editing import harm, settle, typed_day, values_of, wanted
from generator.cli.recording import write
from generator.edit.asking import Question, questions
from generator.edit.changing import Value, shown
from generator.edit.creating import draft
from generator.edit.kinds import Stub, find, stubs
from generator.edit.pricing import NewPrice, new_price
from generator.edit.record import Filed, Proposal, as_filed
from generator.edit.refusing import EditError
from generator.edit.replacing import repetition
from generator.history import Deed
from generator.kinds.fees.model import Fee
from generator.kinds.sourced import Sourced
from generator.languages import CHINESE
from generator.vocabulary import nearest, normal, spellings

_PRICE = Stub("price", "调价", "fees")
_NOTICE_OF_A_PRICE = 31
"""Days until a new price holds, if nothing else is said: a month's notice is asked for."""

_PRICE_KEYS = spellings("rate", ["price", "from", "announced", "resolution"])
_PRICE_KEYS |= {"收费": "fee", "fee": "fee"}


def create_draft(call: Call) -> int:
    """Create a draft, never over another file, or list the kinds.

    Raises ``UsageError`` for a kind there is none of, and ``OSError``.
    """
    arguments = call.arguments
    if arguments.list:
        return _list(call)
    if arguments.like:
        proposal = repetition(call.folder, wanted(call, arguments.like), _today(call))
        return _settled(call, proposal, as_filed(proposal.after))
    if arguments.kind_of is None:
        raise UsageError(_unknown(call, ""))
    values = values_of(arguments.set, call.language)
    if normal(arguments.kind_of) in {_PRICE.key, _PRICE.zh}:
        return _new_price(call, values)
    stub = find(arguments.kind_of, call.reading.content)
    if stub is None:
        raise UsageError(_unknown(call, arguments.kind_of))
    if arguments.title:
        values = {"title": arguments.title, **values}
    return _draft(call, stub, values)


def _draft(call: Call, stub: Stub, values: dict[str, Value]) -> int:
    return _settled(call, *draft(call.folder, stub, call.reading.content, _today(call), values))


def _settled(call: Call, proposal: Proposal, filed: Filed) -> int:
    """Write the draft, or show what it would say."""
    if (refused := harm(call, proposal, filed)) is not None:
        return refused
    record = {"path": proposal.path, "id": proposal.id}
    if call.arguments.plan:
        record["text"] = proposal.after.text
    else:
        deed = Deed(call.arguments.command, at=call.local(call.at))
        write(call.arguments, call.folder, [proposal], deed)
    if call.arguments.json:
        output.as_json(record)
    else:
        output.line(record.get("text", "").rstrip("\n") or call.say("created", path=proposal.path))
    return DONE


def _new_price(call: Call, values: dict[str, Value]) -> int:
    given = {_PRICE_KEYS.get(normal(key), key): shown(value) for key, value in values.items()}
    unknown = sorted(given.keys() - set(_PRICE_KEYS.values()))
    if unknown:
        raise EditError("edit_unknown_key", word=unknown[0])
    fees = {one.value.id: one for one in call.reading.records.fees}
    wanted = given.get("fee", "")
    fee = fees.get(wanted) or next((f for f in fees.values() if f.value.name == wanted), None)
    if fee is None or not (given.get("price") and given.get("resolution")):
        raise UsageError(call.say("price_what", known="、".join(fees)))
    proposal = new_price(call.folder, fee, _price(call, given))
    return settle(call, proposal, None)


def _price(call: Call, given: dict[str, str]) -> NewPrice:
    today = _today(call)
    starts = _day(call, given.get("from"), _first_of_month(today))
    announced = _day(call, given.get("announced"), today)
    return NewPrice(given["price"], starts, announced, given["resolution"])


def _first_of_month(today: date) -> date:
    """Find the next first day of a month that leaves owners the time the rules ask for."""
    soon = today + timedelta(days=_NOTICE_OF_A_PRICE)
    return soon if soon.day == 1 else date(soon.year + soon.month // 12, soon.month % 12 + 1, 1)


def _day(call: Call, typed: str | None, otherwise: date) -> date:
    return typed_day(call, typed, "--set") if typed else otherwise


def _list(call: Call) -> int:
    """Print every kind with what a form asks for it, for programs; for people the words alone."""
    every = list(dict.fromkeys(stubs(call.reading.content).values()))
    if call.arguments.json:
        kinds = [_kind(stub, _asked(call, stub)) for stub in every]
        output.as_json({"kinds": [*kinds, _kind(_PRICE, _asked_of_price(call))]})
        return DONE
    for stub in [*every, _PRICE]:
        output.line(f"  {stub.zh}  {stub.key}")
    return DONE


def _kind(stub: Stub, asked: list[Question]) -> dict[str, object]:
    fields = [{**asdict(one), "choices": list(one.choices)} for one in asked]
    return {"key": stub.key, "zh": stub.zh, "group": stub.folder, "fields": fields}


def _asked(call: Call, stub: Stub) -> list[Question]:
    return questions(call.folder, stub, call.reading.content, _today(call))


def _asked_of_price(call: Call) -> list[Question]:
    today = _today(call)
    fees: list[Sourced[Fee]] = call.reading.records.fees
    simple = tuple(one.value.id for one in fees if one.value.rates[-1].price is not None)
    return [
        Question("fee", "收费", "choice", simple[0] if simple else "", simple),
        Question("price", "价格", "text", ""),
        Question("from", "执行自", "date", str(_first_of_month(today))),
        Question("announced", "公布日期", "date", str(today)),
        Question("resolution", "决定", "text", ""),
    ]


def _today(call: Call) -> date:
    return call.local(call.at).date()


def _unknown(call: Call, typed: str) -> str:
    known = stubs(call.reading.content) | {_PRICE.key: _PRICE, _PRICE.zh: _PRICE}
    near = nearest(typed, known)
    hint = call.say("hint", near=near) if near else ""
    is_chinese = call.language is CHINESE
    words = dict.fromkeys(stub.zh if is_chinese else stub.key for stub in known.values())
    listed = call.language.listed(words)
    return call.say("unknown_kind", kind=typed, hint=hint, known=listed)
