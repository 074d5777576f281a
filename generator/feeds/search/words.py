"""Words of the search index for a view, as its page says them, in the same language.

What a function of the templates marks up for the page, such as a text that nobody translated,
is plain text here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from markupsafe import Markup

from generator.kinds.events.shown import EventView
from generator.kinds.fact import View
from generator.kinds.facts import facts_of
from generator.kinds.fees import words as fees
from generator.kinds.fees.model import Rate
from generator.kinds.fees.view import FeeView
from generator.kinds.indicators import words as indicators
from generator.kinds.indicators.model import Target
from generator.kinds.indicators.view import IndicatorView, ResultView
from generator.kinds.notices import words as notices
from generator.kinds.notices.shown import NoticeView
from generator.kinds.standards import words as standards
from generator.kinds.standards.model import Limit
from generator.languages import unmarked
from generator.models.contacts import Contact
from generator.models.fields import Choice
from generator.models.scope import Extent
from generator.models.terms import Term
from generator.models.views import ScopeView, WindowView
from generator.templating import Renderer
from generator.wording import dates, scopes
from generator.wording.choices import choice_words
from generator.wording.values import value_texts, value_words


class SearchWords:
    """The words of one language."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self._language = renderer.language

    @property
    def price_board(self) -> str:
        return self._language.say("收费公示")

    @property
    def catalogue(self) -> str:
        return self._language.say("个性化服务目录")

    def choice(self, choice: Choice | None) -> str:
        return choice_words(choice, language=self._language) if choice else ""

    def body(self, body: str, links: Mapping[str, str]) -> str:
        """Strip a body to its text as it is read: a source would name what is not visible now."""
        return str(Markup(self._renderer.prose(body, dict(links))).striptags())  # noqa: S704 - only to strip it

    def facts(self, view: View) -> tuple[str, ...]:
        """Say every fact of a view, in as many texts as its values have parts."""
        return tuple(
            text
            for fact in facts_of(view)
            for text in value_texts(fact.value, language=self._language)
        )

    def scope(self, view: ScopeView) -> str:
        return value_words(view, language=self._language)

    def extent(self, extent: Extent | None) -> str:
        return unmarked(scopes.extent_words(extent, language=self._language)) if extent else ""

    def term(self, term: Term) -> str:
        return dates.term_words(term, language=self._language)

    def window(self, window: WindowView) -> str:
        return unmarked(dates.window_words(window, year=True, language=self._language))

    def day(self, day: date | None) -> str:
        return dates.day_words(day, language=self._language) if day else ""

    def days(self, first: date, last: date) -> str:
        return self._language.say("{first}至{last}", first=self.day(first), last=self.day(last))

    def until(self, end: datetime | None) -> str:
        if end is None:
            return ""
        until = dates.until_words(end, language=self._language)
        return self._language.say("有效期至 {until}", until=until)

    def validity(self, notice: NoticeView) -> str:
        return dates.validity_words(notice.end, notice.review, language=self._language)

    def notice(self, notice: NoticeView) -> str:
        """Say what a list says of a notice: cancelled or over, when, for whom, where."""
        when = unmarked(notices.effect_words(notice, language=self._language))
        return self.line(self._state(notice), when, self.scope(notice.scope), notice.place)

    def _state(self, notice: NoticeView) -> str:
        if notice.life.is_cancelled:
            return self._language.say("已取消")
        if notice.life.ended is None:
            return ""
        return notice.life.ended_note or self._language.say("已提前结束")

    def event(self, view: EventView) -> str:
        state = self._language.say("已取消") if view.is_cancelled else ""
        return self.line(state, self.window(view.next.window), view.next.place)

    def fee(self, view: FeeView) -> str:
        return unmarked(fees.current_price_words(view, language=self._language))

    def rate(self, rate: Rate, view: FeeView) -> str:
        return unmarked(fees.price_words(rate, view.fee, language=self._language))

    def limit(self, limit: Limit | None) -> str:
        return unmarked(standards.limit_words(limit, language=self._language)) if limit else ""

    def target(self, target: Target | None, view: IndicatorView) -> str:
        return unmarked(indicators.target_words(target, view.indicator, language=self._language))

    def result(self, result: ResultView, view: IndicatorView) -> str:
        rate = indicators.result_words(result, view.indicator, language=self._language)
        return self.line(self.term(result.term), rate, result.result.note)

    def contact(self, contact: Contact) -> str:
        return f"{contact.name} {contact.phone}"

    def line(self, *parts: str | None) -> str:
        """Join the parts of one line, those that are there."""
        return unmarked(self._language.listed((part for part in parts if part), "，"))

    def listed(self, parts: Iterable[str]) -> str:
        return unmarked(self._language.listed(parts))
