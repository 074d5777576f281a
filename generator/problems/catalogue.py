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
        "文件打不开（系统提示：{reason}）。请关掉正在使用它的程序，再试一次。",
        "the file cannot be read ({reason}); close the programs that use it and try again.",
    ),
    "file.empty": _held(
        "文件是空的，可能没有保存完。请重新填写；若内容丢了，请用备份恢复。",
        "the file is empty, as if half saved; fill it in again or restore it from a backup.",
    ),
    "file.only_comments": _held(
        "文件里只有 # 开头的备注，没有内容。请在下面写上项目。",
        "the file holds only comments; write its fields below them.",
    ),
    "file.not_text": _held(
        "这不是文本文件，像是 Word、Excel、PDF 或图片改了文件名。请用记事本新建一个文件，把文字粘贴进去，另存为 UTF-8。",
        "this is no text file but looks like a renamed Word, Excel, PDF or picture file; paste its text into a new text file saved as UTF-8.",
    ),
    "file.encoding": _held(
        "文字编码无法识别。请用记事本打开，另存为时把“编码”选成 UTF-8。",
        "the text encoding is not recognised; open the file in an editor and save it as UTF-8.",
    ),
    "file.half_saved": _held(
        "文件末尾少了半个字，像是没保存完。请重新打开，核对最后一行，再保存一次。",
        "the file ends in the middle of a character, as if half saved; check its last line and save it again.",
    ),
    "file.damaged": _held(
        "这里有损坏的字，像是文件没存好，或拼进了别的编码的文字。请重新输入这一行，另存为 UTF-8。",
        "a character is damaged, as if two encodings were mixed; retype this line and save the file as UTF-8.",
    ),
    "file.control": _held(
        "这一行有看不见的控制字符，多半是从别处粘贴来的。请删掉这一行，重新输入。",
        "this line holds an invisible control character; delete the line and retype it.",
    ),
    "file.too_big": _held(
        "文件有 {size} KB，超过上限 {limit} KB。请把长内容拆开，图片和资料放进附件。",
        "the file has {size} kB, more than the {limit} kB allowed; split it, and put pictures into attachments.",
    ),
    "file.conflict_copy": _held(
        "这像是复制或网盘同步留下的副本，没有采用。请把要保留的内容并入“{original}”，然后删除本文件。",
        "this looks like a copy left by copying or synchronising and is not used; merge it into {original} and delete it.",
    ),
    "file.conflict_markers": _held(
        "有合并冲突留下的标记“{value}”。请只留下正确的内容，把带 <<<<<<<、=======、>>>>>>> 的行删掉。",
        "a merge conflict marker “{value}” is left over; keep the right text and delete the lines with <<<<<<<, ======= and >>>>>>>.",
    ),
    "file.wrong_extension": _held(
        "文件名应以 {expected} 结尾，现在是“{extra}”。请在“查看”里打开“文件扩展名”，改名为“{suggestion}”。",
        "the name must end in {expected}, not {extra}; rename the file to {suggestion}.",
    ),
    "file.misnamed": _held(
        "没有叫“{value}”的内容文件，是不是想写“{suggestion}”？请改名。",
        "there is no content file called “{value}”; did you mean {suggestion}? Rename it.",
    ),
    "file.office": _held(
        "Word、Excel 文件不能直接发布，没有采用。要发公告，请把文字写进 .md 文件；要给业主下载，请另存为 PDF 放进 content/files/。",
        "office files are not published; write the text into a .md file, or save it as PDF in content/files/ for download.",
    ),
    "file.nested": _held(
        "公告等内容要直接放在 {folder} 里，放在下一层文件夹里不会发布。请把它移到上一层。",
        "records lie directly in {folder}; in a folder below they are not published, so move it up.",
    ),
    "file.orphans": _warning(
        "没有叫“{value}”的内容，这个文件夹里的附件用不上。请核对文件夹名，要和文件名一样（不带 .md）；不再需要就删掉。",
        "no record is called “{value}”, so the attachments in this folder are not used; name the folder like the file, without .md, or delete it.",
    ),
    "file.stray": _warning(
        "这个文件不会被采用：这里只放 {expected}。请改放到合适的文件夹；要给业主下载的资料放进 content/files/。",
        "this file is not used: only {expected} belongs here; downloads belong in content/files/.",
    ),
    "file.stray_folder": _warning(
        "没有叫“{value}”的内容文件夹，里面的东西不会被采用。请移走，或改成其中一个名字：{known}。",
        "there is no content folder called “{value}”, so nothing in it is used; move it away, or rename it to one of: {known}.",
    ),
    "file.lost_folder": _held(
        "没有叫“{value}”的内容文件夹，里面 {count} 份内容没有发布。请把它们移到合适的文件夹：{known}。",
        "there is no content folder called “{value}”; what it holds is not published (files: {count}); move it to one of: {known}.",
    ),
    "file.lost_folder_like": _held(
        "没有叫“{value}”的内容文件夹，里面 {count} 份内容没有发布。请把文件夹改名为“{suggestion}”。",
        "there is no content folder called “{value}”; what it holds is not published (files: {count}); rename it to {suggestion}.",
    ),
    "file.missing": _held(
        "缺少这个文件。请从示例小区复制一份再修改。",
        "this file is missing; copy it from the sample estate and edit it.",
    ),
    "file.bad_name": _held(
        "文件名“{value}”不能用作网址：只能用文字、数字、连字符和下划线。请改名，例如“{suggestion}”。",
        "the file name “{value}” cannot be part of an address: use letters, digits, - and _ only; rename it, for example to {suggestion}.",
    ),
    "file.same_id": _held(
        "文件名“{value}”与“{other}”相同（不分大小写），只采用了那一份。请把其中一个改名。",
        "the name “{value}” is the same as that of {other} (case ignored), which is used; rename one of them.",
    ),
    "file.link": _held(
        "这是快捷方式或链接，没有采用。请把文件本身放在这里。",
        "this is a shortcut or link and is not followed; put the file itself here.",
    ),
    "file.more": _warning(
        "这个文件还有 {count} 处问题没有列出。请先改好上面的，再检查一次。",
        "this file has more problems, not listed here ({count}); mend those above and check again.",
    ),
}

_TEMPLATES = {
    "template.broken": _published(
        "模板有错（{reason}），这些页面暂用自带的模板。请改正，或删掉这个文件。",
        "the template fails ({reason}), so built-in ones are used for its pages; mend or delete it.",
    ),
}

_SYNTAX = {
    "front.no_start": _held(
        "文件开头应是单独一行 ---，现在是“{value}”。请在最上面加一行三个减号。",
        "the file must begin with a line ---, not “{value}”; add a line of three hyphens at the very top.",
    ),
    "front.no_end": _held(
        "缺少第二行 ---，分不清哪里是项目、哪里是正文。请在这一行下面加一行三个减号。",
        "the second --- is missing, so fields and text cannot be told apart; add a line of three hyphens below this one.",
    ),
    "front.empty": _held(
        "两行 --- 之间没有内容。请至少写上标题、类别、张贴至三行。",
        "there is nothing between the two lines ---; write at least 标题 (title), 类别 (category) and 张贴至 (until).",
    ),
    "front.too_big": _held(
        "两行 --- 之间有 {size} 个字，超过上限 {limit} 个。请把长内容移到第二行 --- 下面的正文里。",
        "there are {size} characters between the two lines ---, more than the {limit} allowed; move long texts below the second one.",
    ),
    "yaml.fullwidth_colon": _held(
        "“{value}”用了全角冒号。请改成半角冒号加一个空格：{suggestion}",
        "“{value}” uses a full-width colon; write a plain colon and a space: {suggestion}",
    ),
    "yaml.no_space": _held(
        "“{value}”的冒号后面少了一个空格。请改成：{suggestion}",
        "“{value}” lacks a space after the colon; write: {suggestion}",
    ),
    "yaml.no_colon": _held(
        "“{value}”里没有冒号。请写成“项目: 内容”；若是正文，请移到第二行 --- 下面。",
        "“{value}” has no colon; write it as “key: value”, or move it below the second --- if it is text.",
    ),
    "yaml.colon_in_value": _held(
        "内容里又有冒号加空格，电脑分不清。请给内容加上引号：{suggestion}",
        "the value holds a colon and a space; put it in quotes: {suggestion}",
    ),
    "yaml.tab": _held(
        "行首用了 Tab 键。请删掉，改用空格。",
        "the line begins with a tab; replace it by spaces.",
    ),
    "yaml.quote": _held(
        "引号没有成对：“{value}”。请在内容前后各写一个半角引号。",
        "a quotation mark is not closed: “{value}”; write one plain mark on each side of the value.",
    ),
    "yaml.text_after_quote": _held(
        "引号后面还有字：“{value}”。请把全部内容放进引号：{suggestion}",
        "text follows the closing quotation mark: “{value}”; put the whole value in quotes: {suggestion}",
    ),
    "yaml.bracket": _held(
        "括号没有成对，或中间少了逗号：“{value}”。请补上缺的方括号、花括号或逗号。",
        "a bracket is not closed or a comma is missing: “{value}”; add what is missing.",
    ),
    "yaml.indent": _held(
        "这一行的缩进和上下行对不齐：“{value}”。请让同一层的项目从同一列开始。",
        "this line is not aligned with its neighbours: “{value}”; move it so that the lines of one level begin in the same column.",
    ),
    "yaml.reserved": _held(
        "内容以“{mark}”开头，这个符号另有含义。请给内容加上引号：{suggestion}",
        "the value begins with {mark}, which has a meaning of its own; put it in quotes: {suggestion}",
    ),
    "yaml.not_allowed": _held(
        "这里写的“{value}”会被当作锚点、引用或标签，内容文件不支持。请直接写出内容；若是普通文字，请加引号。",
        "“{value}” would be an anchor, alias or tag, which are not supported; write the value itself, in quotes if it is plain text.",
    ),
    "yaml.second_document": _held(
        "文件中间又有一行 ---，下面的内容会丢掉上面的。请删掉这一行。",
        "another --- stands in the middle of the file, which would drop what is above it; delete the line.",
    ),
    "yaml.too_deep": _held(
        "括号或缩进套了超过 {limit} 层。请删掉多写的括号或空格。",
        "nested more than {limit} levels deep; delete the stray brackets or spaces.",
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
        "这里应是“项目: 内容”这样的一行行，现在是“{value}”。请逐项写上项目名、半角冒号和一个空格。",
        "fields like “key: value” are expected here, not “{value}”; write a key, a colon and a space before each value.",
    ),
    "yaml.syntax": _held(
        "这里的写法看不懂：“{value}”。请对照示例检查冒号、引号、括号和缩进。",
        "this cannot be understood: “{value}”; check colons, quotation marks, brackets and indentation.",
    ),
    "yaml.comment_cuts": _held(
        "“{value}”里的 # 前有空格，后面的字会被当作备注丢掉。请给内容加引号：{suggestion}；若本来就是备注，请在 # 后面空一格。",
        "in “{value}” everything after the # would be dropped as a comment; put the value in quotes: {suggestion}, or a space after the # if it is a comment.",
    ),
    "body.too_big": _held(
        "正文有 {size} KB，超过上限 {limit} KB。请精简，长资料放进附件。",
        "the text has {size} kB, more than the {limit} kB allowed; shorten it or use an attachment.",
    ),
    "body.too_many_lines": _held(
        "正文有 {count} 行，超过上限 {limit} 行。请精简，长表格放进附件。",
        "the text has {count} lines, more than the {limit} allowed; shorten it or use an attachment.",
    ),
    "body.too_many_marks": _held(
        "正文到这一行已有 {count} 个“{mark}”，超过上限 {limit} 个，像是误贴的内容。请删掉多余的。",
        "the text holds {mark} {count} times, more than the {limit} allowed; it looks pasted by mistake, so delete what is too much.",
    ),
    "body.too_deep": _held(
        "这一行的缩进、引用或列表套了超过 {limit} 层。请减少行首的空格和符号。",
        "indentation, quotes or lists are nested more than {limit} levels deep here; delete spaces and marks at the start of the line.",
    ),
    "body.unclosed": _held(
        "从这一行起有很多“{mark}”没有配对，像是误贴的内容。请补上“{closing}”，或删掉多余的。",
        "many {mark} are not closed from this line on, as if pasted by mistake; add {closing} or delete what is too much.",
    ),
    "body.headings": _held(
        "这里有太多标题或分隔线挤在一起，像是误贴的内容。请在每个标题前后各空一行，或删掉多余的。",
        "too many headings or rules stand here without a blank line between them; set them apart or delete what is too much.",
    ),
}

_VALUES = {
    "key.unknown": _held(
        "没有“{value}”这个项目。请改名、删去，或把内容写进正文；可用的项目有：{known}。",
        "there is no field “{value}”; rename it, delete it or move it to the text. The fields are: {known}.",
    ),
    "key.unknown_too": _held(
        "也没有“{value}”这个项目。请改名、删去，或把内容写进正文。",
        "there is no field “{value}” either; rename it, delete it or move it to the text.",
    ),
    "key.empty": _held(
        "冒号前面没有项目名。请补上，例如“标题: 停水通知”。",
        "there is no key before the colon; add one, for example “标题: 停水通知”.",
    ),
    "key.body": _held(
        "“{value}”不写成项目。请把它写到第二行 --- 的下面，前面不加项目名。",
        "“{value}” is no field; write it below the second ---, without a key.",
    ),
    "key.misspelt": _held(
        "没有“{value}”这个项目，是不是想写{like}？请改正。",
        "there is no field “{value}”; did you mean {like}? Correct it.",
    ),
    "value.missing": _held(
        "缺少{field}。请补上一行，例如：{example}",
        "{field} is missing; add a line such as: {example}",
    ),
    "value.not_text": _held(
        "{field}这里只写一段文字，现在写成了列表或分项。请改成一行；若文字里有冒号或方括号，请给整段加引号。",
        "{field} takes a single text, not a list or fields; write one line, in quotes if it holds a colon or brackets.",
    ),
    "value.not_list": _held(
        "{field}要写成列表，现在是“{value}”。请每项写一行，前面加“- ”。",
        "{field} takes a list, not “{value}”; write one line for each, beginning with “- ”.",
    ),
    "value.not_fields": _held(
        "{field}要分项来写，现在是“{value}”。请每项写一行“项目: 内容”。",
        "{field} takes fields, not “{value}”; write one line “key: value” for each.",
    ),
    "value.several_lines": _held(
        "{field}只能写一行，现在有换行。请并成一行。",
        "{field} must be a single line; join the lines.",
    ),
    "value.too_long": _held(
        "{field}有 {length} 个字，超过上限 {limit} 个。请缩短，细节写进正文。",
        "{field} has {length} characters, more than the {limit} allowed; shorten it and move details to the text.",
    ),
    "value.not_choice": _held(
        "{field}写的是“{value}”，没有这个选项。可以写：{known}。",
        "{field} is “{value}”, which is not a choice; write one of: {known}.",
    ),
    "value.not_choice_like": _held(
        "{field}写的是“{value}”，没有这个选项，是不是想写“{suggestion}”？可以写：{known}。",
        "{field} is “{value}”, which is not a choice; did you mean {suggestion}? Write one of: {known}.",
    ),
    "value.not_yes_no": _held(
        "{field}写的是“{value}”。请写“是”或“否”。",
        "{field} is “{value}”; write yes or no.",
    ),
    "value.not_number": _held(
        "{field}写的是“{value}”，这里要一个整数。请改成例如 {example}。",
        "{field} is “{value}”; write a whole number, for example {example}.",
    ),
    "value.not_days": _held(
        "{field}写的是“{value}”。请写天数，例如 30 或 10个工作日。",
        "{field} is “{value}”; write a number of days such as 30 or 10个工作日 (working days).",
    ),
    "value.not_id": _held(
        "{field}写的是“{value}”，只能用小写字母、数字和连字符。请改成例如 {example}。",
        "{field} is “{value}”; use lower-case letters, digits and hyphens only, for example {example}.",
    ),
    "value.not_url": _held(
        "{field}写的是“{value}”，这里要完整的网址。请改成例如 https://chenglanli.example/。",
        "{field} is “{value}”; write a full address, such as https://chenglanli.example/.",
    ),
    "value.not_floors": _held(
        "{field}写的是“{value}”。请写楼层，例如 10-18 或 1-6、10。",
        "{field} is “{value}”; write floors such as 10-18 or 1-6、10.",
    ),
    "value.not_change": _held(
        "{field}写的是“{value}”，看不出改了什么。请写成：停水时间：原 11月25日 → 现 11月26日",
        "{field} is “{value}”; write it as “item：原 before → 现 after”.",
    ),
    "value.not_number_mark": _held(
        "{field}写的是“{value}”。请写成“年份-序号”，例如 2026-118。",
        "{field} is “{value}”; write year-number, for example 2026-118.",
    ),
    "value.bad_file": _held(
        "{field}写的是“{value}”。请只写本公告文件夹里的文件名，或 files/ 开头的路径。",
        "{field} is “{value}”; name a file in the record's own folder or a path under files/.",
    ),
    "value.id_differs": _held(
        "标识写的是“{value}”，而文件名是“{expected}”，两者必须一致。请删掉标识这一行。",
        "the id is “{value}” but the file is called {expected}; delete the id line.",
    ),
    "value.same_id": _held(
        "标识“{value}”在第 {first} 行已经用过，只采用了那一条。请改成不同的标识。",
        "the id “{value}” is already used on line {first}, which is kept; choose another.",
    ),
    "date.not_understood": _held(
        "{field}写的是“{value}”，看不懂。请写成 2026-11-25 或 2026-11-25 18:00。",
        "{field} is “{value}”, which is not understood; write 2026-11-25 or 2026-11-25 18:00.",
    ),
    "date.compact": _held(
        "{field}写的是“{value}”，日期要分开写。请改成 {suggestion}。",
        "{field} is “{value}”; write the date as {suggestion}.",
    ),
    "date.relative": _held(
        "{field}写的是“{value}”，过几天就分不清是哪天。请写完整日期，例如 2026-11-25。",
        "{field} is “{value}”, which means another day tomorrow; write a full date: 2026-11-25.",
    ),
    "date.endless": _held(
        "{field}写的是“{value}”，这不是日期。请写日期，例如 2026-11-25；确实没有期限的，改写“长期张贴: 是”，再加一行“复核日期: 2027-03-31”。",
        "{field} is “{value}”, which is no date; write one such as 2026-11-25, or, where there really is no end, “until_further_notice: yes” and “review: 2027-03-31”.",
    ),
    "date.no_year": _held(
        "{field}写的是“{value}”，没有写年份，月和日也可能弄反。请写全成“年-月-日”，例如 2026-11-25。",
        "{field} is “{value}” without a year, and month and day may be confused; write it in full, year first: 2026-11-25.",
    ),
    "date.odd_year": _held(
        "{field}写的是“{value}”，年份 {year} 不对。请核对年份，例如 2026。",
        "{field} is “{value}”; the year {year} cannot be right; check it.",
    ),
    "date.no_such_month": _held(
        "{field}写的是“{value}”，没有 {month} 月。请核对月份，次序是年-月-日。",
        "{field} is “{value}”; there is no month {month}; write year-month-day in this order.",
    ),
    "date.no_such_day": _held(
        "{field}写的是“{value}”，{year} 年 {month} 月没有 {day} 日。请改成实际的日子；当月最后一天是 {suggestion}。",
        "{field} is “{value}”, but there is no such day; the last of that month is {suggestion}, so correct it.",
    ),
    "date.wrong_weekday": _held(
        "{field}写的是“{value}”，可 {day} 是{weekday}，不是{typed}。请核对日期；星期不用写，页面会自动标出。",
        "{field} is “{value}”, but {day} is a {weekday}, not a {typed}; check the date and leave the weekday out.",
    ),
    "date.no_clock_here": _held(
        "{field}写的是“{value}”，这里只写日期。请改成 {suggestion}。",
        "{field} is “{value}”, but only a date belongs here; write {suggestion}.",
    ),
    "date.is_a_span": _held(
        "{field}写的是“{value}”，这里只能写一个时刻，不能写一段时间。请只写结束（或开始）的那个时刻。",
        "{field} is “{value}”, but a single moment belongs here; write only the end (or the start) of the span.",
    ),
    "date.long_span": _held(
        "{field}写的是“{value}”，长达 {days} 天。请核对前后两个日期的年份。",
        "{field} is “{value}”, which is {days} days long; check the years of both dates.",
    ),
    "date.skipped": _held(
        "{field}写的是“{value}”，当天因夏令时没有这个钟点。请写明时差，例如 {suggestion}。",
        "{field} is “{value}”, which the clocks skip that day; give an offset, for example {suggestion}.",
    ),
    "date.repeated": _held(
        "{field}写的是“{value}”，当天因夏令时这个钟点有两次。请写明时差，例如 {suggestion}。",
        "{field} is “{value}”, which occurs twice that day; give an offset, for example {suggestion}.",
    ),
    "time.impossible": _held(
        "{field}写的是“{value}”，没有这个钟点。请写 0:00 到 24:00 之间的时间。",
        "{field} is “{value}”; there is no such time; write one from 0:00 to 24:00.",
    ),
    "time.vague": _held(
        "{field}写的是“{value}”，时间不够明确。请用 24 小时制写到钟点，例如 {example}。",
        "{field} is “{value}”, which is vague; give clock times of 24 hours: {example}.",
    ),
    "window.not_understood": _held(
        "{field}写的是“{value}”，看不懂。请写成 2026-11-25 9:00–17:00；几天就写几行，每行前加“- ”。",
        "{field} is “{value}”, which is not understood; write 2026-11-25 9:00–17:00, and several days as one line each.",
    ),
    "window.no_end": _held(
        "{field}写的是“{value}”，只有开始没有结束。请写成一段时间，例如 {example}。",
        "{field} is “{value}”, a start without an end; write a span such as {example}.",
    ),
    "window.half_a_clock": _held(
        "{field}写的是“{value}”，一头有钟点、一头没有。请两头都写，例如 {day} 9:00 – {day} 17:00。",
        "{field} is “{value}”, where only one side has a clock time; give both, for example {day} 9:00 – {day} 17:00.",
    ),
    "window.backwards": _held(
        "{field}写的是“{value}”，结束不晚于开始。请核对前后两个时间。",
        "{field} is “{value}”, which does not end after it starts; check both times.",
    ),
    "window.backwards_clock": _held(
        "{field}写的是“{value}”，结束不晚于开始。若是跨夜，请写成 {suggestion}。",
        "{field} is “{value}”, which does not end after it starts; if it goes over midnight, write {suggestion}.",
    ),
    "zone.unknown": _held(
        "{field}写的是“{value}”，没有这个时区。中国大陆请写 Asia/Shanghai。",
        "{field} is “{value}”, which is no time zone; for mainland China write Asia/Shanghai.",
    ),
}

_NOTICES = {
    "notice.no_end": _held(
        "没有写张贴到哪一天。请加一行“张贴至: 2026-11-25”这样的日期，或写影响时段；确实没有期限的，写“长期张贴: 是”和“复核日期”。",
        "there is no end; add a line such as “until: 2026-11-25”, or a window; where there really is none, “until_further_notice: yes” with a review date.",
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
        "{field}写的是 {until}，不晚于开始的 {start}。请核对这两个日期。",
        "{field} is {until}, which is not after the start {start}; check both dates.",
    ),
    "notice.ends_before_window": _warning(
        "{field}写的是 {until}，可影响要到 {window} 才结束，公告会提前消失。请把{field}改到影响结束之后。",
        "{field} is {until}, but the effect lasts until {window}, so the notice would go too early; move {field} after the end of the effect.",
    ),
    "notice.no_start": _held(
        "公示要从张贴那天起算天数。请加一行“张贴自: 2026-11-20”。",
        "the days of a public notice are counted from its posting; add a line “from: 2026-11-20”.",
    ),
    "notice.signed_late": _warning(
        "落款日期 {signed} 晚于张贴日期 {start}。请核对，落款应在张贴当天或之前。",
        "it is signed on {signed}, after its posting on {start}; check both, it is signed first.",
    ),
    "notice.too_short": _published(
        "公示期不足：按规则须满 {days}，最早 {lawful}（含当日）之后才能撤下，写的是 {until}。已按 {lawful} 张贴；请把张贴至改成 {lawful} 或更晚。",
        "posted too short: {days} are required, so it hangs until {lawful} (inclusive), not {until}; change until to {lawful} or later.",
    ),
    "notice.provisional": _warning(
        "公示天数算到了 {year} 年，那年的放假安排还没公布，最早撤下日 {lawful} 只是暂定。公布后请填进 calendar.yaml。",
        "the count runs into {year}, whose holidays are not announced yet, so {lawful} is provisional; enter them in calendar.yaml once they are.",
    ),
    "notice.late": _warning(
        "离影响开始只有 {given} 小时，按规则至少提前 {hours} 小时张贴（{basis}），应在 {latest} 前张贴。请提前，突发情况请把级别写成“紧急”。",
        "posted {given} h before the effect where {hours} h are required ({basis}), that is by {latest}; post earlier, or make the level urgent in an emergency.",
    ),
    "notice.wrong_weekday": _warning(
        "文中写“{value}”，可 {day} 是{weekday}。请改正，或删掉星期：页面和海报会自动标出。",
        "the text says “{value}”, but {day} is a {weekday}; correct it or leave the weekday out.",
    ),
    "notice.debt_in_outage": _held(
        "停水、停电、停气、供暖的公告里提到了“{value}”。不得用停供的方式催费（民法典第944条），请删去。",
        "a notice of an outage mentions “{value}”; cutting supplies to press for fees is unlawful (Civil Code art. 944), so delete it.",
    ),
    "notice.long_title": _warning(
        "标题有 {length} 个字，海报上超过 {limit} 个字就远看不清。请缩短，细节放正文。",
        "the title has {length} characters; on a poster more than {limit} cannot be read from afar, so shorten it.",
    ),
    "notice.review_due": _warning(
        "复核日期 {review} 已到。请确认这则公告还需要吗，并改写复核日期。",
        "the review date {review} has come; check whether the notice is still needed and set a new date.",
    ),
    "notice.same_number": _warning(
        "编号 {value} 与“{other}”重复，短网址只指向其中一则。请换一个编号。",
        "the number “{value}” is also that of {other}, and the short address leads to one of them only; choose another number.",
    ),
    "notice.unmarked_version": _warning(
        "版本是 {value}，但没有写更正内容。请加“更正内容”，业主才知道改了哪里。",
        "the version is “{value}” but no changes are given; add 更正内容 (changes) so that readers see what changed.",
    ),
    "notice.no_reason": _warning(
        "状态是{status}，但没有写变更原因。请加一行“变更原因”，业主最想知道为什么。",
        "the status is {status} but no reason is given; add a line 变更原因 (reason), which is what readers ask.",
    ),
    "notice.protected": _published(
        "公示期未满，最早 {lawful}（含当日）之后才能撤下，所以仍在公布。只有涉及隐私才可提前撤回，那时请加一行“涉及隐私: 是”。",
        "the minimum posting period lasts until {lawful} (inclusive), so it stays; only privacy allows an earlier withdrawal, then add “privacy: yes”.",
    ),
    "notice.self_superseding": _published(
        "替代里写了它自己或互相替代（{value}），已忽略。请写被替代的旧公告。",
        "supersedes names the notice itself or a circle (“{value}”) and is ignored; name the older notice.",
    ),
    "notice.floors_without_building": _published(
        "{field}写的是“{value}”，但影响范围里没有这么高的楼。请核对楼层和楼栋。",
        "{field} is “{value}”, but no building in the scope is that high; check floors and scope.",
    ),
}

_REFERENCES = {
    "ref.contact": _published(
        "{field}写的是“{value}”，联系人里没有；暂用 {fallback}。可以写：{known}。",
        "{field} is “{value}”, which is not in contacts.yaml, so {fallback} is shown; write one of: {known}.",
    ),
    "ref.board": _published(
        "{field}写的是“{value}”，没有这个张贴点。可以写 boards.yaml 里的标识或名称，或：{known}。",
        "{field} is “{value}”, which is no board; write an id or name of boards.yaml, or: {known}.",
    ),
    "ref.place": _published(
        "{field}写的是“{value}”，小区里没有。可以写：{known}。",
        "{field} is “{value}”, which is not in the estate; write one of: {known}.",
    ),
    "ref.place_like": _published(
        "{field}写的是“{value}”，小区里没有，是不是想写“{suggestion}”？请改正。",
        "{field} is “{value}”, which is not in the estate; did you mean {suggestion}? Correct it.",
    ),
    "ref.notice": _published(
        "{field}写的是“{value}”，没有这则公告。请写那则公告的文件名，不带 .md。",
        "{field} is “{value}”, but there is no such notice; write its file name without .md.",
    ),
    "ref.rule": _published(
        "{field}写的是“{value}”，地方规则里没有，按默认天数计算。可以写：{known}。",
        "{field} is “{value}”, which the rules do not have, so the default is used; write one of: {known}.",
    ),
    "ref.profile": _published(
        "{field}写的是“{value}”，没有 content/rules/{value}.yaml，公示天数暂不检查。请核对文件名。",
        "{field} is “{value}”, but there is no content/rules/{value}.yaml, so posting periods are not checked; check the name.",
    ),
    "ref.attachment": _published(
        "{field}写的是“{value}”，没有找到。请把文件放进 {folder}，文件名要完全一致。",
        "{field} is “{value}”, which was not found; put the file into {folder} under exactly that name.",
    ),
    "ref.attachment_type": _published(
        "附件“{value}”的类型不能公布，没有附上。请另存为 {known} 之一。",
        "the attachment “{value}” is of a type that is not published; save it as one of {known}.",
    ),
    "ref.unused_type": _warning(
        "这个类型的文件不能公布，业主下载不到。请另存为 {known} 之一；不再需要就删掉。",
        "a file of this type is not published; save it as one of {known}, or delete it.",
    ),
    "ref.link": _published(
        "正文里的链接“{value}”没有找到对应的内容，已显示为文字。请核对地址。",
        "the link “{value}” in the text leads nowhere and is shown as plain text; check its address.",
    ),
    "ref.withdrawn": _warning(
        "撤回登记里的“{value}”没有对应的公告。若是写错了标识，请更正。",
        "the withdrawn id “{value}” belongs to no notice; correct it if it is misspelt.",
    ),
    "ref.butler": _published(
        "组团“{group}”的管家写的是“{value}”，联系人里没有。请改成 contacts.yaml 里的标识。",
        "the butler of group {group} is “{value}”, who is not in contacts.yaml; write an id from there.",
    ),
    "estate.no_contacts": _held(
        "这个文件里没有一个能用的联系人。请至少写一个，标识、名称、电话都要有。",
        "this file holds no usable contact; give at least one with id, name and phone.",
    ),
    "estate.same_id": _published(
        "标识“{value}”在第 {first} 行已经用过，只有其中一个有页面。请改成不同的标识。",
        "the id “{value}” is already used on line {first}, and only one of the two has a page; choose another.",
    ),
}

_LOOKUPS = {
    "value.not_price": _held(
        "{field}写的是“{value}”。请只写数字，最多四位小数，例如 2.35。",
        "{field} is “{value}”; write a price as a plain number with at most four places, such as 2.35.",
    ),
    "value.not_amount": _held(
        "{field}写的是“{value}”。请写金额到分，例如 18600.00；负数前加减号。",
        "{field} is “{value}”; write an amount such as 18600.00, with a minus sign if negative.",
    ),
    "value.not_quantity": _held(
        "{field}写的是“{value}”，这里要一个数字。请改成例如 89.6。",
        "{field} is “{value}”; write a number, for example 89.6.",
    ),
    "value.not_term": _held(
        "{field}写的是“{value}”。请写月、季度、半年或年：2026-10、2026-Q3、2026-H1、2026。",
        "{field} is “{value}”; write a month, quarter, half year or year: 2026-10, 2026-Q3, 2026-H1,"
        " 2026.",
    ),
    "fee.overlap": _held(
        "从 {start} 起的价格和从 {other} 起的价格（到 {until}）时间重叠，分不清收哪个。请给前一个写上截止日。",
        "the price from {start} overlaps the one from {other} (until {until}); give the earlier one an end.",
    ),
    "fee.gap": _published(
        "{until} 之后到 {start} 之前没有价格，页面会显示“暂未公布”。请补上这段时间的价格，或核对日期。",
        "there is no price after {until} and before {start}, so the page says 暂未公布; add one or check the dates.",
    ),
    "fee.tiers": _held(
        "阶梯价格不完整：各档上限要从小到大，最后一档不写上限。请改成例如前一档 upto: 180，最后一档只写 price。",
        "the tiers are incomplete: limits rise and the last tier has none; write for example upto: 180 in the first and only a price in the last.",
    ),
    "fee.unannounced": _warning(
        "从 {start} 起的新价格还没写公布日期和决定，生效前不会显示。请补上“announced”和“resolution”。",
        "the new price from {start} lacks announced and resolution and is not shown before it applies; add both.",
    ),
    "fee.announced_late": _warning(
        "从 {start} 起的新价格只提前 {days} 天公布，应至少提前一个月。请核对两个日期，或推迟生效。",
        "the price from {start} was announced only this many days ahead: {days}; a month is expected, so check both dates.",
    ),
    "fee.vote_failed": _published(
        "从 {start} 起的新价格，表决没有达到法定人数或票数（民法典第278条：参与须过三分之二，同意须过半），不会生效。请核对票数。",
        "the vote on the price from {start} misses the quorum or the majority (Civil Code art. 278), so it will not take effect; check the figures.",
    ),
    "fee.outside_guide": _published(
        "价格 {price} 超出政府指导价的范围 {low}–{high}。请核对价格、基准价和浮动幅度。",
        "the price {price} lies outside the guided range {low}–{high}; check price, base and range.",
    ),
    "fee.example_wrong": _published(
        "举例的结果写的是 {value}，按公布的价格和取整方法算出来是 {computed}。请核对。",
        "the example says “{value}”, but the published price and rounding give {computed}; check it.",
    ),
    "fee.example_incomplete": _published(
        "这个举例算不出来：“{value}”{basis}计费。请写全面积、用量或起止日期，并确认那时有价格。",
        "this example of “{value}” ({basis}) cannot be computed; give area, quantity or days within a price version.",
    ),
    "ref.fee": _published(
        "{field}写的是“{value}”，收费项目里没有。可以写：{known}。",
        "{field} is “{value}”, which is no fee; write one of: {known}.",
    ),
    "ref.group": _published(
        "{field}写的是“{value}”，没有这个分组，目录里找不到它。可以写：{known}。",
        "{field} is “{value}”, which is no group, so the catalogue does not list it; write: {known}.",
    ),
    "ref.indicator": _published(
        "{field}写的是“{value}”，没有这个指标。可以写：{known}。",
        "{field} is “{value}”, which is no indicator; write one of: {known}.",
    ),
    "indicator.contradiction": _warning(
        "承诺是 {value}，公式里达标的数却是 {other}，前后不一。页面按承诺显示；请确认哪个对。",
        "the promise is “{value}” but the formula counts {other} as reached; confirm which is right.",
    ),
    "indicator.other_term": _warning(
        "“{value}”{cycle}统计一次，这里是{term}的结果。请核对，或写进对应的那一期。",
        "“{value}” is counted {cycle}, but this result is for {term}; check it or move it to its own term.",
    ),
    "indicator.nothing_counted": _warning(
        "“{value}”的分母是 0，页面显示“本期无记录”。请给这个指标写上“empty”，例如 本期无投诉。",
        "the denominator of “{value}” is 0 and the page says 本期无记录; give the indicator its own words in “empty”.",
    ),
    "disclosure.sum": _published(
        "{field}写的是 {value}，按上面各项算出来是 {computed}，相差 {difference}。请逐项核对。",
        "{field} is “{value}”, but the items give {computed}, a difference of {difference}; check them.",
    ),
    "disclosure.opening": _published(
        "期初余额 {value} 与上一期“{other}”的期末余额 {closing} 接不上。请核对两期的数字。",
        "the opening balance “{value}” does not join on to the closing one of {other}, {closing}; check both.",
    ),
    "disclosure.missing": _warning(
        "还没有{term}的“{value}”公示，按规则应在 {due} 前公布。请补上。",
        "the disclosure “{value}” for {term} is missing; it was due by {due}, so add it.",
    ),
    "evergreen.stale": _warning(
        "上次核对是 {updated}，已超过一年。请核对内容，再改写日期。",
        "last reviewed on {updated}, more than a year ago; check the content and change the date.",
    ),
    "equipment.inspection": _warning(
        "“{value}”的检验有效期到 {until}。请安排检验，完成后改写日期。",
        "the inspection of “{value}” is valid until {until}; arrange the next one and change the date.",
    ),
}


CATALOGUE: dict[str, Wording] = {
    **_FILES,
    **_TEMPLATES,
    **_SYNTAX,
    **_VALUES,
    **_NOTICES,
    **_REFERENCES,
    **_LOOKUPS,
}
