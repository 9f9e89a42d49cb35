"""The five-number statement (design 1): what was issued and where it is now; what was funded and where it is now."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import db.reports
from core.clock import Clock
from core.commands import query
from core.errors import NotFound
from core.numbers import OF_HOUSEHOLDS
from core.policy import Actor, Role, Scope
from core.seals import totals_through
from db.engine import Session

EVERYBODY = set(Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsStatement:
    """issued = in notice + available + spent + expired + taken back, in points."""

    issued: int
    in_notice: int
    available: int
    spent: int
    expired: int
    taken_back: int

    @property
    def closes(self) -> bool:
        """Whether the parts add up to what was issued."""
        return self.issued == self.in_notice + self.available + self.spent + self.expired + self.taken_back


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyStatement:
    """funded − returned = free + outstanding + owed + paid, in fen; disputed inside owed, due back inside paid."""

    funded: int
    returned: int
    free: int
    outstanding: int
    owed: int
    paid: int

    @property
    def closes(self) -> bool:
        """Whether the parts add up to what was funded less what was given back."""
        return self.funded - self.returned == self.free + self.outstanding + self.owed + self.paid


def household_statement(session: Session, *, community_id: str, household_id: str) -> PointsStatement:
    """One household's points."""
    sums: dict[str, int] = defaultdict(int)
    issued = expired = taken_back = 0
    for row in db.reports.household_sides(session, community_id=community_id, household_id=household_id):
        amount = int(row.amount) * row.direction
        sums[row.account.split("/")[1]] += amount
        if row.other == "points/issued":
            issued += amount
        elif row.other.startswith(OF_HOUSEHOLDS) and not row.other.endswith(f"/{household_id}"):
            issued += amount  # from a household that dissolved, or into the one that has its points
        elif row.other == "points/expired":
            expired -= amount
        elif row.other in ("points/recalled", "points/deducted"):
            taken_back -= amount
    return PointsStatement(
        issued=issued,
        in_notice=sums["notice"],
        available=sums["available"],
        spent=sums["spent"],
        expired=expired,
        taken_back=taken_back,
    )


@query("statement.five_numbers", roles=EVERYBODY, scope=Scope.PUBLIC)
def five_numbers(session: Session, clock: Clock, actor: Actor) -> tuple[PointsStatement, MoneyStatement]:
    """Points and money of the community in all, now; `core.numbers` has them for any day and span of days."""
    totals = totals_through(session, community_id=actor.community_id, time_zone=actor.time_zone, day=None)
    sums: dict[str, int] = defaultdict(int)
    for way, amount in totals.items():
        source, target = (side.split("/")[1] for side in way.split(">"))
        unit = way.split("/")[0]
        sums[f"{unit}/{source}"] -= amount
        sums[f"{unit}/{target}"] += amount
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


@query("statement.household", roles=EVERYBODY, scope=Scope.OWN)
def see_household_statement(session: Session, clock: Clock, actor: Actor, *, household_id: str) -> PointsStatement:
    """A household's own statement; a foreign one is not found."""
    office = {Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.ADMINISTRATOR}
    if not actor.roles & office and household_id != actor.household_id:
        raise NotFound(household_id=household_id)
    return household_statement(session, community_id=actor.community_id, household_id=household_id)
