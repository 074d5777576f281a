"""Beginning anew, on a person's word: what was kept of an estate is kept no longer."""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree

from generator.memory import FOLDER
from generator.patience import remove_patiently
from generator.store import kept, ledger, proofs
from generator.store.last_files import forget_files


def forget_made(folder: Path) -> None:
    """Forget what is made once more where it is gone: proofs, and all that lies in the cache.

    Last good versions and the ledger stay: they cannot be made again.
    """
    remove_patiently(folder / proofs.FILE)
    rmtree(folder / FOLDER / "cache", ignore_errors=True)


def forget(folder: Path) -> None:
    """Forget all but when the last run was: that is true whatever becomes of the estate."""
    forget_made(folder)
    for file in (kept.FILE, ledger.FILE):
        remove_patiently(folder / file)
    forget_files(folder)
