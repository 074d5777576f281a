"""The life of a notice or an event: what becomes of it, as small changes of its own file.

Page, feed, calendar and paper say the rest, since all of them are made from that file. A
draft was never seen by anybody, so nothing can become of it: it is only written on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from pydantic_core import PydanticCustomError

from generator.dataclass import dataclass
from generator.edit.changing import Editor, shown
from generator.edit.entering import differing, entered
from generator.edit.record import Filed
from generator.edit.refusing import EditError
from generator.kinds.events.model import Alteration, Event
from generator.kinds.notices.model import Notice
from generator.kinds.table import in_folder
from generator.models.status import Status, as_change
from generator.patterns import lazy_re
from generator.privacy import masked
from generator.schedule import Moment, Window
from generator.vocabulary import label

LONGEST_ITEM = 20
"""Characters of what a correction is about, which stands before its colon."""

_DAY_RE = lazy_re(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b", re.ASCII)

DRAFT_HINTS = (
    "# 写好后删掉下一行，才会发布。# 后面的话是提示，可以删。",
    "# 写好后删掉这一行，或请人审批（estate approve），才会发布",
)
"""What our own drafts say of the line that keeps them back; it goes with that line."""


@dataclass(frozen=True)
class Correction:
    """A correction: ``note`` says what it is about, or is the whole line of the change."""

    note: str
    values: Mapping[str, Any]


def correct(filed: Filed, correction: Correction, now: datetime) -> Editor:
    """Another version, which says what it said before and what it says now."""
    editor, record = filed.editor, filed.sourced.value
    values = entered(filed, editor, correction.values)
    if record.status == Status.DRAFT:
        return editor
    if not (in_folder(filed.folder).is_lasting or isinstance(record, Notice | Event)):
        raise EditError("edit_not_about", id=filed.id)
    stamp(filed, editor, Correction(correction.note, values), now)
    return editor


def stamp(filed: Filed, editor: Editor, correction: Correction, now: datetime) -> None:
    """Say of a file that was changed what owners are told of it, as its kind says it."""
    record, note = filed.sourced.value, correction.note
    if in_folder(filed.folder).is_lasting and not filed.language:
        editor.set("updated", str(now.date()))
    if not isinstance(record, Notice | Event):
        return
    lines = (
        _changes(note, correction.values, filed.sourced.plain, now.date())
        if isinstance(record, Notice)
        else []
    )
    editor.set("version", str(max(record.version, 1) + 1))
    editor.set("revised", _minute(now))
    if isinstance(record, Event) and note.strip():
        editor.set("reason", note)
    for line in lines:
        editor.append("changes", line)


def extend(filed: Filed, until: Moment, reason: str, now: datetime) -> Editor:
    """Extend what takes longer: the last window goes on, or the notice hangs on, until then."""
    notice = _notice(filed)
    editor = filed.editor
    if notice.window:
        was = max((window.end for window in notice.window), key=_order)
        _prolong(filed, editor, until)
    elif notice.until is not None:
        was = notice.until
        _require_later(until, was)
        editor.set("until", str(until))
    else:
        raise EditError("edit_endless", id=filed.id)
    if notice.extended_from is None:
        editor.set("extended_from", str(was))
    editor.set("revised", _minute(now))
    editor.set("reason", reason)
    return editor


def end(filed: Filed, reason: str, now: datetime) -> Editor:
    """Over before its time, from now on; it is shown as such until the end of the day."""
    notice = _notice(filed)
    if notice.ended is not None:
        raise EditError("edit_has_ended", id=filed.id)
    editor = filed.editor
    editor.set("ended", _minute(now))
    editor.set("ended_note", reason)
    return editor


def cancel(filed: Filed, reason: str, now: datetime) -> Editor:
    """Cancel what will not happen, which is worth saying until it would be over."""
    _public(filed)
    editor = filed.editor
    editor.set("status", Status.CANCELLED.zh if editor.is_chinese else Status.CANCELLED.value)
    editor.set("revised", _minute(now))
    editor.set("reason", reason)
    return editor


def cancel_day(filed: Filed, day: date, reason: str, now: datetime) -> Editor:
    """One day of an event will not happen; the others do."""
    event = _public(filed)
    if not isinstance(event, Event):
        raise EditError("edit_only_events", id=filed.id)
    if any(override.on == day for override in event.overrides):
        raise EditError("edit_has_override", id=filed.id, day=day)
    editor = filed.editor
    what = Alteration.CANCEL.zh if editor.is_chinese else Alteration.CANCEL.value
    override = {"on": str(day), "what": what, "reason": reason}
    editor.append_fields("overrides", "override", override)
    editor.set("revised", _minute(now))
    return editor


def approve(filed: Filed, by: str, now: datetime) -> Editor:
    """Somebody answers for it by name; what was a draft is none any more."""
    record = filed.sourced.value
    if isinstance(record.status, Status) and record.status.is_taken_back:
        raise EditError("edit_taken_back", id=filed.id, status=record.status.zh)
    editor = filed.editor
    if record.status == Status.DRAFT:
        editor.remove("status", DRAFT_HINTS)
        if isinstance(record, Notice) and record.starts is None:
            editor.set("from", _minute(now))
    editor.set("approved_by", by)
    editor.set("approved_on", str(now.date()))
    return editor


def _minute(now: datetime) -> str:
    """A change carries its moment: the day alone would be before that morning's round."""
    return f"{now:%Y-%m-%d} {now.hour}:{now:%M}"


def _changes(
    note: str, values: Mapping[str, Any], was: Mapping[str, Any], today: date
) -> list[str]:
    """A whole line as it was given; else what was set, each by both its values."""
    with suppress(PydanticCustomError):
        as_change(note)
        return [note]
    if not values:
        raise EditError("edit_no_change")
    is_named = len(values) == 1 and 0 < len(note.strip()) <= LONGEST_ITEM
    is_named = is_named and not any(mark in note for mark in ":：")
    return [
        _change(note.strip() if is_named else _word(name), was.get(name), value, today)
        for name, value in values.items()
    ]


def _word(name: str) -> str:
    return "正文" if name == "body" else label(f"notice.{name}")


def _change(item: str, was: object, now: object, today: date) -> str:
    before, after = (masked(text) for text in differing(shown(was), shown(now)))
    before, after = _spoken(before, today) or "（没有写）", _spoken(after, today) or "（删去）"
    line = f"{item}：原 {before} → 现 {after}"
    with suppress(PydanticCustomError):
        as_change(line)
        return line
    raise EditError("edit_no_change")


def _spoken(text: str, today: date) -> str:
    """Dates as they are read on paper, without a year that goes without saying."""

    def words(match: re.Match[str]) -> str:
        year, month, day = map(int, match.groups())
        return f"{'' if year == today.year else f'{year}年'}{month}月{day}日"

    return _DAY_RE.sub(words, text)


def _prolong(filed: Filed, editor: Editor, until: Moment) -> None:
    """The last of its windows; a day alone keeps the clock time it ended at."""
    notice: Notice = filed.sourced.value
    last = max(range(len(notice.window)), key=lambda n: _order(notice.window[n].end))
    old = notice.window[last]
    clock = until.clock or old.end.clock
    new = Moment(until.day, clock if old.start.clock else None)
    _require_later(new, old.end)
    typed = filed.sourced.plain["window"]
    texts = [typed] if isinstance(typed, str) else list(typed)
    texts[last] = _span(Window(old.start, new))
    editor.set("window", texts[0] if isinstance(typed, str) else texts)
    if notice.until is not None and notice.until.day < new.day:
        editor.set("until", str(new.day))


def _span(window: Window) -> str:
    """Write a window as people do: the day once where it is one."""
    start, end = window.start, window.end
    if start.day == end.day and start.clock and end.clock:
        return f"{start}–{end.clock}"
    return str(window)


def _require_later(new: Moment, old: Moment) -> None:
    if _order(new) <= _order(old):
        raise EditError("edit_not_later", until=new, old=old)


def _order(moment: Moment) -> tuple[date, int, int]:
    clock = moment.clock
    return (moment.day, clock.hour, clock.minute) if clock else (moment.day, 24, 0)


def _public(filed: Filed) -> Any:
    """A record that somebody may have read. Raises ``EditError`` for any other."""
    record = filed.sourced.value
    if not isinstance(record, Notice | Event):
        raise EditError("edit_not_about", id=filed.id)
    if record.status is Status.DRAFT:
        raise EditError("edit_draft", id=filed.id)
    if record.status.is_taken_back:
        raise EditError("edit_taken_back", id=filed.id, status=record.status.zh)
    return record


def _notice(filed: Filed) -> Notice:
    record = _public(filed)
    if not isinstance(record, Notice):
        raise EditError("edit_only_notices", id=filed.id)
    return record
