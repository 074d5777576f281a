"""Deeds: what a change was made by, and how a commit's message keeps that.

The first line is for people, whatever they read the repository with; what the program must find
again stands in trailers below it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from generator.dataclass import dataclass
from generator.languages import Language

BEGIN, BY_HAND = "begin", "hand"
"""Deeds without a command: the first look at a folder, and what was edited without us."""

DEEDS: Mapping[str, str] = {
    BEGIN: "开始记录",
    BY_HAND: "改于记事本",
    "approve": "审批",
    "cancel": "取消",
    "check": "自动修正",
    "correct": "更正",
    "edit": "修改",
    "end": "提前结束",
    "extend": "延期",
    "import": "导入",
    "new": "新建",
    "price": "调价",
    "replace": "替代",
    "restore": "还原",
    "withdraw": "撤回",
    "undo": "恢复公开",
}
"""Words for each deed, most of them by the command that does it."""

OTHER = "改动"
"""A deed of a program that knew more of them."""

_COMMAND, _REASON, _FORGOTTEN = "Estate-Command", "Estate-Reason", "Estate-Forgotten"
_RECORD = "Estate-Record"


@dataclass(frozen=True)
class Deed:
    """A deed: the command, who does it and why; ``at`` is aware, in the estate's own time."""

    command: str
    by: str = ""
    at: datetime | None = None
    why: str = ""


@dataclass(frozen=True)
class Message:
    """A commit's message; ``is_forgotten`` where its words were removed for privacy."""

    command: str
    said: str
    why: str = ""
    is_forgotten: bool = False
    records: tuple[str, ...] = ()
    """Ids of the records in it, by which it is found without a look at its files; or none."""

    def __str__(self) -> str:
        trailers = {_COMMAND: self.command, _REASON: self.why}
        trailers[_FORGOTTEN] = "yes" if self.is_forgotten else ""
        lines = [f"{name}: {value}\n" for name, value in trailers.items() if value]
        lines += [f"{_RECORD}: {one}\n" for one in self.records]
        return f"{self.said}\n\n{''.join(lines)}"


def message_of(text: str) -> Message:
    """Read a message back; of one that others wrote its first line is all there is."""
    said, _, rest = text.partition("\n")
    lines = [line.partition(": ") for line in rest.split("\n") if ": " in line]
    found = {name: value for name, _, value in lines}
    records = tuple(value for name, _, value in lines if name == _RECORD)
    why, forgotten = found.get(_REASON, ""), found.get(_FORGOTTEN) == "yes"
    return Message(found.get(_COMMAND, ""), said, why, forgotten, records)


def deed_word(command: str, language: Language) -> str:
    return language.within("deed", DEEDS.get(command, OTHER))
