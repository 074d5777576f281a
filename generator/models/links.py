"""Links in the text of a record: what they point at, before anyone knows what is visible."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

_TITLE = r"""(?:[ \t]+["'(][^)\n]{0,300})?"""
_INLINE_RE = re.compile(
    r"\]\([ \t]*(?:<([^<>\n]+)>|([^\s()<>](?:[^()<>\n]|\([^()\n]{0,300}\)){0,300}?))"
    rf"{_TITLE}[ \t]*\)"
)
"""A target stands between brackets, or has spaces and brackets of its own: 现场 图(1).jpg.
Bounded, so that a text made to be slow is not."""
_REFERENCE_RE = re.compile(r"^\s{0,3}\[[^\]]+\]:\s*<?([^\s>]+)>?", re.MULTILINE)
_AUTO_RE = re.compile(r"<((?:https?|mailto|tel):[^<>\s]+)>")
_OUTSIDE_RE = re.compile(
    r"https?://[\w.-]+(?::\d+)?(?:[/?#][^\s<>\"']*)?|mailto:[\w.+-]+@[\w.-]+|tel:\+?[\d-]+",
    re.IGNORECASE,
)

KINDS = {
    "pages": "guides",
    **{
        name: name
        for name in (
            *("notices", "events", "programmes", "disclosures", "forms"),
            *("fees", "services", "standards", "indicators"),
        )
    },
}
"""Kind of content → the folder of its addresses."""

SECTIONS = frozenset(
    {"/", "/contacts/", "/boards/", "/buildings/", "/equipment/", "/events/subscribe/"}
    | {f"/{folder}/" for folder in KINDS.values() if folder != "programmes"}
)
"""Pages that are always there."""

PUBLISHED_TYPES = (".pdf", ".png", ".jpg", ".jpeg", ".webp")
"""What may be published as an attachment; nothing a browser would run."""


def may_be_published(path: str) -> bool:
    """Tell whether a file is of a type that a page may offer."""
    return path.lower().endswith(PUBLISHED_TYPES)


@dataclass(frozen=True)
class RecordLink:
    """A link to another record: its kind (a key of ``KINDS``) and id."""

    folder: str
    id: str


@dataclass(frozen=True)
class SectionLink:
    """A link to a page that is always there."""

    address: str


@dataclass(frozen=True)
class FileLink:
    """A link to a file of the estate's folder, by its path there."""

    path: str


@dataclass(frozen=True)
class OutsideLink:
    """A link to somewhere else: http, https, mailto or tel, nothing else."""

    address: str


Link = RecordLink | SectionLink | FileLink | OutsideLink


def targets(body: str) -> tuple[str, ...]:
    """Every link target of a Markdown text, in order, each once."""
    found = [match[1] or match[2].rstrip() for match in _INLINE_RE.finditer(body)]
    found += [match[1] for regex in (_REFERENCE_RE, _AUTO_RE) for match in regex.finditer(body)]
    return tuple(dict.fromkeys(found))


def understand(
    target: str, folder: str, record_id: str, files: Container[str] = frozenset()
) -> Link | None:
    """Resolve a link target in ``content/FOLDER/ID.md``; ``None`` for anything unsafe.

    A target that is literally the name of one of ``files``, paths in the estate's folder, means
    that file: a name may hold what an address would spell otherwise, as 收费100%.pdf does.
    """
    if _OUTSIDE_RE.fullmatch(target):
        return OutsideLink(target)
    if not target.startswith(("//", "#", "?")):
        meant = (attachment(name, folder, record_id) for name in (target, unquote(target)))
        if found := next((one for one in meant if one and one.path in files), None):
            return found
    path = unquote(target).replace("\\", "/")
    if ":" in path or path.startswith(("//", "#", "?")):
        return None
    path = path.partition("#")[0]
    if path in SECTIONS:
        return SectionLink(path)
    if path.endswith("/") or path.lower().endswith(".md"):
        return _record_link(path, folder)
    return attachment(path, folder, record_id)


def attachment(path: str, folder: str, record_id: str) -> FileLink | None:
    """A record's own file, or a shared one under ``files/``; ``None`` outside of both."""
    plain = unicodedata.normalize("NFC", path).lstrip("/").removeprefix("content/")
    parts = PurePosixPath(plain).parts
    while parts and parts[0] == "..":
        parts = parts[1:]
    if not parts or any(part in {".", ".."} for part in parts):
        return None
    if parts[0] in {"files", folder} and len(parts) > 1:
        own = parts if parts[0] == "files" or parts[1] == record_id else None
    elif parts[0] == record_id and len(parts) > 1:
        own = (folder, *parts)
    else:
        own = (folder, record_id, *parts)
    return FileLink("/".join(("content", *own))) if own else None


def inside(target: str, site: str) -> str | None:
    """The address within the site at ``site`` of a link typed with the whole of it."""
    host = re.escape(site.partition("://")[2].rstrip("/"))
    found = re.fullmatch(rf"https?://{host}(/.*)?", target, re.IGNORECASE)
    return unquote(found[1] or "/") if found else None


def item_at(address: str) -> RecordLink | None:
    """The record at or below whose address it is: its page, its calendar, its poster."""
    folder, _, rest = address.removeprefix("/").partition("/")
    kind = next((kind for kind, at in KINDS.items() if at == folder), None)
    name = re.match(r"[\w-]+", rest)
    return RecordLink(kind, name[0]) if kind and name else None


def number_at(address: str) -> str | None:
    """The number of a notice whose short printed address it is."""
    found = re.match(r"/n/(\d{4}-\d+)", address)
    return found[1] if found else None


def _record_link(path: str, folder: str) -> RecordLink | None:
    parts = [p for p in PurePosixPath(path).parts if p not in {"/", "..", ".", "content"}]
    name = parts[-1].removesuffix(".md") if parts else ""
    wanted = parts[-2] if len(parts) > 1 else folder
    by_address = {address: kind for kind, address in KINDS.items()}
    kind = by_address.get(wanted, wanted if wanted in KINDS else None)
    return RecordLink(kind, name) if kind and name else None


_UNHOLDABLE = str.maketrans('<>:"|?*\\', "＜＞：＂｜？＊＼")
"""Characters that not every system can hold in a name, and what stands for each."""


def file_address(path: str) -> str:
    """Return the address where a file of the estate's folder is published, quoted as in RFC 3986.

    Two files share it where their names differ only in a character that not every system holds;
    ``same_address`` finds them.
    ``content/files/x.pdf`` is ``/files/x.pdf``, a notice's own file lies under
    ``/files/notices/ID/``: one folder that is wholly ours. ``content/files/notices/…`` keeps its
    second ``files``, or it could bring back what is hidden of a notice.
    """
    inner = path.removeprefix("content/")
    shared = inner.removeprefix("files/")
    is_plain = shared.partition("/")[0] not in {"files", *KINDS}
    named = f"/files/{shared}" if is_plain and shared != inner else f"/files/{inner}"
    return quote(named.translate(_UNHOLDABLE), safe="/", errors="surrogateescape")


def same_address(paths: Iterable[str]) -> dict[str, str]:
    """Map each file whose address an earlier one has, in sorted order, to that one.

    Addresses that differ only in case count as one: many hosts do not tell them apart.
    """
    first: dict[str, str] = {}
    found: dict[str, str] = {}
    for path in sorted(filter(may_be_published, paths)):
        address = unicodedata.normalize("NFC", path_of(file_address(path)).casefold())
        if (other := first.setdefault(address, path)) != path:
            found[path] = other
    return found


def path_of(address: str) -> str:
    """The path below the output folder at which a file is published."""
    return unquote(address, errors="surrogateescape").removeprefix("/")
