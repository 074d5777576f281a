"""The pictures of the clerks' guide can be made again: the desk still does what they show."""

from __future__ import annotations

import pytest
from PIL import Image

from tests.builders import REPOSITORY
from tests.guide import SIZE, STEPS, take_pictures

pytestmark = [pytest.mark.browser, pytest.mark.slow]

KEPT = REPOSITORY / "docs/guide"


def test_the_pictures_are_made_again_as_they_are_called_and_as_large(new_page, tmp_path):
    take_pictures(tmp_path, new_page((SIZE["width"], SIZE["height"]), locale="zh-CN"))
    assert {path.stem for path in tmp_path.iterdir()} == {path.stem for path in KEPT.iterdir()}
    assert {path.stem for path in KEPT.iterdir()} == STEPS.keys()
    for made in tmp_path.iterdir():
        with Image.open(made) as new, Image.open(KEPT / made.name) as old:
            assert new.size == old.size
            assert len(new.getcolors()) > 8, "a blank picture"
