"""Words of the command line in Chinese: one module for each group of commands.

Those of every other language stand in its catalogue, where the key of a sentence is its context.
"""

from __future__ import annotations

from generator.cli.words.asking import ASKING
from generator.cli.words.beginning import BEGINNING
from generator.cli.words.building import BUILDING
from generator.cli.words.editing import EDITING
from generator.cli.words.importing import IMPORTING
from generator.cli.words.live import LIVE
from generator.cli.words.paper import PAPER
from generator.cli.words.program import PROGRAM
from generator.languages import Language

WORDS = PROGRAM | BEGINNING | BUILDING | ASKING | EDITING | IMPORTING | PAPER | LIVE

USAGE_FAULTS = {
    r"the following arguments are required: (?P<options>.+)": "缺少 {options}。",
    r"unrecognized arguments: (?P<value>.+)": "不认识“{value}”。",
    r"argument (?P<option>.+?): invalid choice: '?(?P<value>.*?)'? \(choose from (?P<choices>.+)\)": (
        "{option} 不能写“{value}”，可以写：{choices}。"
    ),
    r"argument (?P<option>.+?): expected one argument": "{option} 后面要写一个值。",
    r"argument (?P<option>.+?): ignored explicit argument '?(?P<value>.*?)'?": (
        "{option} 后面不用写“{value}”。"
    ),
    r"argument (?P<option>.+?): invalid .+ value: '?(?P<value>.*?)'?": "{option} 不能写“{value}”。",
    r"ambiguous option: (?P<option>.+?) could match (?P<choices>.+)": (
        "{option} 写得不全，可能是：{choices}。"
    ),
    r"(?s).*": "这样写看不懂，请对照下面的用法。",
}
"""Faults of usage as ``argparse`` words them from Python 3.11 on, each with its Chinese words.

A language may also say ``{fault}``, the English of ``argparse`` as it is; English does.
"""

STATES = {
    "current": "在挂",
    "scheduled": "待挂",
    "ended": "已下",
    "broken": "有误",
}

REASONS = {
    "draft": "草稿",
    "withdrawn": "已撤回",
    "superseded": "已被替代",
    "scheduled": "未到张贴时间",
    "ended": "已到期",
    "current": "",
}
"""Reasons by the state of a record, why it is listed where it is."""

GRADES = {
    "held": "未发布",
    "published": "已发布，须改正",
    "warning": "提醒",
}
"""Grades of problems by their names, as they stand before each."""


def say(language: Language, key: str, **facts: object) -> str:
    return language.within(context_of(key), WORDS[key]).format(**facts)


def context_of(key: str) -> str:
    """Name a sentence in the catalogues, where the words of pages stand as well."""
    return f"command.{key}"
