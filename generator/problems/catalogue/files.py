"""Files that cannot be read, or do not belong where they lie."""

from __future__ import annotations

from generator.problems.catalogue.wording import Wording, held, published, warning

FILES: dict[str, Wording] = {
    "file.unreadable": held(
        "文件打不开（系统提示：{reason}）。请关掉正在使用它的程序，再试一次。",
        "the file cannot be read ({reason}); close the programs that use it and try again.",
    ),
    "file.empty": held(
        "文件是空的，可能没有保存完。请重新填写；若内容丢了，请用备份恢复。",
        "the file is empty, as if half saved; fill it in again or restore it from a backup.",
    ),
    "file.only_comments": held(
        "文件里只有 # 开头的备注，没有内容。请在下面写上项目。",
        "the file holds only comments; write its fields below them.",
    ),
    "file.not_text": held(
        "这不是文本文件，像是 Word、Excel、PDF 或图片改了文件名。请用记事本新建一个文件，把文字粘贴进去，另存为 UTF-8。",
        "this is no text file but looks like a renamed Word, Excel, PDF or picture file; paste its text into a new text file saved as UTF-8.",
    ),
    "file.encoding": held(
        "文字编码无法识别。请用记事本打开，另存为时把“编码”选成 UTF-8。",
        "the text encoding is not recognised; open the file in an editor and save it as UTF-8.",
    ),
    "file.half_saved": held(
        "文件末尾少了半个字，像是没保存完。请重新打开，核对最后一行，再保存一次。",
        "the file ends in the middle of a character, as if half saved; check its last line and save it again.",
    ),
    "file.damaged": held(
        "这里有损坏的字，像是文件没存好，或拼进了别的编码的文字。请重新输入这一行，另存为 UTF-8。",
        "a character is damaged, as if two encodings were mixed; retype this line and save the file as UTF-8.",
    ),
    "file.control": held(
        "这一行有看不见的控制字符，多半是从别处粘贴来的。请删掉这一行，重新输入。",
        "this line holds an invisible control character; delete the line and retype it.",
    ),
    "file.too_big": held(
        "文件有 {size} KB，超过上限 {limit} KB。请把长内容拆开，图片和资料放进附件。",
        "the file has {size} kB, more than the {limit} kB allowed; split it, and put pictures into attachments.",
    ),
    "file.conflict_copy": held(
        "这像是复制或网盘同步留下的副本，没有采用。请把要保留的内容并入“{original}”，然后删除本文件。",
        "this looks like a copy left by copying or synchronising and is not used; merge it into {original} and delete it.",
    ),
    "file.lone_copy": held(
        "文件名像是复制或网盘同步留下的副本，原件“{original}”又不在，没有采用。不要了就删除；确实要发布，请改名，例如“{suggestion}”。",
        "the name is that of a copy left by copying or synchronising, and its original {original} is not there, so it is not used; delete it, or rename it if it is meant, for example to {suggestion}.",
    ),
    "file.conflict_markers": held(
        "有合并冲突留下的标记“{value}”。请只留下正确的内容，把带 <<<<<<<、=======、>>>>>>> 的行删掉。",
        "a merge conflict marker “{value}” is left over; keep the right text and delete the lines with <<<<<<<, ======= and >>>>>>>.",
    ),
    "file.wrong_extension": held(
        "文件名应以 {expected} 结尾，现在是“{extra}”。请在“查看”里打开“文件扩展名”，改名为“{suggestion}”。",
        "the name must end in {expected}, not {extra}; rename the file to {suggestion}.",
    ),
    "file.misnamed": held(
        "没有叫“{value}”的内容文件，是不是想写“{suggestion}”？请改名。",
        "there is no content file called “{value}”; did you mean {suggestion}? Rename it.",
    ),
    "file.office": held(
        "Word、Excel 文件不能直接发布，没有采用。要发公告，请把文字写进 .md 文件；要给业主下载，请另存为 PDF 放进 content/files/。",
        "office files are not published; write the text into a .md file, or save it as PDF in content/files/ for download.",
    ),
    "file.nested": held(
        "公告等内容要直接放在 {folder} 里，放在下一层文件夹里不会发布。请把它移到上一层。",
        "records lie directly in {folder}; in a folder below they are not published, so move it up.",
    ),
    "file.orphans": warning(
        "没有叫“{value}”的内容，这个文件夹里的附件用不上。请核对文件夹名，要和文件名一样（不带 .md）；不再需要就删掉。",
        "no record is called “{value}”, so the attachments in this folder are not used; name the folder like the file, without .md, or delete it.",
    ),
    "file.stray": warning(
        "这个文件不会被采用：这里只放 {expected}。请改放到合适的文件夹；要给业主下载的资料放进 content/files/。",
        "this file is not used: only {expected} belongs here; downloads belong in content/files/.",
    ),
    "file.stray_folder": warning(
        "没有叫“{value}”的内容文件夹，里面的东西不会被采用。请移走，或改成其中一个名字：{known}。",
        "there is no content folder called “{value}”, so nothing in it is used; move it away, or rename it to one of: {known}.",
    ),
    "file.lost_folder": held(
        "没有叫“{value}”的内容文件夹，里面 {count} 份内容没有发布。请把它们移到合适的文件夹：{known}。",
        "there is no content folder called “{value}”; what it holds is not published (files: {count}); move it to one of: {known}.",
    ),
    "file.lost_folder_like": held(
        "没有叫“{value}”的内容文件夹，里面 {count} 份内容没有发布。请把文件夹改名为“{suggestion}”。",
        "there is no content folder called “{value}”; what it holds is not published (files: {count}); rename it to {suggestion}.",
    ),
    "file.missing": held(
        "缺少这个文件。请从示例小区复制一份再修改。",
        "this file is missing; copy it from the sample estate and edit it.",
    ),
    "file.bad_name": held(
        "文件名“{value}”不能用作网址：只能用文字、数字、连字符和下划线。请改名，例如“{suggestion}”。",
        "the file name “{value}” cannot be part of an address: use letters, digits, - and _ only; rename it, for example to {suggestion}.",
    ),
    "file.device_name": held(
        "Windows 不允许用“{value}”作文件名，内容在办公室电脑上会存不下。请改名，例如“{suggestion}”。",
        "Windows keeps the name “{value}” for a device and could not hold its page; rename the file, for example to {suggestion}.",
    ),
    "kept.last_good": published(
        "网站上仍是改动之前的内容（这个文件里的 {count} 项）。请改正上面指出的错误，改好后自动换上新的。",
        "the site still shows what was there before the change ({count} records of this file); correct the mistakes named above and the new version appears.",
    ),
    "kept.status": published(
        "网站上还是原来那一份，没有拿下来。要马上拿下，请写“状态: 撤回”；不办了、要让业主知道，请写“状态: 取消”；都要加一行“变更原因”。",
        "the site still shows the record as it was; to take it down at once write “status: withdrawn”, to show that it will not take place “status: cancelled”, either with a “reason”.",
    ),
    "store.unwritable": warning(
        "存不下“上一次正确的内容”（{reason}），以后文件出错时就没有旧版可用。请检查磁盘空间和文件夹权限。",
        "the last good versions could not be kept ({reason}), so none will be there when a file breaks; check the disk and the rights of the folder.",
    ),
    "audit.found": published(
        "这个页面里出现了不该公开的内容“{value}”（来自 {other}），这一页没有照此发布。请检查 templates 文件夹里自己改过的模板，或正文里抄写的文字。",
        "the page would show “{value}” of {other}, which is not public, so it was not published like this; check your own templates and what was copied into texts.",
    ),
    "audit.held": held(
        "里面的“{value}”指向现在不公开的 {other}，整份没有发布。请删去这个网址，或换一种写法。",
        "its “{value}” names {other}, which is not public now, so the whole record is not published; delete the address or write it another way.",
    ),
    "audit.unreadable": published(
        "生成出来的这个文件不完整，手机和程序可能读不了。请检查 templates 文件夹里自己改过的模板。",
        "this file came out so that nothing can read it; check your own templates.",
    ),
    "audit.dead_link": published(
        "这个页面上的链接“{value}”打不开。请检查 templates 文件夹里自己改过的模板。",
        "the link “{value}” on this page leads nowhere; check your own templates.",
    ),
    "content.empty": held(
        "content 文件夹里一个内容文件也没有，可能是磁盘或网盘没有连上。网站照旧，只撤下到期的。请检查文件夹；确实要清空网站，请加 --allow-empty。",
        "there is not one content file in this folder, probably because a drive is not connected; the site stays, and only what ends is taken down. Check the folder, or add --allow-empty to empty the site.",
    ),
    "content.most_gone": published(
        "内容一下子少了大半（少了/原有：{known}），可能是文件夹被移走、改名，或网盘没有同步完。网站照旧，只撤下到期的。请核对文件夹；确实是删掉不要了，请在工作台的“发布”里确认，或加 --allow-missing。",
        "most of the content is gone at once (gone/there were: {known}), perhaps because a folder was moved or renamed, or is not synchronised yet; the site stays, and only what ends is taken down. put the files back, or, if they are meant to be gone, say so at the desk (Publish) or add --allow-missing.",
    ),
    "folder.unreadable": held(
        "文件夹打不开（系统提示：{reason}），不知道里面有什么。网站上原有的照旧，到期的照常撤下。请检查磁盘、网盘是否接好，有没有打开这个文件夹的权限，再试一次。",
        "the folder cannot be opened ({reason}), so nobody knows what is in it; what the site shows of it stays, and only what ends is taken down; check the drive and the rights of the folder, and try again.",
    ),
    "file.same_id": held(
        "文件名“{value}”与“{other}”相同（不分大小写），只采用了那一份。请把其中一个改名。",
        "the name “{value}” is the same as that of {other} (case ignored), which is used; rename one of them.",
    ),
    "file.link": held(
        "这是快捷方式或链接，没有采用。请把文件本身放在这里。",
        "this is a shortcut or link and is not followed; put the file itself here.",
    ),
    "file.more": warning(
        "这个文件还有 {count} 处问题没有列出。请先改好上面的，再检查一次。",
        "this file has more problems, not listed here ({count}); mend those above and check again.",
    ),
}
