"""Files to open or look at that must not be given to everybody as they are."""

from __future__ import annotations

from generator.problems.catalogue.wording import Wording, published, warning

ATTACHMENTS: dict[str, Wording] = {
    "attachment.too_big": published(
        "附件有 {size} MB，超过上限 {limit} MB，没有附上。请压缩到 {limit} MB 以内，再用原文件名放回来。",
        "the attachment has {size} MB, more than the {limit} MB allowed, and is left out; save it smaller under the same name.",
    ),
    "attachment.pixels": published(
        "图片有 {width}×{height} 像素，大得手机打不开，没有附上。请用看图软件把长边缩小到 2560 像素，另存后放回来。",
        "the picture has {width}×{height} pixels, too many for a phone to open, and is left out; save it with 2560 pixels on the long side.",
    ),
    "attachment.empty": published(
        "附件是空文件，像是没有拷贝完，没有附上。请重新拷贝一份放回来。",
        "the attachment is empty, as if half copied, and is left out; copy it again.",
    ),
    "attachment.broken": published(
        "图片不完整或已损坏，没有附上。请重新拷贝原图；仍然不行就用看图软件打开，另存一份放回来。",
        "the picture is cut off or damaged and is left out; copy the original again, or save it anew from a viewer.",
    ),
    "attachment.animated": published(
        "会动的图片不公布：它分散注意力，也停不下来。请另存为一张静止的图片放回来。",
        "animated pictures are not published, since readers cannot stop them; save one still picture instead.",
    ),
    "attachment.other_kind": published(
        "文件名以 {value} 结尾，内容却是 {found}，没有附上。请打开它，另存为 {expected} 放回来；只改文件名没有用。",
        "the name ends in {value}, but the file is {found}, so it is left out; save it as {expected}, renaming is not enough.",
    ),
    "attachment.no_such_kind": published(
        "文件名以 {value} 结尾，内容却不是 {expected}，没有附上。请找到原来的文件，另存为 {expected} 放回来。",
        "the name ends in {value}, but the file is no {expected}, so it is left out; save the original as {expected}.",
    ),
    "attachment.pdf_cut": published(
        "PDF 缺了末尾，像是没有下载完，没有附上。请重新下载或重新导出一份放回来。",
        "the PDF lacks its end, as if half downloaded, and is left out; copy or export it again.",
    ),
    "attachment.pdf_active": published(
        "PDF 里有会自己运行、自己打开别处或夹带的东西（{found}），没有附上。请打开它，用“打印”另存为 PDF 放回来。",
        "the PDF holds something that runs, opens or unpacks by itself ({found}) and is left out; print it to a PDF and put that here.",
    ),
    "attachment.pdf_closed": published(
        "PDF 加了密，或者压缩得看不清里面有什么，没有附上。请打开它，用“打印”另存为 PDF 放回来。",
        "the PDF is encrypted, or packed so that nobody can see what is in it, and is left out; print it to a PDF and put that here.",
    ),
    "attachment.same_address": published(
        "文件名和“{other}”太像，只差大小写或全角、半角，网址会是同一个，没有附上。请把这个文件改名；提到它的地方也改成新名字。",
        "the name differs from {other} only in case or in the width of a mark, so both would have one address, and it is left out; rename it, and change the name where it is referred to.",
    ),
    "attachment.pdf_author": warning(
        "PDF 的属性里写着作者“{value}”，业主能看到。若不想公开，请在原文件的属性里删掉作者，再另存为 PDF。",
        "the PDF's properties name the author “{value}” for everybody to see; delete the name in the original and save the PDF again.",
    ),
}
