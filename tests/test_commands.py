"""Each command is found where it is said to be, and waits for nothing it does not use."""

from __future__ import annotations

import re
import sys

import pytest

from generator.cli import commands
from generator.cli.arguments import parse
from tests.waiting import ran

PLACES = commands.APART | commands.COMMANDS
SLOW = {"icalendar", "jinja2", "markdown", "pydantic", "tornado", "typst", "yaml"}
SLOW |= {"generator.problems"}
LOADED = """\
import runpy, sys
sys.argv[1:] = {order}
try:
    runpy.run_module("generator", run_name="__main__")
except SystemExit:
    print("loaded", *{slow} & {{*sys.modules}})
"""


@pytest.mark.parametrize("place", sorted({*PLACES.values(), "build:empty_site"}))
def test_what_does_a_command_is_there(place):
    assert callable(commands.done_by(place))


def test_every_command_that_may_be_typed_has_its_place(capsys):
    with pytest.raises(SystemExit):
        parse(["nothing", "--lang", "en"])
    typed = re.findall(r"[a-z-]+", capsys.readouterr().err.partition("from ")[2].split(")")[0])
    assert {*typed} == PLACES.keys()


@pytest.mark.whole
@pytest.mark.parametrize("order", [["--help"], ["build", "--help"], ["biuld"]])
def test_help_waits_for_nothing_slow(order):
    code = LOADED.format(order=order, slow=SLOW)
    assert ran([sys.executable, "-c", code]).out.splitlines()[-1] == "loaded"
