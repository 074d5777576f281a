"""The picture of shared links: the estate's skyline, a sound PNG, the same wherever it is drawn."""

from __future__ import annotations

import re
from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image

from generator.models.colours import contrast
from generator.models.estate import ACCENT
from generator.pages import pages
from generator.snapshot import take
from generator.templating import EXAMPLE_HOUSES, House, Renderer, draw_skyline, houses_of
from tests.builders import at, make_content, make_estate

SITE = "https://test.example/estate/"
SIZE = WIDTH, _ = 1200, 630


def picture(houses=EXAMPLE_HOUSES, accent=ACCENT):
    image = Image.open(BytesIO(draw_skyline(tuple(houses), accent)))
    image.load()  # every chunk and its checksum
    return image.convert("RGB")


def own_of(image, accent):
    """(columns, rows) in which the estate's colour stands above the street."""
    wanted = tuple(bytes.fromhex(accent[1:]))
    sky = image.crop((0, 0, WIDTH, 500))
    found = [
        (index % WIDTH, index // WIDTH)
        for index, colour in enumerate(sky.get_flattened_data())
        if colour == wanted
    ]
    return {x for x, _ in found}, {y for _, y in found}


def test_it_is_large_enough_for_every_chat_and_small_enough_to_be_sent():
    data = draw_skyline(EXAMPLE_HOUSES, ACCENT)
    assert picture().size == SIZE
    assert len(data) < 20_000


def test_it_is_the_same_pixel_for_pixel():
    pixels = picture().tobytes()
    assert sha256(pixels).hexdigest() == PIXELS
    draw_skyline.cache_clear()
    assert picture().tobytes() == pixels


PIXELS = "8e147be6058ebf111a012e1fe72292240aa0fc1c5bdcc02808e263e087151761"


def test_it_wears_the_colour_of_the_estate():
    assert (20, 88, 74) in {colour for _, colour in picture().getcolors()}
    red = {colour for _, colour in picture(accent="#8a2b1d").getcolors()}
    assert (138, 43, 29) in red
    assert (20, 88, 74) not in red
    assert contrast(ACCENT, "#f3f0e7") > 4.5


@pytest.mark.parametrize(
    "houses",
    [[House(1, 1)], [House(99, 1)], [House(33, 4)] * 12, [House(99, 6)] * 12, [House(1, 1)] * 12],
)
def test_whatever_the_estate_every_house_fits_into_the_picture(houses):
    columns, rows = own_of(picture(houses), ACCENT)
    assert columns
    assert min(columns) > 0
    assert max(columns) < WIDTH - 1
    assert min(rows) > 40


def test_the_houses_are_those_of_the_estate_and_no_more_than_a_dozen():
    assert houses_of(make_estate().buildings) == (
        House(18, 2),
        House(18, 1),
        House(6, 2),
        House(1, 1),
    )
    assert len(houses_of(make_estate().buildings * 9)) == 12
    endless = {"id": "9", "name": "9栋", "floors": "9999", "units": [f"9-{n}" for n in range(50)]}
    assert houses_of(make_estate(buildings=[endless], groups=[]).buildings) == (House(99, 6),)
    assert houses_of(()) == EXAMPLE_HOUSES


def test_every_page_names_it_by_its_whole_address_and_says_what_it_shows():
    made = pages(take(make_content(), at("2026-11-25T12:00")), Renderer(SITE))
    (card,) = [path for path in made if re.fullmatch(r"assets/card\.[0-9a-f]{10}\.png", path)]
    for path, data in made.items():
        if path.endswith(".html") and not path.startswith("n/"):
            page = data.decode()
            assert f'<meta property="og:image" content="{SITE}{card}">' in page, path
            assert '<meta property="og:image:alt" content="测试小区的楼房">' in page, path
            assert re.search(r'rel="icon apple-touch-icon" href="\S*icon\.[0-9a-f]{10}\.png"', page)


def test_the_address_follows_from_what_is_drawn():
    def card(*facts):
        return [a for a in Renderer(SITE, None, *facts).assets if "card" in a]

    assert card(ACCENT) == card(ACCENT, EXAMPLE_HOUSES)
    assert card(ACCENT) != card("#8a2b1d")
    assert card(ACCENT) != card(ACCENT, (House(6, 1),))


def test_a_picture_of_the_estates_own_takes_its_place(tmp_path):
    own = tmp_path / "assets" / "card.png"
    own.parent.mkdir()
    own.write_bytes(draw_skyline((House(3, 3),), "#8a2b1d"))
    (card,) = [d for a, d in Renderer(SITE, tmp_path).assets.items() if "card" in a]
    assert card == own.read_bytes()
