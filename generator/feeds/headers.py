"""``_headers``: what a host shall send along, in the format Netlify and Cloudflare Pages share.

A copy that some cache keeps cannot expire, so everything but the hashed assets is asked for
anew each time. Both hosts add up the rules that fit an address and join a header that is
given twice, so no address may get the same header from two rules: where "no-cache" and
"immutable" came together, neither would hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.kinds.table import KINDS
from generator.languages import Language

FRESH, KEPT = "no-cache", "public, max-age=31536000, immutable"

_OF_NO_KIND = ("buildings", "data", "en", "feeds", "files", "large", "n", "search")

FOLDERS = tuple(sorted((*_OF_NO_KIND, *(kind.name for kind in KINDS if kind.pages))))
"""Every folder of the contract, used yet or not: what they hold comes and goes, rules stay."""

FILES = ("", "404.html", "index.html", "robots.txt", "sitemap.xml", "status.json")

CALENDARS = ("/feeds/*.ics", "/events/*/event.ics")

Rule = tuple[str, str, str]


def headers_file(policy: str, languages: Iterable[Language] = ()) -> bytes:
    """Write the file; ``policy`` is the Content-Security-Policy of the pages."""
    spoken = {language.folder.strip("/") for language in languages} - {"", *FOLDERS}
    folders = (*FOLDERS, *sorted(spoken))
    rules = "\n".join(f"{path}\n  {name}: {value}" for path, name, value in _rules(policy, folders))
    return f"# estate-site\n{rules}\n".encode()


def _rules(policy: str, folders: Iterable[str]) -> Iterator[Rule]:
    """Yield addresses, header, value; ``frame-ancestors`` counts in a header only (CSP 3, 3.3)."""
    yield "/*", "X-Content-Type-Options", "nosniff"
    yield "/*", "Referrer-Policy", "same-origin"
    yield "/*", "Content-Security-Policy", f"{policy}; frame-ancestors 'none'"
    yield "/assets/*", "Cache-Control", KEPT
    for name in FILES:
        yield f"/{name}", "Cache-Control", FRESH
    for folder in folders:
        yield f"/{folder}/*", "Cache-Control", FRESH
    for calendar in CALENDARS:
        yield calendar, "Content-Type", "text/calendar; charset=utf-8"
