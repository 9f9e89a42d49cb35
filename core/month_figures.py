"""The month, quarter or year in figures, of the community, a team or a place: read from summary rows alone."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Final, Literal, TypeAlias

import db.month_summaries
from core.clock import Clock, local_day
from core.commands import query
from core.errors import Malformed
from core.policy import READERS, Actor, Scope
from db.engine import Row, Session

Span: TypeAlias = Literal["month", "quarter", "year"]

SPANS: Final[tuple[Span, ...]] = ("month", "quarter", "year")
TEAMS_MAX: Final = 1_000
MONTHS: Final = 12
DAY_MINUTES: Final = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one period came to. Waits are sums over `approved_claims` and `effective_claims`, in minutes."""

    measured_minutes: int = 0
    listed_minutes: int = 0
    back_filled_minutes: int = 0
    people: int = 0
    party_people: int = 0
    meeting_points: int = 0
    development_points: int = 0
    service_points: int = 0
    honour_points: int = 0
    approved_claims: int = 0
    approval_wait_minutes: int = 0
    effective_claims: int = 0
    spendable_wait_minutes: int = 0

    @property
    def minutes(self) -> int:
        """All approved minutes."""
        return self.measured_minutes + self.listed_minutes + self.back_filled_minutes

    @property
    def points(self) -> int:
        """All points that were posted."""
        return self.meeting_points + self.development_points + self.service_points + self.honour_points

    @property
    def party_percent(self) -> int:
        """Party members among the people, whole percent."""
        return round(100 * self.party_people / self.people) if self.people else 0

    @property
    def back_filled_percent(self) -> int:
        """Minutes entered afterwards among all, whole percent (domain E-5: shown on the dashboard)."""
        return round(100 * self.back_filled_minutes / self.minutes) if self.minutes else 0

    @property
    def approval_days(self) -> float | None:
        """From handing in to approval on average; None before the first one."""
        return _days(self.approval_wait_minutes, self.approved_claims)

    @property
    def spendable_days(self) -> float | None:
        """From approval to the day the points could be spent on average; None before the first one."""
        return _days(self.spendable_wait_minutes, self.effective_claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The figures of one team or place."""

    id: str
    name: str
    figures: Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """A period with what stands beside it.

    `before` is the period before it, `months` the months that it or its year's end is drawn with, oldest first.
    `teams` and `areas` are those of the whole community, whichever scope is looked at.
    """

    period: str
    figures: Figures
    before: Figures
    months: tuple[tuple[str, Figures], ...]
    teams: tuple[Named, ...]
    areas: tuple[Named, ...]


def period_of(day: date, span: Span) -> str:
    """The month, quarter or year in which a day lies, as summaries name it."""
    if span == "year":
        return f"{day.year:04d}"
    return f"{day.year:04d}-Q{(day.month + 2) // 3}" if span == "quarter" else f"{day:%Y-%m}"


def earlier(period: str, count: int = 1) -> str:
    """The period so many before. Raises Malformed."""
    year, _, part = period.partition("-")
    try:
        if not part:
            return f"{int(year) - count:04d}"
        length, number = (4, int(part[1:])) if part.startswith("Q") else (12, int(part))
        whole = int(year) * length + number - 1 - count
    except ValueError as wrong:
        raise Malformed(field="period") from wrong
    found = f"{whole // length:04d}-"
    return found + (f"Q{whole % length + 1}" if length == 4 else f"{whole % length + 1:02d}")


def recent_periods(today: date, span: Span) -> list[str]:
    """The current period and those before it, the newest first: twelve months, eight quarters, six years."""
    current = period_of(today, span)
    return [earlier(current, back) for back in range({"month": 12, "quarter": 8, "year": 6}[span])]


def months_of(period: str) -> list[str]:
    """The months that a period is drawn with: a month with the eleven before it, else its own."""
    year, _, part = period.partition("-")
    if part and not part.startswith("Q"):
        return [earlier(period, back) for back in reversed(range(MONTHS))]
    first = (int(part[1:]) - 1) * 3 + 1 if part else 1
    return [f"{year}-{month:02d}" for month in range(first, first + (3 if part else 12))]


@query("dashboard.month", roles=READERS, scope=Scope.COMMUNITY)
def month_view(
    session: Session, clock: Clock, actor: Actor, *, period: str | None = None, team_id: str = "", area_id: str = ""
) -> MonthView:
    """One period (the current month by default) of the community, a team or a place. Raises Malformed."""
    chosen = period or period_of(local_day(clock.now(), actor.time_zone), "month")
    scope = f"t{team_id}" if team_id else f"a{area_id}" if area_id else ""
    community_id = actor.community_id
    months = months_of(chosen)
    before = earlier(chosen)
    rows = {
        row.period: _figures(row)
        for row in db.month_summaries.figures(
            session, periods=sorted({*months, chosen, before}), scope=scope, community_id=community_id
        )
    }
    teams = db.month_summaries.figures_of_teams(session, community_id=community_id, period=chosen, limit=TEAMS_MAX)
    areas = db.month_summaries.figures_of_areas(session, community_id=community_id, period=chosen, limit=TEAMS_MAX)
    return MonthView(
        period=chosen,
        figures=rows.get(chosen, Figures()),
        before=rows.get(before, Figures()),
        months=tuple((month, rows.get(month, Figures())) for month in months),
        teams=tuple(Named(id=row.id, name=row.name, figures=_figures(row)) for row in teams),
        areas=tuple(Named(id=row.id, name=row.name, figures=_figures(row)) for row in areas),
    )


_NAMES: Final = tuple(one.name for one in fields(Figures))


def _figures(row: Row) -> Figures:
    return Figures(**{name: int(getattr(row, name)) for name in _NAMES})


def _days(minutes: int, count: int) -> float | None:
    return round(minutes / count / DAY_MINUTES, 1) if count else None
