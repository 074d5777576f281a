"""Words of the commands that only answer, in Chinese and English."""

from __future__ import annotations

ASKING: dict[str, tuple[str, str]] = {
    "list": (
        "列出公告和活动：在挂、待挂、已下、有误",
        "list notices and events by state, with the reason",
    ),
    "next": ("下一次自动变化是什么时候、变什么", "the next change and what it is"),
    "text": (
        "公告或活动的群文字（不超过 200 字），可直接粘贴到业主群",
        "the text for the owners' chat group, at most 200 characters",
    ),
    "not_visible": (
        "“{id}”现在不在网站上，群里先不要发。用 estate list 查看原因；要看某个时刻的，请加 --at。",
        "{id} is not on the site now; see estate list for the reason, or add --at for another moment.",
    ),
    "schema": (
        "写出 JSON Schema：编辑器据此提示有哪些字段、能写什么，并当场标出写错的地方",
        "JSON Schemas of all content files, by which editors propose and underline",
    ),
    "schema_out": (
        "输出文件夹（默认 小区文件夹/content/.schema）",
        "output folder (default FOLDER/content/.schema)",
    ),
    "schemas_written": (
        "{out} 里有 {count} 份 JSON Schema，其中 {changed} 份有更新。",
        "JSON Schemas in {out}: {count}, of which changed: {changed}.",
    ),
    "diff": (
        "两个时刻之间、或两个文件夹之间有什么不同：上架、变化、下架",
        "what appears, changes and goes between two moments or two folders",
    ),
    "diff_from": ("从这个时刻（默认现在）", "from this moment (default: now)"),
    "diff_to": ("到这个时刻", "to this moment"),
    "diff_with": ("和另一个小区文件夹相比", "compare with another folder"),
    "diff_page": (
        "另存为一页（.html），可以发送、打印",
        "also as one page (.html), to be sent and printed",
    ),
    "page_written": ("变化清单：{path}", "Page: {path}"),
    "page_name": (
        "--page 写的是“{path}”，不是网页。请写成 变化.html 这样的文件名。",
        "--page {path} is no page; name it like changes.html.",
    ),
    "page_foreign": (
        "“{path}”不是本程序做的，没有动它。请换一个文件名。",
        "{path} was not made by this program and is left alone; choose another name.",
    ),
    "diff_what": (
        "请写 --to 某个时刻，或 --with 另一个文件夹。",
        "say --to a moment or --with another folder.",
    ),
    "differences": ("{start} → {end}：{count} 处不同", "{start} → {end}: {count} differences"),
    "no_difference": ("{start} → {end}：没有不同。", "{start} → {end}: no difference."),
    "later_that_day": ("同一天还有：{when}", "Later that day: {when}"),
    "certificate_ends": ("：{name}的有效期到{until}为止", ": {name} is valid until {until}"),
    "inspection": ("检验", "the inspection"),
    "price_change": ("：{was} → {now}（{since}起）", ": {was} → {now} (from {since})"),
    "state": (
        "current 在挂，scheduled 待挂，ended 已下，broken 有误",
        "which notices",
    ),
    "kind": (
        "只列 notices 公告，或 events 活动；disclosures 应公示的事项及期限；fee-calendar 收费日历",
        "notices or events only; the disclosures the rules demand; the fee calendar",
    ),
    "no_fee_calendar": (
        "calendar.yaml 里没有收费日历。",
        "There is no fee_calendar in calendar.yaml.",
    ),
    "nothing_due": (
        "地方规则没有要求定期公示的事项。",
        "The rules demand no periodic disclosure.",
    ),
    "overdue": ("缺，{due} 前应公示", "missing, was due by {due}"),
    "still_due": ("待公示，{due} 前", "due by {due}"),
    "appears": ("上架  {id}  {title}", "appears  {id}  {title}"),
    "disappears": ("下架  {id}  {title}", "goes  {id}  {title}"),
    "calendar": ("活动日历", "Calendar"),
    "fee_board": ("收费总说明", "Price list as a whole"),
    "catalogue": ("服务目录总说明", "Service catalogue as a whole"),
    "alters": ("变化  {id}  {title}", "changes  {id}  {title}"),
    "listed": ("{state} {count} 则（{at}）", "{state}: {count} ({at})"),
    "rest_day": ("（含休息日，可提前安排）", "(on a rest day; arrange it earlier)"),
    "from": ("{start} 起", "from {start}"),
    "until": ("张贴至 {end}", "until {end}"),
    "inclusive": ("{day}（含当日）", "{day} (inclusive)"),
    "days_left": ("还有 {days} 天", "days left: {days}"),
    "last_day": ("最后一天", "last day"),
    "unlimited": ("长期，{review} 复核", "until further notice, review {review}"),
    "unlimited_overdue": (
        "长期，应于 {review} 复核，还没有人看过",
        "until further notice, was to be reviewed on {review}",
    ),
}
