"""Publish an activity before it begins, and see what is coming up."""

from datetime import time, timedelta
from typing import Any

import streamlit as st

from core.activities import cancel_activity, list_activities, publish_activity
from core.look import desk, parts
from core.rules import list_items
from core.teams import list_teams
from pages._ui.desk import choose, find_person, item_name, line, local_time
from pages._ui.shell import Page, open_page


def form(page: Page, copied: Any | None) -> None:
    """One small form. Its fields carry the form's own number, so that they are empty again after each press."""
    t = page.t
    with page.told():
        press = page.form("publish", copied.id if copied else "")
        key = press.form.id
        page.show(parts.heading(t("publish.new"), t("publish.copied", name=copied.name) if copied else ""))
        name = st.text_input(t("publish.name"), value=copied.name if copied else "", key=f"name_{key}", max_chars=80)
        place = st.text_input(
            t("publish.place"), value=copied.place if copied else "", key=f"place_{key}", max_chars=80
        )
        day = st.date_input(t("publish.day"), value=page.today + timedelta(days=1), min_value=page.today,
                            key=f"day_{key}", format="YYYY-MM-DD")  # fmt: skip
        with st.container(key="pair_times", horizontal=True):
            starts = st.time_input(t("publish.starts"), value=local_time(page, copied.starts_at) if copied else STARTS,
                                   key=f"starts_{key}")  # fmt: skip
            ends = st.time_input(t("publish.ends"), value=local_time(page, copied.ends_at) if copied else ENDS,
                                 key=f"ends_{key}")  # fmt: skip
        leader_id = copied.leader_id if copied else None
        if copied:
            page.show(parts.lead(t("publish.leader_is", name=copied.leader)))
        found = find_person(page, t("publish.other_leader" if copied else "publish.leader"), key=f"leader_{key}")
        leader_id = found.id if found else leader_id
        items = {item.code: item for item in page.look(list_items)}
        code = choose(
            page, t("publish.item"), items, lambda one: f"{one} {item_name(page, items[one])}", key=f"item_{key}",
            index=list(items).index(first_item(items, copied)),
        )  # fmt: skip
        page.show(parts.lead(worth(page, items[code])))
        teams = {team.id: team for team in page.look(list_teams)}
        team_id = choose(
            page, t("publish.team"), ["", *teams], lambda one: teams[one].name if one else t("publish.no_team"),
            key=f"team_{key}", index=["", *teams].index(copied.team_id) if copied and copied.team_id in teams else 0,
        )  # fmt: skip
        if st.button(t("publish.button"), key=f"publish_{key}", type="primary", width="stretch"):
            if leader_id is None:
                page.say("no", t("publish.leader_missing"), t("publish.leader_missing_next"))
                return
            done = page.act(
                "publish", copied.id if copied else "", publish_activity, name=name, place=place, held_on=day,
                starts=starts, ends=ends, leader_id=leader_id, item_code=code, team_id=team_id or None,
            )  # fmt: skip
            if done:
                page.say_next("ok", t("publish.done", name=done.name, starts_at=done.starts_at), t("publish.done_next"))
                st.query_params.clear()
                page.again()


def first_item(items: dict[str, Any], copied: Any | None) -> str:
    """The copied activity's item, else general volunteering, else the first."""
    wanted = copied.item_code if copied else "C1"
    return wanted if wanted in items else next(iter(items))


def worth(page: Page, item: Any) -> str:
    """What an item gives, in a sentence."""
    return page.t("publish.worth", unit=item.unit, points=item.points)


def listed(page: Page, rows: list[Any], name: str, aside: str) -> None:
    """Activities, a page at a time."""
    t = page.t
    page.show(parts.heading(t(f"publish.{name}"), aside))
    if not rows:
        page.show(parts.empty(t("publish.none"), [t("publish.none_next")]))
    pages = -(-len(rows) // ROWS)
    number = st.pagination(pages, key=f"page_{name}", max_visible_pages=5) if pages > 1 else 1
    with st.container(key=f"lines_{name}"):
        for row in rows[(number - 1) * ROWS : number * ROWS]:
            one(page, row)


def one(page: Page, row: Any) -> None:
    """One activity with what may be done about it."""
    t = page.t
    is_off, has_begun = row.state == "cancelled", row.starts_at <= page.now
    state = (
        parts.chip(t("publish.off"), "stone", "cross")
        if is_off
        else parts.chip(t("publish.entries", count=row.entries), "leaf", "check")
        if row.entries
        else parts.chip(t("publish.entries", count=0), "stone", "clock")
        if has_begun
        else parts.chip(t("publish.open"), "qing", "flag")
    )
    details = [
        t("publish.when", starts_at=row.starts_at, ends_at=row.ends_at, day=row.held_on),
        " · ".join(part for part in (row.place, row.leader, row.team, row.item_code) if part),
    ]
    with line(row.id):
        page.show(desk.line(row.name, details, state=state))
        if not page.may(publish_activity):
            return
        with st.container(key=f"acts_{row.id}", horizontal=True, width="content"):
            if st.button(t("publish.copy"), key=f"copy_{row.id}"):
                st.query_params["copy"] = row.id
                page.again()
            is_open = not is_off and not has_begun and not row.entries
            if is_open and st.button(t("publish.call_off"), key=f"off_{row.id}"):
                call_off(page, row)


def call_off(page: Page, row: Any) -> None:
    """Ask before an activity is called off."""
    t = page.t
    page.confirm(
        title=t("publish.call_off_title", name=row.name),
        lines=[t("publish.call_off_lead", day=row.held_on)],
        yes=t("publish.call_off_yes"),
        then=lambda: page.act("call_off", row.id, cancel_activity, activity_id=row.id),
        key=f"off_{row.id}",
    )


page = open_page("publish")
t = page.t
ROWS = 8
STARTS, ENDS = time(9), time(11)
activities = page.look(list_activities)
copied = next((row for row in activities if row.id == page.asked.get("copy")), None)
upcoming = sorted((row for row in activities if row.ends_at > page.now), key=lambda row: row.starts_at)
over = [row for row in activities if row.ends_at <= page.now]
split = st.container(key="split_12_publish", horizontal=True)
if page.may(publish_activity):
    with split, st.container(key="card_publish"):
        form(page, copied)
with split, st.container(key="publish_lists"):
    with st.container(key="card_coming"):
        listed(page, upcoming, "coming", t("publish.count", count=len(upcoming)))
    if over:
        with st.container(key="card_over"):
            listed(page, over, "over", t("publish.over_aside"))
