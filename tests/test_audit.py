"""Proof of absence: nothing hidden stands in the finished set, and what does is stopped."""

from __future__ import annotations

import pytest

from generator.audit import audit, hidden_at
from generator.build import build
from generator.reading import read
from tests import moments
from tests.builders import REPOSITORY, at, make_content, make_event, make_notice, write_estate
from tests.often import always

NOON = "2026-11-25T12:00"
WORDS = "二号楼水箱清洗暂停供水"
GONE = make_notice("20261101-gone", title=WORDS, end="2026-11-02", number="2026-101")
HERE = make_notice("20261125-here", title="电梯年检请走楼梯", end="2026-11-30")
COMING = make_event("coming", from_="2026-12-01", date="2026-12-22", title="冬至包饺子一起迎新年")
CONTENT = make_content(GONE, HERE, events=[COMING])


def findings(text, path="index.html", content=CONTENT):
    return list(audit({path: text.encode()}, hidden_at(content, at(NOON))).findings)


@pytest.mark.parametrize(
    "text",
    [
        '<a href="notices/20261101-gone/">',
        '<a href="../../notices/20261101-gone/index.html">',
        '{"url": "https://test.example/notices/20261101-gone/"}',
        "<id>tag:test.example,2023-07-01:notices/20261101-gone</id>",
        '<img src="/files/notices/20261101-gone/plan.png">',
        '<a href="/n/2026-101/">',
        f"<p>{WORDS}</p>",
        f'<p title="{WORDS}。">',
        "<a href=events/coming/event.ics>",
        "冬至包饺子一起迎新年，等您来",
    ],
)
def test_whatever_names_a_hidden_item_is_found(text):
    assert findings(text)


@pytest.mark.parametrize(
    "text",
    [
        "UID:coming@test.example\r\n",
        "UID:coming-20261222@test.example\r\n",
        "UID:coming-20261222T1430-2@test.example\r\n",
        "UID:20261101-gone-20261101T0900@test.example\r\n",
        f"SUMMARY:{WORDS[:6]}\r\n {WORDS[6:]}\r\n",
    ],
)
def test_a_calendar_is_read_unfolded_and_by_its_names(text):
    assert findings(text, "feeds/events.ics")


def test_entities_hide_nothing():
    assert findings("".join(f"&#{ord(letter)};" for letter in WORDS))


@pytest.mark.parametrize(
    "path", ["notices/20261101-gone/index.html", "n/2026-101/index.html", "events/coming/event.ics"]
)
def test_the_name_of_a_file_tells_as_well(path):
    assert findings("nothing here", path)


@pytest.mark.parametrize(
    "text",
    ['<a href="notices/20261125-here/">', "电梯年检请走楼梯", '<a href="notices/2026/">', ""],
)
def test_what_is_visible_is_no_finding(text):
    assert findings(text) == []


def test_words_a_visible_item_says_as_well_excuse_them_and_its_address_never():
    twin = make_notice("20261125-twin", title="说明", body=WORDS, end="2026-11-30")
    content = make_content(GONE, HERE, twin)
    assert findings(f"<p>{WORDS}</p>", content=content) == []
    assert findings('<a href="notices/20261101-gone/">', content=content)


def test_a_number_two_notices_share_is_that_of_the_visible_one():
    heir = make_notice("20261125-heir", end="2026-11-30", number="2026-101")
    assert findings('<a href="/n/2026-101/">', content=make_content(GONE, heir)) == []


def test_words_for_the_board_excuse_nothing():
    board = make_notice("20261125-board", end="2026-11-30", board_only=[WORDS])
    assert findings(f"<p>{WORDS}</p>", content=make_content(GONE, board))


@pytest.mark.whole
@pytest.mark.parametrize(
    "moment",
    always(*(moments.ALARM, moments.SUPERSEDED), more=(moments.FIRST_DAY, moments.LAST_SECOND)),
)
def test_in_the_sample_nothing_hidden_stands_anywhere(sample, site_at, moment):
    files = site_at(moment)
    hidden = hidden_at(sample.content, at(moment))
    assert len(hidden.unseen) > 100
    assert len({line for item in hidden.unseen for line in hidden.words(item)}) > 500
    assert audit(files, hidden).findings == ()


@pytest.mark.whole
def test_a_template_that_tells_what_has_ended_is_replaced_by_the_built_in_one(tmp_path):
    notice = f"---\n标题: {WORDS}\n类别: 停水\n张贴至: 2026-11-25\n---\n请备水。\n"
    folder = write_estate(tmp_path / "estate", {"notices/20261125-water.md": notice})
    own = folder / "templates/pages/home.html"
    own.parent.mkdir(parents=True)
    own.write_text(
        '{% extends "base.html" %}{% block title %}首页{% endblock %}'
        f"{{% block main %}}<h1>本周：{WORDS}</h1>{{% endblock %}}",
        "utf-8",
    )
    before = build(folder, tmp_path / "out", read(folder), at("2026-11-25T12:00"))
    home = tmp_path / "out/index.html"
    assert before.problems == ()
    assert "本周" in home.read_text("utf-8")
    after = build(folder, tmp_path / "out", read(folder), at("2026-11-26T00:00"))
    assert {problem.code for problem in after.problems} == {"audit.found"}
    assert WORDS not in home.read_text("utf-8")
    assert "<h1" in home.read_text("utf-8")


# Whole files -----------------------------------------------------------------------------------

PAGE = b'<html><a href="%s">x</a></html>\n'
HOME = {"index.html": PAGE % b"notices/a/", "notices/a/index.html": PAGE % b"../../"}


def faults(files):
    faults = audit(files, hidden_at(CONTENT, at(NOON))).faults
    return [(p.code.removeprefix("audit."), p.place.path) for p in faults]


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("data/x.json", b'{"a": '),
        ("feeds/x.xml", b"<feed><entry></feed>"),
        ("feeds/x.ics", b"BEGIN:VCALENDAR\r\n"),
        ("x/index.html", b"<html><p>cut"),
    ],
)
def test_a_file_that_is_cut_off_is_told(path, data):
    assert faults({**HOME, path: data}) == [("unreadable", f"site/{path}")]


@pytest.mark.parametrize("link", [b"notices/b/", b"notices/a/plan.png", b"../", b"notices/a/x#y"])
def test_a_link_that_leads_nowhere_is_told(link):
    files = {**HOME, "index.html": PAGE % link}
    assert faults(files) == [("dead_link", "site/index.html")]


@pytest.mark.parametrize(
    "link", [b"#top", b"tel:110", b"https://a.example/", b"webcal://a.example/x.ics", b"./", b""]
)
def test_a_link_that_leads_somewhere_is_not(link):
    assert faults({**HOME, "index.html": PAGE % link}) == []


@pytest.mark.whole
def test_the_whole_sample_can_be_read(site_at):
    assert faults(site_at("2026-11-21T12:00")) == []


@pytest.mark.whole
def test_a_template_with_a_dead_link_is_told_and_published(tmp_path):
    folder = write_estate(tmp_path / "estate")
    own = folder / "templates/components/phone.html"
    own.parent.mkdir(parents=True)
    built_in = (REPOSITORY / "templates/components/phone.html").read_text("utf-8")
    own.write_text(built_in.replace("<span", '<a href="nowhere/">x</a><span', 1), "utf-8")
    built = build(folder, tmp_path / "out", read(folder), at("2026-11-25T12:00"))
    assert {problem.code for problem in built.problems} == {"audit.dead_link"}
    assert 'href="nowhere/"' in (tmp_path / "out/index.html").read_text("utf-8")
