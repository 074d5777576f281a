"""JSON Schemas of what may stand in content files, for editors that propose while one types.

They follow from the models and the vocabulary, as reading itself does: a new field is in them
by itself. An editor underlines at once what ``check`` would report; ``check`` knows more, since
no schema knows the days of February or the ids of other files, and forgives more, since it
folds the width and case of what was typed.
"""

from generator.schema.documents import FOLDER, schemas
from generator.schema.records import Definitions
from generator.schema.values import value_of

__all__ = ["FOLDER", "Definitions", "schemas", "value_of"]
