"""The recipes of CONTRIBUTING.md, carried out in a copy of the program and looked at everywhere."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.builders import REPOSITORY, write_estate
from tests.copies import copied, running

pytestmark = pytest.mark.whole

RECIPES = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8")
FILE_RE = re.compile(r"^```\w+ file=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

QUESTION = (
    "---\n标题: 门禁卡坏了怎么办？\n摘要: 当天换新卡。\n联系人: duty\n最近核对: {updated}\n"
    "附件: 换卡流程.pdf\n---\n"
    "到服务台换，见[装修](../guides/renovation.md)。\n"
)
ENGLISH = "---\ntitle: What if my access card fails?\n---\nCome to the service desk.\n"
PDF = b"%PDF-1.7\ntrailer << /Root 1 0 R >>\n%%EOF\n"
GUIDE = "---\n标题: 装修\n最近核对: 2026-11-20\n---\n门禁卡见[问答](../questions/card.md)。\n"
FILES = {
    "questions/card.md": QUESTION.format(updated="2026-11-20"),
    "questions/card.en.md": ENGLISH,
    "questions/card/换卡流程.pdf": PDF,
    "guides/renovation.md": GUIDE,
}
ESTATE = "languages: en\n"
MOMENT = ("--at", "2026-11-21T12:00")


def files_of(heading: str) -> dict[str, str]:
    """The files that stand under a heading of the recipes, by their paths."""
    section = RECIPES.partition(f"### {heading}\n")[2].partition("\n### ")[0]
    return dict(FILE_RE.findall(section))


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Run a command where the kind of the recipe is added: ``run(folder, "check", ".")``.

    It is a copy of the program, in which nothing else is touched.
    """
    program = copied(tmp_path_factory.mktemp("program"))
    before = {path for path in program.rglob("*") if path.is_file()}
    for path, text in files_of("A new kind of content").items():
        file = program / path
        assert file not in before
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (program / "generator/kinds/questions/__init__.py").touch()
    with running(program) as copy:
        yield copy.run


@pytest.fixture(scope="module")
def estate(tmp_path_factory, run):
    folder = write_estate(tmp_path_factory.mktemp("questions") / "estate", FILES)
    own = folder / "content/estate.yaml"
    own.write_text(own.read_text("utf-8") + ESTATE, encoding="utf-8")
    built = run(folder, "build", ".", "--out", "site", *MOMENT)
    assert built.status == 0, built.out + built.err
    return folder


def test_a_kind_takes_a_package_and_two_templates():
    parts = {Path(path).parts[:3] for path in files_of("A new kind of content")}
    assert parts == {
        ("generator", "kinds", "questions"),
        ("templates", "pages", "questions.html"),
        ("templates", "pages", "question.html"),
    }


def text(estate, path):
    return (estate / "site" / path).read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("questions/index.html", "门禁卡坏了怎么办？"),
        ("questions/card/index.html", "到服务台换"),
        ("questions/card/index.html", 'href="../../guides/renovation/"'),
        ("questions/card/index.html", "000-0000"),
        ("en/questions/card/index.html", "Come to the service desk."),
        ("guides/renovation/index.html", 'href="../../questions/card/"'),
        ("index.html", 'href="questions/">常见问答'),
        ("search/index.html", 'data-kind="questions"'),
        ("data/search.js", "到服务台换"),
        ("data/questions.json", "门禁卡坏了怎么办？"),
        ("sitemap.xml", "/questions/card/"),
        ("_headers", "/questions/"),
    ],
)
def test_a_new_kind_stands_on_every_surface_of_the_site(estate, path, words):
    assert words in text(estate, path)


def problems(run, folder):
    return json.loads(run(folder, "check", ".", "--json", *MOMENT).out)


def test_its_attachments_are_published(estate):
    assert (estate / "site/files/questions/card/换卡流程.pdf").read_bytes() == PDF


def test_a_broken_one_is_told_with_its_line_and_stands_as_it_was_last(estate, run, tmp_path):
    folder = shutil.copytree(estate, tmp_path / "estate")
    file = folder / "content/questions/card.md"
    file.write_text(file.read_text("utf-8").replace("摘要:", "天气:"), encoding="utf-8")
    found = {(one["code"], one["line"]) for one in problems(run, folder)}
    assert {("key.unknown", 3), ("kept.last_good", 0)} <= found
    run(folder, "build", ".", "--out", "site", *MOMENT)
    assert "到服务台换" in text(folder, "questions/card/index.html")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("../guides/renovation.md", "../guides/nothing.md"), "ref.link"),
        (("联系人: duty", "联系人: nobody"), "ref.contact"),
        (("换卡流程.pdf", "没有.pdf"), "ref.attachment"),
        (("2026-11-20", "2025-01-20"), "evergreen.stale"),
        (("到服务台换", "到服务台换，找业主张三13800138000"), "privacy.mobile"),
    ],
)
def test_what_it_refers_to_and_what_falls_due_is_checked(estate, run, tmp_path, change, code):
    folder = shutil.copytree(estate, tmp_path / "estate")
    file = folder / "content/questions/card.md"
    file.write_text(file.read_text("utf-8").replace(*change), encoding="utf-8")
    assert code in {one["code"] for one in problems(run, folder)}


def test_a_new_one_is_begun_and_approved(estate, run, tmp_path):
    folder = shutil.copytree(estate, tmp_path / "estate")
    there = {path.name for path in (folder / "content/questions").glob("*.md")}
    begun = run(folder, "new", "问答", ".", "--set", "标题=电费怎么交？", *MOMENT)
    assert begun.status == 0, begun.err
    run(folder, "build", ".", "--out", "site", *MOMENT)
    assert "电费怎么交" not in text(folder, "questions/index.html")
    (draft,) = {path.name for path in (folder / "content/questions").glob("*.md")} - there
    approved = run(folder, "approve", draft, ".", "--by", "王经理", *MOMENT)
    assert approved.status == 0, approved.out + approved.err
    run(folder, "build", ".", "--out", "site", *MOMENT)
    assert "电费怎么交" in text(folder, "questions/index.html")


def test_every_field_of_it_is_asked_for_and_changed(estate, run, tmp_path):
    folder = shutil.copytree(estate, tmp_path / "estate")
    file = folder / "content/questions/card.md"
    asked = json.loads(run(folder, "edit", "card", ".", "--json", *MOMENT).out)
    assert {"title", "summary", "contact", "updated", "attachments", "body"} <= {
        one["key"] for one in asked["fields"]
    }
    said = run(
        folder, "edit", "card", ".", "--set", "摘要=当天就好", "--body", "到西门换。", *MOMENT
    )
    assert said.status == 0, said.out + said.err
    assert "摘要: 当天就好" in file.read_text("utf-8")
    assert file.read_text("utf-8").endswith("---\n到西门换。\n")


def test_what_is_said_otherwise_is_a_difference(estate, run, tmp_path):
    folder = shutil.copytree(estate, tmp_path / "estate")
    file = folder / "content/questions/card.md"
    file.write_text(file.read_text("utf-8").replace("到服务台换", "到东门换"), encoding="utf-8")
    told = run(folder, "diff", ".", "--with", str(estate), "--at", "2026-11-21T12:00")
    assert "门禁卡坏了怎么办？" in told.out, told.out + told.err


def test_its_fields_have_a_schema(estate, run, tmp_path):
    folder = shutil.copytree(estate, tmp_path / "estate")
    assert run(folder, "schema", ".").status == 0
    names = {path.name for path in folder.rglob("*.json")}
    assert {"questions.json", "questions.translation.json"} <= names
