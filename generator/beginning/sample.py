"""The sample that is shipped, marked as one: to look around in, not to publish."""

from __future__ import annotations

from generator.edit import EditError, source_of
from generator.shipped import shipped

SAMPLE = "chenglanli"
"""Id of the sample estate: what else lies there is somebody's own content."""

_ESTATE = "estate.yaml"
_MARK = "示例: 是    # 每页、每张纸都标明是示例，也不能发布；内容都换成自己的以后删掉这一行"


def sample_files() -> dict[str, bytes]:
    """Read the sample as files by their paths, its estate marked.

    Raises ``EditError`` where none is shipped, as in a checkout with content of its own.
    """
    home = shipped("content")
    files = {
        f"content/{path.relative_to(home).as_posix()}": path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file()
    }
    path = f"content/{_ESTATE}"
    if path not in files or f"id: {SAMPLE}" not in files[path].decode("utf-8", "replace").split(
        "\n"
    ):
        raise EditError("begin_no_sample")
    return {**files, path: _marked(files[path], path)}


def _marked(data: bytes, path: str) -> bytes:
    """Put the mark right behind the remarks at the head of the file."""
    source = source_of(data, path)
    first = next(n for n, line in enumerate(source.lines) if not line.startswith("#"))
    return source.with_lines(first, first, [_MARK]).data
