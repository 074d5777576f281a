"""What a text says that belongs into fields: each finding with the words it came from.

Sure is what can only mean one thing. The rest is proposed: a person decides, and the draft says so
in a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from generator.dataclass import dataclass
from generator.edit.changing import Value
from generator.importing.spans import Stretch, flat, has_other_hours, signed_day, stretches
from generator.importing.subjects import categories
from generator.kinds.content import Content
from generator.languages import original
from generator.models.estate import Building, Estate
from generator.patterns import lazy_re

_NUMBER_RE = lazy_re(r"[〔\[(【]\s?(\d{4})\s?[〕\])】]\s?第?\s?(\d{1,4})\s?号")
_RUN = r"\d{1,3}(?:\s?(?:[-–—~至到、,和及]|号楼|栋|幢|座)\s?\d{1,3})*"
_BUILDINGS_RE = lazy_re(
    rf"(?<![\d.A-Za-z-])({_RUN})\s?(?:号楼|栋|幢|座|#楼?)"
    r"(?:\s?(\d{1,2}(?:[、,和及-]\d{1,2})*)\s?单元)?"
)
_RUN_RE = lazy_re(r"(\d{1,3})(?:\D{0,3}?\s?[-–—~至到]\s?(\d{1,3}))?")
_SPARED_RE = lazy_re(r"(?:除|不含|不包括|不影响)[^,。;、]{0,3}$")
_PHONE_RE = lazy_re(
    r"(?<![\d-])(?:\+?86[- ]?)?(?:0\d{2,3}[- ]?)?\d{3,4}[- ]?\d{4}(?:\d{0,3})(?!\d)"
)
_POSTED_RE = lazy_re(r"(?:公示期|公示时间|张贴|有效期|公告期|展示期)[^。\n]{0,8}$")
_UNTIL_RE = lazy_re(r"(?:有效期至|有效至|张贴至|截止(?:到|至|日期|时间)?|截至)[:为是\s]{0,3}$")
_MOST_PROPOSED = 3
_PLACES = ("范围", "影响楼", "涉及楼", "停水楼", "停电楼", "区域")


@dataclass(frozen=True)
class Finding:
    """``value`` is what the field ``key`` may say, by ``words`` of the text.

    ``why`` names the reason, in the words of the command line, for which it is not sure.
    """

    key: str
    value: Value
    words: str
    why: str = ""

    @property
    def is_sure(self) -> bool:
        return not self.why


def findings(title: str, text: str, content: Content, today: date) -> tuple[Finding, ...]:
    """Look through the title of a notice and its text, ``text`` holding both."""
    folded = flat(text)
    lines = [line for line in folded.split("\n") if line.strip()]
    below = signed_day(lines)
    signed = below[1] if below else None
    found = [
        *_category(title, folded),
        *_times(folded, signed, today),
        *_number(folded),
        *_scope(flat(title), folded, content.estate),
        *_contact(folded, content),
    ]
    if below:
        found.append(Finding("signed", str(below[1]), lines[below[0]].strip()))
    return tuple(found)


def _category(title: str, text: str) -> Iterator[Finding]:
    named, is_settled = categories(title)
    if is_settled:
        yield Finding("category", named[0][0].zh, named[0][1])
        return
    several = "import_why_several" if len(named) > 1 else "import_why_word"
    why = several if named else "import_why_text"
    for category, words in (named or categories(text)[0])[:_MOST_PROPOSED]:
        yield Finding("category", category.zh, words, why)


def _times(text: str, signed: date | None, today: date) -> Iterator[Finding]:
    """Tell apart when something happens and how long the notice hangs."""
    found = [
        one
        for one in stretches(text, signed, today)
        if not one.first == one.last == signed or one.has_hours
    ]
    posted = [one for one in found if _POSTED_RE.search(text[: one.at]) and one.first < one.last]
    ends = [one for one in found if _UNTIL_RE.search(text[: one.at]) and one not in posted]
    for one in posted:
        why = _why(one, posted)
        yield Finding("from", str(one.first), one.words, why)
        yield Finding("until", str(one.last), one.words, why)
    for one in ends:
        yield Finding("until", str(one.last), one.words, _why(one, [*posted, *ends]))
    others = [one for one in found if one not in posted and one not in ends]
    timed = _each_once([one for one in others if one.has_hours])
    spans = _each_once([one for one in others if not one.has_hours and one.first < one.last])
    for one in timed or spans:
        value = _one_or_all(list(one.value))
        why = _why(one, timed or spans)
        if any(not one.first <= o.first <= o.last <= one.last for o in others):
            why = "import_why_several"  # a table of days, a deadline, a day to put it off to
        elif timed and has_other_hours(text, one):
            why = "import_why_several"
        if value:
            yield Finding("window", value, one.words, why if timed else why or "import_why_days")


def _each_once(found: list[Stretch]) -> list[Stretch]:
    return list({one.value: one for one in reversed(found)}.values())[::-1]


def _why(one: Stretch, all_of_them: Sequence[Stretch]) -> str:
    if len(_each_once(list(all_of_them))) > 1:
        return "import_why_several"
    return "" if one.is_sure else "import_why_time"


def _number(text: str) -> Iterator[Finding]:
    marks = {f"{one[1]}-{int(one[2]):03}": one[0] for one in _NUMBER_RE.finditer(text)}
    for value, words in marks.items():
        yield Finding("number", value, words, "import_why_several" if len(marks) > 1 else "")


def _scope(title: str, text: str, estate: Estate) -> Iterator[Finding]:
    """Take the buildings that the title names, or a line that says whom it is about."""
    lines = text.split("\n")
    about = [line for line in lines if any(word in line[:12] for word in _PLACES)]
    for source in ([title], about):
        named, words, is_sure = _buildings("\n".join(source), estate)
        if named:
            why = "" if is_sure else "import_why_building"
            yield Finding("scope", _one_or_all(named), words, why)
            return
    named, words, _ = _buildings(text, estate)
    if named:
        yield Finding("scope", _one_or_all(named), words, "import_why_text")


def _one_or_all(named: list[str]) -> Value:
    return named[0] if len(named) == 1 else named


def _buildings(text: str, estate: Estate) -> tuple[list[str], str, bool]:
    """List buildings and units by their names, the words they are said with, and if all exist."""
    named: list[str] = []
    said: list[str] = []
    is_sure = True
    for match in _BUILDINGS_RE.finditer(text):
        said.append(match[0].strip())
        is_sure = is_sure and not _SPARED_RE.search(text[: match.start()])
        for number in _numbers(match[1]):
            words = _names(number, _numbers(match[2] or ""), estate)
            is_sure = is_sure and bool(words)
            named += [word for word in words if word not in named]
    return named, "、".join(dict.fromkeys(said)), is_sure


def _numbers(typed: str) -> list[int]:
    found: list[int] = []
    for first, last in _RUN_RE.findall(typed):
        low, high = int(first), int(last or first)
        found += range(low, min(high, low + 99) + 1)
    return found


def _names(number: int, units: list[int], estate: Estate) -> list[str]:
    """Return a building as the estate calls it, or its units; nothing where there is none."""
    building = next((one for one in estate.buildings if _is_number(one, number)), None)
    if building is None:
        return []
    if not units:
        return [original(building.name)]
    known = {building.unit_number(unit): building.unit_name(unit) for unit in building.units}
    names = [known[str(unit)] for unit in units if str(unit) in known]
    return names if len(names) == len(units) else []


def _is_number(building: Building, number: int) -> bool:
    digits = re.sub(r"\D", "", original(building.name))
    return building.id == str(number) or digits == str(number)


def _contact(text: str, content: Content) -> Iterator[Finding]:
    """Name the contact whose number the text has; a number of nobody is for a person to place."""
    known = {one.dialled: one for one in content.contacts}
    numbers = {re.sub(r"\D", "", one[0]): one[0].strip() for one in _PHONE_RE.finditer(text)}
    named = {digits: known[digits] for digits in numbers if digits in known}
    why = "import_why_several" if len(named) > 1 else ""
    for digits, contact in named.items():
        yield Finding("contact", original(contact.name), numbers[digits], why)
