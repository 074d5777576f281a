"""The set-up page: its commands and files are those there are, and it says what the README says."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

from generator.cli.arguments import parse
from generator.schema import FOLDER
from tests.builders import REPOSITORY

PAGE = (REPOSITORY / "docs/setup.md").read_text("utf-8")
README = (REPOSITORY / "README.md").read_text("utf-8")


def blocks(text: str) -> list[str]:
    return re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)


def block(text: str, beginning: str) -> str:
    (found,) = (one for one in blocks(text) if one.startswith(beginning))
    return found


def test_every_command_of_ours_is_written_rightly():
    typed = re.findall(r"(?m)^(?:ExecStart=)?\S*\bestate ([a-z].*)$", "\n".join(blocks(PAGE)))
    typed += re.findall(r"`estate (\w[^`]*/srv[^`]*)`", PAGE)
    typed += re.findall(r"run\.py (\w+)`", PAGE)
    assert len(typed) >= 6
    for arguments in typed:
        parse(shlex.split(arguments))


def test_every_file_it_names_is_there():
    named = [*re.findall(r"`(preview\.\w+|build\.cmd)`", PAGE), "requirements.txt"]
    named += [Path("docs") / link for link in re.findall(r"\]\((?!http)([\w./]+)\)", PAGE)]
    assert len(named) > 5
    assert [name for name in named if not (REPOSITORY / name).exists()] == []


def test_what_it_tells_nginx_holds_all_that_the_readme_does():
    short, whole = (block(text, "map $uri").splitlines() for text in (README, PAGE))
    assert [line for line in short if line not in whole] == []


def test_its_settings_for_editors_name_schemas_there_are():
    schemas = {path.name for path in (REPOSITORY / FOLDER).iterdir()}
    settings = json.loads(block(PAGE, '{\n  "yaml.schemas"'))["yaml.schemas"]
    assert {Path(name).name for name in settings} <= schemas
    kinds = re.search(r"\[('notices'.*?)\]", PAGE)[1].replace("'", "").split(", ")
    assert {f"{kind}.json" for kind in kinds} <= schemas
    assert {f"{kind}.translation.json" for kind in kinds} <= schemas
