"""What a host is told to send along, and what the pages themselves allow."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from generator.feeds import headers_file
from generator.models.estate import ACCENT
from generator.pages import pages
from generator.publish import publish
from generator.snapshot import take
from generator.templating import (
    INLINE_ASSETS,
    Inlined,
    Renderer,
    first_end,
    last_end,
    page_end,
)
from tests.builders import REPOSITORY, at, make_content, make_notice
from tests.page_reading import pages_of

LARGEST = 1000  # bytes of the guard
_ENDS_RE = re.compile(r'data-until="(.+?)"')


@pytest.fixture(scope="module")
def inlined():
    return Renderer("https://test.example/").inlined


@pytest.fixture(scope="module")
def guard(inlined):
    return inlined.guard.text


@pytest.fixture(scope="module")
def made():
    content = make_content(make_notice(end="2026-11-25"))
    return pages(take(content, at("2026-11-25T12:00")), Renderer("https://test.example/"))


# The guard in the pages -----------------------------------------------------------------------


def test_the_guard_is_smaller_than_a_kilobyte(guard):
    assert 0 < len(guard.encode()) < LARGEST


def test_the_scripts_are_sent_without_the_words_that_explain_them(inlined):
    scripts = {"guard.js": inlined.guard, "early.js": inlined.early, "mine.js": inlined.mine}
    for name, sent in ((name, one.text) for name, one in scripts.items()):
        source = (REPOSITORY / "templates/assets" / name).read_text("utf-8")
        assert "//" in source
        assert "//" not in sent
        assert not re.search(r"(?m)^\s", sent)


def test_the_style_is_sent_without_comments_and_without_what_separates_rules(inlined):
    source = (REPOSITORY / "templates/assets/style.css").read_text("utf-8")
    assert "/*" in source
    assert "/*" not in inlined.style.text
    assert not re.search(r"\s[{}]|[{};]\s", inlined.style.text)
    assert "grid-template-columns: 5rem 1fr" in source
    assert "grid-template-columns: 5rem 1fr" in inlined.style.text


def test_the_policy_allows_exactly_these_texts_our_own_scripts_and_asking_the_same_host(inlined):
    def source(text):
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    assert inlined.policy == (
        f"default-src 'none'; style-src 'sha256-{source(inlined.style.text)}' "
        f"'sha256-{source(inlined.forms.text)}'; "
        f"script-src 'self' 'sha256-{source(inlined.early.text)}' "
        f"'sha256-{source(inlined.mine.text)}' "
        f"'sha256-{source(inlined.guard.text)}'; connect-src 'self'; "
        "img-src 'self'; base-uri 'none'; form-action 'self'"
    )


def test_every_page_with_something_dated_carries_the_guard_and_no_other_does(made, guard, inlined):
    read = pages_of(made)
    dated = {path for path in read if b"data-until" in made[path]}
    assert {"index.html", "404.html", "notices/20261125-water/index.html"} <= dated
    assert {"contacts/index.html", "fees/index.html"}.isdisjoint(dated)
    for path, page in read.items():
        inline = [script for script in page.scripts if script and script != inlined.mine.text]
        assert inline == [inlined.early.text, *([guard] if path in dated else [])], path
        assert page.meta["Content-Security-Policy"] == inlined.policy, path


def test_every_page_with_lists_to_sort_by_ones_own_building_carries_the_script_for_it(
    made, inlined
):
    read = pages_of(made)
    sorting = {path for path, page in read.items() if inlined.mine.text in page.scripts}
    assert sorting == {path for path in read if b'class="mine"' in made[path]}
    assert {"index.html", "large/index.html", "notices/index.html"} < sorting
    assert {"notices/20261125-water/index.html", "buildings/1/index.html"}.isdisjoint(sorting)


def test_the_style_of_forms_stands_in_pages_with_something_to_fill_in_and_in_no_other(
    made, inlined
):
    styled = {path for path, data in made.items() if inlined.forms.text.encode() in data}
    pages_with = {p for p, d in made.items() if b"<form" in d or b'class="sheet"' in d}
    assert styled == {path for path in pages_with if path.endswith(".html")}
    assert {"buildings/1/index.html", "search/index.html"} < styled


def test_the_guard_asks_the_status_file_wherever_the_page_lies(made):
    def asked(path):
        return re.findall(r'<script data-clock="(.*?)" data-doubt="[^"]+">', made[path].decode())

    assert asked("index.html") == ["status.json"]
    assert asked("notices/20261125-water/index.html") == ["../../status.json"]
    assert asked("404.html") == ["https://test.example/status.json"]


def test_an_end_is_written_with_its_offset_and_is_the_first_instant_after(made):
    page = made["notices/20261125-water/index.html"].decode()
    assert '<article class="notice" data-until="2026-11-26T00:00:00+08:00">' in page
    ends = {end for data in made.values() for end in re.findall(rb'data-until="(.*?)"', data)}
    assert ends == {b"2026-11-26T00:00:00+08:00"}


def test_what_hangs_until_further_notice_is_hidden_only_at_home_and_after_its_review():
    """By the review day its words are exchanged, wherever they stand; its own page stays."""
    notice = make_notice(end=None, until_further_notice="是", review="2027-06-30")
    made = pages(
        take(make_content(notice), at("2026-11-25T12:00")), Renderer("https://test.example/")
    )
    ends = {
        path: set(_ENDS_RE.findall(data.decode()))
        for path, data in made.items()
        if path.endswith(".html")
    }
    review, unlisted = "2027-06-30T00:00:00+08:00", "2027-07-30T00:00:00+08:00"
    home = {"index.html", "large/index.html", "404.html"}
    assert {path for path, found in ends.items() if unlisted in found} == home
    assert set().union(*ends.values()) == {review, unlisted}
    page = made["notices/20261125-water/index.html"].decode()
    assert '<article class="notice">' in page
    assert f'<span data-until="{review}">长期有效，2027年6月30日复核</span>' in page
    listed = made["notices/index.html"].decode()
    assert '<li class="item">' in listed


def test_an_alarm_ends_with_its_effect_though_the_notice_hangs_on():
    notice = make_notice(
        level="紧急", window="2026-11-25 9:00–17:00", end="2026-11-30", from_="2026-11-20"
    )
    (view,) = take(make_content(notice), at("2026-11-25T12:00")).alarms
    assert view.alarm_end == at("2026-11-25T17:00")
    assert take(make_content(notice), view.alarm_end).alarms == ()


def test_a_count_holds_until_the_first_end_and_a_list_until_the_last():
    one, other = at("2026-11-25T12:00"), at("2026-11-26T12:00")
    assert first_end([other, None, one]) == one
    assert first_end([None]) is None
    assert last_end([one, other]) == other
    assert last_end([one, None]) is None
    assert last_end([]) is None


def test_a_page_holds_until_the_first_of_its_blocks_ends(made):
    page = made["index.html"].decode()
    assert page_end(page) == at("2026-11-26T00:00")
    footer = page[page.index('<p class="page-end">') :]
    assert "有效期至" in footer
    assert "2026年11月25日（含当日）" in footer[:200]
    assert page_end("nothing dated") is None
    assert b"page-end" not in re.sub(rb"<style>.*?</style>", b"", made["contacts/index.html"])


def test_an_estate_whose_own_base_has_no_guard_simply_has_none(tmp_path):
    (tmp_path / "base.html").write_text(
        "<!doctype html><title>x</title>{% block main %}{% endblock %}</html>", "utf-8"
    )
    snapshot = take(make_content(make_notice()), at("2026-11-25T12:00"))
    made = pages(snapshot, Renderer("https://test.example/", tmp_path))
    assert b"<script" not in b"".join(made.values())
    assert "停水通知".encode() in made["index.html"]


@pytest.mark.parametrize("source", [b"f('</script><b>')", b"\xff\xfe not text", b""])
def test_a_script_or_style_of_the_estates_own_cannot_break_the_page(source):
    inlined = Inlined.of(dict.fromkeys(INLINE_ASSETS, source), ACCENT)
    for one in vars(inlined).values():
        assert "</" not in one.text
        digest = base64.b64encode(hashlib.sha256(one.text.encode()).digest()).decode()
        assert digest in inlined.policy


# _headers -------------------------------------------------------------------------------------


def rules_of(data):
    """[(pattern, header, value)] as Netlify and Cloudflare read the file."""
    rules, pattern = [], ""
    for line in data.decode().splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if not line.startswith(" "):
            pattern = line
        else:
            name, _, value = line.strip().partition(": ")
            rules.append((pattern, name, value))
    return rules


def sent(data, address):
    """Header → values for an address; both hosts join those of all rules that fit."""
    found = {}
    for pattern, name, value in rules_of(data):
        if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), address):
            found.setdefault(name, []).append(value)
    return found


@pytest.fixture(scope="module")
def headers(site_at):
    return site_at("2026-11-21T12:00")["_headers"]


@pytest.mark.whole
def test_every_file_of_a_site_is_asked_for_anew_but_the_hashed_assets(site_at, headers):
    for path in site_at("2026-11-21T12:00"):
        address = "/" + path.removesuffix("index.html")
        kept = "public, max-age=31536000, immutable" if path.startswith("assets/") else "no-cache"
        if path != "_headers":
            assert sent(headers, address)["Cache-Control"] == [kept], path


@pytest.mark.whole
def test_no_address_gets_a_header_twice(site_at, headers):
    addresses = ["/" + path.removesuffix("index.html") for path in site_at("2026-11-21T12:00")]
    addresses += ["/notices/gone/", "/notices/x/poster.pdf", "/n/2026-001/", "/search/", "/en/"]
    for address in addresses:
        assert all(len(values) == 1 for values in sent(headers, address).values()), address


def test_every_address_is_protected(inlined):
    data = headers_file(inlined.policy)
    for address in ("/", "/notices/x/", "/files/x.pdf", "/feeds/events.ics", "/nothing"):
        got = sent(data, address)
        assert got["X-Content-Type-Options"] == ["nosniff"]
        assert got["Referrer-Policy"] == ["same-origin"]
        assert got["Content-Security-Policy"] == [f"{inlined.policy}; frame-ancestors 'none'"]


def test_calendars_say_what_they_are(inlined):
    data = headers_file(inlined.policy)
    for address in ("/feeds/events.ics", "/feeds/building-1.ics", "/events/x/event.ics"):
        assert sent(data, address)["Content-Type"] == ["text/calendar; charset=utf-8"]
    assert "Content-Type" not in sent(data, "/feeds/events.xml")


def test_the_file_keeps_to_what_both_hosts_can_read(inlined):
    """Cloudflare: a hundred rules, 2 000 characters a line, one splat an address."""
    data = headers_file(inlined.policy)
    patterns = [pattern for pattern, _, _ in rules_of(data)]
    assert len(patterns) < 100
    assert max(map(len, data.decode().splitlines())) < 2000
    assert all(pattern.startswith("/") and pattern.count("*") <= 1 for pattern in patterns)
    assert data.isascii()


def test_the_file_is_ours_and_depends_on_nothing_but_the_policy(inlined):
    assert headers_file(inlined.policy).startswith(b"# estate-site\n")
    assert headers_file(inlined.policy) == headers_file(inlined.policy)
    assert headers_file("other") != headers_file(inlined.policy)


@pytest.mark.whole
def test_it_does_not_change_with_what_is_on_the_site(site_at):
    assert site_at("2026-11-21T12:00")["_headers"] == site_at("2027-06-01T00:00")["_headers"]


def test_it_is_put_where_the_data_are_after_the_pages_and_before_the_lists(tmp_path):
    mark = b"estate-site"
    paths = ("index.html", "notices/index.html", "notices/a/index.html", "_headers", "sitemap.xml")
    publish(dict.fromkeys(paths, mark), tmp_path / "site")
    done = publish(dict.fromkeys(paths, mark + b" 2"), tmp_path / "site")
    assert done.put == (
        "notices/a/index.html",
        "_headers",
        "sitemap.xml",
        "notices/index.html",
        "index.html",
    )
