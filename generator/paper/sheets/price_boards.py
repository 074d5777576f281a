"""The price board (收费公示牌): of every charge all that the price-marking rules ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from generator.kinds.content import find_contact
from generator.kinds.fees.model import Fee, FeeKind, ParkingTime
from generator.kinds.fees.view import FeeView
from generator.kinds.fees.words import (
    billing_words,
    current_price_words,
    decision_words,
    price_words,
)
from generator.paper.sheet import Sheet
from generator.paper.sheets.standing_boards import Section, StandingBoard, board_sheet
from generator.snapshot import Snapshot
from generator.wording import on_paper
from generator.wording.money import amount_words, plain_words
from generator.wording.scopes import extent_words

HEADING = "收费公示牌"
NOTHING_MORE = "标价之外不收取任何费用"
_HEAD = ("项目、价格", "收费对象", "服务内容、标准", "计费方式", "价格形式、依据", "缴费、说明")
_WIDTHS = (1.55, 0.85, 1.7, 1.85, 2.15, 2.0)
_LARGEST, _SMALLEST = 16.0, 14.0
"""Points of the text on the paper itself: what is read standing in front of it."""

_FORMATS = (("a3", 1.2, 8), ("70x50", 1.75, 4))
"""Paper, how much larger than on A4 text is set on it, most sheets side by side."""


def price_boards(site: Snapshot) -> Iterator[tuple[str, Sheet]]:
    """Yield the board on A3, and as large as boards are asked to be: 70 × 50 cm."""
    if not site.fees:
        return
    for paper, scale, pages in _FORMATS:
        sizes = (_LARGEST / scale, _SMALLEST / scale)
        board = replace(_board(site), paper=paper, sizes=sizes, most_pages=pages)
        yield f"{HEADING}-{paper.upper()}.pdf", board_sheet(board, site)


def _board(site: Snapshot) -> StandingBoard:
    board, fees = site.fee_board, site.fees
    own = find_contact(board.hotline, site.contacts) if board else None
    usual = _usual_payment(fees)
    paying = f"未另写的，缴费方式为{usual}。" if usual else ""
    return StandingBoard(
        heading=HEADING,
        lead=f"{board.company if board else site.estate.company}。{paying}金额都四舍五入到分。",
        sections=[Section("", _HEAD, list(_rows(fees, usual)), _WIDTHS)],
        path="/fees/",
        updated=board.updated if board else None,
        source="content/fees.yaml",
        note=(board.note if board else None) or NOTHING_MORE,
        calls=[
            ("收费疑问", own or site.hotline),
            *(("", contact) for contact in site.public_for("价格", "物业")),
        ],
        signed=[board.company if board else site.estate.company],
        is_flipped=True,
    )


def _usual_payment(fees: tuple[FeeView, ...]) -> str:
    """Find how most charges are paid, which is said once; empty where no charge says how."""
    ways = Counter(_payment(view.fee) for view in fees if view.fee.payment)
    return ways.most_common(1)[0][0] if ways else ""


def _payment(fee: Fee) -> str:
    return "、".join(fee.payment) + ("，可开发票" if fee.invoice else "")


def _rows(fees: tuple[FeeView, ...], usual: str) -> Iterator[tuple[str, ...]]:
    for kind in FeeKind:
        own = [view for view in fees if view.fee.kind is kind]
        if own:
            yield (kind.zh,)
        yield from (_row(view, usual) for view in own)


def _row(view: FeeView, usual: str) -> tuple[str, ...]:
    fee = view.fee
    content = "；".join(part for part in (fee.content, fee.grade) if part)
    scope = extent_words(view.scope) if view.scope else ""
    return (
        "\n".join((f"**{fee.name}", *(f"##{price}" for price in _prices(view)))),
        f"{fee.payer}（{scope}）" if scope and scope not in fee.payer else fee.payer,
        content,
        _method(view),
        _basis(view),
        _paying(fee, usual),
    )


def _method(view: FeeView) -> str:
    """Say how a charge is computed, and where it is rounded if it is priced by the month."""
    fee = view.fee
    parts = [fee.method or fee.basis.zh, f"面积以{fee.area}为准" if fee.area else ""]
    parts += [_steps(view)]
    if fee.is_by_month and "四舍五入" not in parts[0]:
        parts.append(f"{fee.rounding.point.zh}取整到分")
    parts += [_parking(fee.parking)] if fee.parking else []
    parts += [f"车位：{fee.places}"] if fee.places else []
    return "；".join(part for part in parts if part)


def _steps(view: FeeView) -> str:
    """Say up to where each price of a stepped charge is asked: else the prices say nothing."""
    tiers = view.current.tiers if view.current else ()
    bounds = [plain_words(tier.upto) for tier in tiers if tier.upto is not None]
    if not bounds:
        return ""
    middle = [f"超过 {low} 至 {high}" for low, high in pairwise(bounds)]
    period = view.fee.tier_period or "每期"
    return f"{period}用量分档：{'，'.join([f'不超过 {bounds[0]}', *middle, f'超过 {bounds[-1]}'])}"


def _parking(rules: ParkingTime) -> str:
    free = f"{rules.free} 分钟免费（{rules.free_rule.zh}），" if rules.free else ""
    cap = f"，每日最高 {amount_words(rules.cap)} 元" if rules.cap is not None else ""
    return f"{free}每 {rules.step} 分钟计一次，{rules.rounding.zh}{cap}"


def _prices(view: FeeView) -> Iterator[str]:
    """Yield the price charged now, and those announced for later."""
    yield current_price_words(view)
    for rate in view.announced:
        yield f"{on_paper.full_day(rate.starts)}起 {price_words(rate, view.fee)}"


def _basis(view: FeeView) -> str:
    fee = view.fee
    form = "，".join(part for part in (fee.pricing.zh, fee.mode.zh if fee.mode else "") if part)
    parts = [form, fee.source]
    if fee.guided:
        up, down = plain_words(fee.guided.up), plain_words(fee.guided.down)
        base = amount_words(fee.guided.base)
        parts.insert(1, f"基准价 {base} 元，可上浮 {up}%、下浮 {down}%")
    if view.current:
        until = f"至{on_paper.full_day(view.current.until)}" if view.current.until else "起"
        parts.append(f"{on_paper.full_day(view.current.starts)}{until}执行")
        parts.append(decision_words(view.current))
    parts += (f"{on_paper.full_day(r.starts)}起的价格：{decision_words(r)}" for r in view.announced)
    if fee.supplier:
        parts.append(f"供应单位：{fee.supplier}")
    if fee.income_to:
        parts.append(f"收入归属：{fee.income_to}")
    return "；".join(part for part in parts if part)


def _paying(fee: Fee, usual: str) -> str:
    parts = [billing_words(fee.billing)] if fee.billing else []
    if _payment(fee) != usual:
        parts.append(_payment(fee).removeprefix("，"))
    return "；".join(part for part in (*parts, fee.remark, *fee.notes) if part)
