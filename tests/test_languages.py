"""The languages of the interface: catalogues in step with the sources, words in each language."""

from __future__ import annotations

import gettext
import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from string import Formatter
from zoneinfo import ZoneInfo

import pytest
from babel.messages.catalog import Catalog
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, nodes

from generator.cli.arguments import speaking
from generator.kinds.events import words as events
from generator.kinds.events.calendar_words import festival_words, lunar_words
from generator.kinds.events.model import Rain, Registration, Repeat
from generator.kinds.events.shown import Admission, RegistrationView
from generator.kinds.fees.words import price_words
from generator.kinds.standards.model import Limit
from generator.kinds.standards.words import limit_words
from generator.languages import (
    CATALOGUES,
    CHINESE,
    Original,
    Translated,
    available,
    deferred,
    has_han,
    language_of,
    original,
    unmarked,
)
from generator.models.categories import Category
from generator.models.contacts import Contact
from generator.models.profile import MinimumDays
from generator.models.reach import Reach
from generator.models.scope import Extent, Rest, Run, UnitOf
from generator.models.terms import as_term
from generator.models.views import ScopeView, WindowView
from generator.problems import CATALOGUE, Place, problem
from generator.templating import built_in_templates
from generator.wording import dates as say
from generator.wording import money, scopes
from generator.wording.choices import choice_words
from tests import catalogues
from tests.builders import make_fee

ENGLISH = language_of("en")
SHANGHAI = ZoneInfo("Asia/Shanghai")
CODES = [code for code in available() if code != "zh"]


def local(text):
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def window(start, end, *, whole=False, over=False):
    return WindowView(local(start), local(end), whole, over)


def plain(words):
    """With the spaces that keep a date on one line as any others."""
    return unmarked(words).replace("\u00a0", " ")


# Catalogues ----------------------------------------------------------------------------------


@pytest.fixture(params=CODES)
def catalogue(request):
    return catalogues.read(request.param)


def told(messages):
    """Messages of a catalogue or of the sources, as (context, words)."""
    return {(context, words) for context, words in messages}


def entries(catalogue):
    return [message for message in catalogue if message.id]


def test_there_is_english():
    assert CODES == ["en"]
    assert (ENGLISH.tag, ENGLISH.name, ENGLISH.locale) == ("en", "English", "en_GB")
    assert (CHINESE.tag, CHINESE.name, CHINESE.locale) == ("zh-Hans", "中文", "zh_CN")


def test_no_words_of_the_sources_are_missing_and_none_are_left_over(catalogue):
    assert told((m.context, m.id) for m in entries(catalogue)) == catalogues.messages()


def test_everything_is_translated_and_nothing_is_a_guess(catalogue):
    assert catalogues.untranslated(catalogue) == []
    assert [message.id for message in entries(catalogue) if message.fuzzy] == []


SAID_WITH_FEWER_PARTS = {"command.edit_taken_back", "command.no_problem", "date.no_such_day"}
"""Contexts of sentences of which a language needs fewer facts to say the same."""


def test_a_translation_has_the_parts_of_what_it_translates_and_no_others(catalogue):
    for message in entries(catalogue):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in strings:
            if message.context in SAID_WITH_FEWER_PARTS:
                assert parts(text) <= parts(ids[0]), message.id
            elif message.context != "usage" or text != "{fault}":
                assert parts(text) == parts(ids[0]), message.id


def parts(pattern):
    """``{day}`` of patterns in the code, ``%(n)s`` of those in templates."""
    named = {name for _, name, _, _ in Formatter().parse(pattern.replace("%(", "(")) if name}
    return named | set(re.findall(r"%\((\w+)\)s", pattern))


WITH_WORDS_TO_TYPE = {"command.created", "command.note", "command.edit_no_change"}
"""Contexts of sentences that quote what stands in a file, as problems may all do."""


def test_no_english_is_chinese():
    quoting = WITH_WORDS_TO_TYPE | CATALOGUE.keys()
    for message in (one for one in entries(catalogues.read("en")) if one.context not in quoting):
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        said = re.sub('<span lang="zh-Hans">[^<]+</span>', "", "".join(strings))
        assert not has_han(said), message.id


@pytest.mark.parametrize("code", CODES)
def test_what_is_compiled_is_what_is_written(code):
    known = catalogues.up_to_date(code, catalogues.read(code))
    assert (CATALOGUES / f"{code}.mo").read_bytes() == catalogues.compiled(known)
    assert (CATALOGUES / f"{code}.po").read_bytes() == catalogues.written(known)


def test_the_sources_name_words_of_all_kinds():
    found = catalogues.messages()
    contexts = {context for context, _ in found}
    assert {"Category", "festival", "default", "short weekday", "separator"} <= contexts
    assert (None, "{day}（含当日）") in found
    assert len(found) > 380


TEMPLATES = sorted(built_in_templates().rglob("*.html"))
CALLS = {"_", "gettext", "ngettext", "pgettext", "npgettext", "say"}


CHINESE_RE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]")
"""Characters and signs that no other language writes."""


def name_of(called):
    """``_`` of ``_("…")``, ``say`` of ``other.say("…")``."""
    return getattr(called, "name", "") or getattr(called, "attr", "")


def bare(node, *, is_named=False):
    """The Chinese in a template that no catalogue can reach."""
    if isinstance(node, nodes.TemplateData) and CHINESE_RE.search(node.data):
        yield node.data.strip()
    if isinstance(node, nodes.Const) and not is_named and CHINESE_RE.search(str(node.value)):
        yield node.value
    if isinstance(node, nodes.Getattr) and node.attr == "zh":
        yield ".zh"
    called = isinstance(node, nodes.Call) and name_of(node.node) in CALLS
    listed = isinstance(node, nodes.Filter) and node.name == "listed"
    for child in node.iter_child_nodes():
        is_separator = listed and child in node.args
        yield from bare(child, is_named=is_named or called or is_separator)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_template_names_all_its_words_for_translation(template):
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    environment.newstyle_gettext = True
    assert [*bare(environment.parse(template.read_text("utf-8")))] == []


def test_bare_words_of_a_template_are_found():
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    source = (
        "<p>公告</p>{{ '收费' or _('活动') }}{% trans n=1 %}共 {{ n }} 则{% endtrans %}{# 注 #}"
    )
    assert [*bare(environment.parse(source))] == ["<p>公告</p>", "收费"]


# A third language ----------------------------------------------------------------------------

HANT = {
    (None, "{year}年{month}月{day}日"): "{year}年{month}月{day}號",
    ("Category", "停水"): "停水（繁）",
    ("lunar month", "腊月"): "臘月",
    ("command.help", "显示这份说明"): "顯示這份說明",
    ("usage", "缺少 {options}。"): "缺 {options}。",
    (None, "{path} 第 {line} 行："): "{path} 第 {line} 列：",
    ("yaml.tab", CATALOGUE["yaml.tab"].text): "不可用 Tab。",
}


@pytest.fixture
def hant(tmp_path):
    """A catalogue of a few words, as somebody begins one."""
    made = Catalog("zh_Hant")
    for (context, words), said in HANT.items():
        made.add(words, said, context=context)
    made.fuzzy = False
    (tmp_path / "zh-Hant.mo").write_bytes(catalogues.compiled(made))
    return language_of("zh-Hant", tmp_path)


def test_a_language_is_a_catalogue_and_nothing_else(hant, tmp_path):
    assert available(tmp_path) == ("zh", "zh-Hant")
    assert (hant.tag, hant.folder, hant.name, hant.locale) == (
        "zh-Hant",
        "/zh-Hant",
        "zh-Hant",
        "zh_Hant",
    )
    assert say.day_words(date(2026, 11, 25), language=hant) == "2026年11月25號"
    assert choice_words(Category.WATER, language=hant) == "停水（繁）"


def test_what_a_catalogue_lacks_is_said_in_the_words_of_the_source(hant):
    assert say.until_words(local("2026-11-26T00:00"), language=hant) == "2026年11月25號（含当日）"
    assert choice_words(Category.POWER, language=hant) == "停电"
    assert say.weekday_words(date(2026, 11, 25), language=hant) == "周三"


def test_a_command_speaks_whatever_has_a_catalogue(hant, capsys):
    parser = speaking(hant)(prog="estate")
    parser.add_argument("--needed", required=True)
    assert "顯示這份說明" in parser.format_help()
    with pytest.raises(SystemExit):
        parser.parse_args([])
    assert capsys.readouterr().err.startswith("estate: 缺 --needed。\n用法：estate")


def test_a_problem_is_told_in_whatever_has_a_catalogue(hant):
    place = Place("content/fees.yaml", 3)
    assert problem(place, "yaml.tab").sentence(hant) == "content/fees.yaml 第 3 列：不可用 Tab。"
    other = problem(place, "yaml.syntax", value="x").sentence(hant)
    assert other.startswith("content/fees.yaml 第 3 列：")
    assert CATALOGUE["yaml.syntax"].text.format(value="x") in other


def test_a_sentence_that_waited_for_its_reader_is_said_with_its_parts_in_one_language(hant):
    part = deferred("{year}年{month}月{day}日", year=2026, month=11, day=25)
    whole = deferred("{path}：{reason}", path="a{b}", reason=part)
    assert whole.said(hant) == "a{b}：2026年11月25號"
    assert whole.said(CHINESE) == str(whole) == "a{b}：2026年11月25日"


def test_there_is_no_language_without_a_catalogue():
    with pytest.raises(LookupError):
        language_of("fr")


def test_nothing_is_not_the_header_of_a_catalogue():
    assert ENGLISH.say("") == ""


def test_the_compiled_file_is_one_any_gettext_can_read():
    data = (CATALOGUES / "en.mo").read_bytes()
    assert gettext.GNUTranslations(BytesIO(data)).gettext("全小区") == "The whole estate"


# Words of the estate -------------------------------------------------------------------------


def test_an_original_says_in_which_language_it_is_and_equals_its_text():
    text = Original("停水<b>", "zh-Hans")
    assert text == "停水<b>"
    assert text.__html__() == '<span class="original" lang="zh-Hans">停水&lt;b&gt;</span>'
    assert unmarked(text) == "停水<b>"
    assert type(unmarked(text)) is str


def test_a_translation_is_referred_to_by_its_original():
    assert Translated("Service desk", "服务台") == "Service desk"
    assert original(Translated("Service desk", "服务台")) == "服务台"
    assert original("服务台") == "服务台"


def test_a_sentence_that_holds_an_original_is_markup_and_its_other_parts_are_escaped():
    place = Original("会所", "zh-Hans")
    said = ENGLISH.say("{first}至{last}", first=place, last="<b>")
    assert said == '<span class="original" lang="zh-Hans">会所</span> to &lt;b&gt;'
    assert said.__html__() == said
    assert (
        ENGLISH.listed([place, "<b>"])
        == '<span class="original" lang="zh-Hans">会所</span>, &lt;b&gt;'
    )


def test_a_sentence_without_one_is_plain_text():
    assert type(ENGLISH.say("{first}至{last}", first="<a>", last="<b>")) is str
    assert ENGLISH.listed(["<a>", "b"]) == "<a>, b"


# Golden words --------------------------------------------------------------------------------

MORNING = window("2026-11-25T09:00", "2026-11-25T17:00")
NIGHT = window("2026-12-10T22:00", "2026-12-11T06:00")
WEEK = window("2026-10-01T00:00", "2026-10-08T00:00", whole=True)
DAY = window("2026-11-25T00:00", "2026-11-26T00:00", whole=True)
LATE = window("2026-11-25T22:00", "2026-11-26T00:00")
TWO_NIGHTS = window("2026-11-25T22:00", "2026-11-27T00:00")
THREE_NIGHTS = window("2026-11-25T22:00", "2026-11-28T00:00")
EVE = window("2026-12-31T18:00", "2027-01-02T09:00")
YEAR_END = window("2026-12-30T00:00", "2027-01-01T00:00", whole=True)
YEAR = window("2026-03-01T09:00", "2027-05-01T09:00")
CONTACT = Contact.model_validate({"id": "desk", "name": "服务台", "phone": "110"})


def repeat(**typed):
    typed = {"from": "2026-12-05", "until": "2027-01-30", **typed}
    return Repeat.model_validate(
        {**typed, "nth": typed.pop("nth", ()), "day": typed.pop("day", ())}
    )


def rain(**typed):
    return Rain.model_validate(typed)


def registration(admission, start=None, end=None, **typed):
    given_ = Registration.model_validate(typed)
    return RegistrationView(given_, admission, start, end, CONTACT)


def scope(*parts, **more):
    facts = {"is_everyone": False, "reach": Reach(), **more}
    return ScopeView(Extent(is_everyone=False, parts=parts), (), (), **facts)


def limit(value, unit, **more):
    return Limit.model_validate({"value": value, "unit": unit, **more})


SAID = [
    (say.day_words, (date(2026, 11, 25),), {}, "2026年11月25日", "25 November 2026"),
    (say.day_words, (date(2026, 9, 5),), {"year": False}, "9月5日", "5 Sept"),
    (say.weekday_words, (date(2026, 11, 25),), {}, "周三", "Wed"),
    (say.month_words, (date(2026, 12, 1),), {}, "2026年12月", "December 2026"),
    (
        say.day_span_words,
        (date(2026, 12, 28), date(2026, 12, 31)),
        {},
        "12月28日至31日",
        "28–31 December",
    ),
    (
        say.day_span_words,
        (date(2026, 12, 28), date(2027, 1, 3)),
        {},
        "12月28日至1月3日",
        "28 Dec to 3 Jan",
    ),
    (
        say.day_span_words,
        (date(2026, 12, 28), date(2027, 11, 30)),
        {},
        "12月28日至11月30日",
        "28 Dec to 30 Nov",
    ),
    (
        say.day_span_words,
        (date(2026, 12, 28), date(2027, 12, 5)),
        {},
        "2026年12月28日至2027年12月5日",
        "28 December 2026 to 5 December 2027",
    ),
    (
        say.day_span_words,
        (date(2026, 3, 1), date(2027, 5, 1)),
        {},
        "2026年3月1日至2027年5月1日",
        "1 March 2026 to 1 May 2027",
    ),
    (say.until_words, (None,), {}, "长期", "until further notice"),
    (
        say.until_words,
        (local("2026-11-26T00:00"),),
        {},
        "2026年11月25日（含当日）",
        "25 November 2026 (inclusive)",
    ),
    (
        say.until_words,
        (local("2026-11-25T18:00"),),
        {},
        "2026年11月25日 18:00",
        "18:00 on 25 November 2026",
    ),
    (say.window_words, (MORNING,), {}, "11月25日（周三）9:00–17:00", "Wed 25 Nov, 9:00–17:00"),
    (
        say.window_words,
        (NIGHT,),
        {},
        "12月10日（周四）22:00 至 12月11日（周五）6:00",
        "Thu 10 Dec, 22:00 to Fri 11 Dec, 6:00",
    ),
    (say.window_words, (DAY,), {}, "11月25日（周三）全天", "Wed 25 Nov, all day"),
    (
        say.window_words,
        (WEEK,),
        {},
        "10月1日（周四）至10月7日（周三）",
        "Thu 1 Oct to Wed 7 Oct",
    ),
    (
        say.window_words,
        (EVE,),
        {"year": True},
        "2026年12月31日（周四）18:00 至 2027年1月2日（周六）9:00",
        "Thu 31 December 2026, 18:00 to Sat 2 January 2027, 9:00",
    ),
    (
        say.window_words,
        (YEAR_END,),
        {"year": True},
        "2026年12月30日（周三）至12月31日（周四）",
        "Wed 30 December 2026 to Thu 31 Dec",
    ),
    (
        say.window_words,
        (YEAR,),
        {},
        "2026年3月1日（周日）9:00 至 2027年5月1日（周六）9:00",
        "Sun 1 March 2026, 9:00 to Sat 1 May 2027, 9:00",
    ),
    (say.hours_words, (YEAR,), {}, "9:00 至 2027年5月1日9:00", "9:00 to 1 May 2027, 9:00"),
    (say.hours_words, (MORNING,), {}, "9:00–17:00", "9:00–17:00"),
    (say.hours_words, (NIGHT,), {}, "22:00–次日6:00", "22:00–6:00 the next day"),
    (say.hours_words, (LATE,), {}, "22:00–24:00", "22:00–24:00"),
    (say.hours_words, (TWO_NIGHTS,), {}, "22:00–次日24:00", "22:00–24:00 the next day"),
    (
        say.hours_words,
        (THREE_NIGHTS,),
        {},
        "22:00 至 11月27日24:00",
        "22:00 to 27 Nov, 24:00",
    ),
    (say.hours_words, (EVE,), {}, "18:00 至 1月2日9:00", "18:00 to 2 Jan, 9:00"),
    (say.hours_words, (DAY,), {}, "全天", "all day"),
    (say.recovery_words, (MORNING,), {}, "11月25日 17:00", "17:00 on 25 Nov"),
    (say.floor_words, ([(10, 18)],), {}, "10–18层", "floors 10–18"),
    (say.floor_words, ([(3, 3)],), {}, "3层", "floor 3"),
    (say.floor_words, ([(1, 1), (3, 5)],), {}, "1、3–5层", "floors 1, 3–5"),
    (
        say.summary_words,
        ((MORNING, NIGHT),),
        {},
        "11月25日（周三）9:00–17:00等2个时段",
        "Wed 25 Nov, 9:00–17:00 and later, 2 periods in all",
    ),
    (
        say.board_words,
        (list("甲乙丙丁戊"),),
        {},
        "甲、乙、丙等5处",
        "甲, 乙, 丙 and others, 5 in all",
    ),
    (say.term_words, (as_term("2026-10"),), {}, "2026年10月", "October 2026"),
    (say.term_words, (as_term("2026-Q3"),), {}, "2026年第三季度", "third quarter of 2026"),
    (say.term_words, (as_term("2026-H1"),), {}, "2026年上半年", "first half of 2026"),
    (say.term_words, (as_term("2026"),), {}, "2026年", "2026"),
    (say.minimum_words, (MinimumDays(30),), {}, "30 天", "30 days"),
    (say.minimum_words, (MinimumDays(1),), {}, "1 天", "1 day"),
    (say.minimum_words, (MinimumDays(5, working=True),), {}, "5 个工作日", "5 working days"),
    (events.repeat_words, (repeat(every="周", weekday="六"),), {}, "每周六", "every Saturday"),
    (
        events.repeat_words,
        (repeat(every="周", weekday="二、四", interval="2"),),
        {},
        "隔周周二、周四",
        "every other Tuesday, Thursday",
    ),
    (
        events.repeat_words,
        (repeat(every="周", weekday="六", interval="3"),),
        {},
        "每三周的周六",
        "every three weeks on Saturday",
    ),
    (
        events.repeat_words,
        (repeat(every="月", weekday="六", nth="2"),),
        {},
        "每月第二个周六",
        "second Saturday of each month",
    ),
    (
        events.repeat_words,
        (repeat(every="月", day="28、31"),),
        {},
        "每月28日、最后一天",
        "day 28, last day of each month",
    ),
    (
        events.repeat_words,
        (repeat(every="月", weekday="日", nth="最后", interval="2"),),
        {},
        "每两个月的最后一个周日",
        "last Sunday of every two months",
    ),
    (
        lunar_words,
        (local("2026-12-22T14:00"),),
        {},
        "农历冬月十四，冬至",
        "lunar month 11, day 14, Winter Solstice (冬至)",
    ),
    (
        lunar_words,
        (local("2025-07-27T14:00"),),
        {},
        "农历闰六月初三",
        "lunar month 6 (leap), day 3",
    ),
    (festival_words, ("清明",), {}, "清明", "Qingming"),
    (
        events.admission_words,
        (registration(Admission.FULL, waitlist="6"),),
        {},
        "名额已满，可登记候补（6 名）",
        "Full; 6 places on the waiting list",
    ),
    (
        events.admission_words,
        (registration(Admission.OPEN, end=local("2026-12-20T18:00")),),
        {},
        "报名中，截至2026年12月20日 18:00",
        "Open for sign-up, until 18:00 on 20 December 2026",
    ),
    (
        events.admission_words,
        (registration(Admission.BEFORE, start=local("2026-12-08T00:00")),),
        {},
        "12月8日起报名",
        "Sign-up opens on 8 Dec",
    ),
    (
        events.rain_words,
        (rain(policy="顺延", days="7", decide_by="当天 7:30", decide_how="大堂张贴。"),),
        {},
        "遇雨顺延 7 天。当天 7:30 决定，大堂张贴。",
        "put off by 7 days if it rains; decided 当天 7:30, 大堂张贴.",
    ),
    (
        events.rain_words,
        (rain(policy="照常"),),
        {},
        "遇雨照常举行。",
        "takes place even if it rains.",
    ),
    (scopes.scope_words, (scope("东组团"),), {}, "东组团", "东组团"),
    (
        scopes.scope_words,
        (scope(Run("Building 1", "Building 6"), UnitOf("Building 8", "1")),),
        {},
        "Building 1至Building 6、Building 81单元",
        "Building 1 to Building 6, Building 8 Unit 1",
    ),
    (scopes.extent_words, (Extent(is_everyone=True),), {}, "全小区", "The whole estate"),
    (
        scopes.unaffected_words,
        (scope("1栋", spared_floors=((1, 9),), spared=Rest.BUILDINGS),),
        {},
        "1–9层不受影响；其余楼栋不受影响",
        "not affected: floors 1–9; other buildings are not affected",
    ),
    (limit_words, (limit("10", "min"),), {}, "不超过 10 min", "at most 10 min"),
    (limit_words, (limit("98", "%", op="不低于"),), {}, "不低于 98%", "at least 98%"),
    (
        price_words,
        (make_fee().rates[0], make_fee(unit="yuan/㎡·month")),
        {},
        "2.35 yuan/㎡·month",
        "2.35 yuan/㎡·month",
    ),
    (price_words, (None, make_fee()), {}, "暂未公布", "not announced yet"),
]


@pytest.mark.parametrize(("words", "values", "options", "chinese", "english"), SAID)
def test_each_language_writes_it_its_own_way(words, values, options, chinese, english):
    assert words(*values, **options) == chinese
    assert plain(words(*values, language=ENGLISH, **options)) == english


def test_money_is_written_alike_in_both():
    assert money.amount_words(Decimal(18600)) == "18,600.00"
    assert money.plain_words(Decimal("89.60")) == "89.6"


def test_the_terms_of_reports_are_those_of_pages():
    """A report of problems makes its sentences without the pages' words."""
    for typed in ("2026-01", "2026-12", "2026-Q1", "2026-Q4", "2026-H1", "2026-H2", "2026"):
        assert as_term(typed).words == say.term_words(as_term(typed))


# What is said can be read back ---------------------------------------------------------------

ENDS = st.integers(1_767_200_000, 1_830_000_000).map(lambda n: datetime.fromtimestamp(n, SHANGHAI))
MONTHS = {
    say.month_words(date(2026, n, 1), language=ENGLISH).split("\u00a0")[0]: n for n in range(1, 13)
}


@given(ENDS | ENDS.map(lambda end: end.replace(hour=0, minute=0, second=0)))
def test_what_is_said_of_an_end_in_english_can_be_read_back(end):
    said = plain(say.until_words(end, language=ENGLISH))
    match = re.fullmatch(r"(?:([\d:]+) on )?(\d+) (\w+) (\d{4})( \(inclusive\))?", said)
    day = date(int(match[4]), MONTHS[match[3]], int(match[2]))
    if match[5]:
        assert day + timedelta(days=1) == end.date()
    else:
        form = "%H:%M:%S" if match[1].count(":") == 2 else "%H:%M"
        clock = datetime.strptime(match[1], form).replace(tzinfo=UTC).time()
        assert datetime.combine(day, clock, SHANGHAI) == end


@given(ENDS, st.integers(1, 400_000))
def test_every_window_names_its_days_and_its_clocks_in_english(start, seconds):
    view = WindowView(start, start + timedelta(seconds=seconds), is_whole_days=False, is_over=False)
    said = plain(say.window_words(view, year=True, language=ENGLISH))
    assert (
        f"{start:%a} {start.day} {say.month_words(start, language=ENGLISH)}".replace("\u00a0", " ")
        in said
    )
    assert say.clock_words(start) in said
    assert not has_han(said)
