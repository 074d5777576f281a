"""``python -m tests.screenshots``: a picture of every face, and one sheet to look at them all."""

from __future__ import annotations

import sys

import pytest
from PIL import Image

from tests.builders import REPOSITORY
from tests.waiting import ran

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def seen(file):
    with Image.open(file) as picture:
        picture.load()
        return picture


def test_every_face_of_a_page_and_its_print_become_pictures_of_the_same_name(tmp_path):
    command = [sys.executable, "-m", "tests.screenshots", tmp_path, "--only", "/en/contacts/"]
    ran(command, cwd=REPOSITORY)
    pictures = {file.name: seen(file).size for file in tmp_path.glob("*.png")}
    screens = {name: size for name, size in pictures.items() if "print" not in name}
    assert len(screens) == 12
    assert {str(width) for width, _ in screens.values()} == {"360", "768", "1280"}
    assert all(name.startswith(f"en-contacts-{size[0]}-") for name, size in screens.items())
    assert "en-contacts-print-01.png" in pictures
    dark = seen(tmp_path / "en-contacts-360-normal-dark.png")
    assert max(dark.convert("RGB").getpixel((5, 5))) < 60
    sheet = (tmp_path / "index.html").read_text("utf-8")
    assert all(f'src="{name}"' in sheet for name in pictures)
