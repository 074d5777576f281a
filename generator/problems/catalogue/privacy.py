"""Personal data that would be made public."""

from __future__ import annotations

from generator.problems.catalogue.wording import Wording, held

PRIVACY: dict[str, Wording] = {
    "privacy.identity": held(
        "有身份证号“{value}”，公开它须本人单独同意（个人信息保护法第25条）。请删去，只写“业主本人”。确有同意的，加一行“含个人信息: 本人书面同意，2026-11-20”。"
    ),
    "privacy.card": held(
        "有银行卡号“{value}”，金融账户是敏感个人信息（个人信息保护法第28条）。请删去，改写“到服务台核对”。若是单位的收款账号，加一行“含个人信息: 单位收款账号，不是个人的”。"
    ),
    "privacy.mobile": held(
        "有手机号“{value}”，contacts.yaml 里没有（个人信息保护法第25条）。请删去，改写“联系人”；是对外的号码就加进 contacts.yaml，公告栏上才要的写进“仅限张贴”。确有同意的，加一行“含个人信息: 本人书面同意，2026-11-20”。"
    ),
    "privacy.plate": held(
        "有车牌号“{value}”，凭它能找到车主（个人信息保护法第25条）。请删去，改写车位或“一辆白色小客车”。确有同意的，加一行“含个人信息: 本人书面同意，2026-11-20”。"
    ),
    "privacy.debt": held(
        "欠费和房号“{value}”写在一起，等于公开谁家欠钱（民法典第1032条、个人信息保护法第25条）。请删去房号，另行通知本户。确有同意的，加一行“含个人信息: 本人书面同意，2026-11-20”。"
    ),
    "privacy.file_name": held(
        "文件名里有{personal}“{value}”，它会成为网址（个人信息保护法第25条）。请给文件改名，附件一栏也跟着改。确有同意的，加一行“含个人信息: 本人书面同意，2026-11-20”。"
    ),
    "privacy.no_reason": held(
        "{field}写的是“{value}”，没有说明理由。请写明谁在哪天同意的，例如“本人书面同意，2026-11-20”；不含个人信息的，请删掉这一行。"
    ),
}
