"""Attachments: files that people made, made fit to be given to everybody.

A photo says where and by whom it was taken, a PDF may run programs, a file may be something
else than its name says. What is published is upright, without metadata and of a size a phone
can show; what cannot be made so is refused, and only that file is missing from the site.
"""

from generator.attachments.cache import Cache
from generator.attachments.kinds import KINDS, kind_of
from generator.attachments.outcome import Outcome
from generator.attachments.preparing import VERSIONS, Preparer
from generator.attachments.wanted import wanted

__all__ = ["KINDS", "VERSIONS", "Cache", "Outcome", "Preparer", "kind_of", "wanted"]
