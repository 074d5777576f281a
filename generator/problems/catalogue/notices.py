"""Notices: their ends, their order, the rules of the trade."""

from __future__ import annotations

from generator.problems.catalogue.wording import Wording, held, published, warning

NOTICES: dict[str, Wording] = {
    "approval.lacking": held(
        "“{value}”要先批准才能发布，这里还没有审批人。请批准的人加一行“审批人: 姓名”；还没写好的，写“状态: 草稿”。"
    ),
    "approval.nobody": held(
        "“{category}”要先批准才能发布，审批人写的是“{value}”，看不出是谁。请批准的人写上姓名，例如 审批人: 周经理；还没批的，写“状态: 草稿”。"
    ),
    "notice.figure_differs": published(
        "公告里写的 {value} 元，公示“{other}”里没有，也不是其中几项的和。请核对，改成和公示一样。"
    ),
    "notice.reserved_id": held(
        "文件名“{value}”与网站的固定地址相同。请换一个文件名，例如 {suggestion}。"
    ),
    "notice.no_end": held(
        "没有写张贴到哪一天。请加一行“张贴至: 2026-11-25”这样的日期，或写影响时段；确实没有期限的，写“长期张贴: 是”和“复核日期”。"
    ),
    "notice.no_review": held(
        "写了长期张贴，还要写复核日期，到那天会提醒您。请加一行“复核日期: 2027-03-31”。"
    ),
    "notice.endless_alarm": held(
        "紧急和特急公告必须有结束时间，不能长期张贴。请写张贴至或影响时段。"
    ),
    "notice.backwards": held("{field}写的是 {until}，不晚于开始的 {start}。请核对这两个日期。"),
    "notice.ends_before_window": warning(
        "{field}写的是 {until}，可影响要到 {window} 才结束，公告会提前消失。请把{field}改到影响结束之后。"
    ),
    "notice.no_start": held("公示要从张贴那天起算天数。请加一行“张贴自: 2026-11-20”。"),
    "notice.signed_late": warning(
        "落款日期 {signed} 晚于张贴日期 {start}。请核对，落款应在张贴当天或之前。"
    ),
    "notice.too_short": published(
        "公示期不足：按规则须满 {days}，最早 {lawful}（含当日）之后才能撤下，写的是 {until}。已按 {lawful} 张贴；请把张贴至改成 {lawful} 或更晚。"
    ),
    "notice.provisional": warning(
        "公示天数算到了 {year} 年，那年的放假安排还没公布，最早撤下日 {lawful} 只是暂定。公布后请填进 calendar.yaml。"
    ),
    "notice.late": warning(
        "离影响开始只有 {given} 小时，按规则至少提前 {hours} 小时张贴（{basis}），应在 {latest} 前张贴。请提前，突发情况请把级别写成“紧急”。"
    ),
    "notice.wrong_weekday": warning(
        "文中写“{value}”，可 {day} 是{weekday}。请改正，或删掉星期：页面和海报会自动标出。"
    ),
    "notice.debt_in_outage": held(
        "停水、停电、停气、供暖的公告里提到了“{value}”。不得用停供的方式催费（民法典第944条），请删去。"
    ),
    "notice.long_title": warning(
        "标题有 {length} 个字，海报上超过 {limit} 个字就远看不清。请缩短，细节放正文。"
    ),
    "notice.review_due": warning(
        "复核日期 {review} 已到。请确认这则公告还需要吗，并改写复核日期。"
    ),
    "notice.review_over": published(
        "复核日期 {review} 已到，这则长期公告改说“应于那天复核，请以现场为准”，{unlisted} 起不再列在首页。请到现场看一看：还需要，就把“复核日期”改到以后；不需要了，加一行“张贴至”。"
    ),
    "notice.midnight": warning(
        "{field}写的是 {value}，这一天刚开始就到期了，最后一天其实是 {before}。要到 {day} 当天结束，请只写 {day}；确实到 {before} 为止，请写 {before}。"
    ),
    "notice.over_before_seen": warning(
        "只到 {day} 为止，可这份内容 {first} 才写进来，所以没有人看得到。请核对年份和日期；确实是旧的，可以删掉这个文件。"
    ),
    "notice.over_before_named": warning(
        "只到 {day} 为止，比文件名里的 {named} 还早，到时没有人看得到。请核对年份和日期。"
    ),
    "notice.years_ahead": warning(
        "要到 {day} 才结束，还有大约 {years} 年。请核对年份；确实要长期张贴的公告，请写“长期张贴: 是”和“复核日期”。"
    ),
    "posting.years_ahead": warning("要到 {day} 才结束，还有大约 {years} 年。请核对年份。"),
    "notice.same_number": warning(
        "编号 {value} 与“{other}”重复，短网址只指向其中一则。请换一个编号。"
    ),
    "notice.unmarked_version": warning(
        "版本是 {value}，但没有写更正内容。请加“更正内容”，业主才知道改了哪里。"
    ),
    "notice.no_reason": warning(
        "状态是{status}，但没有写变更原因。请加一行“变更原因”，业主最想知道为什么。"
    ),
    "notice.protected": published(
        "公示期未满，最早 {lawful}（含当日）之后才能撤下，所以仍在公布。只有涉及隐私才可提前撤回，那时请加一行“涉及隐私: 是”。"
    ),
    "notice.self_superseding": published(
        "替代里写了它自己（{value}），已忽略。请写被替代的旧公告。"
    ),
    "notice.superseding_circle": published(
        "替代写的“{value}”绕一圈又替代了这一则（{circle}）。绕成一圈的替代都不算，这几则都还在网站上。请只在最新的一则里写“替代”，旧的里面删掉这一行。"
    ),
    "notice.floors_without_building": published(
        "{field}写的是“{value}”，但影响范围里没有这么高的楼。请核对楼层和楼栋。"
    ),
}
