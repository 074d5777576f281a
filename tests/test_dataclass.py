"""Dataclasses whose ``__init__`` is written late do what those of ``dataclasses`` do."""

from __future__ import annotations

import ast
import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from typing import ClassVar

import pytest

from generator.dataclass import dataclass
from tests.copies import REPOSITORY


def flats(made_by):
    @made_by(frozen=True, order=True)
    class Flat:
        __qualname__ = "Flat"
        floor: int
        door: str = "1"
        marks: list[str] = field(default_factory=list, compare=False, repr=False)
        city: ClassVar[str] = "杭州"

    return Flat


Flat, Usual = flats(dataclass), flats(dataclasses.dataclass)


@dataclass(frozen=True, kw_only=True)
class Shop(Flat):
    trade: str


@dataclass
class Tally:
    count: int = 0


@dataclass(frozen=True)
class Alone:
    flat: Flat


@dataclass(frozen=True)
class Nothing:
    pass


def test_values_are_given_by_place_by_name_and_by_default():
    assert (Flat(3).door, Flat(3, "2").door, Flat(door="2", floor=3).door) == ("1", "2", "2")
    assert Tally().count == 0
    assert vars(Nothing()) == {}


def test_what_a_factory_makes_is_made_for_each():
    one, other = Flat(3), Flat(3)
    one.marks.append("新")
    assert other.marks == []
    assert Flat(3, marks=["旧"]).marks == ["旧"]


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), ((1, "2", [], 4), {}), ((1,), {"floor": 1}), ((1,), {"roof": 1})],
)
def test_wrong_values_are_refused_in_the_same_words(values, named):
    said = set()
    for kind in (Usual, flats(dataclass), Flat):
        with pytest.raises(TypeError) as caught:
            kind(*values, **named)
        said.add(str(caught.value))
    assert len(said) == 1


def test_what_is_named_only_cannot_be_given_by_place():
    assert Shop(3, "2", trade="面馆") == Shop(floor=3, door="2", trade="面馆")
    with pytest.raises(TypeError):
        Shop(3, "2", [], "面馆")


def test_values_are_compared_by_their_fields_and_their_class():
    assert Flat(3, marks=["新"]) == Flat(3)
    assert hash(Flat(3, marks=["新"])) == hash(Flat(3))
    assert Flat(3) != Flat(4)
    assert Alone(Flat(3)) == Alone(Flat(3))
    assert len({Alone(Flat(3)), Alone(Flat(3)), Flat(3), Nothing(), Nothing()}) == 3
    assert Shop(3, trade="面馆") != Flat(3)
    assert Flat(3) != (3, "1")


def test_order_goes_by_the_fields_as_they_stand():
    assert sorted([Flat(4), Flat(3, "2"), Flat(3)]) == [Flat(3), Flat(3, "2"), Flat(4)]
    assert Flat(3) <= Flat(3) < Flat(4) >= Flat(4) > Flat(3)
    with pytest.raises(TypeError):
        Alone(Flat(3)) < Alone(Flat(4))  # noqa: B015 -- it is not ordered
    with pytest.raises(TypeError):
        Flat(3) < 4  # noqa: B015 -- nor is it a number


def test_frozen_is_frozen():
    flat = Flat(3)
    with pytest.raises(FrozenInstanceError):
        flat.floor = 4
    with pytest.raises(FrozenInstanceError):
        del flat.floor
    with pytest.raises(FrozenInstanceError):
        flat.roof = "红"


def test_what_is_not_frozen_can_be_changed_and_has_no_hash():
    tally = Tally()
    tally.count += 1
    assert tally == Tally(1)
    with pytest.raises(TypeError):
        hash(tally)


def test_it_is_shown_like_any_other():
    assert repr(Flat(3)) == repr(Usual(3)) == "Flat(floor=3, door='1')"


def test_the_functions_of_dataclasses_know_it():
    assert [one.name for one in fields(Flat)] == ["floor", "door", "marks"]
    assert replace(Flat(3), door="2") == Flat(3, "2")
    assert asdict(Alone(Flat(3))) == {"flat": {"floor": 3, "door": "1", "marks": []}}
    assert dataclasses.is_dataclass(Nothing)
    assert Flat.__match_args__ == ("floor", "door", "marks")


def test_copies_are_equal():
    shop = Shop(3, trade="面馆")
    assert copy.copy(shop) == copy.deepcopy(shop) == pickle.loads(pickle.dumps(shop)) == shop


@pytest.mark.parametrize("made_by", [dataclass, dataclasses.dataclass])
def test_methods_of_the_class_itself_stay(made_by):
    @made_by(frozen=True, eq=False)
    class Named:
        name: str

        def __repr__(self):
            return self.name

    assert repr(Named("西门")) == "西门"
    assert Named("西门") != Named("西门")


def test_nobody_declares_a_dataclass_in_another_way():
    for file in (REPOSITORY / "generator").rglob("*.py"):
        imported = {
            name.name
            for node in ast.walk(ast.parse(file.read_text("utf-8")))
            if isinstance(node, ast.ImportFrom) and node.module == "dataclasses"
            for name in node.names
        }
        is_it = file == REPOSITORY / "generator/dataclass.py"
        assert is_it or "dataclass" not in imported, f"{file}: see generator/dataclass.py"
