"""The five numbers of any day and any span: how it began, what came and went, how it ended; to look at and to print."""

from datetime import date, timedelta
from typing import Any

import streamlit as st

from core.funds import see_funds
from core.i18n import Translate, yuan
from core.look import board, parts
from core.numbers import Flow, Numbers, Sums, community_numbers, fund_numbers, household_numbers
from pages._ui.components import print_button
from pages._ui.desk import choose, find_household, queue
from pages._ui.shell import Page, open_page

MONTHS_BACK = 24
FIRST_YEAR = 2020


def whose(page: Page) -> tuple[str, str] | None:
    """The community, one fund or one household: (kind, id), None before a choice."""
    t = page.t
    kind = queue(
        page, t("numbers.whose"), ["community", "fund", "household"], lambda one: t(f"numbers.whose.{one}"), key="of"
    )
    if kind == "fund":
        names = {fund.id: fund.name for fund in page.look(see_funds)}
        chosen = choose(page, t("numbers.which_fund"), names, lambda one: names[one], key="fund")
        return (kind, chosen) if chosen else None
    if kind == "household":
        home = find_household(page, t("numbers.which_household"), key="home")
        return (kind, home.household_id) if home else None
    return kind, ""


def span(page: Page) -> tuple[date, date]:
    """A day, a month, or from one day to another; never beyond today."""
    t, today = page.t, page.today
    kind = queue(page, t("numbers.span"), ["day", "month", "days"], lambda one: t(f"numbers.span.{one}"), key="span")
    if kind == "day":
        day = st.date_input(
            t("numbers.day"),
            value=today,
            min_value=date(FIRST_YEAR, 1, 1),
            max_value=today,
            key="day",
            format="YYYY-MM-DD",
        )
        return day, day
    if kind == "month":
        months = [months_before(today, back) for back in range(MONTHS_BACK)]
        names = {f"{month:%Y-%m}": month for month in months}
        chosen = choose(page, t("numbers.month"), names, lambda one: t("numbers.month_is", day=names[one]), key="month")
        first = names[chosen]
        return first, min(today, months_before(first, -1) - timedelta(days=1))
    with st.container(key="split_days", horizontal=True):
        named: dict[str, Any] = {"min_value": date(FIRST_YEAR, 1, 1), "max_value": today, "format": "YYYY-MM-DD"}
        first = st.date_input(t("numbers.first"), value=today.replace(day=1), key="first", **named)
        last = st.date_input(t("numbers.last"), value=today, key="last", **named)
    return min(first, last), max(first, last)


def months_before(day: date, count: int) -> date:
    """The first of the month that lies so many months before."""
    whole = day.year * 12 + day.month - 1 - count
    return date(whole // 12, whole % 12 + 1, 1)


def shown(page: Page, found: Numbers) -> None:
    """The span as a heading, how final it is, then the tables."""
    t = page.t
    key = "numbers.of_day" if found.first == found.last else "numbers.of_span"
    if found.check_value:
        stands = t("numbers.sealed", day=found.last, value=found.check_value)
    else:
        stands = t("numbers.not_sealed" if found.is_over else "numbers.not_over", day=found.last)
    page.show(parts.title(t(key, first=found.first, last=found.last), stands))
    for unit, sums in (("points", found.points), ("money", found.money)):
        if sums is not None:
            with st.container(key=f"card_{unit}"):
                table(page, unit, sums)


def table(page: Page, unit: str, sums: Sums) -> None:
    """One unit: opening, in, out, close of each number; whether it adds up; what went where."""
    t = page.t
    columns = [
        board.Column(name=t("numbers.number"), place="lead"),
        board.Column(name=t("numbers.opening"), place="named"),
        board.Column(name=t("numbers.into"), place="named"),
        board.Column(name=t("numbers.out"), place="named"),
        board.Column(name=t("numbers.closing"), place="named"),
    ]
    rows = [
        (
            t(f"numbers.line.{one.name}"),
            *(said(t, unit, value) for value in (one.opening, one.into, one.out, one.closing)),
        )
        for one in sums.lines
    ]
    page.show(parts.heading(t(f"numbers.{unit}"), t(f"numbers.{unit}_unit")))
    page.show(board.board(caption=t(f"numbers.{unit}"), columns=columns, rows=rows))
    if sums.closes:
        page.say("ok", t(f"numbers.{unit}_agrees", total=said(t, unit, sums.lines[0].closing)))
    else:
        page.say("no", t("numbers.differs"), t("numbers.differs_next"))
    if sums.flows:
        page.show(parts.heading(t("numbers.flows")))
        page.show(parts.facts([(t(flow_key(unit, flow)), in_unit(t, unit, flow.amount)) for flow in sums.flows]))
    else:
        page.show(parts.lead(t("numbers.flows_none")))


def said(t: Translate, unit: str, value: int) -> str:
    """A figure without its unit, which stands above the table."""
    return yuan(value) if unit == "money" else f"{value:,}"


def in_unit(t: Translate, unit: str, value: int) -> str:
    """A figure with its unit."""
    return t("yuan.amount", fen=value) if unit == "money" else t("points.amount", points=value)


def flow_key(unit: str, flow: Flow) -> str:
    """The sentence of what went from one account to another."""
    return f"numbers.flow.{unit}.{flow.source}_to_{flow.target}"


page = open_page("numbers")
with st.container(key="noprint_asked"), st.container(key="card_asked"):
    chosen = whose(page)
    first, last = span(page)
if chosen is None:
    page.show(parts.empty(page.t("numbers.choose"), [page.t("numbers.choose_next")]))
    page.stop()
kind, subject = chosen
days = {"first": first, "last": last}
if kind == "fund":
    shown(page, page.look(fund_numbers, fund_id=subject, **days))
elif kind == "household":
    shown(page, page.look(household_numbers, household_id=subject, **days))
else:
    shown(page, page.look(community_numbers, **days))
print_button(page.t("numbers.print"), key="print")
