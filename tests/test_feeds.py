"""What machines read: valid, in agreement with the snapshot, silent about what is not visible."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from lxml import etree

from generator.feeds import feeds, summary, tag_uri
from generator.models.categories import Category
from generator.snapshot import take
from generator.templating import Renderer
from tests.builders import at, make_content, make_notice
from tests.calendar_reading import HIDDEN, make_estate_with, make_event, on
from tests.moments import ALARM, CANCELLED, FIRST_DAY, SUPERSEDED
from tests.often import always

pytestmark = pytest.mark.whole

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "https://chenglanli.example/"
EVENTS = "feeds/events.xml"
MOMENTS = always(ALARM, CANCELLED, SUPERSEDED, more=(FIRST_DAY,))


@pytest.fixture(scope="module")
def grammar():
    return etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))


@pytest.fixture(params=MOMENTS, scope="module")
def moment(request):
    return request.param


@pytest.fixture(scope="module")
def site(moment, site_at):
    return site_at(moment)


@pytest.fixture(scope="module")
def atoms(site):
    """Every feed by its path."""
    return {
        path: etree.fromstring(data)
        for path, data in site.items()
        if path.startswith("feeds/") and path.endswith(".xml")
    }


def made(*notices, events=(), moment="2026-11-25T12:00", **estate):
    """The data files of a small estate."""
    snapshot = take(make_estate_with(*events, notices=notices, **estate), at(moment))
    return feeds(snapshot, Renderer(snapshot.estate.url), ["/", "/notices/"])


def entries(files, path="feeds/notices.xml"):
    return etree.fromstring(files[path]).findall(f"{ATOM}entry")


def texts(element, name):
    return [found.text for found in element.iter(f"{ATOM}{name}")]


# Atom -----------------------------------------------------------------------------------------


def test_every_feed_obeys_the_grammar_of_atom(atoms, grammar):
    assert len(atoms) == 1 + len(Category) + 1
    for path, atom in atoms.items():
        assert grammar.validate(atom), (path, grammar.error_log.last_error)


HEAD = "<author><name>x</name></author><id>{0}</id><link rel='self' href='a:b'/><title>x</title>"
STAMP = "<updated>2026-11-25T00:00:00Z</updated>"


@pytest.mark.parametrize(
    ("inner", "is_atom"),
    [
        (HEAD.format("a:x") + STAMP, True),
        ("<title>x</title>", False),
        (HEAD.format("a:x") + "<updated>2026-11-25</updated>", False),
        (HEAD.format("no uri") + STAMP, False),
        (HEAD.format("a:x") + STAMP + STAMP, False),
        (HEAD.format("a:x") + STAMP + "<foreign/>", False),
    ],
)
def test_the_grammar_itself_knows_what_is_atom(grammar, inner, is_atom):
    feed = etree.fromstring(f"<feed xmlns='{ATOM[1:-1]}'>{inner}</feed>")
    assert grammar.validate(feed) == is_atom


def test_a_feed_names_itself_and_the_page_that_shows_the_same(atoms, site):
    for path, atom in atoms.items():
        links = {link.get("rel"): link.get("href") for link in atom.findall(f"{ATOM}link")}
        assert links["self"] == atom.find(f"{ATOM}id").text == SITE + path
        assert links["alternate"].removeprefix(SITE) + "index.html" in site


def test_the_feeds_hold_exactly_the_visible_notices(atoms, snapshot_at, moment):
    snapshot = snapshot_at(moment)
    everyone = {SITE + notice.address[1:] for notice in snapshot.notices}
    for path, atom in ((path, atom) for path, atom in atoms.items() if path != EVENTS):
        found = [e.find(f"{ATOM}link").get("href") for e in atom.findall(f"{ATOM}entry")]
        key = Path(path).stem.removeprefix("notices").removeprefix("-")
        own = {SITE + n.address[1:] for n in snapshot.notices if n.category.value == key}
        assert len(found) == len(set(found)), path
        assert set(found) == (own if key else everyone), path


def test_the_feed_of_events_holds_exactly_the_visible_events(site, snapshot_at, moment):
    found = [entry.find(f"{ATOM}link").get("href") for entry in entries(site, EVENTS)]
    wanted = [SITE + event.address[1:] for event in snapshot_at(moment).events]
    assert len(wanted) > 4
    assert sorted(found) == sorted(wanted)


def test_entries_come_newest_first(atoms):
    for path, atom in atoms.items():
        stamps = [
            datetime.fromisoformat(e.find(f"{ATOM}updated").text)
            for e in atom[0:]
            if e.tag == f"{ATOM}entry"
        ]
        assert stamps == sorted(stamps, reverse=True), path


def test_no_stamp_of_what_has_a_start_is_later_than_the_moment_of_the_build(snapshot_at, moment):
    """Without a start a notice is shown at once, with the stamp its file name gives."""
    snapshot = snapshot_at(moment)
    notices = [notice for notice in snapshot.notices if notice.start is not None]
    events = [event for event in snapshot.events if event.event.starts is not None]
    late = [one.id for one in (*notices, *events) if max(one.published, one.updated) > at(moment)]
    assert late == []


@pytest.mark.parametrize(("path", "fewest"), [("feeds/notices.xml", 9), (EVENTS, 6)])
def test_the_id_of_an_entry_stays_for_ever(site_at, path, fewest):
    first, later = (
        {
            entry.find(f"{ATOM}link").get("href"): entry.find(f"{ATOM}id").text
            for entry in entries(site_at(day), path)
        }
        for day in ("2026-12-07T12:00", "2026-12-14T12:00")
    )
    both = first.keys() & later.keys()
    assert len(both) >= fewest
    assert all(first[link] == later[link] for link in both)


def test_an_id_holds_neither_the_title_nor_the_version_nor_the_path_of_the_site():
    one, other = (
        entries(made(make_notice(title=title, version=version, changes=changes), url=url))[0]
        for title, version, changes, url in (
            ("停水", "1", (), "https://test.example/"),
            ("停水改期", "2", "时间：原 9:00 → 现 10:00", "https://test.example/below/"),
        )
    )
    assert one.find(f"{ATOM}id").text == other.find(f"{ATOM}id").text
    assert one.find(f"{ATOM}id").text == "tag:test.example,2023-07-01:notices/20261125-water"


def test_an_id_of_chinese_characters_is_a_valid_uri(grammar):
    (entry,) = entries(files := made(make_notice("停水-2栋")))
    assert entry.find(f"{ATOM}id").text.isascii()
    assert grammar.validate(etree.fromstring(files["feeds/notices.xml"]))


def test_a_corrected_notice_is_updated_and_stays_published_when_it_was():
    (entry,) = entries(made(make_notice(from_="2026-11-20", revised="2026-11-24")))
    assert texts(entry, "published") == ["2026-11-20T00:00:00+08:00"]
    assert texts(entry, "updated") == ["2026-11-24T00:00:00+08:00"]


def test_a_cancelled_notice_says_so_in_its_title():
    cancelled = make_notice(status="取消", reason="改期", window="2026-11-25 9:00–17:00", end=None)
    (entry,) = entries(made(cancelled))
    assert texts(entry, "title") == ["【已取消】停水通知"]


def test_a_notice_that_ended_early_says_so_in_its_title_and_what_was_planned():
    typed = {
        "window": "2026-11-25 9:00–17:00",
        "ended": "2026-11-25 10:30",
        "revised": "2026-11-25",
    }
    (entry,) = entries(made(make_notice(**typed, ended_note="已恢复供水")))
    assert texts(entry, "title") == ["【已结束】停水通知"]
    assert texts(entry, "summary")[0].split("；")[:2] == [
        "已恢复供水：11月25日 10:30",
        "原定11月25日（周三）9:00–17:00",
    ]
    (before,) = entries(made(make_notice(**typed), moment="2026-11-25T10:29"))
    assert texts(before, "title") == ["停水通知"]
    assert texts(before, "summary")[0].startswith("11月25日（周三）9:00–17:00；")


def test_every_issuer_is_an_author():
    (entry,) = entries(made(make_notice(issuer=("committee", "office", "供电公司"))))
    assert texts(entry, "name") == ["测试业委会", "测试服务中心", "供电公司"]


def test_an_empty_feed_is_a_feed_all_the_same(grammar):
    files = made()
    for path in ("feeds/notices.xml", "feeds/notices-water.xml", EVENTS):
        assert grammar.validate(etree.fromstring(files[path])), grammar.error_log.last_error


def test_the_summary_says_when_for_whom_and_until_when(snapshot_at):
    notices = {notice.id: notice for notice in snapshot_at("2026-11-25T12:00").notices}
    assert summary(notices["20261125-water-2-3"]) == (
        "11月25日（周三）9:00–17:00；2栋、3栋；有效期至 2026年11月25日（含当日）"
    )


def test_the_summary_of_a_notice_that_nobody_touched_stays_as_subscribers_know_it():
    windows = ("2026-11-23 9:00–17:00", "2026-11-25 9:00–17:00")
    content = make_content(make_notice(end="2026-11-30", window=windows))
    said = {
        summary(take(content, at(moment)).notices[0])
        for moment in ("2026-11-23T08:00", "2026-11-24T12:00", "2026-11-28T12:00")
    }
    assert said == {
        "11月23日（周一）9:00–17:00等2个时段；全小区；有效期至 2026年11月30日（含当日）"
    }


def test_the_body_is_html_with_absolute_links():
    guides = [{"id": "waste", "title": "垃圾", "updated": "2026-01-01"}]
    body = "见[垃圾](../guides/waste.md)。"
    (entry,) = entries(made(make_notice(body=body), guides=guides))
    content = entry.find(f"{ATOM}content")
    assert content.get("type") == "html"
    assert content.text == '<p>见<a href="https://test.example/guides/waste/">垃圾</a>。</p>'


def event_entry(**typed):
    (entry,) = entries(made(events=[make_event(**typed)]), EVENTS)
    return entry


def test_an_event_is_named_by_its_address_and_filed_by_its_kind():
    entry = event_entry(date="2026-12-05")
    assert texts(entry, "id") == ["tag:test.example,2023-07-01:events/evening"]
    category = entry.find(f"{ATOM}category")
    assert (category.get("term"), category.get("label")) == ("culture", "文体")


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ({}, "读书夜"),
        ({"status": "取消", "reason": "下雨"}, "【已取消】读书夜"),
        ({"overrides": on("2026-12-05", "取消")}, "读书夜"),
        ({"overrides": on("2026-12-05", "改期", to="2026-12-06")}, "【改期】读书夜"),
        ({"overrides": on("2026-12-19", "改期", to="2026-12-20")}, "读书夜"),
    ],
)
def test_the_title_of_an_event_says_what_becomes_of_the_next_time(typed, title):
    entry = event_entry(date=["2026-12-05", "2026-12-19"], **typed)
    assert texts(entry, "title") == [title]


def test_an_event_that_was_changed_is_updated_and_stays_published_when_it_was():
    entry = event_entry(date="2026-12-05", from_="2026-11-20", revised="2026-11-24")
    assert texts(entry, "published") == ["2026-11-20T00:00:00+08:00"]
    assert texts(entry, "updated") == ["2026-11-24T00:00:00+08:00"]


def test_the_summary_of_an_event_says_when_where_for_whom_and_how_to_sign_up():
    entry = event_entry(
        repeat={"every": "周", "weekday": "六", "from": "2026-11-21", "until": "2026-12-19"},
        time="9:00–10:00",
        overrides=[
            *on("2026-12-05", "取消"),
            *on("2026-12-12", "改期", to="2026-12-13"),
            *on("2026-12-19", "停办"),
        ],
        place="会所",
        audience="6岁以上",
        registration={"status": "已满"},
    )
    assert texts(entry, "summary")[0].split("；") == [
        "每周六",
        "2026年11月28日（周六）9:00–10:00",
        "2026年12月5日（周六）9:00–10:00（取消）",
        "2026年12月13日（周日）9:00–10:00（原定12月12日（周六）9:00–10:00）",
        "会所",
        "6岁以上",
        "名额已满",
    ]


def test_times_that_were_called_off_are_not_counted_among_those_of_an_event():
    typed = {"date": [f"2026-12-{day:02} 9:00–10:00" for day in (1, 2, 3, 4, 5)], "place": "会所"}
    for called_off, said in (((), "等 5 次"), ((4, 5), "等 3 次"), (range(1, 6), "会所")):
        overrides = [off for day in called_off for off in on(f"2026-12-{day:02}", "取消")]
        entry = event_entry(**typed, overrides=overrides)
        assert texts(entry, "summary")[0].split("；")[3] == said


@pytest.mark.parametrize(
    "bad", ["\x0b", "\x00", "\x1b", "\ufffe", "\uffff", "]]>", "<b>&amp;", "𠮷"]
)
def test_whatever_is_typed_the_feed_can_be_read(grammar, bad):
    notice = make_notice(title=f"停{bad}水", body=f"请{bad}备水", cause=bad)
    event = make_event(title=f"读{bad}书", body=f"请{bad}来", place=bad, date="2026-12-05")
    files = made(notice, events=[event])
    for path in ("feeds/notices.xml", EVENTS):
        assert grammar.validate(etree.fromstring(files[path])), grammar.error_log.last_error
    assert json.loads(files["data/notices.json"])["notices"][0]["title"] == f"停{bad}水"
    assert json.loads(files["data/events.json"])["events"][0]["title"] == f"读{bad}书"


# Nothing hidden -------------------------------------------------------------------------------


def test_a_link_to_what_is_not_visible_is_in_no_data_file():
    files = made(
        make_notice("20261101-now", end="2026-12-31", body="见[春季安排](20270101-later.md)。"),
        make_notice("20270101-later", end="2027-01-31", from_="2027-01-01"),
    )
    assert [path for path, data in files.items() if b"20270101-later" in data] == []
    assert "春季安排".encode() in files["feeds/notices.xml"]


def test_a_line_for_the_board_only_is_in_no_data_file():
    line = "施工负责人 000-0000 0226"
    event = make_event(date="2026-12-05", board_only=line)
    files = made(make_notice(board_only=line), events=[event])
    assert [path for path, data in files.items() if b"0226" in data] == []


@pytest.mark.parametrize("fields", HIDDEN.values(), ids=HIDDEN)
def test_an_event_that_is_not_visible_is_in_no_data_file(fields):
    link = make_notice(body="见[集会](../events/hidden.md)。")
    hidden = make_event("hidden", **{"title": "秘密", "date": "2026-12-05", **fields})
    files = made(link, events=[hidden])
    told_of = [path for path, data in files.items() if b"hidden" in data or "秘密" in data.decode()]
    assert told_of == []


# JSON -----------------------------------------------------------------------------------------


def test_the_json_agrees_with_the_snapshot(site, snapshot_at, moment):
    snapshot = snapshot_at(moment)
    data = json.loads(site["data/notices.json"])
    assert data["estate"] == {"id": "chenglanli", "name": "澄澜里小区"}
    assert [one["id"] for one in data["notices"]] == [notice.id for notice in snapshot.notices]
    for one, notice in zip(data["notices"], snapshot.notices, strict=True):
        assert one["title"] == notice.title
        assert one["url"] == SITE + notice.address[1:]
        assert one["category"] == notice.category.value
        assert one["cancelled"] == notice.life.is_cancelled
        assert one["scope"]["buildings"] == list(notice.scope.buildings)
        assert (one["until"] is None) == (notice.end is None)
        if notice.end:
            assert datetime.fromisoformat(one["until"]) == notice.end
        windows = [(w["start"], w["end"]) for w in one["windows"]]
        assert windows == [(w.start.isoformat(), w.end.isoformat()) for w in notice.windows]
        assert len(one["attachments"]) == len(notice.attachments)


def test_the_json_of_events_agrees_with_the_snapshot(site, snapshot_at, moment):
    snapshot = snapshot_at(moment)
    found = json.loads(site["data/events.json"])["events"]
    assert [one["id"] for one in found] == [event.id for event in snapshot.events]
    for one, event in zip(found, snapshot.events, strict=True):
        assert one["title"] == event.title
        assert one["url"] == SITE + event.address[1:]
        assert one["kind"] == event.kind.value
        assert one["cancelled"] == event.is_cancelled
        assert one["programme"] == (event.programme.id if event.programme else None)
        assert one["scope"]["buildings"] == list(event.scope.buildings)
        assert datetime.fromisoformat(one["until"]) == event.end
        assert (one["registration"] is None) == (event.registration is None)
        if event.registration:
            assert one["registration"]["admission"] == event.registration.admission.value
        told = [(each["start"], each["end"], each["place"]) for each in one["occurrences"]]
        assert told == [
            (each.window.start.isoformat(), each.window.end.isoformat(), each.place)
            for each in event.occurrences
        ]


def test_the_json_of_an_event_says_of_each_time_what_has_become_of_it():
    event = make_event(
        date=["2026-12-05", "2026-12-12 9:00–10:00", "2026-12-19"],
        overrides=[
            *on("2026-12-05", "取消", reason="下雨"),
            *on("2026-12-12", "改期", to="2026-12-13"),
            *on("2026-12-19", "换地点", place="北门"),
        ],
        place="南门",
    )
    (found,) = json.loads(made(events=[event])["data/events.json"])["events"]
    off, moved, elsewhere = found["occurrences"]
    assert off == {
        "day": "2026-12-05",
        "start": "2026-12-05T00:00:00+08:00",
        "end": "2026-12-06T00:00:00+08:00",
        "all_day": True,
        "cancelled": True,
        "planned": None,
        "place": "南门",
        "reason": "下雨",
    }
    assert (moved["day"], moved["all_day"]) == ("2026-12-12", False)
    assert moved["start"] == "2026-12-13T09:00:00+08:00"
    assert moved["planned"]["start"] == "2026-12-12T09:00:00+08:00"
    assert (elsewhere["place"], elsewhere["planned"]) == ("北门", None)


def test_the_json_is_text_a_person_can_read(site):
    assert "澄澜里小区" in site["data/notices.json"].decode()


# Sitemap and robots ---------------------------------------------------------------------------


def test_the_sitemap_lists_exactly_the_pages(site):
    urls = [loc.text for loc in etree.fromstring(site["sitemap.xml"]).iter(f"{SITEMAP}loc")]
    pages = {
        SITE + path.removesuffix("index.html")
        for path in site
        if path.endswith("index.html") and not path.startswith("n/")
    }
    assert len(urls) == len(set(urls))
    assert set(urls) == pages


def test_robots_may_read_the_site_and_find_the_sitemap(site):
    assert site["robots.txt"].decode().splitlines()[1:] == [
        "User-agent: *",
        "Disallow:",
        f"Sitemap: {SITE}sitemap.xml",
    ]


def test_an_estate_may_keep_robots_away():
    assert b"Disallow: /\n" in made(noindex="是")["robots.txt"]


# Status ---------------------------------------------------------------------------------------


def test_the_status_says_when_it_last_changed_and_when_it_will(site, moment):
    status = json.loads(site["status.json"])
    assert status["last_change"] is None or datetime.fromisoformat(status["last_change"]) <= at(
        moment
    )
    assert at(moment) < datetime.fromisoformat(status["next_change"])


def test_the_data_is_byte_for_byte_the_same_between_two_changes(sample, snapshot_at, site_at):
    now = "2026-11-25T12:00"
    following = snapshot_at(now).changes.next
    last = take(sample.content, following - timedelta(microseconds=1))
    first = take(sample.content, snapshot_at(now).changes.last)
    renderer = Renderer(SITE)
    for snapshot in (first, last):
        for path, data in feeds(snapshot, renderer, []).items():
            assert path == "sitemap.xml" or data == site_at(now)[path], path


def test_an_estate_in_which_nothing_happens_changes_with_the_month():
    """Its calendar moves on, by the estate's midnight."""
    status = json.loads(made()["status.json"])
    assert status["last_change"] == "2026-10-31T16:00:00Z"
    assert status["next_change"] == "2026-11-30T16:00:00Z"


def test_a_tag_uri_names_host_first_day_and_thing(snapshot_at):
    uri = tag_uri(snapshot_at("2026-11-25T12:00"), "notices/水")
    assert uri == "tag:chenglanli.example,2023-07-01:notices/%E6%B0%B4"
