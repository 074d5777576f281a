"""Files that cannot be read, or do not belong where they lie."""

from __future__ import annotations

from generator.problems.catalogue.wording import Wording, held, published, warning

FILES: dict[str, Wording] = {
    "file.unreadable": held("文件打不开（系统提示：{reason}）。请关掉正在使用它的程序，再试一次。"),
    "file.empty": held("文件是空的，可能没有保存完。请重新填写；若内容丢了，请用备份恢复。"),
    "file.only_comments": held("文件里只有 # 开头的备注，没有内容。请在下面写上项目。"),
    "file.not_text": held(
        "这不是文本文件，像是 Word、Excel、PDF 或图片改了文件名。请用记事本新建一个文件，把文字粘贴进去，另存为 UTF-8。"
    ),
    "file.encoding": held("文字编码无法识别。请用记事本打开，另存为时把“编码”选成 UTF-8。"),
    "file.half_saved": held(
        "文件末尾少了半个字，像是没保存完。请重新打开，核对最后一行，再保存一次。"
    ),
    "file.damaged": held(
        "这里有损坏的字，像是文件没存好，或拼进了别的编码的文字。请重新输入这一行，另存为 UTF-8。"
    ),
    "file.control": held(
        "这一行有看不见的控制字符，多半是从别处粘贴来的。请删掉这一行，重新输入。"
    ),
    "file.too_big": held(
        "文件有 {size} KB，超过上限 {limit} KB。请把长内容拆开，图片和资料放进附件。"
    ),
    "file.conflict_copy": held(
        "这像是复制或网盘同步留下的副本，没有采用。请把要保留的内容并入“{original}”，然后删除本文件。"
    ),
    "file.lone_copy": held(
        "文件名像是复制或网盘同步留下的副本，原件“{original}”又不在，没有采用。不要了就删除；确实要发布，请改名，例如“{suggestion}”。"
    ),
    "file.conflict_markers": held(
        "有合并冲突留下的标记“{value}”。请只留下正确的内容，把带 <<<<<<<、=======、>>>>>>> 的行删掉。"
    ),
    "file.wrong_extension": held(
        "文件名应以 {expected} 结尾，现在是“{extra}”。请在“查看”里打开“文件扩展名”，改名为“{suggestion}”。"
    ),
    "file.misnamed": held("没有叫“{value}”的内容文件，是不是想写“{suggestion}”？请改名。"),
    "file.office": held(
        "Word、Excel 文件不能直接发布，没有采用。要发公告，请把文字写进 .md 文件；要给业主下载，请另存为 PDF 放进 content/files/。"
    ),
    "file.nested": held(
        "公告等内容要直接放在 {folder} 里，放在下一层文件夹里不会发布。请把它移到上一层。"
    ),
    "file.orphans": warning(
        "没有叫“{value}”的内容，这个文件夹里的附件用不上。请核对文件夹名，要和文件名一样（不带 .md）；不再需要就删掉。"
    ),
    "file.stray": warning(
        "这个文件不会被采用：这里只放 {expected}。请改放到合适的文件夹；要给业主下载的资料放进 content/files/。"
    ),
    "file.stray_folder": warning(
        "没有叫“{value}”的内容文件夹，里面的东西不会被采用。请移走，或改成其中一个名字：{known}。"
    ),
    "file.lost_folder": held(
        "没有叫“{value}”的内容文件夹，里面 {count} 份内容没有发布。请把它们移到合适的文件夹：{known}。"
    ),
    "file.lost_folder_like": held(
        "没有叫“{value}”的内容文件夹，里面 {count} 份内容没有发布。请把文件夹改名为“{suggestion}”。"
    ),
    "file.missing": held("缺少这个文件。请从示例小区复制一份再修改。"),
    "file.bad_name": held(
        "文件名“{value}”不能用作网址：只能用文字、数字、连字符和下划线。请改名，例如“{suggestion}”。"
    ),
    "file.device_name": held(
        "Windows 不允许用“{value}”作文件名，内容在办公室电脑上会存不下。请改名，例如“{suggestion}”。"
    ),
    "kept.last_good": published(
        "网站上仍是改动之前的内容（这个文件里的 {count} 项）。请改正上面指出的错误，改好后自动换上新的。"
    ),
    "kept.status": published(
        "网站上还是原来那一份，没有拿下来。要马上拿下，请写“状态: 撤回”；不办了、要让业主知道，请写“状态: 取消”；都要加一行“变更原因”。"
    ),
    "store.unwritable": warning(
        "存不下“上一次正确的内容”（{reason}），以后文件出错时就没有旧版可用。请检查磁盘空间和文件夹权限。"
    ),
    "audit.found": published(
        "这个页面里出现了不该公开的内容“{value}”（来自 {other}），这一页没有照此发布。请检查 templates 文件夹里自己改过的模板，或正文里抄写的文字。"
    ),
    "audit.held": held(
        "里面的“{value}”指向现在不公开的 {other}，整份没有发布。请删去这个网址，或换一种写法。"
    ),
    "audit.unreadable": published(
        "生成出来的这个文件不完整，手机和程序可能读不了。请检查 templates 文件夹里自己改过的模板。"
    ),
    "audit.dead_link": published(
        "这个页面上的链接“{value}”打不开。请检查 templates 文件夹里自己改过的模板。"
    ),
    "content.empty": held(
        "content 文件夹里一个内容文件也没有，可能是磁盘或网盘没有连上。网站照旧，只撤下到期的。请检查文件夹；确实要清空网站，请加 --allow-empty。"
    ),
    "content.most_gone": published(
        "内容一下子少了大半（少了/原有：{known}），可能是文件夹被移走、改名，或网盘没有同步完。网站照旧，只撤下到期的。请核对文件夹；确实是删掉不要了，请在工作台的“发布”里确认，或加 --allow-missing。"
    ),
    "folder.unreadable": held(
        "文件夹打不开（系统提示：{reason}），不知道里面有什么。网站上原有的照旧，到期的照常撤下。请检查磁盘、网盘是否接好，有没有打开这个文件夹的权限，再试一次。"
    ),
    "folder.old_name": warning(
        "{value} 文件夹现在叫 {suggestion}。请把它改名，网址不变；已经有 {suggestion} 文件夹的，请把里面的文件都移过去。"
    ),
    "file.same_id": held(
        "文件名“{value}”与“{other}”相同（不分大小写和字形），只采用了那一份。请把其中一个改名。"
    ),
    "file.link": held("这是快捷方式或链接，没有采用。请把文件本身放在这里。"),
    "file.more": warning("这个文件还有 {count} 处问题没有列出。请先改好上面的，再检查一次。"),
}
