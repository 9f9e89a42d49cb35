"""Publish an activity before it begins, and see what is coming up, month by month."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from core.absences import decide_appeal, list_appeals
from core.activities import list_activities, publish_activity
from core.activity_views import list_coming, see_activity
from core.look import desk, parts
from pages._ui.desk import line
from pages._ui.month import month
from pages._ui.paging import part
from pages._ui.publishing import form
from pages._ui.register import is_office
from pages._ui.shell import Page, open_page

ROWS = 8
COMING_DAYS = 60
COMING_MAX = 48


def listed(page: Page, rows: list[Any], name: str, aside: str, one: Callable[[Page, Any], None]) -> None:
    """Activities, a page at a time."""
    t = page.t
    page.show(parts.heading(t(f"publish.{name}"), aside))
    if not rows:
        page.show(parts.empty(t("publish.none"), [t("publish.none_next")]))
    pages = -(-len(rows) // ROWS)
    number = st.pagination(pages, key=f"page_{name}", max_visible_pages=5) if pages > 1 else 1
    with st.container(key=f"lines_{name}"):
        for row in part(rows, str(number), size=ROWS).shown:
            one(page, row)


def coming(page: Page, row: Any) -> None:
    """One activity that people may still come to: how many do."""
    t = page.t
    state = (
        parts.chip(t("publish.full", count=row.signed_up), "leaf", "check")
        if row.signed_up >= row.needed
        else parts.chip(t("publish.places", count=row.signed_up, needed=row.needed), "qing", "flag")
    )
    waits = [t("publish.waiting", count=row.waiting)] if row.waiting else []
    shifts = [t("publish.shift_count", count=len(row.shifts))] if len(row.shifts) > 1 else []
    details = [
        t("publish.when", starts_at=row.starts_at, ends_at=row.ends_at, day=row.held_on),
        " · ".join(part for part in (row.place, row.leader, row.team, row.item_code, *shifts, *waits) if part),
    ]
    with line(row.id):
        page.show(desk.line(row.name, details, state=state))
        acts(page, row.id)


def over(page: Page, row: Any) -> None:
    """One activity that is over or was called off: what stands under it."""
    t = page.t
    state = (
        parts.chip(t("publish.off"), "stone", "cross")
        if row.state == "cancelled"
        else parts.chip(t("publish.entries", count=row.entries), "leaf", "check")
        if row.entries
        else parts.chip(t("publish.entries", count=0), "stone", "clock")
    )
    details = [
        t("publish.when", starts_at=row.starts_at, ends_at=row.ends_at, day=row.held_on),
        " · ".join(part for part in (row.place, row.leader, row.team, row.item_code) if part),
    ]
    with line(row.id):
        page.show(desk.line(row.name, details, state=state))
        acts(page, row.id)


def acts(page: Page, activity_id: str) -> None:
    """Open it, or publish another one like it."""
    t = page.t
    with st.container(key=f"acts_{activity_id}", horizontal=True, width="content"):
        if st.button(t("publish.open_one"), key=f"open_{activity_id}"):
            page.go("activity", activity=activity_id)
        if page.may(publish_activity) and st.button(t("publish.copy"), key=f"copy_{activity_id}"):
            page.turn(copy=activity_id)


def appeals(page: Page) -> None:
    """Who says why they did not come, for somebody who did not mark it."""
    t = page.t
    waiting = page.look(list_appeals) if page.may(list_appeals) else []
    if not waiting:
        return
    with st.container(key="card_appeals"):
        page.show(parts.heading(t("appeals.title"), t("appeals.count", count=len(waiting))))
        with st.container(key="lines_appeals"):
            for one in waiting:
                with line(f"appeal_{one.id}"):
                    what = t("appeals.line", day=one.held_on, activity=one.activity)
                    page.show(desk.line(one.name, [what, t("appeals.said", said=one.said)]))
                    if not one.may_decide:
                        page.show(parts.lead(t("appeals.another")))
                        continue
                    with st.container(key=f"acts_appeal_{one.id}", horizontal=True, width="content"):
                        for name in ("excused", "kept"):
                            if st.button(t(f"appeals.{name}"), key=f"{name}_{one.id}") and page.act(
                                "decide_appeal", one.id, decide_appeal, sign_up_id=one.id, is_excused=name == "excused"
                            ):
                                page.again()


page = open_page("publish")
t = page.t
if not is_office(page.actor):
    page.link(t("activity.home"), "activities", icon=":material/arrow_back:")
asked = page.asked.get("copy")
copied = page.look(see_activity, activity_id=asked) if asked else None
upcoming = page.look(list_coming, days_ahead=COMING_DAYS, limit=COMING_MAX)
past = [row for row in page.look(list_activities, days_ahead=14) if row.ends_at <= page.now or row.state == "cancelled"]
split = st.container(key="split_12_publish", horizontal=True)
if page.may(publish_activity):
    with split, st.container(key="card_publish"):
        form(page, copied)
with split, st.container(key="publish_lists"):
    appeals(page)
    with st.container(key="card_month"):
        month(page)
    with st.container(key="card_coming"):
        listed(page, upcoming, "coming", t("publish.count", count=len(upcoming)), coming)
    if past:
        with st.container(key="card_over"):
            listed(page, past, "over", t("publish.over_aside"), over)
