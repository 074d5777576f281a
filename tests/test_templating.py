"""Templates, Markdown, addresses and words: what turns facts into a page."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from generator.build import build, renderer_of
from generator.models.categories import Category
from generator.models.views import WindowView
from generator.pages import pages
from generator.reading import read
from generator.snapshot import take
from generator.templating import Icons, Renderer, built_in_templates, file_of, relative, safe_url
from generator.templating.markup import Prose
from generator.wording import dates as say
from tests import moments
from tests.builders import at, built, make_content, write_estate
from tests.disks import needs_links
from tests.page_reading import file_behind

SHANGHAI = ZoneInfo("Asia/Shanghai")


def local(text):
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def window(start, end, *, whole=False, over=False):
    return WindowView(local(start), local(end), whole, over)


def html(body, **links):
    return str(Prose().html(body, links, lambda address: f"..{address}"))


# Words ---------------------------------------------------------------------------------------


def test_a_day_says_its_year_unless_told_not_to():
    assert say.day_words(date(2026, 1, 5)) == "2026年1月5日"
    assert say.day_words(date(2026, 1, 5), year=False) == "1月5日"


def test_an_end_at_midnight_names_the_day_before_and_includes_it():
    assert say.until_words(local("2026-11-26T00:00")) == "2026年11月25日（含当日）"
    assert say.until_words(local("2027-01-01T00:00")) == "2026年12月31日（含当日）"


def test_an_end_with_a_clock_names_it():
    assert say.until_words(local("2026-11-25T18:00")) == "2026年11月25日 18:00"
    assert say.until_words(local("2026-11-26T00:00:01")) == "2026年11月26日 0:00:01"


def test_no_end_is_long_term():
    assert say.until_words(None) == "长期"


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (window("2026-11-25T09:00", "2026-11-25T17:00"), "11月25日（周三）9:00–17:00"),
        (window("2026-11-25T09:00", "2026-11-26T00:00"), "11月25日（周三）9:00–24:00"),
        (
            window("2026-12-10T22:00", "2026-12-11T06:00"),
            "12月10日（周四）22:00 至 12月11日（周五）6:00",
        ),
        (
            window("2027-12-31T18:00", "2028-01-02T00:00"),
            "12月31日（周五）18:00 至 1月1日（周六）24:00",
        ),
        (window("2026-11-25T00:00", "2026-11-26T00:00", whole=True), "11月25日（周三）全天"),
        (
            window("2026-10-01T00:00", "2026-10-08T00:00", whole=True),
            "10月1日（周四）至10月7日（周三）",
        ),
        (window("2026-11-25T00:00", "2026-11-25T00:00:30"), "11月25日（周三）0:00–0:00:30"),
    ],
)
def test_a_window_in_words(view, words):
    assert say.window_words(view) == words


def test_a_window_says_the_year_again_only_where_it_changes():
    short = window("2026-11-25T09:00", "2026-11-26T17:00")
    long = window("2026-12-31T18:00", "2027-01-02T09:00")
    assert say.window_words(short, year=True).count("年") == 1
    assert say.window_words(long, year=True).count("年") == 2


def test_recovery_at_midnight_is_24_00_of_the_day_that_ends():
    assert say.recovery_words(window("2026-11-25T09:00", "2026-11-26T00:00")) == "11月25日 24:00"
    assert say.recovery_words(window("2026-11-25T09:00", "2026-11-25T17:00")) == "11月25日 17:00"


def test_floors_in_words():
    assert say.floor_words([(10, 18)]) == "10–18层"
    assert say.floor_words([(1, 1), (3, 5)]) == "1、3–5层"


def test_of_several_windows_those_ahead_are_summed_up():
    past = window("2026-11-25T09:00", "2026-11-25T17:00", over=True)
    ahead = window("2026-11-26T09:00", "2026-11-26T17:00")
    later = window("2026-11-27T09:00", "2026-11-27T17:00")
    assert say.summary_words((past, ahead)) == "11月26日（周四）9:00–17:00"
    assert say.summary_words((past, ahead, later)) == "11月26日（周四）9:00–17:00等2个时段"
    assert say.summary_words((past,)) == "11月25日（周三）9:00–17:00"
    assert say.summary_words(()) == ""


def test_many_boards_are_counted_and_a_few_are_named():
    assert say.board_words(list("甲乙丙丁")) == "甲、乙、丙、丁"
    assert say.board_words(list("甲乙丙丁戊")) == "甲、乙、丙等5处"


ENDS = st.integers(1_767_200_000, 1_830_000_000).map(lambda n: datetime.fromtimestamp(n, SHANGHAI))


@given(ENDS | ENDS.map(lambda end: end.replace(hour=0, minute=0, second=0)))
def test_what_is_said_of_an_end_can_be_read_back(end):
    said = say.until_words(end)
    if said.endswith("（含当日）"):
        last_day = datetime.strptime(said, "%Y年%m月%d日（含当日）").replace(tzinfo=UTC).date()
        assert last_day + timedelta(days=1) == end.date()
    else:
        form = "%Y年%m月%d日 %H:%M:%S" if said.count(":") == 2 else "%Y年%m月%d日 %H:%M"
        read_back = datetime.strptime(said, form).replace(tzinfo=SHANGHAI)
        assert read_back == end


# Addresses -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("/", "/", "./"),
        ("/", "/notices/", "notices/"),
        ("/notices/", "/", "../"),
        ("/notices/a/", "/notices/b/", "../b/"),
        ("/notices/a/", "/assets/style.css", "../../assets/style.css"),
        ("/notices/a/", "/notices/a/", "./"),
        ("/404.html", "/notices/", "notices/"),
        ("/notices/", "/notices/水/", "水/"),
    ],
)
def test_one_page_points_at_another(here, there, link):
    assert relative(here, there) == link


SEGMENTS = st.lists(st.sampled_from(["notices", "n", "a-b", "2026-118", "水"]), max_size=4)
ADDRESSES = SEGMENTS.map(lambda parts: "/" + "".join(f"{part}/" for part in parts))


@given(ADDRESSES, ADDRESSES)
def test_a_relative_link_leads_where_it_should(here, there):
    link = relative(here, there)
    assert not link.startswith("/")
    assert file_behind(link, file_of(here), "https://test.example/") == file_of(there)


@pytest.mark.parametrize(
    ("address", "file"),
    [("/", "index.html"), ("/a/", "a/index.html"), ("/404.html", "404.html"), ("/a/b.c", "a/b.c")],
)
def test_an_address_is_answered_by_a_file(address, file):
    assert file_of(address) == file


@pytest.mark.parametrize(
    "url", ["https://a.example/x?y=1", "mailto:a@b.example", "tel:110", "/notices/a/", "../b/"]
)
def test_a_safe_address_is_itself(url):
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        'https://a.example/"onclick=x',
        "https://a.example/<b>",
        "java\nscript:x",
    ],
)
def test_an_unsafe_address_is_none(url):
    assert safe_url(url) is None


# Markdown ------------------------------------------------------------------------------------


def test_a_link_is_a_link_only_where_the_snapshot_resolved_it():
    assert html("[甲](a.md)", **{"a.md": "/notices/a/"}) == '<p><a href="../notices/a/">甲</a></p>'
    assert html("[甲](a.md)") == "<p><span>甲</span></p>"


def test_a_link_outside_is_not_turned_into_one_of_ours():
    link = "https://a.example/"
    assert html(f"[甲]({link})", **{link: link}) == f'<p><a href="{link}">甲</a></p>'


def test_an_unresolved_picture_is_its_words():
    assert html("![平面图](x.png)") == "<p><span>平面图</span></p>"


def test_a_resolved_picture_is_shown_with_its_words():
    shown = html("![平面图](x.png)", **{"x.png": "/files/x.png"})
    assert 'src="../files/x.png"' in shown
    assert 'alt="平面图"' in shown


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<div onclick=x>y</div>",
        "[x](javascript:alert(1))",
        "<javascript:alert(1)>",
        "[x]: javascript:alert(1)\n\n[x]",
        "<iframe src=//evil.example></iframe>",
        "a <b onmouseover=x>b</b>\n\n<style>p{}</style>",
        "**<svg/onload=x>**",
    ],
)
def test_nothing_a_browser_would_run_comes_out(body):
    out = html(body)
    for start in ("<script", "<img", "<div", "<iframe", "<b ", "<style", "<svg", "href"):
        assert start not in out


def test_raw_markup_is_shown_as_it_was_typed():
    assert html("<b>粗</b>") == "<p>&lt;b&gt;粗&lt;/b&gt;</p>"


def test_headings_begin_below_the_title_of_the_page():
    assert html("# 甲\n\n## 乙") == "<h2>甲</h2>\n<h3>乙</h3>"
    assert html("### 丙") == "<h2>丙</h2>"


def test_a_wide_table_scrolls_in_a_frame_of_its_own():
    out = html("| 甲 | 乙 |\n|---|---:|\n| 1 | 2 |")
    assert out.startswith('<div class="table" role="group" tabindex="0">')
    assert '<th class="right" scope="col">乙</th>' in out
    assert "style=" not in out


def test_a_list_or_table_right_below_a_line_is_a_block():
    assert "<ul>" in html("请带：\n- 身份证")
    assert "<ol>" in html("步骤：\n1. 登记")
    assert "<table>" in html("见表\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |")


def test_a_line_break_stays_one():
    assert html("甲\n乙") == "<p>甲<br>\n乙</p>"


def test_a_body_is_converted_once_however_many_surfaces_show_it(monkeypatch):
    converted = []
    really = Markdown.convert
    monkeypatch.setattr(
        Markdown, "convert", lambda self, text: converted.append(text) or really(self, text)
    )
    body, links = "只有[这里](a.md)说一次。", {"a.md": "/notices/a/"}
    shown = [Prose().html(body, links, lambda there, to=to: f"{to}{there}") for to in ("..", "/en")]
    assert shown == [
        f'<p>只有<a href="{to}/notices/a/">这里</a>说一次。</p>' for to in ("..", "/en")
    ]
    assert converted == [body]


@given(
    parts=st.lists(
        st.sampled_from(
            [
                *("[甲](a.md)", "![图](b.png)", "[丙](c.md)", "<http://out.example/>", "**重**"),
                *('href="/0/"', "/0/", "\n\n| 表 |\n| --- |\n| [甲](a.md) |\n", "\n\n# 题\n\n"),
            ]
        )
    ),
    start=st.sampled_from(["", "..", "https://test.example/小区"]),
)
def test_links_put_in_afterwards_are_those_that_would_have_been_put_in_at_once(parts, start):
    links = {"a.md": "/notices/a/", "b.png": "/files/b.png"}
    links["http://out.example/"] = "http://out.example/"
    body = "".join(parts)
    at_the_root = str(Prose().html(body, links, lambda there: there))
    wanted = re.sub(r'((?:href|src)=")/(?=notices|files)', rf"\1{start}/", at_the_root)
    assert html_at(body, links, start) == wanted


def html_at(body, links, start):
    return str(Prose().html(body, links, lambda there: f"{start}{there}"))


def test_a_body_cannot_pretend_to_be_a_gap():
    body = "[甲](a.md) 见 /0/ 和 /1/"
    shown = html_at(body, {"a.md": "/notices/a/"}, "")
    assert shown == '<p><a href="/notices/a/">甲</a> 见 /0/ 和 /1/</p>'


def test_one_prose_keeps_nothing_of_the_body_before():
    prose = Prose()
    prose.html("[甲]: https://a.example/\n\n[甲]", {}, str)
    assert "href" not in str(prose.html("[甲]", {"https://a.example/": "https://a.example/"}, str))


# Templates -----------------------------------------------------------------------------------


def test_assets_have_a_hash_of_their_bytes_in_their_names(tmp_path):
    ours = Renderer("https://test.example/")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "site.js").write_text("alert(1)")
    theirs = Renderer("https://test.example/", tmp_path)
    script = next(name for name in theirs.assets if "site" in name)
    assert theirs.assets[script] == b"alert(1)"
    assert script not in ours.assets
    assert len(theirs.assets) == len(ours.assets)


def test_a_style_of_the_estates_own_stands_in_the_pages_in_place_of_ours(tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "style.css").write_text("body { color: red }")
    theirs = Renderer("https://test.example/", tmp_path)
    assert theirs.inlined.style.text.startswith("body{color: red}:root{--accent:#14584a}")
    assert not [name for name in theirs.assets if "style" in name]


def test_an_icon_is_drawn_once_however_often_a_page_shows_it(tmp_path):
    icons = Icons([built_in_templates()])
    page = icons.icon("water") * 3 + icons.icon("fire")
    assert icons.sprite(page).count("<symbol") == 2
    assert icons.sprite("no icon") == ""
    assert icons.icon("unheard-of") == ""
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons" / "water.svg").write_text("<svg><path d='M1 1'/></svg>")
    theirs = Icons([tmp_path, built_in_templates()])
    assert "M1 1" in theirs.sprite(page)


def test_an_icon_that_is_drawn_again_is_shown_by_the_same_process(tmp_path):
    folder = write_estate(tmp_path)
    drawing = folder / "templates/icons/phone.svg"
    drawing.parent.mkdir(parents=True)
    for line in ("M1 1", "M22 22"):
        drawing.write_text(f'<svg viewBox="0 0 24 24"><path d="{line}"/></svg>', "utf-8")
        built(folder)
        assert line in (folder / "site/index.html").read_text("utf-8")


def test_every_category_has_an_icon():
    icons = Icons([built_in_templates()])
    assert [one for one in Category if not icons.icon(one.value)] == []
    on_paper = built_in_templates() / "posters/icons"
    assert [one for one in Category if not (on_paper / f"{one.value}.svg").is_file()] == []


def test_a_site_may_live_below_a_path():
    assert Renderer("https://a.example/b/").absolute("/notices/") == "https://a.example/b/notices/"


BROKEN = {
    "a syntax error": (b"{% if %}", 1),
    "an unknown name": (b"\n{{ nobody }}", 2),
    "a failing sum": (b"\n\n{{ 1 / 0 }}", 3),
    "a missing part": (b"{% include 'missing.html' %}", 1),
    "another encoding": ("{{ site.estate.name }}，电话".encode("gbk"), 0),
}


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("pages/buildings.html", "a syntax error"),
        ("components/phone.html", "an unknown name"),
        ("pages/buildings.html", "a failing sum"),
        ("base.html", "a missing part"),
        ("base.html", "another encoding"),
    ],
)
def test_a_broken_template_of_the_estate_gives_way_to_ours(tmp_path, template, fault):
    data, line = BROKEN[fault]
    if template.startswith("components/"):
        data = b"{% macro phone(contact) %}" + data + b"{% endmacro %}"
    (tmp_path / template).parent.mkdir(exist_ok=True)
    (tmp_path / template).write_bytes(data)
    snapshot = take(make_content(), at("2026-11-25T12:00"))
    ours, theirs = Renderer("https://test.example/"), Renderer("https://test.example/", tmp_path)
    page = ("pages/buildings.html", "/buildings/")
    facts = {"site": snapshot, "buildings": ()}
    assert theirs.page(*page, **facts) == ours.page(*page, **facts)
    (told,) = theirs.problems
    assert told.code == "template.broken"
    assert (told.place.path, told.place.line) == (f"templates/{template}", line)
    assert ours.problems == []


def drawn(folder, page="pages/buildings.html"):
    """A page by the estate's own templates and by ours, and what is told of the former."""
    snapshot = take(make_content(), at("2026-11-25T12:00"))
    ours, theirs = Renderer("https://test.example/"), Renderer("https://test.example/", folder)
    here = "/buildings/"
    facts = {"site": snapshot, "buildings": ()}
    made = theirs.page(page, here, **facts), ours.page(page, here, **facts)
    return *made, theirs


def put(folder, path, data):
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(data if isinstance(data, bytes) else data.encode())


def told(renderer):
    return [(p.code, p.place.path, dict(p.facts)) for p in renderer.problems]


EXTENDING = '{% extends "base.html" %}\n{% block title %}楼栋{% endblock %}\n'


def base_up_to(words):
    text = (built_in_templates() / "base.html").read_text("utf-8")
    return text[: text.index(words)]


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("pages/buildings.html", "", "template.empty"),
        ("pages/buildings.html", " \n\ufeff\n", "template.empty"),
        ("pages/buildings.html", b"\0" * 500, "template.empty"),
        ("base.html", "", "template.empty"),
        ("components/phone.html", "", "template.empty"),
        ("pages/buildings.html", EXTENDING, "template.cut"),
        ("pages/buildings.html", EXTENDING + "{% block main %} {% endblock %}", "template.cut"),
        ("pages/buildings.html", "<!doctype html>\n<html><title>楼栋</title>", "template.cut"),
        ("base.html", base_up_to("</body>"), "template.cut"),
        ("base.html", base_up_to('<footer class="imprint">'), "template.cut"),
        ("base.html", base_up_to("<!doctype html>"), "template.cut"),
    ],
)
def test_a_template_that_is_empty_or_cut_off_gives_way_to_ours(tmp_path, path, text, code):
    put(tmp_path, path, text)
    theirs, ours, renderer = drawn(tmp_path)
    assert theirs == ours
    assert [one[:2] for one in told(renderer)] == [(code, f"templates/{path}")]


def test_a_template_that_is_filled_again_is_used_at_once(tmp_path):
    put(tmp_path, "pages/buildings.html", "")
    assert drawn(tmp_path)[0] == drawn(tmp_path)[1]
    whole = EXTENDING + "{% block main %}自己的{% endblock %}"
    put(tmp_path, "pages/buildings.html", whole)
    assert "自己的".encode() in drawn(tmp_path)[0]
    put(tmp_path, "pages/buildings.html", "")
    assert drawn(tmp_path)[0] == drawn(tmp_path)[1]


PNG = (built_in_templates() / "assets/icon.png").read_bytes()
STYLE = (built_in_templates() / "assets/style.css").read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "data", "code"),
    [
        ("assets/style.css", "", "template.empty"),
        ("assets/style.css", STYLE[: STYLE.rindex("}")], "template.cut"),
        ("assets/style.css", "body { margin: 0 } /* the rest", "template.cut"),
        ("assets/site.js", b"\0" * 64, "template.empty"),
        ("assets/icon.png", PNG[:-40], "template.cut"),
        ("assets/icon.svg", "<svg viewBox='0 0 1 1'><path", "template.cut"),
        ("icons/phone.svg", "", "template.empty"),
    ],
)
def test_an_asset_that_is_empty_or_cut_off_gives_way_to_ours(tmp_path, path, data, code):
    put(tmp_path, path, data)
    theirs, ours, renderer = drawn(tmp_path)
    assert theirs == ours
    assert renderer.assets == Renderer("https://test.example/").assets
    assert [one[:2] for one in told(renderer)] == [(code, f"templates/{path}")]


@pytest.mark.parametrize("path", ["assets/card.png", "assets/site.css"])
def test_an_asset_of_the_estate_that_is_whole_is_used(tmp_path, path):
    data = PNG if path.endswith("png") else b'a::after { content: "}" } /* } */\n'
    put(tmp_path, path, data)
    *_, renderer = drawn(tmp_path)
    assert data in renderer.assets.values()
    assert renderer.problems == []


@needs_links
@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("pages/buildings.html", "pages/buildings.html"),
        ("pages", "pages/buildings.html"),
        ("assets/style.css", "pages/buildings.html"),
        ("assets", "pages/buildings.html"),
        ("icons/phone.svg", "pages/buildings.html"),
    ],
)
def test_links_below_the_templates_are_named_and_not_followed(tmp_path, path, page):
    elsewhere, folder = tmp_path / "elsewhere", tmp_path / "templates"
    put(elsewhere, "buildings.html", EXTENDING + "{% block main %}别处{% endblock %}")
    for name in ("style.css", "phone.svg", "secret.css"):
        put(elsewhere, name, "别处")
    target = elsewhere if path in {"pages", "assets"} else elsewhere / path.rpartition("/")[2]
    (folder / path).parent.mkdir(parents=True)
    (folder / path).symlink_to(target)
    theirs, ours, renderer = drawn(folder, page)
    assert theirs == ours
    assert "别处".encode() not in b"".join(renderer.assets.values())
    assert [one[:2] for one in told(renderer)] == [("file.link", f"templates/{path}")]


@needs_links
def test_what_a_template_names_is_not_read_through_a_link(tmp_path):
    folder = tmp_path / "templates"
    put(tmp_path, "secret.txt", "密码")
    put(folder, "base.html", "{% include 'a.txt' %}")
    (folder / "a.txt").symlink_to(tmp_path / "secret.txt")
    theirs, ours, renderer = drawn(folder)
    assert theirs == ours
    assert {one[0] for one in told(renderer)} == {"file.link", "template.broken"}


ESCAPES = [
    "{{ ''.__class__.__mro__ }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ site.__class__.__init__.__globals__ }}",
    "{{ icon.__self__ }}",
    "{{ to.__globals__ }}",
    "{{ ['']|map(attribute='__class__')|first }}",
    "{{ '{0.__class__}'.format('') }}",
    "{% for n in range(10**9) %}{% endfor %}",
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{{ 'x' * 10**11 }}",
    "{{ 9 ** (9 ** 9) }}",
    "{% set x = site.languages.append(1) %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
]


@pytest.mark.parametrize("escape", ESCAPES)
def test_a_template_that_reaches_for_more_than_its_page_gives_way_to_ours(tmp_path, escape):
    put(tmp_path, "pages/buildings.html", f"{EXTENDING}{{% block main %}}{escape}{{% endblock %}}")
    theirs, ours, renderer = drawn(tmp_path)
    assert theirs == ours
    assert [one[:2] for one in told(renderer)] == [
        ("template.broken", "templates/pages/buildings.html")
    ]


@pytest.mark.whole
def test_our_own_templates_reach_for_nothing_that_the_sandbox_forbids(
    tmp_path, snapshot_at, site_at
):
    put(tmp_path, "pages/of-their-own.html", "自己的")
    snapshot = snapshot_at(moments.ALARM)
    renderer = renderer_of(snapshot, tmp_path)
    made = pages(snapshot, renderer)
    assert renderer.problems == []
    assert {path for path, data in made.items() if site_at(moments.ALARM)[path] != data} == set()


def test_a_template_of_the_estate_replaces_ours_of_the_same_path(tmp_path):
    folder = write_estate(tmp_path)
    own = folder / "templates" / "pages" / "guides.html"
    own.parent.mkdir(parents=True)
    own.write_text('{% extends "base.html" %}{% block main %}自己的{% endblock %}', "utf-8")
    assert build(folder, tmp_path / "out", read(folder), at("2026-11-25T12:00")).problems == ()
    assert "自己的" in (tmp_path / "out/guides/index.html").read_text("utf-8")
    own.write_text("<html><title>改了</title><body>改了</body></html>", "utf-8")
    assert build(folder, tmp_path / "out", read(folder), at("2026-11-25T12:00")).problems == ()
    assert "改了" in (tmp_path / "out/guides/index.html").read_text("utf-8")
