"""The place of an estate's history: a repository of its own, or the one its folder lies in.

Nothing here loads what reads repositories: a build asks only whether there is a history at all.
"""

from __future__ import annotations

from pathlib import Path

from generator.dataclass import dataclass
from generator.history.faults import OWN, foreign
from generator.patterns import lazy_re

DESCRIPTION = "estate-site: the history of content/\n"
"""Text of the file ``description`` by which a repository is known as ours."""

_BRANCH = "refs/heads/main"
_UNSAFE_RE = lazy_re(r"[^A-Za-z0-9_-]")


@dataclass(frozen=True)
class Place:
    """A repository and the ref in it that is ours; ``is_own`` where all of it is."""

    git: Path
    ref: str
    is_own: bool

    @property
    def common(self) -> Path:
        """Folder of what all work trees of the repository share."""
        file = self.git / "commondir"
        return self.git / file.read_text("utf-8").strip() if file.is_file() else self.git

    def tip(self) -> str:
        """Read the last change's name; empty where there is no history yet.

        Raises ``HistoryError`` for a repository that is not ours but bears our name.
        """
        if self.is_own and (self.git.exists() or self.git.is_symlink()):
            self._require_ours()
        try:
            return (self.common / self.ref).read_text("ascii").strip()
        except (OSError, ValueError):
            return self._packed()

    def _require_ours(self) -> None:
        try:
            is_ours = (self.git / "description").read_text("utf-8") == DESCRIPTION
        except (OSError, ValueError):
            is_ours = False
        if not is_ours:
            raise foreign(self.git)

    def _packed(self) -> str:
        """Look for the ref where ``git gc`` puts them, all in one file."""
        try:
            lines = (self.common / "packed-refs").read_text("utf-8").splitlines()
        except (OSError, ValueError):
            return ""
        named = (line.partition(" ") for line in lines)
        return next((tip for tip, _, name in named if name == self.ref), "")


def place_of(folder: Path) -> Place:
    """Find where the history of an estate lies, or would lie.

    A repository of our own counts first, wherever the folder was moved to since.
    """
    folder = folder.absolute()
    own = Place(folder / OWN, _BRANCH, is_own=True)
    if own.git.exists() or own.git.is_symlink():
        return own
    for top in (folder, *folder.parents):
        if git := _git_of(top):
            return Place(git, _ref(folder, top, git), is_own=False)
    return own


def _git_of(top: Path) -> Path | None:
    """Return the repository of a work tree with its top there; a linked one names it in a file."""
    found = top / ".git"
    if (found / "objects").is_dir():
        return found
    try:
        word, _, named = found.read_text("utf-8").partition(":")
    except (OSError, ValueError):
        return None
    git = top / named.strip()
    return git if word == "gitdir" and git.is_dir() else None


def _ref(folder: Path, top: Path, git: Path) -> str:
    """Name our ref, never a branch: of a folder deeper down, or of a linked work tree, its own."""
    linked = ("worktrees", git.name) if (git / "commondir").is_file() else ()
    below = folder.relative_to(top).parts
    inner = ("in", *linked, *below) if linked or below else ()
    return "/".join(("refs", "estate", *map(_quoted, inner), "history"))


def _quoted(part: str) -> str:
    """Write a folder's name with the characters that any ref may hold."""
    return _UNSAFE_RE.sub(lambda one: "".join(f"%{byte:02x}" for byte in one[0].encode()), part)
