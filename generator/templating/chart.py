"""A small line chart as inline SVG: a picture beside the table that says the same.

No style attributes (the Content-Security-Policy allows none), no script, readable in black
and white: the line is solid, the target dashed, and what missed it is an open dot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

WIDTH, HEIGHT = 640, 200
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 16, 30


@dataclass(frozen=True)
class Point:
    """``label`` stands under the point; an open dot has missed its target."""

    label: str
    value: float
    is_open: bool


def line_chart(points: Sequence[Point], target: float | None, unit: str, title: str) -> Markup:
    """The points from left to right; empty for fewer than two."""
    if len(points) < 2:  # noqa: PLR2004 - one point is no line
        return Markup()
    low, high = _range([point.value for point in points], target)

    def x(number: int) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * number / (len(points) - 1), 1)

    def y(value: float) -> float:
        return round(TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low), 1)

    line = " ".join(f"{x(n)},{y(point.value)}" for n, point in enumerate(points))
    parts = [
        f'<polyline points="{line}" fill="none" stroke="currentColor" stroke-width="2"></polyline>'
    ]
    if target is not None:
        parts.append(_target(y(target), f"{target:g}{unit}"))
    parts += [_dot(x(n), y(point.value), point) for n, point in enumerate(points)]
    step = max(1, len(points) // 6)
    parts += [
        _label(x(n), HEIGHT - 8, point.label, "middle" if 0 < n < len(points) - 1 else _end(n))
        for n, point in enumerate(points)
        if n % step == 0
    ]
    body = "".join(parts)
    return Markup(  # noqa: S704 - numbers, and texts that were escaped
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(title)}">{body}</svg>'
    )


def _range(values: Sequence[float], target: float | None) -> tuple[float, float]:
    """A little air above and below, so that no point lies on the edge."""
    known = [*values, *([target] if target is not None else [])]
    low, high = min(known), max(known)
    air = (high - low) * 0.15 or max(abs(high) * 0.05, 0.5)
    return low - air, high + air


def _target(y: float, label: str) -> str:
    line = (
        f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}" stroke="currentColor" '
        'stroke-dasharray="5 5"></line>'
    )
    return line + _label(LEFT - 8, y + 5, label, "end")


def _dot(x: float, y: float, point: Point) -> str:
    fill = "#fff" if point.is_open else "currentColor"
    return (
        f'<circle cx="{x}" cy="{y}" r="5" fill="{fill}" stroke="currentColor" '
        'stroke-width="2"></circle>'
    )


def _label(x: float, y: float, text: str, anchor: str) -> str:
    return (
        f'<text x="{x}" y="{y}" font-size="14" fill="currentColor" text-anchor="{anchor}">'
        f"{escape(text)}</text>"
    )


def _end(number: int) -> str:
    return "start" if number == 0 else "end"
