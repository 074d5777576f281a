"""Fees, services, figures, disclosures: prices, sums and reviews."""

from __future__ import annotations

from generator.problems.catalogue.wording import Wording, held, published, warning

LOOKUPS: dict[str, Wording] = {
    "value.not_price": held(
        "{field}写的是“{value}”。请只写数字，最多四位小数，例如 2.35。",
        "{field} is “{value}”; write a price as a plain number with at most four places, such as 2.35.",
    ),
    "value.not_amount": held(
        "{field}写的是“{value}”。请写金额到分，例如 18600.00；负数前加减号。",
        "{field} is “{value}”; write an amount such as 18600.00, with a minus sign if negative.",
    ),
    "value.not_quantity": held(
        "{field}写的是“{value}”，这里要一个数字。请改成数字，例如 89.6。",
        "{field} is “{value}”; write a number, for example 89.6.",
    ),
    "value.not_term": held(
        "{field}写的是“{value}”。请写月、季度、半年或年：2026-10、2026-Q3、2026-H1、2026。",
        "{field} is “{value}”; write a month, quarter, half year or year: 2026-10, 2026-Q3, 2026-H1,"
        " 2026.",
    ),
    "fee.overlap": held(
        "从 {start} 起的价格和从 {other} 起的价格（到 {until}）时间重叠，分不清收哪个。请给前一个写上截止日。",
        "the price from {start} overlaps the one from {other} (until {until}); give the earlier one an end.",
    ),
    "fee.gap": published(
        "{until} 之后到 {start} 之前没有价格，页面会显示“暂未公布”。请补上这段时间的价格，或核对日期。",
        "there is no price after {until} and before {start}, so the page says 暂未公布; add one or check the dates.",
    ),
    "fee.tiers": held(
        "阶梯价格不完整：各档上限要从小到大，最后一档不写上限。请改成数字，例如前一档 upto: 180，最后一档只写 price。",
        "the tiers are incomplete: limits rise and the last tier has none; write for example upto: 180 in the first and only a price in the last.",
    ),
    "fee.percent": held(
        "{field}写的是“{value}”。空置房按原价的百分之几收，请写 0 到 100 之间的数字，例如 70。",
        "{field} is “{value}”; write what an empty home pays in percent of the price, a number between 0 and 100 such as 70.",
    ),
    "fee.no_step": held(
        "{field}写的是“{value}”，没有 0 分钟的计时单位。请写分钟数，例如 30。",
        "{field} is “{value}”, but no step lasts 0 minutes; write minutes, for example 30.",
    ),
    "fee.undecided": warning(
        "从 {start} 起的新价格还没写决定，之前不会显示，到那天也不会生效，仍按原来的价格。请补上“决定”和“公布日期”，例如 决定: 业主大会2026年第2次会议。",
        "the new price from {start} has no decision, so it is not shown before and does not take effect on that day; add resolution and announced.",
    ),
    "fee.not_in_force": published(
        "从 {start} 起的价格没有写决定，不能只凭日期生效，页面和公示牌上仍是原来的价格。请补上“决定”，例如 决定: 业主大会2026年第2次会议；没有决定的，请删去这个价格。",
        "the price from {start} has no decision and does not take effect by its date alone, so the earlier price stands; add resolution, or delete the price.",
    ),
    "fee.unannounced": warning(
        "从 {start} 起的新价格还没写公布日期，生效前不会显示。请补上“公布日期”，应至少提前一个月。",
        "the new price from {start} has no announced and is not shown before it applies; add it, a month ahead at least.",
    ),
    "fee.announced_late": warning(
        "从 {start} 起的新价格只提前 {days} 天公布，应至少提前一个月。请核对两个日期，或推迟生效。",
        "the price from {start} was announced only this many days ahead: {days}; a month is expected, so check both dates.",
    ),
    "fee.no_quorum": published(
        "从 {start} 起的新价格不会生效，仍按原来的价格：参与表决 {present_owners} 户、{present_area} ㎡，没有达到全体 {owners} 户、{area} ㎡ 的三分之二（民法典第278条，户数和面积都要达到）。请核对票数；没有写错的，请删去这个价格。",
        "the price from {start} does not take effect and the earlier one stands: {present_owners} owners with {present_area} m² voted, fewer than two thirds of {owners} with {area} m² (Civil Code art. 278, both are needed); check the figures, or delete the price.",
    ),
    "fee.vote_lost": published(
        "从 {start} 起的新价格不会生效，仍按原来的价格：同意的 {agreed_owners} 户、{agreed_area} ㎡，没有过参与表决的 {present_owners} 户、{present_area} ㎡ 的半数（民法典第278条，户数和面积都要过半）。请核对票数；没有写错的，请删去这个价格。",
        "the price from {start} does not take effect and the earlier one stands: {agreed_owners} owners with {agreed_area} m² agreed, no more than half of the {present_owners} with {present_area} m² who voted (Civil Code art. 278, both are needed); check the figures, or delete the price.",
    ),
    "fee.outside_guide": published(
        "价格 {price} 超出政府指导价的范围 {low}–{high}。请核对价格、基准价和浮动幅度。",
        "the price {price} lies outside the guided range {low}–{high}; check price, base and range.",
    ),
    "fee.example_wrong": published(
        "举例的结果写的是 {value}，按公布的价格和取整方法算出来是 {computed}。请核对。",
        "the example says “{value}”, but the published price and rounding give {computed}; check it.",
    ),
    "fee.example_incomplete": published(
        "这个举例算不出来：“{value}”{basis}计费。请写全面积、用量或起止日期，并确认那时有价格。",
        "this example of “{value}” ({basis}) cannot be computed; give area, quantity or days within a price version.",
    ),
    "ref.fee": published(
        "{field}写的是“{value}”，收费项目里没有。可以写：{known}。",
        "{field} is “{value}”, which is no fee; write one of: {known}.",
    ),
    "ref.group": published(
        "{field}写的是“{value}”，没有这个分组，目录里找不到它。可以写：{known}。",
        "{field} is “{value}”, which is no group, so the catalogue does not list it; write: {known}.",
    ),
    "ref.indicator": published(
        "{field}写的是“{value}”，没有这个指标。可以写：{known}。",
        "{field} is “{value}”, which is no indicator; write one of: {known}.",
    ),
    "indicator.contradiction": warning(
        "承诺是 {value}，公式里达标的数却是 {other}，前后不一。页面按承诺显示；请确认哪个对。",
        "the promise is “{value}” but the formula counts {other} as reached; confirm which is right.",
    ),
    "indicator.other_term": warning(
        "“{value}”{cycle}统计一次，这里是{term}的结果。请核对，或写进对应的那一期。",
        "“{value}” is counted {cycle}, but this result is for {term}; check it or move it to its own term.",
    ),
    "indicator.nothing_counted": warning(
        "“{value}”的分母是 0，页面显示“本期无记录”。请给这个指标写上“empty”，例如 本期无投诉。",
        "the denominator of “{value}” is 0 and the page says 本期无记录; give the indicator its own words in “empty”.",
    ),
    "disclosure.sum": published(
        "{field}写的是 {value}，按上面各项算出来是 {computed}，相差 {difference}。请逐项核对。",
        "{field} is “{value}”, but the items give {computed}, a difference of {difference}; check them.",
    ),
    "disclosure.opening": published(
        "期初余额 {value} 与上一期“{other}”的期末余额 {closing} 接不上。请核对两期的数字。",
        "the opening balance “{value}” does not join on to the closing one of {other}, {closing}; check both.",
    ),
    "disclosure.share": published(
        "“{item}”写的是 {value} 元，可结余的 {share} 是 {computed} 元。请核对金额或比例。",
        "“{item}” is “{value}”, but {share} of the net is {computed}; check the amount or the share.",
    ),
    "disclosure.missing": warning(
        "还没有公布{term}的“{value}”，按规则应在 {due} 前公布；草稿、还没到张贴日的不算。请补上。",
        "the disclosure “{value}” for {term} is not published; it was due by {due}, and a draft or one posted later does not count, so add it.",
    ),
    "evergreen.stale": warning(
        "上次核对是 {updated}，已超过一年。请核对内容，再改写日期。",
        "last reviewed on {updated}, more than a year ago; check the content and change the date.",
    ),
    "services.review_due": warning(
        "服务目录每年 {month} 月要复核一次，上次是 {updated}。请核对项目和价格，再改写日期。",
        "the catalogue is reviewed every year in month {month}, last on {updated}; check services"
        " and prices, then change the date.",
    ),
    "estate.contract_ends": warning(
        "服务合同到 {until} 为止，不到 60 天了。请准备续签或交接，并按规则公示。",
        "the service contract ends on {until}, in less than 60 days; arrange and disclose what"
        " follows.",
    ),
    "equipment.inspection": warning(
        "“{value}”的检验有效期到 {until}。请安排检验，完成后改写日期。",
        "the inspection of “{value}” is valid until {until}; arrange the next one and change the date.",
    ),
    "guide.review_over": published(
        "复核日期 {review} 已到，页面改说“应于那天复核，请以现场为准”。请看一遍内容：还对，就把“复核日期”改到以后，“最近核对”写今天；不对的改好。",
        "the review date {review} has come, so the page says that nobody has looked again; read it, correct it, then move review to a later day and write today in updated.",
    ),
    "progress.overdue": published(
        "“{value}”应在 {next} 前更新，还没有更新，页面改说“等待更新”。请写上新的进展和“下次更新”；已经做完的，写“列到”哪一天。",
        "“{value}” was to be brought up to date by {next}, so the page says that it waits for that; write its state and the next day, or, where it is done, the last day it is listed.",
    ),
    "progress.notice_over": published(
        "“{value}”的公告 {notice} 已经结束，页面改说“等待更新”。请写上新的进展和“下次更新”，删去“公告”那一项；已经做完的，写“列到”哪一天。",
        "the notice {notice} of “{value}” is over, so the page says that it waits for news; write its state and the next day and take the notice out, or, where it is done, write the last day it is listed.",
    ),
    "equipment.lapsed": published(
        "“{value}”的检验有效期 {until} 已过，页面和公示牌改说“有效期已过，等待复检”。请尽快检验，完成后把“检验有效期”改成新的日期。",
        "the inspection of “{value}” lapsed on {until}, so page and board say that it awaits the next one; have it inspected, then write the new date in “valid_until”.",
    ),
    "equipment.service_over": warning(
        "“{value}”的下次养护写的是 {next}，已经过去，不再显示。请把“下次”改成新的日期，没有定就删去。",
        "the next service of “{value}” was on {next} and is not shown any more; write the new date in “next”, or leave it out.",
    ),
}
