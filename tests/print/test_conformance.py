"""Every kind of paper before an outside validator: PDF/A-2b for the archive, PDF/UA-1 for ears.

Slow: what keeps to them is the typesetter, which is locked, and each paper has a golden file.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import typst

from tests.builders import REPOSITORY
from tests.print.golden_papers import sheets
from tests.waiting import ran

pytestmark = [pytest.mark.whole, pytest.mark.slow]


@pytest.fixture(scope="module")
def faults(printed, tmp_path_factory):
    """Of every kind of paper, and of ``poor``: profile → what it breaks. Java starts once."""
    folder = tmp_path_factory.mktemp("papers")
    for name, sheet in sheets().items():
        if sheet.template != "picture":
            (folder / f"{name}.pdf").write_bytes(printed(sheet).made.data)
    (folder / "poor.pdf").write_bytes(typst.compile(b"= Poor"))
    command = [sys.executable, "-m", "tests.print.verapdf", *sorted(folder.iterdir())]
    found = json.loads(ran(command, cwd=REPOSITORY).out)
    return {Path(name).stem: broken for name, broken in found.items()}


def test_every_kind_of_paper_keeps_to_both_standards(faults):
    kinds = {name: found for name, found in faults.items() if name != "poor"}
    assert len(kinds) == sum(sheet.template != "picture" for sheet in sheets().values()) > 20
    assert {name: found for name, found in kinds.items() if any(found.values())} == {}


def test_a_paper_that_keeps_to_neither_is_found_out(faults):
    assert [clause for clause, _ in faults["poor"]["2b"]] == ["6.6.4"]
    assert "7.1" in [clause for clause, _ in faults["poor"]["ua1"]]
