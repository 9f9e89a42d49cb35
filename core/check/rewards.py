"""Funds with their months, rewards with stock and limits, issues of many (invariants funds, rewards, issues)."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

import db.check.rewards
import db.check.rows
from core.check.look import Look
from core.clock import local_day
from core.reward_rules import period_began
from db.types import to_instant


def check(look: Look) -> None:
    """Every fund, reward and issue of one community."""
    _funds(look)
    _months(look)
    _rewards(look)
    _limits(look)
    _issues(look)


def _funds(look: Look) -> None:
    """What came in and went back has its rows with proofs."""
    tally, balances = look["funds"], look.books.balances
    for row in db.check.rewards.fund_money(look.session, community_id=look.community_id):
        tally.checked += 1
        for account, balance, expected in (
            ("fen/source", -balances.get(f"fen/source/{row.fund_id}", 0), row.put_in),
            ("fen/returned", balances.get(f"fen/returned/{row.fund_id}", 0), row.back),
        ):
            if balance != expected:
                tally.broken("fund", row.fund_id, "account", account=account, balance=balance, expected=expected)


def _months(look: Look) -> None:
    """A month's counter is the face of the vouchers made in it, less those that went back in it."""
    tally, named, zone = look["funds"], {"community_id": look.community_id}, look.time_zone

    @lru_cache(maxsize=4096)
    def month_of(hour: int) -> str:  # zones differ by quarters of an hour
        return f"{local_day(to_instant(hour * 900_000_000), zone):%Y-%m}"

    promised: Counter[tuple[str, str]] = Counter()
    for row in db.check.rewards.promises(look.session, **named):
        if not (type(row.issued) is int and type(row.face_fen) is int):
            continue  # a damaged value is named by its digest
        month = month_of(row.issued // 900_000_000)
        is_back = row.ended is not None and month_of(row.ended // 900_000_000) == month
        promised[row.fund_id, month] += 0 if is_back else row.face_fen
    for row in db.check.rewards.fund_months(look.session, **named):
        tally.checked += 1
        expected = promised.pop((row.fund_id, row.month), None)
        if row.promised_fen != expected:
            tally.broken("fund_month", f"{row.fund_id}/{row.month}", "differs", column="promised_fen",
                         found=row.promised_fen, expected=expected or 0)  # fmt: skip
    for fund_id, month in promised:
        tally.broken("fund_month", f"{fund_id}/{month}", "missing", by=f"fund {fund_id}")


def _rewards(look: Look) -> None:
    tally, named = look["rewards"], {"community_id": look.community_id}
    tally.checked += db.check.rows.count(look.session, table="reward", **named)
    for row in db.check.rewards.stocks_elsewhere(look.session, **named):
        tally.broken("reward", row.id, "differs", column="stock", found=row.stock, expected=row.expected)
    for row in db.check.rewards.vouchers_unlike_rewards(look.session, **named):
        tally.broken("voucher", row.id, "off_the_peg", face_fen=row.face_fen, price=row.price_points)


def _limits(look: Look) -> None:
    """No household has more of a reward in a period than its limit."""
    had: Counter[tuple[str, str, str]] = Counter()
    for row in db.check.rewards.limited_vouchers(look.session, community_id=look.community_id):
        look["rewards"].checked += 1
        if type(row.issued) is not int:
            continue  # as above
        began = period_began(local_day(to_instant(row.issued), look.time_zone), row.limit_period)
        had[row.reward_id, row.household_id, began.isoformat()] += 1
        counted = had[row.reward_id, row.household_id, began.isoformat()]
        if counted > row.limit_pieces:
            look["rewards"].broken("voucher", row.id, "above_cap", counted=counted, amount=row.limit_pieces)


def _issues(look: Look) -> None:
    tally, named = look["issues"], {"community_id": look.community_id}
    tally.checked += db.check.rows.count(look.session, table="issue_line", **named)
    for row in db.check.rewards.batches_miscounted(look.session, **named):
        tally.broken("issue_batch", row.id, "differs", column=row.column_name, found=row.found, expected=row.expected)
    for row in db.check.rewards.lines_unlike_vouchers(look.session, **named):
        tally.broken("issue_line", row.id, "differs", column="pieces", found=row.made, expected=row.pieces)
    for row in db.check.rewards.vouchers_without_line(look.session, **named):
        tally.broken("voucher", row.id, "missing", by="issue_line")
    for row in db.check.rewards.batches_of_one_person(look.session, **named):
        look["33"].broken("issue_batch", row.id, "one_person")
