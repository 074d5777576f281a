"""Files to open or look at that must not be given to everybody as they are."""

from __future__ import annotations

from generator.problems.catalogue.wording import Wording, published, warning

ATTACHMENTS: dict[str, Wording] = {
    "attachment.too_big": published(
        "附件有 {size} MB，超过上限 {limit} MB，没有附上。请压缩到 {limit} MB 以内，再用原文件名放回来。"
    ),
    "attachment.pixels": published(
        "图片有 {width}×{height} 像素，大得手机打不开，没有附上。请用看图软件把长边缩小到 2560 像素，另存后放回来。"
    ),
    "attachment.empty": published("附件是空文件，像是没有拷贝完，没有附上。请重新拷贝一份放回来。"),
    "attachment.broken": published(
        "图片不完整或已损坏，没有附上。请重新拷贝原图；仍然不行就用看图软件打开，另存一份放回来。"
    ),
    "attachment.animated": published(
        "会动的图片不公布：它分散注意力，也停不下来。请另存为一张静止的图片放回来。"
    ),
    "attachment.other_kind": published(
        "文件名以 {value} 结尾，内容却是 {found}，没有附上。请打开它，另存为 {expected} 放回来；只改文件名没有用。"
    ),
    "attachment.no_such_kind": published(
        "文件名以 {value} 结尾，内容却不是 {expected}，没有附上。请找到原来的文件，另存为 {expected} 放回来。"
    ),
    "attachment.pdf_cut": published(
        "PDF 缺了末尾，像是没有下载完，没有附上。请重新下载或重新导出一份放回来。"
    ),
    "attachment.pdf_active": published(
        "PDF 里有会自己运行、自己打开别处或夹带的东西（{found}），没有附上。请打开它，用“打印”另存为 PDF 放回来。"
    ),
    "attachment.pdf_closed": published(
        "PDF 加了密，或者压缩得看不清里面有什么，没有附上。请打开它，用“打印”另存为 PDF 放回来。"
    ),
    "attachment.same_address": published(
        "文件名和“{other}”太像，只差大小写、字形或全角半角，网址会是同一个，没有附上。请把这个文件改名；提到它的地方也改成新名字。"
    ),
    "attachment.pdf_author": warning(
        "PDF 的属性里写着作者“{value}”，业主能看到。若不想公开，请在原文件的属性里删掉作者，再另存为 PDF。"
    ),
}
