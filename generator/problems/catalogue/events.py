"""Events, programmes and the fee calendar."""

from __future__ import annotations

from generator.problems.catalogue.wording import Wording, held, published, warning

EVENTS: dict[str, Wording] = {
    "event.no_date": held(
        "没有写活动在哪一天。请加一行，例如“日期: 2026-12-22 14:30–16:30”；逢节日写“节日”和“年份”，定期举办写“重复”。"
    ),
    "event.several_dates": held(
        "写了“重复”，又写了“日期”或“节日”，不知道以哪个为准。请只留一种；个别日子不同的写进“变动”。"
    ),
    "event.two_times": held(
        "日期里已经有钟点（{value}），又另外写了时间 {time}。请只在一处写钟点。"
    ),
    "event.no_year": held("写了节日“{value}”，没有写哪一年。请加一行，例如“年份: 2026”。"),
    "event.not_year": held(
        "{field}写的是“{value}”。请写四位数的公历年份，例如 2026；几年就写 2026、2027。"
    ),
    "event.no_such_festival": held(
        "{field}写的是“{value}”，没有这个节日。请写春节、元宵、端午、中秋、重阳、腊八、除夕、冬至等节日或节气，或写农历日子，例如“农历八月十五”。"
    ),
    "event.no_such_festival_like": held(
        "{field}写的是“{value}”，没有这个节日，是不是想写{suggestion}？请改正。"
    ),
    "event.far_before": held(
        "{field}写的是 {value}，最多提前 {limit} 天。请核对；更早的请直接写“日期”。"
    ),
    "event.not_rhythm": held(
        "{field}写的是“{value}”。请写“周”或“月”；每两周请写“每: 周”，再加“间隔: 2”。"
    ),
    "event.status_moved": held(
        "{field}写的是“{value}”。改期请写进“变动”，例如“变动: [{{原日期: 2026-12-19, 怎么变: 改期, 改到: 2026-12-26}}]”，状态这一行删去。"
    ),
    "event.no_such_festival_day": held(
        "{year} 年里没有“{value}”。请核对年份；农历大小月、闰月每年不同，腊月没有三十时请写“除夕”。"
    ),
    "event.beyond_tables": held(
        "“{value}”在 {year} 年是哪一天算不出来，农历表只到 {last} 年。请改用“日期”写明公历日子。"
    ),
    "event.not_weekday": held("{field}写的是“{value}”。请写星期，例如“六”或“二、四”。"),
    "event.not_nth": held("{field}写的是“{value}”。请写每月的第几个，1 到 5，或“最后”。"),
    "event.not_day_number": held(
        "{field}写的是“{value}”。请写每月几号，1 到 31；小月没有的日子按月底算。"
    ),
    "event.no_series": held(
        "“重复”没有写全或互相矛盾。请写成：每周要有“星期”；每月要么有“几号”，要么有“星期”加“第几”；间隔至少是 1。"
    ),
    "event.empty_series": held("从 {start} 到 {until} 之间一次也没有。请核对起止日期和星期。"),
    "event.too_many": held("到 {until} 为止超过 {limit} 次。请核对结束日期的年份，或改得近一些。"),
    "event.nothing_left": held(
        "“变动”里把每一次都写成了停办，活动一次也不剩。若整个活动不办了，请改写“状态: 取消”。"
    ),
    "event.clock_skipped": held(
        "{value} 这个钟点当天因夏令时不存在。请换一个钟点，或在“变动”里把这一天写成停办、另写一个活动。"
    ),
    "event.clock_repeated": held(
        "{value} 这个钟点当天因夏令时有两次。请换一个钟点，或在“变动”里把这一天写成停办、另写一个活动。"
    ),
    "event.posted_after": held(
        "张贴自 {start} 时活动已经结束（{end}），永远不会显示。请核对年份和日期。"
    ),
    "event.registration_backwards": held(
        "报名截止 {until} 不晚于报名开始 {start}。请核对两个日期。"
    ),
    "event.reserved_id": held(
        "文件名“{value}”与网站的固定地址相同。请换一个文件名，例如 {suggestion}。"
    ),
    "event.override_of_nothing": published(
        "变动写的是 {value}，那天本来就没有这个活动，没有起作用。请写原定的日子，最近的一次是 {suggestion}。"
    ),
    "event.override_twice": published("{value} 这一天写了两条变动，以后一条为准。请合成一条。"),
    "event.no_revised": warning(
        "活动有变动，没有写改动的日子。请加一行“修订日期”，例如“修订日期: 2026-11-20”，订阅的人才会收到更新。"
    ),
    "event.no_new_date": published(
        "变动写了改期，没有写改到哪一天，仍按原定日期显示。请加“改到”，例如“改到: 2026-12-26”。"
    ),
    "event.moved_to_days": held(
        "改到写的是“{value}”，而原来只是一天里的几个钟点。请写成一天，或写明钟点，例如 2026-12-26 9:00–11:00。"
    ),
    "event.no_new_place": published(
        "变动写了换地点，没有写换到哪里，仍显示原来的地点。请加“地点”。"
    ),
    "event.wrong_festival_day": warning(
        "日期写的是 {day}，而{value}是 {suggestion}。请核对；只是借节日办活动、不在当天的，请删去“节日”。"
    ),
    "event.unused_years": warning(
        "写了“年份”或“提前天数”，但没有用到：它们只和“节日”一起起作用。请删去，或补上“节日”。"
    ),
    "event.until_after_end": warning(
        "张贴至 {until} 晚于活动结束（{end}），活动一结束就会撤下。请删去这一行。"
    ),
    "event.until_before_end": warning(
        "张贴至 {until} 早于活动结束（{end}），到时业主就看不到了。请核对；若是报名截止，请写进“报名”的“报名至”。"
    ),
    "event.late_registration": warning(
        "{field}写的是 {value}，那时活动已经开始（{start}）。请核对日期和年份。"
    ),
    "event.registration_over": warning(
        "报名到 {until} 为止，而活动 {start} 才公布，业主来不及报名。请核对两个日期。"
    ),
    "event.no_places": held(
        "{field}写的是 0。请写实际的名额；不限名额就删去这一行，报满了请写“报名状态: 已满”。"
    ),
    "event.rain_where": warning("下雨改到室内，没有写改到哪里。请加“室内地点”。"),
    "event.rain_when": warning("下雨顺延，没有写顺延几天。请加“顺延天数”，例如 7。"),
    "event.unused_new_date": warning(
        "写的是{value}，又写了“改到”，没有用到。若是改期，请把{value}换成“改期”；不是就删去“改到”。"
    ),
    "event.moved_far": warning("从 {value} 改到 {suggestion}，相隔半年以上。请核对年份。"),
    "event.too_many_places": warning("{field}是 {value}，多于总名额 {limit}。请核对两个数字。"),
    "event.no_place": warning(
        "没有写地点。请加一行，例如“地点: 3栋一层活动室”，业主才知道到哪里去。"
    ),
    "event.same_place": warning("{day} 在“{value}”与“{other}”的时间重叠。请核对日期、时间或地点。"),
    "event.outside_programme": warning(
        "{day} 不在“{value}”的起止日期里（{start} 至 {until}）。请核对活动季或日期。"
    ),
    "ref.programme": published("{field}写的是“{value}”，programmes.yaml 里没有。可以写：{known}。"),
    "ref.no_programmes": published(
        "{field}写的是“{value}”，可是还没有任何活动季。请先在 programmes.yaml 里写上它的标识、名称和起止日期，或删去这一行。"
    ),
    "programme.backwards": held(
        "活动季“{value}”的结束 {until} 早于开始 {start}。请核对，跨年的要写下一年。"
    ),
    "programme.gap": warning("{start} 至 {until} 不在任何活动季里。请把前后活动季的日期接上。"),
    "programme.overlap": warning("与活动季“{value}”重叠（{start} 至 {until}）。请改成前后相接。"),
    "calendar.not_days_of_month": held(
        "{field}写的是“{value}”。请写每月的几号到几号，例如 28–31，或一天，例如 25。"
    ),
    "calendar.not_month": held("{field}写的是“{value}”。请写月份数字，例如 2、5、8、11。"),
    "calendar.year_missing": warning(
        "{year} 年的放假和调休安排还没有填。请照国务院办公厅的通知填进 calendar.yaml，日历和工作日才算得准。"
    ),
    "time.not_span": held(
        "{field}写的是“{value}”，看不懂。请写成 14:30–16:30；跨夜写成 22:00–次日0:30；一天两场，请在“日期”里一场写一行。"
    ),
    "time.backwards": held(
        "{field}写的是“{value}”，结束不晚于开始。若是跨夜，请写成 {suggestion}。"
    ),
}
