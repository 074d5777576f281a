"""What the commands that check and change the content say, in Chinese and English."""

from __future__ import annotations

EDITING: dict[str, tuple[str, str]] = {
    "check": ("检查全部内容，列出所有问题，什么也不写", "list every problem, write nothing"),
    "withdraw": (
        "撤回公告、活动或公示，立即下架",
        "withdraw a notice, event or disclosure; it is gone at once",
    ),
    "new": (
        "新建一份带提示的草稿：停水、停电、活动……",
        "a commented draft of a notice or an event: water, power, event …",
    ),
    "kind_of": ("类别，如 停水、电梯、活动", "what about: water, lift, event …"),
    "created": (
        "已新建 {path}，是草稿。改好后删掉“状态: 草稿”那一行，再运行 estate check。",
        "Created {path}, a draft. When it is written delete the line 状态: 草稿 and run estate check.",
    ),
    "unknown_kind": (
        "没有“{kind}”这一类。{hint}可以写：{words}。",
        "there is no kind {kind}. {hint} Write one of: {keys}.",
    ),
    "reason": ("撤回原因，会记入登记", "why; kept in the register"),
    "privacy": (
        "涉及隐私（公示期未满时只有这个理由可以撤回）",
        "for privacy: the only reason to take a public notice down before its time",
    ),
    "no_problem": (
        "没有问题：{notices} 则公告、{events} 项活动、{guides} 篇指南都正常。",
        "No problem found.",
    ),
    "unknown_notice": (
        "没有叫“{id}”的公告。{hint}",
        "there is no notice called {id}. {hint}",
    ),
    "protected": (
        "公示期未满，最早 {lawful}（含当日）之后才能撤下。若涉及隐私，请加 --privacy。",
        "its minimum posting period lasts until {lawful} (inclusive); for privacy add --privacy.",
    ),
    "withdrawn": (
        "已登记撤回：{id}（{reason}）。",
        "Withdrawn: {id} ({reason}).",
    ),
}
