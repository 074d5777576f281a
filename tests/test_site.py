"""The whole site of the sample estate: nothing expired anywhere, nothing missing, same bytes."""

from __future__ import annotations

import os
import shutil
import sys
import time
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from generator.build import render
from generator.cli import main
from generator.kinds.notices.life import lives
from generator.kinds.states import State
from generator.pages import pages
from generator.reading import read
from generator.snapshot import take
from generator.templating import Renderer
from tests.builders import REPOSITORY, at, files_below, make_content, make_notice
from tests.moments import ALARM, CANCELLED, EVERY, LAST_SECOND, REVIEW_DUE, SPRING, SUPERSEDED
from tests.page_reading import file_behind, pages_of
from tests.waiting import ran

pytestmark = pytest.mark.whole

SITE = "https://chenglanli.example/"
PAGE_MOMENTS = (ALARM, CANCELLED, SUPERSEDED)
FEBRUARY = (SPRING, REVIEW_DUE)


@pytest.fixture(params=EVERY, scope="module")
def moment(request):
    return request.param


@pytest.fixture(scope="module")
def site(moment, site_at):
    return site_at(moment)


@pytest.fixture(params=PAGE_MOMENTS, scope="module")
def whole_site(request, site_at):
    return site_at(request.param)


@pytest.fixture(scope="module")
def site_pages(whole_site):
    return pages_of(whole_site)


def hidden(sample, moment):
    return [
        life.notice for life in lives(sample.content) if life.state(at(moment)) is not State.CURRENT
    ]


# Expiry --------------------------------------------------------------------------------------

WATER = "20261125-water-2-3"
WORDS_OF_WATER = (
    WATER,
    "2、3栋水箱清洗停水",
    "2026-118",
    "二次供水水箱清洗消毒",
    "前一晚备好饮用和冲厕用水",
    "3栋大堂设临时取水点",
    "清洗完成后当日取样检测",
    "Water off in Buildings 2 and 3",
)


def built(folder, moment):
    """The sample's site as ``estate build`` leaves it on the disk, names included, as bytes.

    Without posters: that they go with their notice is told in tests/print/test_site_papers.py.
    """
    command = ["build", str(REPOSITORY), "--out", str(folder), "--no-posters", "--at", moment]
    assert main(command) == 0
    return b"\n".join(path.encode() + b"\n" + data for path, data in files_below(folder).items())


def test_a_notice_is_gone_everywhere_in_the_second_after_its_last_day(tmp_path, capsys):
    """In both languages in the same build."""
    site = tmp_path / "site"
    pages = [site / f"{tree}notices/{WATER}/index.html" for tree in ("", "en/")]
    before = built(site, "2026-11-25T23:59:59+08:00")
    assert [word for word in WORDS_OF_WATER if word.encode() not in before] == []
    assert all(page.exists() for page in pages)
    after = built(site, "2026-11-26T00:00:00+08:00")
    assert [word for word in WORDS_OF_WATER if word.encode() in after] == []
    assert not any(page.exists() for page in pages)
    assert "20261125-water-2-3" not in capsys.readouterr().out


@pytest.mark.parametrize("offset", ["+08:00", "+00:00", "-10:00", "+14:00"])
def test_the_last_second_of_a_notice_is_the_same_in_every_zone(sample, offset):
    zone = datetime.fromisoformat(f"2026-01-01T00:00{offset}").tzinfo
    end = at("2026-11-26T00:00").astimezone(zone)
    just_before = end - timedelta(microseconds=1)
    assert WATER in {notice.id for notice in take(sample.content, just_before).notices}
    assert WATER not in {notice.id for notice in take(sample.content, end).notices}


def test_nothing_that_is_not_visible_has_left_a_trace(sample, moment, site):
    visible = every_line_once(site)
    shown = [n for n in sample.content.notices if f"notices/{n.id}/index.html" in site]
    said = "\n".join(f"{n.title}\n{n.body}" for n in shown)
    said += evergreen(take(sample.content, at(moment)))
    traces = []
    for notice in hidden(sample, moment):
        words = [notice.title, max(notice.body.split("\n"), key=len)]
        traces += [w for w in (notice.id, notice.number) if w and w in visible]
        traces += [w for w in words if len(w) > 5 and w in visible and w not in said]
    assert traces == []


def every_line_once(site):
    """What files are called and say; pages have most of their lines in common."""
    lines = {line for data in site.values() for line in data.decode("utf-8", "replace").split("\n")}
    return "\n".join([*site, *sorted(lines)])


def evergreen(snapshot):
    """The words of what does not expire and is visible now: a notice may say the same."""
    dated = {"notices", "events", "programmes"}
    lasting = [views for kind, views in snapshot.lists.items() if kind not in dated]
    return f"{lasting}\n{snapshot.fee_board}\n{snapshot.catalogue_review}"


def test_everything_visible_is_on_each_of_its_surfaces(sample, moment, site):
    hidden_ids = {notice.id for notice in hidden(sample, moment)}
    visible = [notice for notice in sample.content.notices if notice.id not in hidden_ids]
    assert len(visible) >= 8
    lists = [
        "index.html",
        "404.html",
        "notices/index.html",
        "feeds/notices.xml",
        "data/notices.json",
        "sitemap.xml",
    ]
    listed = {view.id for view in take(sample.content, at(moment)).notices if view.is_on_home}
    missing = [
        (notice.id, path)
        for notice in visible
        for path in (
            *(lists if notice.id in listed else lists[2:]),  # overdue, it has left the home page
            f"notices/category/{notice.category.value}/index.html",
            f"feeds/notices-{notice.category.value}.xml",
        )
        if notice.id.encode() not in site[path]
    ]
    assert missing == []
    assert all(f"notices/{notice.id}/index.html" in site for notice in visible)
    assert all(f"n/{n.number}/index.html" in site for n in visible if n.number)


def test_each_building_shows_what_concerns_it_and_the_rest_as_not_about_it(
    snapshot_at, moment, site
):
    for view in snapshot_at(moment).buildings:
        page = site[f"buildings/{view.building.id}/index.html"].decode()
        own, _, others = page.partition('id="others"')
        for notice in snapshot_at(moment).notices:
            concerned, link = view.building.id in notice.scope.buildings, f"notices/{notice.id}/"
            assert (link in own) == (concerned or notice.is_alarm), notice.id
            assert (link in others) == (not concerned), notice.id


def test_what_is_meant_for_the_board_only_is_not_on_the_site(sample, site):
    lines = {line for notice in sample.content.notices for line in notice.board_only}
    assert len(lines) >= 5
    everything = b"\n".join(site.values())
    assert [line for line in lines if line.encode() in everything] == []


def test_attachments_are_there_only_while_something_refers_to_them(sample, moment, site):
    hidden_ids = {notice.id for notice in hidden(sample, moment)}
    wanted = {
        f"files/notices/{notice.id}/{name}"
        for notice in sample.content.notices
        if notice.id not in hidden_ids
        for name in notice.attachments
    }
    assert {path for path in site if path.startswith("files/")} == wanted


def test_an_attachment_is_published_byte_for_byte(site_at):
    path = "notices/20261120-east-gate-detour/plan.png"
    original = (REPOSITORY / "content" / path).read_bytes()
    assert site_at("2026-11-21T12:00")[f"files/{path}"] == original


# Pages ---------------------------------------------------------------------------------------


def test_every_page_is_well_formed(site_pages):
    assert {path: page.faults for path, page in site_pages.items() if page.faults} == {}


def test_no_markup_is_shown_as_text(site_pages):
    shown = [p for p, page in site_pages.items() if "</" in page.text or "{{" in page.text]
    assert shown == []


def test_every_page_says_its_language_title_and_policy(site_pages):
    for path, page in site_pages.items():
        assert page.doctypes == ["doctype html"], path
        language, estate = ("en", "Chenglanli") if is_english(path) else ("zh-Hans", "澄澜里小区")
        assert page.lang == language, path
        assert page.title.endswith(f" · {estate}"), path
        assert "default-src 'none'" in page.meta["Content-Security-Policy"], path
        assert "unsafe" not in page.meta["Content-Security-Policy"], path
        assert page.meta["charset"] == "utf-8", path
        assert page.meta["viewport"] == "width=device-width, initial-scale=1", path
        assert page.meta["generator"] == "estate-site", path


def test_no_two_pages_have_the_same_title(site_pages):
    titles = {}
    for path, page in site_pages.items():
        if not path.startswith("n/"):  # the short address of a notice bears its title
            titles.setdefault(page.title, []).append(path)
    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}


def test_headings_begin_with_the_only_h1_and_skip_no_level(site_pages):
    for path, page in site_pages.items():
        assert page.headings[0] == 1, path
        assert page.headings.count(1) == 1, path
        assert all(lower <= upper + 1 for upper, lower in pairwise(page.headings)), (
            path,
            page.headings,
        )


def test_no_id_stands_twice_on_a_page(site_pages):
    for path, page in site_pages.items():
        assert len(page.ids) == len(set(page.ids)), path


def test_every_link_leads_to_a_file(whole_site, site_pages):
    broken = [
        (path, link)
        for path, page in site_pages.items()
        for link in page.links
        if (there := file_behind(link, path, SITE)) is not None and there not in whole_site
    ]
    assert broken == []


def test_every_anchor_is_on_its_page(site_pages):
    for path, page in site_pages.items():
        anchors = [link[1:] for link in page.links if link.startswith("#")]
        assert set(anchors) <= set(page.ids), path


def test_every_link_outside_is_secure_and_known(site_pages):
    outside = {
        link
        for page in site_pages.values()
        for link in page.links
        if "://" in link and not link.startswith((SITE, SITE.replace("https:", "webcal:")))
    }
    assert outside == {"https://beian.miit.gov.cn/"}


def is_english(path):
    return path.startswith("en/")


def addresses_of(path):
    """Of one page, in each language."""
    address = path.removeprefix("en/").removesuffix("index.html")
    return {f"{SITE}{address}", f"{SITE}en/{address}"}


def test_links_inside_the_site_are_relative_but_those_of_the_404_page(site_pages):
    for path, page in site_pages.items():
        inside = [
            link
            for link in page.links
            if not link.startswith(("tel:", "#", "https://beian", "webcal:"))
        ]
        absolute = [link for link in inside if link.startswith(SITE)]
        if path == "404.html":
            assert absolute == inside
        elif path.startswith("n/"):
            assert len(absolute) == 1, (path, absolute)  # rel=canonical: its notice
        else:  # rel=canonical, and the same page in every language
            assert set(absolute) <= addresses_of(path), (path, absolute)
        assert [link for link in inside if link.startswith("/")] == []


def test_every_file_is_reached_from_the_home_page(whole_site, site_pages):
    reached, ahead = set(), ["index.html"]
    while ahead:
        path = ahead.pop()
        reached.add(path)
        page = site_pages.get(path)
        links = [*page.links, page.meta.get("og:image", "#")] if page else []
        there = {file_behind(link, path, SITE) for link in links} - {None} - reached
        ahead += sorted(there & set(whole_site))
    lonely = {path for path in whole_site if path not in reached}
    machines = ("n/", "data/", "feeds/", "notices/category/", "en/notices/category/")
    known = {"404.html", "robots.txt", "sitemap.xml", "status.json", "_headers"}
    assert {path for path in lonely if not path.startswith(machines)} == known


def test_the_short_printed_address_leads_to_its_notice(whole_site, site_pages):
    short = [path for path in site_pages if path.startswith("n/")]
    assert short
    for path in short:
        target = site_pages[path].meta["refresh"].removeprefix("0; url=")
        assert file_behind(target, path, SITE) in whole_site


def test_a_link_to_what_is_not_visible_is_plain_text():
    content = make_content(
        make_notice(
            "20261101-now",
            end="2026-12-31",
            body="见[春季安排](20270101-later.md)和[垃圾](../guides/waste.md)，[旧](../notices/gone/)。",
        ),
        make_notice("20270101-later", end="2027-01-31", **{"from": "2027-01-01"}),
        guides=[{"id": "waste", "title": "垃圾指南", "updated": "2026-01-01"}],
    )
    made = pages(take(content, at("2026-11-25T12:00")), Renderer("https://test.example/"))
    page = made["notices/20261101-now/index.html"].decode()
    assert "见<span>春季安排</span>和" in page
    assert "<span>旧</span>" in page
    assert '<a href="../../guides/waste/">垃圾</a>' in page
    assert b"20270101-later" not in b"".join(made.values())


def test_the_same_link_works_once_its_target_is_visible():
    content = make_content(
        make_notice("20261101-now", end="2027-12-31", body="见[春季安排](20270101-later.md)。"),
        make_notice("20270101-later", end="2027-01-31", **{"from": "2027-01-01"}),
    )
    made = pages(take(content, at("2027-01-02T12:00")), Renderer("https://test.example/"))
    page = made["notices/20261101-now/index.html"].decode()
    assert '见<a href="../20270101-later/">春季安排</a>。' in page


def test_content_is_never_markup_and_never_a_template():
    nasty = "<script>alert('x')</script>{{ 'q' * 9 }}\"&"
    notice = make_notice(
        title="<b>x</b>{{ site }}",
        cause=nasty,
        body=f"{nasty} [a](javascript:alert(1)) <img src=x onerror=alert(1)>",
    )
    made = pages(take(make_content(notice), at("2026-11-25T12:00")), Renderer("https://t.example/"))
    everything = b"".join(d for p, d in made.items() if not p.endswith(".png")).decode()
    inlined = Renderer("https://t.example/").inlined
    ours = (inlined.early, inlined.mine, inlined.guard)
    own = sum(everything.count(f">{one.text}</script>") for one in ours)
    assert everything.count("<script") == own + everything.count(" defer></script>") > 0
    assert "<script>alert" not in everything
    for forbidden in ("<b>", "javascript:", "<img src=x", "qqqqqqqqq"):
        assert forbidden not in everything.replace("beian", ""), forbidden
    assert all(not page.faults for page in pages_of(made).values())


def test_an_empty_estate_still_has_every_page():
    made = pages(take(make_content(), at("2026-11-25T12:00")), Renderer("https://test.example/"))
    read = pages_of(made)
    assert "目前没有公告" in read["index.html"].text
    assert {path: page.faults for path, page in read.items() if page.faults} == {}
    assert "notices/category/water/index.html" in made


# Same bytes ----------------------------------------------------------------------------------

SURROUNDINGS = {
    "TZ": "America/Los_Angeles",
    "PYTHONHASHSEED": "2",
    "PYTHONUTF8": "0",
    "LC_ALL": "C",
}


def test_the_site_is_the_same_wherever_and_by_whomever_it_is_built(tmp_path, site_at):
    """In a process of its own: another zone, folder, encoding and order of sets."""
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    command = [sys.executable, "-m", "generator", "build", ".", "--no-posters"]
    surroundings = {**os.environ, **SURROUNDINGS, "PYTHONPATH": str(REPOSITORY)}
    ran([*command, "--at", "2026-11-25T12:00"], cwd=tmp_path, env=surroundings)
    assert len(site_at("2026-11-25T12:00")) > 90
    assert files_below(tmp_path / "site") == site_at("2026-11-25T12:00")


@pytest.fixture
def in_zone(monkeypatch):
    """Sets the zone of this process, as an administrator sets that of a machine."""

    def set_zone(name):
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield set_zone
    monkeypatch.undo()
    time.tzset()


def test_neither_the_zone_of_the_machine_nor_the_order_of_files_matters(tmp_path, in_zone, site_at):
    """Here it is tomorrow already, and next year; the process above is in yesterday.

    The files are written backwards, so that the file system lists them in another order.
    """
    files = (path for path in (REPOSITORY / "content").rglob("*.*") if path.is_file())
    for source in sorted(files, reverse=True):
        target = tmp_path / source.relative_to(REPOSITORY)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    wanted = site_at(LAST_SECOND)  # before the zone is another
    in_zone("Pacific/Kiritimati")
    made, _ = render(take(read(tmp_path).content, at(LAST_SECOND)), tmp_path)
    assert made == wanted


def changes_of_a_month(snapshot_at):
    instant, end = FEBRUARY
    while instant < end:
        yield instant
        following = snapshot_at(instant).changes.next
        instant = following.astimezone(at(end).tzinfo).replace(tzinfo=None).isoformat()


@pytest.mark.slow  # of estates as they come tests/test_snapshot_laws.py asks the same
def test_something_changes_at_every_announced_change(snapshot_at, site_at):
    """Compare the snapshots of a whole month, and the files of its first two changes."""
    instants = list(changes_of_a_month(snapshot_at))
    assert len(instants) > 5
    for before, after in pairwise(instants):
        assert snapshot_at(before) != snapshot_at(after), after
    for before, after in pairwise(instants[:3]):
        old, new = dict(site_at(before)), dict(site_at(after))
        assert old.pop("status.json") != new.pop("status.json")
        assert old != new, after


@pytest.mark.slow
def test_nothing_at_all_changes_between_two_changes(snapshot_at, sample):
    instants = [at(instant) for instant in changes_of_a_month(snapshot_at)]
    for this, following in pairwise(instants):
        first = snapshot_at(this.replace(tzinfo=None).isoformat())
        later = take(sample.content, following - timedelta(microseconds=1))
        assert later == first, following
        assert later.changes == first.changes, following


def test_not_one_byte_changes_between_two_changes(snapshot_at, site_at, sample):
    first, second, *_ = changes_of_a_month(snapshot_at)
    last = at(second) - timedelta(microseconds=1)
    assert render(take(sample.content, last), REPOSITORY)[0] == site_at(first)


@pytest.mark.slow
def test_every_change_of_the_whole_sample_is_one_and_nothing_changes_between(sample):
    now = take(sample.content, at("2026-09-01T00:00"))
    files, _ = render(now, REPOSITORY)
    while (following := now.changes.next) and following < at("2028-01-01T00:00"):
        just_before = take(sample.content, following - timedelta(microseconds=1))
        assert just_before == now, following
        assert just_before.changes == now.changes, following
        now = take(sample.content, following)
        then, _ = render(now, REPOSITORY)
        assert {p for p in files | then if files.get(p) != then.get(p)} > {"status.json"}, following
        files = then


def test_pages_speak_in_dates_and_never_of_today(site_pages):
    """Such a word would be wrong on a page that is read tomorrow."""
    words = ("今天", "明天", "昨天", "生成于", "刚刚")
    chrome = {"index.html", "404.html", "boards/index.html", "contacts/index.html"}
    said = [(path, w) for path in chrome for w in words if w in site_pages[path].text]
    assert said == []


def test_no_page_knows_the_moment_it_was_built_at(sample):
    """The moment is a time nobody typed; nothing of it may stand in any file."""
    moment = datetime.fromisoformat("2026-11-25T12:34:56+08:00")
    files, _ = render(take(sample.content, moment), REPOSITORY)
    everything = b"\n".join(files.values())
    assert [w for w in (b"12:34:56", b"04:34:56", b"12:34") if w in everything] == []
