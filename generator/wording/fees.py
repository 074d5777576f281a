"""Payment of a fee and what made its price lawful, in the words that page and board share."""

from __future__ import annotations

from collections.abc import Iterator

from generator.languages import CHINESE, Language
from generator.models.fee import Billing, Fee, Rate, Vote
from generator.wording.dates import day_words
from generator.wording.money import plain_words

BEFORE = "前"
"""End of a Chinese term by which a bill is paid in full; any other says when or how."""


def billing_words(billing: Billing, *, language: Language = CHINESE) -> str:
    """Say how one is billed: 每季度；账单：上季度末月28日起投入信箱；本季度第二个月25日前缴清."""
    return language.listed(_of_billing(billing, language), "；")


def _of_billing(billing: Billing, language: Language) -> Iterator[str]:
    yield billing.cycle
    if billing.statement:
        yield language.say("账单：{statement}", statement=billing.statement)
    if billing.due and billing.due.endswith(BEFORE) and language == CHINESE:
        yield f"{billing.due}缴清"
    elif billing.due:
        yield language.say("缴费期限：{due}", due=billing.due)


def decision_words(rate: Rate, *, language: Language = CHINESE) -> str:
    """Say when a price was announced, on whose decision, with which vote; empty if unknown."""
    return language.listed(_of_decision(rate, language), "；")


def _of_decision(rate: Rate, language: Language) -> Iterator[str]:
    if rate.announced:
        yield language.say("{day}公布", day=day_words(rate.announced, language=language))
    if rate.resolution:
        yield language.say("依据：{resolution}", resolution=rate.resolution)
    if rate.vote:
        yield _vote_words(rate.vote, language)


def _vote_words(vote: Vote, language: Language) -> str:
    areas = {name: plain_words(area) for name, area in vote if name.endswith("area")}
    owners = {name: count for name, count in vote if name.endswith("owners")}
    return language.say(
        "参与表决 {present_owners} 户、{present_area} ㎡，同意 {agreed_owners} 户、{agreed_area} ㎡"
        "（全体 {owners} 户、{area} ㎡）",
        **areas,
        **owners,
    )


def basis_words(rate: Rate, fee: Fee, *, language: Language = CHINESE) -> str:
    """Say what a past price rested on: its own decision, or what the fee as a whole rests on."""
    return decision_words(rate, language=language) or fee.source
