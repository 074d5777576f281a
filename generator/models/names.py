"""Names of files: which of them not every system can hold, and the day they begin with.

An id is such a name, since pages lie in its folder.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from generator.patterns import lazy_re

_DEVICE_RE = lazy_re(r"(?i:con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])( *\..*)?")
_DAY_RE = lazy_re(r"(\d{4})-?(\d{2})-?(\d{2})")


def day_in_name(identity: str) -> date | None:
    """The day an id begins with, such as 20261125-water; ``None`` where it begins with none."""
    if match := _DAY_RE.match(identity):
        with suppress(ValueError):  # a number that is no date, such as 20261399
            return date(*map(int, match.groups()))
    return None


def is_device(name: str) -> bool:
    """Tell whether Windows keeps the name for a device, whatever its extension.

    https://learn.microsoft.com/windows/win32/fileio/naming-a-file
    """
    return _DEVICE_RE.fullmatch(name) is not None
