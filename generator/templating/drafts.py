"""Bodies as they were converted, known by what was typed; those of earlier builds among them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any

from markupsafe import Markup

from generator.dataclass import dataclass

Links = frozenset[tuple[str, str]]
To = Callable[[str], str]


@dataclass(frozen=True)
class Draft:
    """A converted body with a gap at each link into the site, since pages differ in those alone.

    ``pieces`` is what stands around the gaps, ``addresses`` what each gap leads to.
    """

    pieces: tuple[str, ...]
    addresses: tuple[str, ...]

    def linked(self, to: To) -> Markup:
        first, *others = self.pieces
        filled = (
            f"{to(address)}{piece}" for address, piece in zip(self.addresses, others, strict=True)
        )
        return Markup(first + "".join(filled))  # noqa: S704 - sanitised when it was converted


Convert = Callable[[str, Links, int], Draft]


class Drafts:
    """Drafts of one build, and those that an earlier one has kept."""

    def __init__(self, kept: Mapping[str, Any] | None = None) -> None:
        self._kept = kept or {}
        self._asked: dict[tuple[str, Links, int], Draft] = {}

    def draft(self, convert: Convert, body: str, links: Links, first_heading: int) -> Draft:
        """Return the draft of a body, which is converted where nothing is known of it."""
        asked = body, links, first_heading
        if asked not in self._asked:
            known = self._kept.get(_key(*asked))
            self._asked[asked] = Draft(*map(tuple, known)) if known else convert(*asked)
        return self._asked[asked]

    def plain(self) -> dict[str, Any]:
        """Return the drafts that were asked for, as JSON can hold them.

        No other is kept: its words may have been withdrawn, for privacy even.
        """
        return {_key(*one): [draft.pieces, draft.addresses] for one, draft in self._asked.items()}


def _key(body: str, links: Links, first_heading: int) -> str:
    typed = json.dumps([body, sorted(links), first_heading])
    return blake2b(typed.encode(), digest_size=16).hexdigest()
