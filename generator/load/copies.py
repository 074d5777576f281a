"""Names that copying and synchronising give to files: ``x (1)``, ``x - 副本``, ``x-DESKTOP-A1``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.patterns import lazy_re

_COPY_MARK_RE = lazy_re(
    r".*(?:冲突|副本|复件|conflict).*|\s*[（(]\d+[）)]|[\s_-]*copy[\s_-]*[\d()]*"
    r"|-(?:DESKTOP|LAPTOP|WIN|PC)-\w+",
    re.IGNORECASE,
)
_LONE_COPY_RE = lazy_re(
    r"(?P<original>.+?)(?:"
    r"[\s_.（(-]+(?:副本|复件)(?:[\s_-]*[（(]?\d+[）)]?)?"
    r"|\s*[（(]\d+[）)]"
    r"|[\s_-]+(?i:copy)(?:[\s_-]*[（(]?\d+[）)]?)?"
    r"|[\s_.（(-]*(?:\w*的)?(?:冲突副本|冲突文件|冲突版本).*"
    r"|[\s_.（(-]+(?i:sync-conflict|(?:[^()（）]*\s)?conflicted|sfconflict).*"
    r"|-(?:DESKTOP|LAPTOP|WIN|PC)-(?=\w*\d)[A-Z0-9]{5,}"
    r"|-[A-Z][A-Z0-9]*-PC"
    r")"
)
"""A copy's name where the original is not there. It is narrower than that of a copy beside it:
营业执照副本 and pc-class are things one writes about, and Windows names computers in capitals."""
_LONE_PREFIX_RE = lazy_re(r"(?:副本|复件)(?:\s*[（(]\d+[）)][\s_-]*|[\s_-]+)(?P<original>.+)")
_COPY_PREFIX_RE = lazy_re(r"(?:副本|复件)\s*(?:[（(]\d+[）)])?[\s_-]*")


def originals(name: PurePosixPath) -> Iterator[PurePosixPath]:
    """Yield the files that ``name`` may be a copy of, the longest name first."""
    stem = name.stem
    for cut in range(len(stem) - 1, 0, -1):
        if _COPY_MARK_RE.fullmatch(stem[cut:]):
            yield name.with_name(f"{stem[:cut]}{name.suffix}")
    if (prefix := _COPY_PREFIX_RE.match(stem)) and prefix[0] != stem:
        yield name.with_name(f"{stem[prefix.end() :]}{name.suffix}")


def copied_stem(stem: str) -> str | None:
    """Return the original's name in that of a copy, or ``None`` where it is no copy's name."""
    match = _LONE_COPY_RE.fullmatch(stem) or _LONE_PREFIX_RE.fullmatch(stem)
    return match["original"] if match else None
