"""What the command line says, in Chinese and English."""

from __future__ import annotations

from generator.cli.live_words import LIVE_WORDS
from generator.problems import Grade, Language
from generator.snapshot import State

_WORDS: dict[str, tuple[str, str]] = {
    **LIVE_WORDS,
    "program": (
        "小区公告网站：把 content/ 里的内容变成网站，过期的自动下架。",
        "An estate's website from content/; whatever has expired is left out by itself.",
    ),
    "epilog": (
        "退出码：0 完成；1 完成但有问题；2 用法不对；3 拒绝执行；4 读写出错；75 另一个生成正在进行。",
        "Exit status: 0 done, 1 done with problems, 2 usage, 3 refused, 4 input/output, 75 locked.",
    ),
    "usage": ("这样写看不懂，请对照下面的用法。", "wrong usage."),
    "commands": ("命令", "commands"),
    "needed": ("参数", "arguments"),
    "choices": ("选项", "options"),
    "help": ("显示这份说明", "show this help"),
    "version": ("显示版本号", "show the version"),
    "folder": ("小区文件夹，里面有 content/（默认当前文件夹）", "the folder that holds content/"),
    "at": (
        "按这个时刻处理，如 2026-11-26 或 2026-11-26T08:00（默认现在）",
        "as of this moment, e.g. 2026-11-26 or 2026-11-26T08:00 (default: now)",
    ),
    "lang": ("提示语言", "language of messages"),
    "json": ("输出 JSON，供程序读取", "JSON for programs"),
    "out": ("输出文件夹（默认 小区文件夹/site）", "output folder (default FOLDER/site)"),
    "fonts": (
        "海报用的字体文件夹（默认用自带的思源黑体）",
        "folder of the fonts for paper (default: Noto Sans CJK, which comes along)",
    ),
    "posters": (
        "网站上做不做海报和图片（默认做）",
        "posters and pictures on the site (default: yes)",
    ),
    "posters_if_asked": (
        "网站上做不做海报和图片（默认不做，改一个字就快得多）",
        "posters and pictures on the site (default: no, so that an edit shows at once)",
    ),
    "no_fonts": (
        "{folder} 里没有可用的字体（.otf、.ttf、.ttc）。请换一个文件夹，或去掉 --fonts。",
        "{folder} holds no font that can be used (.otf, .ttf, .ttc); name another or leave --fonts out.",
    ),
    "print": (
        "打印海报：按张贴点打包，或单张；输出到 print/，从不发布到网站",
        "paper: packs for the boards, or single ones; into print/, never published",
    ),
    "round": ("早巡单：今天撤什么、贴什么、每处应挂什么", "the sheet for the morning round"),
    "print_out": ("输出文件夹（默认 小区文件夹/print）", "output folder (default FOLDER/print)"),
    "round_out": (
        "输出的 PDF（默认 小区文件夹/print/早巡单-日期.pdf）",
        "the PDF (default in FOLDER/print)",
    ),
    "print_all": ("全部张贴点，按行走顺序", "all boards, in walking order"),
    "print_board": ("只打这些张贴点的", "the packs of these boards"),
    "print_item": (
        "只打这几样：公告或活动的编号、文件名，或“收费公示牌”这样的名称",
        "these: notices or events by id or number, or a paper by its name",
    ),
    "only_new": ("只打这一天以来新贴或改过的", "only what is new or changed since that day"),
    "letter": ("公告另出一份 A4 信函", "notices also as a letter"),
    "png": ("另出图片", "pictures as well"),
    "print_what": (
        "要打印什么？请写 --all（全部），--board 张贴点，或 --item 公告的编号、文件名。",
        "what shall be printed? Give --all, --board ID, or --item ID.",
    ),
    "print_into_site": (
        "打印的东西可能含只供张贴的内容，不能放进网站文件夹 {out}。请用 --out 换一个位置。",
        "paper may say what the site must not, so it cannot go into {out}; choose another --out.",
    ),
    "print_unknown": (
        "没有在张贴的“{id}”。{hint}",
        "nothing called {id} is posted now. {hint}",
    ),
    "print_no_board": ("没有叫“{id}”的张贴点。{hint}", "there is no board called {id}. {hint}"),
    "bad_since": (
        "--only-new 写的是“{value}”，看不懂。请写成 2026-11-26。",
        "--only-new {value} is not understood; write 2026-11-26.",
    ),
    "recorded": ("已存张贴记录：{path}", "posting record kept: {path}"),
    "printed": (
        "已做好 {files} 个文件，在 {out}：共需 {sheets}。",
        "Files made: {files}, in {out}; sheets needed: {sheets}.",
    ),
    "round_written": ("早巡单：{out}，共 {pages} 页。", "Round sheet: {out}, pages: {pages}."),
    "build": ("生成网站，过期的自动下架", "build the site; what has expired is left out"),
    "check": ("检查全部内容，列出所有问题，什么也不写", "list every problem, write nothing"),
    "list": (
        "列出公告和活动：在挂、待挂、已下、有误",
        "list notices and events by state, with the reason",
    ),
    "next": ("下一次自动变化是什么时候、变什么", "the next change and what it is"),
    "withdraw": (
        "撤回公告、活动或公示，立即下架",
        "withdraw a notice, event or disclosure; it is gone at once",
    ),
    "text": (
        "公告或活动的群文字（不超过 200 字），可直接粘贴到业主群",
        "the text for the owners' chat group, at most 200 characters",
    ),
    "not_visible": (
        "“{id}”现在不在网站上，群里先不要发。用 estate list 查看原因；要看某个时刻的，请加 --at。",
        "{id} is not on the site now; see estate list for the reason, or add --at for another moment.",
    ),
    "new": (
        "新建一份带提示的草稿：停水、停电、活动……",
        "a commented draft of a notice or an event: water, power, event …",
    ),
    "kind_of": ("类别，如 停水、电梯、活动", "what about: water, lift, event …"),
    "created": (
        "已新建 {path}，是草稿。改好后删掉“状态: 草稿”那一行，再运行 estate check。",
        "Created {path}, a draft. When it is written delete the line 状态: 草稿 and run estate check.",
    ),
    "unknown_kind": (
        "没有“{kind}”这一类。{hint}可以写：{words}。",
        "there is no kind {kind}. {hint} Write one of: {keys}.",
    ),
    "diff": (
        "两个时刻之间、或两个文件夹之间有什么不同：上架、变化、下架",
        "what appears, changes and goes between two moments or two folders",
    ),
    "diff_from": ("从这个时刻（默认现在）", "from this moment (default: now)"),
    "diff_to": ("到这个时刻", "to this moment"),
    "diff_with": ("和另一个小区文件夹相比", "compare with another folder"),
    "diff_what": (
        "请写 --to 某个时刻，或 --with 另一个文件夹。",
        "say --to a moment or --with another folder.",
    ),
    "differences": ("{start} → {end}：{count} 处不同", "{start} → {end}: {count} differences"),
    "no_difference": ("{start} → {end}：没有不同。", "{start} → {end}: no difference."),
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
    "id": ("文件名，不带 .md", "file name, without .md"),
    "reason": ("撤回原因，会记入登记", "why; kept in the register"),
    "privacy": (
        "涉及隐私（公示期未满时只有这个理由可以撤回）",
        "for privacy: the only reason to take a public notice down before its time",
    ),
    "no_content": (
        "{folder} 里没有 content/ 文件夹。请换到小区文件夹再运行，或在命令后写上它的位置。",
        "{folder} holds no content/; go there or name the folder.",
    ),
    "bad_moment": (
        "{option} 写的是“{value}”，看不懂。请写成 2026-11-26 或 2026-11-26T08:00。",
        "{option} {value} is not understood; write 2026-11-26 or 2026-11-26T08:00.",
    ),
    "locked": (
        "另一个生成正在进行，请稍后再试。",
        "another build is running; try again shortly.",
    ),
    "io": (
        "读写出错：{reason}。旧网站仍在，已过期的已删除；请检查磁盘空间和权限后再试。",
        "input/output error: {reason}. The old site is intact, what expired is removed.",
    ),
    "plan": (
        "只列出会更新和删除哪些文件，什么也不写",
        "list what would be put and deleted, in order; write nothing",
    ),
    "would_put": ("更新  {path}", "put  {path}"),
    "would_remove": ("删除  {path}", "delete  {path}"),
    "planned": (
        "以上是生成 {out} 时的顺序：更新 {put} 个文件，删除 {removed} 个，{unchanged} 个不变。现在什么也没有写。",
        "In this order for {out}: files to put {put}, to delete {removed}, unchanged {unchanged}. Nothing was written.",
    ),
    "lacking": (
        "磁盘空间不够，还差 {bytes} 字节：现在生成只会删除过期的，不会更新。",
        "the disk lacks {bytes} bytes: a build would delete what expired and put nothing.",
    ),
    "built": (
        "已生成 {out}：公告 {notices} 则、活动 {events} 项；更新 {put} 个文件，删除 {removed} 个，{unchanged} 个未变。",
        "Built {out}: notices {notices}, events {events}; files put {put}, removed {removed}, unchanged {unchanged}.",
    ),
    "aside": (
        "{path} 被人手工改过，改动已另存到 {folder}。",
        "{path} had been edited by hand; the edited file is kept in {folder}.",
    ),
    "next_change": ("下一次自动变化：{when}", "Next change: {when}"),
    "appears": ("上架  {id}  {title}", "appears  {id}  {title}"),
    "disappears": ("下架  {id}  {title}", "goes  {id}  {title}"),
    "calendar": ("活动日历", "Calendar"),
    "alters": ("变化  {id}  {title}", "changes  {id}  {title}"),
    "no_problem": (
        "没有问题：{notices} 则公告、{events} 项活动、{guides} 篇指南都正常。",
        "No problem found.",
    ),
    "count": ("共 {problems} 处", "{problems} in all"),
    "listed": ("{state} {count} 则（{at}）", "{state}: {count} ({at})"),
    "rest_day": ("（含休息日，可提前安排）", "(on a rest day; arrange it earlier)"),
    "clock_back": (
        "电脑时间比上一次生成还早，也照样生成",
        "build although the clock is earlier than at the last run",
    ),
    "empty": (
        "content 里确实什么都没有了，把网站清空",
        "there is no content any more: empty the site",
    ),
    "emptied": ("已清空 {out}：删除 {removed} 个文件。", "Emptied {out}: {removed} files removed."),
    "watch": (
        "一直守着：内容一改、时间一到就生成，按 Ctrl-C 结束",
        "build whenever something is edited or ends, until stopped",
    ),
    "watch_at": (
        "watch 按电脑时间工作，不能加 --at。",
        "watch goes by the clock and takes no --at.",
    ),
    "watch_ended": ("已停止。", "Stopped."),
    "listed_none": ("没有{state}的内容。", "Nothing: {state}."),
    "from": ("{start} 起", "from {start}"),
    "until": ("张贴至 {end}", "until {end}"),
    "inclusive": ("{day}（含当日）", "{day} (inclusive)"),
    "days_left": ("还有 {days} 天", "days left: {days}"),
    "last_day": ("最后一天", "last day"),
    "unlimited": ("长期，{review} 复核", "until further notice, review {review}"),
    "unknown_notice": (
        "没有叫“{id}”的公告。{hint}",
        "there is no notice called {id}. {hint}",
    ),
    "hint": ("是不是想写“{near}”？", "Did you mean {near}?"),
    "protected": (
        "公示期未满，最早 {lawful}（含当日）之后才能撤下。若涉及隐私，请加 --privacy。",
        "its minimum posting period lasts until {lawful} (inclusive); for privacy add --privacy.",
    ),
    "withdrawn": (
        "已登记撤回：{id}（{reason}）。",
        "Withdrawn: {id} ({reason}).",
    ),
}

USAGE_FAULTS = (
    (r"the following arguments are required: (.+)", "缺少 {0}。"),
    (r"unrecognized arguments: (.+)", "不认识“{0}”。"),
    (
        r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.+)\)",
        "{0} 不能写“{1}”，可以写：{2}。",
    ),
    (r"argument (.+?): expected one argument", "{0} 后面要写一个值。"),
    (r"argument (.+?): ignored explicit argument '?(.*?)'?", "{0} 后面不用写“{1}”。"),
    (r"argument (.+?): invalid .+ value: '?(.*?)'?", "{0} 不能写“{1}”。"),
    (r"ambiguous option: (.+?) could match (.+)", "{0} 写得不全，可能是：{1}。"),
)
"""What ``argparse`` says about wrong usage, as it is worded from Python 3.11 on, in Chinese."""

GRADES = {
    Grade.HELD: ("未发布", "held"),
    Grade.PUBLISHED: ("已发布，须改正", "published with a problem"),
    Grade.WARNING: ("提醒", "warning"),
}

STATES = {
    "current": ("在挂", "current"),
    "scheduled": ("待挂", "scheduled"),
    "ended": ("已下", "ended"),
    "broken": ("有误", "broken"),
}

REASONS = {
    State.DRAFT: ("草稿", "draft"),
    State.WITHDRAWN: ("已撤回", "withdrawn"),
    State.SUPERSEDED: ("已被替代", "superseded"),
    State.SCHEDULED: ("未到张贴时间", "not yet"),
    State.ENDED: ("已到期", "expired"),
    State.CURRENT: ("", ""),
}


def say(language: Language, key: str, **facts: object) -> str:
    return pick(language, _WORDS[key]).format(**facts)


def pick(language: Language, words: tuple[str, str]) -> str:
    return words[0] if language == "zh" else words[1]
