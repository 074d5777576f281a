"""Problems that content can have, said in words that mend them, in Chinese and English."""

from generator.problems.catalogue import CATALOGUE
from generator.problems.grouping import Group, Harm, grouped, harm_of, ordered
from generator.problems.problem import (
    Grade,
    Place,
    Problem,
    ProblemError,
    bounded,
    problem,
)

__all__ = [
    "CATALOGUE",
    "Grade",
    "Group",
    "Harm",
    "Place",
    "Problem",
    "ProblemError",
    "bounded",
    "grouped",
    "harm_of",
    "ordered",
    "problem",
]
