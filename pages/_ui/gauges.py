"""A fund's gauge in pictures and words, for the desk and for the sponsor's public page."""

from __future__ import annotations

from core.funds import FundGauge
from core.i18n import Translate
from core.look import parts
from core.look.html import Html
from core.reports import MoneyStatement
from pages._ui.sums import money_picture


def gauge_picture(fund: FundGauge, t: Translate) -> Html:
    """The whole above, free, outstanding, owed and paid below."""
    money = MoneyStatement(
        funded=fund.funded_fen, returned=fund.returned_fen, free=fund.free_fen, outstanding=fund.outstanding_fen,
        owed=fund.owed_fen, paid=fund.paid_fen,
    )  # fmt: skip
    return money_picture(money, t)


def gauge_facts(fund: FundGauge, t: Translate) -> Html:
    """What lies inside the four parts, the period and the month's share."""
    pairs: list[tuple[str, str]] = []
    if fund.returned_fen:
        pairs.append((t("funds.returned"), t("funds.yuan", fen=fund.returned_fen)))
    if fund.disputed_fen:
        pairs.append((t("funds.disputed"), t("funds.yuan", fen=fund.disputed_fen)))
    if fund.due_back_fen:
        pairs.append((t("funds.due_back"), t("funds.yuan", fen=fund.due_back_fen)))
    if fund.starts_on:
        words = t("funds.period_open", first=fund.starts_on)
        if fund.ends_on:
            words = t("funds.period_ends", first=fund.starts_on, last=fund.ends_on)
        pairs.append((t("funds.period"), words))
    if fund.monthly_share_fen is not None:
        used = t("funds.share_used", promised=fund.month_promised_fen, share=fund.monthly_share_fen)
        pairs.append((t("funds.month"), used))
    return parts.facts(pairs) if pairs else Html("")
