"""Words of ``build`` and ``watch``."""

from __future__ import annotations

BUILDING: dict[str, str] = {
    "posters": "网站上做不做海报和图片（默认做）",
    "posters_if_asked": "网站上做不做海报和图片（默认不做，改一个字就快得多）",
    "build": "生成网站，过期的自动下架",
    "plan": "只列出会更新和删除哪些文件，什么也不写",
    "would_put": "更新  {path}",
    "would_remove": "删除  {path}",
    "planned": "以上是生成 {out} 时的顺序：更新 {put} 个文件，删除 {removed} 个，{unchanged} 个不变。现在什么也没有写。",
    "lacking": "磁盘空间不够，还差 {bytes} 字节：现在生成只会删除过期的，不会更新。",
    "built": "已生成 {out}：公告 {notices} 则、活动 {events} 项；更新 {put} 个文件，删除 {removed} 个，{unchanged} 个未变。",
    "aside": "{path} 被人手工改过，改动已另存到 {folder}。",
    "returned": "{out} 里有 {count} 个旧的网站文件被放了回去（如 {path}），已从网站撤下，移到 {folder}。",
    "empty": "content 里确实什么都没有了，把网站清空",
    "missing": "少了的大半内容确实是删掉不要的，从网站上撤下",
    "emptied": "已清空 {out}：删除 {removed} 个文件。",
    "watch": "一直守着：内容一改、时间一到就生成，按 Ctrl-C 结束",
    "watch_at": "watch 按电脑时间工作，不能加 --at。",
    "preview": "打开工作台：看网站、改内容、打印、发布，都在浏览器里",
    "preview_port_taken": "端口 {port} 用不了，多半有别的程序占着。请换一个，或去掉 --port，会自己找空的。",
    "preview_no_port": "开得太多，没有空端口了。请关掉几个工作台再打开。",
    "preview_port": "本机端口（默认从 8642 起找一个空的）",
    "no_browser": "不打开浏览器，只显示地址",
    "preview_at": "工作台里自己选时刻，preview 不用加 --at。",
    "preview_open": "工作台已打开：{url}\n用完关掉这个窗口，或按 Ctrl-C。",
    "preview_ended": "工作台已关闭。",
    "watch_ended": "已停止。",
}
