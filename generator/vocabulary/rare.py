"""Keys that few records have: a form asks for them last, folded up until somebody wants them."""

from __future__ import annotations

RARE = frozenset(
    {
        # Of notices, events and disclosures.
        *("number", "until_further_notice", "review", "except", "floors", "unaffected", "level"),
        *("help", "issuer", "source", "signed", "board_only", "publicity", "min_days"),
        *("objection", "objection_how", "keep_until", "account", "audited", "figures"),
        # Of events: other ways of saying when, and what few of them need.
        *(
            "festival",
            "years",
            "days_before",
            "repeat",
            "event.scope",
            "photo",
            "rain",
            "overrides",
        ),
        # Of what never ends.
        *("order", "guide.until", "guide.progress", "group", "copies", "size"),
    }
)
"""A key may be qualified by its record, as in the table of words."""


def is_rare(name: str) -> bool:
    """Tell whether a field, named as ``record.key``, is one that few records have."""
    return name in RARE or name.rpartition(".")[2] in RARE
