"""A notice from a text: its draft, what was found in it, and what a person has to say.

The draft is one that ``new`` would make. What is sure stands in its fields; what is not stands
beside them as a comment, with the words it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date

from pydantic_core import PydanticCustomError

from generator.dataclass import dataclass
from generator.edit import EditError
from generator.edit.changing import Value, shown, written
from generator.edit.creating import Given, draft_from
from generator.edit.kinds import imported
from generator.edit.quoting import flow, one_line, typed
from generator.edit.record import Proposal
from generator.importing.finding import Finding, findings
from generator.importing.ground import Ground
from generator.importing.remarks import Remark, remark
from generator.importing.spans import flat
from generator.importing.texts import TO_DESCRIBE, Text
from generator.kinds.notices.model import Notice
from generator.load.fields import BODY_WORDS, keys_of
from generator.models.categories import Category
from generator.models.fields import LONGEST_TITLE, choice_of
from generator.problems import Problem, ProblemError
from generator.vocabulary import label, normal, spellings

_ORDER = ("title", "category", "number", "from", "until", "window", "scope", "contact", "signed")
_ENDS = ("window", "until", "until_further_notice")
_LACKING = frozenset({"value.missing", "notice.no_end"})
"""Codes of what is not known yet, which a draft may lack until somebody says it."""


@dataclass(frozen=True)
class Question:
    """``key`` is what to give, ``example`` how; ``proposed`` says what the text may mean."""

    key: str
    zh: str
    example: Value
    proposed: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Draft:
    """A plan to write one draft, with everything that is to be said about it."""

    name: str
    proposal: Proposal
    taken: tuple[Finding, ...]
    questions: tuple[Question, ...]
    remarks: tuple[Remark, ...]
    lacks: tuple[Problem, ...]


def draft_of(text: Text, ground: Ground, settings: Mapping[str, Value]) -> Draft:
    """Plan the draft of a notice; ``settings`` are a person's word and win over the text.

    Raises ``EditError`` for a key that cannot be set and ``ProblemError`` for a value that says
    nothing.
    """
    content, today = ground.reading.content, ground.today
    identity, body, values = _settings(settings, text.body)
    title = text.title if len(text.title) <= LONGEST_TITLE else ""
    found = [Finding("title", title, title)] if title else []
    found += findings(text.title, text.plain, content, today)
    given = [Finding(key, value, "") for key, value in values.items()]
    sure = {one.key: one for one in found if one.is_sure} | {one.key: one for one in given}
    open_ones = [one for one in found if not one.is_sure and one.key not in sure]
    questions = tuple(_questions(sure, open_ones))
    lines = [*_fields(sure, today), *_comments(questions, open_ones)]
    stub = imported(_category(sure))
    files = {picture.name: picture.data for picture in text.pictures}
    below = body if title or not text.title else f"{text.title}\n\n{body}"
    written_down = Given(lines, _without_date(below, sure), identity, files, ground.taken)
    proposal, problems = draft_from(ground.folder, stub, content, today, written_down)
    told = _told(text)
    if not any("scope" in one for one in (sure, {other.key for other in open_ones})):
        told = (*told, remark("import_everyone"))
    if grave := [one for one in problems if one.code not in _LACKING]:
        raise ProblemError(grave[0])
    return Draft(text.name, proposal, _in_order(sure), questions, told, tuple(problems))


def _settings(settings: Mapping[str, Value], body: str) -> tuple[Value, str, dict[str, Value]]:
    """Part what was given into the id, the text and the fields."""
    known = spellings("notice", keys_of(Notice))
    identity: Value = ""
    values: dict[str, Value] = {}
    for word, value in settings.items():
        key = known.get(normal(word))
        if key == "id":
            identity = value
        elif key == "status":
            raise EditError("edit_own_key", word=word)
        elif key is not None:
            values[key] = value
        elif normal(word) in BODY_WORDS:
            body = shown(value)
        else:
            raise EditError("edit_unknown_key", word=word)
    return identity, body, values


def _category(sure: Mapping[str, Finding]) -> Category | None:
    with suppress(PydanticCustomError, KeyError):
        return choice_of(Category)(sure["category"].value)
    return None


def _in_order(sure: Mapping[str, Finding]) -> tuple[Finding, ...]:
    keys = [*(key for key in _ORDER if key in sure), *(key for key in sure if key not in _ORDER)]
    return tuple(sure[key] for key in keys)


def _fields(sure: Mapping[str, Finding], today: date) -> Iterator[str]:
    """Yield the lines of what is known; without a word on it the notice hangs from today on."""
    for one in _in_order({"from": Finding("from", str(today), "")} | dict(sure)):
        yield from written(label(f"notice.{one.key}"), one.value, 0)


def _questions(sure: Mapping[str, Finding], others: Sequence[Finding]) -> Iterator[Question]:
    """Ask for what a notice must have, and for whatever may be meant in more than one way."""
    for key in _ORDER:
        proposed = tuple(one for one in others if one.key == key)
        is_needed = key in {"title", "category"} and key not in sure
        is_needed |= key == "window" and not any(end in sure for end in _ENDS)
        if proposed or is_needed:
            yield Question(key, label(f"notice.{key}"), _example(key, proposed), proposed)


def _example(key: str, proposed: Sequence[Finding]) -> Value:
    if proposed:
        return proposed[0].value
    return {"title": "…", "category": Category.WATER.zh, "window": "2026-11-25 9:00–17:00"}[key]


def _comments(questions: Sequence[Question], others: Sequence[Finding]) -> Iterator[str]:
    for one in questions:
        if not any(other.key == one.key for other in others):
            yield f"# {one.zh}:    # 原文没有写明，请补上，去掉行首的井号"
        for proposed in one.proposed:
            said = (
                typed(proposed.value) if isinstance(proposed.value, str) else flow(proposed.value)
            )
            words = one_line(proposed.words)
            yield f"# {one.zh}: {said}    # 原文“{words}”，请核对，去掉行首的井号"


def _without_date(body: str, sure: Mapping[str, Finding]) -> str:
    """Drop the date below the text, which the page sets by itself."""
    signed = sure.get("signed")
    if signed is None or not signed.words:
        return body
    lines = body.rstrip().split("\n")
    kept = [n for n in range(len(lines)) if n < len(lines) - 4 or not _is_only(lines[n], signed)]
    return "\n".join(lines[n] for n in kept).rstrip()


def _is_only(line: str, signed: Finding) -> bool:
    return flat(line).strip(" *") == signed.words


def _told(text: Text) -> tuple[Remark, ...]:
    undescribed = text.body.count(f"![{TO_DESCRIBE}]")
    more = [remark("import_describe", count=undescribed)] if undescribed else []
    if len(text.title) > LONGEST_TITLE:
        more.append(remark("import_long_title", limit=LONGEST_TITLE))
    return (*text.remarks, *more)
