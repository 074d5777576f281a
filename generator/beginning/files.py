"""The first files of an estate: few and commented, each line with the question it answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.beginning.boards import Place
from generator.beginning.profiles import Shipped
from generator.dataclass import dataclass
from generator.edit.quoting import typed
from generator.languages import original
from generator.models.estate import Building
from generator.vocabulary import label

HOTLINE = "duty"
"""Id of the one contact that every estate begins with."""

ALL_DAY = "全天"
PROVISIONAL = ".example/"
"""The end of an address for as long as there is none: nobody can ever own it (RFC 2606)."""

_PUBLIC = (
    ("h110", "报警", "110", "治安求助"),
    ("h119", "火警", "119", "火灾, 电梯困人救援"),
    ("h120", "急救", "120", "医疗急救"),
    ("h12345", "政务服务便民热线", "12345", "投诉物业服务"),
    ("h12315", "市场监管投诉", "12315", "价格举报"),
)
"""Numbers that are the same in every city of the mainland."""


class Line(NamedTuple):
    text: str
    about: str = ""
    """Key of the question whose answer stands in it; empty where none does."""


Texts = Mapping[str, Sequence[Line]]
"""Path → lines."""


@dataclass(frozen=True)
class Answers:
    """Answers that are understood: as typed, and what three of them mean."""

    typed: Mapping[str, str]
    buildings: Sequence[Building]
    boards: Sequence[Place]
    profile: Shipped | None

    def field(self, key: str, name: str = "", comment: str = "") -> Line:
        """Write the line of a field; ``name`` is its key where the question is called otherwise."""
        said = f"{_word(name or key)}: {typed(self.typed[key])}"
        return Line(f"{said}    # {comment}" if comment else said, key)


def texts(answers: Answers) -> Texts:
    """Write the files, every one of which some answer asks for."""
    made: dict[str, Sequence[Line]] = {
        "content/estate.yaml": [*_estate(answers)],
        "content/contacts.yaml": [*_contacts(answers)],
    }
    if answers.boards:
        made["content/boards.yaml"] = [*_boards(answers)]
    if answers.profile:
        path = f"content/rules/{answers.profile.id}.yaml"
        made[path] = [Line(line, "rules") for line in answers.profile.text.split("\n")]
    return made


def _estate(answers: Answers) -> Iterator[Line]:
    yield Line("# 小区基本信息。改动后运行 estate check，会逐条说明哪里写得不对。")
    yield answers.field("id", comment="定了就不要改：订阅和核对都认它")
    yield answers.field("name")
    if "city" in answers.typed:
        yield answers.field("city")
    yield answers.field("address")
    yield answers.field("company")
    yield answers.field("office", comment="公告的落款")
    yield _url(answers)
    yield answers.field("since", comment="物业服务中心进驻的日子")
    yield Line(f"{_word('hotline')}: {HOTLINE}    # 每页顶上的电话，取自 contacts.yaml")
    if answers.profile:
        yield Line(f"{_word('rules')}: {answers.profile.id}", "rules")
    yield Line(f"{_word('buildings')}:")
    for one in answers.buildings:
        yield Line(f"  - {{{', '.join(_building(one))}}}", "buildings")
    yield Line("# 下面这些有了再写（去掉行首的井号）：")
    yield Line(f"# {_word('committee')}: {answers.typed['name']}业主委员会")
    yield Line(f"# {_word('households')}: 600")
    yield Line(f"# {_word('icp')}: 京ICP备00000000号")


def _url(answers: Answers) -> Line:
    if "url" in answers.typed:
        return answers.field("url")
    return Line(
        f"{_word('url')}: https://{answers.typed['id']}{PROVISIONAL}"
        "    # 还没有网址，先占个位：打不开，印出去的二维码也没有用，有了马上换",
        "id",
    )


def _building(one: Building) -> Iterator[str]:
    yield f"{_word('id')}: {one.id}"
    yield f"{_word('name')}: {typed(original(one.name), is_inside=True)}"
    yield f"{_word('kind')}: {one.kind.zh}"
    yield f"{_word('floors')}: {one.floors}"
    if one.units:
        yield f"{_word('units')}: [{', '.join(one.units)}]"


def _contacts(answers: Answers) -> Iterator[Line]:
    hours = answers.typed["hours"]
    name = "24小时值班" if hours == ALL_DAY else "值班电话"
    phone = typed(answers.typed["phone"])
    yield Line("# 对外公布的电话。公告里的“联系人”写这里的标识或名称。")
    yield Line(f"{_word('contacts')}:")
    yield Line(f"  - {_word('id')}: {HOTLINE}")
    yield Line(f"    {_word('name')}: {name}")
    yield Line(f"    {_word('phone')}: {phone}", "phone")
    yield Line(f"    {_word('hours')}: {typed(hours)}", "hours")
    yield Line("# 服务台、管家、投诉专线照样往下加，例如（去掉行首的井号）：")
    yield Line(f"#  - {_word('id')}: desk")
    yield Line(f"#    {_word('name')}: 服务台")
    yield Line(f"#    {_word('phone')}: 010-0000 0101")
    yield Line(f"#    {_word('hours')}: 每天 8:30–18:00")
    yield Line(f"#    {_word('topics')}: [咨询, 缴费, 报修]")
    yield Line(f"{_word('public')}:    # 各地通用的号码；当地另有的也写在这里")
    for identity, called, number, topics in _PUBLIC:
        pairs = (("id", identity), ("name", called), ("phone", number), ("topics", f"[{topics}]"))
        yield Line(f"  - {{{', '.join(f'{_word(key)}: {value}' for key, value in pairs)}}}")


def _boards(answers: Answers) -> Iterator[Line]:
    yield Line("# 张贴点，按早巡行走的顺序排列，请调整成实际走的顺序。")
    yield Line(f"# {_word('slots')}是能并排张贴的 A4 张数，是估计的，请按实际改。")
    yield Line("张贴点:")
    for one in answers.boards:
        pairs = {
            "id": one.id,
            "name": typed(one.name, is_inside=True),
            "kind": one.kind.zh,
            **({"服务单元": one.serves} if one.serves else {}),
            "slots": str(one.slots),
        }
        said = ", ".join(f"{_word(key)}: {value}" for key, value in pairs.items())
        yield Line(f"  - {{{said}}}", "boards")


def _word(key: str) -> str:
    """Return the Chinese key, as a clerk reads it."""
    return label(key)
