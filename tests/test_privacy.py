"""Personal data: what is found, what is not, what lifts it, and that no report repeats it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import build
from generator.cli import main
from generator.privacy import (
    MASK,
    Kind,
    is_card_number,
    is_identity_number,
    masked,
    personal_data,
)
from generator.problems import Place, problem
from generator.reading import read
from tests.builders import at, write_estate

# Numbers made for these tests: their check digits are right, nobody has them.
IDENTITY = "110101199003071233"
ENDING_IN_X = "32058219850420000X"
CARD = "6222021001116245124"
VISA = "4367421122334458"
MOBILE = "13812345678"
FULL = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")

WATER = "notices/20261125-water.md"
EVENT = "events/2026-dongzhi.md"
NOON = "2026-11-20T12:00"


def notice(fields="", body="请提前储水。", title="2栋水箱清洗"):
    return f"---\n标题: {title}\n类别: 服务\n张贴至: 2026-11-25\n{fields}---\n{body}\n"


def event(fields="", body="带上茶杯。"):
    return (
        f"---\n标题: 冬至邻里聚\n种类: 节庆\n日期: 2026-12-22\n地点: 活动室\n{fields}---\n{body}\n"
    )


def looked(folder, files):
    return read(write_estate(folder, files))


def codes(folder, files):
    return [one.code for one in looked(folder, files).problems]


def kinds(text, title=""):
    return [one.kind for one in personal_data(text, title)]


# What is found ---------------------------------------------------------------------------------

FOUND = {
    IDENTITY: "1101••••••••••1233",
    ENDING_IN_X.lower(): "3205••••••••••000x",
    f"身份证号{IDENTITY}。": "身份证号1101••••••••••1233。",
    f"ID{IDENTITY}": "ID1101••••••••••1233",
    "110101 19900307 1233": "1101•• •••••••• 1233",
    "110101-1990-0307-1233": "1101••-••••-••••-1233",
    IDENTITY.translate(FULL): "１１０１••••••••••１２３３",
    " ".join(IDENTITY): "1 1 • • • • • • • • • • • • • • 3 3",
    f"共5户 {IDENTITY}": "共5户 1101••••••••••1233",
    CARD: "6222•••••••••••5124",
    "4367 4211 2233 4458": "4367 •••• •••• 4458",
    f"{CARD} {MOBILE}": "6222•••••••••••5124 138••••5678",
    f"20261125-{CARD}": "20261125-6222•••••••••••5124",
    MOBILE: "138••••5678",
    "138 1234 5678": "138 •••• 5678",
    "138-1234-5678": "138-••••-5678",
    "+86 13812345678": "+86 138••••5678",
    "008613812345678": "0086138••••5678",
    "013812345678": "0138••••5678",
    MOBILE.translate(FULL): "１３８••••５６７８",
    "138\u200b1234\u200b5678": "138\u200b••••\u200b5678",
    "1 3 8 1 2 3 4 5 6 7 8": "1 3 • • • • • • • 7 8",
    "[打给他](tel:+8613812345678)": "[打给他](tel:+86138••••5678)",
    "微信同号a13812345678": "微信同号a138••••5678",
    "京A·12345": "京A·•••45",
    "请京A12345移车": "请京A•••45移车",
    "沪A 1234学": "沪A •••4学",
    "粤BD12345": "粤B••••45",
    "粤B12345D": "粤B••••5D",
    "京a12345": "京a•••45",
    "京A１２３４５": "京A•••４５",
    "违停-京A12345-1.jpg": "违停-京A•••45-1.jpg",
    "3栋2单元1501室欠费1200元": "3栋2单元••••室欠费1200元",
    "3-2-1501拖欠物业费": "3-2-••••拖欠物业费",
    "3号楼1501、1502仍未交费": "3号楼••••、••••仍未交费",
    "三栋二单元1501室水费未缴": "三栋二单元••••室水费未缴",
    "３栋１５０１室催缴": "３栋••••室催缴",
    "3#1501滞纳金": "3#••••滞纳金",
    "2-1501欠缴": "2-••••欠缴",
    "1501室欠电费": "••••室欠电费",
    "3栋2单元\n1501室欠费": "3栋2单元\n••••室欠费",
}


@pytest.mark.parametrize(("text", "told"), FOUND.items(), ids=FOUND)
def test_personal_data_are_found_and_masked(text, told):
    assert masked(text) == told


NOT_FOUND = {
    "a wrong check digit": "110101199003071234",
    "a day that was never": "11010119900230123X",
    "one digit too many": f"1{IDENTITY}",
    "a long notice number": "通知编号20261125000118",
    "a meter number": "电表2026112509000000",
    "a meter number that says so": f"表号：{MOBILE}",
    "a household number of 13 digits": "户号4401234567894",
    "a contract of 19 digits": f"合同编号：{CARD}",
    "a serial number": f"SN{CARD}",
    "a wrong digit of Luhn's": "6222021001116245125",
    "a fixed line": "010-12345678",
    "a number of the sample": "000-0000 0101",
    "a hotline": "400-810-1234、12345、95588",
    "no such prefix": "12812345678",
    "a time stamp": "1638123456789",
    "days and hours": "1990-03-07 10:00–11:30",
    "a list of floors": "13 14 15 16 17 1",
    "the registration of a lift": "梯11京A12345(18)",
    "a record of a web site": "云ICP备00000000号、浙B2-20080224",
    "a number of a permit": "许可证：京B20201",
    "a version": "更新B2024版，全新F2025A款",
    "letters only": "1栋川AABCDE",
    "a building with a debt": "2栋水费未缴的请到服务台",
    "something not delivered": "1栋电梯（2-1-502门口）未交付",
    "a year, not a room": "1栋2026年第四季度物业费未缴",
    "a count of households": "1栋120户未缴，2栋 300 户未缴",
    "an amount": "1栋尚欠1500元，2栋 1200.50元",
    "debts in general": "全小区收缴率98%，欠费将依法催缴，滞纳金按合同",
    "days of arrears": "欠费30-180天的",
    "where to pay": "2栋未缴的请到服务台（3栋101室）缴纳，或到3栋一层101室",
    "another sentence": "3-2-1501室漏水。欠费见后",
    "no debt at all": "3栋1501室无欠费，3栋1502室欠压",
    "handover": "3栋1501室未交房",
    "a list of places": "欠费的到以下地点缴纳：\n- 3栋101室",
    "a table of places": "| 催缴 | 地点 |\n|---|---|\n| 1栋 | 3栋101室 |",
    "a list below debts in general": "欠费依法催缴。\n\n- 3栋1501室漏水",
    "a list after another paragraph": "以下欠费：\n\n说完了。\n\n- 3栋1501室漏水",
}


@pytest.mark.parametrize("text", NOT_FOUND.values(), ids=NOT_FOUND)
def test_what_only_looks_like_personal_data_is_left_alone(text):
    assert personal_data(text) == []


def test_each_kind_is_told_apart():
    text = f"{IDENTITY}，{CARD}，{MOBILE}，京A12345，3栋1501室欠费"
    assert kinds(text) == [Kind.IDENTITY, Kind.CARD, Kind.MOBILE, Kind.PLATE, Kind.DEBT]


@pytest.mark.parametrize(
    "heading", ["| 房号 | 欠费 |", "尚欠物业费：\n\n| 房号 | 元 |", "## 催缴\n\n| 房号 |"]
)
def test_what_stands_above_a_table_speaks_for_its_rows(heading):
    table = f"{heading}\n|---|---|\n| 3-2-1501 | 1200 |\n| 3-2-1502 | 800 |"
    assert kinds(table) == [Kind.DEBT, Kind.DEBT]


def test_what_introduces_a_list_speaks_for_its_items():
    assert kinds("以下住户欠费：\n\n- 3栋1501\n- 3栋1502") == [Kind.DEBT, Kind.DEBT]


def test_a_title_speaks_for_a_table():
    assert kinds("| 3-1501 | 1200 |", title="欠费业主名单") == [Kind.DEBT]
    assert kinds("服务台在3栋101室。", title="欠费业主名单") == []


# Laws ------------------------------------------------------------------------------------------

WEIGHTS = [pow(2, 17 - place, 11) for place in range(17)]
births = st.dates(date(1900, 1, 1), date(2026, 11, 20))
regions = st.sampled_from(["110101", "320582", "440304", "510107", "650102", "810000"])
orders = st.integers(0, 999)


@st.composite
def identities(draw):
    """By ISO 7064, MOD 11-2: weights are powers of two, the whole is 1 modulo 11."""
    number = f"{draw(regions)}{draw(births):%Y%m%d}{draw(orders):03}"
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number, strict=True))
    check = (1 - total) % 11
    return number + ("X" if check == 10 else str(check))


@st.composite
def cards(draw):
    """Luhn's digit, found by trying all ten."""
    start = draw(st.sampled_from(["62", "4", "5284", "3568", "955880"]))
    length = 19 if start == "955880" else 16
    number = start + "".join(draw(st.lists(st.sampled_from("0123456789"), min_size=20)))
    return next(c for d in range(10) if is_card_number(c := f"{number[: length - 1]}{d}"))


@given(identities())
def test_every_identity_number_is_found(number):
    assert is_identity_number(number)
    assert kinds(f"张三（{number}）") == [Kind.IDENTITY]


@given(identities(), st.integers(0, 17), st.sampled_from("0123456789"))
def test_no_single_slip_makes_another_identity_number(number, place, digit):
    slip = number[:place] + digit + number[place + 1 :]
    assert is_identity_number(slip) == (slip == number)


@given(identities(), st.integers(0, 15))
def test_no_two_neighbours_of_an_identity_number_can_be_swapped(number, place):
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert is_identity_number(swapped) == (swapped == number)


@pytest.mark.parametrize("start", ["19010119900307123", "11010119900230123", "11010118990307123"])
def test_a_right_check_digit_does_not_make_up_for_a_wrong_region_or_day(start):
    assert [digit for digit in "0123456789X" if is_identity_number(start + digit)] == []


def test_what_overlaps_is_one_finding():
    assert kinds("+86 138 1234 5678") == [Kind.MOBILE]
    assert kinds("3栋1501室欠费，" + CARD) == [Kind.CARD, Kind.DEBT][::-1]


@given(cards())
def test_every_card_number_is_found(number):
    assert kinds(f"卡号{number}。") == [Kind.CARD]
    assert kinds(" ".join(re.findall(".{1,4}", number))) == [Kind.CARD]


@given(cards(), st.integers(6, 15), st.sampled_from("0123456789"))
def test_no_single_slip_makes_another_card_number(number, place, digit):
    slip = number[:place] + digit + number[place + 1 :]
    assert is_card_number(slip) == (slip == number)


mobiles = st.from_regex("1[3-9][0-9]{9}", fullmatch=True)
plates = st.from_regex("[京沪粤川][A-H]·?[0-9]{5}", fullmatch=True)
rooms = st.from_regex("[1-9]栋[1-3]单元[1-9][0-9]0[1-4]室", fullmatch=True)
secrets = st.one_of(identities(), cards(), mobiles, plates)
words = st.text("停水，请。业主 \n|-ABC:（）", max_size=20)


@given(words, secrets, words)
def test_a_masked_text_keeps_its_length_and_shows_nothing_any_more(before, secret, after):
    text = f"{before}。{secret}。{after}"
    told = masked(text)
    assert secret not in told
    assert len(told) == len(text)
    assert MASK in told
    assert masked(told) == told
    assert personal_data(told) == []


@given(rooms, st.sampled_from(["欠费", "拖欠水费", "水费未缴", "催缴", "滞纳金"]))
def test_the_door_of_a_room_with_a_debt_is_hidden(room, debt):
    told = masked(f"{room}{debt}")
    assert room not in told
    assert masked(room) == room


@given(st.text("0123456789 -·京A栋室|\n欠X：号", max_size=60))
def test_masking_never_fails_and_never_moves_anything(text):
    told = masked(text)
    assert len(told) == len(text)
    assert all(shown in {typed, MASK} for typed, shown in zip(text, told, strict=True))


# Records ---------------------------------------------------------------------------------------


def test_the_number_of_a_contact_is_no_secret_however_it_is_written(tmp_path):
    contacts = "contacts:\n  - {id: duty, name: 值班, phone: 138 1234 5678}\n"
    public = "public:\n  - {id: police, name: 民警, phone: +86 13912345678 / 110}\n"
    body = f"打{MOBILE}、138-1234-5678、+8613812345678，或139-1234-5678。"
    files = {"contacts.yaml": contacts + public, WATER: notice(body=body)}
    files["estate.yaml"] = (
        (write_estate(tmp_path / "a") / "content/estate.yaml")
        .read_text("utf-8")
        .replace("butler: butler", "butler: duty")
    )
    assert codes(tmp_path / "b", files) == []


def test_the_number_of_nobody_is_one(tmp_path):
    assert codes(tmp_path, {WATER: notice(body=f"打{MOBILE}。")}) == ["privacy.mobile"]


def test_a_line_for_the_board_alone_may_tell_whom_to_call_and_nothing_else(tmp_path):
    line = f"仅限张贴: 施工负责人 {MOBILE}\n"
    files = {WATER: notice(line), EVENT: event(line)}
    assert codes(tmp_path / "a", files) == []
    line = f"仅限张贴: 施工负责人 {IDENTITY}\n"
    files = {WATER: notice(line), EVENT: event(line)}
    assert codes(tmp_path / "b", files) == ["privacy.identity"] * 2


def test_the_number_of_a_firm_that_maintains_lifts_is_public(tmp_path):
    lift = (
        "equipment:\n  - {id: lift, name: 电梯, maintainer: {name: 电梯公司, phone: 13812345678}}\n"
    )
    assert codes(tmp_path, {"equipment.yaml": lift}) == []


PLACES = {
    "title": notice(title=f"找{MOBILE}"),
    "cause": notice(f"原因: 找{MOBILE}\n"),
    "actions": notice(f"请您配合:\n  - 关阀\n  - 找{MOBILE}\n"),
    "help": notice(f"特别帮助: 找{MOBILE}\n"),
    "place": notice(f"地点: 找{MOBILE}\n"),
    "unaffected": notice(f"不受影响: 找{MOBILE}\n"),
    "source": notice(f"来源: 找{MOBILE}\n"),
    "issuer": notice(f"发布单位: 找{MOBILE}\n"),
    "reason": notice(f"状态: 取消\n变更原因: 找{MOBILE}\n"),
    "changes": notice(f"版本: 2\n更正内容: 联系：原 {MOBILE} → 现 服务台\n"),
    "ended note": notice(f"提前结束: 2026-11-24\n结束说明: 找{MOBILE}\n"),
    "how to object": notice(f"异议方式: 找{MOBILE}\n"),
    "contact": notice(f"联系人: {MOBILE}\n"),
    "scope": notice(f"影响范围: {MOBILE}\n"),
    "attachment": notice(f"附件: {MOBILE}.pdf\n"),
    "body": notice(body=f"说明。\n\n找{MOBILE}。"),
    "table": notice(body=f"| 找 |\n|---|\n| {MOBILE} |"),
    "link": notice(body=f"[找](tel:{MOBILE})"),
    "audience": event(f"对象: 找{MOBILE}\n"),
    "override": event(f"变动:\n  - {{原日期: 2026-12-22, 怎么变: 取消, 原因: 找{MOBILE}}}\n"),
    "override's place": event(
        f"变动:\n  - {{原日期: 2026-12-22, 怎么变: 换地点, 地点: 找{MOBILE}}}\n"
    ),
    "registration": event(f"报名: {{报名方式: 电话, 联系人: {MOBILE}}}\n"),
    "rain": event(f"下雨: {{怎么办: 取消, 告知方式: 找{MOBILE}}}\n"),
    "bring": event(f"携带: 找{MOBILE}\n"),
    "photo": event(f"拍照: 找{MOBILE}\n"),
    "fee": event(f"费用: 找{MOBILE}\n"),
    "event's body": event(body=f"找{MOBILE}。"),
}


@pytest.mark.parametrize("text", PLACES.values(), ids=PLACES)
def test_it_is_found_wherever_it_was_typed(tmp_path, text):
    path = EVENT if "种类" in text else WATER
    reading = looked(tmp_path, {path: text})
    told = [p for p in reading.problems if p.code.startswith("privacy.")]
    numbers = [n for n, line in enumerate(text.split("\n"), 1) if MOBILE in line]
    assert [(p.place.path, p.place.line) for p in told] == [(f"content/{path}", numbers[0])]
    assert {n.id for n in reading.content.notices} == {"20261120-always"}
    assert reading.content.events == ()


OTHERS = {
    "guides/water.md": f"---\n标题: 停水怎么办\n最近核对: 2026-11-01\n---\n找{MOBILE}。\n",
    "forms/card.md": (
        f"---\n标题: 卡\n最近核对: 2026-11-01\n填写项:\n  - {{名目: 找{MOBILE}}}\n---\n好。\n"
    ),
    "disclosures/2026-h1.md": (
        "---\n标题: 公共收益\nkind: revenue\nperiod: 2026-H1\n张贴自: 2026-11-01\n"
        f"签署单位: 业委会\n收入:\n  - {{项目: 广告, 金额: 100, 来源: 找{MOBILE}}}\n---\n好。\n"
    ),
}


@pytest.mark.parametrize(("path", "text"), OTHERS.items(), ids=OTHERS)
def test_other_kinds_of_records_are_held_as_well(tmp_path, path, text):
    reading = looked(tmp_path, {path: text})
    assert [p.code for p in reading.problems] == ["privacy.mobile"]
    content = reading.content
    assert (content.guides, content.forms, content.disclosures) == ((), (), ())


def test_only_the_record_with_the_data_is_held(tmp_path):
    services = (
        "groups:\n  - {id: house, name: 房屋}\nservices:\n"
        "  - {id: ladder, no: 1, name: 梯, group: house, charge: 免费, dept: 前台, how: 到服务台}\n"
        "  - {id: cart, no: 2, name: 推车, group: house, charge: 免费, dept: 工程, how: 到服务台,"
        f" remark: 找{MOBILE}}}\n"
    )
    reading = looked(tmp_path, {"services.yaml": services})
    assert [service.id for service in reading.content.services] == ["ladder"]


def test_what_else_is_wrong_is_told_in_the_same_run(tmp_path):
    text = notice(body=f"找{MOBILE}。").replace("张贴至: 2026-11-25\n", "")
    assert sorted(codes(tmp_path, {WATER: text})) == ["notice.no_end", "privacy.mobile"]


def test_contacts_withdrawals_and_the_estate_are_the_admins_own_business(tmp_path):
    contacts = f"contacts:\n  - {{id: duty, name: 值班, phone: {MOBILE}, place: 找{MOBILE}}}\n"
    contacts += "  - {id: butler, name: 管家, phone: 13900000000}\n"
    withdrawn = f"withdrawn:\n  - {{id: 20261120-always, at: 2026-11-21, reason: 写了{IDENTITY}}}\n"
    assert codes(tmp_path, {"contacts.yaml": contacts, "withdrawn.yaml": withdrawn}) == []


# Consent ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["含个人信息", "personal_data"])
@pytest.mark.parametrize(
    "reason", ["本人书面同意，2026-11-20", "法院公告", "written consent, 2026"]
)
def test_a_reason_in_the_file_lifts_it_and_nothing_more_is_said(tmp_path, key, reason):
    path = f"notices/20261125-{MOBILE}.md"
    body = f"{IDENTITY}，{CARD}，京A12345，3栋1501室欠费。"
    reading = looked(tmp_path, {path: notice(f"{key}: {reason}\n", body, title=f"找{MOBILE}")})
    assert reading.problems == ()
    assert f"20261125-{MOBILE}" in {n.id for n in reading.content.notices}


def test_a_reason_in_one_file_lifts_nothing_in_another(tmp_path):
    files = {
        WATER: notice("含个人信息: 本人书面同意，2026-11-20\n", f"找{MOBILE}。"),
        "notices/20261126-other.md": notice(body=f"找{MOBILE}。"),
    }
    reading = looked(tmp_path, files)
    assert [p.place.path for p in reading.problems] == ["content/notices/20261126-other.md"]


@pytest.mark.parametrize(
    "word",
    [
        "是",
        "否",
        "yes",
        "有",
        "同意",
        "已同意",
        "业主本人已经同意了",
        "好的",
        "OK。",
        "true",
        "。。。。。",
    ],
)
def test_a_bare_yes_is_no_reason(tmp_path, word):
    files = {WATER: notice(f"含个人信息: {word}\n", f"找{MOBILE}。")}
    reading = looked(tmp_path, files)
    assert [p.code for p in reading.problems] == ["privacy.no_reason"]
    assert "20261125-water" not in {n.id for n in reading.content.notices}


# The site and the reports ----------------------------------------------------------------------

SECRETS = [IDENTITY, CARD, MOBILE, "京A·12345", "3栋2单元1501室"]
LEAKS = re.compile("199003071233|02100111624512|12345678|·12345|1501|京A12345", re.ASCII)


def _private(secret):
    """One secret in every sort of place, some of them with another fault beside it."""
    debt = "欠费" if "室" in secret else ""
    name = re.sub(r"\W", "", secret) + debt
    return {
        f"notices/20261125-{name}.md": notice(title=f"{secret}{debt}"),
        "notices/20261126-a.md": notice(body=f"说明。\n\n{secret}{debt}。"),
        "notices/20261126-b.md": notice(f"原因: {secret}{debt}\n附件: {secret}{debt}.pdf\n"),
        "notices/20261126-c.md": notice().replace("类别: 服务", f"类别: {secret}{debt}"),
        "notices/20261126-d.md": notice(f"{secret}{debt}: 有\n"),
        "notices/20261126-e.md": notice(f"{secret}{debt} 有\n"),
        "notices/20261126-f.md": notice(title=f"注意: {secret}{debt}"),
        "notices/20261126-g.md": notice().replace("2026-11-25", f"{secret}{debt}"),
        "notices/20261126-h.md": notice(f"含个人信息: [{secret}{debt}]\n影响楼栋: {secret}\n"),
        f"notices/{name} (1).md": notice(),
        f"notices/{name}.docx": "x",
        EVENT: event(f"对象: {secret}{debt}\n"),
    }


@pytest.fixture(params=SECRETS)
def private(request, tmp_path):
    return write_estate(tmp_path / "estate", _private(request.param))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "command",
    [
        ["check"],
        ["build", "--json"],
        ["list", "--state", "broken"],
        *(
            pytest.param(words, marks=pytest.mark.slow)
            for words in (
                ["check", "--json"],
                ["build"],
                ["list", "--state", "broken", "--json"],
                ["list", "--state", "current"],
            )
        ),
    ],
    ids=" ".join,
)
@pytest.mark.whole
def test_no_report_repeats_the_data(private, capsys, command, language):
    name, *options = command
    main([name, str(private), *options, "--lang", language, "--at", NOON])
    said = capsys.readouterr()
    assert "privacy." in said.out or "--json" not in options
    assert not LEAKS.search(said.out + said.err), LEAKS.search(said.out + said.err)


def test_neither_the_facts_nor_the_place_of_a_problem_show_the_data(private):
    found = read(private).problems
    assert len(found) >= 10
    told = [f"{dict(p.facts)} {p.place.shown} {p.sentence()}" for p in found]
    assert [one for one in told if LEAKS.search(one)] == []


def test_no_file_of_the_site_shows_the_data(private, tmp_path):
    out = tmp_path / "site"
    build(private, out, read(private), at(NOON))
    assert _files_with(out, LEAKS.pattern) == []


def test_a_path_is_masked_only_where_it_is_told():
    place = Place(f"content/notices/{IDENTITY}.md", 3)
    assert place.path == f"content/notices/{IDENTITY}.md"
    sentence = problem(place, "yaml.tab").sentence()
    assert sentence.startswith("content/notices/1101••••••••••1233.md 第 3 行")


def test_what_is_for_paper_or_for_the_file_alone_is_in_no_file_of_the_site(tmp_path):
    fields = (
        "张贴自: 2026-11-01\n联系人: desk\n"
        f"仅限张贴:\n  - 施工负责人杜工 {MOBILE}\n"
        "含个人信息: 书面同意书存档第七号\n"
    )
    files = {
        WATER: notice(f"{fields}编号: 2026-118\n影响时段: 2026-11-25 9:00–17:00\n"),
        EVENT: event(fields),
        "guides/water.md": OTHERS["guides/water.md"].replace(
            "---\n找", "含个人信息: 书面同意书存档第七号\n---\n找"
        ),
    }
    folder = write_estate(tmp_path / "estate", files)
    out = tmp_path / "site"
    build(folder, out, read(folder), at(NOON))
    assert len(_files_with(out, "2栋水箱清洗")) > 5
    assert len(_files_with(out, "冬至邻里聚")) > 5
    assert {f.suffix for f in _all(out)} >= {".html", ".xml", ".ics", ".json"}
    assert _files_with(out, "杜工|第七号|board_only|personal_data|仅限张贴|含个人信息") == []
    assert {f.name for f in _files_with(out, MOBILE)} <= {"index.html", "search.js"}


def test_the_version_before_is_shown_until_the_data_are_out_again(tmp_path):
    folder = write_estate(tmp_path / "estate", {WATER: notice(body="先前的说明。")})
    out = tmp_path / "site"
    build(folder, out, read(folder), at(NOON))
    (folder / "content" / WATER).write_text(notice(body=f"找{MOBILE}。"), encoding="utf-8")
    build(folder, out, read(folder), at(NOON))
    assert _files_with(out, MOBILE) == []
    assert _files_with(out, "先前的说明")


def test_a_number_that_is_no_contacts_any_more_is_in_no_earlier_version_either(tmp_path):
    files = {WATER: notice(body=f"找{MOBILE}。")}
    folder = write_estate(tmp_path / "estate", files)
    contacts = folder / "content/contacts.yaml"
    before = contacts.read_text("utf-8")
    contacts.write_text(f"{before}  - {{id: gas, name: 燃气, phone: {MOBILE}}}\n", "utf-8")
    out = tmp_path / "site"
    build(folder, out, read(folder), at(NOON))
    assert _files_with(out, "20261125-water")
    contacts.write_text(before, "utf-8")
    build(folder, out, read(folder), at(NOON))
    assert _files_with(out, MOBILE) == []


def _all(folder):
    return [file for file in folder.rglob("*") if file.is_file()]


def _files_with(folder, pattern):
    return [f for f in _all(folder) if re.search(pattern.encode(), f.read_bytes())]
