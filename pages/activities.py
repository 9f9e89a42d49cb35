"""What is coming up for a resident: one's own places first, then what one may sign up to, by day."""

from datetime import date

import streamlit as st

from core.absences import appeal
from core.activity_views import PAGE, ActivitySeen, MySignUp, ShiftSeen, list_coming, my_sign_ups
from core.households import see_household
from core.look import desk, parts
from core.look.html import Html
from core.roll_calls import my_activities_now, todays_rolls
from core.sign_ups import check_sign_up, sign_up, withdraw
from pages._ui.month import theme_of
from pages._ui.shell import Page, open_page

DAYS_AHEAD = 31
OVER_SHOWN = 3


def mine(page: Page, own: list[MySignUp]) -> None:
    """The places that oneself and one's household have, each with the way out of it."""
    t = page.t
    if not own:
        return
    page.show(parts.heading(t("activities.mine"), t("activities.mine_count", count=len(own))))
    for one in own:
        with st.container(key=f"card_mine_{one.id}"):
            when = t("publish.when", day=one.held_on, starts_at=one.starts_at, ends_at=one.ends_at)
            who = [] if one.person_id == page.actor.person_id else [t("activities.who", name=one.person)]
            where = " · ".join(part for part in (one.place, one.shift) if part)
            page.show(desk.line(one.activity, [when, where, *who], state=state_of(page, one)))
            way_out(page, one)


def state_of(page: Page, one: MySignUp) -> Html:
    """Whether one has a place, waits, or need not come."""
    t = page.t
    if one.is_called_off:
        return parts.chip(t("activities.off"), "stone", "cross")
    if one.state == "waiting":
        return parts.chip(t("activities.waiting", number=one.ahead + 1), "amber", "clock")
    if one.state == "called":
        return parts.chip(t("activities.called"), "amber", "bell")
    return parts.chip(t("activities.signed_up"), "leaf", "check")


def way_out(page: Page, one: MySignUp) -> None:
    """Give the place back while that is possible without an excuse."""
    t = page.t
    if one.is_called_off or one.state == "called":
        return
    is_late = one.withdraw_until is not None and page.now >= one.withdraw_until
    if is_late:
        page.show(parts.lead(t("activities.late")), parts.phone(page.visit.place.phone))
        return
    if one.withdraw_until:
        page.show(parts.lead(t("activities.until", until=one.withdraw_until)))
    if st.button(t("activities.withdraw"), key=f"withdraw_{one.id}", width="stretch"):
        page.confirm(
            title=t("activities.withdraw_title", name=one.activity),
            lines=[t("activities.withdraw_lead")],
            yes=t("activities.withdraw_yes"),
            then=lambda: page.act("withdraw", one.id, withdraw, sign_up_id=one.id),
            key=f"withdraw_{one.id}",
        )


def over(page: Page) -> None:
    """Absences that were noted lately, with the way to say why."""
    t = page.t
    missed = [one for one in page.look(my_sign_ups, is_over=True) if one.state in ("absent", "appealed", "excused")]
    for one in missed[:OVER_SHOWN]:
        with st.container(key=f"card_over_{one.id}"):
            page.show(parts.heading(one.activity), parts.lead(t(f"activities.over_{one.state}", day=one.held_on)))
            is_mine = one.person_id == page.actor.person_id
            if one.state == "absent" and is_mine and st.button(t("activities.appeal"), key=f"appeal_{one.id}"):
                page.dialog(t("activities.appeal_title"), lambda one=one: say_why(page, one))


def say_why(page: Page, one: MySignUp) -> None:
    """Why one did not come, in one's own words."""
    t = page.t
    said = st.text_area(t("activities.appeal_words"), key=f"said_{one.id}", max_chars=400)
    if st.button(t("activities.appeal_yes"), key=f"appeal_yes_{one.id}", type="primary", width="stretch"):
        if page.do("appeal", one.id, appeal, sign_up_id=one.id, note=said) is None:
            return
        page.form("appeal", one.id).leave()
        page.say_next("ok", t("activities.appealed"), t("activities.appealed_next"))
        st.rerun()


def offered(page: Page, rows: list[ActivitySeen], own: list[MySignUp]) -> None:
    """What is coming, day by day."""
    t, day = page.t, None
    if not rows:
        page.show(parts.empty(t("activities.none"), [t("activities.none_next")]))
    for one in rows:
        if one.held_on != day:
            day = one.held_on
            page.show(parts.heading(t("activities.day", day=day)))
        with st.container(key=f"card_{one.id}"):
            card(page, one, own)


def card(page: Page, one: ActivitySeen, own: list[MySignUp]) -> None:
    """One activity: what, when, where, how many places are left."""
    t = page.t
    free = sum(shift.free for shift in one.shifts)
    state = (
        parts.chip(t("activities.free", count=free), "qing", "flag")
        if free
        else parts.chip(t("activities.full", count=one.waiting), "amber", "clock")
    )
    window = t("activity.window", starts_at=one.starts_at, ends_at=one.ends_at)
    told = [
        " · ".join(part for part in (window, one.place, one.area) if part),
        t("activities.leader", name=" · ".join(part for part in (one.leader, one.team) if part)),
        *([t("activities.age", years=one.minimum_age)] if one.minimum_age else []),
        *([t("activities.risk", note=one.risk_note)] if one.risk_note else []),
        *([t("activities.insurance", note=one.insurance)] if one.insurance else []),
    ]
    page.show(desk.line(one.name, told, state=state))
    if page.now >= one.sign_up_until_at:
        page.show(parts.lead(t("activities.over")))
        return
    down = frozenset(mine.person_id for mine in own if mine.activity_id == one.id)
    is_down = page.actor.person_id in down
    words = t("activities.family" if is_down else "activities.sign_up" if free else "activities.wait")
    if (not is_down or page.actor.household_id) and st.button(words, key=f"sign_up_{one.id}", width="stretch"):
        page.dialog(one.name, lambda: ask(page, one, down=down))


def ask(page: Page, one: ActivitySeen, *, down: frozenset[str]) -> None:
    """Which shift, and who of the household comes along; what may be too much is said before the press."""
    t = page.t
    press = page.form("sign_up", one.id)
    by_id = {shift.id: shift for shift in one.shifts}
    shift_id = one.shifts[0].id
    if len(by_id) > 1:
        shift_id = (
            st.radio(
                t("activity.which"), list(by_id), format_func=lambda id: window(page, by_id[id]), key=f"shift_{one.id}"
            )
            or shift_id
        )
    chosen = companions(page, one, down=down)
    if not chosen:
        return
    if one.risk_note:
        page.show(parts.lead(t("activities.risk", note=one.risk_note)))
    warnings = page.look(check_sign_up, shift_id=shift_id, person_ids=chosen)
    for warning in warnings:
        page.say("wait", t(warning.key, **warning.facts))
    yes = "yes" if by_id[shift_id].free >= len(chosen) else "yes_waiting"
    words = t("activities.sure") if warnings else t(f"activities.{yes}", count=len(chosen))
    if st.button(words, key=f"yes_{press.form.id}", type="primary", width="stretch"):
        done = page.act("sign_up", one.id, sign_up, shift_id=shift_id, person_ids=chosen, is_sure=bool(warnings))
        if done:
            waits = [place for place in done.places if place.state == "waiting"]
            page.say_next(
                "wait" if waits else "ok",
                t("activities.done_waiting" if waits else "activities.done", name=one.name),
                t("activities.done_waiting_next" if waits else "activities.done_next"),
            )
            st.rerun()


def companions(page: Page, one: ActivitySeen, *, down: frozenset[str]) -> tuple[str, ...]:
    """Oneself, and whoever of the household comes along; with one shift nobody who is on its list is asked again."""
    t, me = page.t, page.actor.person_id or ""
    listed = down if len(one.shifts) == 1 else frozenset()
    members = page.look(see_household, household_id=page.actor.household_id)[1] if page.actor.household_id else []
    others = [member for member in members if member.id not in {me, *listed}]
    if not others and me not in listed:
        return (me,)
    if not others:
        page.show(parts.lead(t("activities.all_down")))
        return ()
    page.show(parts.lead(t("activities.along")))
    chosen = []
    if me not in listed and st.checkbox(t("activities.me"), value=me not in down, key=f"me_{one.id}"):
        chosen = [me]
    chosen += [member.id for member in others if st.checkbox(member.name, key=f"with_{one.id}_{member.id}")]
    if not chosen:
        page.show(parts.lead(t("activities.nobody")))
    return tuple(chosen)


def window(page: Page, shift: ShiftSeen) -> str:
    """A shift by name, window and places."""
    t = page.t
    when = t("activity.window", starts_at=shift.starts_at, ends_at=shift.ends_at)
    return t("activities.shift", name=shift.name, when=when, free=shift.free)


def asked_day(page: Page) -> date | None:
    """The day that the address asks for."""
    try:
        return date.fromisoformat(page.asked.get("day", ""))
    except ValueError:
        return None


def check_in_now(page: Page) -> None:
    """What is on now comes first: since when one is there, or that check-in is open."""
    t, rows = page.t, [one for one in page.look(my_activities_now) if one.left_at is None]
    for one in rows:
        if one.came_at:
            page.say("ok", one.name, t("mine.now_in", came_at=one.came_at))
        else:
            page.say("info", one.name, t("mine.now_open", starts_at=one.starts_at))
    if rows:
        page.link(t("nav.check_in"), "check_in", icon=":material/how_to_reg:")
    if page.look(todays_rolls):
        page.link(t("nav.roll"), "roll", icon=":material/groups:")


page = open_page("activities")
t = page.t
page.show(parts.title(t("activities.title"), t("month.theme", name=theme_of(page, page.today))))
own = page.look(my_sign_ups)
check_in_now(page)
mine(page, own)
over(page)
number = int(page.asked.get("page", "1")) if page.asked.get("page", "1").isdecimal() else 1
rows = page.look(
    list_coming, days_ahead=DAYS_AHEAD, day=asked_day(page), limit=PAGE + 1, offset=PAGE * (max(number, 1) - 1)
)
page.show(parts.heading(t("activities.coming"), t("activities.coming_aside")))
offered(page, rows[:PAGE], own)
if len(rows) > PAGE and st.button(t("activities.next"), key="next_page", width="stretch"):
    page.turn(page=str(number + 1))
if number > 1 and st.button(t("activities.first"), key="first_page", width="stretch"):
    page.turn(page="1")
ways = [name for name in ("claim", "my_elders", "tidy_rating", "publish") if page.has(name)]
if ways:
    page.show(parts.heading(t("activities.ways")))
    for name in ways:
        page.link(t(f"nav.{name}"), name)
