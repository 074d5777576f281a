"""Every problem there is: its grade, and its sentence in Chinese.

A sentence says what stands there, why it will not do, and what to write instead. Facts
are named in braces; ``field`` and ``like`` are shown with their Chinese label. The catalogue
of every other language has the sentence under the problem's code as its context.
"""

from __future__ import annotations

from generator.problems.catalogue.attachments import ATTACHMENTS
from generator.problems.catalogue.events import EVENTS
from generator.problems.catalogue.files import FILES
from generator.problems.catalogue.lookups import LOOKUPS
from generator.problems.catalogue.notices import NOTICES
from generator.problems.catalogue.parts import PARTS
from generator.problems.catalogue.posters import POSTERS
from generator.problems.catalogue.privacy import PRIVACY
from generator.problems.catalogue.references import REFERENCES
from generator.problems.catalogue.syntax import SYNTAX
from generator.problems.catalogue.templates import TEMPLATES
from generator.problems.catalogue.translations import TRANSLATIONS
from generator.problems.catalogue.values import VALUES
from generator.problems.catalogue.wording import Wording

__all__ = ["CATALOGUE", "Wording"]

CATALOGUE: dict[str, Wording] = {
    **FILES,
    **TEMPLATES,
    **SYNTAX,
    **VALUES,
    **NOTICES,
    **PRIVACY,
    **EVENTS,
    **REFERENCES,
    **ATTACHMENTS,
    **LOOKUPS,
    **TRANSLATIONS,
    **POSTERS,
    **PARTS,
}
