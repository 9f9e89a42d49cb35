"""From spendable points to vouchers and takings (invariants 18, 21 to 24, 26, 28, lots)."""

from __future__ import annotations

import db.check.rows
import db.check.spending
from core.check.look import Look

POINT_FLOWS = ("exchanged", "given_back", "points_expired")


def check(look: Look) -> None:
    """Every lot, voucher and taking of one community."""
    _lots(look)
    _identity(look)
    _prices(look)
    _takings(look)
    _faces(look)


def _lots(look: Look) -> None:
    tally, named = look["lots"], {"community_id": look.community_id}
    tally.checked += db.check.rows.count(look.session, table="lot", **named)
    for row in db.check.spending.lots_elsewhere(look.session, **named):
        tally.broken("lot", row.id, "differs", column="rest_points", found=row.rest_points, expected=row.expected)


def _identity(look: Look) -> None:
    """Each of the five numbers, per household and in all: what the rows come to is what the accounts hold."""
    tally, named, balances = look["18"], {"community_id": look.community_id}, look.books.balances
    groups = ("points/notice", "points/available", "points/spent")
    held = {account: balance for account, balance in balances.items() if account.startswith(groups)}
    for row in db.check.spending.household_points(look.session, **named):
        tally.checked += 1
        balance = held.pop(f"{row.account_group}/{row.household}", 0)
        if balance != row.points:
            tally.broken("household", row.household, "account", account=row.account_group, balance=balance,
                         expected=row.points)  # fmt: skip
    for account, balance in held.items():
        if balance:
            group, household = account.rsplit("/", 1)
            tally.broken("household", household, "account", account=group, balance=balance, expected=0)
    told = db.check.spending.community_points(look.session, **named)
    for account, expected in (
        ("points/issued", -told.issued),
        ("points/expired", told.expired),
        ("points/recalled", told.recalled),
        ("points/deducted", told.deducted),
    ):
        if balances.get(account, 0) != expected:
            tally.broken("community", look.community_id, "account", account=account,
                         balance=balances.get(account, 0), expected=expected)  # fmt: skip


def _prices(look: Look) -> None:
    tally, named = look["28"], {"community_id": look.community_id}
    tally.checked += db.check.rows.count(look.session, table="voucher", **named)
    for row in db.check.spending.prices_elsewhere(look.session, **named):
        tally.broken("voucher", row.id, "price", price=row.price_points, spent=row.spent, given_back=row.given_back)
    for row in db.check.spending.prices_off_the_peg(look.session, **named):
        tally.broken("voucher", row.id, "off_the_peg", face_fen=row.face_fen, price=row.price_points)
    for kind in db.check.spending.FLOWS:
        for row in db.check.spending.flows_unlike_rows(look.session, kind=kind, **named):
            look["28" if kind in POINT_FLOWS else "31"].broken(
                "operation", row.operation, "flow", kind=kind, moved=row.moved, given=row.given
            )


def _takings(look: Look) -> None:
    named = {"community_id": look.community_id}
    takings = db.check.rows.count(look.session, table="taking", **named)
    look["21"].checked += db.check.rows.count(look.session, table="voucher", **named)
    look["22"].checked += takings
    look["24"].checked += takings
    for row in db.check.spending.vouchers_taken_otherwise(look.session, **named):
        look["21"].broken("voucher", row.id, "takings", state=row.state, takings=row.takings)
        for taking in db.check.spending.takings_standing_of(look.session, voucher_id=row.id, **named):
            look["21"].broken("taking", taking.id, "takings", state=row.state, takings=row.takings)
    for row in db.check.spending.takings_unlike_vouchers(look.session, **named):
        look["24"].broken("taking", row.id, "differs", column="face_fen", found=row.face_fen, expected=row.expected)
    for row in db.check.spending.undone_after_closing(look.session, **named):
        look["22"].broken("taking", row.id, "undone_on_statement", line=row.line)
    for row in db.check.spending.undone_without_time(look.session, **named):
        look["22"].broken("taking", row.id, "undone_without_time", state=row.state)


def _faces(look: Look) -> None:
    """The promises of each fund are the face of its live vouchers, and never more than was put in."""
    named, balances = {"community_id": look.community_id}, look.books.balances
    held = {account: balance for account, balance in balances.items() if account.startswith("fen/outstanding/")}
    for row in db.check.spending.outstanding(look.session, **named):
        look["23"].checked += 1
        balance = held.pop(row.account, 0)
        if balance != row.fen:
            look["23"].broken("fund", row.account.rsplit("/", 1)[1], "account", account="fen/outstanding",
                              balance=balance, expected=row.fen)  # fmt: skip
    for account, balance in held.items():
        if balance:
            look["23"].broken("fund", account.rsplit("/", 1)[1], "account", account="fen/outstanding",
                              balance=balance, expected=0)  # fmt: skip
    for fund in db.check.rows.ids(look.session, table="fund", **named):
        look["26"].checked += 1
        put_in = -balances.get(f"fen/source/{fund}", 0) - balances.get(f"fen/returned/{fund}", 0)
        promised = sum(
            balance
            for account, balance in balances.items()
            if account.startswith((f"fen/outstanding/{fund}", f"fen/owed/{fund}/", f"fen/disputed/{fund}/"))
        )
        if promised > put_in:
            look["26"].broken("fund", fund, "above_fund", promised=promised, put_in=put_in)
