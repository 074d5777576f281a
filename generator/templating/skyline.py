"""The picture a shared link shows: the estate's own skyline, in its own colour.

Every building stands there with its floors and stairwells. It holds no text, for no font is
certain to be on the machine that builds; the name stands beside the picture anyway. Only
rectangles are drawn, so that it needs no library and is the same everywhere, and what matters
lies in the middle, where chat programs cut out a square.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate

from generator.dataclass import dataclass
from generator.models.colours import mixed
from generator.models.estate import GROUND, Building

WIDTH, HEIGHT = 1200, 630
"""Pixels of Open Graph pictures; more than the 300 by 300 that chat programs ask for."""

_STREET = 516
_TALLEST, _STOREY = 380, 26
_MARGIN, _GAP, _WIDEST = 84, 30, 118
_MOST, _WALKED_UP, _DOOR, _NARROW = 12, 7, 24, 16
_SKY, _FAR, _NEAR, _LAMP = range(4)
_LIT = "#f0c465"


@dataclass(frozen=True)
class House:
    """A building as it is drawn: how many floors, how many stairwells."""

    floors: int
    units: int


@dataclass(frozen=True)
class _Scale:
    """A scale: the width of a stairwell and the height of a storey, in pixels."""

    unit: int
    storey: int

    @classmethod
    def of(cls, houses: Sequence[House]) -> _Scale:
        room = WIDTH - 2 * _MARGIN - _GAP * (len(houses) - 1)
        units = sum(house.units for house in houses)
        highest = max(house.floors for house in houses)
        return cls(min(_WIDEST, room // units), min(_STOREY, _TALLEST // highest))


class _Canvas:
    """A canvas: rows of numbers of colours."""

    def __init__(self) -> None:
        self.rows = [bytearray(WIDTH) for _ in range(HEIGHT)]

    def fill(self, left: int, top: int, width: int, height: int, colour: int) -> None:
        """Fill a rectangle, as far as it lies on the canvas."""
        first, last = max(left, 0), min(left + width, WIDTH)
        for row in self.rows[max(top, 0) : max(top + height, 0)] if first < last else ():
            row[first:last] = bytes([colour]) * (last - first)


EXAMPLE_HOUSES = (House(9, 1), House(14, 2), House(18, 2), House(14, 2), House(6, 3))
"""Houses of an estate nothing is known of."""


def houses_of(buildings: Iterable[Building]) -> tuple[House, ...]:
    """List the first dozen, none beyond measure: more would be too small to be seen."""
    known = [House(_within(b.floors, 99), _within(len(b.units), 6)) for b in buildings]
    return tuple(known[:_MOST]) or EXAMPLE_HOUSES


def _within(number: int, most: int) -> int:
    return min(max(1, number), most)


@cache
def draw_skyline(houses: tuple[House, ...], accent: str) -> bytes:
    """Draw the skyline as PNG, once for as long as somebody watches."""
    canvas, scale = _Canvas(), _Scale.of(houses)
    widths = [house.units * scale.unit for house in houses]
    start = (WIDTH - sum(widths) - _GAP * (len(houses) - 1)) // 2
    lefts = list(accumulate((width + _GAP for width in widths[:-1]), initial=start))
    _draw_far(canvas, houses, lefts, scale)
    for house, left in zip(houses, lefts, strict=True):
        _draw(canvas, house, left, scale)
    canvas.fill(0, _STREET, WIDTH, HEIGHT - _STREET, _NEAR)
    canvas.fill(0, _STREET + 22, WIDTH, 4, _SKY)
    return _png(canvas, (GROUND, mixed(accent, GROUND, 0.72), accent, _LIT))


def _height(house: House, scale: _Scale) -> int:
    return house.floors * scale.storey + 18


def _draw_far(
    canvas: _Canvas, houses: Sequence[House], lefts: Sequence[int], scale: _Scale
) -> None:
    """Draw the town behind: the same heights in another order, paler and without windows."""
    for house, left in zip(reversed(houses), lefts, strict=True):
        height = _height(house, scale) * 3 // 4 + 44
        canvas.fill(left - 58, _STREET - height, 104, height, _FAR)


def _draw(canvas: _Canvas, house: House, left: int, scale: _Scale) -> None:
    height, width = _height(house, scale), house.units * scale.unit
    top = _STREET - height
    canvas.fill(left, top, width, height, _NEAR)
    is_low = house.floors <= _WALKED_UP
    if is_low:  # eaves
        canvas.fill(left - 7, top - 7, width + 14, 9, _NEAR)
    third = scale.unit // 3
    for unit in range(house.units):
        own = left + unit * scale.unit
        if not is_low:  # where the lift's machine stands
            canvas.fill(own + third, top - 16, third, 16, _NEAR)
        _draw_windows(canvas, house, own, scale, unit)
        door = max(5, scale.unit // 6)
        canvas.fill(own + (scale.unit - door) // 2, _STREET - _DOOR, door, _DOOR, _SKY)


def _draw_windows(canvas: _Canvas, house: House, left: int, scale: _Scale, unit: int) -> None:
    """Draw the windows above the door; a few of them are lit."""
    columns = max(1 if scale.unit < _NARROW else 2, scale.unit // 27)
    cell = scale.unit // columns
    inset = (scale.unit - cell * columns) // 2
    wide, high = max(4, cell * 5 // 9), max(3, scale.storey * 5 // 9)
    for floor in range(-(-_DOOR // scale.storey), house.floors):
        top = _STREET - (floor + 1) * scale.storey + (scale.storey - high) // 2 - 2
        for column in range(columns):
            is_lit = (floor * 7 + column * 5 + unit * 3 + house.floors) % 11 == 0
            place = left + inset + column * cell + (cell - wide) // 2
            canvas.fill(place, top, wide, high, _LAMP if is_lit else _SKY)


def _png(canvas: _Canvas, palette: Iterable[str]) -> bytes:
    """Write a canvas as an indexed picture (PNG, third edition, 11.2)."""
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + row for row in canvas.rows), 9)
    colours = b"".join(bytes.fromhex(colour[1:]) for colour in palette)
    chunks = ((b"IHDR", header), (b"PLTE", colours), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
