"""Small, valid pieces to test with: say only what the test is about.

Values are given as a clerk types them, and read by the same models.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from generator.build import Built, build
from generator.kinds.content import Content
from generator.kinds.events.model import Event
from generator.kinds.events.occurrence import event_posting
from generator.kinds.events.programme import Programme
from generator.kinds.fees.calendar import FeeTask
from generator.kinds.fees.model import Fee
from generator.kinds.guides.model import Guide
from generator.kinds.notices.model import Notice
from generator.kinds.notices.posting import posting_of
from generator.kinds.table import KINDS
from generator.models.boards import Board
from generator.models.contacts import Contact
from generator.models.customs import Customs
from generator.models.estate import Estate
from generator.models.profile import CalendarYear, RuleProfile, rest_days
from generator.models.withdrawal import Withdrawal
from generator.reading import read

REPOSITORY = Path(__file__).parent.parent
NOON = "2026-11-20T12:00"
"""The moment at which a small estate is built where no other is said."""

ESTATE = {
    "id": "test",
    "name": "测试小区",
    "address": "测试路1号",
    "company": "测试物业公司",
    "office": "测试服务中心",
    "committee": "测试业委会",
    "url": "https://test.example/",
    "since": "2023-07-01",
    "hotline": "duty",
    "groups": [
        {"id": "east", "name": "东组团", "buildings": ["1", "2"], "butler": "butler"},
        {"id": "west", "name": "西组团", "buildings": ["3", "s"]},
    ],
    "buildings": [
        {"id": "1", "name": "1栋", "kind": "高层", "floors": "18", "units": ["1-1", "1-2"]},
        {"id": "2", "name": "2栋", "kind": "高层", "floors": "18", "units": ["2-1"]},
        {"id": "3", "name": "3栋", "kind": "多层", "floors": "6", "units": ["3-1", "3-2"]},
        {"id": "s", "name": "商铺", "kind": "商铺"},
    ],
}
CONTACTS = (
    {"id": "duty", "name": "24小时值班", "phone": "000-0000 0110", "hours": "全天"},
    {"id": "desk", "name": "服务台", "phone": "000-0000 0101"},
    {"id": "butler", "name": "林管家", "phone": "000-0000 0103", "substitute": "desk"},
)
BOARDS = (
    {"id": "gate", "name": "南门公告栏", "kind": "大门"},
    {"id": "desk", "name": "服务台公示墙", "kind": "服务台"},
    {"id": "lobby-1-1", "name": "1栋1单元大堂", "kind": "大堂", "serves": "1-1"},
    {"id": "lift-1-1", "name": "1栋1单元轿厢", "kind": "轿厢", "serves": "1-1"},
    {"id": "lobby-2-1", "name": "2栋大堂", "kind": "大堂", "serves": "2"},
    {"id": "lobby-3-1", "name": "3栋1单元大堂", "kind": "大堂", "serves": "3-1"},
)
PROFILE = {
    "id": "test",
    "name": "测试规则",
    "default": {"days": "5", "calendar": "工作日"},
    "items": [{"key": "revenue", "name": "公共收益", "days": "30", "calendar": "自然日"}],
    "lead": [{"category": "停水", "hours": "48", "basis": "小区承诺"}],
}
YEARS = (
    {
        "year": "2026",
        "off": ["2026-10-01 – 2026-10-07"],
        "work": ["2026-09-20", "2026-10-10"],
    },
    {"year": "2027", "status": "未公布"},
)


PRICE = {"price": "2.35", "from": "2023-07-01"}
PRICE_CHANGE = (
    {"price": "2.20", "from": "2023-07-01", "until": "2027-02-28"},
    {
        "price": "2.35",
        "from": "2027-03-01",
        "announced": "2026-11-02",
        "resolution": "业主大会决定",
    },
)


def at(text: str) -> datetime:
    """An instant from ISO 8601; without an offset it is Shanghai's."""
    instant = datetime.fromisoformat(text)
    return instant if instant.tzinfo else datetime.fromisoformat(f"{text}+08:00")


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def make_notice(id="20261125-water", *, end="2026-11-25", **typed) -> Notice:
    """A valid notice of three lines; ``from_`` and ``except_`` stand for the keys.

    ``end`` is ``until``; give ``end=None`` for a notice that ends otherwise.
    """
    fields = {"title": "停水通知", "category": "停水", **typed}
    if end is not None:
        fields["until"] = end
    return Notice.model_validate({"id": id, **_keys(fields)})


def make_event(id="2026-dongzhi", *, date="2026-12-22 14:30–16:30", **typed) -> Event:
    """A valid event of one afternoon; ``from_`` and ``except_`` stand for the keys.

    Give ``date=None`` for an event that is dated otherwise.
    """
    fields = {"title": "冬至邻里聚", "kind": "节庆", "place": "3栋一层活动室", **typed}
    if date is not None:
        fields["date"] = date
    return Event.model_validate({"id": id, **_keys(fields)})


def _keys(fields: dict[str, object]) -> dict[str, object]:
    """``from_`` is how Python must spell ``from``."""
    return {key.removesuffix("_"): value for key, value in fields.items()}


def make_fee(*rates, **typed) -> Fee:
    """A property fee by area; without rates one price since 2023."""
    fields = {
        "id": "property",
        "name": "物业服务费",
        "kind": "物业服务费",
        "payer": "业主",
        "basis": "按面积",
        "unit": "元/㎡·月",
        "source": "合同",
        **typed,
    }
    return Fee.model_validate({**fields, "rates": list(rates or [PRICE])})


def make_estate(**typed) -> Estate:
    return Estate.model_validate({**ESTATE, **typed})


def make_content(
    *notices: Notice,
    events=(),
    programmes=(),
    fee_tasks=(),
    withdrawals=(),
    guides=(),
    attachments=(),
    years=YEARS,
    **estate,
) -> Content:
    """A complete small estate with these notices; further keywords change the estate.

    ``events`` are made with ``make_event``; all others are given as a clerk types them.
    """
    home = make_estate(**estate)
    profile = RuleProfile.model_validate(PROFILE)
    rest = rest_days(CalendarYear.model_validate(year) for year in years)
    customs = Customs(home.zone, profile, rest)
    lists = {
        "estate": (home,),
        "contacts": tuple(Contact.model_validate(contact) for contact in CONTACTS),
        "boards": tuple(Board.model_validate(board) for board in BOARDS),
        "profiles": (profile,),
        "notices": tuple(sorted(notices, key=lambda notice: notice.id)),
        "guides": tuple(Guide.model_validate(guide) for guide in guides),
        "withdrawals": tuple(Withdrawal.model_validate(entry) for entry in withdrawals),
        "events": tuple(sorted(events, key=lambda event: event.id)),
        "programmes": tuple(
            sorted(
                (Programme.model_validate(programme) for programme in programmes),
                key=lambda one: (one.starts, one.until, one.id),
            )
        ),
        "fee_tasks": tuple(FeeTask.model_validate(task) for task in fee_tasks),
    }
    return Content(
        lists={kind.name: lists.get(kind.name, ()) for kind in KINDS},
        rest=rest,
        attachments=frozenset(attachments),
        postings={notice.id: posting_of(notice, customs) for notice in notices},
        event_postings={event.id: event_posting(event, home.zone) for event in events},
    )


def write_estate(folder: Path, files: dict[str, str | bytes] | None = None) -> Path:
    """A small valid estate on disk; ``files`` are added or replace what is there.

    Paths are relative to ``content/``; a value of ``None`` leaves that file out.
    """
    content = {**SMALL_ESTATE, **(files or {})}
    for path, text in content.items():
        if text is None:
            continue
        target = folder / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def notice_file(title: str, until: str, **fields: str) -> str:
    """The file of a notice without a text of its own; ``fields`` are written as they are named."""
    lines = [f"标题: {title}", "类别: 停水", *(f"{key}: {value}" for key, value in fields.items())]
    return "\n".join(["---", *lines, f"张贴至: {until}", "---", ""])


SMALL_ESTATE: dict[str, str] = {
    "estate.yaml": """\
id: test
name: 测试小区
address: 测试路1号
company: 测试物业公司
office: 测试服务中心
url: https://test.example/
since: 2023-07-01
hotline: duty
rules: test
groups:
  - {id: east, name: 东组团, buildings: [1, 2], butler: butler}
buildings:
  - {id: 1, name: 1栋, kind: 高层, floors: 18, units: [1-1, 1-2]}
  - {id: 2, name: 2栋, kind: 高层, floors: 18, units: [2-1]}
  - {id: s, name: 商铺, kind: 商铺}
""",
    "contacts.yaml": """\
contacts:
  - {id: duty, name: 24小时值班, phone: 000-0000 0110, hours: 全天}
  - {id: desk, name: 服务台, phone: 000-0000 0101}
  - {id: butler, name: 林管家, phone: 000-0000 0103, substitute: desk}
""",
    "boards.yaml": """\
boards:
  - {id: gate, name: 南门公告栏, kind: 大门}
  - {id: desk, name: 服务台公示墙, kind: 服务台}
  - {id: lobby-1-1, name: 1栋1单元大堂, kind: 大堂, serves: 1-1}
  - {id: lobby-2-1, name: 2栋大堂, kind: 大堂, serves: 2}
""",
    "rules/test.yaml": """\
name: 测试规则
default: {days: 5, calendar: 工作日}
items:
  - {key: revenue, name: 公共收益, days: 30}
lead:
  - {category: 停水, hours: 48, basis: 小区承诺}
""",
    "calendar.yaml": """\
years:
  - {year: 2026, off: [2026-10-01 – 2026-10-07], work: [2026-09-20, 2026-10-10]}
  - {year: 2027, status: 未公布}
""",
    "notices/20261120-always.md": """\
---
标题: 电梯年检安排
类别: 电梯
张贴自: 2026-11-01
张贴至: 2027-12-31
---
年检期间请走楼梯。
""",
}


def built(folder: Path, moment: str = NOON) -> Built:
    """Build an estate into its own ``site`` as of a moment, without posters."""
    return build(folder, folder / "site", read(folder), at(moment))


def files_below(folder: Path) -> dict[str, bytes]:
    """Map the path of every file below a folder to its bytes."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def shown(site: Path, words: str) -> list[str]:
    """List the files of a site that hold these words."""
    return [path for path, data in files_below(site).items() if words.encode() in data]
