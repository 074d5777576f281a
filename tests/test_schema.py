"""Schemas for editors: what may be written is accepted, what is wrong is underlined."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import ClassVar

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import BaseModel, create_model

from generator.cli import main
from generator.kinds.notices.model import Notice
from generator.load import readers
from generator.load.fields import keys_of, record_in
from generator.load.front_matter import split
from generator.load.marks import mark_of
from generator.load.text import decode
from generator.models.fields import Day, Record
from generator.models.validators import PlainValidator
from generator.schema import FOLDER, Definitions, schemas, value_of
from tests.builders import REPOSITORY, write_estate
from tests.waiting import ran

SITES = Path(__file__).parent / "sites"
INVALID = SITES / "invalid"
CURRENT = {name: json.loads(text) for name, text in schemas().items()}

SEEN_BY_ANY_EDITOR = {
    *("key.unknown", "key.misspelt", "value.missing", "value.not_choice", "value.not_choice_like"),
    *("value.not_yes_no", "value.not_number", "value.not_price", "value.not_quantity"),
    *("value.not_id", "value.not_url", "value.not_number_mark", "value.too_long"),
    *("value.not_list", "value.not_fields", "value.not_fields_like"),
    *("date.compact", "date.relative", "date.no_year", "date.endless", "window.not_understood"),
    *("date.is_a_span", "time.vague", "time.not_span"),
}
"""Faults of a single value or key: what they have in common is that no other file matters."""

SEEN_BY_CHECK_ALONE = {
    "price-missing": "whether it needs one is for its basis to say",
    "price-of-five-places": "a number has no places to count",
}


class AsAnEditor(yaml.SafeLoader):
    """YAML 1.2, core schema: numbers and true are no texts, dates and yes are."""

    yaml_implicit_resolvers: ClassVar = {}


for tag, pattern, first in (
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"(?:~|null|Null|NULL|)", ["~", "n", "N", ""]),
):
    AsAnEditor.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"{pattern}$"), list(first)
    )


def schema_for(path: str) -> dict:
    """By where a file of content/ lies and what it is called."""
    parts = path.removeprefix("content/").split("/")
    mark = mark_of(path)
    name = parts[0] if len(parts) > 1 else Path(mark.original if mark else path).stem
    return CURRENT[f"{name}{'.translation' if mark else ''}.json"]


def faults(text: str, path: str, loader=AsAnEditor) -> list[str]:
    fields = split(text, path).fields if path.endswith(".md") else text
    loaded = yaml.load(fields, Loader=loader)
    return [
        f"{path}: {e.message}" for e in Draft202012Validator(schema_for(path)).iter_errors(loaded)
    ]


def content_files(folder: Path) -> list[Path]:
    files = (path for path in (folder / "content").rglob("*") if ".schema" not in path.parts)
    return sorted(path for path in files if path.suffix in {".md", ".yaml"})


def valid_estates() -> list[Path]:
    kept = [path.parent for path in SITES.glob("*/content") if path.parent.name != "thirty"]
    return [REPOSITORY, *kept]


@pytest.mark.parametrize("loader", [AsAnEditor, yaml.BaseLoader], ids=["editor", "as typed"])
def test_every_file_of_a_valid_estate_is_right_for_its_schema(loader):
    found = []
    for estate in valid_estates():
        for file in content_files(estate):
            path = file.relative_to(estate).as_posix()
            found += faults(decode(file.read_bytes(), path), path, loader)
    assert found == []


def test_every_draft_that_new_writes_is_right_for_its_schema(tmp_path, capsys):
    write_estate(tmp_path)
    assert main(["new", "--list", str(tmp_path), "--json"]) == 0
    kinds = [one["key"] for one in json.loads(capsys.readouterr().out)["kinds"]]
    drafts = [kind for kind in kinds if kind != "price"]  # which edits a file that is there
    for kind in drafts:
        assert main(["new", kind, str(tmp_path), "--at", "2026-11-20"]) == 0
    found = [
        fault
        for file in content_files(tmp_path)
        for fault in faults(file.read_text("utf-8"), file.relative_to(tmp_path).as_posix())
    ]
    assert len(content_files(tmp_path)) > len(drafts) > 20
    assert found == []


@pytest.mark.parametrize("name", sorted(CURRENT))
def test_a_schema_is_one_of_the_dialect_it_names(name):
    Draft202012Validator.check_schema(CURRENT[name])
    assert CURRENT[name]["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_no_pattern_is_written_as_python_alone_knows_it():
    assert [name for name, text in schemas().items() if "(?P" in text] == []


def codes_of(fault: str) -> list[str]:
    return re.findall(
        r"^[A-Z]+ (\S+)", (INVALID / fault / "expected.txt").read_text("utf-8"), re.MULTILINE
    )


def single_faults() -> list[str]:
    """Folders of one fault of one file that the parser of an editor can read."""
    kept = []
    for folder in sorted(INVALID.iterdir()):
        codes = codes_of(folder.name)
        is_single = len(codes) == 1 and codes[0] in SEEN_BY_ANY_EDITOR
        if is_single and folder.name not in SEEN_BY_CHECK_ALONE:
            kept.append(folder.name)
    return kept


@pytest.mark.parametrize("fault", single_faults())
def test_a_fault_of_one_value_is_underlined(fault):
    estate = INVALID / fault
    found = []
    for file in content_files(estate):
        path = file.relative_to(estate).as_posix()
        found += faults(decode(file.read_bytes(), path), path)
    assert found


def test_keys_and_choices_may_be_chinese_or_english():
    for text in (
        "---\ntitle: 停水\ncategory: water\nuntil: 2026-11-25\n---\n",
        "---\n标题: 停水\n类别: 停水\n张贴至: 2026年11月25日 18：30\n---\n",
        "---\n题目: 停水\n分类: 停水\n有效期: ２０２６-11-25\n---\n",
    ):
        assert faults(text, "content/notices/x.md") == []


def test_what_is_left_blank_counts_as_not_given_and_what_is_needed_may_not_be():
    notice = "---\n标题: {title}\n类别: 停水\n张贴至: 2026-11-25\n联系人:\n影响范围:\n---\n"
    assert faults(notice.format(title="停水"), "content/notices/x.md") == []
    assert faults(notice.format(title=""), "content/notices/x.md")


def test_a_field_says_in_chinese_what_it_is_and_what_may_stand_there():
    fields = CURRENT["notices.json"]["$defs"]
    assert fields["notice.category"]["title"] == "类别"
    assert fields["notice.category"]["enum"][:2] == ["停水", "停电"]
    assert "water" in fields["notice.category"]["enum"]
    assert fields["notice.until"]["description"].startswith("一天，或一天的几点")
    assert "必填" in fields["notice.title"]["description"]
    assert "不写就是“发布”" in fields["notice.status"]["description"]


def test_a_new_field_is_in_the_schema_by_itself():
    wider = create_model("Notice", __base__=Notice, lapse=(Day, ...), moods=(tuple[str, ...], ()))
    definitions = Definitions()
    schema = definitions.of(wider, is_named_by_file=True)
    assert {"lapse", "moods"} <= schema["properties"].keys()
    assert {"anyOf": [{"required": ["lapse"]}]} in schema["allOf"]
    assert definitions.all["notice.lapse"]["description"].startswith("一天")


def models_below(model: type[BaseModel]) -> set[type[BaseModel]]:
    nested = {record_in(model, key) for key in keys_of(model)} - {None}
    return {model}.union(*map(models_below, nested))


def test_every_reader_of_a_value_has_its_words_here():
    """Else a new kind of value would be described as anything at all."""
    loaded = [m for m in vars(readers).values() if isinstance(m, type) and issubclass(m, Record)]
    unknown = []
    for model in set().union(*map(models_below, loaded)):
        for name, info in model.model_fields.items():
            if any(isinstance(one, PlainValidator) for one in info.metadata):
                found = value_of(info.annotation, info.metadata)
                if not found.keys() & {"description", "enum", "anyOf"}:
                    unknown.append(f"{model.__name__}.{name}")
    assert unknown == []


def test_the_schemas_beside_the_sample_are_what_the_program_says_today():
    kept = {path.name: path.read_text("utf-8") for path in (REPOSITORY / FOLDER).iterdir()}
    assert kept == schemas(), "run: python3 run.py schema"


@pytest.mark.whole
def test_a_process_that_has_read_nothing_says_the_same(tmp_path):
    """A model that names its reader before it is there knows its fields only from then on."""
    ran([sys.executable, "-m", "generator", "schema", "--out", tmp_path], cwd=REPOSITORY)
    kept = {path.name: path.read_text("utf-8") for path in (REPOSITORY / FOLDER).iterdir()}
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == kept


def test_every_table_of_the_sample_names_its_schema_to_editors():
    for file in content_files(REPOSITORY):
        if file.suffix == ".yaml":
            first = file.read_text("utf-8").split("\n")[0]
            named = file.parent / first.partition("$schema=")[2]
            wanted = schema_for(file.relative_to(REPOSITORY).as_posix())
            assert first.startswith("# yaml-language-server: $schema="), file
            assert json.loads(named.read_text("utf-8")) == wanted, file


def test_schema_writes_what_has_changed_and_reads_no_content(tmp_path, capsys):
    folder = write_estate(tmp_path)
    (folder / "content/estate.yaml").write_text("broken: [", encoding="utf-8")
    assert main(["schema", str(folder)]) == 0
    out = folder / FOLDER
    assert {path.name for path in out.iterdir()} == CURRENT.keys()
    (out / "fees.json").write_text("{}", encoding="utf-8")
    capsys.readouterr()
    assert main(["schema", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["changed"] == ["fees.json"]


def test_schema_writes_elsewhere_when_told_and_nothing_where_no_estate_is(tmp_path):
    assert main(["schema", str(tmp_path), "--out", str(tmp_path / "schemas")]) == 0
    assert (tmp_path / "schemas/notices.json").is_file()
    assert main(["schema", str(tmp_path)]) == 2


def test_check_does_not_complain_about_schemas_in_the_content_folder(tmp_path, capsys):
    folder = write_estate(tmp_path)
    shutil.copytree(REPOSITORY / FOLDER, folder / FOLDER)
    assert main(["check", str(folder), "--at", "2026-11-20", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
