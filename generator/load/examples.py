"""Examples of fields: the line that is proposed where one is missing or misshapen."""

from __future__ import annotations

EXAMPLES = {
    "title": "标题: 2栋水箱清洗停水",
    "category": "类别: 停水",
    "event.kind": "种类: 节庆",
    "repeat.every": "每: 周",
    "repeat.from": "自: 2026-12-05",
    "repeat.until": "至: 2027-01-30",
    "override.on": "原日期: 2026-12-19",
    "override.what": "怎么变: 改期",
    "rain.policy": "怎么办: 顺延",
    "programme.id": "标识: winter-2026",
    "programme.name": "名称: 围炉季",
    "programme.from": "开始: 2026-12-01",
    "programme.until": "结束: 2027-02-28",
    "feetask.id": "标识: statement",
    "feetask.name": "名称: 发放账单",
    "feetask.days": "几号: 28–31",
    "updated": "最近核对: 2026-11-20",
    "since": "起始日: 2023-07-01",
    "id": "标识: lobby-2-1",
    "name": "名称: 南门公告栏",
    "phone": "电话: 000-0000 0101",
    "at": "撤回时间: 2026-11-21 9:00",
    "reason": "撤回原因: 内容有误",
    "hotline": "值班电话: duty",
    "url": "网址: https://chenglanli.example/",
}
"""How a field is written, by its key, which may be qualified."""

FIELD_EXAMPLES = {
    "guide.progress": "整改进展: [{问题: 东门积水, 进展: 第二段施工, 下次更新: 2026-12-21}]",
    "event.repeat": "重复: {每: 周, 星期: 六, 自: 2026-12-05, 至: 2027-01-30}",
    "event.registration": "报名: {报名方式: [电话, 服务台], 报名至: 2026-12-20}",
    "event.rain": "下雨: {怎么办: 顺延, 顺延天数: 7}",
}
"""How a field that is made of fields is written."""
