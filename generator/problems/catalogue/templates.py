"""Templates the estate has replaced."""

from __future__ import annotations

from generator.problems.catalogue.wording import Wording, published

TEMPLATES: dict[str, Wording] = {
    "template.broken": published(
        "模板有错（{reason}），这些页面暂用自带的模板。请改正，或删掉这个文件。"
    ),
    "template.empty": published(
        "这个文件是空的，像是没有保存完，暂用自带的。请重新填写，或删掉这个文件。"
    ),
    "template.cut": published(
        "这个文件不完整（缺少 {value} 或其中的内容），像是没有保存完，暂用自带的。请补完整，或删掉这个文件。"
    ),
}
