"""The fee calculator in a real Chromium: agrees to the fen, understands, explains, tells no one.

A small estate has every fee of the shared table, so that each case can be put through the
page as well as through the functions behind it. The page is opened as a file on a disk; the
sample's, from a host, is looked at in ``test_pages``.
"""

from __future__ import annotations

import json
import random
import re
from itertools import product
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe

from generator.build import build
from generator.reading import read
from tests.browser.conftest import DESK, NARROW, PHONE
from tests.builders import REPOSITORY, at, write_estate
from tests.charge_cases import FEES, FILE, reckoned

pytestmark = pytest.mark.browser

NOON = at("2026-11-25T12:00")
CASES = json.loads(FILE.read_text("utf-8"))["cases"]
STRANGE = '粗<b>体</b>"引号"</script><script>alert(1)</script>&amp;'
ORDERS = {
    "month": ("quantity", "vacant"),
    "each": ("quantity", "day"),
    "tiered": ("quantity", "before", "day"),
    "share": ("pool", "area", "total"),
    "time": ("entered", "left"),
    "late": ("owed", "percent", "days"),
}
ONE_PRICE = {fee["id"] for fee in FEES if len(fee["rates"]) == 1}


def site_of(folder, fees):
    estate = write_estate(folder / "estate", {"fees.yaml": json.dumps({"fees": fees})})
    assert build(estate, folder / "site", read(estate), NOON).problems == ()
    return folder / "site"


@pytest.fixture(scope="module")
def calculator(tmp_path_factory):
    """Where the page lies, as a file."""
    strange = {**FEES[0], "id": "strange", "name": STRANGE, "source": STRANGE}
    site = site_of(tmp_path_factory.mktemp("reckoned"), [*FEES, strange])
    return (site / "fees/calculator/index.html").as_uri()


@pytest.fixture(scope="module")
def tab(new_page):
    page = new_page(PHONE)
    page.said, page.fetched = [], []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("request", lambda request: page.fetched.append(request.url))
    return page


def load(tab, address):
    """Open it anew: where only the part behind # differs, a browser would stay on the page."""
    if tab.url.partition("#")[0] == address.partition("#")[0]:
        tab.evaluate("address => history.replaceState(null, '', address)", address)
        tab.reload()
    else:
        tab.goto(address)


@pytest.fixture
def page(tab, calculator):
    """The calculator as it is opened for the first time."""
    if tab.viewport_size != {"width": PHONE[0], "height": PHONE[1]}:
        tab.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    tab.emulate_media(media="screen")
    load(tab, calculator)
    tab.said.clear()
    tab.fetched.clear()
    yield tab
    assert tab.said == []


# To the fen -----------------------------------------------------------------------------------

BY_ITS_FUNCTIONS = """cases => {
  const fees = {late: {way: "late"}};
  const data = document.querySelector(".calculator").dataset.fees;
  JSON.parse(data).forEach(fee => { fees[fee.id] = fee; });
  const {charge, text} = estateCharges;
  return cases.map(one => {
    const {total, least, lines} = charge(fees[one.fee], one.given);
    return {
      total: text(total, 2), least: least ? text(least, 2) : null,
      lines: lines.map(line => [line.label, text(line.amount, 4)]),
    };
  });
}"""


def differing(found, cases):
    """Where the page says something else than the table."""
    return [
        (case, one)
        for one, case in zip(found, cases, strict=True)
        if one != {"total": case["total"], "least": case.get("least"), "lines": case["lines"]}
    ]


def test_the_functions_of_the_page_agree_to_the_fen_in_every_case(page):
    assert len(CASES) >= 300
    assert differing(page.evaluate(BY_ITS_FUNCTIONS, CASES), CASES) == []


def address_of(case):
    """The part behind # in which the page keeps what was filled in."""
    given, way = case["given"], way_of(case["given"])
    names = ORDERS[way]
    if case["fee"] in ONE_PRICE:
        names = [name for name in names if name != "day"]
    values = ["1" if given.get(name) is True else given.get(name, "") for name in names]
    item = "~".join(quote(value, safe="") for value in (case["fee"], *values))
    span = f"p=d~{given['first']}~{given['last']}&" if way == "month" else ""
    return f"#{span}i={item}"


def way_of(given):
    signs = {"owed": "late", "pool": "share", "entered": "time", "first": "month"}
    for sign, way in {**signs, "before": "tiered"}.items():
        if sign in given:
            return way
    return "each"


BY_ITS_PAGE = """async addresses => {
  const found = [], cells = row => [...row.cells].map(cell => cell.textContent);
  for (const address of addresses) {
    const changed = new Promise(done => addEventListener("hashchange", done, {once: true}));
    location.replace(address);
    await changed;
    const shown = document.querySelector(".result");
    found.push(shown.hidden ? document.querySelector(".problems").innerText : {
      total: shown.querySelector(".bill").textContent,
      rows: [...shown.querySelectorAll("tbody tr")].map(cells),
    });
  }
  return found;
}"""


def words_of(case):
    total = f"{float(case['total']):,.2f}"
    if "least" in case:
        total = f"{float(case['least']):,.2f}–{total}"
    return f"合计 {total} 元"


def test_the_page_itself_shows_the_same_totals_and_as_many_steps(page):
    shown = page.evaluate(BY_ITS_PAGE, [address_of(case) for case in CASES])
    wrong = [
        (case, one)
        for one, case in zip(shown, CASES, strict=True)
        if one["total"] != words_of(case) or len(one["rows"]) != len(case["lines"])
    ]
    assert wrong == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_filled_in_the_page_and_a_second_reckoning_agree(page, seed):
    dice = random.Random(seed)
    cases = [thrown(dice) for _ in range(2000)]
    assert differing(page.evaluate(BY_ITS_FUNCTIONS, cases), cases) == []


def thrown(dice):
    fee = dice.choice([*FEES, {"id": "late"}])
    given = GIVEN[way_of_fee(fee)](dice)
    if "vacant" in fee and dice.random() < 0.5:
        given["vacant"] = True
    return {"fee": fee["id"], "given": given, **reckoned(fee, given)}


def way_of_fee(fee):
    ways = {"阶梯": "tiered", "分摊": "share", "计时": "time"}
    if fee["id"] == "late":
        return "late"
    by_month = fee["basis"] in ("按面积", "定额") and "per" not in fee
    return "month" if by_month else ways.get(fee["basis"], "each")


def number(dice, highest, places):
    return f"{dice.randint(1, highest * 10**places) / 10**places:.{dice.randint(0, places)}f}"


def days(dice, first="2026-01-01"):
    start = at(f"{first}T00:00").date().toordinal()
    one = start + dice.randint(0, 900)
    return one, one + dice.randint(0, 500)


def day(ordinal):
    return str(at("2026-01-01T00:00").date().fromordinal(ordinal))


def stay(dice):
    ordinal, _ = days(dice)
    minutes = dice.randint(0, 1439)
    left = minutes + dice.randint(0, 6000)
    return {
        "entered": f"{day(ordinal)}T{minutes // 60:02}:{minutes % 60:02}",
        "left": f"{day(ordinal + left // 1440)}T{left % 1440 // 60:02}:{left % 60:02}",
    }


def span(dice):
    return dict(zip(("first", "last"), map(day, days(dice)), strict=True))


def share(dice):
    total = number(dice, 90_000, 2)
    return {"pool": number(dice, 99_999, 2), "area": number(dice, 150, 2), "total": f"{total}1"}


GIVEN = {
    "month": lambda dice: {"quantity": number(dice, 200, dice.randint(0, 4)), **span(dice)},
    "each": lambda dice: {
        "quantity": number(dice, 500, 3),
        "day": day(days(dice, "2026-07-01")[0]),
    },
    "tiered": lambda dice: {
        "quantity": number(dice, 6000, dice.randint(0, 2)),
        "before": number(dice, 6000, dice.randint(0, 2)),
        "day": day(days(dice)[0]),
    },
    "share": share,
    "time": stay,
    "late": lambda dice: {
        "owed": number(dice, 9999, 2),
        "percent": number(dice, 1, 4),
        "days": str(dice.randint(1, 400)),
    },
}


# By hand --------------------------------------------------------------------------------------


def entry(page, which=0):
    return page.locator("fieldset.entry").nth(which)


def choose(page, fee, which=0, **values):
    entry(page, which).locator("select").select_option(fee)
    for name, value in values.items():
        entry(page, which).locator(f"[name={name}]").fill(value)


def months(page, year, month, count):
    for name, value in (("year", year), ("month", month), ("months", count)):
        page.locator(f"[name={name}]").fill(str(value))


def submit(page):
    page.locator("[type=submit]").click()


def empty(page):
    """Begin anew, as a button on the page does."""
    page.evaluate("document.querySelector('[type=reset]').click()")
    assert page.locator("[role=alert]").count() == 0


def total(page):
    return page.locator(".result .bill").inner_text()


def test_a_flat_a_place_and_an_evening_of_parking_make_one_bill(page):
    choose(page, "change", quantity="89.6")
    page.locator(".add").click()
    choose(page, "place", 1, quantity="2")
    page.locator(".add").click()
    choose(page, "capped", 2, entered="2026-11-21T22:30", left="2026-11-22T01:15")
    months(page, 2027, 1, 3)
    submit(page)
    assert total(page) == "合计 969.80 元"  # 604.80 + 360.00 + 5.00
    assert page.locator(".result h3").all_inner_texts() == [
        "1. 试算change",
        "2. 试算place",
        "3. 试算capped",
    ]


def test_every_step_shows_its_month_its_price_and_where_the_price_comes_from(page):
    choose(page, "change", quantity="89.6")
    months(page, 2027, 1, 3)
    submit(page)
    rows = page.locator(".result tbody tr").all_inner_texts()
    assert [row.split("\t") for row in rows] == [
        ["2027年1月", "89.6 × 2.20", "197.12"],
        ["2027年2月", "89.6 × 2.20", "197.12"],
        ["2027年3月", "89.6 × 2.35", "210.56"],
    ]
    said = page.locator(".result").inner_text()
    assert "价格 2.20 元/㎡·月，2023年7月1日至2027年2月28日执行。依据：合同。" in said
    assert "价格 2.35 元/㎡·月，2027年3月1日起执行。依据：合同；决定：业主大会决定。" in said
    assert "试算结果仅供参考，以账单为准" in said


PARTS = (
    ("middle", "145.75", "不满一个月的，按当月天数折算"),
    ("middle-whole", "273.28", "不满一个月的，按整月计"),
    ("middle-nothing", "0.00", "不满一个月的，不计"),
    ("area", "112.30", "收费说明没有写不满一个月的怎样算"),
)


def test_part_of_a_month_counts_as_the_fee_says_and_the_rule_is_said(page):
    for fee, amount, rule in PARTS:
        choose(page, fee, quantity="89.6")
        page.locator("[name=span][value=days]").check()
        page.locator("[name=first]").fill("2026-11-15")
        page.locator("[name=last]").fill("2026-11-30")
        submit(page)
        assert total(page) == f"合计 {amount} 元", fee
        assert rule in page.locator(".result").inner_text()


def test_a_number_is_understood_as_people_type_it(page):
    choose(page, "area")
    months(page, "２０２７", "１", "１")
    for typed in ("８９．６", "89。6", " 89.6 ", "89.6㎡", "89.6 平方米", "089.60"):
        choose(page, "area", quantity=typed)
        submit(page)
        assert total(page) == "合计 210.56 元", typed
        choose(page, "area", quantity="1")
        submit(page)
        assert total(page) == "合计 2.35 元"


NOT_UNDERSTOOD = {
    "": "请填写建筑面积（㎡）",
    "八十": "建筑面积（㎡）请只写数字，例如 89.6",
    "-5": "建筑面积（㎡）请只写数字，例如 89.6",
    "1e3": "建筑面积（㎡）请只写数字，例如 89.6",
    "89.12345": "建筑面积（㎡）最多写 4 位小数",
    "0": "建筑面积（㎡）要大于 0",
    "0.0000": "建筑面积（㎡）要大于 0",
    "12345678901": "建筑面积（㎡）太大了，请核对",
}


def test_what_is_not_understood_is_told_beside_its_field(page):
    """Wrong inputs are typed one after another on a page that recovers after each."""
    field = entry(page).locator("[name=quantity]")
    for typed, told in NOT_UNDERSTOOD.items():
        choose(page, "area", quantity=typed)
        assert page.locator("[role=alert]").count() == 0  # not while one is still typing
        submit(page)
        notes = field.get_attribute("aria-describedby").split()
        assert page.locator(f"#{notes[-1]}").inner_text() == told
        assert field.get_attribute("aria-invalid") == "true", typed
        assert page.evaluate("document.activeElement.name") == "quantity"
        assert told in page.locator("[role=alert]").inner_text()
        assert page.locator(".result").is_hidden()
        field.fill("89.6")
        assert field.get_attribute("aria-invalid") is None
        submit(page)
        assert page.locator("[role=alert]").count() == 0
        assert page.locator(".result").is_visible()


MISTAKES = (
    ("lift", {"pool": "100", "area": "90", "total": "80"}, "本户面积不能大于总面积"),
    ("lift", {"pool": "100.001", "area": "9", "total": "80"}, "费用总额（元）最多写 2 位小数"),
    (
        "capped",
        {"entered": "2026-11-21T10:00", "left": "2026-11-21T09:00"},
        "结束不能早于开始",
    ),
    ("capped", {"left": "2026-11-21T09:00"}, "请填写进入时间"),
    ("late", {"owed": "9", "percent": "0.05", "days": "2.5"}, "逾期天数请写整数，例如 3"),
    ("card", {"quantity": "1", "day": "2023-06-30"}, "2023年6月30日没有公布的价格"),
    ("", {}, "请选择收费项目"),
)


def test_every_kind_of_fee_tells_its_own_mistakes(page):
    for fee, values, told in MISTAKES:
        empty(page)
        choose(page, fee, **values)
        submit(page)
        assert told in page.locator("[role=alert]").inner_text()
        assert told in entry(page).locator(".wrong:visible").inner_text()


PERIODS = (
    ("27", "1", "1", "年份请写四位数"),
    ("2027", "13", "1", "月份请写 1 到 12"),
    ("2027", "1", "121", "一次最多算 120 个月"),
    ("2027", "1", "", "请填写共几个月"),
    ("2023", "6", "1", "2023年6月1日没有公布的价格"),
)


def test_a_period_that_cannot_be_reckoned_is_told(page):
    for year, month, count, told in PERIODS:
        empty(page)
        choose(page, "area", quantity="89.6")
        months(page, year, month, count)
        submit(page)
        assert told in page.locator("[role=alert]").inner_text()


def test_all_mistakes_are_told_at_once_and_each_leads_to_its_field(page):
    choose(page, "area", quantity="x")
    page.locator(".add").click()
    months(page, 2027, 13, 1)
    submit(page)
    links = page.locator("[role=alert] a")
    assert page.locator("[role=alert] p").inner_text() == "有 3 处要改："
    links.nth(2).click()
    assert page.evaluate("document.activeElement.name") == "fee"
    links.nth(1).click()
    assert page.evaluate("document.activeElement.name") == "quantity"


def test_the_whole_of_it_goes_by_keyboard(page):
    page.locator("fieldset.entry select").focus()
    page.keyboard.press("ArrowDown")
    assert entry(page).locator("select").input_value() == "area"
    page.keyboard.press("Tab")
    page.keyboard.type("89.6")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "result"
    assert total(page).startswith("合计 631.68")  # three months


def test_an_item_that_is_taken_away_is_in_the_bill_no_more(page):
    choose(page, "gas", quantity="38")
    page.locator(".add").click()
    choose(page, "gas", 1, quantity="1")
    entry(page, 0).locator(".remove").click()
    assert page.evaluate("document.activeElement.name") == "fee"
    assert entry(page).locator("legend").inner_text() == "第 1 项"
    assert entry(page).locator(".remove").is_hidden()
    submit(page)
    assert total(page) == "合计 2.65 元"


def test_the_period_is_asked_for_only_where_months_are_charged(page):
    assert page.locator(".period").is_hidden()
    choose(page, "area", quantity="1")
    assert page.locator(".period").is_visible()
    choose(page, "gas", quantity="1")
    assert page.locator(".period").is_hidden()


# What becomes of it ---------------------------------------------------------------------------


def test_a_result_can_be_passed_on_by_its_address_alone(page, tab):
    choose(page, "change", quantity="８９．６")
    page.locator(".add").click()
    choose(page, "water", 1, quantity="25", before="170", day="2026-11-21")
    months(page, 2027, 1, 3)
    submit(page)
    shown, kept = page.locator(".result").inner_text(), page.url
    load(tab, kept)
    assert tab.locator(".result").inner_text() == shown
    assert tab.url == kept
    assert tab.evaluate("document.activeElement === document.body")


SAYING_NOTHING = (
    *("#", "#formulas", "#i=nothing~1", "#i=%E0%A4~1", "#i=__proto__~1", "#p=~&i="),
    "#i=a=b~~&&=&p",
)


def test_an_address_that_says_nothing_opens_an_empty_form(page, calculator):
    for address in SAYING_NOTHING:
        load(page, calculator + address)
        assert page.locator("fieldset.entry").count() == 1, address
        assert page.locator(".result").is_hidden(), address
        assert page.locator(".problems").inner_text() == "", address


def test_a_link_from_a_fee_opens_the_form_for_it(page, calculator):
    page.goto(calculator.replace("calculator/index.html", "change/index.html"))
    link = page.locator("a[href*='calculator']").get_attribute("href")
    assert link == "../calculator/#i=change"
    page.goto(calculator + link.removeprefix("../calculator/"))
    assert entry(page).locator("select").input_value() == "change"
    assert page.locator(".problems").inner_text() == ""


def test_an_item_that_is_charged_no_more_does_not_vanish_from_a_bill(page, calculator):
    load(page, f"{calculator}#i=gas~38&i=gone~1")
    assert page.locator("fieldset.entry").count() == 2
    assert "请选择收费项目" in page.locator(".problems").inner_text()
    assert page.locator(".result").is_hidden()


def test_nothing_is_sent_to_anybody(page):
    choose(page, "area", quantity="89.6")
    submit(page)
    assert [url for url in page.fetched if not url.endswith(".svg")] == []  # its own icon
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        *(0, 0),
        "",
    ]


def test_emptied_it_is_as_it_was(page, calculator):
    fresh = page.locator("main").inner_text()
    choose(page, "area", quantity="89.6")
    page.locator(".add").click()
    submit(page)
    page.locator("[type=reset]").click()
    assert page.locator("main").inner_text() == fresh
    assert page.url in (calculator, f"{calculator}#")


def test_a_name_with_markup_in_it_is_shown_as_text(page):
    choose(page, "strange", quantity="89.6")
    submit(page)
    assert page.locator(".result h3").inner_text() == f"1. {STRANGE}"
    assert STRANGE in page.locator(".result").inner_text()
    assert page.locator(".result b, .calculator b").count() == 0


# How it looks ---------------------------------------------------------------------------------

LONG = (
    "#p=d~2024-01-31~2027-03-30&i=middle~89.63"
    "&i=capped~2026-11-21T22:30~2026-11-24T10:00&i=power~6000~1"
)


def test_no_result_scrolls_sideways_not_even_in_the_largest_type(page, calculator):
    load(page, calculator + LONG)
    assert page.locator(".result tbody tr").count() > 40
    for size, font in product((NARROW, PHONE, DESK), ("100%", "180%")):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.evaluate(f"document.documentElement.style.fontSize = '{font}'")
        assert page.evaluate(
            "(m => m.scrollWidth <= m.clientWidth)(document.querySelector('main'))"
        ), (size, font)


def test_axe_finds_nothing_in_a_result_and_nothing_in_mistakes(new_page, calculator):
    page = new_page(PHONE, bypass_csp=True)
    page.goto(calculator + LONG)
    options = {"resultTypes": ["violations"]}
    assert Axe().run(page, options=options).response["violations"] == []
    page.locator("[name=quantity]").first.fill("")
    submit(page)
    assert Axe().run(page, options=options).response["violations"] == []


def test_what_one_fills_in_is_high_enough_for_a_thumb(page):
    choose(page, "area", quantity="1")
    low = "e => e.getBoundingClientRect().height < 44"
    boxes = page.locator("form :is(input:not([type=radio]), select, button):visible")
    assert boxes.count() >= 8
    assert [box.get_attribute("name") for box in boxes.all() if box.evaluate(low)] == []


def test_on_paper_there_is_the_result_and_no_form(page, calculator):
    page.emulate_media(media="print")
    assert page.locator(".formulas").is_visible()
    page.goto(calculator + LONG)
    assert not page.locator(".calculator").is_visible()
    assert not page.locator(".formulas").is_visible()
    assert page.locator(".result .bill").is_visible()


def test_without_javascript_there_are_the_formulas_and_no_form(new_page, calculator):
    page = new_page(PHONE, java_script_enabled=False)
    page.goto(calculator)
    assert page.locator(".calculator").is_hidden()
    assert page.locator(".without-script").is_visible()
    page.locator(".formulas summary", has_text="试算change").first.click()
    assert page.locator(".formulas details[open]").first.is_visible()


def test_a_browser_too_old_for_exact_numbers_says_so(new_page, calculator):
    page = new_page(PHONE)
    page.add_init_script("delete window.BigInt")
    page.goto(calculator)
    assert page.locator(".calculator").is_hidden()
    assert "版本太旧" in page.locator(".without-script").inner_text()


@pytest.mark.parametrize("name", ["charges.js", "bill.js", "calculator.js"])
def test_the_scripts_can_be_read_by_browsers_of_2019(name):
    """What came later would stop an old browser from reading any of it."""
    source = (REPOSITORY / "templates/assets" / name).read_text("utf-8")
    later = ("?.", "??", "||=", "&&=", "replaceAll", ".at(", "Object.hasOwn", "import ", "0n", "1n")
    code = re.sub(r"(?m)^\s*//.*$", "", source)
    assert [word for word in later if word in code] == []


def test_in_english_it_reckons_the_same_and_says_so_in_english(open_page):
    page = open_page("/en/fees/calculator/#p=m~2027-1~3&i=property-highrise~89.6")
    page.wait_for_selector(".bill")
    assert total(page) == "Total 604.80 yuan"
    said = page.locator(".result").inner_text()
    assert "2027-03\t89.6 × 2.35\t210.56" in said
    assert "Price 2.35 yuan/㎡·month, since 2027-03-01." in said
    assert not re.search("[\u3400-\u9fff]", page.locator("main").inner_text())
