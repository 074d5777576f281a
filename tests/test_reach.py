"""Whom something concerns: one table for the model and, in ``browser/``, for the pages' script."""

from __future__ import annotations

import json

import pytest

from generator.models.reach import Flat, Reach, Within, reach_of, spared_floors, within
from generator.pages import pages
from generator.snapshot import take
from generator.templating import Renderer
from generator.wording.scopes import here_words, reach_attributes
from tests.builders import REPOSITORY, at, make_content, make_estate, make_notice
from tests.page_reading import pages_of

TABLE = json.loads((REPOSITORY / "tests/data/flats.json").read_text("utf-8"))
NOON = at("2026-11-25T12:00")


@pytest.fixture(scope="module")
def snapshot():
    typed = TABLE["notices"].items()
    notices = (
        make_notice(name, title=name, **{f"{key}_": value for key, value in said.items()})
        for name, said in typed
    )
    return take(make_content(*notices), NOON)


@pytest.mark.parametrize("case", TABLE["flats"], ids=lambda case: "-".join(map(str, case["flat"])))
def test_a_flat_is_spared_by_what_names_other_places_and_by_nothing_else(snapshot, case):
    building, unit, floor = case["flat"]
    flat = Flat(building, unit, floor or None)
    spared = {notice.id for notice in snapshot.notices if not notice.scope.reach.concerns(flat)}
    assert spared == set(case["spared"])


def test_the_table_spares_somebody_of_every_notice_that_names_a_place():
    spared = {name for case in TABLE["flats"] for name in case["spared"]}
    assert set(TABLE["notices"]) - spared == {"everyone", "unclear"}


def test_every_notice_stands_on_the_page_of_every_building_once(snapshot):
    for view in snapshot.buildings:
        shown = [*view.notices, *view.common, *view.others]
        assert sorted(n.id for n in shown) == sorted(TABLE["notices"])
        case = next(one for one in TABLE["flats"] if one["flat"] == [view.building.id, "", 0])
        assert {notice.id for notice in view.others} == set(case["spared"])


def test_only_what_narrows_is_said():
    estate = make_estate()
    assert reach_of(estate.all_units, (), estate) == Reach()
    assert reach_of(("1-1", "1-2"), (), estate) == Reach(buildings=("1",))
    assert reach_of(("1-2",), (), estate) == Reach(("1",), ("1-2",))
    assert Reach().is_everyone
    assert not Reach(floors=((1, 2),)).is_everyone


def test_the_attributes_of_an_item_say_the_reach_and_nothing_where_it_is_everyone():
    reach = Reach(("1", "3"), ("1-2", "3-1"), ((1, 6), (10, 10)))
    said = ' data-buildings="1 3" data-units="1-2 3-1" data-floors="1,6 10,10"'
    assert reach_attributes(reach) == said
    assert reach_attributes(Reach()) == ""


def test_the_floors_between_and_around_are_spared():
    assert spared_floors(((3, 5), (9, 9)), 12) == ((1, 2), (6, 8), (10, 12))
    assert spared_floors(((1, 12),), 6) == ()


def test_inside_a_building_the_other_units_and_floors_are_spared():
    (building, *_) = make_estate().buildings
    inside = within(Reach(("1",), ("1-2",), ((10, 18),)), building)
    assert (inside.units, inside.spared_units) == (("1-2",), ("1-1",))
    assert (inside.floors, inside.spared_floors) == (((10, 18),), ((1, 9),))
    assert within(Reach(("1", "2")), building) == Within()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("building", "关系到整栋"),
        ("unit", "关系到2单元；1单元不受影响"),
        ("building-floors", "关系到10–18层；1–9层不受影响"),
        ("unit-floors", "关系到1单元，1–6、10层；2单元、7–9、11–18层不受影响"),
    ],
)
def test_a_buildings_page_says_which_units_and_floors_and_which_are_spared(snapshot, name, words):
    (view, *_) = snapshot.buildings
    (notice,) = [one for one in view.notices if one.id == name]
    assert here_words(notice.scope, view.building) == words


def test_without_a_script_a_buildings_page_names_what_is_not_about_it(snapshot):
    made = pages(snapshot, Renderer("https://test.example/"))
    page = pages_of(made)["buildings/2/index.html"]
    assert "与2栋无关的" in page.text
    assert "2栋不受影响" in page.text
    after = page.text.split("与2栋无关的")[1]
    case = next(one for one in TABLE["flats"] if one["flat"] == ["2", "", 0])
    assert all(name in after for name in case["spared"])
