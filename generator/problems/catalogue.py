"""Every problem there is: its grade, and its sentence in Chinese and English.

A sentence says what stands there, why it will not do, and what to write instead. Facts
are named in braces; ``field`` and ``like`` are shown with their Chinese label.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True)
class Wording:
    """``grade`` is the name of a ``Grade``."""

    grade: Literal["HELD", "PUBLISHED", "WARNING"]
    zh: str
    en: str

    def text(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


def _held(zh: str, en: str) -> Wording:
    return Wording("HELD", zh, en)


def _published(zh: str, en: str) -> Wording:
    return Wording("PUBLISHED", zh, en)


def _warning(zh: str, en: str) -> Wording:
    return Wording("WARNING", zh, en)


_FILES = {
    "file.unreadable": _held(
        "文件打不开（{reason}）。请确认文件没有被其他程序占用，再试一次。",
        "the file cannot be read ({reason}); close other programs that use it and try again.",
    ),
    "file.encoding": _held(
        "文字编码无法识别。请用记事本打开，另存为时把“编码”选成 UTF-8。",
        "the text encoding is not recognised; save the file as UTF-8.",
    ),
    "file.half_saved": _held(
        "文件末尾少了半个字，像是没保存完。请重新打开，核对最后一行，再保存一次。",
        "the file ends in the middle of a character, as if half saved; check its end, save again.",
    ),
    "file.too_big": _held(
        "文件有 {size} 字节，超过上限 {limit} 字节。请把长内容拆开，图片和资料放进附件。",
        "the file has {size} bytes, more than the {limit} allowed; split it or use attachments.",
    ),
    "file.conflict_copy": _held(
        "这像是网盘同步留下的冲突副本，没有采用。请把要保留的内容并入“{original}”，然后删除本文件。",
        "this looks like a copy left by a synchronisation conflict; merge it into {original}"
        " and delete it.",
    ),
    "file.conflict_markers": _held(
        "有合并冲突留下的标记“{value}”。请只留下正确的内容，把带 <<<<<<<、=======、>>>>>>> 的行删掉。",
        "a merge conflict marker {value} is left over; keep the right text and delete the marker"
        " lines <<<<<<<, =======, >>>>>>>.",
    ),
    "file.wrong_extension": _held(
        "文件名应以 {expected} 结尾，现在多了“{extra}”。请在“查看”里打开“文件扩展名”，改名为“{suggestion}”。",
        "the name must end in {expected}, not {extra}; rename it to {suggestion}.",
    ),
    "file.stray": _warning(
        "这个文件不会被采用：这里只放 {expected}。请改放到合适的文件夹；要给业主下载的资料放进 content/files/。",
        "this file is not used: only {expected} belongs here; downloads belong in content/files/.",
    ),
    "file.stray_folder": _warning(
        "没有叫“{value}”的内容文件夹，里面的文件不会被采用。{remedy}",
        "there is no content folder called {value}; its files are not used. {remedy}",
    ),
    "file.missing": _held(
        "缺少这个文件。请从示例小区复制一份再修改。",
        "this file is missing; copy it from the sample estate and edit it.",
    ),
    "file.bad_name": _held(
        "文件名“{value}”不能用作网址：只能用文字、数字、连字符和下划线。请改名，例如“{suggestion}”。",
        "the file name {value} cannot be an address: use letters, digits, - and _ only; rename it,"
        " for example {suggestion}.",
    ),
    "file.same_id": _held(
        "标识“{value}”与“{other}”相同（不分大小写），只采用了那一份。请把其中一个改名。",
        "the id {value} is the same as that of {other} (case ignored), which is used; rename one.",
    ),
    "file.link": _held(
        "这是一个快捷方式或链接，没有采用。请把文件本身放在这里。",
        "this is a symbolic link and is not followed; put the file itself here.",
    ),
}

_SYNTAX = {
    "front.no_start": _held(
        "文件开头应是单独一行 ---，现在是“{value}”。请在最上面加一行三个减号。",
        "the file must begin with a line ---, not {value}; add it at the very top.",
    ),
    "front.no_end": _held(
        "缺少第二行 ---，分不清哪里是项目、哪里是正文。请在最后一个项目的下一行写 ---。",
        "the second --- is missing, so fields and text cannot be told apart; add it after the"
        " last field.",
    ),
    "front.empty": _held(
        "两行 --- 之间没有内容。至少要写标题、类别、张贴至三行。",
        "there is nothing between the two ---; write at least title, category and until.",
    ),
    "yaml.fullwidth_colon": _held(
        "“{value}”用了全角冒号。请改成半角冒号加一个空格：{suggestion}",
        "{value} uses a full-width colon; write a plain colon and a space: {suggestion}",
    ),
    "yaml.no_space": _held(
        "“{value}”的冒号后面少了一个空格。请改成：{suggestion}",
        "{value} lacks a space after the colon; write: {suggestion}",
    ),
    "yaml.colon_in_value": _held(
        "内容里又有冒号加空格，电脑分不清。请给内容加上引号：{suggestion}",
        "the value holds a colon and a space; put it in quotes: {suggestion}",
    ),
    "yaml.tab": _held(
        "行首用了 Tab 键。请删掉，改用空格。",
        "the line begins with a tab; use spaces instead.",
    ),
    "yaml.quote": _held(
        "引号没有成对。请检查“{value}”这一行，前后用同一种半角引号。",
        "a quotation mark is not closed; check {value} and use the same plain mark on both sides.",
    ),
    "yaml.bracket": _held(
        "括号没有成对，或中间少了逗号。请检查“{value}”这一行的方括号和花括号。",
        "a bracket is not closed or a comma is missing; check the brackets in {value}.",
    ),
    "yaml.indent": _held(
        "这一行的缩进和上下行对不齐：“{value}”。同一层的项目要从同一列开始。",
        "this line is not aligned with its neighbours: {value}; fields of one level begin in the"
        " same column.",
    ),
    "yaml.reserved": _held(
        "内容以“{mark}”开头，这个符号另有含义。请给内容加上引号：{suggestion}",
        "the value begins with {mark}, which has a meaning of its own; put it in quotes:"
        " {suggestion}",
    ),
    "yaml.not_allowed": _held(
        "这里用了锚点、引用或标签（{value}），内容文件不支持。请直接写出内容；若是普通文字，请加引号。",
        "anchors, aliases and tags ({value}) are not supported; write the value itself, in quotes"
        " if it is plain text.",
    ),
    "yaml.too_deep": _held(
        "括号或缩进套了超过 {limit} 层。请检查是否多写了括号。",
        "nested more than {limit} levels deep; check for stray brackets.",
    ),
    "yaml.too_many": _held(
        "这个文件里的项目超过 {limit} 个。请拆成几个文件。",
        "more than {limit} values in this file; split it into several.",
    ),
    "yaml.duplicate_key": _held(
        "{field}写了两次，第 {first} 行已经写过。请只留一个。",
        "{field} is given twice, first on line {first}; keep one of them.",
    ),
    "yaml.not_fields": _held(
        "这里应是“项目: 内容”这样的一行行，现在是“{value}”。请检查冒号后有没有空格。",
        "fields like “key: value” are expected here, not {value}; check the space after the colon.",
    ),
    "yaml.control": _held(
        "第 {line} 行附近有看不见的控制字符。请删掉这一行重新输入。",
        "there is an invisible control character near line {line}; delete the line and retype it.",
    ),
    "yaml.syntax": _held(
        "这里的写法看不懂：“{value}”。请对照示例检查冒号、引号、括号和缩进。",
        "this cannot be understood: {value}; check colons, quotation marks, brackets, indentation.",
    ),
    "yaml.comment_cuts": _held(
        "“{value}”里的 # 前有空格，后面的字会被当作备注丢掉。请给内容加引号：{suggestion}",
        "in {value} everything after the # would be dropped as a comment; put the value in quotes:"
        " {suggestion}",
    ),
    "body.too_big": _held(
        "正文有 {size} 字节，超过上限 {limit} 字节。请精简，长资料放进附件。",
        "the text has {size} bytes, more than the {limit} allowed; shorten it or use an"
        " attachment.",
    ),
    "body.too_many_marks": _held(
        "正文里有 {count} 个“{mark}”，超过上限 {limit} 个，像是误贴的内容。请检查并删掉多余的。",
        "the text holds {count} times {mark}, more than the {limit} allowed; it looks pasted by"
        " mistake.",
    ),
}

_VALUES = {
    "key.unknown": _held(
        "没有“{value}”这个项目。可用的项目有：{known}。",
        "there is no field {value}; the fields are: {known}.",
    ),
    "key.misspelt": _held(
        "没有“{value}”这个项目，是不是想写 {like}？",
        "there is no field {value}; did you mean {like}?",
    ),
    "value.missing": _held(
        "缺少{field}。请补上一行，例如：{example}",
        "{field} is missing; add a line such as: {example}",
    ),
    "value.not_text": _held(
        "{field}这里只写一段文字，现在写成了列表或分项。请改成一行。",
        "{field} takes a single text, not a list or fields.",
    ),
    "value.not_list": _held(
        "{field}要写成列表：每项一行，前面加“- ”。",
        "{field} takes a list: one line each, beginning with “- ”.",
    ),
    "value.not_fields": _held(
        "{field}要分项来写（项目: 内容），现在是“{value}”。",
        "{field} takes fields (key: value), not {value}.",
    ),
    "value.several_lines": _held(
        "{field}只能写一行，现在有换行。请并成一行。",
        "{field} must be a single line; join the lines.",
    ),
    "value.too_long": _held(
        "{field}有 {length} 个字，超过上限 {limit} 个。请缩短，细节写进正文。",
        "{field} has {length} characters, more than the {limit} allowed; move details to the text.",
    ),
    "value.not_choice": _held(
        "{field}写的是“{value}”，没有这个选项。可以写：{known}。",
        "{field} is {value}, which is not a choice; write one of: {known}.",
    ),
    "value.not_choice_like": _held(
        "{field}写的是“{value}”，没有这个选项，是不是想写“{suggestion}”？可以写：{known}。",
        "{field} is {value}, which is not a choice; did you mean {suggestion}? Choices: {known}.",
    ),
    "value.not_yes_no": _held(
        "{field}写的是“{value}”。请写“是”或“否”。",
        "{field} is {value}; write yes or no.",
    ),
    "value.not_number": _held(
        "{field}写的是“{value}”，这里要一个整数，例如 {example}。",
        "{field} is {value}; a whole number is expected here, for example {example}.",
    ),
    "value.not_days": _held(
        "{field}写的是“{value}”。请写天数，例如 30 或 10个工作日。",
        "{field} is {value}; write a number of days such as 30 or 10个工作日 (working days).",
    ),
    "value.not_id": _held(
        "{field}写的是“{value}”，只能用小写字母、数字和连字符，例如 {example}。",
        "{field} is {value}; use lower-case letters, digits and hyphens only, e.g. {example}.",
    ),
    "value.not_url": _held(
        "{field}写的是“{value}”，这里要完整的网址，例如 https://chenglanli.example/。",
        "{field} is {value}; a full address is expected, such as https://chenglanli.example/.",
    ),
    "value.not_floors": _held(
        "{field}写的是“{value}”。请写楼层，例如 10-18 或 1-6、10。",
        "{field} is {value}; write floors such as 10-18 or 1-6、10.",
    ),
    "value.not_change": _held(
        "{field}写的是“{value}”。请写成：停水时间：原 11月25日 → 现 11月26日",
        "{field} is {value}; write it as: 停水时间：原 … → 现 … (item: was … → now …)",
    ),
    "value.not_number_mark": _held(
        "{field}写的是“{value}”。请写成“年份-序号”，例如 2026-118。",
        "{field} is {value}; write year-number, for example 2026-118.",
    ),
    "value.bad_file": _held(
        "{field}写的是“{value}”，只能是本公告文件夹里的文件名，或 files/ 开头的路径。",
        "{field} is {value}; name a file in the notice's own folder or a path under files/.",
    ),
    "value.id_differs": _held(
        "标识写的是“{value}”，而文件名是“{expected}”，两者必须一致。请删掉标识这一行。",
        "the id is {value} but the file is called {expected}; delete the id line.",
    ),
    "value.same_id": _held(
        "标识“{value}”在第 {first} 行已经用过，只采用了那一条。请改成不同的标识。",
        "the id {value} is already used on line {first}, which is kept; choose another.",
    ),
    "date.not_understood": _held(
        "{field}写的是“{value}”，看不懂。请写成 2026-11-25 或 2026-11-25 18:00。",
        "{field} is {value}, which is not understood; write 2026-11-25 or 2026-11-25 18:00.",
    ),
    "date.compact": _held(
        "{field}写的是“{value}”，日期要分开写。请改成 {suggestion}。",
        "{field} is {value}; write the date as {suggestion}.",
    ),
    "date.relative": _held(
        "{field}写的是“{value}”，过几天就分不清是哪天。请写完整日期，例如 2026-11-25。",
        "{field} is {value}, which means another day tomorrow; write a full date: 2026-11-25.",
    ),
    "date.no_year": _held(
        "{field}写的是“{value}”，没有写年份，月和日也可能弄反。请写全，例如 2026-11-25。",
        "{field} is {value} without a year, and month and day may be confused; write it in full:"
        " 2026-11-25.",
    ),
    "date.odd_year": _held(
        "{field}写的是“{value}”，年份 {year} 不对。请核对年份。",
        "{field} is {value}; the year {year} cannot be right.",
    ),
    "date.no_such_month": _held(
        "{field}写的是“{value}”，没有 {month} 月。请核对月份，次序是年-月-日。",
        "{field} is {value}; there is no month {month}; the order is year-month-day.",
    ),
    "date.no_such_day": _held(
        "{field}写的是“{value}”，{year} 年 {month} 月没有 {day} 日。请改成实际的日子；当月最后一天是 {suggestion}。",
        "{field} is {value}; there is no such day; the last of that month is {suggestion}.",
    ),
    "date.wrong_weekday": _held(
        "{field}写的是“{value}”，可 {day} 是周{weekday}，不是周{typed}。请核对日期，星期不用写。",
        "{field} is {value}, but {day} is not that weekday (it is 周{weekday}); check the date and"
        " leave the weekday out.",
    ),
    "date.no_clock_here": _held(
        "{field}写的是“{value}”，这里只写日期。请改成 {suggestion}。",
        "{field} is {value}; only a date belongs here: {suggestion}.",
    ),
    "date.is_a_span": _held(
        "{field}写的是“{value}”，这里只能写一个时刻，不能写一段时间。请只写结束（或开始）的那个时刻。",
        "{field} is {value}; a single moment belongs here, not a span.",
    ),
    "date.skipped": _held(
        "{field}写的是“{value}”，当天因夏令时没有这个钟点。请写明时差，例如 2026-03-29T02:30+01:00。",
        "{field} is {value}, which the clocks skip that day; give an offset, e.g."
        " 2026-03-29T02:30+01:00.",
    ),
    "date.repeated": _held(
        "{field}写的是“{value}”，当天因夏令时这个钟点有两次。请写明时差，例如 2026-10-25T02:30+01:00。",
        "{field} is {value}, which occurs twice that day; give an offset, e.g."
        " 2026-10-25T02:30+01:00.",
    ),
    "time.impossible": _held(
        "{field}写的是“{value}”，没有这个钟点。时间从 0:00 到 24:00。",
        "{field} is {value}; there is no such time; times run from 0:00 to 24:00.",
    ),
    "time.vague": _held(
        "{field}写的是“{value}”，时间太笼统。请写到钟点，例如 2026-11-25 9:00–12:00。",
        "{field} is {value}, which is vague; give clock times: 2026-11-25 9:00–12:00.",
    ),
    "window.not_understood": _held(
        "{field}写的是“{value}”，看不懂。请写成 2026-11-25 9:00–17:00；几天就写几行，每行前加“- ”。",
        "{field} is {value}, which is not understood; write 2026-11-25 9:00–17:00, one line each.",
    ),
    "window.no_end": _held(
        "{field}写的是“{value}”，只有开始没有结束。请写成 {start}–17:00 这样的一段时间。",
        "{field} is {value}, a start without an end; write a span such as {start}–17:00.",
    ),
    "window.half_a_clock": _held(
        "{field}写的是“{value}”，一头有钟点、一头没有。请两头都写，例如 {day} 9:00 – {day} 17:00。",
        "{field} is {value}: only one side has a clock time; give both.",
    ),
    "window.backwards": _held(
        "{field}写的是“{value}”，结束早于开始。请核对前后两个时间。",
        "{field} is {value}: it ends before it starts; check both.",
    ),
    "window.backwards_clock": _held(
        "{field}写的是“{value}”，结束不晚于开始。若是跨夜，请写成 {suggestion}。",
        "{field} is {value}: it does not end after it starts; over midnight write {suggestion}.",
    ),
    "zone.unknown": _held(
        "{field}写的是“{value}”，没有这个时区。中国大陆写 Asia/Shanghai。",
        "{field} is {value}, which is no time zone; for mainland China write Asia/Shanghai.",
    ),
}

_NOTICES = {
    "notice.no_end": _held(
        "没有写张贴到哪一天。请加一行“张贴至: 2026-11-25”这样的日期，或写影响时段；"
        "确实没有期限的，写“长期张贴: 是”和“复核日期”。",
        "there is no end; add a line such as “until: 2026-11-25”, or a window; where there really"
        " is none, until_further_notice: yes with a review date.",
    ),
    "notice.no_review": _held(
        "写了长期张贴，还要写复核日期，到那天会提醒您。请加一行“复核日期: 2027-03-31”。",
        "until_further_notice needs a review date; add a line such as “review: 2027-03-31”.",
    ),
    "notice.endless_alarm": _held(
        "紧急和特急公告必须有结束时间，不能长期张贴。请写张贴至或影响时段。",
        "urgent and emergency notices must have an end; give until or a window.",
    ),
    "notice.backwards": _held(
        "{field}写的是 {until}，早于开始的 {start}。请核对这两个日期。",
        "{field} is {until}, before the start {start}; check both dates.",
    ),
    "notice.ends_before_window": _warning(
        "{field}写的是 {until}，可影响要到 {window} 才结束，公告会提前消失。请核对。",
        "{field} is {until}, but the effect lasts until {window}; the notice would go too early.",
    ),
    "notice.no_start": _held(
        "公示要从张贴那天起算天数。请加一行“张贴自: 2026-11-20”。",
        "the days of a public notice are counted from its posting; add a line “from: 2026-11-20”.",
    ),
    "notice.signed_late": _warning(
        "落款日期 {signed} 晚于张贴日期 {start}。请核对。",
        "it is signed on {signed}, after its posting on {start}; check both.",
    ),
    "notice.too_short": _published(
        "公示期不足：按规则须满 {days}，最早 {lawful}（含当日）之后才能撤下，写的是 {until}。"
        "已按 {lawful} 张贴；请把张贴至改成 {lawful} 或更晚。",
        "posted too short: {days} are required, so it hangs until {lawful} (inclusive), not"
        " {until}; change until to {lawful} or later.",
    ),
    "notice.provisional": _warning(
        "公示天数算到了 {year} 年，那年的放假安排还没公布，最早撤下日 {lawful} 只是暂定。公布后请填进 calendar.yaml。",
        "the count runs into {year}, whose holidays are not announced; {lawful} is provisional.",
    ),
    "notice.late": _warning(
        "离影响开始只有 {given} 小时，按规则至少提前 {hours} 小时张贴（{basis}）。",
        "posted only {given} hours before the effect; {hours} are required ({basis}).",
    ),
    "notice.wrong_weekday": _warning(
        "文中写“{value}”，可 {day} 是周{weekday}。请改正，或删掉星期：页面和海报会自动标出。",
        "the text says {value}, but {day} is 周{weekday}; correct it or leave the weekday out.",
    ),
    "notice.debt_in_outage": _held(
        "停水、停电、停气、供暖的公告里提到了“{value}”。不得用停供的方式催费（民法典第944条），请删去。",
        "a notice of an outage mentions {value}; cutting supplies to press for fees is unlawful"
        " (Civil Code art. 944); delete it.",
    ),
    "notice.long_title": _warning(
        "标题有 {length} 个字，海报上超过 {limit} 个字就远看不清。请缩短，细节放正文。",
        "the title has {length} characters; on a poster more than {limit} cannot be read from afar.",
    ),
    "notice.review_due": _warning(
        "复核日期 {review} 已到。请确认这则公告还需要吗，并改写复核日期。",
        "the review date {review} has come; check whether the notice is still needed.",
    ),
    "notice.same_number": _warning(
        "编号 {value} 与“{other}”重复，短网址只指向先张贴的那一则。请换一个编号。",
        "the number {value} is also that of {other}; the short address leads to the earlier one.",
    ),
    "notice.unmarked_version": _warning(
        "版本是 {value}，但没有写更正内容。请加“更正内容”，业主才知道改了哪里。",
        "the version is {value} but no changes are given; add changes so that readers see what"
        " changed.",
    ),
    "notice.no_reason": _warning(
        "状态是{status}，但没有写变更原因。请加一行，业主最想知道为什么。",
        "the status is {status} but no reason is given; add one, it is what readers ask.",
    ),
    "notice.protected": _published(
        "公示期未满，最早 {lawful}（含当日）之后才能撤下，所以仍在公布。只有涉及隐私才可提前撤回，"
        "那时请加一行“涉及隐私: 是”。",
        "the minimum posting period lasts until {lawful} (inclusive), so it stays; only privacy"
        " allows an earlier withdrawal: add “privacy: yes”.",
    ),
    "notice.self_superseding": _published(
        "替代里写了它自己或互相替代（{value}），已忽略。请写被替代的旧公告。",
        "supersedes names the notice itself or a circle ({value}) and is ignored.",
    ),
    "notice.floors_without_building": _published(
        "{field}写的是“{value}”，但影响范围里没有这么高的楼。请核对楼层和楼栋。",
        "{field} is {value}, but no building in the scope is that high; check floors and scope.",
    ),
}

_REFERENCES = {
    "ref.contact": _published(
        "{field}写的是“{value}”，联系人里没有；暂用 {fallback}。可以写：{known}。",
        "{field} is {value}, which is not in contacts.yaml; {fallback} is shown. Choices: {known}.",
    ),
    "ref.board": _published(
        "{field}写的是“{value}”，没有这个张贴点。可以写 boards.yaml 里的标识或名称，或：{known}。",
        "{field} is {value}, which is no board; write an id or name of boards.yaml, or: {known}.",
    ),
    "ref.place": _published(
        "{field}写的是“{value}”，小区里没有。可以写：{known}。",
        "{field} is {value}, which is not in the estate; write one of: {known}.",
    ),
    "ref.place_like": _published(
        "{field}写的是“{value}”，小区里没有，是不是想写“{suggestion}”？",
        "{field} is {value}, which is not in the estate; did you mean {suggestion}?",
    ),
    "ref.notice": _published(
        "{field}写的是“{value}”，没有这则公告。请写那则公告的文件名，不带 .md。",
        "{field} is {value}, but there is no such notice; write its file name without .md.",
    ),
    "ref.rule": _published(
        "{field}写的是“{value}”，地方规则里没有，按默认天数计算。可以写：{known}。",
        "{field} is {value}, which the rules do not have; the default is used. Choices: {known}.",
    ),
    "ref.profile": _published(
        "{field}写的是“{value}”，没有 content/rules/{value}.yaml。公示天数暂不检查。",
        "{field} is {value}, but there is no content/rules/{value}.yaml; posting periods are not"
        " checked.",
    ),
    "ref.attachment": _published(
        "{field}写的是“{value}”，没有找到。请把文件放进 {folder}，文件名要完全一致。",
        "{field} is {value}, which was not found; put the file into {folder}.",
    ),
    "ref.attachment_type": _published(
        "附件“{value}”的类型不能公布，没有附上。可以用：{known}。",
        "the attachment {value} is of a type that is not published; use {known}.",
    ),
    "ref.link": _published(
        "正文里的链接“{value}”没有找到对应的内容，已显示为文字。请核对地址。",
        "the link {value} in the text leads nowhere and is shown as plain text.",
    ),
    "ref.withdrawn": _warning(
        "撤回登记里的“{value}”没有对应的公告。若是写错了标识，请更正。",
        "the withdrawn id {value} belongs to no notice; correct it if it is misspelt.",
    ),
    "ref.butler": _published(
        "组团“{group}”的管家写的是“{value}”，联系人里没有。请核对。",
        "the butler of group {group} is {value}, who is not in contacts.yaml.",
    ),
}

CATALOGUE: dict[str, Wording] = {**_FILES, **_SYNTAX, **_VALUES, **_NOTICES, **_REFERENCES}
