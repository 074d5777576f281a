"""The keys and their Chinese words: no word means two things, no key lacks a word."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from generator.kinds.notices.model import Notice
from generator.kinds.records import Records
from generator.load import readers
from generator.load.fields import keys_of, record_in
from generator.models.fields import Record
from generator.vocabulary import KEYS, LONGEST_WORD, is_key, label, nearest, normal, spellings

TABLES = (
    *("contacts", "public", "boards", "evergreen", "others", "years", "withdrawn"),
    *("fee_calendar", "programmes"),
)


def models_below(model: type[BaseModel]) -> set[type[BaseModel]]:
    nested = {record_in(model, key) for key in keys_of(model)} - {None}
    return {model}.union(*map(models_below, nested))


LOADED = (m for m in vars(readers).values() if isinstance(m, type) and issubclass(m, Record))
MODELS = sorted(set().union(*map(models_below, LOADED)), key=lambda model: model.__name__)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_has_a_chinese_word(model):
    record = model.__name__.lower()
    assert [key for key in keys_of(model) if label(f"{record}.{key}") == key] == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_word_means_two_keys_of_one_record(model):
    record = model.__name__.lower()
    words = [
        normal(word)
        for key in keys_of(model)
        for word in (key, *(KEYS.get(f"{record}.{key}") or KEYS.get(key, ())))
    ]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_the_word_of_a_message_is_understood_as_a_key(model):
    record = model.__name__.lower()
    accepted = spellings(record, keys_of(model))
    for key in keys_of(model):
        assert accepted[normal(label(f"{record}.{key}"))] == key


def test_every_list_of_a_table_has_a_chinese_word():
    assert [name for name in TABLES if label(name) == name] == []
    assert {"contacts", "boards", "notices"} < Records().lists.keys()


def test_a_record_of_its_own_wins_over_the_common_word():
    assert label("contract.until") == "合同止"
    assert label("notice.until") == label("until") == "张贴至"
    assert "合同止" in spellings("contract", ["until"])
    assert "张贴至" not in spellings("contract", ["until"])


def test_a_key_without_a_word_is_its_own_label():
    assert label("notice.nonsense") == "nonsense"


@pytest.mark.parametrize("typed", ["UNTIL", "ｕｎｔｉｌ", " un til", "until\u200b", "until\ufeff"])
def test_width_case_spaces_and_invisible_characters_do_not_matter(typed):
    assert normal(typed) == "until"


def test_a_hyphen_is_an_underscore():
    assert normal("min-days") == "min_days"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("untill", "until"),
        ("titel", "title"),
        ("catagory", "category"),
        ("张贴致", "until"),
        ("影响时断", "window"),
        ("有效期止", "until"),
        ("落款日起", "signed"),
    ],
)
def test_a_slip_of_the_pen_is_understood(typed, meant):
    accepted = spellings("notice", keys_of(Notice))
    assert accepted[nearest(typed, accepted)] == meant


@pytest.mark.parametrize("typed", ["天气", "xyz", "", "u", "：", "停水停电停气"])
def test_nothing_is_guessed_from_afar(typed):
    assert nearest(typed, spellings("notice", keys_of(Notice))) is None


def test_half_a_word_does_not_mean_the_whole():
    assert nearest("通知", ["政府通知"]) is None


def test_a_whole_word_in_a_longer_one_is_what_was_meant():
    assert nearest("停水通知", ["停水"]) == "停水"


def test_a_long_text_is_not_compared_at_all():
    word = "u" * LONGEST_WORD
    assert nearest(word, [word]) == word
    assert nearest(word + "u", [word]) is None


def test_a_key_is_known_in_every_spelling():
    assert is_key("张贴至")
    assert is_key("合同止")
    assert is_key("Until")
    assert not is_key("第一条")


def test_a_near_word_is_found_whatever_signs_it_is_written_with():
    assert nearest("a-1-2", ["a-1-3"]) == "a-1-3"
