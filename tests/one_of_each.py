"""A file with one more record of each kind that is published, for tests of what is typed in it."""

from __future__ import annotations

import re

from tests.builders import SMALL_ESTATE

HERE = "甲"
"""Where something is typed that may hold a number."""

CONSENT = "¤"
"""Where a reason for it goes: among the fields of that very record."""

FEE = (
    "fees:\n  - id: card\n    name: 门禁卡\n    kind: 其他\n    payer: 业主\n    basis: 按次\n"
    "    unit: 元/张\n    source: 合同\n    rates: [{price: 10, from: 2023-07-01}]\n"
)
DESK = "¤title: 服务台\ndept: 前台\nupdated: 2026-10-08\n"
RECORDS = {
    "notices": ("notices/n.md", "---\n标题: 公告甲\n类别: 服务\n张贴至: 2026-12-25\n¤---\n好。\n"),
    "events": (
        "events/e.md",
        "---\n标题: 活动甲\n种类: 节庆\n日期: 2026-12-22\n地点: 室内\n¤---\n好。\n",
    ),
    "guides": ("guides/g.md", "---\n标题: 指南甲\n最近核对: 2026-11-01\n¤---\n好。\n"),
    "forms": (
        "forms/f.md",
        "---\n标题: 表格甲\n最近核对: 2026-11-01\n填写项: [{名目: 楼栋}]\n¤---\n好。\n",
    ),
    "disclosures": (
        "disclosures/d.md",
        (
            "---\n标题: 公共收益甲\nkind: revenue\nperiod: 2026-H1\n张贴自: 2026-11-01\n"
            "签署单位: 业委会\n¤---\n好。\n"
        ),
    ),
    "estate": ("estate.yaml", SMALL_ESTATE["estate.yaml"] + "committee: 甲\n¤"),
    "contacts": (
        "contacts.yaml",
        SMALL_ESTATE["contacts.yaml"] + "  - {¤id: gas, name: 燃气, phone: 95000, hours: 甲}\n",
    ),
    "public": (
        "contacts.yaml",
        SMALL_ESTATE["contacts.yaml"]
        + "public:\n  - {¤id: police, name: 民警, phone: 110, place: 甲}\n",
    ),
    "boards": (
        "boards.yaml",
        SMALL_ESTATE["boards.yaml"] + "  - {¤id: hall, name: 会所, kind: 设施, place: 甲}\n",
    ),
    "evergreen": (
        "boards.yaml",
        SMALL_ESTATE["boards.yaml"] + "evergreen:\n  - {¤item: 疏散图甲, boards: 全部大堂}\n",
    ),
    "others": (
        "boards.yaml",
        SMALL_ESTATE["boards.yaml"]
        + "others:\n  - {¤owner: 派出所, item: 提示甲, boards: 全部大堂}\n",
    ),
    "fee_tasks": (
        "calendar.yaml",
        SMALL_ESTATE["calendar.yaml"]
        + "fee_calendar:\n  - {¤id: bill, name: 账单, days: 25, public: 发账单甲}\n",
    ),
    "years": (
        "calendar.yaml",
        SMALL_ESTATE["calendar.yaml"] + "  - {¤year: 2028, status: 未公布, source: 甲}\n",
    ),
    "profiles": (
        "rules/test.yaml",
        "¤" + SMALL_ESTATE["rules/test.yaml"].replace("basis: 小区承诺", "basis: 小区承诺甲"),
    ),
    "standards": (
        "standards/desk.yaml",
        DESK + "items:\n  - {id: hours, name: 时间, text: 8:30–18:00甲}\n",
    ),
    "indicators": (
        "indicators.yaml",
        (
            "indicators:\n  - {¤id: repair, name: 及时率, better: 越高越好, unit: '%', public: 是,"
            " remark: 说明甲}\n"
        ),
    ),
    "results": (
        "results/2026-10.yaml",
        (
            "¤period: 2026-10\npublished: 2026-11-05\nindicators:\n"
            "  - {id: repair, num: 9, den: 10, note: 说明甲}\n"
        ),
    ),
    "fees": ("fees.yaml", FEE + "    remark: 说明甲\n    ¤"),
    "examples": (
        "fees.yaml",
        FEE
        + "examples:\n  - {¤fee: card, quantity: 1, at: 2026-11-01, expect: 10, text: 一张甲}\n",
    ),
    "fee_board": (
        "fees.yaml",
        FEE + "board: {¤company: 测试物业, updated: 2026-11-01, note: 说明甲}\n",
    ),
    "services": (
        "services.yaml",
        (
            "groups:\n  - {id: house, name: 房屋}\nservices:\n  - {¤id: ladder, no: 1, name: 梯,"
            " group: house, charge: 免费, dept: 前台, how: 到服务台, remark: 说明甲}\n"
        ),
    ),
    "service_groups": ("services.yaml", "groups:\n  - {¤id: house, name: 房屋甲}\n"),
    "catalogue_review": (
        "services.yaml",
        "review: {¤month: 12, updated: 2026-11-01, approved_by: 周经理, rules: [先问甲]}\n",
    ),
    "equipment": (
        "equipment.yaml",
        "equipment:\n  - {¤id: lift, name: 电梯, maintainer: {name: 电梯公司}, officer: 张工甲}\n",
    ),
    "programmes": (
        "programmes.yaml",
        "programmes:\n  - {¤id: winter, name: 围炉季甲, from: 2026-11-01, until: 2026-12-31}\n",
    ),
}
"""Kind → a file that holds one more of it."""


def typed(kind, words="", consent=""):
    path, text = RECORDS[kind]
    is_inline = re.search("{¤", text) is not None
    reason = consent and f"{consent}{', ' if is_inline else chr(10)}"
    return {path: text.replace(CONSENT, reason).replace(HERE, HERE + words)}
