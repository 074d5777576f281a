"""What owners come to ask, on a phone: from home to the answer in two taps at most.

A tap is a real one, on a link that is seen and is found by its name. The answer then stands on the
page, open: to be read at once or by moving on, with nothing further to tap. The questions are
those of people at the service desk; both editions answer them, and so does the large home: each
edition from its own home, and with `--full` from that of the other as well.
"""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser

QUESTIONS = {
    "我家5栋停水，停到几点？": ((), ["5栋供水主管爆裂", "7:40–20:00"]),
    "停水了，老人没法下楼取水怎么办？": (
        ["5栋供水主管爆裂，抢修停水"],
        ["我们送水上门", "临时取水点设在5栋东侧门口", "000-0000 0110"],
    ),
    "我在7栋，接下来有什么影响我家？": (
        [re.compile("^7栋")],
        ["7、8栋和商铺计划停电", "11月26日（周四）8:00–16:00", "7栋外墙渗漏修补"],
    ),
    "我的管家是谁，怎么找？": ([re.compile("^3栋")], ["林管家", "000-0000 0103"]),
    "电梯困人，打哪个电话？": ((), ["24小时值班", "000-0000 0110"]),
    "报修多久有人来，晚上呢？": (
        ["指南", "报修与投诉"],
        ["接单后到场", "10分钟内", "夜间打24小时值班电话"],
    ),
    "投诉以后多久答复，不满意再找谁？": (
        ["标准"],
        ["投诉受理后首次回复", "24小时内", "投诉办结后回访"],
    ),
    "物业费多少钱一平米，要涨吗？": (
        ["收费"],
        ["物业服务费（高层住宅）", "2.20 元/㎡·月", "2027年3月1日起 2.35 元/㎡·月"],
    ),
    "我家这笔物业费是怎么算出来的？": (
        ["收费", "物业服务费（高层住宅）"],
        ["建筑面积×单价", "89.6㎡，一个月", "197.12 元"],
    ),
    "公共收益收了多少，花在哪里？": (
        ["公示", "2026年第三季度公共收益收支"],
        ["62,100.00", "9,305.00", "52,795.00", "决定依据"],
    ),
    "装修几点可以施工，要办什么？": (
        ["指南", "装修指南"],
        ["8:30–12:00、14:30–18:00", "签装修约定"],
    ),
    "这周末有什么活动，在哪里？": ((), ["看秋叶，亲子慢走", "中心花园集合"]),
    "疏通下水道收多少钱？": (["收费", "入户疏通"], ["80.00 元/次"]),
    "以前的活动通知还算数吗，到哪天为止？": (
        ["公告", "中心花园水景冬季停用"],
        ["长期有效，2027年3月1日复核"],
    ),
}
# An answer is shown when it has a box and is not folded away; the head and foot count too.
IS_SHOWN = """answer => {
  const squeezed = text => text.replace(/\\s/g, "");
  return squeezed(document.body.innerText).includes(squeezed(answer));
}"""


HOMES = [
    pytest.param(("normal", "/"), id="normal"),
    pytest.param(("large", "/large/"), id="large"),
    pytest.param(("normal", "/large/"), id="normal from the large home", marks=pytest.mark.slow),
    pytest.param(("large", "/"), id="large from the normal home", marks=pytest.mark.slow),
]


@pytest.fixture(scope="module")
def phones(new_page):
    """``phones("large")``: a phone whose owner has chosen the edition."""

    @cache
    def phone(edition):
        page = new_page(PHONE, has_touch=True)
        page.add_init_script(f"localStorage.edition = '{edition}'")
        return page

    return phone


@pytest.fixture(params=HOMES)
def home(request, phones, address):
    edition, where = request.param
    phones(edition).goto(address + where)
    return phones(edition)


def tap(page, name):
    exact = isinstance(name, str)
    links = page.get_by_role("link", name=name, exact=exact)
    link = next((link for link in links.all() if link.is_visible()), None)
    assert link, f"no link {name} on {page.url}"
    with page.expect_navigation():
        link.tap()


@pytest.mark.parametrize(("taps", "answers"), QUESTIONS.values(), ids=QUESTIONS)
def test_an_owner_finds_the_answer_in_two_taps(home, taps, answers):
    assert len(taps) <= 2
    for name in taps:
        tap(home, name)
    missing = [answer for answer in answers if not home.evaluate(IS_SHOWN, answer)]
    assert missing == [], home.url


@pytest.mark.parametrize("edition", ["normal", "large"])
def test_what_is_folded_away_or_not_there_is_no_answer(phones, address, edition):
    phone = phones(edition)
    phone.goto(f"{address}/fees/")
    assert phone.evaluate(IS_SHOWN, "2.20 元/㎡·月")
    assert not phone.evaluate(IS_SHOWN, "前期物业服务合同第6条")
    phone.locator("summary").first.tap()
    assert phone.evaluate(IS_SHOWN, "前期物业服务合同第6条")
    assert not phone.evaluate(IS_SHOWN, "2栋水箱清洗停水")
