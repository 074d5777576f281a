"""What the home page weighs: it comes in the first packets of a connection, style and all.

A host sends ten packets of 1460 bytes before it waits for an answer (RFC 6928); some six hundred
bytes of them are the answer's own head.
"""

from __future__ import annotations

import gzip

import pytest

from tests.moments import ALARM, CANCELLED, STORM
from tests.often import always

pytestmark = pytest.mark.whole

FIRST_PACKETS = 14_000
HOMES = ("index.html", "large/index.html", "en/index.html", "en/large/index.html")
MOMENTS = always(ALARM, CANCELLED, more=(STORM,))
"""In the head stands an alarm, and nineteen notices hang; some are called off; a storm."""


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("home", HOMES)
def test_a_home_comes_whole_before_the_host_waits_for_an_answer(site_at, moment, home):
    assert len(gzip.compress(site_at(moment)[home], 6)) <= FIRST_PACKETS


@pytest.mark.parametrize("home", HOMES)
def test_a_home_fetches_nothing_before_its_first_words(site_at, home):
    head = site_at(ALARM)[home].decode().partition("</head>")[0]
    assert 'rel="stylesheet"' not in head
    fetched = [tag for tag in head.split("<script")[1:] if tag.partition(">")[0].strip()]
    assert fetched
    assert all(tag.partition(">")[0].endswith(" defer") for tag in fetched)
