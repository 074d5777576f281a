"""Words of the commands that check and change the content, in Chinese and English."""

from __future__ import annotations

EDITING: dict[str, tuple[str, str]] = {
    "check": ("检查全部内容，列出所有问题，什么也不写", "list every problem, write nothing"),
    "withdraw": (
        "撤回公告、活动或公示，立即下架",
        "withdraw a notice, event or disclosure; it is gone at once",
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
    "reason": ("撤回原因，会记入登记", "why; kept in the register"),
    "privacy": (
        "涉及隐私（公示期未满时只有这个理由可以撤回）",
        "for privacy: the only reason to take a public notice down before its time",
    ),
    "no_problem": (
        "没有问题：{notices} 则公告、{events} 项活动、{guides} 篇指南都正常。",
        "No problem found.",
    ),
    "unknown_notice": (
        "没有叫“{id}”的公告。{hint}",
        "there is no notice called {id}. {hint}",
    ),
    "protected": (
        "公示期未满，最早 {lawful}（含当日）之后才能撤下。若涉及隐私，请加 --privacy。",
        "its minimum posting period lasts until {lawful} (inclusive); for privacy add --privacy.",
    ),
    "withdrawn": (
        "已登记撤回：{id}（{reason}）。",
        "Withdrawn: {id} ({reason}).",
    ),
    "undo": (
        "恢复公开：撤回登记里记一笔，撤回的内容重新公开",
        "make public again what was withdrawn; that is kept in the register too",
    ),
    "not_withdrawn": ("“{id}”没有撤回，不用恢复。", "{id} is not withdrawn."),
    "made_public_again": (
        "已登记恢复公开：{id}（{reason}）。",
        "Public again: {id} ({reason}).",
    ),
    "fix": (
        "改好有把握的笔误（全角冒号、少空格、引号、Tab、连写的日期、编码），先列出改动",
        "put right what can only be a slip (colons, spaces, quotes, tabs, encodings), shown first",
    ),
    "fix_plan": ("与 --fix 同用：只列出改动，什么也不写", "with --fix: show, write nothing"),
    "fix_yes": ("与 --fix 同用：不再问，直接写入", "with --fix: write without asking"),
    "fix_ask": ("写入以上 {count} 个文件的改动吗？[y/N]", "Write these files ({count})? [y/N]"),
    "fix_needs_yes": (
        "什么也没有写。要写入，请加 --yes。",
        "Nothing was written; add --yes to write.",
    ),
    "fix_nothing": ("没有可以自动改的。", "There is nothing that can be put right by itself."),
    "fix_encoding": (
        "{path}：另存为 UTF-8，内容不变。",
        "{path}: saved as UTF-8, with the same content.",
    ),
    "fixed": ("已改好 {count} 个文件。", "Files put right: {count}."),
    "new_title": ("标题", "its title"),
    "new_list": (
        "列出可以新建的种类；加 --json 还列出每种要填的项",
        "list the kinds there are; with --json also what a form asks for",
    ),
    "new_plan": ("只显示会写成什么样，什么也不写", "show what would be written; write nothing"),
    "price_what": (
        "请写明哪一项、新的价格、依据哪次决定：estate new 调价 --set 收费=… --set 价格=2.35 --set 决定=…。收费项目有：{known}。",
        "say which fee, its price and who decided it: --set fee=… --set price=2.35 --set resolution=…; there are {known}.",
    ),
    "price_not_simple": (
        "“{id}”不是一个单价（分档或按范围），请用编辑器打开收费文件加一条价格版本。",
        "{id} has no single price; open the file of fees and add a version there.",
    ),
    "price_not_later": (
        "新价格从 {start} 起，不晚于已有的 {last}。请写更晚的日子，已执行的价格不能改。",
        "the new price would hold from {start}, which is not after {last}.",
    ),
    "edit_bad_id": (
        "“{value}”不能作文件名。请用小写英文字母、数字和连字符，如 20261125-water。",
        "{value} cannot be a file name; use lower-case letters, digits and hyphens.",
    ),
    "correct": (
        "更正：改错的地方，版本加一，写明原来怎样、现在怎样",
        "put something right: another version, which says what it said before",
    ),
    "note": (
        "更正了什么，如“停水时间”；或写整句“停水时间：原 … → 现 …”",
        "what was put right: a word for it, or the whole line “时间：原 … → 现 …”",
    ),
    "set": (
        "把一项改成这个值，如 --set 地点=3栋大堂；可以写多次，同一项写多次就是几条",
        "sets a field: --set place=Lobby; the same key again makes a list",
    ),
    "extend": (
        "延期：影响时段（没有就是张贴期）延长到这一天，写明原定什么时候结束",
        "make the window, or else the posting period, longer, saying when it was to end",
    ),
    "extend_until": (
        "延长到什么时候，如 2026-11-28 或 2026-11-28 17:00",
        "until when, e.g. 2026-11-28 or 2026-11-28 17:00",
    ),
    "why": ("原因，会写给业主看", "why; owners read it"),
    "end": (
        "提前结束：从现在起已恢复，当天之后自动下架",
        "over early, from now on; it goes at the end of the day",
    ),
    "cancel": (
        "取消：不办了、不停了；原定时间过去之前一直显示“已取消”",
        "it will not happen; shown as cancelled until it would be over",
    ),
    "cancel_on": ("只取消活动的这一天，其余照常", "of an event, this day alone"),
    "replace": (
        "替代：照原样另起一份草稿，发布后旧的自动下架",
        "a draft with the same text; once it is published the old notice goes",
    ),
    "approve": (
        "审批：写上审批人和日期，草稿从此发布",
        "enter who approves it and when; a draft is none any more",
    ),
    "approved_by": ("审批人", "who approves it"),
    "edit_plan": ("只显示会改哪几行，什么也不写", "show which lines would change; write nothing"),
    "edited": (
        "已写入 {path}。网站在下一次生成时更新；要马上更新，请运行 estate build。",
        "Written: {path}. The site follows with the next build.",
    ),
    "edit_planned": ("以上是会改的地方。现在什么也没有写。", "Nothing was written."),
    "bad_set": (
        "--set 写的是“{value}”，看不懂。请写成 --set 地点=3栋大堂。",
        "--set {value} is not understood; write --set place=Lobby.",
    ),
    "edit_layout": (
        "这个文件的写法（大括号，或一行写了几项）没法只改一处。请用编辑器打开它改。",
        "This file is laid out so that no single field can be changed; open it in an editor.",
    ),
    "edit_changed": (
        "{path} 刚刚被别人改过，没有动它。请重新运行一次。",
        "{path} was just changed by somebody else and left alone; run this again.",
    ),
    "edit_unsafe": (
        "改 {path} 会动到别的内容，没有改。请用编辑器打开它改。",
        "Changing {path} would change something else as well, so it was left alone.",
    ),
    "edit_harm": (
        "照这样改，{path} 就发布不了，所以没有写。请先按上面说的改。",
        "Like this {path} could not be published, so nothing was written.",
    ),
    "edit_gap": (
        "第 {line} 行还没有写好：{value}",
        "line {line} is still to be written: {value}",
    ),
    "edit_nothing": ("没有要改的。", "There is nothing to change."),
    "edit_unknown_key": ("没有叫“{word}”的项。", "There is no field called {word}."),
    "edit_own_key": (
        "“{word}”不能用 --set 改：更正、延期、提前结束、取消、撤回、审批各有自己的命令。",
        "{word} cannot be set: correct, extend, end, cancel, withdraw and approve write it.",
    ),
    "edit_not_later": (
        "{until} 不比原来的 {old} 晚。延期要写更晚的时间。",
        "{until} is not later than {old}, as it is now.",
    ),
    "edit_endless": (
        "“{id}”长期张贴，没有截止时间，不用延期。",
        "{id} hangs until further notice and has no end to extend.",
    ),
    "edit_has_ended": ("“{id}”已经写明提前结束。", "{id} says already that it ended early."),
    "edit_not_current": (
        "“{id}”现在不在挂，不用结束。还没开始的请用 estate cancel 取消；已到期的不用管。",
        "{id} is not current: cancel what has not begun; what is over needs nothing.",
    ),
    "edit_draft": (
        "“{id}”是草稿，还没有发布过。请直接改文件；不要了就删掉。",
        "{id} is a draft nobody has seen; change its file, or delete it.",
    ),
    "edit_taken_back": ("“{id}”已经是“{status}”。", "{id} is taken back already."),
    "edit_only_events": (
        "“{id}”不是活动，不能只取消一天。",
        "{id} is no event, so no single day of it can be cancelled.",
    ),
    "edit_no_such_day": (
        "“{id}”在 {day} 本来就没有，最近的一次是 {near}。",
        "{id} does not take place on {day}; the nearest day is {near}.",
    ),
    "edit_has_override": (
        "“{id}”的 {day} 已经写了变动。请用编辑器打开它改。",
        "{id} has an override on {day} already; open it in an editor.",
    ),
    "edit_only_notices": (
        "“{id}”不是公告，只有公告能这样改。活动改期、停办请写“变动”。",
        "{id} is no notice; what becomes of single days of an event is an override.",
    ),
    "edit_not_about": (
        "“{id}”没有这样的状态，不能这样改。",
        "{id} is of a kind this cannot be done to.",
    ),
    "edit_no_change": (
        '请写明更正了什么：--set 影响时段=… ，或 --note "停水时间：原 … → 现 …"。',
        "Say what was corrected: --set window=…, or --note “时间：原 … → 现 …”.",
    ),
}
