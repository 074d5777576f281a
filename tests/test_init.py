"""``init``: at a terminal, by options, from a file; what it writes builds, and harms nothing."""

from __future__ import annotations

import json
import sys

import pytest

from generator.cli import main
from generator.reading import read
from tests.beginnings import ANSWERS, begun
from tests.builders import REPOSITORY, at, files_below, write_estate

pytestmark = pytest.mark.whole

NOW = "2026-11-25T12:00"
DONE, USAGE, REFUSED, INTERRUPTED = 0, 2, 3, 130


def init(folder, *more, **answers):
    pairs = [f"--set={key}={line}" for key, value in answers.items() for line in value.split("\n")]
    return main(["init", str(folder), *pairs, *more], lambda: at(NOW))


class Terminal:
    """Somebody who types lines, and then no more; ``stops`` presses Ctrl-C instead."""

    def __init__(self, lines, *, stops=False):
        self._lines = iter(lines)
        self._stops = stops

    def isatty(self):
        return True

    def readline(self):
        line = next(self._lines, None)
        if line is None and self._stops:
            raise KeyboardInterrupt
        return "" if line is None else f"{line}\n"


TYPED = [
    ANSWERS["name"],
    ANSWERS["id"],
    "",
    ANSWERS["address"],
    ANSWERS["company"],
    "",
    ANSWERS["phone"],
    "",
    ANSWERS["since"],
    *ANSWERS["buildings"].split("\n"),
    "",
    "",
    "",
    "",
]
"""Every question answered, or passed over by Enter."""


@pytest.fixture
def typing(monkeypatch):
    def typed(lines, **how):
        monkeypatch.setattr(sys, "stdin", Terminal(lines, **how))

    return typed


# At a terminal


def test_questions_are_asked_one_after_another_and_enter_takes_what_is_proposed(
    tmp_path, typing, capsys
):
    typing([*TYPED, "y"])
    assert init(tmp_path / "new") == DONE
    out = capsys.readouterr().out
    assert "1/13 小区名称：" in out
    assert "[悦林苑物业服务中心] >" in out
    estate = read(tmp_path / "new").content.estate
    assert (estate.name, estate.office, estate.city) == ("悦林苑", "悦林苑物业服务中心", None)
    assert len(estate.buildings) == 3


def test_a_bad_answer_is_told_and_asked_for_again(tmp_path, typing, capsys):
    at_id = [TYPED[0], "悦林", "CON", *TYPED[1:], ""]
    typing(at_id)
    assert init(tmp_path) == DONE
    assert capsys.readouterr().out.count("只能用小写字母") == 2
    assert read(tmp_path).content.estate.id == "yuelin"


def test_what_is_given_is_not_asked_for_unless_it_is_wrong(tmp_path, typing, capsys):
    typing(["yuelin", "", "", "", "", "", "", "y"])
    given = {key: value for key, value in ANSWERS.items() if key != "id"}
    assert init(tmp_path, **given, id="悦林") == DONE
    out = capsys.readouterr().out
    assert "拼音名：" in out
    assert "小区名称：" not in out


@pytest.mark.parametrize("count", [0, 1, 5, len(TYPED)])
@pytest.mark.parametrize(("stops", "status"), [(True, INTERRUPTED), (False, USAGE)])
def test_who_stops_in_the_middle_has_written_nothing(tmp_path, typing, count, stops, status):
    typing(TYPED[:count], stops=stops)
    assert init(tmp_path / "new") == status
    assert not (tmp_path / "new").exists()


def test_who_says_no_at_the_end_has_written_nothing(tmp_path, typing, capsys):
    typing([*TYPED, "n"])
    assert init(tmp_path / "new") == USAGE
    assert "什么也没有写" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


# Without one


def test_options_answer_in_either_language_and_a_list_comes_line_by_line(tmp_path):
    given = {key: value for key, value in ANSWERS.items() if key not in {"name", "buildings"}}
    more = ["--set=小区名称=悦林苑", "--set=楼栋=1栋 2单元", "--set", "buildings=2栋 2单元"]
    assert init(tmp_path, *more, **given) == DONE
    estate = read(tmp_path).content.estate
    assert [one.name for one in estate.buildings] == ["1栋", "2栋"]


def test_a_file_answers_and_an_option_has_the_last_word(tmp_path):
    answers = tmp_path / "answers.txt"
    lines = [f"{key}: {value}" for key, value in ANSWERS.items() if key != "buildings"]
    answers.write_text("\n".join([*lines, "楼栋:", "  - 1栋", "  - 2-3栋 高层"]), "utf-8")
    assert init(tmp_path / "new", f"--from={answers}", name="望溪苑") == DONE
    estate = read(tmp_path / "new").content.estate
    assert (estate.name, len(estate.buildings)) == ("望溪苑", 3)


@pytest.mark.parametrize(
    ("text", "said"),
    [("颜色: 红", "没有叫“颜色”的项"), ("name: {a: b}", "只写一段文字"), ("just words", "")],
)
def test_a_file_that_answers_no_question_is_refused(tmp_path, text, said, capsys):
    (tmp_path / "answers").write_text(text, "utf-8")
    assert init(tmp_path / "new", f"--from={tmp_path / 'answers'}") == REFUSED
    assert said in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_what_lacks_is_said_with_the_option_that_gives_it(tmp_path, capsys):
    assert init(tmp_path / "new", name="悦林苑", id="yuelin") == USAGE
    err = capsys.readouterr().err
    assert "请填写地址" in err
    assert "--set address=…" in err
    assert not (tmp_path / "new").exists()


def test_a_program_is_told_what_is_wrong_with_each_answer(tmp_path, capsys):
    assert init(tmp_path, "--json", **ANSWERS | {"id": "A", "since": "昨天"}) == USAGE
    faults = json.loads(capsys.readouterr().out)["faults"]
    assert [one["key"] for one in faults] == ["id", "since"]


def test_a_plan_shows_the_files_and_writes_none(tmp_path, capsys):
    assert init(tmp_path / "new", "--plan", **ANSWERS) == DONE
    assert "名称: 悦林苑" in capsys.readouterr().out
    assert init(tmp_path / "new", "--plan", "--sample") == DONE
    assert not (tmp_path / "new").exists()


def test_the_end_says_what_is_worth_adding_and_a_list_does_so_later(tmp_path, capsys):
    assert init(tmp_path, **ANSWERS) == DONE
    assert "收费项目和价格  content/fees.yaml" in capsys.readouterr().out
    assert main(["list", "--kind=to-add", str(tmp_path), "--json"]) == DONE
    keys = [one["key"] for one in json.loads(capsys.readouterr().out)]
    assert keys[:3] == ["url", "contacts", "fees"]


def test_content_is_never_written_over(tmp_path, capsys):
    folder = write_estate(tmp_path)
    before = files_below(folder)
    for more in ([], ["--sample"], ["--yes"]):
        assert init(folder, *more, **ANSWERS) == REFUSED
        assert "请换一个新文件夹" in capsys.readouterr().err
    assert files_below(folder) == before


@pytest.mark.whole
def test_content_that_has_gone_away_is_not_begun_anew(tmp_path, capsys):
    """A drive that is not connected looks like an empty folder."""
    folder = tmp_path / "estate"
    begun(folder)
    assert main(["build", str(folder), "--no-posters"]) == DONE
    (folder / "content").rename(tmp_path / "away")
    assert init(folder, **ANSWERS) == REFUSED
    assert "现在不见了" in capsys.readouterr().err
    assert not (folder / "content").exists()


@pytest.mark.parametrize("command", ["build", "check", "list", "watch", "schema"])
def test_every_command_names_the_one_that_begins(tmp_path, command, capsys):
    assert main([command, str(tmp_path)]) == USAGE
    assert "estate init" in capsys.readouterr().err


@pytest.mark.whole
@pytest.mark.parametrize("moment", ["2024-05-01T00:00", NOW, "2027-12-31T23:59"])
def test_a_site_stands_at_once(tmp_path, moment):
    begun(tmp_path, name="“悦林”'苑' & <b>", boards="无")
    assert main(["check", str(tmp_path), f"--at={moment}"]) == DONE
    assert main(["build", str(tmp_path), f"--at={moment}", "--no-posters"]) == DONE
    home = (tmp_path / "site/index.html").read_text("utf-8")
    assert "“悦林”&#39;苑&#39; &amp; &lt;b&gt;" in home
    assert "010-0000 0110" in home
    assert "示例" not in home


# The sample


@pytest.fixture(scope="module")
def look(tmp_path_factory):
    """The sample, copied: most of its notices and events are left out, since none is looked at."""
    folder = tmp_path_factory.mktemp("look")
    assert init(folder, "--sample") == DONE
    return folder


def test_the_sample_is_copied_and_marked(look):
    ours = files_below(REPOSITORY / "content")
    copied = files_below(look / "content")
    assert copied.keys() == ours.keys()
    assert {path for path, data in copied.items() if data != ours[path]} == {"estate.yaml"}
    assert read(look).content.estate.sample


def test_the_sample_is_not_published(look, capsys):
    for more in ([], ["--plan"]):
        assert main(["publish", str(look), *more]) == REFUSED
        assert "删掉“示例: 是”" in capsys.readouterr().err
    assert not (look / "site").exists()
