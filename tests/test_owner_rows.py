"""Everything of the trade that owners may look up stands on the sample's site."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.templating import file_of

MOMENT = "2026-11-25T12:00"
ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "data" / "owner_rows.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.fixture(scope="module")
def texts(site_at):
    return {path: data.decode() for path, data in site_at(MOMENT).items() if path.endswith("html")}


def test_each_row_is_found_at_its_address(texts):
    missing = [
        (row, address, words)
        for row, address, words in ROWS
        if not address.startswith("gone:") and words not in texts.get(file_of(address), "")
    ]
    assert missing == []


def test_what_nobody_should_promise_any_more_has_no_page(texts):
    gone = [address.removeprefix("gone:") for _, address, _ in ROWS if address.startswith("gone:")]
    assert len(gone) >= 4
    assert [address for address in gone if file_of(address) in texts] == []


def test_all_46_rows_of_the_service_list_are_accounted_for(sample):
    rows = {row for row, _, _ in ROWS if row.startswith("S1.C")}
    assert {f"S1.C{number:02}" for number in range(1, 47)} <= rows
    numbered = [service.no for service in sample.content.services]
    assert numbered.count("44") == 2
    assert {str(number) for number in range(1, 46)} <= set(numbered)


@pytest.mark.parametrize("prefix", ["S0", "S1", "S2", "S3", "S4"])
def test_every_source_is_represented(prefix):
    assert sum(row.startswith(prefix) for row, _, _ in ROWS) >= 10
