"""Fees: who pays what for what, how it is reckoned, when it is billed."""

from generator.kinds.fees.charges import (
    HIGHEST,
    LOWEST,
    ChargeError,
    by_month,
    by_range,
    by_share,
    by_tier,
    by_time,
    by_use,
    late_charge,
    of_example,
)

__all__ = [
    "HIGHEST",
    "LOWEST",
    "ChargeError",
    "by_month",
    "by_range",
    "by_share",
    "by_tier",
    "by_time",
    "by_use",
    "late_charge",
    "of_example",
]
