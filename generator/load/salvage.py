"""What can still be read of a register of withdrawals that is broken.

A slip in ``withdrawn.yaml`` must not put back what somebody took down: every id that
stands in its text as an id counts as withdrawn from the beginning, until it is mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.load.records import Sourced
from generator.models.withdrawal import Withdrawal
from generator.problems import Place

_COMMENT_RE = re.compile(r"^\s*#.*$", re.MULTILINE)
_ID_RE = re.compile(r"(?:\bid|标识)\s*[:：]\s*[\"']?(?P<id>[\w-]+)")
_PRIVATE_RE = re.compile(
    r"(?:privacy|涉及隐私)\s*[:：]\s*[\"']?(?:是|对|yes|true|y|on)", re.IGNORECASE
)


def withdrawals(data: bytes, path: str) -> Iterator[Sourced[Withdrawal]]:
    """One for every id; private where that stands between it and the next one."""
    text = _COMMENT_RE.sub("", data.decode("utf-8", "replace"))
    found = list(_ID_RE.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)]
    for match, end in zip(found, ends, strict=False):  # one end too many where no id was found
        private = _PRIVATE_RE.search(text, match.end(), end) is not None
        place = Place(path, text.count("\n", 0, match.start()) + 1)
        yield Sourced(_withdrawal(match["id"], private=private), place, {})


def _withdrawal(identity: str, *, private: bool) -> Withdrawal:
    return Withdrawal.model_validate(
        {
            "id": identity,
            "at": "1990-01-01",
            "reason": "登记无法读取，按已撤回处理",
            "privacy": "是" if private else "否",
        }
    )
