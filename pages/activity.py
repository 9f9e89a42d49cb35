"""One activity at the desk: its shifts, who comes and waits, people added by hand, the list on paper, calling off."""

import streamlit as st

from core.absences import EXCUSES, excuse, mark_absent
from core.activities import CANCEL_REASONS, cancel_activity, publish_activity
from core.activity_paper import call_list_file
from core.activity_views import ActivitySeen, OnTheList, ShiftSeen, list_people, see_activity
from core.look import desk, parts
from core.people import find_people
from core.sign_ups import check_sign_up, sign_up, withdraw
from pages._ui.desk import choose, find_person, line
from pages._ui.shell import Page, open_page

SHOWN_MAX = 200


def about(page: Page, seen: ActivitySeen) -> None:
    """What, when, where, under whom, and what one should know before coming."""
    t = page.t
    told = [
        (t("activity.when"), t("publish.when", day=seen.held_on, starts_at=seen.starts_at, ends_at=seen.ends_at)),
        (t("activity.place"), " · ".join(part for part in (seen.place, seen.area) if part)),
        (t("activity.leader"), " · ".join(part for part in (seen.leader, seen.team) if part)),
        (t("activity.item"), seen.item_code),
        *([(t("publish.kind"), t(f"service_kind.{seen.service_kind}"))] if seen.service_kind else []),
        *([(t("activity.age"), t("activity.years", years=seen.minimum_age))] if seen.minimum_age else []),
        *([(t("publish.risk"), seen.risk_note)] if seen.risk_note else []),
        *([(t("publish.insurance"), seen.insurance)] if seen.insurance else []),
        *([(t("activity.until"), t("activity.at", at=seen.sign_up_until_at))] if seen.has_deadline else []),
    ]
    page.show(parts.card(parts.facts(told)))


def shift_words(page: Page, seen: ActivitySeen, shift: ShiftSeen) -> str:
    """A shift by its name and window."""
    when = page.t("activity.window", starts_at=shift.starts_at, ends_at=shift.ends_at)
    return f"{shift.name} {when}" if shift.name else when


def shifts(page: Page, seen: ActivitySeen) -> None:
    """How many each shift needs, has, and keeps waiting."""
    t = page.t
    page.show(parts.heading(t("activity.shifts"), t("activity.of", count=seen.signed_up, needed=seen.needed)))
    with st.container(key="lines_shifts"):
        for shift in seen.shifts:
            with line(f"shift_{shift.id}"):
                waits = [t("publish.waiting", count=shift.waiting)] if shift.waiting else []
                rest = [t("activity.break", minutes=shift.break_minutes)] if shift.break_minutes else []
                state = parts.chip(
                    t("activity.free", count=shift.free) if shift.free else t("activity.full"),
                    "qing" if shift.free else "leaf", "flag" if shift.free else "check",
                )  # fmt: skip
                of = t("activity.of", count=shift.signed_up, needed=shift.needed_people)
                page.show(desk.line(shift_words(page, seen, shift), [" · ".join([of, *waits, *rest])], state=state))


def add(page: Page, seen: ActivitySeen) -> None:
    """Sign somebody up who has no phone, or who stands at the door."""
    t = page.t
    with page.told():
        press = page.form("add", seen.id)
        key = press.form.id
        page.show(parts.heading(t("activity.add")))
        shift_id = seen.shifts[0].id
        if len(seen.shifts) > 1:
            by_id = {one.id: one for one in seen.shifts}
            shift_id = choose(page, t("activity.which"), by_id, lambda one: shift_words(page, seen, by_id[one]),
                              key=f"shift_{key}")  # fmt: skip
        person = find_person(page, t("activity.who"), key=f"who_{key}")
        adult = None
        if person and _is_child(person, seen):
            page.show(parts.lead(t("activity.child")))
            adult = find_person(page, t("activity.adult"), key=f"adult_{key}")
        warnings = page.look(check_sign_up, shift_id=shift_id, person_ids=(person.id,)) if person else []
        for warning in warnings:
            page.say("wait", t(warning.key, **warning.facts))
        words = t("activity.add_sure") if warnings else t("activity.add_button")
        if not st.button(words, key=f"add_{key}", type="primary", width="stretch"):
            return
        if person is None:
            page.say("no", t("activity.nobody"), t("activity.nobody_next"))
            return
        done = page.act("add", seen.id, sign_up, shift_id=shift_id, person_ids=(person.id,),
                        adult_id=adult.id if adult else None, is_sure=bool(warnings))  # fmt: skip
        if done:
            place = done.places[0]
            name = "added" if place.state == "signed_up" else "added_waiting"
            page.say_next("ok", t(f"activity.{name}", name=person.name, number=place.ahead + 1))
            page.again()


def _is_child(person: object, seen: ActivitySeen) -> bool:
    born = getattr(person, "birth_year", None)
    return born is not None and seen.held_on.year - born < 14


def people(page: Page, seen: ActivitySeen, name: str, states: tuple[str, ...]) -> list[OnTheList]:
    """Who stands on the list in some states, each with what may be done."""
    t = page.t
    found = page.look(list_people, activity_id=seen.id, states=states, limit=SHOWN_MAX)
    if not found:
        return []
    windows = {one.id: shift_words(page, seen, one) for one in seen.shifts}
    with st.container(key=f"card_{name}"):
        page.show(parts.heading(t(f"activity.{name}"), t("activity.people", count=len(found))))
        with st.container(key=f"lines_{name}"):
            for one in found:
                details = [one.building, one.phone_masked or t("activity.no_phone")]
                details += [windows[one.shift_id]] if len(windows) > 1 else []
                details += [t("activity.brought_by", name=one.brought_by)] if one.brought_by else []
                state = parts.chip(t("activity.there"), "leaf", "check") if one.is_there else None
                if name == "others":
                    state = parts.chip(t(f"sign_up_state.{one.state}"), "stone", "info")
                with line(f"person_{one.id}"):
                    page.show(desk.line(one.name, [" · ".join(part for part in details if part)], state=state))
                    is_live = name != "others" and not one.is_there and seen.may_keep
                    if is_live and st.button(t("activity.off_list"), key=f"off_list_{one.id}"):
                        page.dialog(t("activity.off_list_title", name=one.name), lambda one=one: off_list(page, one))
    return found


def off_list(page: Page, one: OnTheList) -> None:
    """Take somebody off the list: given back in time, else with an excuse."""
    t = page.t
    if one.state == "waiting":
        if st.button(t("activity.withdraw"), key=f"withdraw_{one.id}", type="primary", width="stretch") and page.act(
            "withdraw", one.id, withdraw, sign_up_id=one.id
        ):
            st.rerun()
        return
    why = choose(page, t("activity.excuse"), EXCUSES, lambda code: t(f"excuse.{code}"), key=f"excuse_{one.id}")
    page.show(parts.lead(t("activity.excuse_means")))
    if st.button(t("activity.excuse_yes"), key=f"excuse_yes_{one.id}", type="primary", width="stretch"):
        done = page.act("excuse", one.id, excuse, sign_up_id=one.id, why=why)
        if done:
            page.say_next("ok", t("activity.excused", name=one.name, count=len(done.moved_up)))
            st.rerun()


def absences(page: Page, seen: ActivitySeen, listed: list[OnTheList]) -> None:
    """After the end: tick who did not come."""
    t, away = page.t, [one for one in listed if not one.is_there]
    if not away or page.now < seen.ends_at or not seen.may_keep:
        return
    with st.container(key="card_absent"):
        page.show(parts.heading(t("activity.absent")), parts.lead(t("activity.absent_lead")))
        chosen = tuple(one.id for one in away if st.checkbox(one.name, key=f"absent_{one.id}"))
        if st.button(t("activity.absent_button", count=len(chosen)), key="absent", disabled=not chosen):
            done = page.act("absent", seen.id, mark_absent, sign_up_ids=chosen)
            if done:
                page.say_next("ok", t("activity.absent_done", count=done.people))
                page.again()


def call_off(page: Page, seen: ActivitySeen) -> None:
    """Ask for the reason before an activity is called off."""
    t = page.t
    page.show(parts.lead(t("activity.call_off_lead", count=seen.signed_up + seen.waiting)))
    why = choose(page, t("activity.why"), CANCEL_REASONS, lambda code: t(f"cancel_reason.{code}"), key="cancel_why")
    words = st.text_input(t("activity.words"), key="cancel_words", max_chars=200)
    if st.button(t("publish.call_off_yes"), key=f"off_{seen.id}_yes", type="primary", width="stretch") and page.act(
        "call_off", seen.id, cancel_activity, activity_id=seen.id, why=why, words=words
    ):
        page.say_next("ok", t("activity.called_off", name=seen.name), t("activity.called_off_next"))
        st.rerun()


def acts(page: Page, seen: ActivitySeen) -> None:
    """The roll, the list on paper, another one like it, calling it off."""
    t = page.t
    is_open = seen.state == "published" and page.now < seen.ends_at
    if is_open or (seen.state == "published" and seen.may_keep):
        words = t("activity.roll" if is_open else "activity.roll_over")
        page.link(words, "roll", icon=":material/how_to_reg:", activity=seen.id)
    if seen.is_call_up:
        page.link(t("activity.call_up"), "call_up", icon=":material/campaign:", call=seen.id)
    page.download(
        t("activity.print"), lambda: call_list_file(page.app, page.actor, t, activity_id=seen.id), key="call_list"
    )
    with st.container(key="acts_activity", horizontal=True, width="content"):
        if page.may(publish_activity) and st.button(t("publish.copy"), key="copy"):
            page.go("publish", copy=seen.id)
        if is_open and seen.may_keep and not seen.entries and st.button(t("publish.call_off"), key=f"off_{seen.id}"):
            page.dialog(t("publish.call_off_title", name=seen.name), lambda: call_off(page, seen))


page = open_page("activity")
t = page.t
asked = page.asked.get("activity")
if not asked:
    page.show(parts.empty(t("activity.none"), [t("activity.none_next")]))
    page.link(t("nav.publish"), "publish")
    page.stop()
seen = page.look(see_activity, activity_id=asked or "")
page.link(t("activity.back"), "publish", icon=":material/arrow_back:")
page.show(parts.heading(seen.name))
if seen.state == "cancelled":
    page.say("info", t("activity.off", why=t(f"cancel_reason.{seen.why}")), t("activity.off_next"))
split = st.container(key="split_12_activity", horizontal=True)
with split, st.container(key="activity_facts"):
    about(page, seen)
    with st.container(key="card_acts"):
        acts(page, seen)
    is_open = seen.state == "published" and page.now < seen.ends_at and seen.stood_down_at is None
    if is_open and seen.may_keep and page.may(find_people):
        with st.container(key="card_add"):
            add(page, seen)
with split, st.container(key="activity_people"):
    with st.container(key="card_shifts"):
        shifts(page, seen)
    comes = people(page, seen, "comes", ("signed_up",))
    if not comes:
        page.show(parts.empty(t("activity.nobody_yet"), [t("activity.nobody_yet_next")]))
    absences(page, seen, comes)
    people(page, seen, "waits", ("waiting",))
    people(page, seen, "others", ("absent", "appealed", "excused", "withdrawn", "declined"))
