"""Paper: what cannot be set, does not fit, or cannot be made."""

from __future__ import annotations

from generator.problems.catalogue.wording import Wording, published, warning

POSTERS: dict[str, Wording] = {
    "poster.no_glyph": warning(
        "海报的字体里没有这些字：{value}，海报上用“〓”代替。请换一个字或删去表情符号；确需这个字的，用 --fonts 指定有它的字体文件夹。"
    ),
    "poster.too_long": warning(
        "一张纸写不下，海报排成了 {pages} 页，路过的人往往只看第一页。请删减正文，细节可以写进网页上的附件。"
    ),
    "poster.failed": published(
        "海报没有做成（{reason}），网页照常发布。请把这句话告诉维护的人，修好之前先试着把正文改短。"
    ),
}
