"""The five numbers the long way: every transfer added up, to hold what seals and summaries say against it."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from core.bootstrap import App
from core.reports import MoneyStatement, PointsStatement
from tests.factories import console


def added_up(app: App, *, until: datetime | None = None) -> tuple[PointsStatement, MoneyStatement]:
    """Points and money of the community, by what was recorded up to an instant."""
    sums: dict[str, int] = defaultdict(int)
    with app.reading() as (session, _):
        for row in session.all(
            "SELECT debit_account, credit_account, amount, recorded_at FROM transfer"
            " WHERE community_id = :community_id",
            community_id=console(app).community_id,
        ):
            if until is None or row.recorded_at <= until:
                sums["/".join(row.debit_account.split("/")[:2])] += row.amount
                sums["/".join(row.credit_account.split("/")[:2])] -= row.amount
    points = PointsStatement(
        issued=-sums["points/issued"],
        in_notice=sums["points/notice"],
        available=sums["points/available"],
        spent=sums["points/spent"],
        expired=sums["points/expired"],
        taken_back=sums["points/recalled"] + sums["points/deducted"],
    )
    money = MoneyStatement(
        funded=-sums["fen/source"],
        returned=sums["fen/returned"],
        free=sums["fen/free"],
        outstanding=sums["fen/outstanding"],
        owed=sums["fen/owed"] + sums["fen/disputed"],
        paid=sums["fen/paid"] + sums["fen/due_back"],
    )
    return points, money
