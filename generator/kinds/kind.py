"""A kind of content: what is true of it, whoever asks."""

from __future__ import annotations

from enum import IntEnum

from pydantic import BaseModel

from generator.dataclass import dataclass


class Pages(IntEnum):
    """Pages that a kind stands on: none, one for all of it, one for each record."""

    NONE = 0
    ONE = 1
    EACH = 2


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of content: what its records are, where they stand, what may become of them.

    A record stands in a file of its own (``folder``), in a list of a table (``table``, ``part``),
    or in either, where a table may be split into a folder of tables.
    """

    name: str
    """Its list in ``Records`` and in ``Content``, and the folder of its addresses."""

    place: int = 1000
    """Its place in the table, and so in whatever names all kinds; a new one stands last."""

    word: str
    """Chinese word by which owners and clerks call the kind."""

    model: type[BaseModel]

    home: str = ""
    """Its package below ``generator.kinds``; the table knows it."""

    folder: str = ""
    """Its files are ``content/FOLDER/ID.EXTENSION``."""

    former_folder: str = ""
    """Former name of its folder. Estates that still use it are read as ever."""

    table: str = ""
    """Its file is ``content/TABLE.yaml``."""

    part: str = ""
    """The key of its list in the table, where that is not its name."""

    fills_table: bool = False
    """Whether the table holds this one record and nothing else."""

    is_single: bool = False
    """Whether there is one record of it at most."""

    has_text: bool = False
    """Whether its files are Markdown: a text below the fields, with links and attachments."""

    told_apart_by: tuple[str, ...] = ("id",)
    """Fields that no two records have alike. Not their places: one before them may go."""

    sorted_by: tuple[str, ...] = ()
    """Fields by which its records are sorted; as written where there is none."""

    pages: Pages = Pages.NONE

    has_list: bool = True
    """Mark of a kind with a page that lists all its records, where it has pages."""

    is_hidden_singly: bool = False
    """Whether single records come and go, so that some are hidden while others are shown."""

    is_on_site: bool = True
    """Whether its words may stand on the site."""

    is_withdrawable: bool = False
    """Whether the register of withdrawals can name its records."""

    is_translated: bool = True
    """Mark of a kind whose words reach a page or a paper, and so may be translated."""

    also_called: tuple[str, ...] = ()
    """What people call its folder instead."""

    @property
    def single(self) -> str:
        """Return the name of one record of the kind, as fields are qualified by it."""
        return self.model.__name__.lower()

    @property
    def is_lasting(self) -> bool:
        """Tell whether its records have no end, and say instead when they were last looked at."""
        is_looked_at_yearly = "month" in self.model.model_fields
        return "updated" in self.model.model_fields and not is_looked_at_yearly

    @property
    def key(self) -> str:
        """The key of its list in the table."""
        return self.part or self.name

    @property
    def folders(self) -> tuple[str, ...]:
        """Return every name its folder may have, that of today first."""
        return tuple(one for one in (self.folder, self.former_folder) if one)

    @property
    def files_folder(self) -> str:
        """Return the folder below ``/files/`` where the attachments of its records are published.

        It is the first name the folder had: no address changes when a folder is renamed.
        """
        return self.former_folder or self.folder or self.name

    @property
    def extension(self) -> str:
        """Return the extension of the kind's own files."""
        return ".md" if self.has_text else ".yaml"

    @property
    def is_split_table(self) -> bool:
        """Tell whether the files of its folder are tables like the one there may be instead."""
        return bool(self.folder and self.table)
