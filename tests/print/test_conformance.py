"""Every kind of paper before an outside validator: PDF/A-2b for the archive, PDF/UA-1 for ears."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
import typst

from tests.builders import REPOSITORY
from tests.print.golden_papers import sheets

pytestmark = pytest.mark.whole


def validated(files):
    """File name → profile → what it breaks."""
    command = [sys.executable, "-m", "tests.print.verapdf", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=REPOSITORY, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_every_kind_of_paper_keeps_to_both_standards(printed, tmp_path):
    kinds = {name: sheet for name, sheet in sheets().items() if sheet.template != "picture"}
    for name, sheet in kinds.items():
        (tmp_path / f"{name}.pdf").write_bytes(printed(sheet).made.data)
    found = validated(sorted(tmp_path.glob("*.pdf")))
    assert len(found) == len(kinds) > 20
    assert {name: faults for name, faults in found.items() if any(faults.values())} == {}


def test_a_paper_that_keeps_to_neither_is_found_out(tmp_path):
    poor = tmp_path / "poor.pdf"
    poor.write_bytes(typst.compile(b"= Poor"))
    (faults,) = validated([poor]).values()
    assert [clause for clause, _ in faults["2b"]] == ["6.6.4"]
    assert "7.1" in [clause for clause, _ in faults["ua1"]]
