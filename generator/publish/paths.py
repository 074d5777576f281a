"""Where may be written: the one place that refuses a path."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

_LONGEST_NAME = 255
"""Bytes of one path component that common file systems hold."""


class RefusalError(Exception):
    """Publishing would be unsafe; nothing was written. ``zh`` and ``en`` say why."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh = zh
        self.en = en
        super().__init__(en)


def state_folder(out: Path) -> Path:
    """Beside the output on the same file system, named after it: ``site`` → ``.site.estate``."""
    real = out.resolve()
    return real.parent / f".{real.name}.estate"


def refuse_unsafe_output(out: Path, folder: Path) -> None:
    """An output that would swallow content, a home folder or a whole file system."""
    target, content = out.resolve(), (folder / "content").resolve()
    if target.is_relative_to(content) or content.is_relative_to(target):
        raise RefusalError(
            f"输出文件夹 {out} 和内容文件夹互相包含，会毁掉内容。请用 --out 换一个位置。",
            f"the output {out} and the content contain one another; choose another with --out.",
        )
    is_mount = target.is_mount() if target.exists() else False
    if target == Path(target.anchor) or target == Path.home().resolve() or is_mount:
        raise RefusalError(
            f"输出文件夹 {out} 是整个磁盘或个人文件夹，不能用来发布。请用 --out 换一个位置。",
            f"the output {out} is a whole disk or a home folder; choose another with --out.",
        )
    if out.exists() and not out.is_dir():
        raise RefusalError(
            f"输出位置 {out} 是一个文件。请用 --out 换一个文件夹。",
            f"the output {out} is a file; choose a folder with --out.",
        )


def refuse_unsafe_paths(paths: Iterable[str]) -> None:
    """Paths that climb out, cannot be written everywhere, or are one another's double."""
    seen: dict[str, str] = {}
    for path in sorted(paths):
        if not is_safe(path):
            raise RefusalError(f"不安全的输出路径：{path}。", f"unsafe output path: {path}.")
        key = unicodedata.normalize("NFC", path).casefold()
        if key in seen:
            raise RefusalError(
                f"两个页面的地址只差大小写：{seen[key]} 和 {path}。请改其中一个的文件名。",
                f"two outputs differ only in case: {seen[key]} and {path}; rename one.",
            )
        seen[key] = path


def refuse_foreign(out: Path, paths: Iterable[str], ours: Iterable[str]) -> None:
    """A file that is not ours exactly where we must write, or a link on the way there."""
    known = set(ours)
    for path in sorted(paths):
        target = out / path
        if obstacle := obstacle_before(out, path):
            raise _foreign(obstacle)
        is_folder = target.is_dir() and not target.is_symlink()
        if is_folder or (path not in known and os.path.lexists(target)):
            raise _foreign(target)


def is_safe(path: str) -> bool:
    """Whether a path stays below the output folder, on every system."""
    parts = path.split("/")
    if any(mark in path for mark in ("\\", ":", "\0")):
        return False
    return all(p not in {"", ".", ".."} and len(p.encode()) <= _LONGEST_NAME for p in parts)


def obstacle_before(out: Path, path: str) -> Path | None:
    """A link or a file where a folder must be; through it the path would lead elsewhere."""
    parents = [*(out / path).parents][: len(PurePosixPath(path).parts) - 1]
    return next((p for p in reversed(parents) if p.is_symlink() or p.is_file()), None)


def _foreign(path: Path) -> RefusalError:
    return RefusalError(
        f"{path} 不是本程序生成的，却正好在要写的位置。请把它移走或改名，再发布一次。",
        f"{path} was not made by this program but stands where it must write; move it away.",
    )
