"""Regular expressions that are compiled when they are first used.

The program has some two hundred, a command uses a few, and to compile them all took a fifth of
the time in which a command starts.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def lazy_re(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what stands for a compiled pattern wherever its methods and attributes are used.

    ``re`` itself does not know it: ``re.sub(lazy_re(...), ...)`` fails.
    """
    return cast("re.Pattern[AnyStr]", _Pattern(source, flags))


class _Pattern:
    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Find what is asked for the first time; from then on it is an attribute like any other."""
        found = getattr(re.compile(self.pattern, self._flags), name)
        self.__dict__[name] = found
        return found
