"""Telephone numbers in running text are links one can tap, and other numbers are not."""

from __future__ import annotations

import re

import pytest

from generator.languages import Original
from generator.wording.phones import dial_words


@pytest.mark.parametrize(
    ("text", "dialled"),
    [
        ("工程组 000-0000 0110", ["00000000110"]),
        ("电话0571-88880000转2", ["057188880000"]),
        ("先拨119，再打24小时值班电话", ["119"]),
        ("仍没有解决：拨12345；价格问题拨12315。", ["12345", "12315"]),
        ("请拨打 120", []),
        ("急病请直接拨打120", ["120"]),
        ("需要警方处理的，请报110；", ["110"]),
        ("In a fire call 119 first", ["119"]),
        ("手机13800138000", ["13800138000"]),
        ("停放 120 分钟，合计 12345 元", []),
        ("报12项", []),
        ("编号2026-118，2026-11-21", []),
        ("发票号138001380001", []),
    ],
)
def test_numbers_one_calls_are_links_and_no_others(text, dialled):
    assert re.findall(r'href="tel:(\d+)"', dial_words(text)) == dialled
    assert re.sub(r"<[^>]+>", "", dial_words(text)) == text


def test_text_stays_text():
    assert dial_words("<b>拨119</b>") == '&lt;b&gt;拨<a href="tel:119">119</a>&lt;/b&gt;'


def test_what_is_not_translated_keeps_its_language():
    said = dial_words(Original("拨119", "zh-Hans"))
    assert said == ('<span class="original" lang="zh-Hans">拨<a href="tel:119">119</a></span>')
