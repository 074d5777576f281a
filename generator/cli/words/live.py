"""Words of ``publish`` and ``check-live`` about the site on its host, in Chinese and English."""

from __future__ import annotations

LIVE: dict[str, tuple[str, str]] = {
    "check-live": (
        "检查线上的网站是否最新、到期的是否真的打不开了",
        "whether the live site is fresh and what expired is gone",
    ),
    "url": ("网站地址，如 https://example.com/", "address of the site, https://example.com/"),
    "grace": (
        "变化之后宽限多少分钟（默认 15）",
        "minutes a change may be late (default 15)",
    ),
    "live_address": (
        "“{url}”不是网站地址。请写完整，如 https://example.com/。",
        "{url} is no address of a site; write it out, https://example.com/.",
    ),
    "live_unreachable": ("连不上 {url}：{reason}。", "{url} cannot be reached: {reason}."),
    "live_fresh": (
        "{url} 是最新的。下一次自动变化：{when}；抽查 {gone} 个已到期或撤回的地址，都已打不开。",
        "{url} is fresh. Next change: {when}; addresses of what ended, asked for and gone: {gone}.",
    ),
    "live_no_status": (
        "{url}/status.json 不是本程序生成的（回应 {about}），无法判断网站新旧。请检查网址和上传。",
        "{url}/status.json is none of ours (answer {about}): the site's age cannot be told.",
    ),
    "live_stale": (
        "网站已经过时：{about} 就该变化，至今没有更新。请检查定时生成和上传。",
        "The site is stale: it was to change at {about} and has not. Check the timer and the upload.",
    ),
    "live_ahead": (
        "网站比现在还新：它按 {about} 生成。请检查生成网站的电脑的时间。",
        "The site is ahead of time: it was built as of {about}. Check the clock it is built by.",
    ),
    "live_clock": (
        "网站服务器的时间不对：它说现在是 {about}。页面按服务器时间隐藏到期内容，请校准。",
        "The host's clock is wrong: it says {about}. Pages hide what has ended by it; set it right.",
    ),
    "live_estate": (
        "{url} 是另一个小区（{about}）的网站。请检查网址和上传的位置。",
        "{url} is the site of another estate ({about}).",
    ),
    "live_answers": (
        "已到期或撤回，却仍能打开：{url}{about}。请重新生成并上传，删除这个页面。",
        "Ended or withdrawn, and still answers: {url}{about}.",
    ),
    "live_listed": (
        "已到期或撤回，却仍在 sitemap.xml 里：{about}。",
        "Ended or withdrawn, and still in sitemap.xml: {about}.",
    ),
    "live_missing": (
        "应该在网站上，sitemap.xml 里却没有：{about}。",
        "Should be on the site and is not in sitemap.xml: {about}.",
    ),
    "publish": (
        "生成网站并上传，再检查线上是否就位",
        "build the site, send it to its host, and look whether it is there",
    ),
    "upload_plan": (
        "只列出会上传和删除哪些文件，什么也不写、不传",
        "list what would be sent and deleted, in order; write and send nothing",
    ),
    "upload_planned": (
        "以上是发布到 {url} 时的顺序：上传 {put} 个文件，删除 {removed} 个。现在什么也没有传。",
        "In this order for {url}: files to send {put}, to delete {removed}. Nothing was sent.",
    ),
    "publish_at": (
        "publish 发布的是现在的网站，不能加 --at。要看某个时刻会发布什么，请加 --plan。",
        "publish sends the site as of now and takes no --at; to see a moment's add --plan.",
    ),
    "publish_done": (
        "已发布到 {url}：{items}上传 {put} 个文件，删除 {removed} 个；{seen}",
        "Published to {url}: {items}files sent {put}, deleted {removed}; {seen}",
    ),
    "publish_nothing": (
        "{url} 不用更新：没有文件要上传或删除；{seen}",
        "{url} needs nothing: no file to send or delete; {seen}",
    ),
    "publish_failed": (
        "没有发布完：新内容可能还没有全部上线，已到期的都已从 {url} 删除。请看上面的原因，改好后再发布一次，会接着传。",
        "Not all was sent; what expired is off {url}. See the reason above and publish again: it goes on.",
    ),
    "publish_left": (
        "没有发布完：{url} 上还有 {left} 个已到期的文件没有删除。请看上面的原因，改好后马上再发布一次，会接着做。",
        "Not all was done: {left} expired files are still on {url}. See the reason above and publish again at once.",
    ),
    "not_uploaded": (
        "网站在 {out}，没有上传：estate.yaml 里没有写上传命令（upload）。",
        "The site is in {out} and was not sent: estate.yaml names no upload command.",
    ),
    "seen": ("线上已核对，都对。", "the live site is as it should be."),
    "seen_wrong": ("但线上还不对，见上面。", "but the live site is not right yet, see above."),
    "went_up": ("上架 {number} 项（{names}{more}），", "now up {number} ({names}{more}), "),
    "went_down": ("下架 {number} 项（{names}{more}），", "taken down {number} ({names}{more}), "),
    "between": ("、", ", "),
    "and_more": (" 等", " and more"),
    "upload_missing": (
        "找不到上传程序“{fact}”。请检查 estate.yaml 里的 upload，或先安装它。",
        "there is no program {fact}; check upload in estate.yaml, or install it.",
    ),
    "upload_unusable": (
        "上传命令不能运行：{fact}。请检查 estate.yaml 里的 upload。",
        "the upload command cannot be run: {fact}; check upload in estate.yaml.",
    ),
    "upload_status": (
        "上传命令没有成功（退出码 {fact}），它最后说：",
        "the upload command failed (exit status {fact}); it said last:",
    ),
    "upload_signal": (
        "上传命令中途被终止（信号 {fact}），它最后说：",
        "the upload command was ended by signal {fact}; it said last:",
    ),
    "upload_timeout": (
        "上传命令 {fact} 分钟还没有做完，已停止。请检查网络；确实需要更久，请在 upload 里写 minutes。它最后说：",
        "the upload command was stopped after {fact} minutes; check the network, or write minutes in upload. It said last:",
    ),
    "silent": ("（什么也没有说）", "(nothing)"),
    "upload_lost": (
        "上传记录损坏，已全部重传；线上可能留有旧文件。请让主机清空网站文件夹后再发布一次，或用 check-live 检查。",
        "the note of what was sent is damaged, so all was sent again and old files may be left on the host: empty it and publish again, or use check-live.",
    ),
}
