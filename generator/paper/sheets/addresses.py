"""Addresses that stand on paper, as they are typed and as QR codes."""

from __future__ import annotations

from generator.kinds.notices.shown import NoticeView
from generator.snapshot import Snapshot


def living_page(path: str, site: Snapshot) -> dict[str, str]:
    """Map a path of the site to its full ``url``, and to what people type as ``shown``."""
    url = f"{site.estate.url.rstrip('/')}{path}"
    return {"url": url, "shown": url.partition("://")[2].rstrip("/")}


def printed_path(notice: NoticeView, site: Snapshot) -> str:
    """Choose the short address where it is this notice's; both lead to the living page."""
    is_own = bool(notice.number) and site.numbered[notice.number] == notice
    return f"/n/{notice.number}/" if is_own else notice.address
