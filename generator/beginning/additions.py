"""Additions: what is worth adding next, as the content shows it; nothing is noted anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.beginning.files import PROVISIONAL
from generator.dataclass import dataclass
from generator.kinds.content import Content
from generator.languages import Deferred, deferred


@dataclass(frozen=True)
class Addition:
    """Something an estate lacks; ``place`` is its file or the command that begins one."""

    key: str
    what: Deferred
    place: str
    is_there: Callable[[Content], bool]


def _has(kind: str) -> Callable[[Content], bool]:
    return lambda content: bool(content.lists[kind])


_ADDITIONS = (
    Addition(
        "url",
        deferred("网址：现在的是占位的，打不开"),
        "content/estate.yaml",
        lambda content: not content.estate.url.endswith(PROVISIONAL),
    ),
    Addition(
        "contacts",
        deferred("更多电话：服务台、管家、投诉专线"),
        "content/contacts.yaml",
        lambda content: len(content.contacts) > 1,
    ),
    Addition("fees", deferred("收费项目和价格"), "content/fees.yaml", _has("fees")),
    Addition("notices", deferred("第一则公告"), "estate new 通知", _has("notices")),
    Addition("boards", deferred("张贴点"), "content/boards.yaml", _has("boards")),
    Addition(
        "rules",
        deferred("地方规则：公示多少天、提前多久通知"),
        "content/rules/",
        lambda content: content.profile is not None,
    ),
    Addition("years", deferred("放假安排：工作日要按它算"), "content/calendar.yaml", _has("years")),
    Addition("services", deferred("服务目录"), "content/services.yaml", _has("services")),
    Addition("standards", deferred("服务标准"), "content/standards/", _has("standards")),
    Addition("guides", deferred("办事指南"), "estate new 指南", _has("guides")),
    Addition(
        "equipment", deferred("设施设备和维保单位"), "content/equipment.yaml", _has("equipment")
    ),
)
"""What owners miss first comes first."""


def additions(content: Content) -> Iterator[Addition]:
    """Yield what the estate lacks, the more important first."""
    return (one for one in _ADDITIONS if not one.is_there(content))
