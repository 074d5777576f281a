"""Words of the command line, in Chinese and English: one module for each group of commands."""

from __future__ import annotations

from generator.cli.words.asking import ASKING
from generator.cli.words.building import BUILDING
from generator.cli.words.editing import EDITING
from generator.cli.words.live import LIVE
from generator.cli.words.paper import PAPER
from generator.cli.words.program import PROGRAM
from generator.languages import CHINESE, Language
from generator.problems import Grade

_WORDS = PROGRAM | BUILDING | ASKING | EDITING | PAPER | LIVE

USAGE_FAULTS = (
    (r"the following arguments are required: (.+)", "缺少 {0}。"),
    (r"unrecognized arguments: (.+)", "不认识“{0}”。"),
    (
        r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.+)\)",
        "{0} 不能写“{1}”，可以写：{2}。",
    ),
    (r"argument (.+?): expected one argument", "{0} 后面要写一个值。"),
    (r"argument (.+?): ignored explicit argument '?(.*?)'?", "{0} 后面不用写“{1}”。"),
    (r"argument (.+?): invalid .+ value: '?(.*?)'?", "{0} 不能写“{1}”。"),
    (r"ambiguous option: (.+?) could match (.+)", "{0} 写得不全，可能是：{1}。"),
)
"""Faults of usage as ``argparse`` words them from Python 3.11 on, each with its Chinese words."""

GRADES = {
    Grade.HELD: ("未发布", "held"),
    Grade.PUBLISHED: ("已发布，须改正", "published with a problem"),
    Grade.WARNING: ("提醒", "warning"),
}

STATES = {
    "current": ("在挂", "current"),
    "scheduled": ("待挂", "scheduled"),
    "ended": ("已下", "ended"),
    "broken": ("有误", "broken"),
}


def say(language: Language, key: str, **facts: object) -> str:
    return pick(language, _WORDS[key]).format(**facts)


def pick(language: Language, words: tuple[str, str]) -> str:
    return words[0] if language is CHINESE else words[1]
