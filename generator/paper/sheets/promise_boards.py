"""The company's promises and how it kept them: standards, limits, indicators, equipment.

A published promise binds (Civil Code art. 938), so nothing here is called one that its
author did not call so.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.equipment.view import EquipmentView, InspectionView, UpkeepView
from generator.kinds.equipment.words import inspection_words
from generator.kinds.indicators.model import Indicator
from generator.kinds.indicators.view import IndicatorView, ResultView
from generator.kinds.indicators.words import met_words, result_words, target_words
from generator.kinds.standards.model import Frequency, StandardItem, Weight
from generator.kinds.standards.view import StandardView
from generator.kinds.standards.words import limit_words
from generator.paper.sheet import Sheet
from generator.paper.sheets.standing_boards import Section, StandingBoard, board_sheet, side_by_side
from generator.snapshot import Snapshot
from generator.wording import on_paper
from generator.wording.money import plain_words

PROMISES = "服务时限承诺"
MOST_RESULTS = 3
MOST_LINES = 52
"""Standards that can be read on A3 from where one stands."""


def promise_boards(site: Snapshot) -> Iterator[tuple[str, Sheet]]:
    standards = _standards(site)
    for name, part in side_by_side(standards, MOST_LINES) if standards else ():
        yield name, board_sheet(part, site)
    for name, board in (
        (f"{PROMISES}-A4.pdf", _promises(site)),
        ("质量指标-A3.pdf", _indicators(site)),
        ("设备维保-A3.pdf", _equipment(site)),
    ):
        if board is not None:
            yield name, board_sheet(board, site)


def _standards(site: Snapshot) -> StandingBoard | None:
    views = site.standards
    if not views:
        return None
    return StandingBoard(
        heading="服务标准",
        lead="写明“承诺”的，是我们对业主的承诺；其余是工作参考。",
        sections=[part for view in views for part in _of_department(view)],
        path="/standards/",
        updated=max(view.standard.updated for view in views),
        source="content/standards",
        calls=[("", site.hotline)],
        signed=[site.estate.office],
        is_flipped=True,
        columns=3,
        sizes=(14.0, 7.0),
    )


def _of_department(view: StandardView) -> Iterator[Section]:
    standard = view.standard
    if standard.items:
        rows = [(item.name, _said(item), _weight(item)) for item in standard.items]
        title = f"{standard.title}（{standard.dept}）"
        yield Section(title, (), rows, (1.1, 2.4, 0))
    if standard.frequency:
        rows = [(one.name, _often(one), _weight(one)) for one in standard.frequency]
        title = f"{standard.title}：频次" if standard.items else standard.title
        yield Section(title, (), rows, (1.1, 2.4, 0))


def _said(item: StandardItem) -> str:
    limit = limit_words(item.limit) if item.limit else ""
    return "，".join(part for part in (limit, item.text or "") if part)


def _often(one: Frequency) -> str:
    parts = {
        "巡查": one.patrol,
        "保养": one.service,
        "检测": one.test,
        "清洁": one.clean,
        "目标": one.target,
    }
    return "；".join(f"{name}{text}" for name, text in parts.items() if text)


def _weight(one: StandardItem | Frequency) -> str:
    return f"**{one.kind.zh}" if one.kind is Weight.COMMITMENT else ""


def _promises(site: Snapshot) -> StandingBoard | None:
    """Make the board of what the page lists under that heading; ``None`` where it lists nothing."""
    items = [item for view in site.standards for item in view.standard.items]
    rows = [_promised(item) for item in items if item.is_promise]
    if not rows:
        return None
    return StandingBoard(
        heading=PROMISES,
        sections=[Section("", ("事项", "时限"), rows, (1.15, 1.0))],
        path="/standards/",
        updated=max(view.standard.updated for view in site.standards),
        source="content/standards",
        note="没有做到，请打电话告诉我们",
        calls=[("", site.hotline)],
        signed=[site.estate.office],
        paper="a4",
        sizes=(26.0, 11.0),
        most_pages=2,
    )


def _promised(item: StandardItem) -> tuple[str, str]:
    """Make a row of a promise; one in words stands where others have their figure."""
    if item.limit is None:
        return item.name, f"**{item.text}"
    said = f"{item.name}\n{item.text}" if item.text else item.name
    return said, f"**{limit_words(item.limit)}"


def _indicators(site: Snapshot) -> StandingBoard | None:
    views = site.indicators
    if not views:
        return None
    latest = max((view.results[0].term.last for view in views if view.results), default=None)
    return StandingBoard(
        heading="质量指标：承诺与结果",
        lead="结果按实际次数计算，不四舍五入后再比较。",
        sections=[
            Section(
                "",
                ("指标", "承诺", "怎么算", "最近结果", "怎么做到"),
                [_measured(view) for view in views],
                (1.5, 1.1, 1.6, 1.9, 2.3),
            )
        ],
        path="/indicators/",
        updated=latest,
        dated=on_paper.results_until(latest) if latest else "",
        source="content/indicators.yaml",
        calls=[("", site.hotline)],
        signed=[site.estate.office],
        is_flipped=True,
        sizes=(15.0, 6.0),
        most_pages=2,
    )


def _measured(view: IndicatorView) -> tuple[str, ...]:
    indicator = view.indicator
    results = [_result(one, indicator) for one in view.results[:MOST_RESULTS]]
    formula = indicator.formula
    return (
        "\n".join(part for part in (f"**{indicator.name}", indicator.remark or "") if part),
        _promise(indicator),
        f"{formula.num} ÷ {formula.den}" if formula else "",
        "\n".join(results) or "还没有公布结果",
        "；".join(indicator.measures),
    )


def _result(view: ResultView, indicator: Indicator) -> str:
    """Say of a result what the page says: 2026年10月 98.59%（140 / 142）未达到；漏了2单."""
    counts = f"（{plain_words(view.result.num)} / {plain_words(view.result.den)}）"
    figure = f"{result_words(view, indicator)}{counts if view.value is not None else ''}"
    parts = (on_paper.term(view.term), figure, met_words(view))
    said = " ".join(part for part in parts if part)
    return f"{said}；{view.result.note}" if view.result.note else said


def _promise(indicator: Indicator) -> str:
    """Say what is promised; without a promise the target, called so; empty without either."""
    if indicator.commitment:
        return f"**{target_words(indicator.commitment, indicator)}"
    target = target_words(indicator.internal or indicator.national, indicator)
    return f"目标 {target}" if target else ""


def _equipment(site: Snapshot) -> StandingBoard | None:
    equipment = site.equipment
    if not equipment:
        return None
    head = ("设备", "维保单位、电话", "频次、检验", "紧急情况", "责任人、说明")
    return StandingBoard(
        heading="设施设备与维保单位",
        sections=[
            Section("", head, [_maintained(one) for one in equipment], (1.1, 1.9, 2.0, 2.3, 1.9))
        ],
        path="/equipment/",
        updated=None,
        source="content/equipment.yaml",
        calls=[("", site.hotline)],
        signed=[site.estate.office],
        is_flipped=True,
        sizes=(15.0, 7.0),
        most_pages=2,
    )


def _maintained(view: EquipmentView) -> tuple[str, ...]:
    one, maintainer = view.equipment, view.maintainer
    count = f"（{one.count}）" if one.count else ""
    return (
        f"**{one.name}{count}",
        "；".join(p for p in (maintainer.name, maintainer.phone, maintainer.licence) if p),
        "；".join(part for part in (_serviced(view.service), _inspected(view.inspection)) if part),
        f"**{one.emergency}" if one.emergency else "",
        "；".join(part for part in (one.officer, one.remark) if part),
    )


def _serviced(service: UpkeepView | None) -> str:
    if service is None:
        return ""
    following = f"，下次 {on_paper.full_day(service.next)}" if service.next else ""
    return f"{service.frequency}{following}"


def _inspected(one: InspectionView | None) -> str:
    return inspection_words(one) if one else ""
