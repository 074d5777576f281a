"""Moving in: notices written in Word and tables kept in Excel become drafts and rows of content.

What a file says is proposed with the words it came from. Only what is sure is filled in, nothing is
guessed, and nothing is written here: whoever asked says yes to a plan.
"""

from generator.importing.drafting import Draft, Question, draft_of
from generator.importing.files import TABLES, TEXTS, Given, given, pasted
from generator.importing.finding import Finding
from generator.importing.ground import Ground
from generator.importing.headings import LISTED, Headed, headed, kind_called, known_paths
from generator.importing.merge import Change, Merge, Outcome
from generator.importing.merging import merge
from generator.importing.remarks import Remark
from generator.importing.reviewing import ground_after
from generator.importing.rows import Fault
from generator.importing.sheets import Sheet, sheets_of
from generator.importing.texts import Text, text_of

__all__ = [
    "LISTED",
    "TABLES",
    "TEXTS",
    "Change",
    "Draft",
    "Fault",
    "Finding",
    "Given",
    "Ground",
    "Headed",
    "Merge",
    "Outcome",
    "Question",
    "Remark",
    "Sheet",
    "Text",
    "draft_of",
    "given",
    "ground_after",
    "headed",
    "kind_called",
    "known_paths",
    "merge",
    "pasted",
    "sheets_of",
    "text_of",
]
