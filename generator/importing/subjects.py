"""What a notice is about, by the words it uses: the category it may belong to."""

from __future__ import annotations

from generator.models.categories import Category

_OWN_WORDS: dict[Category, tuple[str, ...]] = {
    Category.WATER: ("停水", "暂停供水", "停止供水"),
    Category.POWER: ("停电", "暂停供电", "停止供电"),
    Category.GAS: ("停气", "燃气", "天然气"),
    Category.HEATING: ("供暖", "供热", "停暖", "采暖", "暖气"),
    Category.LIFT: ("电梯", "停梯"),
    Category.FIRE: ("消防", "灭火器", "烟感"),
    Category.PEST: ("消杀", "灭鼠", "灭蚊", "除四害", "喷药"),
    Category.RENOVATION: ("装修",),
    Category.WEATHER: ("台风", "暴雨", "寒潮", "高温", "大风", "雷电", "降温", "天气"),
    Category.MEETING: ("业主大会", "业委会", "候选人"),
    Category.HOLIDAY: ("放假", "节假日"),
    Category.LOST: ("失物", "招领", "寻物"),
}
"""Words that say it by themselves."""

_VAGUE_WORDS: dict[Category, tuple[str, ...]] = {
    Category.DISCLOSURE: ("公示",),
    Category.HOLIDAY: ("春节", "国庆", "元旦", "中秋", "端午", "劳动节", "清明"),
    Category.WORKS: ("施工", "维修", "改造", "更换"),
    Category.FEE: ("收费", "缴费", "物业费", "服务费", "停车费", "费用"),
    Category.EVENT: ("活动",),
    Category.FACILITY: ("设施", "健身"),
    Category.GOVERNMENT: ("街道办", "社区居委会", "政府"),
    Category.CIVILITY: ("文明", "遛狗", "养犬", "高空抛物"),
    Category.SAFETY: ("安全", "防盗", "防诈"),
    Category.SERVICE: ("服务时间", "服务调整", "便民"),
}
"""Words that other notices use as well: they propose a category, and never settle it."""


def categories(text: str) -> tuple[list[tuple[Category, str]], bool]:
    """List the categories a text may have, each with its word, and tell whether that settles it."""
    own = _said(text, _OWN_WORDS)
    return (own or _said(text, _VAGUE_WORDS)), len(own) == 1


def _said(text: str, words: dict[Category, tuple[str, ...]]) -> list[tuple[Category, str]]:
    found = ((c, next((w for w in of_it if w in text), "")) for c, of_it in words.items())
    return [(category, word) for category, word in found if word]
