"""Headlines broken into lines of like length, never inside a word people read as one.

Chinese may break anywhere, and a headline that breaks 停／水 or leaves one character alone
is not read at three metres. A template chooses among the ways to set it in one line, two,
three … by the room there is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise
from math import ceil

from generator.patterns import lazy_re

MOST_LINES = 6
NARROW = 4
"""Ems: lines that are shorter still are set no larger, but take the room of the text."""

_WORDS = (
    *("停水", "停电", "停气", "供暖", "供水", "供电", "供气", "电梯", "水箱", "清洗"),
    *("消防", "施工", "装修", "公示", "公告", "通知", "调整", "安排", "业主", "大会"),
    *("会议", "决定", "召开", "物业", "服务", "服务费", "费用", "账单", "收益", "收支"),
    *("公共", "上半年", "下半年", "能耗", "分摊", "维修", "资金", "检修", "检查", "检测"),
    *("测试", "维保", "年检", "年度", "自行", "计划", "临时", "紧急", "抢修", "爆裂"),
    *("主管", "水管", "管道", "燃气", "电动", "自行车", "充电", "充电棚", "选址", "征求"),
    *("意见", "车库", "车位", "停车", "地下", "地坪", "外墙", "渗漏", "修补", "更换"),
    *("东门", "南门", "西门", "北门", "大门", "绕行", "车辆", "行人", "人车", "寒潮"),
    *("预警", "蓝色", "黄色", "橙色", "红色", "大风", "降温", "暴雨", "台风", "高温"),
    *("住户", "告知", "邻里", "图书", "征集", "闲置", "活动", "节日", "元旦", "春节"),
    *("中秋", "国庆", "端午", "冬至", "重阳", "免费", "体检", "居民", "医保", "登记"),
    *("参保", "水质", "灭鼠", "灭蚊", "消杀", "喷药", "树木", "修剪", "乔木", "照明"),
    *("时间", "园区", "拾到", "认领", "滑板车", "期间", "请勿", "遛狗", "牵绳", "用火"),
    *("用电", "高层", "多层", "商铺", "全小区", "小区", "志愿者", "讲座", "演练", "疏散"),
    *("比赛", "开放日", "便民", "集市", "健身", "器材", "停用", "恢复", "提前", "取消"),
    *("延期", "更正", "夜间", "快递柜", "移位", "水景", "中心", "花园", "儿童", "乐园"),
    *("泳池", "开放", "关闭", "进入", "感谢", "房屋", "使用", "安全", "提醒", "承重墙"),
    *("动不得", "入户", "安检", "短时", "加压泵", "高层区", "组团", "单元", "清单"),
    *("便民服务", "冬季", "秋季", "夏季", "春季", "商户", "长辈", "手机课"),
    *("转发", "政府", "钥匙", "阀门", "路面", "线路", "楼道", "机房", "水泵", "垃圾", "分类"),
    *("防汛", "大雾", "雷电", "钱包", "雨伞", "井盖", "窨井", "护栏", "门禁", "道闸", "监控"),
)
"""Words of the language of notices; what is not among them may break anywhere."""

_TOGETHER_RE = lazy_re(
    r"[0-9]+(?:[、–—-][0-9]+)*[年月日号时分栋层元㎡%℃]?起?|第[^ ]{1,2}[季期次届段版]度?|"
    + "|".join(sorted(_WORDS, key=len, reverse=True))
)
_NOT_FIRST = set("，。、；：？！）》”’】〕%％℃…·”,.;:?!)]}")
_NOT_LAST = set("（《“‘【〔([{")
_AFTER = set("，、：；。！？ ")
_LEANS_ON_THE_NEXT = set("和与及请的在")
_LEANS_ON_THE_LAST = set("起了的吗吧")
_APART, _POOR, _WELCOME = 3.0, 1.2, -1.6


def ways(title: str) -> list[list[str]]:
    """List the ways to set a title in one line, in two …: each the best of so many lines."""
    pieces = _pieces(" ".join(title.split()))
    most = min(MOST_LINES, len(pieces), max(2, ceil(width("".join(pieces)) / NARROW)))
    return [_set(pieces, count) for count in range(1, most + 1)]


def width(text: str) -> float:
    """Estimate a width in ems: what is not full width counts as a little more than half."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.56 for c in text)


def _pieces(title: str) -> list[str]:
    """Split into what must not be parted: Latin words and numbers, marks with their word."""
    raw = re.findall(r"[A-Za-z0-9.:/~–—'-]+ ?|.", title)
    pieces: list[str] = []
    for piece in raw:
        if pieces and (piece[0] in _NOT_FIRST or pieces[-1][-1] in _NOT_LAST or piece == " "):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


def _set(pieces: list[str], count: int) -> list[str]:
    """Find the ``count`` lines whose squared lengths and breaks cost least together."""
    within = _inside_words(pieces)
    ideal = width("".join(pieces)) / count

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 1:
            return _raggedness(pieces[start:], ideal), (len(pieces),)
        found = []
        for end in range(start + 1, len(pieces) - left + 2):
            cost, ends = best(end, left - 1)
            own = _raggedness(pieces[start:end], ideal) + _break_cost(pieces, end, within)
            found.append((own + cost, (end, *ends)))
        return min(found)

    starts = (0, *best(0, count)[1])
    return ["".join(pieces[a:b]).strip() for a, b in pairwise(starts)]


def _raggedness(line: list[str], ideal: float) -> float:
    return float((width("".join(line).strip()) - ideal) ** 2) / max(ideal, 1.0)


def _break_cost(pieces: list[str], end: int, within: set[int]) -> float:
    last = pieces[end - 1][-1]
    if end in within:
        return _APART
    if last in _AFTER:
        return _WELCOME
    leans = last in _LEANS_ON_THE_NEXT or pieces[end][0] in _LEANS_ON_THE_LAST
    return _POOR if leans or len(pieces[end:]) == 1 else 0.0


def _inside_words(pieces: list[str]) -> set[int]:
    """Collect the numbers of pieces before which a break would tear a word."""
    starts, position = {}, 0
    for number, piece in enumerate(pieces):
        starts[position] = number
        position += len(piece)
    torn = set()
    for word in _TOGETHER_RE.finditer("".join(pieces)):
        inner = range(word.start() + 1, word.end())
        torn |= {starts[place] for place in inner if place in starts}
    return torn
