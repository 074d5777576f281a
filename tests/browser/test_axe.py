"""What axe finds: in every kind of page, in both languages, editions and colour schemes.

Every part that some kind of page has is looked at once in Chinese, the faces taken in turn;
`--full` looks at every kind, and every part of a page, in both languages and all faces. A text on
a picture, whose contrast axe cannot tell, counts as well.
"""

from __future__ import annotations

from itertools import cycle, product

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.axe import FIND
from tests.browser.conftest import DESK, PHONE
from tests.page_kinds import few_of_every_part, of_every_part

pytestmark = pytest.mark.browser

ALARM = "/notices/20261121-burst-pipe-5/"
NORMAL, LARGE = False, True
ALL = tuple(product((NORMAL, LARGE), ("light", "dark")))

ENLARGE = "isLarge => document.documentElement.classList.toggle('large', isLarge)"


@pytest.fixture(scope="module")
def page(new_page):
    """With the policy of the page out of the way: axe is a script, and would be stopped."""
    return new_page(PHONE, bypass_csp=True)


@pytest.fixture
def look(page, address):
    """``look("/", ALL)``: what axe finds there by edition and scheme; nothing where all is well."""

    def looked(here, states, size=PHONE):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(address + here)
        page.evaluate(AXE_SCRIPT)
        return {(here, *state): wrong for state in states if (wrong := found(page, *state))}

    return looked


def found(page, is_large, scheme):
    page.emulate_media(color_scheme=scheme)
    page.evaluate(ENLARGE, is_large)
    return page.evaluate(FIND)


def test_axe_finds_nothing_in_any_part_of_any_kind_of_page(look, site_faces, addresses):
    chinese = site_faces["/"].kind[0]
    kinds = {here: site_faces[here] for here in addresses if site_faces[here].kind[0] == chinese}
    few = few_of_every_part(kinds)
    assert len(few) > 15
    found = {}
    for here, face in zip(["/en/", *few], cycle(ALL)):
        found |= look(here, [face])
    assert found == {}


@pytest.mark.slow
def test_axe_finds_nothing_in_any_face_of_any_part(look, site_faces):
    found = {}
    for here in of_every_part(site_faces):
        found |= look(here, ALL)
    assert found == {}


ON_A_DESK = {"/": (ALL[0], ALL[3]), ALARM: (ALL[1], ALL[2]), "/contacts/": (ALL[0], ALL[3])}
"""Each edition and each scheme for each page; a desk differs by where things stand alone."""


@pytest.mark.parametrize("here", ON_A_DESK)
def test_axe_finds_nothing_on_a_desk(look, here):
    assert look(here, ON_A_DESK[here], DESK) == {}


@pytest.mark.slow
@pytest.mark.parametrize("here", ON_A_DESK)
def test_axe_finds_nothing_on_a_desk_in_any_face(look, here):
    assert look(here, ALL, DESK) == {}


HARMS = {
    "html-has-lang": "document.documentElement.removeAttribute('lang')",
    "untold contrast": "document.querySelector('h1').style.background"
    " = 'linear-gradient(#fff, #000)'",
    "image-alt": "document.querySelector('h1').innerHTML = '<img src=x>'",
}


def test_axe_would_find_each_fault_of_the_page(look, page):
    """Faults are put one after another on a short page that has none before."""
    assert look("/contacts/", ALL[:1]) == {}
    for rule, harm in HARMS.items():
        page.evaluate(harm)
        assert rule in str(found(page, NORMAL, "light"))


@pytest.mark.parametrize(("scheme", "other"), [("light", "dark"), ("dark", "light")])
def test_axe_would_find_a_fault_of_one_scheme_alone(look, page, scheme, other):
    look("/contacts/", ())
    paper, ink = ("#fff", "#ccc") if scheme == "light" else ("#111", "#444")
    page.add_style_tag(
        content=f"@media (prefers-color-scheme: {scheme}) {{ main p {{ color: {ink} !important;"
        f" background: {paper} !important }} }}"
    )
    assert "color-contrast" in str(found(page, NORMAL, scheme))
    assert "color-contrast" not in str(found(page, NORMAL, other))
