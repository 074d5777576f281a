"""Translations that cannot be used; the page then shows the original, marked as such."""

from __future__ import annotations

from generator.problems.catalogue.wording import Wording, held, published, warning

TRANSLATIONS: dict[str, Wording] = {
    "translation.language": held(
        "文件名里的“{value}”不是本小区开通的语言（{known}），这份译文没有采用。请在 estate.yaml 的“语言”里加上它，或改文件名。"
    ),
    "translation.no_words": held(
        "译文里不写{field}：日期、状态、范围等都以原文为准。请删掉这一行，只译文字。"
    ),
    "translation.nobody": held(
        "“{value}”在 {other} 里没有原文，这条译文没有采用。请核对标识或文件名；多余的请删掉。"
    ),
    "translation.count": held(
        "{field}的译文有 {count} 条，原文 {other} 里有 {wanted} 条，对不上，没有采用。请一条对一条地译，次序不变。"
    ),
    "translation.behind": held(
        "原文 {other} 已更正到第 {version} 版，译文还停在第 {value} 版，页面先显示原文。请照新原文改好，再写“版本: {version}”。"
    ),
    "translation.nothing_said": warning(
        "{field}只有译文，原文 {other} 里没有，不会显示。请先补上原文，或删掉这一行。"
    ),
    "estate.language": published("“{value}”没有界面文字，这种语言的页面不生成。可以写：{known}。"),
}
