"""The form of an activity: the common case in a few fields, the rest folded away."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, Final

import streamlit as st

from core.activities import SERVICE_KINDS, SHIFTS_MAX, WEEKS_MAX, ShiftPlan, publish_activity
from core.activity_views import ActivitySeen, list_places
from core.clock import at_local
from core.look import parts
from core.people import find_people
from core.policy import OFFICE
from core.rules import list_items
from core.teams import list_teams
from pages._ui.desk import choose, find_person, item_name, local_time
from pages._ui.shell import Page

STARTS, ENDS = time(9), time(11)
NEEDED: Final = 10


def form(page: Page, copied: ActivitySeen | None) -> None:
    """One form. Its fields carry the form's own number, so that they are empty again after each press."""
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
        needed = st.number_input(
            t("publish.needed"), min_value=1, max_value=5000, step=1, key=f"needed_{key}",
            value=copied.needed if copied and len(copied.shifts) == 1 else NEEDED,
        )  # fmt: skip
        leader_id = _leader(page, copied, key)
        item_code = _item(page, copied, key)
        team_id = _team(page, copied, key)
        with st.expander(t("publish.more"), key=f"more_{key}"):
            more = _more(page, copied, key, day=day, starts=starts, ends=ends, needed=int(needed))
        if not st.button(t("publish.button"), key=f"publish_{key}", type="primary", width="stretch"):
            return
        if leader_id is None:
            page.say("no", t("publish.leader_missing"), t("publish.leader_missing_next"))
            return
        done = page.act(
            "publish", copied.id if copied else "", publish_activity, name=name, place=place, held_on=day,
            starts=starts, ends=ends, leader_id=leader_id, item_code=item_code, team_id=team_id,
            needed_people=int(needed), **more,
        )  # fmt: skip
        if done:
            words = t("publish.done_series", name=done.name, count=len(done.days)) if len(done.days) > 1 else t(
                "publish.done", name=done.name, starts_at=done.starts_at
            )  # fmt: skip
            on = (t("publish.done_go", name=done.name), "activity", {"activity": done.id})
            page.say_next("ok", words, t("publish.done_next"), on=on)
            st.query_params.clear()
            page.again()


def _leader(page: Page, copied: ActivitySeen | None, key: str) -> str | None:
    """Who leads: anybody whom the desk finds; a leader who publishes leads."""
    t = page.t
    if not page.may(find_people):
        page.show(parts.lead(t("publish.leader_is", name=page.actor.name)))
        return page.actor.person_id
    if copied:
        page.show(parts.lead(t("publish.leader_is", name=copied.leader)))
    found = find_person(page, t("publish.other_leader" if copied else "publish.leader"), key=f"leader_{key}")
    return found.id if found else copied.leader_id if copied else None


def _item(page: Page, copied: ActivitySeen | None, key: str) -> str:
    """Under which item of the catalogue it counts; the copied activity's, else general volunteering, else the first."""
    t, items = page.t, {item.code: item for item in page.look(list_items)}
    wanted = copied.item_code if copied else "C1"
    code = choose(
        page, t("publish.item"), items, lambda one: f"{one} {item_name(page, items[one])}", key=f"item_{key}",
        index=list(items).index(wanted if wanted in items else next(iter(items))),
    )  # fmt: skip
    page.show(parts.lead(t("publish.worth", unit=items[code].unit, points=items[code].points)))
    return str(code)


def _team(page: Page, copied: ActivitySeen | None, key: str) -> str | None:
    t, is_office = page.t, bool(page.actor.roles & OFFICE)
    teams = {team.id: team for team in page.look(list_teams) if is_office or team.id in page.actor.team_ids}
    options = ["", *teams] if is_office else list(teams)
    if not options:
        return None
    chosen = choose(
        page, t("publish.team"), options, lambda one: teams[one].name if one else t("publish.no_team"),
        key=f"team_{key}", index=options.index(copied.team_id) if copied and copied.team_id in teams else 0,
    )  # fmt: skip
    return chosen or None


def _more(
    page: Page, copied: ActivitySeen | None, key: str, *, day: date, starts: time, ends: time, needed: int
) -> dict[str, Any]:
    """What most activities do without."""
    t = page.t
    places = {row.id: row for row in page.look(list_places)}
    area_id = choose(
        page, t("publish.area"), ["", *places], lambda one: places[one].name if one else t("publish.no_area"),
        key=f"area_{key}", index=["", *places].index(copied.area_id) if copied and copied.area_id in places else 0,
    )  # fmt: skip
    kinds = ["", *SERVICE_KINDS]
    kind = choose(
        page, t("publish.kind"), kinds, lambda one: t(f"service_kind.{one}") if one else t("publish.no_kind"),
        key=f"kind_{key}", index=kinds.index(copied.service_kind) if copied and copied.service_kind in kinds else 0,
    )  # fmt: skip
    age = st.number_input(
        t("publish.age"), min_value=0, max_value=99, step=1, key=f"age_{key}",
        value=(copied.minimum_age or 0) if copied else 0,
    )  # fmt: skip
    risk = st.text_input(t("publish.risk"), value=copied.risk_note if copied else "", max_chars=200, key=f"risk_{key}")
    insurance = st.text_input(
        t("publish.insurance"), value=copied.insurance if copied else "", max_chars=80, key=f"insurance_{key}"
    )
    days_before = st.number_input(t("publish.until"), min_value=0, max_value=60, step=1, value=0, key=f"until_{key}")
    weeks = st.number_input(t("publish.weeks"), min_value=1, max_value=WEEKS_MAX, step=1, value=1, key=f"weeks_{key}")
    begins = at_local(day, starts, page.actor.time_zone)
    return {
        "area_id": area_id or None,
        "service_kind": kind or None,
        "minimum_age": int(age) or None,
        "risk_note": risk,
        "insurance": insurance,
        "sign_up_until": _deadline(begins, int(days_before)),
        "weeks": int(weeks),
        "shifts": _shifts(page, copied, key, starts=starts, ends=ends, needed=needed),
    }


def _deadline(begins: datetime, days_before: int) -> datetime | None:
    return begins - timedelta(days=days_before) if days_before else None


def _shifts(
    page: Page, copied: ActivitySeen | None, key: str, *, starts: time, ends: time, needed: int
) -> tuple[ShiftPlan, ...]:
    """One shift over all of it needs no lines; several windows or stalls have one each."""
    t = page.t
    old = copied.shifts if copied and len(copied.shifts) > 1 else ()
    count = st.number_input(
        t("publish.shifts"), min_value=1, max_value=SHIFTS_MAX, step=1, value=max(1, len(old)), key=f"shifts_{key}"
    )
    rest = st.number_input(t("publish.break"), min_value=0, max_value=480, step=5, key=f"break_{key}",
                           value=copied.shifts[0].break_minutes if copied else 0)  # fmt: skip
    if count == 1:
        return (ShiftPlan(starts=starts, ends=ends, needed_people=needed, break_minutes=int(rest)),) if rest else ()
    plans = []
    for place in range(int(count)):
        like = old[place] if place < len(old) else None
        with st.container(key=f"pair_shift_{place}", horizontal=True):
            name = st.text_input(t("publish.shift", number=place + 1), value=like.name if like else "", max_chars=40,
                                 key=f"shift_name_{place}_{key}")  # fmt: skip
            begin = st.time_input(t("publish.starts"), value=local_time(page, like.starts_at) if like else starts,
                                  key=f"shift_starts_{place}_{key}")  # fmt: skip
            end = st.time_input(t("publish.ends"), value=local_time(page, like.ends_at) if like else ends,
                                key=f"shift_ends_{place}_{key}")  # fmt: skip
            people = st.number_input(t("publish.needed"), min_value=1, max_value=5000, step=1,
                                     value=like.needed_people if like else needed,
                                     key=f"shift_needed_{place}_{key}")  # fmt: skip
        plans.append(ShiftPlan(name=name, starts=begin, ends=end, needed_people=int(people), break_minutes=int(rest)))
    return tuple(plans)
