"""Windows of notices in words."""

from __future__ import annotations

from generator.kinds.notices.shown import NoticeView
from generator.languages import CHINESE, Language
from generator.wording.dates import recovery_words, summary_words


def effect_words(notice: NoticeView, *, language: Language = CHINESE) -> str:
    """Say a notice's windows in one line, and that they are over where nothing else says so."""
    words = summary_words(notice.windows, language=language)
    if words and notice.is_over and notice.life.ended is None:
        return words + language.say("（时段已过）")
    return words


def still_without(notice: NoticeView) -> str:
    """Say what to do when it is not over as planned: 11月25日 17:00 仍未恢复，请拨."""
    ahead = [view for view in notice.windows if not view.is_over]
    is_expected = notice.category.is_outage and not notice.life.is_cancelled
    if not (is_expected and len(notice.windows) == 1 and ahead):
        return ""
    return f"{recovery_words(ahead[-1])} 仍未恢复，请拨"


FILTERS = {
    "effect": effect_words,
}
"""What templates call these words."""
