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

pytestmark = pytest.mark.whole

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "https://chenglanli.example/"
MOMENTS = ("2026-09-01T00:00", "2026-11-21T12:00", "2026-12-14T12:00", "2027-06-01T00:00")


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


def made(*notices, moment="2026-11-25T12:00", **estate):
    """The data files of a small estate."""
    snapshot = take(make_content(*notices, **estate), at(moment))
    return feeds(snapshot, Renderer(snapshot.estate.url), ["/", "/notices/"])


def entries(files, path="feeds/notices.xml"):
    return etree.fromstring(files[path]).findall(f"{ATOM}entry")


def texts(element, name):
    return [found.text for found in element.iter(f"{ATOM}{name}")]


# Atom -----------------------------------------------------------------------------------------


def test_every_feed_obeys_the_grammar_of_atom(atoms, grammar):
    assert len(atoms) == 1 + len(Category)
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
    for path, atom in atoms.items():
        found = [e.find(f"{ATOM}link").get("href") for e in atom.findall(f"{ATOM}entry")]
        key = Path(path).stem.removeprefix("notices").removeprefix("-")
        own = {SITE + n.address[1:] for n in snapshot.notices if n.category.value == key}
        assert len(found) == len(set(found)), path
        assert set(found) == (own if key else everyone), path


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
    late = [
        notice.id
        for notice in snapshot_at(moment).notices
        if notice.start is not None and max(notice.published, notice.updated) > at(moment)
    ]
    assert late == []


def test_the_id_of_an_entry_stays_for_ever(site_at):
    first, later = (
        {e.find(f"{ATOM}link").get("href"): e.find(f"{ATOM}id").text for e in entries(site_at(day))}
        for day in ("2026-12-07T12:00", "2026-12-14T12:00")
    )
    both = first.keys() & later.keys()
    assert len(both) > 8
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


def test_every_issuer_is_an_author():
    (entry,) = entries(made(make_notice(issuer=("committee", "office", "供电公司"))))
    assert texts(entry, "name") == ["测试业委会", "测试服务中心", "供电公司"]


def test_an_empty_feed_is_a_feed_all_the_same(grammar):
    files = made()
    for path in ("feeds/notices.xml", "feeds/notices-water.xml"):
        assert grammar.validate(etree.fromstring(files[path])), grammar.error_log.last_error


def test_the_summary_says_when_for_whom_and_until_when(snapshot_at):
    notices = {notice.id: notice for notice in snapshot_at("2026-11-25T12:00").notices}
    assert summary(notices["20261125-water-2-3"]) == (
        "11月25日（周三）9:00–17:00；2栋、3栋；有效期至 2026年11月25日（含当日）"
    )


def test_the_body_is_html_with_absolute_links():
    guides = [{"id": "waste", "title": "垃圾", "updated": "2026-01-01"}]
    body = "见[垃圾](../pages/waste.md)。"
    (entry,) = entries(made(make_notice(body=body), guides=guides))
    content = entry.find(f"{ATOM}content")
    assert content.get("type") == "html"
    assert content.text == '<p>见<a href="https://test.example/guides/waste/">垃圾</a>。</p>'


@pytest.mark.parametrize(
    "bad", ["\x0b", "\x00", "\x1b", "\ufffe", "\uffff", "]]>", "<b>&amp;", "𠮷"]
)
def test_whatever_is_typed_the_feed_can_be_read(grammar, bad):
    files = made(make_notice(title=f"停{bad}水", body=f"请{bad}备水", cause=bad or "x"))
    atom = etree.fromstring(files["feeds/notices.xml"])
    assert grammar.validate(atom), grammar.error_log.last_error
    assert json.loads(files["data/notices.json"])["notices"][0]["title"] == f"停{bad}水"


# Nothing hidden -------------------------------------------------------------------------------


def test_a_link_to_what_is_not_visible_is_in_no_data_file():
    files = made(
        make_notice("20261101-now", end="2026-12-31", body="见[春季安排](20270101-later.md)。"),
        make_notice("20270101-later", end="2027-01-31", from_="2027-01-01"),
    )
    assert [path for path, data in files.items() if b"20270101-later" in data] == []
    assert "春季安排".encode() in files["feeds/notices.xml"]


def test_a_line_for_the_board_only_is_in_no_data_file():
    files = made(make_notice(board_only="施工负责人 000-0000 0226"))
    assert [path for path, data in files.items() if b"0226" in data] == []


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


def test_the_status_of_an_estate_that_never_changes_has_no_change():
    status = json.loads(made()["status.json"])
    assert (status["last_change"], status["next_change"]) == (None, None)


def test_a_tag_uri_names_host_first_day_and_thing(snapshot_at):
    uri = tag_uri(snapshot_at("2026-11-25T12:00"), "notices/水")
    assert uri == "tag:chenglanli.example,2023-07-01:notices/%E6%B0%B4"
