"""The site in more than one language: every page has its twin, and says in what it is written."""

from __future__ import annotations

import os
import re
import shutil
import sys
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from babel.messages.catalog import Catalog

from generator.build import render
from generator.reading import read
from generator.snapshot import take
from tests import catalogues
from tests.builders import REPOSITORY, SMALL_ESTATE, at, write_estate
from tests.moments import CANCELLED, MIDNIGHT
from tests.page_reading import file_behind, pages_of
from tests.waiting import ran

pytestmark = pytest.mark.whole

SITE = "https://chenglanli.example/"
MOMENTS = (MIDNIGHT, CANCELLED)
LOC, ALTERNATE = (
    "{http://www.sitemaps.org/schemas/sitemap/0.9}loc",
    "{http://www.w3.org/1999/xhtml}link",
)
HAN_RE = re.compile("[\u3400-\u9fff]")
VOID = {"meta", "link", "br", "img", "hr", "wbr"}


@pytest.fixture(params=MOMENTS, scope="module")
def site(request, site_at):
    return site_at(request.param)


@pytest.fixture(scope="module")
def site_pages(site):
    return {path: Words(data.decode()) for path, data in site.items() if path.endswith(".html")}


class Words(HTMLParser):
    """A page: the language of each of its words, its alternates, its links."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.lang = ""
        self.foreign_chinese = []
        self.originals = []
        self.alternates = {}
        self.links = []
        self.attributes = []
        self.text = ""
        self._open = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = {name: value or "" for name, value in attrs}
        self.lang = self.lang or values.get("lang", "")
        self.attributes += [value for name, value in values.items() if name not in {"href", "src"}]
        if values.get("rel") == "alternate" and "hreflang" in values:
            self.alternates[values["hreflang"]] = values["href"]
        elif tag == "a":
            self.links.append((values["href"], values.get("hreflang")))
        if "original" in values.get("class", "").split():
            self.originals.append(values.get("lang"))
        if tag not in VOID:
            self._open.append((tag, values.get("lang")))

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self._open and self._open[-1][0] in {"script", "style", "title"}:
            return
        self.text += data
        language = next((lang for _, lang in reversed(self._open) if lang), "")
        if HAN_RE.search(data) and not language.startswith("zh"):
            self.foreign_chinese.append(data.strip())


def is_shared(path):
    """What has one address for all: the page for what is gone, and addresses on paper."""
    return path == "404.html" or path.startswith("n/")


# Twins ---------------------------------------------------------------------------------------


def test_every_page_has_its_twin(site_pages):
    chinese = {path for path in site_pages if not path.startswith("en/") and not is_shared(path)}
    english = {path.removeprefix("en/") for path in site_pages if path.startswith("en/")}
    assert len(chinese) > 200
    assert chinese == english


def test_files_are_everybody_s_but_what_the_search_looks_through(site):
    files = {path for path in site if path.startswith("en/") and not path.endswith("index.html")}
    assert files == {"en/data/search.js"}


def test_every_page_says_in_which_language_it_is(site_pages):
    for path, page in site_pages.items():
        assert page.lang == ("en" if path.startswith("en/") else "zh-Hans"), path


def test_every_page_names_its_versions_and_they_name_it(site_pages):
    for path, page in site_pages.items():
        if is_shared(path):
            assert page.alternates == {}, path
            continue
        own = f"{SITE}{path.removesuffix('index.html')}"
        tag = "en" if path.startswith("en/") else "zh-Hans"
        assert page.alternates.keys() == {"zh-Hans", "en", "x-default"}, path
        assert page.alternates[tag] == own
        assert page.alternates["x-default"] == page.alternates["zh-Hans"]
        for href in page.alternates.values():
            twin = site_pages[f"{href.removeprefix(SITE)}index.html"]
            assert twin.alternates == page.alternates, path


def test_every_page_tells_other_sites_its_language_too(site):
    for path, data in site.items():
        if path.endswith("index.html") and not is_shared(path):
            own, other = ("en_GB", "zh_CN") if path.startswith("en/") else ("zh_CN", "en_GB")
            page = data.decode()
            assert f'<meta property="og:locale" content="{own}">' in page, path
            assert f'<meta property="og:locale:alternate" content="{other}">' in page, path


def test_the_guard_doubts_in_the_language_of_its_page(site):
    assert 'data-doubt="按本机时间已过期，请核对"' in site["index.html"].decode()
    assert 'data-doubt="Ended by the clock' in site["en/index.html"].decode()


def test_the_sitemap_names_the_same_versions(site, site_pages):
    listed = {
        url.find(LOC).text: {link.get("hreflang"): link.get("href") for link in url.iter(ALTERNATE)}
        for url in ET.fromstring(site["sitemap.xml"])
    }
    assert len(listed) > 400
    for path, page in site_pages.items():
        if not is_shared(path):
            named = {tag: href for tag, href in page.alternates.items() if tag != "x-default"}
            assert listed[f"{SITE}{path.removesuffix('index.html')}"] == named


def test_the_footer_leads_to_the_same_page_in_the_other_language(site_pages):
    for path, page in site_pages.items():
        if is_shared(path):
            continue
        other = "zh-Hans" if path.startswith("en/") else "en"
        (link,) = [href for href, language in page.links if language == other]
        twin = path.removeprefix("en/") if path.startswith("en/") else f"en/{path}"
        assert file_behind(link, path, SITE) == twin


def test_links_stay_in_the_language_of_their_page(site_pages):
    for path, page in site_pages.items():
        for href, language in page.links:
            there = file_behind(href, path, SITE)
            if language or there is None or not there.endswith("index.html"):
                continue
            assert there.startswith("en/") == path.startswith("en/"), (path, href)


# What is not translated ----------------------------------------------------------------------


def test_all_chinese_of_an_english_page_is_marked_as_chinese(site_pages):
    left = {
        (path, text)
        for path, page in site_pages.items()
        if path.startswith("en/")
        for text in page.foreign_chinese
    }
    assert left == set()


def test_no_attribute_of_an_english_page_holds_markup(site_pages):
    held = [
        (path, value)
        for path, page in site_pages.items()
        for value in page.attributes
        if "<" in value
    ]
    assert held == []


def test_where_something_is_not_translated_the_page_says_so(site_pages):
    marked = [path for path, page in site_pages.items() if page.originals]
    assert 10 < len(marked) < 240
    for path, page in site_pages.items():
        assert ("in Chinese" in page.text) >= bool(page.originals), path
        assert set(page.originals) <= {"zh-Hans"}, path


TITLE_RE = re.compile(r"<h([23])><a [^>]*>(?:(?!</a>).)*class=\"original\".*?</a>(.*?)</h\1>")


def test_a_title_nobody_translated_has_a_word_beside_it(site):
    for path in ("en/index.html", "en/notices/index.html", "en/events/index.html"):
        beside = [word for _, word in TITLE_RE.findall(site[path].decode())]
        assert len(beside) > 2, path
        assert set(beside) == {' <span class="tongue">In Chinese</span>'}, path


def test_the_page_for_what_is_gone_speaks_to_everybody(site):
    page = site["404.html"].decode()
    assert '<html lang="zh-Hans"' in page
    assert "This page is not there" in page
    assert f'href="{SITE}en/"' in page


def test_an_estate_that_translated_nothing_has_whole_pages_all_the_same(tmp_path):
    estate = SMALL_ESTATE["estate.yaml"].replace("rules: test", "rules: test\nlanguages: [zh, en]")
    folder = write_estate(tmp_path, {"estate.yaml": estate})
    files, problems = render(take(read(folder).content, at("2026-11-25T12:00")), folder)
    assert problems == []
    pages = pages_of(files)
    assert {path: page.faults for path, page in pages.items() if page.faults} == {}
    assert "<" not in pages["en/index.html"].title
    english = [
        Words(data.decode())
        for path, data in files.items()
        if path.startswith("en/") and path.endswith(".html")
    ]
    assert [text for page in english for text in page.foreign_chinese] == []
    assert all(page.originals for page in english)


# One more language ---------------------------------------------------------------------------


def test_a_language_needs_no_change_of_the_program(tmp_path):
    """A copy of the program with one catalogue more, in a process of its own."""
    for name in ("generator", "templates"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    made = Catalog("zh_Hant")
    made.add("公告", "公告（繁）")
    made.add("中文", "繁體中文", context="language")
    made.fuzzy = False
    (tmp_path / "generator/languages/catalogues/zh-Hant.mo").write_bytes(catalogues.compiled(made))
    estate = SMALL_ESTATE["estate.yaml"].replace(
        "rules: test", "rules: test\nlanguages: [zh, zh-Hant]"
    )
    write_estate(tmp_path, {"estate.yaml": estate})
    ran(
        [sys.executable, "-m", "generator", "build", ".", "--at", "2026-11-25T12:00"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONSAFEPATH": "1"},
    )
    page = (tmp_path / "site/zh-Hant/notices/index.html").read_text("utf-8")
    assert '<html lang="zh-Hant"' in page
    assert "<h1>公告（繁）</h1>" in page
    assert "繁體中文" in (tmp_path / "site/notices/index.html").read_text("utf-8")
    assert "/zh-Hant/*" in (tmp_path / "site/_headers").read_text("utf-8")
