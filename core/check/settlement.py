"""From takings to paid shops, and who signed what (invariants 29 to 31, 33)."""

from __future__ import annotations

from collections import defaultdict

import db.check.disputes
import db.check.rows
import db.check.signing
import db.check.spending
from core.check.look import Look
from core.clock import local_day
from core.statements import PAID_WITHIN
from db.types import to_instant

#: table, column, and the state that the signature belongs to
SIGNED = (
    ("claim", "submitted_by", "submitted"),
    ("notice", "posted_by", "posted"),
    ("activity", "published_by", "published"),
    ("fund_money", "recorded_by", "written"),
    ("issue_batch", "proposed_by", "proposed"),
    ("issue_batch", "issued_by", "issued"),
    ("taking", "clerk_id", "taken"),
    ("statement", "closed_by", "closed"),
    ("statement", "agreed_by", "agreed"),
    ("statement", "approved_by", "approved"),
    ("statement", "paid_by", "paid"),
)
TIMED = (
    ("issue_batch", "issued_at", "issued"),
    ("taking", "undone_at", "undone"),
    ("statement", "agreed_at", "agreed"),
    ("statement", "approved_at", "approved"),
    ("statement", "paid_at", "paid"),
)


#: accounts of a fund and a shop
OF_SHOPS = ("fen/owed/", "fen/disputed/", "fen/paid/", "fen/due_back/")


def check(look: Look) -> None:
    """Every statement, line and payment of one community."""
    _statements(look)
    _payments(look)
    _money(look)
    _signatures(look)


def _statements(look: Look) -> None:
    tally, named = look["29"], {"community_id": look.community_id}
    tally.checked += db.check.rows.count(look.session, table="statement_line", **named)
    for row in db.check.spending.statements_miscounted(look.session, **named):
        tally.broken("statement", row.id, "differs", column=row.column_name, found=row.found, expected=row.expected)
    for row in db.check.spending.lines_unlike_takings(look.session, **named):
        tally.broken("statement_line", row.id, "differs", column="kept_fen", found=row.kept_fen, expected=row.expected)
    for row in db.check.spending.due_dates(look.session, **named):
        due = (local_day(to_instant(row.agreed), look.time_zone) + PAID_WITHIN).isoformat() if row.agreed else None
        if row.due != due:
            tally.broken("statement", row.id, "differs", column="due_on", found=row.due, expected=due)
    for row in db.check.spending.vouchers_billed_otherwise(look.session, **named):
        tally.broken("voucher", row.id, "billed", state=row.state, statement_state=row.statement_state)


def _payments(look: Look) -> None:
    tally, named = look["30"], {"community_id": look.community_id}
    tally.checked += db.check.rows.count(look.session, table="statement", **named)
    for row in db.check.spending.payments_elsewhere(look.session, **named):
        facts = {"state": row.state, "paid": row.paid_fen, "expected": row.expected}
        tally.broken("statement", row.statement, "payment", **facts)
        if row.payment:
            tally.broken("payment", row.payment, "payment", **facts)
    for row in db.check.spending.statements_of_one_person(look.session, **named):
        tally.broken("statement", row.id, "one_person")
        look["33"].broken("statement", row.id, "one_person")


def _money(look: Look) -> None:
    """Per fund all accounts cancel out; per fund and shop what is owed, disputed, paid, due back is what rows say."""
    tally, balances = look["31"], look.books.balances
    funds: dict[str, int] = defaultdict(int)
    for account, balance in balances.items():
        if account.startswith("fen/") and account.count("/") > 1:
            funds[account.split("/")[2]] += balance
    for fund, left in funds.items():
        tally.checked += 1
        if left:
            tally.broken("fund", fund, "identity", left=left)
    held = {account: balance for account, balance in balances.items() if account.startswith(OF_SHOPS)}
    for row in db.check.disputes.accounts_of_shops(look.session, community_id=look.community_id):
        _compare(look, row.account, held.pop(row.account, 0), row.fen)
    for account, balance in held.items():
        _compare(look, account, balance, 0)


def _compare(look: Look, account: str, balance: int, expected: int) -> None:
    if balance != expected:
        group, fund, shop = [*account.split("/"), ""][1:4]
        for table, row_id in (("fund", fund), ("shop", shop)):
            look["31"].broken(table, row_id, "account", account=f"fen/{group}", balance=balance, expected=expected)


def _signatures(look: Look) -> None:
    """Whoever a row says signed it is the actor of the operation that moved it; so are the instants."""
    tally = look["33"]
    for table, column, state in SIGNED:
        named = {"community_id": look.community_id, "table": table, "column": column, "state": state}
        tally.checked += db.check.rows.count(look.session, community_id=look.community_id, table=table)
        for row in db.check.signing.signers_elsewhere(look.session, **named):
            tally.broken(table, row.id, "differs", column=column, found=row.named, expected=row.noted)
    for table, column, state in TIMED:
        named = {"community_id": look.community_id, "table": table, "column": column, "state": state}
        for row in db.check.signing.times_elsewhere(look.session, **named):
            look["20"].broken(table, row.id, "differs", column=column, found=row.named, expected=row.noted)
