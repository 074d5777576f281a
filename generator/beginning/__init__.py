"""Beginnings of an estate's folder: answers become its first files, or the sample is copied."""

from generator.beginning.additions import Addition, additions
from generator.beginning.answers import Checked, Fault, checked, defaults, faults_of, taken
from generator.beginning.buildings import row
from generator.beginning.profiles import choices as rule_choices
from generator.beginning.questions import QUESTIONS, Question, question
from generator.beginning.sample import sample_files
from generator.beginning.writing import is_untouched, refuse_what_is_there, write

__all__ = [
    "QUESTIONS",
    "Addition",
    "Checked",
    "Fault",
    "Question",
    "additions",
    "checked",
    "defaults",
    "faults_of",
    "is_untouched",
    "question",
    "refuse_what_is_there",
    "row",
    "rule_choices",
    "sample_files",
    "taken",
    "write",
]
