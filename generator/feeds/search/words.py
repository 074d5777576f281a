"""What the search index says of a view in words: as its page does, in the same language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from markupsafe import Markup

from generator.models.contacts import Contact
from generator.models.fee import Rate
from generator.models.fields import Choice
from generator.models.indicator import Target
from generator.models.standard import Limit
from generator.models.terms import Term
from generator.snapshot import (
    EventView,
    FeeView,
    IndicatorView,
    NoticeView,
    OccurrenceView,
    ResultView,
    ScopeView,
    WindowView,
)
from generator.templating import Renderer, event_words, figures, words


class SearchWords:
    """The words of one language."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    @property
    def price_board(self) -> str:
        return "收费公示"

    @property
    def catalogue(self) -> str:
        return "个性化服务目录"

    def choice(self, choice: Choice | None) -> str:
        return choice.zh if choice else ""

    def body(self, body: str, links: Mapping[str, str]) -> str:
        """As it is read: a source would name what is not visible now."""
        return str(Markup(self._renderer.prose(body, dict(links))).striptags())  # noqa: S704 - only to strip it

    def scope(self, view: ScopeView) -> str:
        floors = words.floor_words(view.floors) if view.floors else ""
        return " ".join(part for part in (view.text, floors) if part)

    def unaffected(self, view: ScopeView) -> str:
        return view.unaffected

    def term(self, term: Term) -> str:
        return term.words

    def window(self, window: WindowView) -> str:
        return words.window_words(window, year=True)

    def day(self, day: date | None) -> str:
        return words.day_words(day) if day else ""

    def days(self, first: date, last: date) -> str:
        return f"{words.day_words(first)}至{words.day_words(last)}"

    def until(self, end: datetime | None) -> str:
        return f"有效期至 {words.until_words(end)}" if end else ""

    def notice(self, notice: NoticeView) -> str:
        """What a list says of it: cancelled or not, when, for whom, where."""
        life = notice.life
        state = "已取消" if life.is_cancelled else life.ended and (life.ended_note or "已提前结束")
        when = words.summary_words(notice.windows)
        return self.line(state or "", when, self.scope(notice.scope), notice.place)

    def event(self, view: EventView) -> str:
        state = "已取消" if view.is_cancelled else ""
        return self.line(state, self.window(view.next.window), view.next.place)

    def occurrence(self, one: OccurrenceView) -> str:
        place = one.place if one.has_own_place else ""
        return self.line(self.window(one.window), place, one.reason)

    def repeat(self, view: EventView) -> str:
        return event_words.repeat_words(view.event.repeat) if view.event.repeat else ""

    def whom(self, view: EventView) -> str:
        return event_words.whom_words(view)

    def rain(self, view: EventView) -> str:
        return event_words.rain_words(view.event.rain) if view.event.rain else ""

    def admission(self, view: EventView) -> str:
        return event_words.admission_words(view.registration) if view.registration else ""

    def fee(self, view: FeeView) -> str:
        return figures.current_price_words(view)

    def rate(self, rate: Rate, view: FeeView) -> str:
        return figures.price_words(rate, view.fee)

    def limit(self, limit: Limit | None) -> str:
        return figures.limit_words(limit) if limit else ""

    def target(self, target: Target | None, view: IndicatorView) -> str:
        return figures.target_words(target, view.indicator)

    def result(self, result: ResultView, view: IndicatorView) -> str:
        note = result.result.note or ""
        return self.line(self.term(result.term), figures.result_words(result, view.indicator), note)

    def contact(self, contact: Contact) -> str:
        return f"{contact.name} {contact.phone}"

    def line(self, *parts: str | None) -> str:
        """Parts of one line, those that are there."""
        return "，".join(part for part in parts if part)

    def listed(self, parts: Iterable[str]) -> str:
        return "、".join(parts)
