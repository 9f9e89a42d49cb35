"""The only source of now (design 2). Instants are aware UTC; a community's local day comes from its time zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Anything that knows what time it is."""

    def now(self) -> datetime:
        """The present instant, aware, UTC."""


class SystemClock:
    """The machine's time, in demo mode ahead by the demo's offset."""

    __slots__ = ("_ahead",)

    def __init__(self, ahead: timedelta = timedelta(0)) -> None:
        self._ahead = ahead

    def now(self) -> datetime:
        """The present instant."""
        return datetime.now(UTC) + self._ahead


class DrivenClock:
    """A clock that stands until it is moved: for the demo's past and for tests."""

    __slots__ = ("_now",)

    def __init__(self, now: datetime) -> None:
        assert now.tzinfo is not None
        self._now = now.astimezone(UTC)

    def now(self) -> datetime:
        """Where it stands."""
        return self._now

    def set(self, now: datetime) -> None:
        """Move to an instant, never back."""
        assert now >= self._now, "time does not run back"
        self._now = now.astimezone(UTC)

    def forward(self, *, days: int = 0, hours: int = 0, minutes: int = 0, seconds: int = 0) -> None:
        """Move ahead."""
        self._now += timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def machine_clock(clock: Clock) -> Clock:
    """The clock by which sign-ins and one-time codes end: the demo's jump to another day signs nobody out."""
    return SystemClock() if isinstance(clock, SystemClock) else clock


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """The time zone of a community."""
    return ZoneInfo(name)


def local_day(at: datetime, time_zone: str) -> date:
    """The local date of an instant."""
    return at.astimezone(zone(time_zone)).date()


def start_of_day(day: date, time_zone: str) -> datetime:
    """00:00 local of a date, as an instant."""
    return datetime.combine(day, time(0), zone(time_zone)).astimezone(UTC)


def at_local(day: date, clock_time: time, time_zone: str) -> datetime:
    """A local date and time, as an instant."""
    return datetime.combine(day, clock_time, zone(time_zone)).astimezone(UTC)
