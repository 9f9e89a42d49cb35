"""Call people to an emergency: one screen to call, the roll as it fills, one press to stand everybody down."""

from datetime import time
from typing import Any

import streamlit as st

from core.activity_paper import call_list_file
from core.activity_views import list_people
from core.call_ups import ROLL_PAGE, call_up, list_call_ups, roll_call, stand_down
from core.look import desk, parts
from core.teams import list_teams
from pages._ui.desk import find_person, line, queue
from pages._ui.shell import Page, open_page

LOOK_SECONDS = 5  # how soon an answer stands on the duty officer's screen
QUEUES = {"accepted": "signed_up", "silent": "called", "declined": "declined"}


def form(page: Page) -> None:
    """Where, until when, how many, what to mind, and whom."""
    t = page.t
    with page.told():
        press = page.form("call_up")
        key = press.form.id
        page.show(parts.heading(t("call_up.new")), parts.lead(t("call_up.lead")))
        name = st.text_input(t("call_up.name"), key=f"name_{key}", max_chars=80)
        place = st.text_input(t("call_up.place"), key=f"place_{key}", max_chars=80)
        with st.container(key="pair_call", horizontal=True):
            ends = st.time_input(t("call_up.ends"), value=time(23, 45), key=f"ends_{key}")
            needed = st.number_input(t("call_up.needed"), min_value=1, max_value=5000, value=20, key=f"needed_{key}")
        is_now = st.checkbox(t("call_up.now"), value=True, key=f"now_{key}")
        starts, day = None, None
        if not is_now:
            with st.container(key="pair_later", horizontal=True):
                day = st.date_input(t("publish.day"), value=page.today, min_value=page.today, key=f"day_{key}",
                                    format="YYYY-MM-DD")  # fmt: skip
                starts = st.time_input(t("publish.starts"), value=time(9), key=f"starts_{key}")
        safety = st.text_input(t("call_up.safety"), key=f"safety_{key}", max_chars=200)
        officer = find_person(page, t("call_up.officer"), key=f"officer_{key}")
        chosen = whom(page, key)
        if st.button(t("call_up.button"), key=f"call_{key}", type="primary", width="stretch"):
            if officer is None:
                page.say("no", t("call_up.officer_missing"), t("publish.leader_missing_next"))
                return
            done = page.act(
                "call_up", "", call_up, name=name, place=place, leader_id=officer.id, starts=starts, held_on=day,
                ends=ends, needed_people=int(needed), safety_note=safety, **chosen,
            )  # fmt: skip
            if done:
                page.say_next("ok", t("call_up.done", count=done.called), t("call_up.done_next"))
                page.turn(call=done.id)


def whom(page: Page, key: str) -> dict[str, Any]:
    """Party members, some teams, or everybody who belongs to a team."""
    t, teams = page.t, {team.id: team.name for team in page.look(list_teams)}
    way = queue(page, t("call_up.whom"), ["party", "teams", "everybody"], lambda one: t(f"call_up.{one}"), key="whom")
    if way == "party":
        return {"is_party_called": True}
    if way == "everybody":
        page.show(parts.lead(t("call_up.everybody_means")))
        return {"is_everybody_called": True}
    ids = st.multiselect(t("call_up.which_teams"), list(teams), format_func=lambda one: teams[one], key=f"teams_{key}")
    return {"team_ids": tuple(ids)}


def roll(page: Page, activity_id: str) -> None:
    """How many come, said no, are silent, are there; it looks again by itself."""
    t = page.t

    @page.fragment(every_seconds=LOOK_SECONDS)
    def live() -> None:
        seen = page.look(roll_call, activity_id=activity_id)
        page.show(
            desk.counts(
                [
                    desk.Count(sign="check", name=t("call_up.accepted"), figure=f"{seen.accepted}",
                               meaning=t("call_up.of_needed", needed=seen.needed), colour="leaf"),
                    desk.Count(sign="flag", name=t("call_up.present"), figure=f"{seen.present}",
                               meaning=t("call_up.present_means"), colour="qing"),
                    desk.Count(sign="clock", name=t("call_up.silent"), figure=f"{seen.silent}",
                               meaning=t("call_up.silent_means"), colour="amber"),
                    desk.Count(sign="cross", name=t("call_up.declined"), figure=f"{seen.declined}",
                               meaning=t("call_up.declined_means"), colour="stone"),
                ]
            )
        )  # fmt: skip
        names(page, activity_id)

    live()


def names(page: Page, activity_id: str) -> None:
    """Those of one answer, with a phone to call where the reader may see it."""
    t = page.t
    which = queue(page, t("call_up.which"), list(QUEUES), lambda one: t(f"call_up.{one}"), key="which")
    found = page.look(list_people, activity_id=activity_id, states=(QUEUES[which],), limit=ROLL_PAGE)
    if not found:
        page.show(parts.lead(t("call_up.nobody_here")))
    with st.container(key="lines_roll"):
        for one in found:
            with line(f"called_{one.id}"):
                state = parts.chip(t("activity.there"), "leaf", "check") if one.is_there else None
                told = [one.building or "", one.phone_masked or t("activity.no_phone")]
                page.show(desk.line(one.name, [" · ".join(part for part in told if part)], state=state))
    if len(found) == ROLL_PAGE:
        page.show(parts.lead(t("call_up.more", count=ROLL_PAGE)))


def one_call(page: Page, activity_id: str) -> None:
    """One call-up from the first answer to the stand-down."""
    t, seen = page.t, page.look(roll_call, activity_id=activity_id)
    if st.button(t("call_up.back"), key="back", icon=":material/arrow_back:"):
        page.turn(call="")
    call = seen.call
    page.show(parts.heading(call.name))
    if call.stood_down_at:
        page.say("ok", t("call_up.stood_down", at=call.stood_down_at))
    elif not seen.is_open:
        page.say("info", t("call_up.over"))
    split = st.container(key="split_12_call", horizontal=True)
    with split, st.container(key="call_facts"):
        told = [
            (t("activity.when"), t("publish.when", day=call.held_on, starts_at=call.starts_at, ends_at=call.ends_at)),
            (t("call_up.place"), call.place),
            (t("call_up.officer"), call.leader),
            *([(t("call_up.safety"), call.risk_note)] if call.risk_note else []),
        ]
        page.show(parts.card(parts.facts(told)))
        with st.container(key="card_acts"):
            if seen.is_open:
                page.link(t("activity.roll"), "roll", icon=":material/how_to_reg:", activity=activity_id)
            page.download(
                t("call_up.print"),
                lambda: call_list_file(page.app, page.actor, t, activity_id=activity_id),
                key="call_list",
            )
            may_end = seen.is_open and page.may(stand_down)
            if may_end and st.button(t("call_up.stand_down"), key="stand_down", type="primary", width="stretch"):
                page.confirm(
                    title=t("call_up.stand_down_title", name=call.name), lines=[t("call_up.stand_down_lead")],
                    yes=t("call_up.stand_down"), key="stand_down",
                    then=lambda: page.act("stand_down", activity_id, stand_down, activity_id=activity_id),
                )  # fmt: skip
    with split, st.container(key="card_roll"):
        roll(page, activity_id)


def listed(page: Page) -> None:
    """The calls of the last month."""
    t, rows = page.t, page.look(list_call_ups)
    page.show(parts.heading(t("call_up.recent"), t("call_up.recent_aside")))
    if not rows:
        page.show(parts.empty(t("call_up.none"), [t("call_up.none_next")]))
    with st.container(key="lines_calls"):
        for row in rows:
            is_open = row.state == "published" and row.stood_down_at is None and page.now < row.ends_at
            state = (
                parts.chip(t("call_up.open"), "amber", "bell")
                if is_open
                else parts.chip(t("call_up.ended"), "stone", "check")
            )
            when = t("publish.when", day=row.held_on, starts_at=row.starts_at, ends_at=row.ends_at)
            with line(f"call_{row.id}"):
                page.show(desk.line(row.name, [when, row.place], state=state))
                if st.button(t("publish.open_one"), key=f"open_{row.id}"):
                    page.turn(call=row.id)


page = open_page("call_up")
t = page.t
asked = page.asked.get("call")
if asked:
    one_call(page, asked)
else:
    split = st.container(key="split_12_calls", horizontal=True)
    if page.may(call_up):
        with split, st.container(key="card_form"):
            form(page)
    with split, st.container(key="card_calls"):
        listed(page)
