"""What was proven is not looked at again, and whatever it might not hold for is."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import generator
from generator import store
from generator.audit import NOTHING, audit, facts, hidden_at, plain, program, restored
from generator.build import build, planned
from generator.reading import read
from tests.builders import at, make_content, make_notice, write_estate
from tests.examples import examples

NOON = at("2026-11-25T12:00")
LINES = (
    "二号楼水箱清洗暂停供水",
    "二号楼水箱清洗暂停供水一天",
    "电梯年检期间请走楼梯下楼",
    "给您带来不便，敬请谅解。",
)
IDS = ("a", "a-b", "c")
PATHS = ("index.html", "notices/a/index.html", "feeds/notices.xml", "feeds/notices.ics")


# Laws ------------------------------------------------------------------------------------------

ENDS = st.sampled_from(["2026-11-24", "2026-11-25", "2026-11-25", "2026-11-26"])
NOTICES = st.lists(
    st.builds(
        lambda id, title, end, number, text: make_notice(
            id, title=title, end=end, number=number, body="\n\n".join(text)
        ),
        st.sampled_from(IDS),
        st.sampled_from(["停水", *LINES[:2]]),
        ENDS,
        st.sampled_from([None, "2026-001"]),
        st.lists(st.sampled_from(LINES), max_size=2),
    ),
    unique_by=lambda notice: notice.id,
    max_size=3,
)
SAID = st.sampled_from(
    [
        *(f"<p>{line}</p>" for line in LINES),
        *(f'<a href="notices/{id}/">x</a>' for id in IDS),
        *("notices/a谢谢", "/n/2026-001/", "\nUID:c-20261125@test.example", '<img src="b.png">'),
    ]
)
FILES = st.dictionaries(
    st.sampled_from(PATHS), st.lists(SAID, max_size=3).map("".join), min_size=1
).map(lambda files: {path: f"<html>{text}</html>".encode() for path, text in files.items()})
MOMENTS = st.sampled_from([NOON, at("2026-11-26T00:00"), at("2026-11-27T00:00")])


@st.composite
def histories(draw):
    """Content, files and moment of one build after another, of which often only one changes."""
    content, files, moment = draw(NOTICES), draw(FILES), draw(MOMENTS)
    yielded = [(content, files, moment)]
    for change in draw(st.lists(st.sampled_from(["content", "files", "file", "moment", ""]))):
        if change == "content":
            content = draw(NOTICES)
        elif change == "files":
            files = draw(FILES)
        elif change == "file":
            files = files | draw(FILES)
        elif change == "moment":
            moment = draw(MOMENTS)
        yielded.append((content, files, moment))
    return yielded


@examples(300)
@given(histories())
def test_what_is_found_does_not_depend_on_what_was_known_before(history):
    proof = NOTHING
    for notices, files, moment in history:
        hidden = hidden_at(make_content(*notices), moment)
        everything, changed = audit(files, hidden), audit(files, hidden, proof)
        assert (changed.findings, changed.faults) == (everything.findings, everything.faults)
        proof = restored(json.loads(json.dumps(plain(changed.proof))))
        assert proof == changed.proof


# What is not looked at again -------------------------------------------------------------------


@pytest.fixture
def looked_at(monkeypatch):
    """Paths whose text was gone through, and how often."""
    counted = Counter()
    really = facts.File.__init__

    def counting(file, path, data):
        counted[path] += 1
        really(file, path, data)

    monkeypatch.setattr(facts.File, "__init__", counting)
    return counted


@pytest.mark.parametrize("said", [LINES[0], "notices/gone"])
def test_what_stands_in_a_style_or_script_is_found_on_every_page(said):
    script = f"<html><style>p{{}}</style><script>say('{said}')</script></html>"
    pages = {"a.html": script.encode(), "b.html": script.encode(), "c.html": b"<html></html>"}
    found = audit(pages, hidden_at(make_content(GONE), NOON)).findings
    assert [(one.path, one.item) for one in found] == [
        (p, "notices/gone") for p in ("a.html", "b.html")
    ]


def test_the_style_and_scripts_of_all_pages_are_searched_once(monkeypatch):
    searched = []
    really = facts.names_in
    monkeypatch.setattr(facts, "names_in", lambda text: searched.append(text) or really(text))
    style, script = "p{color:red}" * 9, "let searched = 'once'"
    pages = {
        f"{number}.html": f"<html><style>{style}</style>{number}<script>{script}</script></html>"
        for number in range(5)
    }
    audit({path: page.encode() for path, page in pages.items()}, hidden_at(make_content(), NOON))
    assert searched.count(style) == searched.count(script) == 1
    assert not any(style in text or script in text for text in searched if "<html>" in text)


GONE = make_notice("gone", title=LINES[0], end="2026-11-24")
HERE = make_notice("here", title=LINES[2], end="2026-11-25")
TEXTS = {"index.html": LINES[2], "contacts/index.html": "值班电话", "feeds/notices.xml": LINES[3]}
SITE = {path: f"<html>{text}</html>".encode() for path, text in TEXTS.items()}


def proof_of(*notices, moment=NOON, files=SITE):
    return audit(files, hidden_at(make_content(*notices), moment)).proof


def looks(looked_at, *notices, moment=NOON, files=SITE, before):
    looked_at.clear()
    return audit(files, hidden_at(make_content(*notices), moment), before).findings


def test_where_nothing_changed_nothing_is_looked_at(looked_at):
    assert looks(looked_at, GONE, HERE, before=proof_of(GONE, HERE)) == ()
    assert looked_at == {}


def test_a_file_that_changed_is_looked_at_and_no_other(looked_at):
    changed = SITE | {"index.html": b"<html>another</html>"}
    assert looks(looked_at, GONE, HERE, files=changed, before=proof_of(GONE, HERE)) == ()
    assert looked_at == {"index.html": 1}


def test_when_something_becomes_hidden_everything_is_looked_at_for_it(looked_at):
    before = proof_of(GONE, HERE)
    (found,) = looks(looked_at, GONE, HERE, moment=at("2026-11-26T00:00"), before=before)
    assert (found.path, found.item, found.what) == ("index.html", "notices/here", LINES[2])
    assert set(looked_at) == set(SITE)


def test_an_edited_notice_of_the_archive_is_one_that_became_hidden(looked_at):
    before = proof_of(GONE, HERE)
    edited = make_notice("gone", title=LINES[3], end="2026-11-24")
    (found,) = looks(looked_at, edited, HERE, before=before)
    assert (found.path, found.what) == ("feeds/notices.xml", LINES[3])


def test_words_that_lose_their_excuse_are_a_finding_though_no_file_changed(looked_at):
    twin = make_notice("twin", body=LINES[0], end="2026-11-30")
    files = SITE | {"index.html": f"<html>{LINES[0]}</html>".encode()}
    before = proof_of(GONE, twin, files=files)
    assert looks(looked_at, GONE, twin, files=files, before=before) == ()
    (found,) = looks(looked_at, GONE, files=files, before=before)
    assert (found.path, found.item) == ("index.html", "notices/gone")
    assert looked_at == {}


def test_words_of_a_notice_that_was_deleted_are_nobodys_any_more(looked_at):
    files = SITE | {"index.html": f"<html>{LINES[0]}</html>".encode()}
    before = proof_of(GONE, files=files)
    assert looks(looked_at, files=files, before=before) == ()


def test_a_link_whose_target_vanished_is_told_though_the_page_is_the_same():
    files = {"index.html": b'<html><a href="a/">x</a></html>', "a/index.html": b"<html></html>"}
    hidden = hidden_at(make_content(), NOON)
    before = audit(files, hidden)
    assert before.faults == ()
    (fault,) = audit({"index.html": files["index.html"]}, hidden, before.proof).faults
    assert (fault.code, fault.place.path) == ("audit.dead_link", "site/index.html")


# Where it is kept ------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path):
    water = "---\n标题: 水箱清洗停水通知一则\n类别: 停水\n张贴至: 2026-11-25\n---\n请备水。\n"
    folder = write_estate(tmp_path / "estate", {"notices/20261125-water.md": water})
    built(folder)
    return folder


def built(folder, moment=NOON):
    return build(folder, folder / "site", read(folder), moment)


def kept_file(folder):
    return folder / ".estate/audit.json"


@pytest.mark.whole
def test_the_next_build_believes_what_the_last_one_proved(folder, looked_at):
    built(folder)
    assert looked_at == {}
    built(folder, at("2026-11-26T00:00"))
    assert set(looked_at) > {"index.html", "contacts/index.html"}


@pytest.mark.whole
def test_an_unchanged_proof_is_not_written(folder):
    os.utime(kept_file(folder), (1, 1))
    built(folder)
    assert kept_file(folder).stat().st_mtime == 1


@pytest.mark.whole
def test_a_plan_believes_it_and_writes_none(folder, looked_at):
    planned(folder, folder / "site", read(folder), NOON)
    assert looked_at == {}
    kept_file(folder).unlink()
    planned(folder, folder / "site", read(folder), NOON)
    assert len(looked_at) > 40
    assert not kept_file(folder).exists()


def flipped(data):
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


DAMAGES = {
    "gone": lambda _: None,
    "empty": lambda _: b"",
    "zeros": lambda data: bytes(len(data)),
    "half": lambda data: data[: len(data) // 2],
    "one bit": flipped,
    "no text": lambda _: b"\xff\xfe\x00",
    "a list": lambda _: marked("[]"),
    "a number": lambda _: marked('{"by": 3}'),
    "another hash": lambda data: b"0" * 64 + data[64:],
}


def marked(text):
    return f"{store.proofs.mark(text)}\n{text}".encode()


@pytest.mark.whole
@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_proof_is_as_good_as_none(folder, looked_at, damage):
    whole = kept_file(folder).read_bytes()
    if (data := damage(whole)) is None:
        kept_file(folder).unlink()
    else:
        kept_file(folder).write_bytes(data)
    assert built(folder).problems == ()
    assert len(looked_at) > 40
    assert kept_file(folder).read_bytes() == whole


@pytest.mark.whole
@pytest.mark.parametrize("change", ["version", "rules"])
def test_another_version_of_the_program_believes_nothing(folder, monkeypatch, change):
    if change == "version":
        monkeypatch.setattr(generator, "__version__", "0.0.9")
    else:
        monkeypatch.setattr(Path, "read_bytes", lambda _: b"# other rules")
    program.cache_clear()
    try:
        assert restored(store.proof(folder)) == NOTHING
    finally:
        monkeypatch.undo()
        program.cache_clear()
    assert restored(store.proof(folder)) != NOTHING


@pytest.mark.parametrize(
    "plain", [None, [], {}, {"by": 1}, "x", {"by": None, "files": []}], ids=str
)
def test_what_is_no_proof_proves_nothing(plain):
    assert restored(plain) == NOTHING


@pytest.mark.parametrize(
    "part",
    [
        {"files": []},
        {"files": {"x": []}},
        {"files": {"x": [1, True, [9], [], []]}},
        {"hidden": 1},
        {"index": [1, "AAAA", "AAAA", "AAAA"]},
        {"index": [1, "AAAAAA==", "", ""]},
    ],
    ids=str,
)
def test_nor_does_one_of_another_shape(part):
    assert restored(plain(NOTHING) | part) == NOTHING


@pytest.mark.whole
def test_of_an_estate_that_was_emptied_no_proof_is_left(folder):
    store.forget(folder)
    assert not kept_file(folder).exists()
