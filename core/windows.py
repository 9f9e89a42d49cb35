"""When points may be exchanged: any day, weekdays, days of the month or of the quarter (design 7)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, Protocol

from core.errors import AppError

_DAYS_AHEAD: Final = 200  # beyond two quarters no window opens


class WindowClosed(AppError):
    """Points are exchanged on other days; the desk helps meanwhile. Facts: next_on, is_known."""

    key = "error.exchange.window_closed"
    status = 409


class WindowTerms(Protocol):
    """The columns of terms that a window needs; `window_weekdays` lists ISO weekdays, `1,5`."""

    @property
    def window_kind(self) -> str: ...
    @property
    def window_weekdays(self) -> str | None: ...
    @property
    def window_from_day(self) -> int | None: ...
    @property
    def window_to_day(self) -> int | None: ...


def is_open(day: date, terms: WindowTerms | None) -> bool:
    """Whether points may be exchanged on a local day; without terms on any."""
    if terms is None or terms.window_kind == "any":
        return True
    if terms.window_kind == "weekdays":
        return str(day.isoweekday()) in (terms.window_weekdays or "").split(",")
    first = day.replace(day=1)
    if terms.window_kind == "quarter_days":
        first = first.replace(month=(day.month - 1) // 3 * 3 + 1)
    place = (day - first).days + 1
    return (terms.window_from_day or 1) <= place <= (terms.window_to_day or _DAYS_AHEAD)


def next_open_day(day: date, terms: WindowTerms | None) -> date | None:
    """The first local day from `day` on on which points may be exchanged; None where none is near."""
    days = (day + timedelta(days=ahead) for ahead in range(_DAYS_AHEAD))
    return next((one for one in days if is_open(one, terms)), None)
