"""Keys and values: what is missing, unknown or not understood."""

from __future__ import annotations

from generator.problems.catalogue.wording import Wording, held

VALUES: dict[str, Wording] = {
    "key.unknown": held(
        "没有“{value}”这个项目。请改名、删去，或把内容写进正文；可用的项目有：{known}。",
        "there is no field “{value}”; rename it, delete it or move it to the text. The fields are: {known}.",
    ),
    "key.unknown_too": held(
        "也没有“{value}”这个项目。请改名、删去，或把内容写进正文。",
        "there is no field “{value}” either; rename it, delete it or move it to the text.",
    ),
    "key.empty": held(
        "冒号前面没有项目名。请补上，例如“标题: 停水通知”。",
        "there is no key before the colon; add one, for example “标题: 停水通知”.",
    ),
    "key.decorated": held(
        "“{value}”的项目名带了星号之类的符号。请只留项目名：{suggestion}",
        "the key of “{value}” carries asterisks or the like; write it without: {suggestion}",
    ),
    "key.body": held(
        "“{value}”不写成项目。请把它写到第二行 --- 的下面，前面不加项目名。",
        "“{value}” is no field; write it below the second ---, without a key.",
    ),
    "key.misspelt": held(
        "没有“{value}”这个项目，是不是想写{like}？请改正。",
        "there is no field “{value}”; did you mean {like}? Correct it.",
    ),
    "value.missing": held(
        "缺少{field}。请补上一行，例如：{example}",
        "{field} is missing; add a line such as: {example}",
    ),
    "value.not_text": held(
        "{field}这里只写一段文字，现在写成了列表或分项。请改成一行；若文字里有冒号或方括号，请给整段加引号。",
        "{field} takes a single text, not a list or fields; write one line, in quotes if it holds a colon or brackets.",
    ),
    "value.not_list": held(
        "{field}要写成列表，现在是“{value}”。请每项写一行，前面加“- ”。",
        "{field} takes a list, not “{value}”; write one line for each, beginning with “- ”.",
    ),
    "value.not_fields": held(
        "{field}要分项来写，现在是“{value}”。请每项写一行“项目: 内容”。",
        "{field} takes fields, not “{value}”; write one line “key: value” for each.",
    ),
    "value.not_fields_like": held(
        "{field}要分项来写，现在是“{value}”。请写成这样：{example}",
        "{field} takes fields, not “{value}”; write it like this: {example}",
    ),
    "value.several_lines": held(
        "{field}只能写一行，现在有换行。请并成一行。",
        "{field} must be a single line; join the lines.",
    ),
    "value.too_long": held(
        "{field}有 {length} 个字，超过上限 {limit} 个。请缩短，细节写进正文。",
        "{field} has {length} characters, more than the {limit} allowed; shorten it and move details to the text.",
    ),
    "value.not_choice": held(
        "{field}写的是“{value}”，没有这个选项。可以写：{known}。",
        "{field} is “{value}”, which is not a choice; write one of: {known}.",
    ),
    "value.not_choice_like": held(
        "{field}写的是“{value}”，没有这个选项，是不是想写“{suggestion}”？可以写：{known}。",
        "{field} is “{value}”, which is not a choice; did you mean {suggestion}? Write one of: {known}.",
    ),
    "value.not_yes_no": held(
        "{field}写的是“{value}”。请写“是”或“否”。",
        "{field} is “{value}”; write yes or no.",
    ),
    "value.not_number": held(
        "{field}写的是“{value}”，这里要一个整数。请改成数字，例如 {example}。",
        "{field} is “{value}”; write a whole number, for example {example}.",
    ),
    "value.not_days": held(
        "{field}写的是“{value}”。请写天数，例如 30 或 10个工作日。",
        "{field} is “{value}”; write a number of days such as 30 or 10个工作日 (working days).",
    ),
    "value.not_id": held(
        "{field}写的是“{value}”，只能用小写字母、数字和连字符。请改写，例如 {example}。",
        "{field} is “{value}”; use lower-case letters, digits and hyphens only, for example {example}.",
    ),
    "value.not_url": held(
        "{field}写的是“{value}”，这里要完整的网址。请写全，例如 https://chenglanli.example/。",
        "{field} is “{value}”; write a full address, such as https://chenglanli.example/.",
    ),
    "value.not_floors": held(
        "{field}写的是“{value}”。请写楼层，例如 10-18 或 1-6、10。",
        "{field} is “{value}”; write floors such as 10-18 or 1-6、10.",
    ),
    "value.not_change": held(
        "{field}写的是“{value}”，看不出改了什么。请写成：停水时间：原 11月25日 → 现 11月26日",
        "{field} is “{value}”; write it as “item：原 before → 现 after”.",
    ),
    "value.not_number_mark": held(
        "{field}写的是“{value}”。请写成“年份-序号”，例如 2026-118。",
        "{field} is “{value}”; write year-number, for example 2026-118.",
    ),
    "value.bad_file": held(
        "{field}写的是“{value}”。请只写本公告文件夹里的文件名，或 files/ 开头的路径。",
        "{field} is “{value}”; name a file in the record's own folder or a path under files/.",
    ),
    "value.id_differs": held(
        "标识写的是“{value}”，而文件名是“{expected}”，两者必须一致。请删掉标识这一行。",
        "the id is “{value}” but the file is called {expected}; delete the id line.",
    ),
    "value.same_id": held(
        "标识“{value}”在第 {first} 行已经用过，只采用了那一条。请改成不同的标识。",
        "the id “{value}” is already used on line {first}, which is kept; choose another.",
    ),
    "value.same_id_elsewhere": held(
        "标识“{value}”在 {other} 里已经用过，只采用了那一条。请改成不同的标识。",
        "the id “{value}” is already used in {other}, which is kept; choose another.",
    ),
    "date.not_understood": held(
        "{field}写的是“{value}”，看不懂。请写成 2026-11-25 或 2026-11-25 18:00。",
        "{field} is “{value}”, which is not understood; write 2026-11-25 or 2026-11-25 18:00.",
    ),
    "date.compact": held(
        "{field}写的是“{value}”，日期要分开写。请改成 {suggestion}。",
        "{field} is “{value}”; write the date as {suggestion}.",
    ),
    "date.relative": held(
        "{field}写的是“{value}”，过几天就分不清是哪天。请写完整日期，例如 2026-11-25。",
        "{field} is “{value}”, which means another day tomorrow; write a full date: 2026-11-25.",
    ),
    "date.every": held(
        "{field}写的是“{value}”，看不出是哪几天。请写明日期，一次写一行；活动定期举办的，请改写“重复”，例如“重复: {{每: 周, 星期: 六, 自: 2026-12-05, 至: 2027-01-30}}”。",
        "{field} is “{value}”, which names no days; write the dates, one a line, or, for an event that comes again, a repeat: {{every: week, weekday: saturday, from: 2026-12-05, until: 2027-01-30}}.",
    ),
    "date.endless": held(
        "{field}写的是“{value}”，这不是日期。请写日期，例如 2026-11-25；确实没有期限的，改写“长期张贴: 是”，再加一行“复核日期: 2027-03-31”。",
        "{field} is “{value}”, which is no date; write one such as 2026-11-25, or, where there really is no end, “until_further_notice: yes” and “review: 2027-03-31”.",
    ),
    "date.no_year": held(
        "{field}写的是“{value}”，没有写年份，月和日也可能弄反。请写全成“年-月-日”，例如 2026-11-25。",
        "{field} is “{value}” without a year, and month and day may be confused; write it in full, year first: 2026-11-25.",
    ),
    "date.odd_year": held(
        "{field}写的是“{value}”，年份 {year} 不对。请核对年份，例如 2026。",
        "{field} is “{value}”; the year {year} cannot be right; check it.",
    ),
    "date.no_such_month": held(
        "{field}写的是“{value}”，没有 {month} 月。请核对月份，次序是年-月-日。",
        "{field} is “{value}”; there is no month {month}; write year-month-day in this order.",
    ),
    "date.no_such_day": held(
        "{field}写的是“{value}”，{year} 年 {month} 月没有 {day} 日。请改成实际的日子；当月最后一天是 {suggestion}。",
        "{field} is “{value}”, but there is no such day; the last of that month is {suggestion}, so correct it.",
    ),
    "date.wrong_weekday": held(
        "{field}写的是“{value}”，可 {day} 是{weekday}，不是{typed}。请核对日期；星期不用写，页面会自动标出。",
        "{field} is “{value}”, but {day} is a {weekday}, not a {typed}; check the date and leave the weekday out.",
    ),
    "date.no_clock_here": held(
        "{field}写的是“{value}”，这里只写日期。请改成 {suggestion}。",
        "{field} is “{value}”, but only a date belongs here; write {suggestion}.",
    ),
    "date.is_a_span": held(
        "{field}写的是“{value}”，这里只能写一个时刻，不能写一段时间。请只写结束（或开始）的那个时刻。",
        "{field} is “{value}”, but a single moment belongs here; write only the end (or the start) of the span.",
    ),
    "date.long_span": held(
        "{field}写的是“{value}”，长达 {days} 天。请核对前后两个日期的年份。",
        "{field} is “{value}”, which is {days} days long; check the years of both dates.",
    ),
    "date.skipped": held(
        "{field}写的是“{value}”，当天因夏令时没有这个钟点。请写明时差，例如 {suggestion}。",
        "{field} is “{value}”, which the clocks skip that day; give an offset, for example {suggestion}.",
    ),
    "date.repeated": held(
        "{field}写的是“{value}”，当天因夏令时这个钟点有两次。请写明时差，例如 {suggestion}。",
        "{field} is “{value}”, which occurs twice that day; give an offset, for example {suggestion}.",
    ),
    "time.impossible": held(
        "{field}写的是“{value}”，没有这个钟点。请写 0:00 到 24:00 之间的时间。",
        "{field} is “{value}”; there is no such time; write one from 0:00 to 24:00.",
    ),
    "time.vague": held(
        "{field}写的是“{value}”，时间不够明确。请用 24 小时制写到钟点，例如 {example}。",
        "{field} is “{value}”, which is vague; give clock times of 24 hours: {example}.",
    ),
    "window.not_understood": held(
        "{field}写的是“{value}”，看不懂。请写成 2026-11-25 9:00–17:00；几天就写几行，每行前加“- ”。",
        "{field} is “{value}”, which is not understood; write 2026-11-25 9:00–17:00, and several days as one line each.",
    ),
    "window.no_end": held(
        "{field}写的是“{value}”，只有开始没有结束。请写成一段时间，例如 {example}。",
        "{field} is “{value}”, a start without an end; write a span such as {example}.",
    ),
    "window.half_a_clock": held(
        "{field}写的是“{value}”，一头有钟点、一头没有。请两头都写，例如 {day} 9:00 – {day} 17:00。",
        "{field} is “{value}”, where only one side has a clock time; give both, for example {day} 9:00 – {day} 17:00.",
    ),
    "window.backwards": held(
        "{field}写的是“{value}”，结束不晚于开始。请核对前后两个时间。",
        "{field} is “{value}”, which does not end after it starts; check both times.",
    ),
    "window.backwards_clock": held(
        "{field}写的是“{value}”，结束不晚于开始。若是跨夜，请写成 {suggestion}。",
        "{field} is “{value}”, which does not end after it starts; if it goes over midnight, write {suggestion}.",
    ),
    "zone.unknown": held(
        "{field}写的是“{value}”，没有这个时区。中国大陆请写 Asia/Shanghai。",
        "{field} is “{value}”, which is no time zone; for mainland China write Asia/Shanghai.",
    ),
    "accent.not_colour": held(
        "{field}写的是“{value}”，看不懂。颜色请写成 # 加六位数字或字母，例如 '{example}'（连引号一起写）。",
        "{field} is “{value}”, which is no colour; write # and six hexadecimal digits in quotes, for example '{example}'.",
    ),
    "accent.pale": held(
        "{field}写的是“{value}”，太浅了：和纸色的对比只有 {contrast}:1，老人看不清。请换一个深一些的颜色，对比要到 {least}:1。",
        "{field} is “{value}”, too pale: its contrast to the page is {contrast}:1, too little for old eyes; choose a darker colour, with at least {least}:1.",
    ),
    "value.device_id": held(
        "{field}写的是“{value}”，Windows 不允许用它作文件名，页面会存不下。请换一个，例如 {example}。",
        "{field} is “{value}”, a name Windows keeps for a device, so its page could not be held; choose another, for example {example}.",
    ),
    "upload.not_list": held(
        "{field}写的是“{value}”，请写成列表，程序和每个参数各占一项，例如 [rsync, -rt, --files-from=$list, $site/, web@203.0.113.7:site/]。",
        "{field} is “{value}”; write a list, the program and each argument by itself, for example [rsync, -rt, --files-from=$list, $site/, web@203.0.113.7:site/].",
    ),
    "upload.placeholder": held(
        "{field}里的“{value}”看不懂：$ 后面只能写 site（网站文件夹）或 list（文件清单）。要写 $ 本身，请写 $$。",
        "“{value}” in {field} is not understood: after $ there may only be site (the output folder) or list (the list of files); write $$ for $ itself.",
    ),
    "upload.no_remove": held(
        "{field}只写了 put，没有写 remove：过期的文件会一直留在线上。请补上 remove；整个文件夹一起上传的，put 里不要写 $list。",
        "{field} has put and no remove, so what has expired would stay online; add remove, or leave $list out of put where the folder is sent as a whole.",
    ),
    "upload.minutes": held(
        "{field}写的是“{value}”，请写 1 到 {most} 之间的整数。",
        "{field} is “{value}”; write a whole number from 1 to {most}.",
    ),
}
