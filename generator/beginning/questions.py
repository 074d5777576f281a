"""The questions before an estate's first files, each with an example and what it is for."""

from __future__ import annotations

from generator.dataclass import dataclass
from generator.languages import Deferred, deferred


@dataclass(frozen=True)
class Question:
    """A question; ``key`` names its answer, also in ``--set KEY=VALUE``."""

    key: str
    word: Deferred
    purpose: Deferred
    example: str
    default: str = ""
    """The answer of who gives none."""
    is_needed: bool = True
    is_derived: bool = False
    """True where other answers lead to one that is proposed, as ``answers.defaults`` knows."""
    has_lines: bool = False
    """True where an answer has several lines, each an entry of a list."""


QUESTIONS = (
    Question(
        "name",
        deferred("小区名称"),
        deferred("每页顶上和每张海报上的名字"),
        "澄澜里小区",
    ),
    Question(
        "id",
        deferred("拼音名"),
        deferred("程序认这个小区用的，定了就不要改：小写字母、数字和连字符"),
        "chenglanli",
    ),
    Question(
        "city",
        deferred("城市和区"),
        deferred("写在地址前面，可以不填"),
        "云汀市望溪区",
        is_needed=False,
    ),
    Question("address", deferred("地址"), deferred("路名和门牌号"), "问渠路8号"),
    Question(
        "company",
        deferred("物业公司"),
        deferred("全称，公示和公告的落款用"),
        "砚池物业服务有限公司",
    ),
    Question(
        "office",
        deferred("物业服务中心"),
        deferred("发布公告的部门，写在每页底下；不填就是小区名称加“物业服务中心”"),
        "澄澜里物业服务中心",
        is_derived=True,
    ),
    Question(
        "phone",
        deferred("值班电话"),
        deferred("每页顶上都有，业主有急事打这个"),
        "010-0000 0110",
    ),
    Question("hours", deferred("值班时间"), deferred("什么时候打得通"), "全天", default="全天"),
    Question(
        "since",
        deferred("进驻日期"),
        deferred("物业服务中心从哪天起服务这个小区"),
        "2023-07-01",
    ),
    Question(
        "buildings",
        deferred("楼栋"),
        deferred("一行一种：名称 种类（高层、多层、商铺、其他）几单元 几层；一样的可以写 1-6栋"),
        "1-6栋 高层 2单元 18层",
        has_lines=True,
    ),
    Question(
        "url",
        deferred("网址"),
        deferred("业主打开的地址；还没有就不填，以后再补"),
        "https://www.chenglanli.com/",
        is_needed=False,
    ),
    Question(
        "boards",
        deferred("张贴点"),
        deferred(
            "纸质公告贴在哪里：南门、东门这样的大门，服务台，大堂和轿厢（按单元各算一处）；不贴写“无”"
        ),
        "南门、服务台、大堂",
        default="大门、大堂",
    ),
    Question(
        "rules",
        deferred("地方规则"),
        deferred("公示多少天按哪里的规定；没有合适的写“无”，以后再补"),
        "无",
        default="无",
    ),
)
"""In the order in which they are asked."""

_BY_KEY = {one.key: one for one in QUESTIONS}


def question(key: str) -> Question:
    return _BY_KEY[key]
