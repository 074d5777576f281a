"""Forgetting, for privacy: the words of a record leave the history with every version of them.

What is withdrawn for privacy must not lie beside the content in another form. Its versions, and
whatever else in the history is the same file, are taken out of every change; the changes stay,
with who made them and when. Then all that nothing leads to any more is removed from the disk.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace

from dulwich import gc

from generator.history.changes import file_in, identity_of, records_in
from generator.history.deeds import Message, message_of
from generator.history.forgotten import DONE, UNFINISHED, read_list, write_list
from generator.history.private import Private
from generator.history.repository import Repository, Written
from generator.history.wording import headline
from generator.patience import remove_patiently

_KEPT_REASONS = frozenset({"withdraw", "undo"})
"""Deeds whose reason stands in the register as well, and says nothing of the record."""


def forget(repository: Repository, private: Private, hidden: Mapping[str, str]) -> tuple[str, ...]:
    """Take private records out of the whole history, where they are not yet, and name them.

    Args:
        repository: the history, whose lock is held.
        private: ids that are withdrawn for privacy.
        hidden: versions that lie in the content now, each with its id.
    """
    _drop(repository, private.public_again)
    unfinished = read_list(repository, UNFINISHED)
    new = private.ids - set(read_list(repository, DONE)) if private.is_certain else frozenset()
    wanted = new | set(unfinished)
    if not wanted:
        return ()
    commits = repository.commits()
    names = _names(repository, commits, wanted)
    versions = {blob: id for blob, id in hidden.items() if id in wanted}
    versions |= {blob: id for id, blobs in unfinished.items() for blob in blobs}
    versions |= _versions(repository, commits, names, wanted)
    listed = {id: sorted(b for b, owner in versions.items() if owner == id) for id in wanted}
    write_list(repository, UNFINISHED, listed)
    old = {one.name for one in commits}
    old |= {name for one in commits for name in repository.folders(one.tree)}
    if commits:
        repository.lead_to(_rewritten(repository, commits, names, frozenset(versions)))
    _prune(repository, {*old, *versions})
    write_list(repository, DONE, {**read_list(repository, DONE), **listed})
    remove_patiently(repository.place.git / UNFINISHED)
    return tuple(sorted(wanted))


def _names(
    repository: Repository, commits: list[Written], ids: Iterable[str]
) -> list[dict[str, str]]:
    """List for each change the names that lead to the ids, some by an earlier name."""
    now = {id: id for id in ids}
    found: list[dict[str, str]] = []
    trees = ["", *(one.tree for one in commits)]
    for number in range(len(commits), 0, -1):
        found.append(dict(now))
        for one in repository.moved(trees[number - 1], trees[number]):
            if one.was and one.now and (id := now.get(identity_of(one.now[0]))):
                now.setdefault(identity_of(one.was[0]), id)
    return found[::-1]


def _versions(
    repository: Repository,
    commits: list[Written],
    names: list[dict[str, str]],
    ids: Iterable[str],
) -> dict[str, str]:
    """Map every version of the records to its id."""
    found: dict[str, str] = {}
    for commit, known in zip(commits, names, strict=True):
        for path, blob in repository.files(commit.tree).items():
            if id := known.get(identity_of(path)):
                found[blob] = id
    return {blob: id for blob, id in found.items() if id in set(ids)}


def _rewritten(
    repository: Repository,
    commits: list[Written],
    names: list[dict[str, str]],
    versions: frozenset[str],
) -> str:
    """Write all changes once more without those versions, and return the last."""
    before, last = "", None
    for commit, known in zip(commits, names, strict=True):
        files = repository.files(commit.tree)
        kept = {
            path: blob
            for path, blob in files.items()
            if blob not in versions and identity_of(path) not in known
        }
        tree = repository.tree(kept)
        is_touched = any(
            side[1] in versions
            for one in repository.moved(before, commit.tree)
            for side in (one.was, one.now)
            if side
        )
        parent = last.name if last else ""
        text = _reworded(repository, commit, last.tree if last else "", tree) if is_touched else ""
        made = replace(commit, parent=parent, tree=tree, message=text or commit.message)
        last = replace(made, name=repository.commit(made))
        before = commit.tree
    return last.name if last else ""


def _reworded(repository: Repository, commit: Written, before: str, tree: str) -> str:
    """Say of a change what is left to be said of it."""
    message = message_of(commit.message)
    moved = repository.moved(before, tree)
    files = [file_in(repository, one) for one in moved] if before else []
    said = headline(message.command, files, len(moved))
    why = message.why if message.command in _KEPT_REASONS else ""
    left = records_in(moved)
    return str(Message(message.command, said, why, is_forgotten=True, records=left))


def _prune(repository: Repository, gone: set[str]) -> None:
    """Remove what nothing leads to: of our own repository all of it, of another what was ours."""
    place = repository.place
    with suppress(FileNotFoundError):
        (place.common / "logs" / place.ref).unlink()
    if place.is_own:
        shutil.rmtree(place.git / "logs", ignore_errors=True)
        gc.garbage_collect(repository.repo, grace_period=None)
        return
    reachable = {
        one.decode() for one in gc.find_reachable_objects(repository.store, repository.repo.refs)
    }
    for name in gone - reachable - _staged(repository):
        file = place.common / "objects" / name[:2] / name[2:]
        remove_patiently(file)


def _staged(repository: Repository) -> set[str]:
    """List what is ready for a commit of the work tree's own."""
    if not repository.repo.has_index():
        return set()
    return {sha.decode() for _, sha, _ in repository.repo.open_index().iterobjects()}


def _drop(repository: Repository, ids: Iterable[str]) -> None:
    """Let records be noted again that a person has made public again."""
    known = read_list(repository, DONE)
    left = {id: blobs for id, blobs in known.items() if id not in set(ids)}
    if left != known:
        write_list(repository, DONE, left)
