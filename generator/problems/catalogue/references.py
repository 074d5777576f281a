"""Names that belong to nothing."""

from __future__ import annotations

from generator.problems.catalogue.wording import Wording, held, published, warning

REFERENCES: dict[str, Wording] = {
    "ref.contact": published(
        "{field}写的是“{value}”，联系人里没有；暂用 {fallback}。可以写：{known}。"
    ),
    "ref.board": published(
        "{field}写的是“{value}”，没有这个张贴点。可以写 boards.yaml 里的标识或名称，或：{known}。"
    ),
    "ref.place": published("{field}写的是“{value}”，小区里没有。可以写：{known}。"),
    "ref.place_like": published(
        "{field}写的是“{value}”，小区里没有，是不是想写“{suggestion}”？请改正。"
    ),
    "ref.same_id": published(
        "标识“{value}”和 {other} 相同，撤回时会一起撤下。请给其中一个改文件名。"
    ),
    "ref.nobody": published(
        "{field}写的是“{value}”，除去以后一户也不剩，已忽略。请核对范围和除外的楼栋。"
    ),
    "ref.notice": published(
        "{field}写的是“{value}”，没有这则公告。请写那则公告的文件名，不带 .md。"
    ),
    "ref.rule": published(
        "{field}写的是“{value}”，地方规则里没有，按默认天数计算。可以写：{known}。"
    ),
    "ref.profile": published(
        "{field}写的是“{value}”，没有 content/rules/{value}.yaml，公示天数暂不检查。请核对文件名。"
    ),
    "ref.attachment": published(
        "{field}写的是“{value}”，没有找到。请把文件放进 {folder}，文件名要完全一致。"
    ),
    "ref.attachment_type": published(
        "附件“{value}”的类型不能公布，没有附上。请另存为 {known} 之一。"
    ),
    "ref.unused_type": warning(
        "这个类型的文件不能公布，业主下载不到。请另存为 {known} 之一；不再需要就删掉。"
    ),
    "ref.link": published("正文里的链接“{value}”没有找到对应的内容，已显示为文字。请核对地址。"),
    "ref.hidden_address": published(
        "这里写出了“{value}”，它指向现在不公开的 {other}，网站上已略去这个网址。请删去，或改成不带网址的说法。"
    ),
    "ref.withdrawn": warning("撤回登记里的“{value}”没有对应的公告。若是写错了标识，请更正。"),
    "withdrawal.lost": held(
        "“{value}”登记过撤回，现在登记里没有这一条（文件不见了，或换回了旧的）。仍按已撤回处理，没有发布。请在 withdrawn 下面补上：{entry} 确实要重新公开，请运行 estate withdraw {value} --undo --reason 原因。"
    ),
    "withdrawal.copy": held(
        "这份内容是已撤回的“{other}”的副本，没有发布。请删除；确实要重新公开，请运行 estate withdraw {other} --undo --reason 原因。"
    ),
    "body.picture_elsewhere": warning(
        "这张图片在别的网站上（{value}），网站上只放一个链接：那里一改，业主看到的就变了。请把图片存到和本文件同名的文件夹里，写成 ![](图片.jpg)。"
    ),
    "body.html": warning(
        "正文里有网页代码“{value}”，业主会原样看到。请删掉尖括号和里面的代码，只留文字；加粗写 **文字**，换段空一行。"
    ),
    "ref.same_words": warning(
        "和“{other}”的标题、类别、截止和正文都一样，业主会看到两遍。请删去多余的一份，或写清不同在哪里。"
    ),
    "ref.butler": published(
        "组团“{group}”的管家写的是“{value}”，联系人里没有。请改成 contacts.yaml 里的标识。"
    ),
    "estate.no_contacts": held(
        "这个文件里没有一个能用的联系人。请至少写一个，标识、名称、电话都要有。"
    ),
    "estate.same_id": published(
        "标识“{value}”在第 {first} 行已经用过，只有其中一个有页面。请改成不同的标识。"
    ),
    "estate.round_days": warning(
        "{field}写的是“{value}”，看不懂，早巡单先按每天排。请写：每天、工作日、周一至周五、周六至周一，或周一、周三、周五。"
    ),
    "estate.round_time": warning(
        "早巡的{field}写的是“{value}”，看不懂，早巡单先按 9:30 排。请只写几点几分，例如 8:30。"
    ),
}
