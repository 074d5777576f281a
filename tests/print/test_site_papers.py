"""What the site offers of paper: made of what is visible, gone with it, made again when it changes."""

from __future__ import annotations

import os
import sys

import pytest

from generator.build import build, press_of, render
from generator.reading import read
from generator.paper import Papers, site_papers, without_words
from generator.snapshot import take
from tests.builders import REPOSITORY, at, make_content, make_event, make_notice, write_estate
from tests.print.paper_reading import Paper, codes_in, picture_of
from tests.waiting import ran

pytestmark = pytest.mark.whole

NOON = "2026-11-25T12:00"
WATER = "notices/20261125-water.md"
FIELDS = "---\ntitle: 2栋水箱清洗停水\ncategory: 停水\nuntil: 2026-11-25\n"
TEMPLATES = REPOSITORY / "templates/posters"
EVENT = "---\ntitle: 冬至邻里聚\nkind: 节庆\nfrom: 2026-11-20\ndate: 2026-12-22 14:30–16:30\n---\n"


@pytest.fixture
def estate(tmp_path):
    """Builds as of a moment, with or without posters: ``estate(moment, **files)``."""

    def made(moment, files=None, *, has_press=True):
        write_estate(tmp_path, files)
        press = press_of(tmp_path) if has_press else None
        return build(tmp_path, tmp_path / "site", read(tmp_path), at(moment), press=press)

    made.folder = tmp_path
    made.site = tmp_path / "site"
    return made


def papers_in(site):
    return {file.relative_to(site).as_posix() for file in site.rglob("poster.*")}


def both(folder):
    return {f"{folder}/poster.pdf", f"{folder}/poster.png"}


def test_every_visible_notice_and_event_has_a_poster_and_a_picture(estate):
    estate(NOON, {WATER: f"{FIELDS}---\n", "events/dongzhi.md": EVENT})
    wanted = both("notices/20261125-water") | both("notices/20261120-always")
    assert papers_in(estate.site) == wanted | both("events/dongzhi")


def test_they_go_when_the_item_goes(estate):
    estate(NOON, {WATER: f"{FIELDS}---\n"})
    estate("2026-11-26T00:00")
    assert papers_in(estate.site) == both("notices/20261120-always")


def test_poster_and_picture_lead_to_the_page_beside_them(estate):
    estate(NOON, {WATER: f"{FIELDS}---\n"})
    folder = estate.site / "notices/20261125-water"
    address = "https://test.example/notices/20261125-water/"
    assert Paper((folder / "poster.pdf").read_bytes()).codes() == [address]
    picture = picture_of((folder / "poster.png").read_bytes())
    assert codes_in(picture.convert("L")) == [address]
    assert picture.width >= 1080


def test_only_what_changed_is_made_again(estate):
    estate(NOON, {WATER: f"{FIELDS}---\n"})
    cache = estate.folder / ".estate/cache/papers"
    before = {entry.name: entry.stat().st_mtime_ns for entry in cache.iterdir()}
    built = estate(NOON, {WATER: f"{FIELDS}---\n请储水。\n"})
    after = {entry.name: entry.stat().st_mtime_ns for entry in cache.iterdir()}
    kept = before.keys() & after.keys()
    assert len(kept) == 2
    assert all(before[name] == after[name] for name in kept)
    changed = [path for path in built.published.put if path.endswith((".pdf", ".png"))]
    assert set(changed) == both("notices/20261125-water")


def test_a_build_in_which_nothing_changed_writes_nothing(estate):
    estate(NOON)
    assert not estate(NOON).published.put


def test_papers_are_the_same_wherever_and_by_whomever_they_are_made(estate, tmp_path_factory):
    """In a process of its own: another zone, folder, language and order of sets."""
    files = {WATER: f"{FIELDS}---\n", "events/dongzhi.md": EVENT}
    estate(NOON, files)
    folder = write_estate(tmp_path_factory.mktemp("elsewhere"), files)
    surroundings = {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    ran(
        [sys.executable, "-m", "generator", "build", ".", "--at", NOON],
        cwd=folder,
        env={**os.environ, **surroundings, "PYTHONPATH": str(REPOSITORY)},
    )
    assert papers_in(folder / "site") == papers_in(estate.site)
    for path in papers_in(estate.site):
        assert (folder / "site" / path).read_bytes() == (estate.site / path).read_bytes(), path


def test_facts_for_the_boards_alone_are_in_no_file_of_the_site(estate):
    secret = "施工负责人 罗工 000-0000 0226"
    estate(NOON, {WATER: f"{FIELDS}board_only: {secret}\n---\n"})
    poster = Paper((estate.site / "notices/20261125-water/poster.pdf").read_bytes())
    assert poster.says("罗工") == ["罗工"]
    content = take(read(estate.folder).content, at(NOON))
    words = site_papers(content, press_of(estate.folder), lambda path: None).words
    assert words
    assert not [path for path, said in words.items() if "罗工" in said.decode()]


def test_without_a_press_there_are_none_and_pages_offer_none(estate):
    estate(NOON, has_press=False)
    assert papers_in(estate.site) == set()


def test_a_poster_template_that_shows_what_has_ended_is_found_out(estate):
    own = estate.folder / "templates/posters"
    own.mkdir(parents=True)
    gone = "二号楼水箱清洗暂停供水"
    text = f'#let sheet(d, n) = page(heading(d.title) + "{gone}")'
    (own / "notice.typ").write_text(text, "utf-8")
    files = {"notices/20261101-gone.md": f"---\ntitle: {gone}\ncategory: 停水\nuntil: 2026-11-02\n---\n"}
    built = estate(NOON, files)
    assert {told.code for told in built.problems} == {"audit.found"}
    poster = Paper((estate.site / "notices/20261120-always/poster.pdf").read_bytes())
    assert poster.says(gone) == [gone]
    assert poster.says("电梯年检安排") == []


def test_the_text_of_a_paper_is_all_that_stands_on_it(press):
    notice = make_notice(number="2026-118", cause="清洗水箱", body="请**储水**。", help="找管家")
    event = make_event(from_="2026-11-20", bring="围裙")
    site = take(make_content(notice, events=[event]), at(NOON))
    made = site_papers(site, press, lambda path: None)
    labels = "".join(file.read_text("utf-8") for file in TEMPLATES.glob("*.typ"))
    for path, data in made.words.items():
        poster = Paper(made.files[path.replace(".txt", ".pdf")])
        assert "https://test.example/" in data.decode()
        assert poster.codes()[0] in data.decode()
        said = set("".join(data.decode().split()) + labels)
        assert set(poster.text) <= said, sorted(set(poster.text) - said)


def test_pages_offer_what_was_made_and_nothing_else(snapshot_at):
    site = snapshot_at(NOON)
    address = site.notices[0].address
    papers = Papers({f"{address[1:]}poster.pdf": b"%PDF-"}, {})
    files, _ = render(site, REPOSITORY, papers=papers)
    offering = {path for path, data in files.items() if b"poster.pdf" in data}
    page = f"{address[1:]}index.html"
    assert offering == {page, f"en/{page}"}
    assert b'href="poster.pdf"' in files[page]
    assert f'href="../../..{address}poster.pdf"'.encode() in files[f"en/{page}"]
    assert not [path for path, data in files.items() if b"poster.png" in data]


def test_a_paper_whose_words_may_not_go_out_stays_at_home():
    files = {"notices/a/poster.pdf": b"", "notices/b/poster.pdf": b"", "notices/b/poster.txt": b""}
    assert set(without_words(files)) == {"notices/b/poster.pdf"}


@pytest.mark.parametrize(
    "moment",
    [
        "2026-11-21T12:00",
        pytest.param("2026-12-14T12:00", marks=pytest.mark.slow),
        pytest.param("2027-08-18T20:00", marks=pytest.mark.slow),
    ],
)
def test_every_poster_of_the_sample_is_whole_and_inside_the_page(moment, snapshot_at, press):
    site = snapshot_at(moment)
    made = site_papers(site, press, lambda path: (REPOSITORY / path).read_bytes())
    assert {told.code for told in made.problems} <= {"poster.too_long"}
    for view in (*site.notices, *site.events):
        path = f"{view.address.removeprefix('/')}poster.pdf"
        poster = Paper(made.files[path])
        wanted = [view.title, view.contact.name, *view.issuers]
        assert poster.says(*wanted) == [], path
        assert min(poster.margins) >= 8, path
        assert set(poster.sizes) == {(210, 297)}
        assert poster.codes(page=len(poster.pages) - 1), path
        assert len(made.files[path]) <= 120_000 or view.attachments, path
