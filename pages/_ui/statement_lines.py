"""What the shop's and the office's page of a statement share: how a line stands, earlier lines that are paid now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.look import board, parts
from core.look.html import Html, join
from core.look.till import unbroken
from core.statements import StatementLineView, StatementView

if TYPE_CHECKING:
    from pages._ui.shell import Page


def told(page: Page, line: StatementLineView, when: str) -> str | Html:
    """When a voucher was taken, and below it what became of it where somebody disputed it."""
    state = standing(page, line)
    return join(when, state, between=Html("<br>")) if state else when


def standing(page: Page, line: StatementLineView) -> Html | None:
    """What became of a line that somebody disputed; None for all others."""
    t, is_left_out = page.t, line.state != "billed"
    if line.dispute_state == "open":
        return parts.chip(t("disputes.bills_open" if is_left_out else "disputes.bills_open_later"), "amber", "clock")
    if line.dispute_state == "for_resident":
        back = t("disputes.bills_for_resident_paid", fen=line.kept_fen)
        return parts.chip(t("disputes.bills_for_resident") if is_left_out else back, "stone", "info")
    if line.dispute_state is None:
        return None
    if line.paid_with_number:
        words = t("disputes.bills_for_shop_with", number=unbroken(line.paid_with_number))
    elif is_left_out:
        words = t("disputes.bills_for_shop")
    elif line.dispute_state == "withdrawn":
        words = t("disputes.bills_withdrawn")
    else:
        words = t("disputes.bills_for_shop_paid")
    return parts.chip(words, "leaf", "check")


def adjustments(page: Page, seen: StatementView) -> None:
    """Lines of earlier statements that were decided for the shop, and come with this one."""
    t = page.t
    if not seen.adjustments:
        return
    columns = [
        board.Column(name=t("bills.column_serial"), place="lead"),
        board.Column(name=t("disputes.bills_column_earlier"), place="named"),
        board.Column(name=t("disputes.bills_column_paid"), place="amount"),
    ]
    rows = [(line.serial, unbroken(line.number), t("bills.yuan", fen=line.kept_fen)) for line in seen.adjustments]
    page.show(
        parts.heading(t("disputes.bills_adjustments")),
        board.board(caption=t("disputes.bills_adjustments_caption"), columns=columns, rows=rows),
    )
