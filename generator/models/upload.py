"""The upload of a site to its host: the estate's own commands, as lists of arguments.

Every host takes files in another way, so how is a fact of the estate. A command is never given
to a shell: each argument arrives as it stands, with ``$site`` and ``$list`` replaced.
"""

from collections.abc import Iterator, Mapping
from string import Template
from typing import Annotated, Any

from pydantic import AfterValidator

from generator.models.fields import Record, as_count, as_text, fail
from generator.models.validators import PlainValidator

SITE, LIST = "site", "list"
"""The output folder; a file that names paths below it, one on each line, in UTF-8. What stands in
that file arrives on standard input too, for hosts where a shell is the only tool."""

_LONGEST_WAIT = 120


def as_command(value: Any) -> tuple[str, ...]:
    """A program and its arguments, none of them empty."""
    if not isinstance(value, (list, tuple)):
        raise fail("upload.not_list", value=value if isinstance(value, str) else "{…}")
    words = tuple(map(as_text, value))
    if not words or not words[0]:
        raise fail("upload.not_list", value="")
    for word in words:
        if not set(_placeholders(word)) <= {SITE, LIST}:
            raise fail("upload.placeholder", value=word)
    return words


def as_minutes(value: Any) -> int:
    minutes = as_count(value)
    if not 1 <= minutes <= _LONGEST_WAIT:
        raise fail("upload.minutes", value=value, most=_LONGEST_WAIT)
    return minutes


class Upload(Record):
    """``put`` sends files, ``remove`` takes them away; after ``minutes`` one counts as hung.

    A ``put`` without ``$list`` sends the folder as a whole.
    """

    put: Annotated[tuple[str, ...], PlainValidator(as_command)]
    remove: Annotated[tuple[str, ...], PlainValidator(as_command)] = ()
    minutes: Annotated[int, PlainValidator(as_minutes)] = 10

    @property
    def is_whole(self) -> bool:
        return not any(LIST in _placeholders(word) for word in self.put)


def as_upload(upload: Upload) -> Upload:
    """Refuse sending file by file without ``remove``, or what has expired would stay for ever."""
    if not upload.is_whole and not upload.remove:
        raise fail("upload.no_remove")
    return upload


UploadField = Annotated[Upload, AfterValidator(as_upload)]


def filled(command: tuple[str, ...], places: Mapping[str, str]) -> list[str]:
    """The arguments with every placeholder replaced by its path."""
    return [Template(word).substitute(places) for word in command]


def _placeholders(word: str) -> Iterator[str]:
    """Names after ``$``; empty for one that stands alone. ``$$`` is the sign itself."""
    for match in Template.pattern.finditer(word):
        if match["escaped"] is None:
            yield match["named"] or match["braced"] or ""
