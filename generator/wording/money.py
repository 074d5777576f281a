"""Money, rates, limits and targets in words: the only place where they are formatted."""

from __future__ import annotations

from decimal import Decimal


def amount_words(amount: Decimal) -> str:
    """Write an amount: 18,600.00."""
    return f"{amount:,.2f}"


def plain_words(number: Decimal) -> str:
    """Write a quantity without closing zeros: 89.6, 612."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def unit_price_words(price: Decimal) -> str:
    """Write a price of one unit: two places, more where they were typed (0.5360, energy)."""
    places = max(2, -int(price.as_tuple().exponent))
    return f"{price:.{places}f}"
