"""How much may be taken in a day, and in a week by a carer; and the terms that say so (design 4, 7; security T5, T8).

A limit is held by one conditional upsert on the row of its day, in the taking's own transaction: exact, however many
tills take at once. Terms begin with a later local day, so that what is counted is always a whole day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import db.limits
from core.books import Work
from core.clock import Clock, local_day
from core.commands import command, query
from core.errors import AppError, Malformed
from core.policy import Actor, Role, Scope
from db.engine import Row, Session
from db.types import new_id

WINDOW_KINDS: Final = ("any", "weekdays", "month_days", "quarter_days")
LIMIT_FEN_MAX: Final = 100_000_000  # nobody means more; a slip of the finger does
_LAST_DAY: Final = {"month_days": 31, "quarter_days": 92}


class LimitReached(AppError):
    """Nothing is wrong with the voucher; it is too much for one day or week. Facts: limit_fen."""

    key = "error.limit.reached"
    status = 403


class HouseholdDayLimit(LimitReached):
    """With this voucher the household would have used more in a day than is agreed; facts: limit_fen."""

    key = "error.limit.household_day"


class ShopDayLimit(LimitReached):
    """With this voucher the shop would have taken more in a day than is agreed; facts: limit_fen."""

    key = "error.limit.shop_day"


class TillDayLimit(LimitReached):
    """With this voucher one till would have taken more in a day than is agreed; facts: limit_fen."""

    key = "error.limit.till_day"


class CarerWeekLimit(LimitReached):
    """With this voucher a carer would have presented more in a week than the household allowed; facts: limit_fen."""

    key = "error.limit.carer_week"


class TermsTooEarly(AppError):
    """Terms begin tomorrow at the earliest; facts: earliest_on."""

    key = "error.limit.too_early"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """When points may be exchanged and how much may be taken, from a local day on. A limit that is None is none.

    `window_weekdays` are ISO weekdays; the window's days count from the first day of the month or quarter, 1 to 92.
    """

    number: int
    effective_on: date
    window_kind: str = "any"
    window_weekdays: tuple[int, ...] = ()
    window_from_day: int | None = None
    window_to_day: int | None = None
    household_day_fen: int | None = None
    shop_day_fen: int | None = None
    till_day_fen: int | None = None
    carer_week_fen: int | None = None
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenTerms:
    """Today's terms, None before the first ones, and those that are decided for later days."""

    today: Terms | None
    coming: tuple[Terms, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Presenter:
    """A carer who stands at the till: the naming for which the week counts, and the weekly cap."""

    counts_for: str
    week_cap_fen: int


@command("limits.set", roles={Role.ADMINISTRATOR, Role.FINANCE}, scope=Scope.COMMUNITY)
def set_spending_terms(
    work: Work,
    *,
    effective_on: date,
    window_kind: str = "any",
    window_weekdays: Sequence[int] = (),
    window_from_day: int | None = None,
    window_to_day: int | None = None,
    household_day_fen: int | None = None,
    shop_day_fen: int | None = None,
    till_day_fen: int | None = None,
    carer_week_fen: int | None = None,
) -> Terms:
    """Decide the terms from a later local day on, all of them at once; None is no limit. They never change.

    Of two decided for one day the later decision holds. Raises TermsTooEarly, Malformed.
    """
    if effective_on <= work.today:
        raise TermsTooEarly(earliest_on=work.today + timedelta(days=1))
    days = _window(window_kind, window_weekdays, window_from_day, window_to_day)
    limits: dict[str, Any] = {
        "household_day_fen": household_day_fen,
        "shop_day_fen": shop_day_fen,
        "till_day_fen": till_day_fen,
        "carer_week_fen": carer_week_fen,
    }
    for name, limit_fen in limits.items():
        if limit_fen is not None and not 0 < limit_fen <= LIMIT_FEN_MAX:
            raise Malformed(field=name)
    terms_id, number = new_id(), work.number("terms")
    work.insert(
        db.limits.SpendingTerms,
        id=terms_id,
        number=number,
        effective_on=effective_on,
        window_kind=window_kind,
        window_weekdays=",".join(map(str, days)) or None,
        window_from_day=window_from_day,
        window_to_day=window_to_day,
        **limits,
        decided_by=work.actor.id,
        operation_id=work.operation_id,
    )
    work.about(f"terms:{terms_id}", effective_on=effective_on, window_kind=window_kind, **limits)
    return Terms(
        number=number, effective_on=effective_on, window_kind=window_kind, window_weekdays=days,
        window_from_day=window_from_day, window_to_day=window_to_day, **limits,
    )  # fmt: skip


@query("limits.see", roles=set(Role) - {Role.JOB}, scope=Scope.COMMUNITY)
def see_terms(session: Session, clock: Clock, actor: Actor) -> SeenTerms:
    """The terms of today and the coming ones."""
    today = local_day(clock.now(), actor.time_zone)
    named: dict[str, Any] = {"community_id": actor.community_id, "day": today}
    return SeenTerms(
        today=terms_in_force(session, **named),
        coming=tuple(_terms(row) for row in db.limits.terms_after(session, **named)),
    )


def terms_in_force(session: Session, *, community_id: str, day: date) -> Terms | None:
    """The terms of a local day; None before the first ones."""
    row = db.limits.terms_on(session, community_id=community_id, day=day)
    return _terms(row) if row else None


# -- shared with the till ----------------------------------------------------------------------------------------


def hold_limits(
    work: Work, *, terms_id: str | None, household_id: str, shop_id: str, till_id: str, face_fen: int,
    presenter: Presenter | None = None,
) -> None:  # fmt: skip
    """Count a face that is being taken under every limit in force; the rows are held until the commit.

    Raises HouseholdDayLimit, ShopDayLimit, TillDayLimit, CarerWeekLimit.
    """
    if terms_id is None and presenter is None:
        return
    session, community_id = work.session, work.community_id
    terms = db.limits.terms(session, community_id=community_id, terms_id=terms_id) if terms_id else None
    for scope, subject_id, day, limit_fen, refusal in _scopes(terms, work, household_id, shop_id, till_id, presenter):
        if not db.limits.add_if_within(
            session, community_id=community_id, scope=scope, subject_id=subject_id, day=day, face_fen=face_fen,
            limit_fen=limit_fen,
        ):  # fmt: skip
            raise refusal(limit_fen=limit_fen)


def foresee_limits(
    work: Work, *, household_id: str, shop_id: str, till_id: str, face_fen: int, presenter: Presenter | None = None
) -> None:
    """Refuse what `hold_limits` would refuse now, without counting anything: for a quote."""
    session, community_id = work.session, work.community_id
    terms = db.limits.terms_on(session, community_id=community_id, day=work.today)
    for scope, subject_id, day, limit_fen, refusal in _scopes(terms, work, household_id, shop_id, till_id, presenter):
        named: dict[str, Any] = {"community_id": community_id, "scope": scope, "subject_id": subject_id, "day": day}
        if db.limits.taken_fen(session, **named) + face_fen > limit_fen:
            raise refusal(limit_fen=limit_fen)


def give_room_again(
    work: Work, *, day: date, household_id: str, shop_id: str, till_id: str, carer_id: str | None, face_fen: int
) -> None:
    """Take an undone face off the local day on which it was taken."""
    for scope, subject_id in (("household", household_id), ("shop", shop_id), ("till", till_id), ("carer", carer_id)):
        if subject_id is not None:
            db.limits.take_off(
                work.session, community_id=work.community_id, scope=scope, subject_id=subject_id,
                day=week_of(day) if scope == "carer" else day, face_fen=face_fen,
            )  # fmt: skip


def week_of(day: date) -> date:
    """The Monday of a local day's week, which names it."""
    return day - timedelta(days=day.weekday())


# -- how it works ------------------------------------------------------------------------------------------------


def _scopes(
    terms: Row | None, work: Work, household_id: str, shop_id: str, till_id: str, presenter: Presenter | None
) -> list[tuple[str, str, date, int, type[LimitReached]]]:
    """What a taking counts for: (scope, whose, day, limit, refusal), always in this order."""
    today = work.today
    found: list[tuple[str, str, date, int | None, type[LimitReached]]] = []
    if terms is not None:
        found = [
            ("household", household_id, today, terms.household_day_fen, HouseholdDayLimit),
            ("shop", shop_id, today, terms.shop_day_fen, ShopDayLimit),
            ("till", till_id, today, terms.till_day_fen, TillDayLimit),
        ]
    if presenter is not None:
        agreed = presenter.week_cap_fen
        highest = terms.carer_week_fen if terms is not None else None
        cap_fen = agreed if highest is None else min(agreed, highest)
        found.append(("carer", presenter.counts_for, week_of(today), cap_fen, CarerWeekLimit))
    return [(scope, whose, day, limit, refusal) for scope, whose, day, limit, refusal in found if limit is not None]


def _window(kind: str, weekdays: Sequence[int], from_day: int | None, to_day: int | None) -> tuple[int, ...]:
    """The weekdays in order, each once; everything of a window that does not belong to its kind is refused."""
    days = tuple(sorted(set(weekdays)))
    if kind not in WINDOW_KINDS:
        raise Malformed(field="window_kind")
    if (kind == "weekdays") != bool(days) or not set(days) <= set(range(1, 8)):
        raise Malformed(field="window_weekdays")
    last = _LAST_DAY.get(kind)
    if last is None:
        if from_day is not None or to_day is not None:
            raise Malformed(field="window_from_day")
    elif from_day is None or to_day is None or not 1 <= from_day <= to_day <= last:
        raise Malformed(field="window_from_day")
    return days


def _terms(row: Row) -> Terms:
    return Terms(
        number=row.number,
        effective_on=row.effective_on,
        window_kind=row.window_kind,
        window_weekdays=tuple(int(day) for day in (row.window_weekdays or "").split(",") if day),
        window_from_day=row.window_from_day,
        window_to_day=row.window_to_day,
        household_day_fen=row.household_day_fen,
        shop_day_fen=row.shop_day_fen,
        till_day_fen=row.till_day_fen,
        carer_week_fen=row.carer_week_fen,
    )
