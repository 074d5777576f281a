"""Parts around every page: drawn once for many pages, and never another page's."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError

from generator.templating import Frame, relative

ASSETS = {"icon.svg": "/assets/icon.0123456789.svg"}
PART = """\
{{ asset("icon.svg") }} {{ site.name }} {{ to("/search/") }}
{% if current("/large/") %}{{ to("/") }}{% else %}{{ to("/large/") }}{% endif %}
{% for address in ("/notices/", "/fees/", "/events/subscribe/") %}
{{ to(address) }}{{ current(address) }}
{% endfor %}
"""
PAGES = (
    *("/", "/large/", "/search/", "/fees/", "/fees/calculator/", "/404.html"),
    *("/notices/", "/notices/a/", "/notices/b/", "/notices/category/x/"),
    *("/events/", "/events/subscribe/", "/events/2026-11/"),
)


def frame(**templates):
    templates = {"part": PART} | templates
    environment = Environment(
        autoescape=True, loader=DictLoader(templates), undefined=StrictUndefined
    )
    return Frame(environment, {"name": "测试"}, {}, ASSETS)


def part(drawn_by, here, template="part"):
    return drawn_by.part(template, here, partial(relative, here))


ALONE = {here: part(frame(), here) for here in PAGES}


@given(st.permutations(PAGES))
def test_in_whatever_order_pages_are_drawn_each_has_the_part_it_would_have_alone(order):
    shared = frame()
    for here in (*order, *order):
        assert part(shared, here) == ALONE[here], here


def test_what_neighbours_have_in_common_is_drawn_once():
    shared = frame()
    first, second = (part(shared, f"/notices/{name}/") for name in "ab")
    assert first is second


def test_a_part_can_use_nothing_of_the_page_it_stands_on():
    with pytest.raises(UndefinedError, match="here"):
        part(frame(spy="{{ here }}"), "/notices/a/", "spy")
