"""The text for the owners' chat group: what, when, whom, whom to call, and where to read on.

It is read in passing among a hundred others, so it has at most 200 characters. What does not
fit is left to the page, by the weights of the facts: of a notice first the cause, then what to do
from the last item on, then who is spared. What it is about, when, whom it reaches, where, the
telephone and the address always stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote

from generator.kinds.events.shown import EventView
from generator.kinds.events.words import admission_words
from generator.kinds.fact import Fact, Weight
from generator.kinds.facts import facts_of
from generator.kinds.notices.shown import NoticeView
from generator.kinds.notices.words import effect_words
from generator.models.contacts import Contact
from generator.wording.dates import (
    ended_words,
    review_words,
    summary_words,
    until_words,
    window_words,
)
from generator.wording.values import value_words

LONGEST = 200
"""Characters a text may have, the address included."""

_SHORTEST = 20
"""Characters to which a line may be cut."""

_Lines = Callable[[Fact], Iterable[str]]


def notice_text(notice: NoticeView, site_url: str) -> str:
    """Write the text of a visible notice, in Chinese; ``site_url`` is where the site's root is."""
    address = f"/n/{notice.number}/" if notice.number else notice.address
    needed, welcome = _by_weight(facts_of(notice), _notice_lines(notice))
    if not notice.windows:
        needed = [*_validity(notice), *needed]
    return _fitted(
        [_head(notice), *_news(notice), *needed],
        welcome,
        [_call(notice.contact), _url(site_url, address)],
    )


def event_text(event: EventView, site_url: str) -> str:
    """Write the text of an event that is still to come, or that was called off."""
    needed, welcome = _by_weight(facts_of(event), _event_lines(event))
    return _fitted(
        [f"【{'·'.join(_event_marks(event))}】{event.title}", *_turns(event), *needed],
        welcome,
        [_call(event.contact), _url(site_url, event.address)],
    )


def _by_weight(facts: Iterable[Fact], own: Mapping[str, _Lines]) -> tuple[list[str], list[str]]:
    """Sort lines into those that must stand and those that may, the weightiest first.

    ``own`` are facts that a group is told in other words than their plain ones.
    """
    needed: list[str] = []
    welcome: list[str] = []
    for fact in sorted(facts, key=lambda fact: fact.weight):  # of one weight as they stand
        if fact.weight is not Weight.REST:
            lines = own[fact.key](fact) if fact.key in own else _plainly(fact)
            (needed if fact.weight is Weight.FIRST else welcome).extend(lines)
    return needed, welcome


def _plainly(fact: Fact) -> Iterator[str]:
    yield f"{fact.label}：{value_words(fact.value)}"


def _notice_lines(notice: NoticeView) -> Mapping[str, _Lines]:
    is_past = notice.life.is_cancelled or notice.life.ended
    return {
        "window": lambda fact: [f"{'原定' if is_past else ''}{fact.label}：{effect_words(notice)}"],
        "unaffected": lambda fact: [value_words(fact.value)],
        "actions": lambda fact: [f"· {action}" for action in fact.value],
    }


def _event_lines(event: EventView) -> Mapping[str, _Lines]:
    """Tell of the next time alone, and nothing but that it is off where nothing takes place."""
    ahead = tuple(one.window for one in event.occurrences if not one.is_cancelled)
    when = summary_words(ahead or (event.next.window,))
    place = "" if event.is_cancelled else event.next.place
    return {
        "date": lambda fact: [f"{'原定' if event.is_cancelled else ''}{fact.label}：{when}"],
        "place": lambda fact: [_labelled(f"{fact.label}：", place)],
        "registration": lambda fact: [f"{fact.label}：{admission_words(fact.value)}"],
    }


def _event_marks(event: EventView) -> Iterator[str]:
    """Yield the marks of an event, what becomes of its next time first."""
    if event.is_cancelled:
        yield "已取消"
        return
    if event.next.is_moved:
        yield "改期"
    elif event.next.has_own_place:
        yield "换地点"
    yield event.kind.zh


def _turns(event: EventView) -> Iterator[str]:
    """Say why it is called off or changed, and which times before the next one are off."""
    if event.is_cancelled:
        yield _labelled("原因：", event.reason)
        return
    following = event.next
    for one in event.occurrences:
        if one.is_cancelled and one.window.start < following.window.start:
            yield "，".join(filter(None, [f"取消：{window_words(one.window)}", one.reason]))
    if following.is_moved:
        yield f"原定时间：{window_words(following.planned)}"
    if following.is_changed:
        yield _labelled("原因：", following.reason)


def _fitted(needed: Sequence[str], welcome: Sequence[str], closing: Sequence[str]) -> str:
    """Join the lines, with as many of the ``welcome`` ones, from the first on, as have room.

    Where not even the ``needed`` ones fit, the longest of them is cut short.
    """
    lines, kept = [line for line in needed if line], [line for line in welcome if line]
    while (excess := len(text := "\n".join([*lines, *kept, *closing])) - LONGEST) > 0:
        longest = max(lines, key=len)
        if kept:
            kept.pop()
        elif len(longest) > _SHORTEST:
            length = max(_SHORTEST, len(longest) - excess)
            lines[lines.index(longest)] = f"{longest[: length - 1]}…"
        else:
            break
    return text


def _head(notice: NoticeView) -> str:
    return f"【{'·'.join(_marks(notice))}】{notice.title}"


def _marks(notice: NoticeView) -> Iterator[str]:
    """Yield the marks; what has become of it first, for the group may know an earlier version."""
    life = notice.life
    if life.is_cancelled:
        yield "已取消"
    elif life.ended is not None:
        yield "已结束"
    elif notice.all_clear_end:
        yield "解除"
    else:
        yield from ["更正"] if life.changes else ["延期"] if life.extended_from else []
        yield from [notice.level.zh] if notice.level.is_alarm else []
    yield notice.category.zh


def _news(notice: NoticeView) -> Iterator[str]:
    """Yield the last correction or when it ended, and why it is called off or over."""
    life = notice.life
    if life.ended is not None:
        yield ended_words(life)
    elif life.changes and not life.is_cancelled:
        change = life.changes[-1]
        yield f"{change.item}：原{change.was}，现为{change.now}"
    if life.reason:
        yield f"原因：{life.reason}"


def _validity(notice: NoticeView) -> Iterator[str]:
    """Say until when a notice without any window holds."""
    if notice.end:
        yield f"有效期至：{until_words(notice.end)}"
    else:
        yield review_words(notice.review)


def _call(contact: Contact) -> str:
    return f"电话：{contact.phone}（{contact.name}）"


def _labelled(label: str, words: str) -> str:
    return f"{label}{words}" if words else ""


def _url(site_url: str, address: str) -> str:
    return f"{site_url.rstrip('/')}{quote(address)}"
