"""A month as seven columns of days; where it is narrow, a list of the days on which something is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.look.html import Html, attributes, h, join


@dataclass(frozen=True, slots=True, kw_only=True)
class DayWords:
    """What stands on a day: the day in words (for the list), how many, and what one of them is."""

    name: str
    amount: str
    detail: str


def month(
    *, first: date, caption: str, weekdays: Sequence[str], days: Mapping[date, DayWords], today: date | None = None
) -> Html:
    """The month of `first`, Monday first; `days` holds only those on which something is."""
    assert len(weekdays) == 7
    begin = first.replace(day=1)
    after = (begin + timedelta(days=32)).replace(day=1)
    head = join(*(Html(f'<th scope="col">{h(one)}</th>') for one in weekdays))
    day, weeks = begin - timedelta(days=begin.weekday()), []
    while day < after:
        week = [day + timedelta(days=place) for place in range(7)]
        weeks.append(Html(f"<tr>{join(*(_day(one, begin, days, today) for one in week))}</tr>"))
        day += timedelta(days=7)
    return Html(
        f'<div class="ll-month-box"><table class="ll-month"><caption>{h(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{join(*weeks)}</tbody></table></div>"
    )


def _day(day: date, begin: date, days: Mapping[date, DayWords], today: date | None) -> Html:
    if day.month != begin.month:
        return Html('<td class="off"></td>')
    held, here = days.get(day), attributes(aria_current="date" if day == today else None)
    if held is None:
        return Html(f'<td class="free"{here}><i>{day.day}</i></td>')
    return Html(
        f'<td class="held"{here}><i>{day.day}</i><span class="name">{h(held.name)}</span>'
        f"<b>{h(held.amount)}</b><small>{h(held.detail)}</small></td>"
    )
