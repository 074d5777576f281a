"""What a host is told to send along, and what the pages themselves allow."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from generator.feeds.headers import headers_file
from generator.pages import pages
from generator.publish import publish
from generator.snapshot import take
from generator.templating import Renderer
from generator.templating.guard import Guard, first_end, last_end
from tests.builders import REPOSITORY, at, make_content, make_notice
from tests.page_reading import pages_of

STRICT = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
LARGEST = 1000  # bytes of the guard


@pytest.fixture(scope="module")
def guard():
    return Renderer("https://test.example/").guard


@pytest.fixture(scope="module")
def made():
    content = make_content(make_notice(end="2026-11-25"))
    return pages(take(content, at("2026-11-25T12:00")), Renderer("https://test.example/"))


# The guard in the pages -----------------------------------------------------------------------


def test_the_guard_is_smaller_than_a_kilobyte(guard):
    assert 0 < len(guard.script.encode()) < LARGEST


def test_the_guard_is_sent_without_the_words_that_explain_it(guard):
    source = (REPOSITORY / "templates/assets/guard.js").read_text("utf-8")
    assert "//" in source
    assert "//" not in guard.script
    assert not re.search(r"(?m)^\s", guard.script)


def test_the_policy_allows_exactly_this_script_and_asking_the_same_host(guard):
    digest = base64.b64encode(hashlib.sha256(guard.script.encode()).digest()).decode()
    assert guard.policy == f"{STRICT}; script-src 'sha256-{digest}'; connect-src 'self'"


def test_every_page_with_something_dated_carries_the_guard_and_no_other_does(made, guard):
    read = pages_of(made)
    dated = {path for path in read if b"data-until" in made[path]}
    assert {"index.html", "404.html", "notices/20261125-water/index.html"} <= dated
    assert {"contacts/index.html", "fees/index.html"}.isdisjoint(dated)
    for path, page in read.items():
        assert page.scripts == ([guard.script] if path in dated else []), path
        policy = guard.policy if path in dated else STRICT
        assert page.meta["Content-Security-Policy"] == policy, path


def test_the_guard_asks_the_status_file_wherever_the_page_lies(made):
    def asked(path):
        return re.findall(r'<script data-clock="(.*?)">', made[path].decode())

    assert asked("index.html") == ["status.json"]
    assert asked("notices/20261125-water/index.html") == ["../../status.json"]
    assert asked("404.html") == ["https://test.example/status.json"]


def test_an_end_is_written_with_its_offset_and_is_the_first_instant_after(made):
    page = made["notices/20261125-water/index.html"].decode()
    assert '<article class="notice" data-until="2026-11-26T00:00:00+08:00">' in page
    ends = {end for data in made.values() for end in re.findall(rb'data-until="(.*?)"', data)}
    assert ends == {b"2026-11-26T00:00:00+08:00"}


def test_what_hangs_until_further_notice_has_no_end_to_be_hidden_at():
    notice = make_notice(end=None, until_further_notice="是", review="2027-06-30")
    made = pages(
        take(make_content(notice), at("2026-11-25T12:00")), Renderer("https://test.example/")
    )
    assert b"data-until" not in b"".join(made.values())


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


def test_an_estate_whose_own_base_has_no_guard_simply_has_none(tmp_path):
    (tmp_path / "base.html").write_text(
        "<!doctype html><title>x</title>{% block main %}{% endblock %}", "utf-8"
    )
    snapshot = take(make_content(make_notice()), at("2026-11-25T12:00"))
    made = pages(snapshot, Renderer("https://test.example/", tmp_path))
    assert b"<script" not in b"".join(made.values())
    assert "停水通知".encode() in made["index.html"]


@pytest.mark.parametrize("source", [b"f('</script><b>')", b"\xff\xfe not text", b""])
def test_a_guard_of_the_estates_own_cannot_break_the_page(source):
    guard = Guard.of(source)
    assert "</" not in guard.script
    digest = base64.b64encode(hashlib.sha256(guard.script.encode()).digest()).decode()
    assert digest in guard.policy


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


def test_every_address_is_protected(guard):
    data = headers_file(guard.policy)
    for address in ("/", "/notices/x/", "/files/x.pdf", "/feeds/events.ics", "/nothing"):
        got = sent(data, address)
        assert got["X-Content-Type-Options"] == ["nosniff"]
        assert got["Referrer-Policy"] == ["same-origin"]
        assert got["Content-Security-Policy"] == [f"{guard.policy}; frame-ancestors 'none'"]


def test_calendars_say_what_they_are(guard):
    data = headers_file(guard.policy)
    for address in ("/feeds/events.ics", "/feeds/building-1.ics", "/events/x/event.ics"):
        assert sent(data, address)["Content-Type"] == ["text/calendar; charset=utf-8"]
    assert "Content-Type" not in sent(data, "/feeds/events.xml")


def test_the_file_keeps_to_what_both_hosts_can_read(guard):
    """Cloudflare: a hundred rules, 2 000 characters a line, one splat an address."""
    data = headers_file(guard.policy)
    patterns = [pattern for pattern, _, _ in rules_of(data)]
    assert len(patterns) < 100
    assert max(map(len, data.decode().splitlines())) < 2000
    assert all(pattern.startswith("/") and pattern.count("*") <= 1 for pattern in patterns)
    assert data.isascii()


def test_the_file_is_ours_and_depends_on_nothing_but_the_policy(guard):
    assert headers_file(guard.policy).startswith(b"# estate-site\n")
    assert headers_file(guard.policy) == headers_file(guard.policy)
    assert headers_file("other") != headers_file(guard.policy)


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
