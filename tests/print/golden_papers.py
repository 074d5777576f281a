"""The pictures papers are held to, one for each kind, small and grey.

    python -m tests.print.golden_papers

draws them anew after a change that was meant; look at each before it is kept.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

from generator.reading import read
from generator.paper import Press
from generator.paper.sheets.events import event_sheet
from generator.paper.sheets.notices import notice_sheet
from generator.paper.boards.packs import Packs, cover_sheet
from generator.paper.boards.records import posting_record, record_sheet
from generator.paper.sheets.reviewing import for_review
from generator.paper.boards.round_sheets import round_sheets
from generator.paper.boards.rounds import round_on
from generator.paper.sheet import Document, Sheet
from generator.paper.sheets.standing import standing_sheets
from generator.snapshot import take
from generator.templating.markup import Prose
from tests.builders import REPOSITORY, at, make_content, make_event, make_notice

FOLDER = Path(__file__).parent / "goldens"
NOON = at("2026-11-25T12:00")
WIDTH = 240
DARK = 96
"""Grey levels, of 255, by which a spot must differ to be seen."""

STANDING = {
    "price-board": "收费公示牌-A3.pdf",
    "standards": "服务标准-A3-1.pdf",
    "promises": "服务时限承诺-A4.pdf",
    "indicators": "质量指标-A3.pdf",
    "equipment": "设备维保-A3.pdf",
    "catalogue": "个性化服务目录-A3-1.pdf",
    "leaflet": "个性化服务目录-A5折页.pdf",
    "month": "活动月历-2026-12-A3.pdf",
    "season": "围炉季-winter-2026-A4.pdf",
    "contacts": "联系方式-A4.pdf",
    "card": "管家卡-A5.pdf",
    "warning": "消杀警示牌-2026-111.pdf",
    "form": "表单/动火申请-A4.pdf",
    "two-up": "表单/报修单-A5.pdf",
}
NOTICES = {
    "notice": {"body": "请储水。\n\n- 关好龙头\n- 来水后先放水"},
    "alarm": {"category": "停气", "level": "紧急", "title": "燃气管道抢修，请立即关阀"},
    "corrected": {"version": "2", "changes": "时间：原 11月24日 → 现 11月25日"},
    "cancelled": {"status": "取消", "reason": "水箱已提前清洗"},
    "table": {"body": "| 楼栋 | 日期 |\n|---|---|\n" + "| 2栋 | 12月3日 |\n" * 12},
}
COMMON = {
    "number": "2026-118",
    "title": "2栋水箱清洗停水",
    "cause": "年内第二次清洗",
    "actions": ["备好用水", "关好龙头"],
    "help": "行动不便请拨值班电话",
    "window": "2026-11-25 9:00–17:00",
    "scope": "2栋",
}


@cache
def sheets() -> dict[str, Sheet]:
    """Every kind by the name of its picture."""
    return dict([*_notices(), *_of_the_sample()])


def _notices() -> Iterator[tuple[str, Sheet]]:
    for name, typed in NOTICES.items():
        sheet = _notice(COMMON | typed)
        yield name, sheet
        if name == "notice":
            yield "letter", replace(sheet, template="letter")
            yield "picture", replace(sheet, template="picture")
        if name == "cancelled":
            yield "strip", replace(sheet, template="strip")
    event = make_event(from_="2026-11-20", bring="围裙", help="可以接送")
    site = take(make_content(events=[event]), NOON)
    yield "event", event_sheet(site.events[0], site, Prose(), {})
    yield "review", for_review(event_sheet(site.events[0], site, Prose(), {}))


def _notice(typed: dict[str, object]) -> Sheet:
    site = take(make_content(make_notice(**typed)), NOON)
    return notice_sheet(site.notices[0], site, Prose(), {})


def _of_the_sample() -> Iterator[tuple[str, Sheet]]:
    content = read(REPOSITORY).content
    site = take(content, NOON)
    standing = standing_sheets(site)
    yield from ((name, standing[file][0]) for name, file in STANDING.items())
    packs = Packs(site, content, lambda path: None)
    yield "cover", cover_sheet(packs, packs.needs(lambda sheet: 1), NOON)
    yield "round", round_sheets(round_on(content, NOON.date()), content)[0]
    lawful = next(paper for paper in packs.all_papers if paper.lawful)
    boards = [one.board for one in packs.boards if lawful in one.papers]
    yield "record", record_sheet(posting_record(lawful, packs.public_sheet(lawful), boards), NOON)


def drawn(press: Press, sheet: Sheet) -> Image.Image:
    """Its first page as one sees it from the other end of the lobby."""
    first, *_ = press.pages(Document(sheet.title, "测试服务中心", (sheet,)))
    picture = Image.open(io.BytesIO(first)).convert("L")
    return picture.resize((WIDTH, picture.height * WIDTH // picture.width), Image.Resampling.BOX)


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of spots that differ for whoever looks at both."""
    if one.size != other.size:
        return 1.0
    blurred = (picture.filter(ImageFilter.BoxBlur(2)) for picture in (one, other))
    apart = ImageChops.difference(*blurred).histogram()
    return sum(apart[DARK:]) / sum(apart)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    press = Press()
    for name, sheet in sheets().items():
        drawn(press, sheet).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
