"""Money: ``Decimal`` from text, rounded half up where, and only where, it is said.

50.1 ㎡ × 2.65 is 132.765, which is 132.77; binary floats and banker's rounding make it
132.76. Prices have up to four places (energy), amounts two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor
from typing import Annotated, Any

from generator.models.fields import as_text, fail
from generator.models.validators import PlainValidator
from generator.schedule import fold

FEN = Decimal("0.01")

PRICE = r"\d{1,7}(\.\d{1,4})?"
AMOUNT = r"-?(\d{1,3}(,\d{3})+|\d{1,12})(\.\d{1,2})?"
QUANTITY = r"\d{1,9}(\.\d{1,4})?"


def as_price(value: Any) -> Decimal:
    """A price as typed, ``2.35``: no sign, no thousands, at most four places."""
    text = fold(as_text(value)).removesuffix("元").strip()
    if not re.fullmatch(PRICE, text):
        raise fail("value.not_price", value=value)
    return Decimal(text)


def as_amount(value: Any) -> Decimal:
    """An amount of yuan and fen, ``18,600.00`` or ``-3.20``."""
    text = fold(as_text(value)).removesuffix("元").strip()
    if not re.fullmatch(AMOUNT, text):
        raise fail("value.not_amount", value=value)
    return Decimal(text.replace(",", ""))


def as_quantity(value: Any) -> Decimal:
    """A measured quantity: square metres, cubic metres, kilowatt-hours."""
    text = fold(as_text(value))
    if not re.fullmatch(QUANTITY, text):
        raise fail("value.not_quantity", value=value)
    return Decimal(text)


def to_fen(amount: Decimal) -> Decimal:
    """Round half up to 0.01 yuan."""
    return amount.quantize(FEN, ROUND_HALF_UP)


def fen_of(amount: Fraction) -> Decimal:
    """Round half up to the fen what no decimal number can hold: 13/30 of a month's charge."""
    return Decimal(floor(amount * 100 + Fraction(1, 2))) * FEN


def shares(total: Decimal, weights: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """``total`` in fen divided by weight, whose sum is ``total`` again.

    Largest remainder: everyone gets the fen below his share, and the fen left over go to
    the largest remainders, the first of equal ones first.
    """
    whole = sum(weights, Decimal(0))
    exact = [total * weight / whole for weight in weights]
    parts = [share.quantize(FEN, ROUND_DOWN) for share in exact]
    left = int((total - sum(parts, Decimal(0))) / FEN)
    by_remainder = sorted(range(len(exact)), key=lambda n: (parts[n] - exact[n], n))
    for number in by_remainder[:left]:
        parts[number] += FEN
    return tuple(parts)


Price = Annotated[Decimal, PlainValidator(as_price)]
Amount = Annotated[Decimal, PlainValidator(as_amount)]
Quantity = Annotated[Decimal, PlainValidator(as_quantity)]
