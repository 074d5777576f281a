"""Problems that content can have, said in words that mend them."""

from generator.problems.catalogue import CATALOGUE
from generator.problems.grouping import FEW, Group, Harm, grouped, harm_of, ordered
from generator.problems.problem import (
    PERSONAL,
    WEEKDAYS,
    Grade,
    Place,
    Problem,
    ProblemError,
    bounded,
    problem,
)

__all__ = [
    "CATALOGUE",
    "FEW",
    "PERSONAL",
    "WEEKDAYS",
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
