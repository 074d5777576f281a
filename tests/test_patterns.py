"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from generator.patterns import lazy_re


def test_nothing_is_compiled_before_it_is_used():
    broken = lazy_re("(")
    with pytest.raises(re.error):
        broken.match("x")


def test_it_does_what_the_compiled_one_does():
    late, early = lazy_re(r"(\d+)\s*元", re.ASCII), re.compile(r"(\d+)\s*元", re.ASCII)
    text = "物业费 2 元，停车费 300元"
    assert late.findall(text) == early.findall(text) == ["2", "300"]
    assert late.sub("…", text) == early.sub("…", text)
    assert (late.pattern, late.flags) == (early.pattern, early.flags)


def test_bytes_are_sought_in_bytes():
    assert lazy_re(rb"%PDF-").match(b"%PDF-2.0")
