"""What a command loads before it begins: nothing that it does not use."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.whole

ALL_MODELS = (
    "from generator.kinds.table import KINDS\nfor kind in KINDS:\n    kind.model.model_rebuild()\n"
)


def loaded(code):
    """Names of the modules that a fresh process has loaded once it has run the code."""
    code = f"import sys\n{code}\nprint(*sorted(sys.modules), sep='\\n')"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(said.stdout.splitlines())


OFFICE = {"mammoth", "markdownify", "openpyxl", "bs4"}
OTHER_COMMANDS = """\
from generator.cli import commands
places = commands.APART | commands.COMMANDS
for name in places.keys() - {"import"}:
    commands.done_by(places[name])
"""


@pytest.mark.parametrize(
    ("code", "heavy"),
    [
        ("import generator.cli", {"dataclasses", "inspect", "gettext", "argparse"}),
        (OTHER_COMMANDS, OFFICE),
        ("import generator.cli.importing", OFFICE),  # only the file that is given needs them
        ("import generator.build", {"icalendar", "typst", "PIL", "segno", "tornado", "argparse"}),
        (ALL_MODELS, {"pydantic.dataclasses", "jinja2", "yaml", "markdown"}),
    ],
)
def test_what_is_not_used_is_not_loaded(code, heavy):
    assert loaded(code) & heavy == set()
