"""Which files are content, which are litter, and which only look like one of them."""

from __future__ import annotations

import os

import pytest

from generator.load.files import survey
from generator.load.folders import record_id
from tests.disks import (
    COMPOSED,
    DECOMPOSED,
    find_files_in_any_case,
    needs_case,
    needs_forms,
    needs_links,
    needs_pipes,
)


def listed(folder, *paths):
    """What a survey makes of these (and no other) files."""
    for path in paths:
        target = folder / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(b"")
    return survey(folder)


def told(folder, *paths) -> list[tuple[str, str]]:
    found = listed(folder, *paths).problems
    return [(p.code, p.place.path.removeprefix("content/")) for p in found]


def test_tables_records_and_attachments_are_told_apart(tmp_path):
    paths = ("estate.yaml", "programmes.yaml", "events/e.md", "notices/a.md", "rules/r.yaml")
    listing = listed(tmp_path, *paths, "notices/a/plan.pdf", "files/b/c.pdf")
    assert listing.tables == ("content/estate.yaml", "content/programmes.yaml")
    assert listing.records == (
        ("events", "content/events/e.md"),
        ("notices", "content/notices/a.md"),
        ("rules", "content/rules/r.yaml"),
    )
    assert listing.attachments == {"content/notices/a/plan.pdf", "content/files/b/c.pdf"}
    assert not listing.problems


def test_the_order_does_not_depend_on_the_disk(tmp_path):
    listing = listed(tmp_path, "notices/b.md", "notices/a.md", "notices/c.md")
    assert [path for _, path in listing.records] == sorted(path for _, path in listing.records)


@pytest.mark.parametrize(
    "name",
    [".DS_Store", ".a.md.swp", "~$通知.docx", "a.md~", "a.md.tmp", "a.md.bak", "Thumbs.db", "#a#"],
)
def test_what_an_editor_leaves_behind_is_passed_over(tmp_path, name):
    assert told(tmp_path, f"notices/{name}") == []


@pytest.mark.parametrize(
    "copy",
    [
        "a (1).md",
        "a(2).md",
        "a（3）.md",
        "a - 副本.md",
        "a - 副本 (2).md",
        "a的副本.md",
        "副本a.md",
        "复件 (2) a.md",
        "a copy.md",
        "a copy 2.md",
        "a.sync-conflict-20261120-093012-ABCDEFG.md",
        "a (conflicted copy 2026-11-20 093012).md",
        "a (SFConflict zhang 2026-11-20-09-30-12).md",
        "a（张三的冲突副本 2026-11-20）.md",
        "a_冲突文件_20261120.md",
        "a-DESKTOP-7K2M1.md",
    ],
)
def test_a_copy_beside_its_original_is_named_as_one(tmp_path, copy):
    assert told(tmp_path, "notices/a.md", f"notices/{copy}") == [
        ("file.conflict_copy", f"notices/{copy}")
    ]


@pytest.mark.parametrize("name", ["a-2.md", "ab.md", "a-copying.md", "a-2026.md", "copy.md"])
def test_a_name_that_goes_on_is_no_copy(tmp_path, name):
    assert told(tmp_path, "notices/a.md", f"notices/{name}") == []


@pytest.mark.parametrize(
    "name",
    [
        *("a (1).md", "a - 副本.md", "a_副本.md", "a-副本 (2).md", "a-copy.md", "a copy 2.md"),
        *("a-DESKTOP-AB12CD.md", "a-LAPTOP-7K2M1XYZ.md", "a-ZHANGSAN-PC.md"),
        *("a_冲突文件_20261120.md", "a（张三的冲突副本 2026-11-20）.md"),
        *("a.sync-conflict-20261120-093012-ABCDEFG.md", "副本 a.md", "复件 (2) a.md"),
        "a (Zhang San's conflicted copy 2026-11-20).md",
    ],
)
def test_a_copy_whose_original_is_gone_is_not_taken_for_it(tmp_path, name):
    (found,) = listed(tmp_path, f"notices/{name}").problems
    facts = dict(found.facts)
    assert (found.code, facts["original"]) == ("file.lone_copy", "a.md")
    (again,) = told(tmp_path, f"notices/{facts['suggestion']}")
    assert again == ("file.lone_copy", f"notices/{name}")


@pytest.mark.parametrize(
    "name", ["营业执照副本", "20261201-pc-class", "win-prizes", "防冲突演练", "hardcopy", "a-B2"]
)
def test_what_one_writes_about_is_no_copy(tmp_path, name):
    assert told(tmp_path, f"notices/{name}.md") == []


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("notices/a.md.txt", "file.wrong_extension"),
        ("notices/a.txt", "file.wrong_extension"),
        ("notices/a.markdown", "file.wrong_extension"),
        ("rules/a.yml", "file.wrong_extension"),
        ("estate.yml", "file.wrong_extension"),
        ("estate.yaml.txt", "file.wrong_extension"),
        ("contact.yaml", "file.misnamed"),
        ("programme.yaml", "file.misnamed"),
        ("events/a.yaml", "file.stray"),
        ("Estate.yaml", "file.misnamed"),
        ("notices/通知.docx", "file.office"),
        ("通知.xlsx", "file.office"),
        ("notices/a.jpg", "file.stray"),
        ("readme.txt", "file.stray"),
        ("notices/a b.md", "file.bad_name"),
        ("notices/a.md.lnk", "file.link"),
        ("files/a.pdf.lnk", "file.link"),
    ],
)
def test_a_file_that_is_not_used_is_named(tmp_path, path, code):
    assert told(tmp_path, path) == [(code, path)]


def test_a_name_in_other_letters_is_no_copy_of_itself(tmp_path, monkeypatch):
    """To merge the one file of the estate into itself and delete it would be poor advice."""
    find_files_in_any_case(monkeypatch)
    assert told(tmp_path, "Estate.yaml") == [("file.misnamed", "Estate.yaml")]


def test_an_extension_in_capitals_is_the_same(tmp_path):
    assert listed(tmp_path, "notices/a.MD").records == (("notices", "content/notices/a.MD"),)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("notice/a.md", "file.lost_folder_like"),
        ("Notices2/a.md", "file.lost_folder_like"),
        ("公告/a.md", "file.lost_folder_like"),
        ("活动/a.md", "file.lost_folder_like"),
        ("event/a.md", "file.lost_folder_like"),
        ("公告/2026/a.md", "file.lost_folder_like"),
        ("素材/a.md", "file.lost_folder"),
        ("素材/a.png", "file.stray_folder"),
    ],
)
def test_a_folder_that_is_not_used_is_named_more_loudly_where_content_lies_in_it(
    tmp_path, path, code
):
    assert told(tmp_path, path) == [(code, path.split("/")[0])]


def test_a_notice_a_folder_too_deep_is_named(tmp_path):
    assert told(tmp_path, "notices/2026/a.md") == [("file.nested", "notices/2026/a.md")]


def test_attachments_of_no_notice_are_named(tmp_path):
    assert told(tmp_path, "notices/a.md", "notices/b/c.pdf") == [("file.orphans", "notices/b")]


@needs_case
def test_of_two_names_that_differ_by_case_the_first_is_used(tmp_path):
    assert told(tmp_path, "notices/A.md", "notices/a.md") == [("file.same_id", "notices/a.md")]


def test_an_id_is_the_same_in_every_unicode_form():
    assert record_id("content/notices/cafe\u0301.md") == record_id("content/notices/caf\u00e9.md")


@needs_forms
@pytest.mark.parametrize("ending", [".md", ".en.md"])
def test_of_two_names_that_differ_by_unicode_form_one_is_used_and_the_other_told(tmp_path, ending):
    names = [f"notices/{form}{ending}" for form in (DECOMPOSED, COMPOSED)]
    listing = listed(tmp_path, "notices/a.md", *names)
    assert [(p.code, p.place.path) for p in listing.problems] == [
        ("file.same_id", f"content/{names[1]}")
    ]
    read = {*listing.translations, *(path for _, path in listing.records)}
    assert read == {"content/notices/a.md", f"content/{names[0]}"}


@needs_forms
@pytest.mark.parametrize(
    ("used", "told_of"),
    [
        (f"files/{COMPOSED}.pdf", f"files/{DECOMPOSED}.pdf"),
        (f"notices/a/{COMPOSED}/b.pdf", f"notices/a/{DECOMPOSED}/b.pdf"),
        (f"notices/a/{DECOMPOSED}/{COMPOSED}.pdf", f"notices/a/{DECOMPOSED}/{DECOMPOSED}.pdf"),
    ],
)
def test_of_two_attachments_that_differ_by_unicode_form_the_one_that_is_not_read_is_told(
    tmp_path, used, told_of
):
    found = told(tmp_path, "notices/a.md", used, told_of)
    assert found == [("attachment.same_address", told_of)]


@needs_forms
def test_of_files_that_are_not_published_anyway_the_unicode_form_is_not_told(tmp_path):
    assert told(tmp_path, f"files/{COMPOSED}.txt", f"files/{DECOMPOSED}.txt") == []


def test_the_same_name_in_another_folder_is_no_mistake(tmp_path):
    assert told(tmp_path, "notices/a.md", "guides/a.md") == []


@needs_links
def test_a_link_is_named_and_not_followed(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.md").write_text("geheim", encoding="utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/notices").symlink_to(outside, target_is_directory=True)
    assert told(tmp_path) == [("file.link", "notices")]


@needs_pipes
def test_a_pipe_is_named_and_not_waited_for(tmp_path):
    (tmp_path / "content" / "notices").mkdir(parents=True)
    os.mkfifo(tmp_path / "content" / "notices" / "a.md")
    assert told(tmp_path) == [("file.unreadable", "notices/a.md")]
