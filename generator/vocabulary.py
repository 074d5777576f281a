"""The keys of content files and the Chinese words for them: one table for everything.

Each key has one label, used in messages and accepted as a key too, and may accept further
spellings. A key that means different things in different records has a qualified entry,
``record.key``, which wins over the bare one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

KEYS: dict[str, tuple[str, ...]] = {
    # Notices, guides and everything else with a title.
    "id": ("标识",),
    "title": ("标题", "题目", "公告标题"),
    "category": ("类别", "分类", "类型"),
    "number": ("编号", "文号", "公告编号"),
    "from": ("张贴自", "张贴日期", "开始张贴", "公示开始"),
    "until": ("张贴至", "有效期至", "张贴截止", "有效期", "公示结束"),
    "until_further_notice": ("长期张贴", "另行通知前有效"),
    "review": ("复核日期", "复核"),
    "window": ("影响时段", "影响时间", "停水时间", "停电时间", "停气时间", "施工时间", "活动时间"),
    "scope": ("影响范围", "范围", "影响楼栋"),
    "except": ("不含", "除外"),
    "floors": ("楼层", "影响楼层"),
    "unaffected": ("不受影响",),
    "place": ("地点", "位置"),
    "level": ("级别", "紧急程度"),
    "cause": ("原因", "事由"),
    "actions": ("请您配合", "注意事项", "温馨提示"),
    "help": ("特别帮助", "帮助"),
    "contact": ("联系人", "联系方式", "联系电话"),
    "issuer": ("发布单位", "落款", "落款单位"),
    "source": ("来源", "转发来源"),
    "signed": ("落款日期", "发布日期"),
    "boards": ("张贴位置", "张贴点"),
    "board_only": ("仅限张贴",),
    "publicity": ("公示事项",),
    "min_days": ("公示天数", "最短公示天数"),
    "objection": ("异议截止", "异议期至"),
    "objection_how": ("异议方式",),
    "attachments": ("附件",),
    "supersedes": ("替代", "取代"),
    "version": ("版本",),
    "revised": ("修订日期", "更新日期"),
    "changes": ("更正内容", "更正"),
    "extended_from": ("原定截止", "原定结束"),
    "ended": ("提前结束", "实际结束"),
    "ended_note": ("结束说明",),
    "status": ("状态",),
    "reason": ("变更原因", "取消原因", "撤回原因"),
    "privacy": ("涉及隐私",),
    "approved_by": ("审批人", "批准人"),
    "summary": ("摘要", "简介"),
    "order": ("排序", "顺序"),
    "contacts": ("联系人列表",),
    "updated": ("最近核对", "核对日期"),
    "item": ("项目", "事项"),
    # The estate.
    "name": ("名称", "姓名"),
    "city": ("城市", "所在地"),
    "address": ("地址",),
    "company": ("物业公司", "公司"),
    "office": ("物业服务中心", "服务中心"),
    "committee": ("业主委员会", "业委会"),
    "url": ("网址",),
    "zone": ("时区",),
    "languages": ("语言",),
    "since": ("起始日",),
    "hotline": ("值班电话",),
    "rules": ("地方规则",),
    "households": ("户数",),
    "contract": ("服务合同",),
    "contract.from": ("合同起",),
    "contract.until": ("合同止",),
    "mode": ("计费方式",),
    "icp": ("ICP备案号",),
    "police_record": ("公安备案号",),
    "noindex": ("不让搜索引擎收录",),
    "groups": ("组团",),
    "buildings": ("楼栋",),
    "butler": ("管家",),
    "kind": ("种类",),
    "units": ("单元",),
    "round": ("早巡",),
    "days": ("天数",),
    "round.days": ("早巡日",),
    "time": ("时间",),
    # Contacts and boards.
    "phone": ("电话", "电话号码"),
    "hours": ("服务时间", "小时数"),
    "topics": ("事项范围", "办理事项"),
    "substitute": ("代班",),
    "public": ("公共电话",),
    "serves": ("服务楼栋", "服务单元"),
    "slots": ("张贴张数",),
    "evergreen": ("长期公示",),
    "others": ("他人张贴",),
    "owner": ("张贴人",),
    "otherpaper.until": ("挂到",),
    # Rules and calendar.
    "default": ("默认天数",),
    "items": ("事项",),
    "lead": ("提前量",),
    "key": ("事项键",),
    "calendar": ("日历",),
    "basis": ("依据",),
    "years": ("年份列表",),
    "year": ("年份",),
    "off": ("放假",),
    "work": ("调休上班",),
    "withdrawn": ("撤回登记",),
    "at": ("撤回时间",),
    # Fees.
    "fees": ("收费项目",),
    "examples": ("举例",),
    "board": ("公示牌",),
    "payer": ("缴费人", "付费人"),
    "unit": ("单位", "计价单位"),
    "per": ("计价周期",),
    "rates": ("价格版本",),
    "rate.from": ("执行自",),
    "rate.until": ("执行至",),
    "price": ("价格", "单价"),
    "low": ("最低价",),
    "high": ("最高价",),
    "tiers": ("阶梯",),
    "upto": ("上限",),
    "announced": ("公布日期",),
    "resolution": ("决定",),
    "vote": ("表决",),
    "owners": ("业主人数",),
    "area": ("面积",),
    "present_owners": ("参与人数",),
    "present_area": ("参与面积",),
    "agreed_owners": ("同意人数",),
    "agreed_area": ("同意面积",),
    "pricing": ("价格形式",),
    "guided": ("指导价",),
    "base": ("基准价",),
    "up": ("上浮",),
    "down": ("下浮",),
    "fee.mode": ("服务费方式",),
    "content": ("服务内容",),
    "grade": ("服务标准",),
    "method": ("计费方法",),
    "billing": ("缴费周期",),
    "cycle": ("周期",),
    "statement": ("账单",),
    "due": ("缴费期限",),
    "rounding": ("取整",),
    "point": ("取整位置",),
    "parking": ("停车计时",),
    "step": ("计时单位",),
    "free": ("免费时间",),
    "free_rule": ("免费规则",),
    "cap": ("每日封顶",),
    "tier_period": ("阶梯周期",),
    "supplier": ("供应单位",),
    "income_to": ("收入归属",),
    "places": ("车位数",),
    "fee.source": ("收费依据",),
    "payment": ("缴费方式",),
    "invoice": ("开票",),
    "remark": ("备注",),
    "note": ("说明",),
    "authority": ("主管部门",),
    "fee": ("收费",),
    "text": ("文字",),
    "months": ("月数",),
    "quantity": ("用量",),
    "before": ("之前用量",),
    "minutes": ("分钟",),
    "pool": ("分摊总额",),
    "total_area": ("总面积",),
    "expect": ("结果",),
    # Services and standards.
    "services": ("服务项目",),
    "group": ("分组",),
    "no": ("序号",),
    "charge": ("收费类型",),
    "dept": ("部门", "负责部门"),
    "how": ("预约方式",),
    "limit": ("限制", "时限"),
    "service.lead": ("提前预约",),
    "needs": ("需带材料",),
    "flow": ("流程",),
    "settlement": ("结算",),
    "service.since": ("提供自",),
    "service.until": ("提供至",),
    "month": ("月份",),
    "survey": ("需求征集",),
    "complaint": ("投诉途径",),
    "value": ("数值",),
    "op": ("比较",),
    "frequency": ("频次",),
    "patrol": ("巡查",),
    "service": ("养护",),
    "test": ("检测",),
    "clean": ("清洁",),
    "target": ("目标",),
    # Indicators.
    "indicators": ("指标",),
    "better": ("方向",),
    "national": ("国家标准",),
    "internal": ("内控标准",),
    "commitment": ("承诺",),
    "threshold": ("公式达标线",),
    "formula": ("计算公式",),
    "num": ("分子",),
    "den": ("分母",),
    "period": ("期间",),
    "measures": ("措施",),
    "empty": ("分母为零时",),
    "show_counts": ("显示次数",),
    "indicator.public": ("对外公布",),
    "published": ("公布日",),
    # Disclosures, equipment, forms.
    "keep_until": ("保留至",),
    "signed_by": ("签署单位",),
    "account": ("账户",),
    "income": ("收入",),
    "expense": ("支出",),
    "amount": ("金额",),
    "company_share": ("物业公司所得",),
    "net": ("结余",),
    "use": ("用途",),
    "share": ("比例",),
    "decision": ("决定依据",),
    "retained": ("留存",),
    "balance": ("账户余额",),
    "opening": ("期初余额",),
    "closing": ("期末余额",),
    "figures": ("检测数据",),
    "result": ("结论",),
    "audited": ("审计",),
    "by": ("审计单位",),
    "on": ("日期",),
    "equipment": ("设施设备",),
    "count": ("数量",),
    "maintainer": ("维保单位",),
    "licence": ("资质",),
    "next": ("下次",),
    "inspection": ("检验",),
    "valid_until": ("检验有效期",),
    "officer": ("责任人",),
    "emergency": ("应急",),
    "size": ("纸张",),
    "copies": ("份数",),
    "fields": ("填写项",),
    "label": ("名目",),
    "type": ("填写方式",),
    "choices": ("选项",),
    "every": ("公示频次",),
    "due_days": ("期后天数",),
}

LONGEST_WORD = 40
"""Characters of what may be a key or a choice; comparing longer ones would take seconds."""


def label(name: str) -> str:
    """The Chinese label of a key, which may be qualified; the key itself where it has none."""
    key = name.rpartition(".")[2]
    words = KEYS.get(name) or KEYS.get(key)
    return words[0] if words else key


def normal(key: str) -> str:
    """A key as it is compared: width, case, spaces and invisible characters folded."""
    folded = unicodedata.normalize("NFKC", key).casefold()
    visible = (c for c in folded if unicodedata.category(c) not in {"Cf", "Zs", "Cc"})
    return "".join(visible).replace("-", "_")


def is_key(word: str) -> bool:
    """Whether a word is a key of any kind of record, in any accepted spelling."""
    return normal(word) in _WORDS


def spellings(record: str, keys: Iterable[str]) -> dict[str, str]:
    """Every accepted spelling of the keys of one kind of record, mapped to the key."""
    accepted: dict[str, str] = {}
    for key in keys:
        words = KEYS.get(f"{record}.{key}") or KEYS.get(key, ())
        for word in (key, *words):
            accepted.setdefault(normal(word), key)
    return accepted


def nearest(word: str, known: Iterable[str]) -> str | None:
    """What was probably meant, or ``None`` where nothing is near enough to say so."""
    if len(word) > LONGEST_WORD:
        return None
    typed = normal(word)
    matches = get_close_matches(typed, list(known), n=3, cutoff=0.6)
    return next((match for match in matches if not _is_vaguer(typed, match)), None)


def _is_vaguer(typed: str, match: str) -> bool:
    """A word that is only half of another one does not mean it: 通知 is not 政府通知."""
    half = 2
    return typed in match and len(match) >= half * len(typed)


_WORDS = frozenset(
    normal(word) for key, words in KEYS.items() for word in (key.rpartition(".")[2], *words)
)
