"""Duties of the office: disclosures the rules demand, the fee calendar, what is worth adding."""

from __future__ import annotations

from collections.abc import Iterable

from generator.beginning import Addition, additions
from generator.cli import output
from generator.cli.call import DONE, Call
from generator.kinds.disclosures.due import DueDisclosure, disclosure_calendar
from generator.kinds.fees.days import FeeDays, fee_calendar
from generator.languages import Language


def list_disclosures(call: Call) -> int:
    """Print the disclosure calendar: what the rules demand, when it is due, whether it is there."""
    day = call.local(call.at).date()
    calendar = disclosure_calendar(call.reading.content, day)
    if call.arguments.json:
        output.as_json([_due_record(one) for one in calendar])
        return DONE
    if not calendar:
        output.line(call.say("nothing_due"))
    for one in calendar:
        state = one.found or call.say("overdue" if one.due < day else "still_due", due=one.due)
        output.line(f"  {one.term.words}  {one.item.name}  {state}")
    return DONE


def _due_record(one: DueDisclosure) -> dict[str, object]:
    return {
        "kind": one.item.key,
        "name": one.item.name,
        "from": one.term.first.isoformat(),
        "until": one.term.last.isoformat(),
        "due": one.due.isoformat(),
        "id": one.found,
    }


def list_fee_calendar(call: Call) -> int:
    """Print what the office does about bills in the next twelve months; for the office alone."""
    content = call.reading.content
    entries = fee_calendar(content, call.local(call.at).date())
    if call.arguments.json:
        output.as_json([_fee_record(one) for one in entries])
        return DONE
    if not entries:
        output.line(call.say("no_fee_calendar"))
    for one in entries:
        days = f"{one.first}" if one.first == one.last else f"{one.first} – {one.last}"
        rest = call.say("rest_day") if one.is_rest_day else ""
        output.line("  " + "  ".join(word for word in (days, "、".join(one.names), rest) if word))
    return DONE


def _fee_record(one: FeeDays) -> dict[str, object]:
    return {
        "from": one.first.isoformat(),
        "until": one.last.isoformat(),
        "names": list(one.names),
        "rest_day": one.is_rest_day,
    }


def list_additions(call: Call) -> int:
    """Print what is worth adding, which shrinks with each that is there."""
    lacking = [*additions(call.reading.content)]
    if call.arguments.json:
        output.as_json([addition_record(one, call.language) for one in lacking])
        return DONE
    key = "to_add" if lacking else "nothing_to_add"
    output.line(call.say(key, count=len(lacking)))
    print_additions(lacking, call.language)
    return DONE


def print_additions(lacking: Iterable[Addition], language: Language) -> None:
    for one in lacking:
        output.line(f"  {one.what.said(language)}  {one.place}")


def addition_record(one: Addition, language: Language) -> dict[str, str]:
    return {"key": one.key, "what": one.what.said(language), "place": one.place}
