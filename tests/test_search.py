"""The search index: everything visible is in it, nothing else is, and any browser can read it."""

from __future__ import annotations

import re

import pytest
from pydantic import BaseModel

from generator.audit import audit, hidden_at
from generator.feeds.search import SYNONYMS, search_file
from generator.snapshot import take
from generator.templating import Renderer
from tests import moments
from tests.builders import at, make_content, make_event, make_fee, make_notice
from tests.often import always
from tests.search_reading import folded, main_text, rows_of

NOON = "2026-11-25T12:00"
INDEX = "data/search.js"
LARGEST = 160_000  # bytes of the sample's index, which has some 300 records


def index_of(content, moment=NOON):
    snapshot = take(content, at(moment))
    return search_file(snapshot, Renderer(snapshot.estate.url)).written({})


def found(*notices, moment=NOON, **content):
    return rows_of(index_of(make_content(*notices, **content), moment))


def only(rows, kind="notices"):
    (row,) = [row for row in rows if row.kind == kind]
    return row


# What is in it --------------------------------------------------------------------------------


def test_a_notice_is_found_by_every_word_of_it():
    notice = make_notice(
        title="二栋停水",
        number="2026-120",
        scope=["2栋"],
        place="地下一层",
        cause="水箱清洗",
        actions=["提前储水", "关好阀门"],
        help="老人可以来取水",
        window="2026-11-25 9:00–17:00",
        contact="desk",
        issuer=["office"],
        body="**临时**取水点在[东门](https://example.com/)。\n\n- 带水桶",
        end=None,
    )
    row = only(found(notice))
    assert (row.address, row.title) == ("notices/20261125-water/", "二栋停水")
    assert row.line == "11月25日（周三）9:00–17:00，2栋，地下一层"
    for words in (
        *("停水", "2026-120", "2026年11月25日", "地下一层", "水箱清洗", "提前储水", "关好阀门"),
        *("老人可以来取水", "服务台", "000-0000 0101", "测试服务中心", "临时取水点在东门。"),
        *("带水桶", "有效期至"),
    ):
        assert folded(words) in row.said, words
    assert "example.com" not in row.said
    assert "*" not in row.text


def test_whoever_lives_in_a_building_finds_what_concerns_it_by_its_name():
    ranged = make_notice("a", title="停水", scope=["1栋至3栋"])
    common = make_notice("b", title="停电")
    rows = found(ranged, common)
    assert all("2栋" in row.said for row in rows if row.kind == "notices")


def test_notices_stand_as_on_their_list_alarms_first():
    quiet = make_notice("a", level="提示")
    near = make_notice("b", window="2026-11-25 14:00–15:00")
    loud = make_notice("c", level="特急", category="停水")
    addresses = [row.address for row in found(quiet, near, loud) if row.kind == "notices"]
    assert addresses == ["notices/c/", "notices/b/", "notices/a/"]


def test_a_notice_that_hangs_on_after_its_window_says_that_it_is_over():
    notice = make_notice(end="2026-11-30", window="2026-11-24 9:00–17:00")
    assert only(found(notice)).line == "11月24日（周二）9:00–17:00（时段已过），全小区"


def test_of_several_windows_those_that_are_over_are_found_as_over():
    windows = ("2026-11-24 9:00–17:00", "2026-11-26 9:00–17:00")
    lines = only(found(make_notice(end="2026-11-30", window=windows))).text.split("\n")
    assert "2026年11月24日（周二）9:00–17:00（已过）" in lines
    assert "2026年11月26日（周四）9:00–17:00" in lines


def test_an_event_is_found_by_its_days_its_place_and_what_is_different():
    event = make_event(
        date=["2026-12-05 9:00–10:00", "2026-12-12 9:00–10:00"],
        overrides=[{"on": "2026-12-12", "what": "换地点", "place": "会所", "reason": "装修"}],
        bring=["水杯"],
        fee="材料费10元",
    )
    row = only(found(events=[event]), "events")
    assert row.line.startswith("2026年12月5日（周六）9:00–10:00")
    for words in ("12月12日", "会所", "装修", "水杯", "材料费10元", "节庆", "活动室"):
        assert words in row.said


def test_what_ends_says_when_and_what_does_not_says_never():
    notice = make_notice(end="2026-11-25 18:00")
    lasting = make_notice("lasting", end=None, until_further_notice="是", review="2027-03-31")
    rows = {row.address: row for row in found(notice, lasting, events=[make_event()])}
    assert rows["notices/20261125-water/"].end == at("2026-11-25T18:00").timestamp()
    assert rows["events/2026-dongzhi/"].end == at("2026-12-22T16:30").timestamp()
    assert rows["notices/lasting/"].end == 0
    assert {row.end for row in rows.values() if row.kind in {"contacts", "buildings"}} == {0}


@pytest.mark.parametrize(
    ("moment", "is_there"),
    [
        ("2026-11-19T23:59:59", False),
        ("2026-11-20T00:00:00", True),
        ("2026-11-25T23:59:59", True),
        ("2026-11-26T00:00:00", False),
    ],
)
def test_a_notice_is_in_it_while_it_hangs_and_in_no_byte_of_it_otherwise(moment, is_there):
    notice = make_notice(title="水箱清洗停水", from_="2026-11-20", end="2026-11-25")
    assert ("水箱清洗停水" in index_of(make_content(notice), moment).decode()) is is_there


def test_words_for_the_board_and_prices_nobody_announced_are_not_in_it():
    notice = make_notice(board_only=["装修负责人电话见现场"])
    rates = ({"price": "2.20", "from": "2023-07-01"}, {"price": "7.77", "from": "2027-03-01"})
    content = make_content(notice)
    data = index_of(content).decode()
    assert "装修负责人" not in data
    fees = take(with_fees(content, make_fee(*rates)), at(NOON)).fees
    assert fees
    priced = index_of(with_fees(content, make_fee(*rates))).decode()
    assert "2.20" in priced
    assert "7.77" not in priced


def with_fees(content, *fees):

    return content.with_lists({"fees": fees})


def test_a_link_to_what_is_hidden_is_no_word_of_it():
    gone = make_notice("20261101-gone", title="旧通知", end="2026-11-02")
    notice = make_notice(body="详见[那一则](20261101-gone.md)。")
    row = only(found(notice, gone))
    assert "那一则" in row.said
    assert "gone" not in row.said


# How it is written ----------------------------------------------------------------------------


def test_it_is_one_statement_with_one_record_a_line():
    data = index_of(make_content(make_notice(), make_notice("b")))
    lines = data.decode().splitlines()
    assert lines[0].startswith('window.estateSearch={"generator":"estate-site"')
    assert lines[-1] == "]};"
    assert len(rows_of(data)) == len(lines) - 2


def test_no_text_can_break_the_statement():
    title = 'a"],["b\u2028c\\'
    notice = make_notice(title=title, body="x],[y\u2029z</script>")
    data = index_of(make_content(notice))
    assert only(rows_of(data)).title == title
    assert not {"\u2028", "\u2029"} & set(data.decode())


def test_the_same_snapshot_gives_the_same_bytes():
    content = make_content(make_notice(), events=[make_event()])
    assert index_of(content) == index_of(content)


def test_no_word_of_the_trade_stands_in_two_groups():
    terms = [term for group in SYNONYMS for term in group]
    assert len(terms) == len(set(terms))
    assert all(len(group) > 1 for group in SYNONYMS)


# What the audit makes of it -------------------------------------------------------------------

GONE = make_notice("20261101-gone", title="二号楼水箱清洗暂停供水", end="2026-11-02")


@pytest.mark.parametrize(
    "forget",
    [
        {"end": "2026-11-30"},  # the whole record
        {"end": "2026-11-30", "title": "停水"},  # its address alone
    ],
)
def test_a_hidden_item_in_the_index_is_found_by_the_audit(forget):
    """An index made of what is not visible any more, as a fault of ours might make it."""
    leaking = index_of(make_content(make_notice("20261101-gone", **forget)))
    hidden = hidden_at(make_content(GONE), at(NOON))
    findings = audit({INDEX: leaking}, hidden).findings
    assert {finding.item for finding in findings} == {"notices/20261101-gone"}


def test_the_words_of_a_hidden_item_are_found_wherever_they_stand_in_a_record():
    words = GONE.title
    hidden = hidden_at(make_content(GONE), at(NOON))
    for notice in (
        make_notice(title=f"甲{words}乙"),
        make_notice(body=f"一。\n\n{words}"),
        make_notice(cause=words, actions=['说"好"', words]),
    ):
        leaking = index_of(make_content(notice))
        assert [one.what for one in audit({INDEX: leaking}, hidden).findings] == [words]


# The sample -----------------------------------------------------------------------------------

MOMENT = "2026-11-21T12:00"
KINDS = {
    *("notices", "events", "fees", "services", "standards", "indicators", "disclosures"),
    *("guides", "forms", "contacts", "buildings", "equipment"),
}
RUN_RE = re.compile(r"[\u4e00-\u9fff]{2,}")


def texts(value):
    """Every text of a record as it was typed, visible or not; where it hangs is none of it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, BaseModel):
        for name, inner in vars(value).items():
            yield from texts(inner if name != "boards" else ())


def typed_records(content):
    """(Address, record as its author typed it), visible or not."""
    for folder, address in (("guides", "guides"), ("forms", "forms"), ("notices", "notices")):
        yield from ((f"{address}/{one.id}/", one) for one in content.lists[folder])
    for folder in ("events", "fees", "services", "standards", "indicators", "disclosures"):
        yield from ((f"{folder}/{one.id}/", one) for one in content.lists[folder])
    yield from (("equipment/", one) for one in content.equipment)
    yield from (("contacts/", one) for one in (*content.contacts, *content.public))


@pytest.fixture(scope="module")
def rows(site_at):
    return rows_of(site_at(MOMENT)[INDEX])


@pytest.mark.whole
def test_every_kind_of_thing_can_be_found(rows):
    assert {row.kind for row in rows} == KINDS


@pytest.mark.whole
def test_whatever_its_author_typed_and_its_page_shows_can_be_found(rows, sample, site_at):
    """By runs of Chinese signs, so that marks and line breaks do not matter."""
    said, site = {}, site_at(MOMENT)
    for row in rows:
        address = row.address.partition("#")[0]
        said[address] = f"{said.get(address, '')}\n{row.said}"
    missing, looked_for = [], 0
    for address, record in typed_records(sample.content):
        if (page := site.get(f"{address}index.html")) is None:
            continue
        words = main_text(page)
        runs = {run for text in texts(record) for run in RUN_RE.findall(text)}
        visible = [run for run in map(folded, runs) if run in words]
        looked_for += len(visible)
        missing += [(address, run) for run in visible if run not in said[address]]
    assert looked_for > 3000
    assert missing == []


@pytest.mark.whole
def test_every_address_is_one_of_the_site(rows, site_at):
    site = site_at(MOMENT)
    pages = {f"{row.address.partition('#')[0]}index.html" for row in rows}
    assert pages <= site.keys()
    for row in rows:
        path, _, part = row.address.partition("#")
        if part:
            assert f'id="{part}"' in site[f"{path}index.html"].decode()


@pytest.mark.whole
@pytest.mark.parametrize(
    "moment", always(moments.ALARM, moments.SUPERSEDED, more=["2026-09-15T08:00"])
)
def test_the_samples_index_is_compact(site_at, moment):
    assert len(site_at(moment)[INDEX]) < LARGEST


# In each language -----------------------------------------------------------------------------

ENGLISH = "en/data/search.js"


@pytest.mark.whole
def test_every_language_has_its_own_index_for_its_own_pages(site_at):
    site = site_at(MOMENT)
    chinese, english = rows_of(site[INDEX]), rows_of(site[ENGLISH])
    places = [(row.kind, row.address, row.end) for row in chinese]
    assert [(row.kind, row.address, row.end) for row in english] == places
    for row in english:
        assert f"en/{row.address.partition('#')[0]}index.html" in site
    assert b'src="../data/search.js"' in site["search/index.html"]
    assert b'src="../data/search.js"' in site["en/search/index.html"]


@pytest.mark.whole
def test_the_english_index_says_what_the_english_pages_say(site_at):
    said = {row.address: row for row in rows_of(site_at(MOMENT)[ENGLISH])}
    notice = said["notices/20261126-power-7-8/"]
    assert "Power" in notice.said or "power" in notice.said
    assert "Valid until" in notice.text
    assert said["fees/access-card/"].line == "15.00 yuan/card"
    assert "Property service fee" in said["fees/property-highrise/"].title


@pytest.mark.whole
def test_no_mark_of_a_page_stands_in_an_index(site_at):
    """A text that nobody translated is marked on its page, and plain here."""
    for name in (INDEX, ENGLISH):
        assert b"<span" not in site_at(MOMENT)[name]
        assert b"&amp;" not in site_at(MOMENT)[name]
