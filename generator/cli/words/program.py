"""Words that all commands have in common, in Chinese and English."""

from __future__ import annotations

PROGRAM: dict[str, tuple[str, str]] = {
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
    "id": ("文件名，不带 .md", "file name, without .md"),
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
        "读写出错：{reason}。请检查磁盘空间和权限后再试。",
        "input/output error: {reason}. Check the disk and the rights of the folder, then try again.",
    ),
    "io_nothing_removed": (
        "旧网站仍在，没有要撤下的。",
        "The old site is intact; nothing was to be taken down.",
    ),
    "io_removed": (
        "旧网站仍在，已过期的已删除。",
        "The old site is intact, what expired is removed.",
    ),
    "io_left": (
        "没能删掉（{count} 个文件，已过期却还在网站上）：{paths}。请关掉正在使用它们的程序，再运行一次，或手工删除。",
        "Not removed ({count} files that are over and still on the site): {paths}. Close the programs that use them and run this again, or delete them by hand.",
    ),
    "next_change": ("下一次自动变化：{when}", "Next change: {when}"),
    "count": ("共 {problems} 处", "{problems} in all"),
    "clock_back": (
        "电脑时间比上一次生成还早，也照样生成",
        "build although the clock is earlier than at the last run",
    ),
    "listed_none": ("没有{state}的内容。", "Nothing: {state}."),
    "hint": ("是不是想写“{near}”？", "Did you mean {near}?"),
}
