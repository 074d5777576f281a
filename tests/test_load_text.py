"""Bytes to text: whatever an office PC saves says the same, or says what is wrong."""

from __future__ import annotations

import pytest

from generator.load import load
from generator.load.text import LARGEST_FILE, decode, read_bytes
from generator.problems import ProblemError
from tests.builders import write_estate

PATH = "content/notices/a.md"
NOTICE = """\
---
标题: 2栋水箱清洗停水
类别: 停水
影响时段:
  - 2026-11-25 9:00–17:00
  - 2026-11-26 9:00–12:00

影响范围: 2栋
---
各位业主：

请提前储水。㎡、½、𠮷
"""
SAVED = {
    "UTF-8": NOTICE.encode(),
    "UTF-8 with a byte order mark": NOTICE.encode("utf-8-sig"),
    "UTF-16 little-endian": b"\xff\xfe" + NOTICE.encode("utf-16-le"),
    "UTF-16 big-endian": b"\xfe\xff" + NOTICE.encode("utf-16-be"),
    "GB18030": NOTICE.encode("gb18030"),
    "Windows line ends": NOTICE.replace("\n", "\r\n").encode(),
    "old Mac line ends": NOTICE.replace("\n", "\r").encode(),
    "UTF-16 with Windows line ends": NOTICE.replace("\n", "\r\n").encode("utf-16"),
    "GB18030 with Windows line ends": NOTICE.replace("\n", "\r\n").encode("gb18030"),
}


def fault(data: bytes) -> tuple[str, int]:
    """The code and the line of what is wrong with a file's bytes."""
    with pytest.raises(ProblemError) as caught:
        decode(data, PATH)
    return caught.value.problem.code, caught.value.problem.place.line


@pytest.mark.parametrize("saved", SAVED)
def test_the_same_notice_is_read_however_it_was_saved(saved, tmp_path):
    expected = load(write_estate(tmp_path / "a", {"notices/a.md": NOTICE})).notices[-1]
    records = load(write_estate(tmp_path / "b", {"notices/a.md": SAVED[saved]}))
    assert not records.problems
    assert records.notices[-1].value == expected.value
    assert records.notices[-1].places == expected.places


@pytest.mark.parametrize("saved", SAVED)
def test_a_mistake_is_on_the_same_line_however_it_was_saved(saved, tmp_path):
    data = SAVED[saved]
    encoding = "gb18030" if "GB" in saved else "utf-16-be" if "big" in saved else "utf-8"
    encoding = "utf-16-le" if saved.startswith("UTF-16") and "big" not in saved else encoding
    data = data.replace("2026-11-26".encode(encoding), "2026-11-31".encode(encoding))
    records = load(write_estate(tmp_path, {"notices/a.md": data}))
    assert [(p.code, p.place.line) for p in records.problems] == [("date.no_such_day", 6)]


def test_a_text_valid_in_both_encodings_is_utf_8():
    assert decode("请提前储水".encode(), PATH) == "请提前储水"


def test_utf_8_without_its_last_byte_is_half_saved_and_not_another_encoding():
    assert fault("标题\n请提前储水。".encode()[:-1]) == ("file.half_saved", 2)


def test_gb18030_without_its_last_byte_is_half_saved():
    assert fault("标题\n请提前储水。".encode("gb18030")[:-1]) == ("file.half_saved", 2)


def test_utf_16_without_its_last_byte_is_half_saved():
    assert fault("标题\n储水".encode("utf-16")[:-1]) == ("file.half_saved", 2)


def test_a_damaged_character_does_not_turn_utf_8_into_another_encoding():
    data = "第一行\n请提前储水\n请相互转告，并照顾老人".encode()
    assert fault(data.replace("储".encode(), "储".encode()[:2])) == ("file.damaged", 2)


def test_a_short_text_in_gb18030_is_not_taken_for_damaged_utf_8():
    assert decode("名称: 1栋".encode("gb18030"), PATH) == "名称: 1栋"


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"%PDF-1.7", b"\xff\xd8\xff\xe0", b"\x89PNG"])
def test_a_file_of_another_kind_is_named_as_such(start):
    assert fault(start + bytes(range(200)))[0] == "file.not_text"


def test_utf_16_that_does_not_say_so_is_not_guessed():
    assert fault(NOTICE.encode("utf-16-le"))[0] == "file.encoding"


def test_a_file_of_zeros_is_empty():
    assert decode(b"\0" * 100, PATH) == ""


def test_a_byte_order_mark_alone_is_empty():
    assert decode(b"\xef\xbb\xbf", PATH) == ""


def test_a_byte_order_mark_in_the_middle_is_dropped():
    assert decode("标题\ufeff: 停水".encode(), PATH) == "标题: 停水"


@pytest.mark.parametrize("broken", ["\v", "\f", "\x85", "\u2028", "\u2029"])
def test_only_the_line_ends_of_an_editor_end_a_line(broken):
    assert decode(f"a{broken}b\r\nc\rd".encode(), PATH) == "a b\nc\nd"


@pytest.mark.parametrize("control", ["\x08", "\x1b", "\x7f", "\x9b", "\ufffe"])
def test_a_control_character_is_named_with_its_line(control):
    assert fault(f"a\r\nb\r\nc{control}".encode()) == ("file.control", 3)


def test_tabs_emoji_and_rare_characters_are_text():
    assert decode("\t😀𠮷㎡".encode(), PATH) == "\t😀𠮷㎡"


def test_a_text_of_the_largest_size_is_read():
    assert len(decode(b"x" * LARGEST_FILE, PATH)) == LARGEST_FILE


def test_a_text_larger_than_that_is_not():
    assert fault(b"x" * (LARGEST_FILE + 1))[0] == "file.too_big"


def test_a_film_under_the_name_of_a_notice_is_not_even_read(tmp_path):
    film = tmp_path / "a.md"
    with film.open("wb") as file:
        file.truncate(50_000_000_000)
    with pytest.raises(ProblemError, match="'50000000'"):
        read_bytes(film, PATH)
