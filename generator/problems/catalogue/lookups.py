"""Fees, services, figures, disclosures: prices, sums and reviews."""

from __future__ import annotations

from generator.problems.catalogue.wording import Wording, held, published, warning

LOOKUPS: dict[str, Wording] = {
    "value.not_price": held("{field}写的是“{value}”。请只写数字，最多四位小数，例如 2.35。"),
    "value.not_amount": held("{field}写的是“{value}”。请写金额到分，例如 18600.00；负数前加减号。"),
    "value.not_quantity": held("{field}写的是“{value}”，这里要一个数字。请改成数字，例如 89.6。"),
    "value.not_term": held(
        "{field}写的是“{value}”。请写月、季度、半年或年：2026-10、2026-Q3、2026-H1、2026。"
    ),
    "fee.reserved_id": held("标识“{value}”与网站的固定地址相同。请换一个标识，例如 {suggestion}。"),
    "fee.overlap": held(
        "从 {start} 起的价格和从 {other} 起的价格（到 {until}）时间重叠，分不清收哪个。请给前一个写上截止日。"
    ),
    "fee.gap": published(
        "{until} 之后到 {start} 之前没有价格，页面会显示“暂未公布”。请补上这段时间的价格，或核对日期。"
    ),
    "fee.tiers": held(
        "阶梯价格不完整：各档上限要从小到大，最后一档不写上限。请改成数字，例如前一档 upto: 180，最后一档只写 price。"
    ),
    "fee.percent": held(
        "{field}写的是“{value}”。空置房按原价的百分之几收，请写 0 到 100 之间的数字，例如 70。"
    ),
    "fee.no_step": held("{field}写的是“{value}”，没有 0 分钟的计时单位。请写分钟数，例如 30。"),
    "fee.undecided": warning(
        "从 {start} 起的新价格还没写决定，之前不会显示，到那天也不会生效，仍按原来的价格。请补上“决定”和“公布日期”，例如 决定: 业主大会2026年第2次会议。"
    ),
    "fee.not_in_force": published(
        "从 {start} 起的价格没有写决定，不能只凭日期生效，页面和公示牌上仍是原来的价格。请补上“决定”，例如 决定: 业主大会2026年第2次会议；没有决定的，请删去这个价格。"
    ),
    "fee.unannounced": warning(
        "从 {start} 起的新价格还没写公布日期，生效前不会显示。请补上“公布日期”，应至少提前一个月。"
    ),
    "fee.announced_late": warning(
        "从 {start} 起的新价格只提前 {days} 天公布，应至少提前一个月。请核对两个日期，或推迟生效。"
    ),
    "fee.no_quorum": published(
        "从 {start} 起的新价格不会生效，仍按原来的价格：参与表决 {present_owners} 户、{present_area} ㎡，没有达到全体 {owners} 户、{area} ㎡ 的三分之二（民法典第278条，户数和面积都要达到）。请核对票数；没有写错的，请删去这个价格。"
    ),
    "fee.vote_lost": published(
        "从 {start} 起的新价格不会生效，仍按原来的价格：同意的 {agreed_owners} 户、{agreed_area} ㎡，没有过参与表决的 {present_owners} 户、{present_area} ㎡ 的半数（民法典第278条，户数和面积都要过半）。请核对票数；没有写错的，请删去这个价格。"
    ),
    "fee.outside_guide": published(
        "价格 {price} 超出政府指导价的范围 {low}–{high}。请核对价格、基准价和浮动幅度。"
    ),
    "fee.example_wrong": published(
        "举例的结果写的是 {value}，按公布的价格和取整方法算出来是 {computed}。请核对。"
    ),
    "fee.example_incomplete": published(
        "这个举例算不出来：“{value}”{basis}计费。请写全面积、用量或起止日期，并确认那时有价格。"
    ),
    "ref.fee": published("{field}写的是“{value}”，收费项目里没有。可以写：{known}。"),
    "ref.group": published(
        "{field}写的是“{value}”，没有这个分组，目录里找不到它。可以写：{known}。"
    ),
    "ref.indicator": published("{field}写的是“{value}”，没有这个指标。可以写：{known}。"),
    "indicator.contradiction": warning(
        "承诺是 {value}，公式里达标的数却是 {other}，前后不一。页面按承诺显示；请确认哪个对。"
    ),
    "indicator.other_term": warning(
        "“{value}”{cycle}统计一次，这里是{term}的结果。请核对，或写进对应的那一期。"
    ),
    "indicator.nothing_counted": warning(
        "“{value}”的分母是 0，页面显示“本期无记录”。请给这个指标写上“empty”，例如 本期无投诉。"
    ),
    "disclosure.sum": published(
        "{field}写的是 {value}，按上面各项算出来是 {computed}，相差 {difference}。请逐项核对。"
    ),
    "disclosure.opening": published(
        "期初余额 {value} 与上一期“{other}”的期末余额 {closing} 接不上。请核对两期的数字。"
    ),
    "disclosure.share": published(
        "“{item}”写的是 {value} 元，可结余的 {share} 是 {computed} 元。请核对金额或比例。"
    ),
    "disclosure.missing": warning(
        "还没有公布{term}的“{value}”，按规则应在 {due} 前公布；草稿、还没到张贴日的不算。请补上。"
    ),
    "evergreen.stale": warning("上次核对是 {updated}，已超过一年。请核对内容，再改写日期。"),
    "services.review_due": warning(
        "服务目录每年 {month} 月要复核一次，上次是 {updated}。请核对项目和价格，再改写日期。"
    ),
    "estate.contract_ends": warning(
        "服务合同到 {until} 为止，不到 60 天了。请准备续签或交接，并按规则公示。"
    ),
    "equipment.inspection": warning(
        "“{value}”的检验有效期到 {until}。请安排检验，完成后改写日期。"
    ),
    "guide.review_over": published(
        "复核日期 {review} 已到，页面改说“应于那天复核，请以现场为准”。请看一遍内容：还对，就把“复核日期”改到以后，“最近核对”写今天；不对的改好。"
    ),
    "progress.overdue": published(
        "“{value}”应在 {next} 前更新，还没有更新，页面改说“等待更新”。请写上新的进展和“下次更新”；已经做完的，写“列到”哪一天。"
    ),
    "progress.notice_over": published(
        "“{value}”的公告 {notice} 已经结束，页面改说“等待更新”。请写上新的进展和“下次更新”，删去“公告”那一项；已经做完的，写“列到”哪一天。"
    ),
    "equipment.lapsed": published(
        "“{value}”的检验有效期 {until} 已过，页面和公示牌改说“有效期已过，等待复检”。请尽快检验，完成后把“检验有效期”改成新的日期。"
    ),
    "equipment.service_over": warning(
        "“{value}”的下次养护写的是 {next}，已经过去，不再显示。请把“下次”改成新的日期，没有定就删去。"
    ),
}
