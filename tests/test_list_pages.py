"""Long lists: each notice on one page of its list, no page longer for what the others hold.

Pages are asked for singly, as they are at the desk: an estate of so many notices has hundreds.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from generator.build import listed, renderer_of
from generator.feeds import feeds
from generator.models.categories import Category
from generator.pages import Drawing, drawings
from generator.reading import read
from generator.snapshot import take
from generator.templating.list_pages import MOST
from tests.builders import at, built, files_below, write_estate
from tests.long_lists import ALARM, CLEAR, EVENTS, FILES, LATER, NOON, NOTICES, WATER
from tests.page_reading import Page, file_behind

pytestmark = pytest.mark.whole

SITE = "https://test.example/"
ATOM = "{http://www.w3.org/2005/Atom}"
ITEM_RE = re.compile(r'<li class="item.*?<h[23]><a href="[^"]*?([\w-]+)/">', re.DOTALL)
OTHER_RE = re.compile(r'<a href="([^"]+)" rel="(prev|next)">')
WATERS = {name for name, text in NOTICES.items() if f"类别: {WATER}" in text}
LISTS = {
    "notices/": {*NOTICES},
    "notices/category/water/": WATERS,
    "events/": {*EVENTS},
}
HOMES = ("index.html", "large/index.html", "404.html")
BUILDING, OTHER_BUILDING = "buildings/1/index.html", "buildings/2/index.html"
NO_NOTICES = "hidden>目前没有[^<]*公告"
BOARDS = "boards/index.html"


class Site:
    """The site of an estate at a moment, in all its languages, drawn page by page."""

    def __init__(self, folder, moment):
        self.snapshot = take(read(folder).content, at(moment))
        self.renderer = renderer_of(self.snapshot, None)
        self.drawings = drawings(self.snapshot, self.renderer)
        for other in self.snapshot.others:
            self.drawings |= drawings(other, self.renderer.speaking(other.language))
        self.page = cache(lambda path: self.drawings[path]().decode())

    def pages_of(self, folder):
        """The files of a list, in the order of its pages."""
        further = f"{folder}page/"
        numbers = [path.split("/")[-2] for path in self.drawings if path.startswith(further)]
        return [f"{folder}index.html", *(f"{further}{n}/index.html" for n in numbers)]

    def names_in(self, path):
        """The ids of what a page lists, in its order."""
        return ITEM_RE.findall(self.page(path))

    @property
    def feeds(self):
        return feeds(self.snapshot, self.renderer, listed(self.drawings))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_estate(tmp_path_factory.mktemp("long"), FILES)


@pytest.fixture(scope="module")
def site(folder):
    return Site(folder, NOON)


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("of", LISTS)
def test_everything_is_on_exactly_one_page_of_its_list(site, of, language):
    pages = [site.names_in(path) for path in site.pages_of(f"{language}{of}")]
    assert sorted(name for page in pages for name in page) == sorted(LISTS[of])
    assert [len(page) for page in pages[:-1]] == [MOST] * (len(pages) - 1)
    assert len(pages) > 1


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("of", LISTS)
def test_each_page_of_a_list_leads_to_the_one_before_and_the_one_after(site, of, language):
    pages = site.pages_of(f"{language}{of}")
    for place, path in enumerate(pages):
        links = {how: file_behind(to, path, SITE) for to, how in OTHER_RE.findall(site.page(path))}
        wanted = {"prev": pages[place - 1]} if place else {}
        wanted |= {"next": pages[place + 1]} if place + 1 < len(pages) else {}
        assert links == wanted
        assert Page(site.page(path)).faults == []


def test_a_page_says_in_each_language_which_of_how_many_it_is(site):
    second = Page(site.page("notices/page/2/index.html"))
    assert second.title == "公告，第 2 页 · 测试小区"
    assert "第 2 页，共 3 页" in second.text
    second = Page(site.page("en/notices/category/water/page/2/index.html"))
    assert re.match(r"Notices: \w+.*, page 2 · ", second.title)
    assert "Page 2 of 2" in second.text


def test_a_list_that_one_page_holds_says_nothing_of_pages(site):
    fire = site.page("notices/category/fire/index.html")
    assert ITEM_RE.findall(fire) == [ALARM]
    assert "共 1 页" not in fire
    assert 'rel="next"' not in fire


@pytest.mark.parametrize("path", [*HOMES, "en/index.html", "en/large/index.html"])
def test_a_home_shows_the_first_notices_and_leads_to_all_of_them(site, path):
    shown = [name for name in site.names_in(path) if name in NOTICES]
    language = "en/" if path.startswith("en/") else ""
    assert shown == site.names_in(f"{language}notices/index.html")
    assert len(shown) == MOST
    (link,) = re.findall(r'<a href="([^"]+)">(?:全部|All)<span[^>]*> 120', site.page(path))
    assert file_behind(link, path, SITE) == f"{language}notices/index.html"


def test_counts_are_of_all(site):
    assert "共 120 则" in site.page("index.html")
    assert "共 120 则" in site.page("notices/index.html")
    assert re.search(r'停水 <span class="count"[^>]*>59<', site.page("notices/index.html"))
    for path in ("index.html", "buildings/index.html"):
        assert re.search(r'1栋</span> <span class="count"[^>]*>55 则<', site.page(path))


def test_an_alarm_is_the_first_of_every_list_and_all_pages_tell_it_and_that_one_is_over(site):
    assert site.names_in("index.html")[0] == ALARM
    assert site.names_in("notices/index.html")[0] == ALARM
    assert site.names_in(BUILDING)[0] != ALARM  # it is for everyone
    common = site.page(BUILDING).partition('id="common"')[2]
    assert ITEM_RE.findall(common)[0] == ALARM
    for path in (*HOMES, *site.pages_of("notices/"), BUILDING):
        above = site.page(path).partition("<main")[0]
        assert all(f"{name}/" in above for name in (ALARM, CLEAR)), path


def test_a_building_shows_the_first_of_each_list_and_leads_to_all_of_them(site):
    own, common = site.page(BUILDING).split('id="common"')
    shown = [len(set(ITEM_RE.findall(part)) & set(NOTICES)) for part in (own, common)]
    assert shown == [MOST, MOST]
    assert [part.count("全部<span") for part in (own, common)] == [1, 1]
    own, others = site.page(OTHER_BUILDING).split('id="others"')
    assert others.count("<li") - others.partition("</ul>")[2].count("<li") == MOST
    assert "全部<span" in others
    assert "目前没有专门针对2栋的公告" in own


def test_a_board_shows_the_first_of_what_hangs_on_it_and_leads_to_all_of_them(site):
    gate = site.page(BOARDS).partition("南门公告栏")[2].partition("</ul>")
    assert gate[0].count("<li") == MOST
    assert gate[2].lstrip().partition("</li>")[0].count("全部<span") == 1


def test_what_a_script_says_of_a_list_is_true_of_a_part_of_it(site):
    """Else it would say that all has ended, or that nothing concerns a flat."""
    parts = ("index.html", "notices/index.html", "notices/page/3/index.html", BUILDING)
    for path in parts:
        assert not re.search(NO_NOTICES, site.page(path)), path
    assert re.search(NO_NOTICES, site.page("notices/category/fire/index.html"))
    for path in (*parts[:3], "events/page/2/index.html"):
        words = json.loads(re.search(r"data-words='([^']+)'", site.page(path))[1])
        assert words["none"] == "这里没有列出与 {flat} 有关的。"
        assert words["first"] == "先显示这一页里与 {flat} 有关的。"


def test_a_page_is_gone_as_soon_as_the_others_hold_what_is_left(folder, site):
    later = Site(folder, LATER)
    assert len(site.pages_of("notices/")) == 3
    pages = later.pages_of("notices/")
    assert pages == ["notices/index.html", "notices/page/2/index.html"]
    gone = {name for name, text in NOTICES.items() if "张贴至: 2026-11-25" in text} | {CLEAR}
    assert sorted(name for path in pages for name in later.names_in(path)) == sorted(
        {*NOTICES} - gone
    )
    assert "共 2 页" in later.page(pages[0])


def test_every_address_that_is_known_is_that_of_a_page(site):
    sitemap = site.feeds["sitemap.xml"].decode()
    assert f"<loc>{SITE}notices/page/3/</loc>" in sitemap
    assert f'hreflang="en" href="{SITE}en/events/page/2/"' in sitemap
    assert "notices/page/4/" not in sitemap


@pytest.mark.parametrize("path", ["feeds/notices.xml", "feeds/events.xml"])
def test_a_feed_tells_the_newest_of_all(site, path):
    feed = etree.fromstring(site.feeds[path])
    etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng")).assertValid(feed)
    views = site.snapshot.notices if "notices" in path else site.snapshot.events
    newest = sorted(views, key=lambda view: (view.updated, view.id), reverse=True)[:MOST]
    told = [entry.find(f"{ATOM}id").text.rpartition("/")[2] for entry in feed.iter(f"{ATOM}entry")]
    assert told == [view.id for view in newest]
    assert feed.find(f"{ATOM}updated").text == newest[0].updated.isoformat()


def test_data_and_search_know_everything(site):
    made = site.feeds
    assert {one["id"] for one in json.loads(made["data/notices.json"])["notices"]} == {*NOTICES}
    search = made["data/search.js"].decode()
    assert all(f"notices/{name}/" in search for name in NOTICES)


def test_every_category_has_pages_of_its_own_alone(site):
    for category in Category:
        for path in site.pages_of(f"notices/category/{category.value}/"):
            own = {n.id for n in site.snapshot.in_category(category)}
            assert set(site.names_in(path)) <= own


def test_an_edit_draws_the_page_that_shows_it_and_what_is_gone_is_removed(tmp_path, monkeypatch):
    estate = write_estate(tmp_path, {**FILES, "estate.yaml": FILES["estate.yaml"][:-20]})
    built(estate, NOON)
    before = files_below(estate / "site")
    drawn = []
    observed = Drawing.observed
    monkeypatch.setattr(Drawing, "observed", lambda one: drawn.append(one.here) or observed(one))
    last = ITEM_RE.findall(before["notices/page/3/index.html"].decode())[-2]
    file = estate / f"content/notices/{last}.md"
    file.write_text(file.read_text("utf-8").replace("则", "则改"), "utf-8")
    built(estate, NOON)
    lists = [here for here in drawn if here != f"/notices/{last}/"]
    assert "/notices/page/3/" in lists
    assert not {"/", "/large/", "/404.html", "/notices/", "/notices/page/2/"} & {*lists}
    built(estate, LATER)
    after = files_below(estate / "site")
    assert "notices/page/2/index.html" in after
    assert not [path for path in after if path.startswith("notices/page/3")]
