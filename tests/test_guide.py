"""The clerks' guide: every command in it works, every button is there, each step has a picture."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from generator.cli import main
from generator.cli.arguments import parse
from tests.builders import REPOSITORY
from tests.office_files import docx, paragraph, xlsx

NOTICE = ("关于3栋停水的通知", "定于2026年12月1日9:00–17:00停水。")
PRICES = (["名称", "电话"], ["服务台", "000-0000 0101"])
GUIDE = REPOSITORY / "docs/guide.zh.md"
TEXT = GUIDE.read_text("utf-8")
MOMENT = "2026-11-26T09:00"

NOT_RUN = {"preview"}
"""What does not end by itself; tests/test_starters.py opens it."""


def commands() -> list[list[str]]:
    blocks = re.findall(r"```\n(.*?)```", TEXT, re.DOTALL)
    return [shlex.split(line)[1:] for block in blocks for line in block.splitlines()]


def steps() -> list[str]:
    return re.split(r"(?m)^## ", TEXT)[1:]


def test_there_are_ten_steps_each_with_a_command_a_button_and_a_picture():
    assert [int(step.partition(".")[0]) for step in steps()] == list(range(1, 11))
    for step in steps():
        assert "```\nestate " in step
        assert "**" in step
        assert len(re.findall(r"!\[[^\]]+\]\(guide/[\w-]+\.png\)", step)) == 1


def test_every_picture_is_there_and_no_other():
    named = re.findall(r"\(guide/([\w-]+\.png)\)", TEXT)
    assert sorted(named) == sorted(path.name for path in (REPOSITORY / "docs/guide").iterdir())


def test_every_button_is_called_as_it_is_on_the_desk():
    desk = "".join(
        path.read_text("utf-8") for path in (REPOSITORY / "templates/desk").glob("*.html")
    )
    named = {word for step in steps() for word in re.findall(r"\*\*([^*]+)\*\*", step)}
    assert len(named) > 20
    assert [word for word in sorted(named) if f'"{word}"' not in desk] == []


def test_every_command_is_written_rightly():
    for command in commands():
        assert parse(command).command == command[0]


def never_named(folder, names):
    """Of the sample's notices and events those that neither the guide nor what is kept names.

    Nor any translation: each of the commands would read it.
    """
    translations = {name for name in names if ".en." in name}
    return translations | _never_named(folder, names)


def _never_named(folder, names):
    if folder.split("/")[-1] not in {"notices", "events"}:
        return set()
    said = [
        TEXT,
        *(path.read_text("utf-8") for path in (REPOSITORY / "content/guides").glob("*.md")),
    ]
    texts = {p.stem: p.read_text("utf-8") for p in sorted(Path(folder).glob("*.md"))}
    kept = {stem for stem in texts if any(stem in text for text in said)}
    while more := {one for one in texts.keys() - kept if any(one in texts[k] for k in kept)}:
        kept |= more
    return {name for name in names if name.partition(".")[0] not in kept}


@pytest.mark.whole
@pytest.mark.slow  # each command is asked for the same on an estate of a few files elsewhere
def test_every_command_does_what_it_is_for(tmp_path, monkeypatch, capsys):
    """In their order, in a copy of the sample: what one makes the next may need.

    Without notices and events that no command names, which each command would read and print.
    """
    shutil.copytree(REPOSITORY / "content", tmp_path / "content", ignore=never_named)
    estate = tmp_path / "content/estate.yaml"
    estate.write_text(estate.read_text("utf-8").replace("[zh, en]", "[zh]"), "utf-8")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "停水通知.docx").write_bytes(docx(*map(paragraph, NOTICE)))
    (tmp_path / "收费标准.xlsx").write_bytes(xlsx(*PRICES))
    for command in commands():
        if command[0] in NOT_RUN:
            continue
        status = main([*command, "--at", MOMENT])
        said = capsys.readouterr()
        assert status == 0, (command, said.out[-500:], said.err)
    assert (tmp_path / "变化.html").is_file()
    assert (tmp_path / "site/notices/20261129-water/index.html").is_file()
    assert not (tmp_path / "site/notices/20261109-dog-walking").exists()
    assert list((tmp_path / "print").glob("早巡单*.pdf"))
