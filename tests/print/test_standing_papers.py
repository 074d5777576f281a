"""Papers that hang all the time: every field a board must have, all of it inside the page."""

from __future__ import annotations

import pytest

from generator.paper.typesetting.press import Order
from generator.paper.sheet import Document
from generator.paper.sheets.catalogues import catalogues
from generator.paper.sheets.standing import standing_sheets
from generator.snapshot import take
from generator.kinds.fees.words import current_price_words
from generator.kinds.services.model import Service, ServiceGroup
from tests.builders import at, make_content, make_notice
from tests.print.paper_reading import A3, A4, Paper

pytestmark = pytest.mark.whole

NOON = "2026-11-25T12:00"
FLIPPED = {"a4": A4, "a3": A3[::-1], "a5": (148, 210), "70x50": (700, 500)}


@pytest.fixture(scope="module")
def site(snapshot_at):
    return snapshot_at(NOON)


@pytest.fixture(scope="module")
def made(site, press):
    """File name → what the press made of it, all of them at once."""
    sheets = standing_sheets(site)
    orders = [Order(Document(name, "测试", tuple(own))) for name, own in sheets.items()]
    return dict(zip(sheets, press.run(orders), strict=True))


@pytest.fixture(scope="module")
def paper(made):
    def read(name):
        return Paper(made[name].made.data)

    return read


def test_each_is_made_without_a_word_and_no_longer_than_it_may_be(made):
    assert len(made) > 30
    assert [(name, done.problems) for name, done in made.items() if done.problems] == []


def test_nothing_of_any_is_nearer_to_the_edge_than_a_printer_can_print(made, paper):
    assert [name for name in made if min(paper(name).margins) < 7] == []


def test_every_font_of_every_paper_travels_with_it_and_every_paper_is_tagged(made, paper):
    for name in made:
        assert all(paper(name).fonts.values()), name
        assert paper(name).catalogue["/MarkInfo"]["/Marked"], name


@pytest.mark.parametrize("size", ["A3", "70X50"])
def test_the_price_board_has_every_field_the_rules_ask_for(size, site, paper):
    board = paper(f"收费公示牌-{size}.pdf")
    fees = site.fees
    assert board.sizes[0] == (FLIPPED["a3"] if size == "A3" else (700, 500))
    for view in fees:
        fee = view.fee
        wanted = [fee.name, fee.payer, fee.content, fee.pricing.zh, fee.source]
        wanted += [current_price_words(view), fee.method, fee.billing and fee.billing.cycle]
        assert board.says(*filter(None, wanted)) == [], fee.id
    last = board.codes(page=len(board.pages) - 1, dots=50)
    assert last == ["https://chenglanli.example/fees/"]
    assert board.says("12315", "12345", "标价之外不收取任何费用", "盖章处", "核对") == []


def test_all_of_the_price_board_but_its_heads_and_foot_is_14_points_at_least(paper):
    """Five millimetres of type, which is read standing in front of it."""
    board = paper("收费公示牌-A3.pdf")
    for words in ("建筑面积×单价", "2023年7月1日起执行", "缴费期限：领卡时"):
        assert min(board.heights(words)) >= round(14 * 25.4 / 72, 1)


def test_a_promise_in_words_stands_among_those_with_a_figure(site, paper):
    board = paper("服务时限承诺-A4.pdf")
    items = [item for view in site.standards for item in view.standard.items]
    in_words = [item for item in items if item.is_promise and item.limit is None]
    assert in_words
    assert board.says(*(text for item in in_words for text in (item.name, item.text))) == []


def test_results_stand_with_their_counts_and_remarks(site, paper):
    board = paper("质量指标-A3.pdf")
    view = next(one for one in site.indicators if one.results[0].result.note)
    latest = view.results[0].result
    counts = f"{latest.num.normalize():f} / {latest.den.normalize():f}"
    assert board.says(counts, latest.note) == []


def test_promises_are_those_called_so_and_nothing_else(site, paper):
    board = paper("服务时限承诺-A4.pdf")
    items = [item for view in site.standards for item in view.standard.items]
    promised = {item.name for item in items if item.limit and item.kind.value == "commitment"}
    assert board.says(*promised) == []
    only = {item.name for item in items} - promised
    assert set(board.says(*only)) == {name for name in only if name not in board.text}


def test_indicators_stand_beside_their_results(site, paper):
    board = paper("质量指标-A3.pdf")
    assert board.says(*(view.indicator.name for view in site.indicators)) == []
    assert board.says("2026年10月", "未达到") == []


def test_the_catalogue_names_every_service_on_the_wall_and_in_the_letter_box(site, paper):
    names = [view.service.name for group in site.service_groups for view in group.services]
    assert paper("个性化服务目录-A5折页.pdf").says(*names) == []
    boards = [paper(f"个性化服务目录-A3-{number}.pdf") for number in (1, 2)]
    assert [name for name in names if all(board.says(name) for board in boards)] == []


def test_a_long_board_is_parted_into_boards_of_like_length_and_no_section_is_torn():
    assert catalogue_of(22, 8, 12, 18) == {
        "个性化服务目录-A3-1.pdf": ("个性化服务目录（一）", ["第0组", "第1组"]),
        "个性化服务目录-A3-2.pdf": ("个性化服务目录（二）", ["第2组", "第3组"]),
    }


def test_a_board_that_is_short_enough_stays_one():
    assert catalogue_of(1) == {"个性化服务目录-A3.pdf": ("个性化服务目录", ["第0组"])}


def catalogue_of(*services):
    """File name → heading and sections of each board, for groups of so many services."""
    groups = [ServiceGroup(id=f"g{n}", name=f"第{n}组") for n in range(len(services))]
    every = [
        Service.model_validate({**SERVICE, "id": f"g{n}-{one}", "group": f"g{n}"})
        for n, number in enumerate(services)
        for one in range(number)
    ]
    lists = {"service_groups": tuple(groups), "services": tuple(every)}
    sheets = catalogues(take(make_content().with_lists(lists), at(NOON)))
    return {
        name: (sheet.data["heading"], [section["title"] for section in sheet.data["sections"]])
        for name, sheet in sheets
        if name.startswith("个性化服务目录-A3")
    }


SERVICE = {"no": "1", "name": "换灯泡", "charge": "免费", "dept": "工程", "how": "电话预约"}


def test_every_stairwell_has_a_card_whose_code_leads_to_its_building(site, paper):
    cards = paper("管家卡-A5.pdf")
    units = [(b.building, unit) for b in site.buildings if b.butler for unit in b.building.unit_ids]
    assert len(cards.pages) == len(units)
    for page in (0, len(units) - 1):
        building = units[page][0]
        assert cards.codes(page) == [f"https://chenglanli.example/buildings/{building.id}/"]


def test_a_warning_sign_comes_with_each_notice_of_pest_control_and_leaves_the_agent_open(made, paper):
    (name,) = [name for name in made if name.startswith("消杀警示牌")]
    sign = paper(name)
    assert sign.says("商铺后巷和车库冬季灭鼠", "药名", "稀释比例", "急救拨120") == []
    assert sign.codes() == ["https://chenglanli.example/n/2026-111/"]


def test_a_cancelled_one_has_no_sign():
    pest = make_notice(category="消杀", status="取消", window="2026-11-25 9:00–17:00")
    sheets = standing_sheets(take(make_content(pest), at(NOON)))
    assert not [name for name in sheets if name.startswith("消杀")]


def test_small_forms_stand_twice_on_a_sheet_to_be_cut(paper):
    form = paper("表单/报修单-A5.pdf")
    assert form.sizes == [A4[::-1]]
    assert form.text.count("报修时间") == 2
