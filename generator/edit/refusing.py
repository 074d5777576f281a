"""Why an edit is not made. Nothing was written, and nothing has to be undone."""

from __future__ import annotations


class EditError(Exception):
    """``code`` names the sentence, which the command line has; ``facts`` are its parts."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code)
