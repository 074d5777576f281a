"""Paths that may be written: the one place that refuses a path.

A fault of one path keeps back that path alone. The rest is published, since a site that is not
would still list what has expired; only a folder in which nothing is ours yet is refused whole.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from generator.dataclass import dataclass
from generator.languages import Deferred, deferred
from generator.models.names import is_device
from generator.patterns import lazy_re

_LONGEST_NAME = 255
"""Bytes of one path component that common file systems hold."""

_LONGEST_PATH = 240
"""Characters below the output: with a drive and a folder Windows' 260 must hold it."""

_CLIMBING = {"", ".", ".."}
_FORBIDDEN_RE = lazy_re(r'[<>:"|?*\\\x00-\x1f\x7f-\x9f\ud800-\udfff]')
"""Characters Windows refuses, and halves of characters: bytes that were no UTF-8."""


class RefusalError(Exception):
    """A refusal: publishing would be unsafe, nothing was written; ``why`` says the reason."""

    def __init__(self, why: Deferred) -> None:
        self.why = why
        super().__init__(why)


@dataclass(frozen=True)
class LeftOut:
    """A path that was not published while the rest was; ``why`` says the reason.

    ``is_refused`` where writing it would be unsafe or would destroy what is not ours; two pages
    of one address are a mistake in the content.
    """

    path: str
    why: Deferred
    is_refused: bool


def state_folder(out: Path) -> Path:
    """Return the folder of our notes, beside the output: ``.site.estate`` beside ``site``.

    So it lies on the same file system.
    """
    real = out.resolve()
    return real.parent / f".{real.name}.estate"


def refuse_unsafe_output(out: Path, folder: Path) -> None:
    """Raise ``RefusalError`` for an output that would swallow content, a home folder or a disk."""
    target, content = out.resolve(), (folder / "content").resolve()
    if target.is_relative_to(content) or content.is_relative_to(target):
        raise RefusalError(
            deferred(
                "输出文件夹 {out} 和内容文件夹互相包含，会毁掉内容。请用 --out 换一个位置。",
                out=out,
            )
        )
    is_mount = os.path.ismount(target)  # ``Path.is_mount`` raises on Windows before Python 3.12
    if target == Path(target.anchor) or target == Path.home().resolve() or is_mount:
        raise RefusalError(
            deferred(
                "输出文件夹 {out} 是整个磁盘或个人文件夹，不能用来发布。请用 --out 换一个位置。",
                out=out,
            )
        )
    if out.exists() and not out.is_dir():
        raise RefusalError(
            deferred("输出位置 {out} 是一个文件。请用 --out 换一个文件夹。", out=out)
        )


def faulty(paths: Iterable[str]) -> Iterator[LeftOut]:
    """Yield paths that climb out, cannot be written everywhere, or are an earlier one's double."""
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in sorted(paths):
        if reason := _fault_of(path):
            yield _unsafe(path, reason)
            continue
        parents = parents_of(folded(path))
        met = (files.get(folder) for folder in (folded(path), *parents))
        if other := next(filter(None, met), None) or folders.get(folded(path)):
            yield _double(path, other)
            continue
        files[folded(path)] = path
        folders |= dict.fromkeys(parents, path)


def obstructed(out: Path, paths: Iterable[str], ours: Collection[str]) -> Iterator[LeftOut]:
    """Yield paths where a file that is not ours stands, or with a link on the way there."""
    spelt = {folded(path): path for path in ours}
    for path in sorted(paths):
        target = out / path
        stands = kind_of(target)
        if obstacle := obstacle_before(out, path):
            yield _foreign(path, obstacle)
        elif stands == stat.S_IFDIR or (stands and not _is_ours(out, path, ours, spelt)):
            yield _foreign(path, target)


def is_safe(path: str) -> bool:
    """Tell whether every system can hold the path, and holds it below the output folder."""
    return _fault_of(path) is None


def stays_inside(path: str) -> bool:
    """Tell whether a path leads to somewhere below the folder it is relative to."""
    is_plain = not any(mark in path for mark in ("\\", ":", "\0"))
    return is_plain and _CLIMBING.isdisjoint(path.split("/"))


def folded(path: str) -> str:
    """Fold case and Unicode form, so that paths some system cannot tell apart are equal."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def parents_of(path: str) -> list[str]:
    """List the folders that lead to a path, the nearest first, without the output itself."""
    parts = path.split("/")
    return ["/".join(parts[:number]) for number in range(len(parts) - 1, 0, -1)]


def obstacle_before(out: Path, path: str) -> Path | None:
    """Find a link or a file where a folder must be: through it the path would lead elsewhere.

    ``None`` where there is none.
    """
    parents = (out / parent for parent in reversed(parents_of(path)))
    return next((p for p in parents if kind_of(p) not in {0, stat.S_IFDIR}), None)


def kind_of(path: Path) -> int:
    """Return the kind of a file, folder or link, as ``stat`` numbers it; 0 where nothing is."""
    try:
        return stat.S_IFMT(path.lstat().st_mode)
    except OSError:
        return 0


def is_same_file(one: Path, other: Path) -> bool:
    """Tell whether two spellings name one file, which the file system does not tell apart."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def _is_ours(out: Path, path: str, ours: Collection[str], spelt: dict[str, str]) -> bool:
    twin = spelt.get(folded(path))
    return path in ours or (twin is not None and is_same_file(out / path, out / twin))


def _fault_of(path: str) -> Deferred | None:
    parts = path.split("/")
    if not _CLIMBING.isdisjoint(parts):
        return deferred("会写到输出文件夹以外")
    if not all(_is_name(part) for part in parts):
        return deferred("这样的文件名不是每个系统都能保存")
    if any(len(part.encode()) > _LONGEST_NAME for part in parts):
        return deferred("文件名超过 {most} 字节", most=_LONGEST_NAME)
    if len(path.encode("utf-16-le")) // 2 > _LONGEST_PATH:
        return deferred("超过 {most} 个字符", most=_LONGEST_PATH)
    return None


def _is_name(part: str) -> bool:
    is_misread = _FORBIDDEN_RE.search(part) or part.endswith((".", " "))
    return not (is_misread or is_device(part))


def _shown(path: str) -> str:
    """Write a path on one line, whatever is in it."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in path)


def _unsafe(path: str, reason: Deferred) -> LeftOut:
    why = deferred(
        "没有发布 {path}：{reason}。请改文件名；其余内容照常发布。",
        path=_shown(path),
        reason=reason,
    )
    return LeftOut(path, why, is_refused=True)


def _double(path: str, first: str) -> LeftOut:
    why = deferred(
        "没有发布 {path}：它和 {first} 在有的系统上是同一个位置（只差大小写或字形）。"
        "请改其中一个的文件名；其余内容照常发布。",
        path=path,
        first=first,
    )
    return LeftOut(path, why, is_refused=False)


def _foreign(path: str, obstacle: Path) -> LeftOut:
    why = deferred(
        "{obstacle} 不是本程序生成的，却正好在要写的位置。请把它移走或改名，再发布一次。",
        obstacle=obstacle,
    )
    return LeftOut(path, why, is_refused=True)
