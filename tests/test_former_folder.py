"""A folder that had another name once: whoever never renames it, and whoever does, loses nothing.

Guides lay in ``content/pages``. What is published of them is the same by either name, down to the
addresses of the files beside them; the clerk hears of the new name once, as a hint.
"""

from __future__ import annotations

import errno
import json
import shutil

import pytest

from generator.attachments import Preparer
from generator.build import build, inspect
from generator.cli import main
from generator.edit import stubs
from generator.kinds import links
from generator.kinds.links import doubles, file_address
from generator.kinds.table import KINDS, formerly, in_folder, named, twins
from generator.load import is_empty, relocated
from generator.load.recovery import Kept, LastGood
from generator.problems import Grade
from generator.reading import read
from generator.store import LastFiles, last_good
from tests.builders import NOON, REPOSITORY, SMALL_ESTATE, at, built, files_below, write_estate
from tests.disks import refuse_to_list

NOW = at(NOON)
PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
HEAD = "---\n标题: {0}\n最近核对: 2026-11-01\n---\n"
MOVING = (
    HEAD.format("搬家须知")
    + """\
先看[停水怎么办](../pages/water.md)和[装修](../guides/works.md)，[也在这里](works.md)。

[单子](list.pdf)、[同一张](moving/list.pdf)、[那一张](../pages/moving/list.pdf)、
[还是它](/content/guides/moving/list.pdf)、[旧图纸](guides/plan.pdf)、[停车](../files/guides/car.pdf)。
"""
)
"""A guide that calls others, and the files beside it, by every name there is."""

FILES = {
    "estate.yaml": SMALL_ESTATE["estate.yaml"] + "languages: [zh, en]\n",
    "{0}/moving.md": MOVING,
    "{0}/moving.en.md": "---\ntitle: Moving in\n---\n"
    "See [water](../pages/water.md) and [the list](list.pdf).\n",
    "{0}/moving/list.pdf": PDF,
    "{0}/moving/guides/plan.pdf": PDF + b"%plan\n",
    "{0}/water.md": HEAD.format("停水怎么办") + "先问邻居。\n",
    "{0}/works.md": HEAD.format("装修") + "先登记，见[搬家](../guides/moving.md)。\n",
    "{0}/over.md": HEAD.format("办事处搬迁").replace("---\n", "---\n有效期至: 2026-11-10\n", 1)
    + "搬。\n",
    "files/guides/car.pdf": PDF + b"%car\n",
    "forms/one.md": HEAD.format("登记表").replace("---\n", "---\nfields: [{label: 日期}]\n", 1)
    + "见[装修](../pages/works.md)和[停水](../guides/water.md)。\n",
}
BESIDE = {
    "files/pages/moving/list.pdf",
    "files/pages/moving/guides/plan.pdf",
    "files/guides/car.pdf",
}
"""Addresses of the published files, whatever the folder is called."""

both = pytest.mark.parametrize("name", ["guides", "pages"])


def named_so(name):
    return {path.format(name): text for path, text in FILES.items()}


@pytest.fixture
def estate(tmp_path, built_estate):
    """``estate("pages")``: an estate whose guides lie there, built once."""

    def made(name):
        return built_estate(tmp_path / name, named_so(name), NOON)

    return made


def codes(done):
    return [(one.code, one.place.path) for one in done.problems]


def in_chinese(site):
    """The files without their translations, of which no last good version is kept."""
    return {path: data for path, data in site.items() if not path.startswith("en/")}


HINT = ("folder.old_name", "content/pages")


def rename(folder, before="pages", after="guides"):
    (folder / "content" / before).rename(folder / "content" / after)


# The same site -----------------------------------------------------------------------------------


@pytest.mark.whole
def test_the_site_is_the_same_by_either_name_byte_for_byte(estate):
    old, new = (files_below(estate(name) / "site") for name in ("pages", "guides"))
    assert old == new
    assert {path for path in old if path.startswith("files/")} == BESIDE
    page = old["guides/moving/index.html"].decode()
    for address in ("../water/", "../works/", *(f"../../{path}" for path in BESIDE)):
        assert f'href="{address}"' in page
    english = old["en/guides/moving/index.html"].decode()
    assert 'href="../../../files/pages/moving/list.pdf"' in english
    form = old["forms/one/index.html"].decode()
    for address in ("../../guides/works/", "../../guides/water/"):
        assert f'href="{address}"' in form
    assert not any("guides/over" in path for path in old)


@pytest.mark.whole
@pytest.mark.parametrize(
    "moment", ["2026-11-21T12:00", pytest.param("2027-03-02T09:00", marks=pytest.mark.slow)]
)
def test_the_sample_is_the_same_by_the_former_name(tmp_path, moment, site_at):
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    rename(tmp_path, "guides", "pages")
    build(tmp_path, tmp_path / "site", read(tmp_path), at(moment))
    site = files_below(tmp_path / "site")
    assert {path: data for path, data in site.items() if path in site_at(moment)} == site_at(moment)


@both
def test_nothing_is_wrong_with_an_estate_by_either_name(tmp_path, name):
    folder = write_estate(tmp_path, named_so(name))
    found = [(one.code, one.place.path) for one in inspect(read(folder), folder, NOW)]
    assert found == [HINT] * (name == "pages")


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("content/guides/a/x.pdf", "/files/pages/a/x.pdf"),
        ("content/pages/a/x.pdf", "/files/pages/a/x.pdf"),
        ("content/files/guides/x.pdf", "/files/guides/x.pdf"),
        ("content/files/pages/x.pdf", "/files/files/pages/x.pdf"),
        ("content/notices/a/x.pdf", "/files/notices/a/x.pdf"),
        ("content/files/notices/x.pdf", "/files/files/notices/x.pdf"),
        ("content/files/files/x.pdf", "/files/files/files/x.pdf"),
        ("content/files/x.pdf", "/files/x.pdf"),
    ],
)
def test_no_address_of_a_file_changes(path, address):
    assert file_address(path) == address


def test_of_two_files_of_one_address_that_in_the_folder_of_today_is_published():
    files = frozenset({"content/guides/a/x.pdf", "content/pages/a/x.pdf"})
    assert doubles(files) == {"content/pages/a/x.pdf": "content/guides/a/x.pdf"}
    for target in ("x.pdf", "a/x.pdf", "../pages/a/x.pdf", "../guides/a/x.pdf"):
        meant = links.understand(target, "guides", "a", files)
        assert meant == links.FileLink("content/guides/a/x.pdf")


@pytest.mark.parametrize("home", ["pages", "guides"])
def test_files_beside_another_guide_are_nobody_elses_by_either_name(home):
    files = frozenset({"content/guides/b/x.pdf", "content/pages/b/x.pdf"})
    link = links.understand(f"../{home}/b/x.pdf", "guides", "a", files)
    assert link is None or link.path not in files


# The hint ----------------------------------------------------------------------------------------


def test_it_is_a_hint_that_is_told_once_and_changes_no_exit_status(tmp_path, capsys):
    folder = write_estate(tmp_path, named_so("pages"))
    (found,) = read(folder).problems
    assert (found.grade, found.place.path) == (Grade.WARNING, "content/pages")
    assert main(["check", str(folder), "--at", NOON]) == 0
    assert capsys.readouterr().err.count("现在叫") <= 1


def test_an_empty_folder_of_the_former_name_is_passed_over(tmp_path):
    folder = write_estate(tmp_path, named_so("guides"))
    (folder / "content/pages").mkdir()
    (folder / "content/pages/.DS_Store").touch()
    assert read(folder).problems == ()


def test_a_folder_nearly_called_so_is_to_be_called_what_it_is_called_today(tmp_path):
    folder = write_estate(tmp_path, {"page/a.md": HEAD.format("甲")})
    (found,) = read(folder).problems
    assert (found.code, dict(found.facts)["suggestion"]) == ("file.lost_folder_like", "guides")


# Both at once ------------------------------------------------------------------------------------


@pytest.mark.whole
def test_a_folder_half_moved_is_read_from_both_and_says_the_same(estate):
    folder = estate("pages")
    before = files_below(folder / "site")
    (folder / "content/guides").mkdir()
    for name in ("water.md", "moving.md", "moving.en.md"):
        (folder / "content/pages" / name).rename(folder / "content/guides" / name)
    assert codes(built(folder)) == [HINT]
    assert files_below(folder / "site") == before
    shutil.move(folder / "content/pages/moving", folder / "content/guides/moving")
    assert codes(built(folder)) == [HINT]
    assert files_below(folder / "site") == before


@pytest.mark.whole
@both
def test_of_one_id_in_both_the_one_that_was_published_stays(estate, name):
    folder = estate(name)
    before, (other,) = files_below(folder / "site"), twins(f"content/{name}/water.md")
    (folder / other).parent.mkdir()
    (folder / other).write_text(HEAD.format("别的") + "别的。\n", "utf-8")
    done = built(folder)
    assert {*codes(done)} == {HINT, ("file.same_id", other)}
    (said,) = [dict(one.facts)["other"] for one in done.problems if one.code == "file.same_id"]
    assert said == f"content/{name}/water.md"
    assert files_below(folder / "site") == before


def test_where_neither_was_published_that_in_the_folder_of_today_is_read(tmp_path):
    files = {f"{name}/a.md": HEAD.format(name) for name in ("pages", "guides")}
    (guide,) = read(write_estate(tmp_path, files)).content.guides
    assert guide.title == "guides"


# Renamed between two builds ----------------------------------------------------------------------


@pytest.mark.whole
@pytest.mark.parametrize(("before", "after"), [("pages", "guides"), ("guides", "pages")])
def test_renaming_the_folder_changes_nothing_and_is_no_alarm(estate, before, after):
    folder = estate(before)
    site, seen = files_below(folder / "site"), (folder / ".estate/audit.json").read_bytes()
    rename(folder, before, after)
    done = built(folder)
    assert codes(done) == [HINT] * (after == "pages")
    assert files_below(folder / "site") == site
    assert (folder / ".estate/audit.json").read_bytes() == seen
    assert f"content/{after}/water.md" in last_good(folder).paths
    assert done.published.put == ()


@pytest.mark.whole
def test_what_breaks_while_the_folder_is_renamed_is_as_it_was(estate):
    folder = estate("pages")
    before = files_below(folder / "site")
    rename(folder)
    file = folder / "content/guides/water.md"
    file.write_text(file.read_text("utf-8").replace("最近核对: 2026", "最近核对: 昨天"), "utf-8")
    done = built(folder)
    assert ("kept.last_good", "content/guides/water.md") in codes(done)
    assert files_below(folder / "site") == before


@pytest.mark.whole
def test_what_is_deleted_from_the_renamed_folder_is_gone(estate):
    folder = estate("pages")
    rename(folder)
    (folder / "content/guides/water.md").unlink()
    built(folder)
    assert not (folder / "site/guides/water").exists()


@pytest.mark.whole
def test_a_renamed_folder_that_cannot_be_listed_is_as_it_was(estate, monkeypatch):
    folder = estate("pages")
    before = files_below(folder / "site")
    rename(folder)
    refuse_to_list(monkeypatch, folder / "content/guides", errno.EIO)
    done = built(folder)
    monkeypatch.undo()
    assert codes(done) == [("folder.unreadable", "content/guides")]
    assert in_chinese(files_below(folder / "site")) == in_chinese(before)


@pytest.mark.whole
def test_a_file_beside_a_guide_that_cannot_be_read_then_is_as_last_published(estate):
    folder = estate("pages")
    rename(folder)
    last = LastFiles(folder, last_good(folder).attachments)
    path = "content/guides/moving/list.pdf"
    (folder / path).unlink()
    assert Preparer(folder, last=last).file(path) == PDF


def test_paths_are_those_of_today_only_where_a_file_is_there(tmp_path):
    folder = write_estate(tmp_path, {"guides/a.md": "a", "pages/b.md": "b"})
    known = {"a": "content/pages/a.md", "b": "content/pages/b.md", "gone": "content/pages/gone.md"}
    kept = {key: Kept(path, {"title": key}) for key, path in known.items()}
    files = {"content/pages/a.md": "old", "content/guides/a.md": "new", "content/files/x": "x"}
    missing = frozenset({("attachments", "content/pages/a.md"), ("guides", "gone")})
    found = relocated(LastGood({"guides": kept}, {}, files, missing), folder)
    assert {key: one.path for key, one in found.records["guides"].items()} == {
        "a": "content/guides/a.md",
        "b": "content/pages/b.md",
        "gone": "content/pages/gone.md",
    }
    assert found.attachments == {"content/guides/a.md": "new", "content/files/x": "x"}
    assert found.missing == {("attachments", "content/guides/a.md"), ("guides", "gone")}
    unmoved = LastGood({"guides": {"b": kept["b"]}}, {}, {}, frozenset())
    assert relocated(unmoved, folder) is unmoved


@pytest.mark.whole
def test_a_drive_that_is_away_is_no_folder_renamed(estate):
    folder = estate("pages")
    before = files_below(folder / "site")
    (folder / "content").rename(folder / "away")
    (folder / "content").mkdir()
    assert [code for code, _ in codes(built(folder))] == ["content.empty"]
    assert in_chinese(files_below(folder / "site")) == in_chinese(before)
    assert is_empty(folder)


# Writing where the file lies ---------------------------------------------------------------------

DRAFT = HEAD.format("草稿").replace("---\n", "---\n状态: 草稿\n", 1) + "写。\n"


@both
def test_an_edit_writes_to_the_file_where_it_lies(tmp_path, name, capsys):
    folder = write_estate(tmp_path, {f"{name}/a.md": DRAFT})
    assert main(["approve", "a", str(folder), "--by", "周经理", "--json", "--at", NOON]) == 0
    assert json.loads(capsys.readouterr().out)["path"] == f"content/{name}/a.md"
    assert "周经理" in (folder / f"content/{name}/a.md").read_text("utf-8")
    assert {path.name for path in (folder / "content").iterdir()} & {"pages", "guides"} == {name}


@both
def test_of_one_id_in_both_the_one_that_is_read_is_edited(estate, name, capsys):
    folder, path = estate(name), f"content/{name}/draft.md"
    (folder / path).write_text(DRAFT, "utf-8")
    built(folder)
    (other,) = twins(path)
    (folder / other).parent.mkdir()
    (folder / other).write_text(DRAFT, "utf-8")
    line = ["approve", "draft", str(folder), "--by", "周经理", "--plan", "--json", "--at", NOON]
    main(line)
    assert json.loads(capsys.readouterr().out)["path"] == path


@pytest.mark.parametrize(
    ("folders", "home"),
    [
        ((), "guides"),
        (("pages",), "pages"),
        (("guides",), "guides"),
        (("guides", "pages"), "guides"),
    ],
)
def test_a_new_guide_lies_where_those_of_the_estate_lie(tmp_path, folders, home, capsys):
    folder = write_estate(tmp_path, {f"{name}/{name}.md": DRAFT for name in folders})
    for word, number in (("指南", ""), ("guide", "-2"), ("page", "-3")):
        assert main(["new", word, str(folder), "--json", "--at", NOON]) == 0
        said = json.loads(capsys.readouterr().out)
        assert said["path"] == f"content/{home}/guide{number}.md"


def test_a_new_guide_takes_no_id_of_one_in_the_other_folder(tmp_path, capsys):
    folder = write_estate(tmp_path, {"guides/a.md": DRAFT, "pages/guide.md": DRAFT})
    assert main(["new", "指南", str(folder), "--json", "--at", NOON]) == 0
    assert json.loads(capsys.readouterr().out)["path"] == "content/guides/guide-2.md"


def test_what_a_guide_was_called_before_is_listed_once():
    words = stubs()
    assert words["page"] is words["guide"] is words["指南"]


# What others are told ----------------------------------------------------------------------------


@both
def test_whoever_names_a_hidden_guide_is_told_where_it_lies(tmp_path, name):
    here = HEAD.format("这里") + "见 https://test.example/guides/over/ 。\n"
    folder = write_estate(tmp_path, named_so(name) | {f"{name}/here.md": here})
    found = [one for one in inspect(read(folder), folder, NOW) if one.code == "ref.hidden_address"]
    assert [(one.place.path, dict(one.facts)["other"]) for one in found] == [
        (f"content/{name}/here.md", f"content/{name}/over.md")
    ]


def test_the_table_of_kinds_says_it_once():
    renamed = [kind for kind in KINDS if kind.former_folder]
    assert [(kind.folder, kind.former_folder) for kind in renamed] == [("guides", "pages")]
    assert formerly("pages") is in_folder("pages") is named("guides")
    assert formerly("guides") is formerly("notices") is formerly("素材") is None
    assert twins("content/guides/a/b.pdf") == ("content/pages/a/b.pdf",)
    assert (
        twins("content/notices/a.md") == twins("content/guides") == twins("content/fees.yaml") == ()
    )


@pytest.mark.parametrize(("one", "other"), [("guides", "pages"), ("pages", "guides")])
def test_a_translation_left_in_the_folder_of_the_other_name_is_its_guide_s(tmp_path, one, other):
    words = {f"{other}/works.en.md": "---\ntitle: Works\n---\nAsk first.\n"}
    files = {"estate.yaml": FILES["estate.yaml"], f"{one}/works.md": HEAD.format("装修")}
    content = read(write_estate(tmp_path, {**files, **words})).content
    assert content.translations["en"]["guides", "works"].title == "Works"


def test_of_two_translations_in_folders_of_both_names_one_is_told(tmp_path):
    words = "---\ntitle: Works\n---\nAsk first.\n"
    paths = [f"{folder}/works.en.md" for folder in ("guides", "pages")]
    files = {"guides/works.md": HEAD.format("装修"), **dict.fromkeys(paths, words)}
    found = read(write_estate(tmp_path, {"estate.yaml": FILES["estate.yaml"], **files})).problems
    (told,) = (p for p in found if p.code == "file.same_id")
    assert (told.place.path, dict(told.facts)["other"]) == (
        "content/pages/works.en.md",
        "content/guides/works.en.md",
    )
