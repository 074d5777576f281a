"""Links in the text of a record: what they point at, before anyone knows what is visible."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from functools import lru_cache
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import quote, unquote

from generator.dataclass import dataclass
from generator.kinds.kind import Pages
from generator.kinds.table import KINDS, formerly, named
from generator.patterns import lazy_re

_TITLE = r"""(?:[ \t]+["'(][^)\n]{0,300})?"""

_INLINE_RE = lazy_re(
    r"\]\([ \t]*(?:<([^<>\n]+)>|([^\s()<>](?:[^()<>\n]|\([^()\n]{0,300}\)){0,300}?))"
    rf"{_TITLE}[ \t]*\)"
)
"""A target stands between brackets, or has spaces and brackets of its own: 现场 图(1).jpg.
Bounded, so that a text made to be slow is not."""

_REFERENCE_RE = lazy_re(r"^\s{0,3}\[[^\]]+\]:\s*<?([^\s>]+)>?", re.MULTILINE)

_AUTO_RE = lazy_re(r"<((?:https?|mailto|tel):[^<>\s]+)>")

_OUTSIDE_RE = lazy_re(
    r"https?://[\w.-]+(?::\d+)?(?:[/?#][^\s<>\"']*)?|mailto:[\w.+-]+@[\w.-]+|tel:\+?[\d-]+",
    re.IGNORECASE,
)

_WITH_PAGES = tuple(kind for kind in KINDS if kind.pages is Pages.EACH)

_KINDS_BY_WORD = {word: kind.name for kind in _WITH_PAGES for word in (kind.name, *kind.folders)}
"""Names of kinds by the words of links: people write folders, browsers copy addresses."""

SECTIONS = frozenset(
    {"/", "/contacts/", "/boards/", "/buildings/", "/equipment/", "/events/subscribe/"}
    | {f"/{kind.name}/" for kind in _WITH_PAGES if kind.has_list}
)
"""Pages that are always there."""

PUBLISHED_TYPES = (".pdf", ".png", ".jpg", ".jpeg", ".webp")
"""Extensions of files that may be published as attachments; nothing a browser would run."""


def may_be_published(path: str) -> bool:
    """Tell whether a file is of a type that a page may offer."""
    return path.lower().endswith(PUBLISHED_TYPES)


@dataclass(frozen=True)
class RecordLink:
    """A link to another record: the name of its kind, and its id."""

    kind: str
    id: str

    @property
    def address(self) -> str:
        """Return the address of the record's page."""
        return f"/{self.kind}/{self.id}/"


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


def leads_outside(target: str) -> bool:
    """Tell whether a link target leads to another site, an inbox or a telephone."""
    return _OUTSIDE_RE.fullmatch(target) is not None


def understand(
    target: str, kind: str, record_id: str, files: Container[str] = frozenset()
) -> Link | None:
    """Resolve a link target in the text of a record; ``None`` for anything unsafe.

    A target that is literally the name of one of ``files``, paths in the estate's folder, means
    that file: a name may hold what an address would spell otherwise, as 收费100%.pdf does.
    """
    if leads_outside(target):
        return OutsideLink(target)
    if not target.startswith(("//", "#", "?")):
        meant = (attachment(name, kind, record_id, files) for name in (target, unquote(target)))
        if found := next((one for one in meant if one and one.path in files), None):
            return found
    path = unquote(target).replace("\\", "/")
    if ":" in path or path.startswith(("//", "#", "?")):
        return None
    path = path.partition("#")[0]
    if path in SECTIONS:
        return SectionLink(path)
    if path.endswith("/") or path.lower().endswith(".md"):
        return _record_link(path, kind)
    return attachment(path, kind, record_id, files)


def attachment(
    path: str, kind: str, record_id: str, files: Container[str] = frozenset()
) -> FileLink | None:
    """Return a record's own file, or a shared one under ``files/``; ``None`` outside of both.

    Where the folder of its kind has two names, the file may lie in either, and be called by
    either: whichever of its paths is among ``files`` is meant.
    """
    known = named(kind)
    meant = [
        FileLink("/".join(("content", *([lies, *parts[1:]] if parts[0] == called else parts))))
        for called in known.folders
        if (parts := _own_file(path, called, record_id))
        for lies in known.folders
    ]
    return next((one for one in meant if one.path in files), meant[0] if meant else None)


def _own_file(path: str, folder: str, record_id: str) -> tuple[str, ...]:
    """Return the parts of a file's path below ``content/``; none where it is nobody's to name."""
    plain = unicodedata.normalize("NFC", path).lstrip("/").removeprefix("content/")
    parts = PurePosixPath(plain).parts
    while parts and parts[0] == "..":
        parts = parts[1:]
    if not parts or any(part in {".", ".."} for part in parts):
        return ()
    if parts[0] in {"files", folder} and len(parts) > 1:
        return parts if parts[0] == "files" or parts[1] == record_id else ()
    if parts[0] == record_id and len(parts) > 1:
        return (folder, *parts)
    return (folder, record_id, *parts)


def inside(target: str, site: str) -> str | None:
    """The address within the site at ``site`` of a link typed with the whole of it."""
    host = re.escape(site.partition("://")[2].rstrip("/"))
    found = re.fullmatch(rf"https?://{host}(/.*)?", target, re.IGNORECASE)
    return unquote(found[1] or "/") if found else None


def item_at(address: str) -> RecordLink | None:
    """The record at or below whose address it is: its page, its calendar, its poster."""
    folder, _, rest = address.removeprefix("/").partition("/")
    name = re.match(r"[\w-]+", rest)
    is_known = any(kind.name == folder for kind in _WITH_PAGES)
    return RecordLink(folder, name[0]) if is_known and name else None


def number_at(address: str) -> str | None:
    """The number of a notice whose short printed address it is."""
    found = re.match(r"/n/(\d{4}-\d+)", address)
    return found[1] if found else None


def _record_link(path: str, own_kind: str) -> RecordLink | None:
    parts = [p for p in PurePosixPath(path).parts if p not in {"/", "..", ".", "content"}]
    name = parts[-1].removesuffix(".md") if parts else ""
    kind = _KINDS_BY_WORD.get(parts[-2] if len(parts) > 1 else own_kind)
    return RecordLink(kind, name) if kind and name else None


_FILES_FOLDERS = {folder: kind.files_folder for kind in KINDS for folder in kind.folders}
"""Folder of records → the folder below ``/files/`` that holds what lies beside them."""

_TAKEN = frozenset({"files", *(kind.files_folder for kind in _WITH_PAGES)})
"""Folders below ``/files/`` that no folder of downloads may be taken for."""

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
    is_plain = shared.partition("/")[0] not in _TAKEN
    folder, slash, rest = inner.partition("/")
    beside = f"{_FILES_FOLDERS.get(folder, folder)}{slash}{rest}"
    address = f"/files/{shared if is_plain and shared != inner else beside}"
    return quote(address.translate(_UNHOLDABLE), safe="/", errors="surrogateescape")


def same_address(paths: Iterable[str]) -> dict[str, str]:
    """Map each file whose address an earlier one has, in sorted order, to that one.

    What lies in a folder by its former name comes last. Addresses that differ only in case count
    as one: many hosts do not tell them apart.
    """
    first: dict[str, str] = {}
    found: dict[str, str] = {}
    for path in sorted(filter(may_be_published, paths), key=_by_folder):
        address = unicodedata.normalize("NFC", path_of(file_address(path)).casefold())
        if (other := first.setdefault(address, path)) != path:
            found[path] = other
    return found


def _by_folder(path: str) -> tuple[bool, str]:
    folder = path.removeprefix("content/").partition("/")[0]
    return formerly(folder) is not None, path


@lru_cache(maxsize=4)  # asked for with every link, and hardly ever of other files than before
def doubles(files: frozenset[str]) -> Mapping[str, str]:
    """Map every file that has no address of its own to the file it would share one with."""
    return MappingProxyType(same_address(files))


@lru_cache(maxsize=4)
def published_files(files: frozenset[str]) -> Mapping[str, str]:
    """Map addresses to the paths of all files that may be published."""
    shared = doubles(files)
    paths = (path for path in files if may_be_published(path) and path not in shared)
    return MappingProxyType({file_address(path): path for path in paths})


def path_of(address: str) -> str:
    """The path below the output folder at which a file is published."""
    return unquote(address, errors="surrogateescape").removeprefix("/")
