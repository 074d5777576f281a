"""Addresses of the site: how one page points at another, and what a link may be at all."""

from __future__ import annotations

import re

from generator.languages import Language
from generator.patterns import lazy_re

_SAFE_RE = lazy_re(r"(?:https?://|mailto:|tel:)[^\s<>\"']+|[\w./~%-]*/?(?:#[\w-]+)?", re.IGNORECASE)


def relative(here: str, there: str) -> str:
    """Make the link from the page at ``here`` to ``there``, both from the site's root and plain."""
    start, path = here.split("/")[1:-1], there.split("/")[1:]
    shared = 0
    for one, other in zip(start, path[:-1], strict=False):
        if one != other:
            break
        shared += 1
    return "../" * (len(start) - shared) + "/".join(path[shared:]) or "./"


def spoken_address(address: str, language: Language) -> str:
    """Return the address of a page in a language; files and printed addresses are everybody's."""
    is_page = address.endswith("/") and not address.startswith("/n/")
    return f"{language.folder}{address}" if is_page else address


def webcal(url: str) -> str:
    """Make the address under which phones offer to subscribe instead of downloading once."""
    return re.sub("^https?:", "webcal:", url)


def safe_url(url: str) -> str | None:
    """Return ``url`` itself where a page may link to it: web, mail, telephone, or our own.

    ``None`` for any other.
    """
    return url if _SAFE_RE.fullmatch(url) else None


def file_of(address: str) -> str:
    """Find the file in the output folder that answers for an address."""
    path = address.removeprefix("/")
    return f"{path}index.html" if address.endswith("/") or not path else path
