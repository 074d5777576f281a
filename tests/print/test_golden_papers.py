"""Each kind of paper looks as it did when somebody last looked at it and would have hung it up."""

from __future__ import annotations

import pytest
from PIL import Image

from tests.print.golden_papers import FOLDER, difference, drawn, sheets

pytestmark = pytest.mark.whole

MOST = 0.004
"""A word that changed is less, a block that moved or is gone is more."""

KINDS = sorted(file.stem for file in FOLDER.glob("*.png"))


@pytest.fixture(scope="module")
def kinds():
    return sheets()


def test_every_kind_has_its_picture(kinds):
    assert sorted(kinds) == KINDS


@pytest.mark.parametrize("name", KINDS)
def test_it_looks_as_it_did(name, kinds, press):
    golden = Image.open(FOLDER / f"{name}.png")
    assert difference(drawn(press, kinds[name]), golden) <= MOST


def test_what_moved_or_is_gone_is_seen(kinds, press):
    notice = kinds["notice"]
    golden = Image.open(FOLDER / "notice.png")
    for change in ({"help": ""}, {"facts": notice.data["facts"][1:]}, {"level": "emergency"}):
        data = {**notice.data, **change}
        if "level" in change:
            data["level"] = {"key": "emergency", "word": "特急"}
        other = drawn(press, type(notice)(**{**vars(notice), "data": data}))
        assert difference(other, golden) > MOST, change
