"""A small line chart as inline SVG: a picture beside the table that says the same.

No text inside, since it would shrink with the picture on a phone, no style attributes
(the Content-Security-Policy allows none), no script. Readable in black and white: the
line is solid, the target dashed, and what missed it is an open dot.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from generator.dataclass import dataclass
from generator.kinds.indicators.view import IndicatorView
from generator.kinds.indicators.words import shown_target
from generator.languages import CHINESE, Language

WIDTH, HEIGHT, MARGIN = 640, 160, 12


@dataclass(frozen=True)
class Point:
    """A dot of the chart: an open one has missed its target."""

    value: float
    is_open: bool


def history_chart(view: IndicatorView, *, language: Language = CHINESE) -> Markup:
    """Draw the published results of an indicator from the earliest to the latest."""
    points = [
        Point(float(one.value), is_open=one.is_met is False)
        for one in reversed(view.results)
        if one.value is not None
    ]
    target = shown_target(view.indicator)
    line = float(target.value) if target is not None and target.value is not None else None
    title = language.say("{indicator}历次结果", indicator=str(view.indicator.name))
    return line_chart(points, line, title)


def line_chart(points: Sequence[Point], target: float | None, title: str) -> Markup:
    """Draw the points from left to right; empty for fewer than two."""
    if len(points) < 2:  # noqa: PLR2004 - one point is no line
        return Markup()
    low, high = _range([point.value for point in points], target)

    def x(number: int) -> float:
        return round(MARGIN + (WIDTH - 2 * MARGIN) * number / (len(points) - 1), 1)

    def y(value: float) -> float:
        return round(MARGIN + (HEIGHT - 2 * MARGIN) * (high - value) / (high - low), 1)

    line = " ".join(f"{x(n)},{y(point.value)}" for n, point in enumerate(points))
    parts = [
        f'<polyline points="{line}" fill="none" stroke="currentColor" stroke-width="2"></polyline>'
    ]
    if target is not None:
        parts.append(_target(y(target)))
    parts += [_dot(x(n), y(point.value), point) for n, point in enumerate(points)]
    return Markup(  # noqa: S704 - numbers, and a title that is escaped
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(title)}">{"".join(parts)}</svg>'
    )


def _range(values: Sequence[float], target: float | None) -> tuple[float, float]:
    """Find the range, with a little air above and below, so that no point lies on the edge."""
    known = [*values, *([target] if target is not None else [])]
    low, high = min(known), max(known)
    air = (high - low) * 0.1 or max(abs(high) * 0.05, 0.5)
    return low - air, high + air


def _target(y: float) -> str:
    return (
        f'<line x1="0" x2="{WIDTH}" y1="{y}" y2="{y}" stroke="currentColor" '
        'stroke-dasharray="6 6"></line>'
    )


def _dot(x: float, y: float, point: Point) -> str:
    name = "open" if point.is_open else "full"
    return (
        f'<circle class="{name}" cx="{x}" cy="{y}" r="6" stroke="currentColor" '
        'stroke-width="2"></circle>'
    )
