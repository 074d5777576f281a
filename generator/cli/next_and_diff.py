"""``next``: the next change by itself. ``diff``: the differences of two moments or folders."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

from generator.cli import output
from generator.cli.call import DONE, Call, UsageError
from generator.cli.clock import typed_moment
from generator.cli.difference_page import write_page
from generator.kinds.equipment.view import EquipmentView
from generator.kinds.fees.view import FeeView
from generator.kinds.fees.words import current_price_words
from generator.reading import guarded, read
from generator.snapshot import Difference, Snapshot, differences, stages, take
from generator.wording.dates import day_words

_MOMENT = timedelta(microseconds=1)


def show_next(call: Call) -> int:
    """Print the next change by itself, and those that follow before the day is over.

    Otherwise an event at eleven would hide the certificate that ends at midnight.
    """
    content = call.reading.content
    now = take(content, call.at)
    found = differences(now, take(content, now.changes.next))
    later = list(_later_that_day(call, now.changes.next))
    if call.arguments.json:
        output.as_json(
            {
                **_at(call, now.changes.next, found),
                "later": [_at(call, instant, changed) for instant, changed in later],
            }
        )
        return DONE
    output.line(call.next_line(now))
    _list(call, found)
    for instant, changed in later:
        output.line(call.say("later_that_day", when=f"{call.local(instant):%Y-%m-%d %H:%M}"))
        _list(call, changed)
    return DONE


def _later_that_day(call: Call, first: datetime) -> Iterator[tuple[datetime, list[Difference]]]:
    """Yield what changes after ``first``, up to the end of its day and that end itself.

    A change at midnight is the end of the day before.
    """
    content = call.reading.content
    following = call.local(first - _MOMENT).date() + timedelta(days=1)
    midnight = datetime.combine(following, time(0), content.estate.zone)
    shown = stages(content, first, midnight + _MOMENT)
    for before, after in pairwise(shown):
        yield after.at, differences(before, after)


def _at(call: Call, instant: datetime, found: list[Difference]) -> dict[str, object]:
    return {"at": output.iso(call.local(instant)), "changes": _plain(call, found)}


def show_differences(call: Call) -> int:
    """Print differences: from the command's moment to ``--to``, from this folder to ``--with``.

    Raises ``UsageError`` for a moment or a folder that is not understood, ``NoEstateError``
    for a folder that is no estate's.
    """
    if not (call.arguments.to or call.arguments.other):
        raise UsageError(call.say("diff_what"))
    before, after = take(call.reading.content, call.at), _other(call)
    found = differences(before, after)
    if call.arguments.page:
        write_page(call, before, after)
    if call.arguments.json:
        moments = {
            "from": output.iso(call.local(before.at)),
            "to": output.iso(call.local(after.at)),
        }
        output.as_json({**moments, "changes": _plain(call, found)})
        return DONE
    words = {"start": _moment(call, before), "end": _moment(call, after), "count": len(found)}
    output.line(call.say("differences" if found else "no_difference", **words))
    _list(call, found)
    return DONE


def _other(call: Call) -> Snapshot:
    content, at = call.reading.content, call.at
    if other := call.arguments.other:
        if not (other / "content").is_dir():
            raise UsageError(call.say("no_content", folder=Path(other).resolve()))
        content = guarded(read(other), at).content
    if to := call.arguments.to:
        at = typed_moment(to, "--to", call.language, call.reading)
    return take(content, at)


def _moment(call: Call, snapshot: Snapshot) -> str:
    return f"{call.local(snapshot.at):%Y-%m-%d %H:%M}"


def _list(call: Call, found: list[Difference]) -> None:
    """Print what appears first, then what alters, then what goes."""
    order = ("appears", "alters", "disappears")
    for one in sorted(found, key=lambda one: order.index(one.what)):
        words = call.say(one.what, id=one.shown.id, title=_title(call, one))
        output.line(f"  {words}{_detail(call, one)}")


def _title(call: Call, one: Difference) -> str:
    """Choose the title; what has none, as the calendar, is called in the reader's language."""
    return one.shown.title or call.say(one.shown.kind)


def _detail(call: Call, one: Difference) -> str:
    """Say of a price what it was and will be, of equipment the certificate that ends."""
    if not (one.before and one.after):
        return ""
    if isinstance(one.after.view, EquipmentView):
        return _lapsed(call, one.before.view, one.after.view)
    if not isinstance(one.after.view, FeeView):
        return ""
    was, now = (current_price_words(shown.view) for shown in (one.before, one.after))
    if was == now:
        return ""
    rate = one.after.view.current
    since = day_words(rate.starts) if rate else ""
    return call.say("price_change", was=was, now=now, since=since).rstrip()


def _lapsed(call: Call, before: EquipmentView, after: EquipmentView) -> str:
    was, now = before.inspection, after.inspection
    if was is None or now is None or not was.is_valid or now.is_valid:
        return ""
    name = was.subject or call.say("inspection")
    return call.say("certificate_ends", name=name, until=day_words(was.valid_until)).rstrip()


def _plain(call: Call, found: list[Difference]) -> list[dict[str, str]]:
    return [
        {
            "what": one.what,
            "kind": one.shown.kind,
            "id": one.shown.id,
            "title": _title(call, one),
        }
        for one in found
    ]
