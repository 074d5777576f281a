"""The estate: its buildings with their units, its groups, and who runs it."""

from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field

from generator.languages import original
from generator.models.categories import Category
from generator.models.colours import LEAST, contrast, is_colour
from generator.models.fields import (
    Choice,
    Consent,
    Count,
    Day,
    Flag,
    Id,
    Lines,
    Record,
    Text,
    Title,
    Url,
    When,
    as_text,
    as_words,
    choice_of,
    fail,
)
from generator.models.upload import UploadField
from generator.models.validators import PlainValidator

ZONE = ZoneInfo("Asia/Shanghai")
"""The time zone of an estate that says none."""


def as_zone(value: object) -> ZoneInfo:
    text = as_text(value)
    try:
        return ZoneInfo(text)
    except (KeyError, ValueError, OSError) as error:
        raise fail("zone.unknown", value=text) from error


GROUND = "#f3f0e7"
"""The darkest ground of a light page: an accent that can be read on it can be read on all."""

ACCENT = "#14584a"


def as_accent(value: object) -> str:
    """``#14584a``, if text in it can be read."""
    text = as_text(value).lower()
    if not is_colour(text):
        raise fail("accent.not_colour", value=value, example=ACCENT)
    if (found := contrast(text, GROUND)) < LEAST:
        raise fail("accent.pale", value=value, contrast=f"{found:.1f}", least=f"{LEAST}")
    return text


EVERYTHING = "全部"


def as_approval(value: object) -> tuple[Category, ...]:
    """Categories by key or word, or 全部."""
    words = as_words(value)
    if EVERYTHING in words:
        return tuple(Category)
    return tuple(dict.fromkeys(map(choice_of(Category), words)))


class BuildingKind(Choice):
    HIGHRISE = "highrise", "高层"
    WALKUP = "walkup", "多层"
    SHOP = "shop", "商铺"
    OTHER = "other", "其他"


class Building(Record):
    """``units`` are the stairwells; a building without any is one unit by itself."""

    id: Id
    name: Text
    kind: Annotated[BuildingKind, PlainValidator(choice_of(BuildingKind))] = BuildingKind.OTHER
    floors: Count = 1
    units: Annotated[tuple[Id, ...], Field()] = ()

    @property
    def unit_ids(self) -> tuple[str, ...]:
        return self.units or (self.id,)

    def unit_name(self, unit: str) -> str:
        """``2-1`` of building 2 is 2栋1单元."""
        number = self.unit_number(unit)
        return f"{original(self.name)}{number}单元" if number else original(self.name)

    def unit_number(self, unit: str) -> str:
        """``2-1`` of building 2 is 1; empty for a building that is one unit by itself."""
        return unit.removeprefix(self.id).lstrip("-")


class Group(Record):
    """组团: the buildings one butler looks after."""

    id: Id
    name: Text
    buildings: tuple[Id, ...]
    butler: Id | None = None


class Contract(Record):
    name: Text
    starts: Annotated[When, Field(alias="from")]
    until: When
    mode: Text | None = None


class Round(Record):
    """The morning round of the boards."""

    days: Text = "每天"
    time: Text = "9:30"


class Estate(Record):
    id: Id
    name: Title
    city: Text | None = None
    address: Text
    company: Text
    office: Text
    committee: Text | None = None
    url: Url
    zone: Annotated[ZoneInfo, PlainValidator(as_zone)] = ZONE
    languages: Lines = ("zh",)
    since: Day
    hotline: Id
    rules: Id | None = None
    households: Count | None = None
    contract: Contract | None = None
    icp: Text | None = None
    police_record: Text | None = None
    noindex: Flag = False
    sample: Flag = False
    """Mark of an estate that is an example: every page and paper says so, and none is published."""
    accent: Annotated[str, PlainValidator(as_accent)] = ACCENT
    round: Round = Round()
    groups: tuple[Group, ...] = ()
    buildings: tuple[Building, ...]
    approval: Annotated[tuple[Category, ...], PlainValidator(as_approval)] = ()
    """Categories that somebody must have approved; 活动 stands for events too."""
    upload: UploadField | None = None
    personal_data: Consent | None = None

    @property
    def all_units(self) -> tuple[str, ...]:
        return tuple(unit for building in self.buildings for unit in building.unit_ids)

    def group_of(self, building: str) -> Group | None:
        return next((group for group in self.groups if building in group.buildings), None)
