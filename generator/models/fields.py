"""Typed fields: what the text a clerk typed may mean, field by field.

Every value arrives as text, a list or fields, exactly as typed (``9:30`` is ``"9:30"``).
A validator either understands it or raises ``FieldError``, whose type is a code of
``problems.catalogue`` and whose context holds the facts of the sentence.
"""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError as FieldError

from generator.dataclass import dataclass
from generator.models.names import is_device
from generator.models.validators import PlainValidator
from generator.patterns import lazy_re
from generator.schedule import (
    ClockSpan,
    Moment,
    SpellingError,
    Window,
    fold,
    parse_clock_span,
    parse_day,
    parse_moment,
    parse_window,
)
from generator.vocabulary import nearest, normal

LONGEST_TITLE = 60
LONGEST_LINE = 500
LONGEST_HOLIDAY = 60
"""Days of one span of a calendar; the longest statutory holiday has had eight."""

SHORTEST_REASON = 4
_ASSENT_RE = lazy_re(
    r"是|有|对|好|可以|同意|授权|已经?|的|了|本人|业主|否|不|无|没"
    r"|yes|no|true|false|ok|agreed?|consent(?:ed)?|\W",
    re.IGNORECASE,
)
"""Words that say yes or no, but not why."""

COUNT = r"\d{1,6}"
ID = r"[a-z0-9]+(?:[-_][a-z0-9]+)*"
URL = r"https?://[\w.-]+(?::\d+)?(?:/[\w.~%/-]*)?"
NUMBER_MARK = r"(\d{4})-(\d{1,4})"
YES = frozenset({"是", "yes", "true", "y", "对", "on"})
NO = frozenset({"否", "no", "false", "n", "不", "off"})

T = TypeVar("T")


class Record(BaseModel):
    """A frozen fact: no unknown fields, nothing coerced but by its own validators.

    Modules that declare records do without ``from __future__ import annotations``: pydantic would
    compile each annotation again whenever a command starts.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    told_apart_by: ClassVar[str] = "id"
    """The field that no two entries of a list have alike, where the model has such a field."""

    @classmethod
    def lacking(cls, typed: Collection[str]) -> str | None:
        """The code of what is missing whatever the values of the ``typed`` keys turn out to be."""
        del typed
        return None


class Choice(StrEnum):
    """A closed list of words: the value is the key, ``zh`` the word the clerk knows."""

    zh: str

    def __new__(cls, value: str, zh: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh = zh
        return member


def fail(code: str, **facts: object) -> FieldError:
    """A ``FieldError``; the message is never shown, the catalogue holds the sentences."""
    return FieldError(code, code, {name: str(value) for name, value in facts.items()})


def as_text(value: Any) -> str:
    """One line of text, outer spaces removed, everything else as typed."""
    if not isinstance(value, str):
        raise fail("value.not_text")
    text = value.strip()
    if "\n" in text:
        raise fail("value.several_lines")
    if len(text) > LONGEST_LINE:
        raise fail("value.too_long", length=len(text), limit=LONGEST_LINE)
    return text


def as_title(value: Any) -> str:
    text = as_text(value)
    if len(text) > LONGEST_TITLE:
        raise fail("value.too_long", length=len(text), limit=LONGEST_TITLE)
    return text


def as_list(value: Any) -> Any:
    """A single value where a list is expected is a list of one."""
    return value if isinstance(value, (list, tuple)) else (value,)


def as_words(value: Any) -> tuple[str, ...]:
    """A list of short words, written as a list or with 、 or , between."""
    words: list[str] = []
    for text in map(as_text, as_list(value)):
        words += [word for word in re.split(r"[、，,;；]\s*", text) if word]
    return tuple(words)


def as_flag(value: Any) -> bool:
    text = normal(as_text(value))
    if text in YES:
        return True
    if text in NO:
        return False
    raise fail("value.not_yes_no", value=value)


def as_consent(value: Any) -> str:
    """Read who agreed and when: the law wants separate consent, not a tick (PIPL art. 25)."""
    text = as_text(value)
    if len(_ASSENT_RE.sub("", text)) < SHORTEST_REASON:
        raise fail("privacy.no_reason", value=value)
    return text


def as_count(value: Any) -> int:
    text = fold(as_text(value))
    if not re.fullmatch(COUNT, text):
        raise fail("value.not_number", value=value, example="2")
    return int(text)


def as_id(value: Any) -> str:
    text = fold(as_text(value))
    if not re.fullmatch(ID, text):
        raise fail("value.not_id", value=value, example="lobby-2-1")
    if is_device(text):
        raise fail("value.device_id", value=value, example=f"{text}-1")
    return text


def as_url(value: Any) -> str:
    text = as_text(value)
    if not re.fullmatch(URL, text):
        raise fail("value.not_url", value=value)
    return text.rstrip("/") + "/"


def as_number_mark(value: Any) -> str:
    text = fold(as_text(value))
    match = re.fullmatch(NUMBER_MARK, text)
    if match is None:
        raise fail("value.not_number_mark", value=value)
    return f"{match[1]}-{int(match[2]):03}"


def as_phone(value: Any) -> str:
    return fold(as_text(value))


def choice_of(choices: type[T]) -> Callable[[Any], T]:
    """A validator for one of ``choices``, by key or by Chinese word."""
    members: Mapping[str, Any] = {
        normal(word): member
        for member in choices  # type: ignore[attr-defined]
        for word in (member.value, member.zh)
    }

    def chosen(value: Any) -> T:
        text = as_text(value)
        if (member := members.get(normal(text))) is not None:
            return member  # type: ignore[no-any-return]
        known = "、".join(member.zh for member in choices)  # type: ignore[attr-defined]
        if near := nearest(text, members):
            raise fail(
                "value.not_choice_like", value=text, known=known, suggestion=members[near].zh
            )
        raise fail("value.not_choice", value=text, known=known)

    return chosen


def _spelled(parse: Callable[[str], T]) -> Callable[[Any], T]:
    def parsed(value: Any) -> T:
        try:
            return parse(as_text(value))
        except SpellingError as error:
            raise fail(error.code, **error.facts) from error

    return parsed


def as_span_of_days(value: Any) -> Window:
    """A slip in a year would make a holiday of a century."""
    window = _spelled(parse_window)(value)
    days = (window.end.day - window.start.day).days + 1
    if days > LONGEST_HOLIDAY:
        raise fail("date.long_span", value=value, days=days)
    return window


def as_days(windows: tuple[Window, ...]) -> tuple[date, ...]:
    """Days, each written alone or as a span of days; sorted, each once."""
    days: set[date] = set()
    for window in windows:
        first, last = window.start.day.toordinal(), window.end.day.toordinal()
        days.update(date.fromordinal(number) for number in range(first, last + 1))
    return tuple(sorted(days))


@dataclass(frozen=True)
class Floors:
    """Floors an effect reaches, as closed ranges in ascending order."""

    ranges: tuple[tuple[int, int], ...]

    def contains(self, floor: int) -> bool:
        return any(low <= floor <= high for low, high in self.ranges)


def as_floors(value: Any) -> Floors:
    """``10-18`` or ``1-6、10``."""
    ranges = []
    for word in as_words(value):
        match = re.fullmatch(r"(-?\d{1,2})(?:[-–—~至到](\d{1,2}))?[层楼]?", fold(word))
        if match is None or (match[2] and int(match[2]) < int(match[1])):
            raise fail("value.not_floors", value=word)
        ranges.append((int(match[1]), int(match[2] or match[1])))
    return Floors(tuple(sorted(ranges)))


Text = Annotated[str, PlainValidator(as_text)]
Title = Annotated[str, PlainValidator(as_title)]
Words = Annotated[tuple[str, ...], PlainValidator(as_words)]
Lines = Annotated[tuple[Text, ...], BeforeValidator(as_list)]
Consent = Annotated[str, PlainValidator(as_consent)]
"""Why personal data in a record may be public; it is kept in the file and shown nowhere."""
Flag = Annotated[bool, PlainValidator(as_flag)]
Count = Annotated[int, PlainValidator(as_count)]
Id = Annotated[str, PlainValidator(as_id)]
Url = Annotated[str, PlainValidator(as_url)]
Phone = Annotated[str, PlainValidator(as_phone)]
NumberMark = Annotated[str, PlainValidator(as_number_mark)]
When = Annotated[Moment, PlainValidator(_spelled(parse_moment))]
Day = Annotated[date, PlainValidator(_spelled(parse_day))]
Span = Annotated[Window, PlainValidator(_spelled(parse_window))]
Windows = Annotated[tuple[Span, ...], BeforeValidator(as_list)]
TimeOfDay = Annotated[ClockSpan, PlainValidator(_spelled(parse_clock_span))]
"""From one clock time to another, of whatever day."""
ShortWindows = Annotated[
    tuple[Annotated[Window, PlainValidator(as_span_of_days)], ...], BeforeValidator(as_list)
]
"""Windows none of which is longer than a holiday can be."""
Days = Annotated[
    tuple[Annotated[Any, PlainValidator(as_span_of_days)], ...],
    BeforeValidator(as_list),
    AfterValidator(as_days),
]
FloorsField = Annotated[Floors, PlainValidator(as_floors)]


def as_file_name(value: Any) -> str:
    """A name in the notice's own folder, or a path under ``files/``; nothing climbs out."""
    text = as_text(value).replace("\\", "/").removeprefix("./")
    parts = text.split("/")
    if not text or any(part in {"", ".", ".."} for part in parts) or ":" in text:
        raise fail("value.bad_file", value=value)
    return text


FileNames = Annotated[
    tuple[Annotated[str, PlainValidator(as_file_name)], ...], BeforeValidator(as_list)
]
