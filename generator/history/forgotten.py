"""A note in the repository of what was forgotten: whose it was, never what it said."""

from __future__ import annotations

import json

from generator.history.private import Private
from generator.history.repository import Repository
from generator.patience import write_atomically

DONE = "estate-forgotten"
"""File in the repository: ids that were forgotten, each with the names of its versions."""

UNFINISHED = "estate-forgetting"
"""File of the same form that lies there for as long as some are being forgotten."""

Forgotten = dict[str, list[str]]


def hidden_blobs(repository: Repository, private: Private) -> frozenset[str]:
    """List the versions that must not come back, under whatever name."""
    known = (read_list(repository, name) for name in (DONE, UNFINISHED))
    return frozenset(
        blob for ids in known for id, blobs in ids.items() if id in private.ids for blob in blobs
    )


def forgotten_ids(repository: Repository) -> frozenset[str]:
    """List the ids whose words were removed, and that nobody has made public again."""
    return frozenset(read_list(repository, DONE)) | frozenset(read_list(repository, UNFINISHED))


def read_list(repository: Repository, name: str) -> Forgotten:
    try:
        return dict(json.loads((repository.place.git / name).read_bytes()))
    except FileNotFoundError:
        return {}


def write_list(repository: Repository, name: str, listed: Forgotten) -> None:
    data = json.dumps(listed, ensure_ascii=False, sort_keys=True).encode()
    write_atomically(repository.place.git / name, data)
