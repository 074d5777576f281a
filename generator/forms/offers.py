"""Offers: what a field can name that is there already, each by the name people know."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.dataclass import dataclass
from generator.kinds.content import Content
from generator.languages import original
from generator.models.boards import BoardRule
from generator.models.scope import known_words


@dataclass(frozen=True)
class Offer:
    """``value`` is what the file says, ``label`` what it is called; both often are the same."""

    value: str
    label: str


def offers_of(name: str, content: Content) -> tuple[Offer, ...]:
    """Return what a field, named as ``record.key``, can name; nothing where it is free text."""
    offer = _OFFERS.get(name) or _OFFERS.get(name.rpartition(".")[2])
    return offer(content) if offer else ()


def called(name: str, typed: str, content: Content) -> str:
    """Return what people call the values of a field: a contact by its name, not by its id."""
    labels = {offer.value: offer.label for offer in offers_of(name, content)}
    return "、".join(labels.get(word, word) for word in typed.split("、")) if labels else typed


def _contacts(content: Content) -> tuple[Offer, ...]:
    return tuple(Offer(one.id, original(one.name)) for one in content.contacts)


def _places(content: Content) -> tuple[Offer, ...]:
    return tuple(Offer(original(one), original(one)) for one in known_words(content.estate))


def _boards(content: Content) -> tuple[Offer, ...]:
    rules = (Offer(rule.zh, rule.zh) for rule in BoardRule)
    return (*rules, *(Offer(one.id, original(one.name)) for one in content.boards))


def _programmes(content: Content) -> tuple[Offer, ...]:
    return tuple(Offer(one.id, original(one.name)) for one in content.programmes)


def _items(content: Content) -> tuple[Offer, ...]:
    items = content.profile.items if content.profile else ()
    return tuple(Offer(one.key, original(one.name)) for one in items)


_OFFERS: Mapping[str, Callable[[Content], tuple[Offer, ...]]] = {
    "contact": _contacts,
    "contacts": _contacts,
    "scope": _places,
    "except": _places,
    "boards": _boards,
    "programme": _programmes,
    "disclosure.kind": _items,
}
"""Key → what is there to be named."""
