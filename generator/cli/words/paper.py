"""Words of ``print`` and ``round``."""

from __future__ import annotations

PAPER: dict[str, str] = {
    "no_fonts": "{folder} 里没有可用的字体（.otf、.ttf、.ttc）。请换一个文件夹，或去掉 --fonts。",
    "print": "打印海报：按张贴点打包，或单张；输出到 print/，从不发布到网站",
    "round": "早巡单：今天撤什么、贴什么、每处应挂什么",
    "print_out": "输出文件夹（默认 小区文件夹/print）",
    "round_out": "输出的 PDF（默认 小区文件夹/print/早巡单-日期.pdf）",
    "print_all": "全部张贴点，按行走顺序",
    "print_board": "只打这些张贴点的",
    "print_item": "只打这几样：公告或活动的编号、文件名，或“收费公示牌”这样的名称",
    "only_new": "只打这一天早巡要贴、要换的（上一次早巡以后写的、改的都算）",
    "letter": "公告另出一份 A4 信函",
    "png": "另出图片",
    "print_what": "要打印什么？请写 --all（全部），--board 张贴点，或 --item 公告的编号、文件名。",
    "print_into_site": "打印的东西可能含只供张贴的内容，不能放进网站文件夹 {out}。请用 --out 换一个位置。",
    "print_unknown": "没有在张贴的“{id}”。{hint}",
    "print_no_board": "没有叫“{id}”的张贴点。{hint}",
    "bad_since": "--only-new 写的是“{value}”，看不懂。请写成 2026-11-26。",
    "recorded": "已存张贴记录：{path}",
    "printed": "已做好 {files} 个文件，在 {out}：共需 {sheets}。",
    "round_written": "早巡单：{out}，共 {pages} 页。",
    "review": "送审稿：--item 写的草稿、未审批的、还没到张贴时间的，每页注明不得张贴",
    "review_what": "要送审哪一份？请写 --review --item 文件名。",
    "reviewable": "送审稿 {files} 个文件，在 {out}。批准后请运行 estate approve。",
    "review_no_paper": "“{id}”不是要张贴的，没有送审稿。",
    "review_over": "“{id}”的张贴时间已过，不用再送审。请先改日期。",
}
