"""Keys and values: what is missing, unknown or not understood."""

from __future__ import annotations

from generator.problems.catalogue.wording import Wording, held

VALUES: dict[str, Wording] = {
    "key.unknown": held(
        "没有“{value}”这个项目。请改名、删去，或把内容写进正文；可用的项目有：{known}。"
    ),
    "key.unknown_too": held("也没有“{value}”这个项目。请改名、删去，或把内容写进正文。"),
    "key.empty": held("冒号前面没有项目名。请补上，例如“标题: 停水通知”。"),
    "key.decorated": held("“{value}”的项目名带了星号之类的符号。请只留项目名：{suggestion}"),
    "key.body": held("“{value}”不写成项目。请把它写到第二行 --- 的下面，前面不加项目名。"),
    "key.misspelt": held("没有“{value}”这个项目，是不是想写{like}？请改正。"),
    "value.missing": held("缺少{field}。请补上一行，例如：{example}"),
    "value.not_text": held(
        "{field}这里只写一段文字，现在写成了列表或分项。请改成一行；若文字里有冒号或方括号，请给整段加引号。"
    ),
    "value.not_list": held("{field}要写成列表，现在是“{value}”。请每项写一行，前面加“- ”。"),
    "value.not_fields": held("{field}要分项来写，现在是“{value}”。请每项写一行“项目: 内容”。"),
    "value.not_fields_like": held("{field}要分项来写，现在是“{value}”。请写成这样：{example}"),
    "value.several_lines": held("{field}只能写一行，现在有换行。请并成一行。"),
    "value.too_long": held("{field}有 {length} 个字，超过上限 {limit} 个。请缩短，细节写进正文。"),
    "value.not_choice": held("{field}写的是“{value}”，没有这个选项。可以写：{known}。"),
    "value.not_choice_like": held(
        "{field}写的是“{value}”，没有这个选项，是不是想写“{suggestion}”？可以写：{known}。"
    ),
    "value.not_yes_no": held("{field}写的是“{value}”。请写“是”或“否”。"),
    "value.not_number": held(
        "{field}写的是“{value}”，这里要一个整数。请改成数字，例如 {example}。"
    ),
    "value.not_days": held("{field}写的是“{value}”。请写天数，例如 30 或 10个工作日。"),
    "value.not_id": held(
        "{field}写的是“{value}”，只能用小写字母、数字和连字符。请改写，例如 {example}。"
    ),
    "value.not_url": held(
        "{field}写的是“{value}”，这里要完整的网址。请写全，例如 https://chenglanli.example/。"
    ),
    "value.not_floors": held("{field}写的是“{value}”。请写楼层，例如 10-18 或 1-6、10。"),
    "value.not_change": held(
        "{field}写的是“{value}”，看不出改了什么。请写成：停水时间：原 11月25日 → 现 11月26日"
    ),
    "value.not_number_mark": held("{field}写的是“{value}”。请写成“年份-序号”，例如 2026-118。"),
    "value.bad_file": held(
        "{field}写的是“{value}”。请只写本公告文件夹里的文件名，或 files/ 开头的路径。"
    ),
    "value.id_differs": held(
        "标识写的是“{value}”，而文件名是“{expected}”，两者必须一致。请删掉标识这一行。"
    ),
    "value.same_id": held(
        "标识“{value}”在第 {first} 行已经用过，只采用了那一条。请改成不同的标识。"
    ),
    "value.same_id_elsewhere": held(
        "标识“{value}”在 {other} 里已经用过，只采用了那一条。请改成不同的标识。"
    ),
    "date.not_understood": held(
        "{field}写的是“{value}”，看不懂。请写成 2026-11-25 或 2026-11-25 18:00。"
    ),
    "date.compact": held("{field}写的是“{value}”，日期要分开写。请改成 {suggestion}。"),
    "date.relative": held(
        "{field}写的是“{value}”，过几天就分不清是哪天。请写完整日期，例如 2026-11-25。"
    ),
    "date.every": held(
        "{field}写的是“{value}”，看不出是哪几天。请写明日期，一次写一行；活动定期举办的，请改写“重复”，例如“重复: {{每: 周, 星期: 六, 自: 2026-12-05, 至: 2027-01-30}}”。"
    ),
    "date.endless": held(
        "{field}写的是“{value}”，这不是日期。请写日期，例如 2026-11-25；确实没有期限的，改写“长期张贴: 是”，再加一行“复核日期: 2027-03-31”。"
    ),
    "date.no_year": held(
        "{field}写的是“{value}”，没有写年份，月和日也可能弄反。请写全成“年-月-日”，例如 2026-11-25。"
    ),
    "date.odd_year": held("{field}写的是“{value}”，年份 {year} 不对。请核对年份，例如 2026。"),
    "date.no_such_month": held(
        "{field}写的是“{value}”，没有 {month} 月。请核对月份，次序是年-月-日。"
    ),
    "date.no_such_day": held(
        "{field}写的是“{value}”，{year} 年 {month} 月没有 {day} 日。请改成实际的日子；当月最后一天是 {suggestion}。"
    ),
    "date.wrong_weekday": held(
        "{field}写的是“{value}”，可 {day} 是{weekday}，不是{typed}。请核对日期；星期不用写，页面会自动标出。"
    ),
    "date.no_clock_here": held("{field}写的是“{value}”，这里只写日期。请改成 {suggestion}。"),
    "date.is_a_span": held(
        "{field}写的是“{value}”，这里只能写一个时刻，不能写一段时间。请只写结束（或开始）的那个时刻。"
    ),
    "date.long_span": held("{field}写的是“{value}”，长达 {days} 天。请核对前后两个日期的年份。"),
    "date.skipped": held(
        "{field}写的是“{value}”，当天因夏令时没有这个钟点。请写明时差，例如 {suggestion}。"
    ),
    "date.repeated": held(
        "{field}写的是“{value}”，当天因夏令时这个钟点有两次。请写明时差，例如 {suggestion}。"
    ),
    "time.impossible": held(
        "{field}写的是“{value}”，没有这个钟点。请写 0:00 到 24:00 之间的时间。"
    ),
    "time.vague": held(
        "{field}写的是“{value}”，时间不够明确。请用 24 小时制写到钟点，例如 {example}。"
    ),
    "window.not_understood": held(
        "{field}写的是“{value}”，看不懂。请写成 2026-11-25 9:00–17:00；几天就写几行，每行前加“- ”。"
    ),
    "window.no_end": held(
        "{field}写的是“{value}”，只有开始没有结束。请写成一段时间，例如 {example}。"
    ),
    "window.half_a_clock": held(
        "{field}写的是“{value}”，一头有钟点、一头没有。请两头都写，例如 {day} 9:00 – {day} 17:00。"
    ),
    "window.backwards": held("{field}写的是“{value}”，结束不晚于开始。请核对前后两个时间。"),
    "window.backwards_clock": held(
        "{field}写的是“{value}”，结束不晚于开始。若是跨夜，请写成 {suggestion}。"
    ),
    "zone.unknown": held("{field}写的是“{value}”，没有这个时区。中国大陆请写 Asia/Shanghai。"),
    "accent.not_colour": held(
        "{field}写的是“{value}”，看不懂。颜色请写成 # 加六位数字或字母，例如 '{example}'（连引号一起写）。"
    ),
    "accent.pale": held(
        "{field}写的是“{value}”，太浅了：和纸色的对比只有 {contrast}:1，老人看不清。请换一个深一些的颜色，对比要到 {least}:1。"
    ),
    "value.device_id": held(
        "{field}写的是“{value}”，Windows 不允许用它作文件名，页面会存不下。请换一个，例如 {example}。"
    ),
    "upload.not_list": held(
        "{field}写的是“{value}”，请写成列表，程序和每个参数各占一项，例如 [rsync, -rt, --files-from=$list, $site/, web@203.0.113.7:site/]。"
    ),
    "upload.placeholder": held(
        "{field}里的“{value}”看不懂：$ 后面只能写 site（网站文件夹）或 list（文件清单）。要写 $ 本身，请写 $$。"
    ),
    "upload.no_remove": held(
        "{field}只写了 put，没有写 remove：过期的文件会一直留在线上。请补上 remove；整个文件夹一起上传的，put 里不要写 $list。"
    ),
    "upload.minutes": held("{field}写的是“{value}”，请写 1 到 {most} 之间的整数。"),
}
