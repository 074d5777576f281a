"""Contrast, and the colours that follow from an estate's accent."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.models.colours import adapted, contrast, is_colour
from generator.models.estate import ACCENT, GROUND
from generator.templating import DARK_GROUND, palette_css
from tests.builders import REPOSITORY

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
STYLE = (REPOSITORY / "templates/assets/style.css").read_text("utf-8")


def test_contrast_is_that_of_the_guidelines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#14584a", "#14584a") == 1


@given(COLOURS, st.sampled_from([GROUND, DARK_GROUND]), st.sampled_from([4.5, 7.0]))
def test_an_adapted_colour_has_the_contrast_it_was_adapted_for(colour, ground, least):
    assert contrast(adapted(colour, ground, least), ground) >= least


@given(COLOURS)
def test_a_colour_that_is_legible_stays_as_it_is(colour):
    if contrast(colour, GROUND) >= 4.5:
        assert adapted(colour, GROUND, 4.5) == colour


def test_only_six_hexadecimal_digits_are_a_colour():
    assert is_colour(ACCENT)
    assert not any(map(is_colour, ("14584a", "#fff", "green", "#14584A", "#14584a ")))


def test_the_palette_is_legible_in_both_schemes_and_both_editions():
    css = palette_css("#14584a", GROUND)
    light, light_large, dark, dark_large = re.findall(r"--accent:(#\w{6})", css)
    assert contrast(light, GROUND) >= 4.5
    assert contrast(light_large, GROUND) >= 7
    assert contrast(dark, DARK_GROUND) >= 4.5
    assert contrast(dark_large, DARK_GROUND) >= 7


def rules(scheme):
    part = STYLE[STYLE.index(":root {") :]
    if scheme == "dark":
        part = part[part.index("prefers-color-scheme: dark)") :]
    return dict(
        re.findall(
            r"--([\w-]+): (#[0-9a-f]{3,6})", part[: part.index(f"  color-scheme: {scheme};")]
        )
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read_on_every_ground_of_the_stylesheet(scheme):
    colours = rules(scheme)
    assert colours["tint"] == {"light": GROUND, "dark": DARK_GROUND}[scheme]
    for ground in (colours["paper"], colours["tint"]):
        assert contrast(colours["ink"], ground) >= 7
        assert contrast(colours["soft"], ground) >= 4.5
        assert contrast(colours["alarm"], ground) >= 4.5
    assert contrast("#ffffff", colours["alarm-ground"]) >= 7


def test_the_large_edition_keeps_seven_to_one():
    softs = re.findall(r"\.large \{[^}]*--soft: (#[0-9a-f]{6})", STYLE)
    light, dark = softs
    assert contrast(light, GROUND) >= 7
    assert contrast(dark, DARK_GROUND) >= 7
