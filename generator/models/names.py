"""Names of files that not every system can hold; an id is one, since pages lie in its folder."""

from __future__ import annotations

import re

_DEVICE_RE = re.compile(r"(?i:con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])( *\..*)?")


def is_device(name: str) -> bool:
    """Whether Windows keeps the name for a device, whatever its extension.

    https://learn.microsoft.com/windows/win32/fileio/naming-a-file
    """
    return _DEVICE_RE.fullmatch(name) is not None
