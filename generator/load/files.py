"""Files of an estate's folder: which are content, and which are litter or mistakes.

Nothing that looks like content is passed over in silence: a notice in the wrong folder,
under a wrong extension or left behind by a synchronisation is named, with what to do.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.dataclass import dataclass
from generator.kinds.links import may_be_published
from generator.kinds.table import formerly, in_folder
from generator.load import folders
from generator.load.copies import copied_stem, originals
from generator.load.marks import mark_of
from generator.load.spelling import is_file_so_named, spelling_order
from generator.models.names import is_device
from generator.patterns import lazy_re
from generator.problems import Place, Problem, problem
from generator.vocabulary import nearest

_ID_RE = lazy_re(r"[\w-]+")


@dataclass(frozen=True)
class Listing:
    """Paths are relative to the estate's folder, with forward slashes, in sorted order."""

    tables: tuple[str, ...]
    records: tuple[tuple[str, str], ...]
    """``(folder, path)`` of each record file."""
    translations: tuple[str, ...]
    """Files of either kind that say in another language what one without a mark says."""
    attachments: frozenset[str]
    """Files that may be published when something visible refers to them, in Unicode NFC."""
    problems: tuple[Problem, ...]
    unlisted: frozenset[str] = frozenset()
    """Folders of which nobody can say what lies in them."""


def survey(folder: Path, holders: frozenset[str] = frozenset()) -> Listing:
    """Everything below ``folder/content``, sorted into what it is for.

    Of two files of one id the one among ``holders`` is taken, else the first.
    """
    surveyor = _Surveyor(folder, holders)
    surveyor.walk()
    surveyor.report_doubles()
    return Listing(
        tuple(surveyor.tables),
        tuple(sorted(surveyor.records, key=folders.by_kind_and_name)),
        tuple(surveyor.translations),
        frozenset(unicodedata.normalize("NFC", path) for path in surveyor.attachments),
        tuple(surveyor.problems),
        frozenset(surveyor.unlisted),
    )


class _Surveyor:
    def __init__(self, folder: Path, holders: frozenset[str]) -> None:
        self._holders = holders
        self.tables: list[str] = []
        self.records: list[tuple[str, str]] = []
        self.translations: list[str] = []
        self.attachments: list[str] = []
        self.problems: list[Problem] = []
        self.unlisted: list[str] = []
        self._folder = folder
        self._ids: dict[tuple[str, str], tuple[str, str]] = {}
        """Kind and id, its case folded → folder and path of the file that has it."""
        self._translated: dict[tuple[str, str], str] = {}
        """Kind and name of a translation, in Unicode NFC → its path as it is on disk."""
        self._beside: list[tuple[str, str]] = []
        """Path and folder of what may hold the attachments of a record."""

    def walk(self) -> None:
        for entry in self._entries("content"):
            path = f"content/{entry.name}"
            if not entry.is_dir(follow_symlinks=False):
                self._table(path)
            elif entry.name in folders.FOLDERS:
                self._folder_of_records(entry.name)
            else:
                self._stray_folder(path, entry.name)
        for path, folder in self._beside:
            self._attachments(path, folder)

    def report_doubles(self) -> None:
        """Report attachments whose paths differ only in Unicode form: one of them is read."""
        first: dict[str, str] = {}
        for path in sorted(filter(may_be_published, self.attachments), key=spelling_order):
            taken = first.setdefault(unicodedata.normalize("NFC", path), path)
            if taken != path:
                other = folders.shown_beside(path, taken)
                self._report(path, "attachment.same_address", other=other)

    def _entries(self, path: str) -> Iterator[os.DirEntry[str]]:
        """Entries in a fixed order, without litter; links are named and not followed.

        What cannot be listed is another thing than what is not there.
        """
        try:
            with os.scandir(self._folder / path) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
            known = [one for one in found if not folders.LITTER_RE.fullmatch(one.name)]
            kept = [one for one in known if not self._is_refused(one, path)]
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            self.unlisted.append(path)
            reason = error.strerror or type(error).__name__
            self._report(path, "folder.unreadable", reason=reason)
            return
        yield from kept

    def _is_refused(self, entry: os.DirEntry[str], path: str) -> bool:
        """Links, shortcuts, and what is no file at all: reading a pipe would never end."""
        inner = f"{path}/{entry.name}"
        if entry.is_symlink() or PurePosixPath(inner).suffix.lower() in folders.SHORTCUT_EXTENSIONS:
            self._report(inner, "file.link")
            return True
        if entry.is_dir(follow_symlinks=False) or entry.is_file(follow_symlinks=False):
            return False
        self._report(inner, "file.unreadable", reason="not a regular file")
        return True

    def _table(self, path: str) -> None:
        name = PurePosixPath(path)
        if name.suffix == ".yaml" and name.stem in folders.TABLES:
            self.tables.append(path)
        elif (mark := mark_of(path)) and mark.original in folders.TRANSLATED:
            self.translations.append(path)
        elif self._is_copy(name) or self._is_misnamed_table(name) or self._is_office(name):
            return
        else:
            known = "、".join(f"{table}.yaml" for table in folders.TABLES)
            self._report(path, "file.stray", expected=known)

    def _is_misnamed_table(self, name: PurePosixPath) -> bool:
        """``estate.yml``, ``estate.yaml.txt``, ``contact.yaml``."""
        stem = name.stem.removesuffix(".yaml")
        is_text = name.suffix.lower() in {".yaml", *folders.TEXT_EXTENSIONS}
        near = nearest(stem, folders.TABLES) if is_text else None
        if near is None:
            return False
        if stem == near:
            self._wrong_extension(name, ".yaml")
        else:
            suggestion = f"{near}.yaml"
            self._misnamed(name, "file.misnamed", value=name.name, suggestion=suggestion)
        return True

    def _folder_of_records(self, folder: str) -> None:
        entries = [*self._entries(f"content/{folder}")]
        if entries and (kind := formerly(folder)):
            facts = {"value": folder, "suggestion": kind.folder}
            self._report(f"content/{folder}", "folder.old_name", **facts)
        for entry in entries:
            path = f"content/{folder}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                self._beside.append((path, folder))
            elif folder == "files":
                self.attachments.append(path)
            else:
                self._record(folder, path)

    def _attachments(self, path: str, folder: str) -> None:
        """The files beside a record, in the folder named like it."""
        inner = [PurePosixPath(found) for found in self._files_below(path)]
        misplaced = [file for file in inner if file.suffix.lower() in folders.RECORD_EXTENSIONS]
        for file in misplaced:
            self._report(str(file), "file.nested", folder=f"content/{folder}/")
        self.attachments += [str(file) for file in inner if file not in misplaced]
        if folder == "files" or misplaced or not inner:
            return
        owner = unicodedata.normalize("NFC", PurePosixPath(path).name).casefold()
        if (in_folder(folder).name, owner) not in self._ids:
            self._report(path, "file.orphans", value=PurePosixPath(path).name)

    def _files_below(self, path: str) -> Iterator[str]:
        for entry in self._entries(path):
            inner = f"{path}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from self._files_below(inner)
            else:
                yield inner

    def _record(self, folder: str, path: str) -> None:
        name, extension = PurePosixPath(path), folders.FOLDERS[folder]
        if self._is_copy(name) or self._is_office(name) or self._is_lone_copy(name):
            return
        if name.suffix.lower() in folders.TEXT_EXTENSIONS:
            self._wrong_extension(name, extension)
        elif name.suffix.lower() != extension:
            self._report(path, "file.stray", expected=f"*{extension}")
        elif mark_of(path):
            self._accept_translation(folder, path)
        else:
            self._accept(folder, path)

    def _accept_translation(self, folder: str, path: str) -> None:
        """Accept a translation; of two by one name the first, whatever its Unicode form.

        Two have one name where the folder of their kind has two.
        """
        name = unicodedata.normalize("NFC", PurePosixPath(path).name)
        taken = self._translated.setdefault((in_folder(folder).name, name), path)
        if taken == path:
            self.translations.append(path)
        else:
            self._report_same_id(path, taken)

    def _accept(self, folder: str, path: str) -> None:
        identity = folders.record_id(path)
        key = in_folder(folder).name, identity.casefold()
        if not _ID_RE.fullmatch(identity):
            suggestion = re.sub(r"[^\w-]+", "-", identity).strip("-") + folders.FOLDERS[folder]
            facts = {"value": identity, "suggestion": suggestion}
            self._misnamed(PurePosixPath(path), "file.bad_name", **facts)
        elif is_device(identity):
            suggestion = f"{identity}-1{folders.FOLDERS[folder]}"
            self._report(path, "file.device_name", value=identity, suggestion=suggestion)
        elif (other := self._ids.get(key)) and path not in self._holders:
            self._report_same_id(path, other[1])
        elif other:
            self._report_same_id(other[1], path)
            self._ids[key] = folder, path
            self.records[self.records.index(other)] = folder, path
        else:
            self._ids[key] = folder, path
            self.records.append((folder, path))

    def _report_same_id(self, path: str, taken: str) -> None:
        """Report a file for another one, which is named by its folder too where that differs."""
        other = folders.shown_beside(path, taken)
        self._report(path, "file.same_id", value=folders.record_id(path), other=other)

    def _is_copy(self, name: PurePosixPath) -> bool:
        """Report a file that synchronising or copying left beside another: ``x (1)``, ``x - 副本``.

        Returns whether it is one.
        """
        original = next(filter(self._exists, originals(name)), None)
        if original is None:
            return False
        self._report(str(name), "file.conflict_copy", original=original.name)
        return True

    def _is_lone_copy(self, name: PurePosixPath) -> bool:
        """A copy whose original is gone: deleted perhaps because it must not be public."""
        if (copied := copied_stem(name.stem)) is None:
            return False
        original = re.sub(r"[^\w-]+", "-", copied).strip("-") or "1"
        facts = {"original": f"{original}{name.suffix}"}
        self._report(str(name), "file.lone_copy", **facts, suggestion=f"{original}-2{name.suffix}")
        return True

    def _exists(self, name: PurePosixPath) -> bool:
        return is_file_so_named(self._folder / name)

    def _is_office(self, name: PurePosixPath) -> bool:
        if name.suffix.lower() not in folders.OFFICE_EXTENSIONS:
            return False
        self._report(str(name), "file.office")
        return True

    def _wrong_extension(self, name: PurePosixPath, extension: str) -> None:
        suggestion = f"{name.stem.removesuffix(extension)}{extension}"
        facts = {"expected": extension, "extra": name.suffix, "suggestion": suggestion}
        self._misnamed(name, "file.wrong_extension", **facts)

    def _misnamed(self, name: PurePosixPath, code: str, **facts: str) -> None:
        """A name that is proposed must be free: where a file has it, this one is its copy."""
        proposed = facts["suggestion"]
        if self._exists(name.with_name(proposed)):
            self._report(str(name), "file.conflict_copy", original=proposed)
        else:
            self._report(str(name), code, **facts)

    def _stray_folder(self, path: str, name: str) -> None:
        """Report a folder of an unknown name; content that lies in it is missing from the site."""
        near = folders.MEANT_FOLDERS.get(name) or nearest(name, folders.FOLDERS)
        near = folders.MEANT_FOLDERS.get(near, near) if near else None
        files = map(PurePosixPath, self._files_below(path))
        lost = sum(file.suffix.lower() in folders.RECORD_EXTENSIONS for file in files)
        known = "、".join(folders.FOLDERS_OF_TODAY)
        if not lost:
            self._report(path, "file.stray_folder", value=name, known=known)
        elif near:
            self._report(path, "file.lost_folder_like", value=name, count=lost, suggestion=near)
        else:
            self._report(path, "file.lost_folder", value=name, count=lost, known=known)

    def _report(self, path: str, code: str, **facts: object) -> None:
        self.problems.append(problem(Place(path), code, **facts))
