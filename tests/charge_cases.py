"""The table of charges that the model and the page's own script are both held to.

``python -m tests.charge_cases`` writes it to ``data/charges.json``. What each case comes to is
reckoned here a second time, as plainly as can be: day by day, minute by minute, in fractions;
nothing of ``generator`` takes part. Fees are typed as a clerk types them.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, datetime, timedelta
from fractions import Fraction
from math import floor
from pathlib import Path

FILE = Path(__file__).parent / "data" / "charges.json"

CONTRACT = "业主大会决定"


def _fee(id, basis, unit, *rates, **more):
    return {
        "id": id,
        "name": f"试算{id}",
        "kind": "其他",
        "payer": "业主",
        "basis": basis,
        "unit": unit,
        "source": "合同",
        "rates": list(rates),
        **more,
    }


def _by_area(id, *rates, **more):
    return _fee(id, "按面积", "元/㎡·月", *rates, **more)


def _since(price, start="2023-07-01"):
    return {"from": start, "price": price}


CHANGE = (
    {"from": "2023-07-01", "until": "2027-02-28", "price": "2.20"},
    {"from": "2027-03-01", "price": "2.35", "announced": "2026-11-02", "resolution": CONTRACT},
)
MIDDLE = (
    {"from": "2024-01-01", "until": "2026-04-10", "price": "2.00"},
    {"from": "2026-04-11", "until": "2027-02-14", "price": "3.05", "resolution": CONTRACT},
    {"from": "2027-02-15", "price": "2.65", "announced": "2026-11-02", "resolution": CONTRACT},
)
BILL = {"rounding": {"point": "每张账单"}}
EMPTY = {"vacant": {"percent": "70", "source": "合同"}}
WATER = (
    {
        "from": "2023-07-01",
        "until": "2024-12-31",
        "tiers": [
            {"upto": "180", "price": "2.70"},
            {"upto": "260", "price": "3.60"},
            {"price": "6.30"},
        ],
    },
    {
        "from": "2025-01-01",
        "resolution": "价格文件",
        "tiers": [
            {"upto": "180", "price": "2.90"},
            {"upto": "260", "price": "3.85"},
            {"price": "6.70"},
        ],
    },
)
POWER = {
    "from": "2023-07-01",
    "tiers": [
        {"upto": "2520", "price": "0.5360"},
        {"upto": "4800.5", "price": "0.5860"},
        {"price": "0.8360"},
    ],
}
DOWN, UP = "不足一个计时单位不计", "不足一个计时单位按一个计"
OFF, WITHIN = "免费时间不计入", "仅在免费时间内离开免费"


def _parking(id, price, **rules):
    rate = {"from": "2024-01-01", "price": price}
    return _fee(id, "计时", f"元/{rules['step']}分钟", rate, parking=rules)


GRID = ("1.85", "2.20", "2.65", "3.05", "4.80")

FEES = [
    _by_area("area", _since("2.35")),
    _by_area("change", *CHANGE),
    _by_area("change-bill", *CHANGE, **BILL),
    _by_area("middle", *MIDDLE, part_month="按天折算"),
    _by_area("middle-whole", *MIDDLE, part_month="按整月计"),
    _by_area("middle-nothing", *MIDDLE, part_month="不计"),
    _by_area("middle-bill", *MIDDLE, **BILL),
    _by_area("bill", _since("2.35"), **BILL),
    _by_area("empty", _since("2.35"), **EMPTY),
    _by_area("empty-bill", *MIDDLE, **EMPTY, **BILL),
    _by_area("energy", _since("0.0375"), part_month="按天折算"),
    *(_by_area(f"grid-{price.replace('.', '')}", _since(price)) for price in GRID),
    _fee("place", "定额", "元/个·月", _since("60.00"), part_month="按整月计"),
    _fee("waste", "定额", "元/户·月", _since("6.00"), part_month="不计"),
    _fee("heating", "按面积", "元/㎡·季", _since("22.00"), per="每采暖季"),
    _fee("yearly", "定额", "元/个·年", _since("365.50"), per="每年"),
    _fee(
        "card",
        "按次",
        "元/张",
        {"from": "2023-07-01", "until": "2025-12-31", "price": "20.00"},
        {"from": "2026-01-01", "price": "15.00", "resolution": CONTRACT},
    ),
    _fee("gas", "计量", "元/m³", _since("2.65")),
    _fee("clean", "价格区间", "元/台", {"from": "2026-07-01", "low": "80.00", "high": "260.55"}),
    _fee("water", "阶梯", "元/m³", *WATER, tier_period="自然年"),
    _fee("power", "阶梯", "元/千瓦时", POWER, tier_period="自然年"),
    _fee("lift", "分摊", "元/半年", {"from": "2024-01-01"}),
    _parking("deducted-down", "1.00", step="30", free="30", free_rule=OFF, rounding=DOWN),
    _parking("deducted-up", "1.00", step="30", free="30", free_rule=OFF, rounding=UP),
    _parking("within-down", "1.00", step="30", free="30", free_rule=WITHIN, rounding=DOWN),
    _parking("within-up", "1.00", step="30", free="30", free_rule=WITHIN, rounding=UP),
    _parking("capped", "1.00", step="30", free="30", cap="20.00"),
    _parking("capped-up", "1.55", step="60", free="15", rounding=UP, cap="12.34"),
    _parking("capped-off", "2.25", step="50", free="20", free_rule=OFF, rounding=UP, cap="30.00"),
    _parking("odd", "0.35", step="7", free="0", cap="15.00"),
]

AREAS = ("50.1", "62.7", "78.3", "89.6", "89.63", "120.4", "159.9")


def _spans(first, last, *fees, quantities=("89.6",)):
    for fee in fees:
        for quantity in quantities:
            yield fee, {"quantity": quantity, "first": first, "last": last}


def _months():
    """Whole months, quarters and years; F1, F2, F4."""
    for first, last in (
        ("2027-01-01", "2027-01-31"),
        ("2027-01-01", "2027-03-31"),
        ("2027-01-01", "2027-12-31"),
    ):
        yield from _spans(first, last, "area", "bill", quantities=("89.6", "89.63"))
        yield from _spans(first, last, "change", "change-bill", quantities=("89.6", "89.63"))


def _grid():
    """F3: where area times price ends on half a fen, and where it does not."""
    for price in GRID:
        fee = f"grid-{price.replace('.', '')}"
        yield from _spans("2026-10-01", "2026-10-31", fee, quantities=(*AREAS, "50.3", "99.9"))


def _ends_of_months():
    """F5, month ends, leap years: from the middle, to the middle, and both in one month."""
    spans = (
        ("2026-11-18", "2026-11-30"),
        ("2026-11-30", "2026-11-30"),
        ("2026-11-01", "2026-11-01"),
        ("2028-02-10", "2028-02-29"),
        ("2028-02-29", "2028-03-01"),
        ("2027-02-10", "2027-02-28"),
        ("2026-01-31", "2026-03-01"),
        ("2026-12-31", "2027-01-01"),
        ("2026-03-20", "2026-05-09"),
        ("2026-04-05", "2026-04-20"),
    )
    fees = ("area", "middle", "middle-whole", "middle-nothing", "middle-bill", "energy", "bill")
    for first, last in spans:
        yield from _spans(first, last, *fees)
        yield from _spans(first, last, "place", "waste", quantities=("2",))


def _changes():
    """Price changes inside a month, and a tenth of a month that ends on half a fen."""
    for first, last in (("2026-04-01", "2026-04-30"), ("2027-02-01", "2027-02-28")):
        fees = ("middle", "middle-whole", "middle-nothing", "middle-bill")
        yield from _spans(first, last, *fees, quantities=("30", "89.63"))
    yield from _spans("2026-04-01", "2027-03-31", "middle", "middle-bill", quantities=AREAS[:4])
    yield from _spans("2026-11-01", "2026-11-10", "energy", quantities=("120.4", "40.4"))
    yield from _spans("2024-01-01", "2033-12-31", "area", "bill", quantities=("89.63",))


def _vacant():
    """F10."""
    for quantity in ("89.6", "50.1", "78.3"):
        for first, last in (("2026-11-01", "2026-11-30"), ("2026-04-01", "2026-06-12")):
            given = {"quantity": quantity, "first": first, "last": last}
            yield "empty", {**given, "vacant": True}
            yield "empty", given
            yield "empty-bill", {**given, "vacant": True}


def _each():
    for quantity in ("89.6", "50.1", "0.0001", "999999999"):
        yield "heating", {"quantity": quantity, "day": "2026-11-01"}
    for quantity in ("1", "2.5"):
        yield "yearly", {"quantity": quantity, "day": "2026-11-01"}
    for day in ("2023-07-01", "2025-12-31", "2026-01-01", "2026-11-21"):
        yield "card", {"quantity": "3", "day": day}
    for quantity in ("0", "38", "50.1", "50.3", "0.1"):
        yield "gas", {"quantity": quantity, "day": "2026-02-28"}
    for quantity in ("1", "2", "0.5", "3.333"):
        yield "clean", {"quantity": quantity, "day": "2026-11-21"}


def _tiers():
    """F6, F7, and the edges of each tier."""
    for used, before in (
        *(("0", "0"), ("179.99", "0"), ("180", "0"), ("180.01", "0"), ("181", "0")),
        *(("260", "0"), ("261", "0"), ("300", "0"), ("25", "170"), ("10", "180"), ("1", "179")),
        *(("1", "180"), ("80", "180"), ("81", "180"), ("10", "260"), ("200", "100"), ("5", "5000")),
    ):
        for day in ("2024-12-31", "2025-01-01"):
            yield "water", {"quantity": used, "before": before, "day": day}
    for used, before in (
        *(("210", "2400"), ("120", "2400"), ("121.5", "2398.5"), ("6000", "0")),
        *(("0.5", "4800"), ("0.5", "4800.5"), ("3333.3333", "0.0001")),
    ):
        yield "power", {"quantity": used, "before": before, "day": "2026-11-21"}


def _shares():
    """F8, the sample's own, and a third."""
    for pool, area, total in (
        ("100.00", "89.6", "285"),
        ("100.00", "120.4", "285"),
        ("100.00", "75", "285"),
        ("100.00", "1", "3"),
        ("54252.00", "89.6", "50148.60"),
        ("42751.50", "89.6", "58361"),
        ("0.01", "1", "2"),
        ("0.01", "0.9999", "2"),
        ("999999999.99", "0.0001", "999999999.9999"),
        ("0", "89.6", "285"),
    ):
        yield "lift", {"pool": pool, "area": area, "total": total}


def _stays():
    """F9, the edges of free time and of steps, midnight, and the cap of each day."""
    edges = (0, 15, 16, 20, 29, 30, 31, 59, 60, 61, 110)
    for fee in ("deducted-down", "deducted-up", "within-down", "within-up", "capped-up"):
        for minutes in edges:
            yield fee, _stay("2026-11-21T09:00", minutes)
    for minutes in (629, 630, 659, 660, 661, 1439, 1440, 1441, 1500, 2880, 4320):
        for entered in ("2026-11-21T00:00", "2026-11-21T13:45"):
            yield "capped", _stay(entered, minutes)
    for entered in ("2026-11-21T23:00", "2026-11-21T23:45", "2026-12-31T23:59", "2028-02-28T22:30"):
        for minutes in (60, 61, 75, 90, 600, 1500):
            yield "capped", _stay(entered, minutes)
            yield "capped-off", _stay(entered, minutes)
            yield "odd", _stay(entered, minutes)


def _stay(entered, minutes):
    left = datetime.fromisoformat(entered) + timedelta(minutes=minutes)
    return {"entered": entered, "left": f"{left:%Y-%m-%dT%H:%M}"}


def _late():
    """F12."""
    for owed, percent, days in (
        ("631.68", "0.05", "20"),
        ("631.68", "0.05", "1"),
        ("100.00", "0.005", "1"),
        ("2526.72", "0.0333", "365"),
        ("0", "0.05", "20"),
    ):
        yield "late", {"owed": owed, "percent": percent, "days": days}


PARTS = (_months, _grid, _ends_of_months, _changes, _vacant, _each, _tiers, _shares, _stays, _late)


def cases():
    """Every case with what it comes to, each once."""
    fees = {fee["id"]: fee for fee in FEES}
    made = {}
    for part in PARTS:
        for fee, given in part():
            key = json.dumps([fee, given])
            made[key] = {"fee": fee, "given": given, **reckoned(fees.get(fee), given)}
    return list(made.values())


# A second reckoning ---------------------------------------------------------------------------


def reckoned(fee, given):
    """Total (and least) as text, and what each line comes to, rounded to four places."""
    way = next((way for sign, way in WAYS.items() if sign in given), _each_time)
    lines = way(fee, given)
    if [label for label, _ in lines] == ["low", "high"]:
        least, most = (_text(amount) for _, amount in lines)
        return {**_said(lines), "total": most, "least": least}
    return _said(lines)


def _delayed(_, given):
    amount = _number(given["owed"]) * _number(given["percent"]) / 100 * int(given["days"])
    return [("", _fen(amount))]


def _shared(_, given):
    amount = _number(given["pool"]) * _number(given["area"]) / _number(given["total"])
    return [("", _fen(amount))]


def _each_time(fee, given):
    version, quantity = _version(fee, given["day"]), _number(given["quantity"])
    if "low" in version:
        return [(end, _fen(_number(version[end]) * quantity)) for end in ("low", "high")]
    return [("", _fen(_number(version["price"]) * quantity))]


def _monthly(fee, given):
    """Every day of the period is looked at by itself."""
    share = _number(fee["vacant"]["percent"]) / 100 if given.get("vacant") else Fraction(1)
    counted = Counter()
    for day in _days_charged(fee.get("part_month"), given["first"], given["last"]):
        counted[day[:7], _version(fee, day)["price"]] += 1
    lines = []
    for (month, price), days in counted.items():
        length = _length(date.fromisoformat(f"{month}-01"))
        exact = _number(given["quantity"]) * _number(price) * share * days / length
        lines.append((month, exact))
    if fee.get("rounding") == BILL["rounding"]:
        return lines
    return [(month, _fen(exact)) for month, exact in lines]


def _days_charged(rule, first, last):
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    asked = set()
    while day <= end:
        asked.add(day)
        day += timedelta(days=1)
    months = sorted({(day.year, day.month) for day in asked})
    for year, month in months:
        whole = [date(year, month, n + 1) for n in range(_length(date(year, month, 1)))]
        if rule == "按整月计" or (rule == "不计" and asked.issuperset(whole)):
            yield from map(str, whole)
        elif rule != "不计":
            yield from (str(day) for day in whole if day in asked)


def _length(day):
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return (following - timedelta(days=1)).day


def _parked(fee, given):
    """A clock that goes on step by step, from day to day."""
    rules = fee["parking"]
    step, free = int(rules["step"]), int(rules.get("free", 0))
    now, left = (datetime.fromisoformat(given[end]) for end in ("entered", "left"))
    price = _number(_version(fee, given["entered"][:10])["price"])
    if (left - now) <= timedelta(minutes=free):
        return []
    if rules.get("free_rule") == OFF:
        now += timedelta(minutes=free)
    begun = Counter()
    up = rules.get("rounding") == UP
    while (now < left) if up else (now + timedelta(minutes=step) <= left):
        begun[str(now.date())] += 1
        now += timedelta(minutes=step)
    cap = _number(rules["cap"]) if "cap" in rules else None
    amounts = ((day, _fen(price * count)) for day, count in begun.items())
    return [(day, min(amount, cap) if cap is not None else amount) for day, amount in amounts]


def _tiered(fee, given):
    """What lies of the use in each tier, from its bottom to its top."""
    start = _number(given["before"])
    end = start + _number(given["quantity"])
    lines, bottom = [], "0"
    for tier in _version(fee, given["day"])["tiers"]:
        top = tier.get("upto")
        inside = min(end, _number(top) if top else end) - max(start, _number(bottom))
        if inside > 0:
            label = f"{bottom}–{top}" if top else f">{bottom}"
            lines.append((label, _fen(inside * _number(tier["price"]))))
        bottom = top
    return lines


WAYS = {
    "owed": _delayed,
    "pool": _shared,
    "entered": _parked,
    "first": _monthly,
    "before": _tiered,
}
"""How a case is reckoned, by what is given for it alone."""


def _version(fee, day):
    (found,) = [
        rate for rate in fee["rates"] if rate["from"] <= day <= rate.get("until", "9999-12-31")
    ]
    return found


def _number(text):
    return Fraction(text)


def _fen(amount):
    return Fraction(floor(amount * 100 + Fraction(1, 2)), 100)


def _said(lines):
    total = _fen(sum((amount for _, amount in lines), Fraction(0)))
    return {"total": _text(total), "lines": [[label, _text(a, 4)] for label, a in lines]}


def _text(amount, places=2):
    digits = str(floor(amount * 10**places + Fraction(1, 2))).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}"


def table():
    """The file as it should be: one case a line, so that a change can be read."""
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases())
    fees = ",\n".join(json.dumps(fee, ensure_ascii=False) for fee in FEES)
    return f'{{"fees": [\n{fees}\n],\n"cases": [\n{lines}\n]}}\n'


if __name__ == "__main__":
    FILE.write_text(table(), encoding="utf-8")
