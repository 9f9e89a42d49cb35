"""People and households: find them, see what a household has and why, and do for it what it asks for at the desk."""

from typing import Any

import streamlit as st

from core.households import register_household, see_household
from core.look import desk, parts
from core.moving import household_past, move_household
from core.people import FOUND_MAX, find_people, register_person
from pages._ui.caring import carers
from pages._ui.desk import find_household, line, queue
from pages._ui.dissolving import dissolving
from pages._ui.dissolving import waiting as waiting_households
from pages._ui.household import balance, on_its_behalf, passbook, vouchers
from pages._ui.papers import paper
from pages._ui.person import person_page
from pages._ui.person_acts import turn_to, waiting
from pages._ui.shell import Page, open_page


def search(page: Page) -> None:
    """By name, letters, building, card, number or whole phone; a page at a time."""
    t = page.t
    with st.container(key="card_find"):
        text = st.text_input(t("people.find"), key="find", placeholder=t("people.find_hint")).strip()
    total, _ = page.look(find_people, text=text, limit=0)
    is_more = total > FOUND_MAX
    shown = min(total, FOUND_MAX)
    pages = max(1, -(-shown // ROWS))
    with st.container(key="card_found"):
        count = t("people.count_more", count=FOUND_MAX) if is_more else t("people.count", count=total)
        page.show(parts.heading(t("people.found" if text else "people.all"), count))
        if not total:
            page.show(parts.empty(t("people.nobody"), [t("people.nobody_next")]))
            return
        number = st.pagination(pages, key=f"people_{text}", max_visible_pages=5) if pages > 1 else 1
        _, rows = page.look(find_people, text=text, limit=ROWS, offset=(number - 1) * ROWS)
        with st.container(key="lines_people"):
            for row in rows:
                person(page, row)
        if is_more and number == pages:
            page.show(parts.lead(t("people.more_letters")))


def person(page: Page, row: Any) -> None:
    """One person with the ways to them and to the household."""
    t = page.t
    where = " · ".join(part for part in (row.building, row.card_number) if part) or t("people.no_household")
    who = " · ".join(part for part in (row.volunteer_number, row.phone_masked, tags_of(page, row)) if part)
    state = None
    if not row.household_id:
        word = "person.gone" if row.left_on else "people.guest" if row.is_guest else "people.alone"
        state = parts.chip(t(word), "stone", "info")
    with line(row.id):
        page.show(desk.line(row.name, [where, who], state=state))
        with st.container(key=f"acts_{row.id}", horizontal=True, width="content"):
            if st.button(t("people.open_person"), key=f"who_{row.id}"):
                turn_to(page, person=row.id)
            if row.household_id and st.button(t("people.open"), key=f"open_{row.id}"):
                turn_to(page, household=row.household_id)


def tags_of(page: Page, row: Any) -> str:
    """Tags as the register keeps them."""
    return str(row.tags or "").replace(",", " ")


def add(page: Page) -> None:
    """A household or a person, one small form each."""
    t = page.t
    with st.container(key="card_add"):
        page.show(parts.heading(t("people.add")))
        what = queue(page, t("people.add"), ["household", "person"], lambda one: t(f"people.add.{one}"), key="add")
        with page.told():
            key = page.form("register", what).form.id
            (add_household if what == "household" else add_person)(page, key)


def add_household(page: Page, key: str) -> None:
    """A new account with its head."""
    t = page.t
    head = st.text_input(t("people.head"), key=f"head_{key}", max_chars=60).strip()
    building = st.text_input(t("people.building"), key=f"building_{key}", max_chars=60).strip()
    phone = st.text_input(
        t("people.phone"), key=f"phone_{key}", max_chars=20, placeholder=t("people.phone_hint")
    ).strip()
    card = st.text_input(t("people.card"), key=f"number_{key}", max_chars=20, placeholder=t("people.card_hint")).strip()
    if not st.button(t("people.add_household_button"), key=f"add_{key}", type="primary", width="stretch"):
        return
    if not head or not building:
        page.say("no", t("people.missing"))
        return
    home = page.act("register", "household", register_household, building=building, head_name=head, card=card or None)
    if home is None:
        return
    page.act(
        "register_head", home.id, register_person, name=head, phone=phone or None, household_id=home.id, is_head=True
    )
    page.say_next("ok", t("people.household_added", name=head), t("people.household_added_next", card=home.number))
    st.query_params["household"] = home.id
    page.again()


def add_person(page: Page, key: str) -> None:
    """Somebody more: of a household, or a guest who belongs elsewhere."""
    t = page.t
    home = find_household(page, t("people.to_household"), key=f"home_{key}")
    name = st.text_input(t("people.name"), key=f"name_{key}", max_chars=60).strip()
    place = st.text_input(t("person.home_place"), key=f"place_{key}", max_chars=60) if home is None else ""
    phone = st.text_input(
        t("people.phone"), key=f"phone_{key}", max_chars=20, placeholder=t("people.phone_hint")
    ).strip()
    year = st.number_input(
        t("people.birth_year"), min_value=1900, max_value=page.today.year, value=None, step=1, key=f"year_{key}"
    )
    is_spender = st.checkbox(t("people.may_spend"), key=f"spend_{key}", disabled=home is None)
    if home is None:
        page.show(parts.lead(t("people.no_household_lead")))
    if not st.button(t("people.add_person_button"), key=f"add_{key}", type="primary", width="stretch"):
        return
    done = page.act(
        "register", "person", register_person, name=name, phone=phone or None,
        birth_year=int(year) if year else None, household_id=home.id if home else None,
        is_spender=is_spender if home else None, is_guest=home is None,
        home_place=place,
    )  # fmt: skip
    if done:
        page.say_next("ok", t("people.person_added", name=name), t("people.person_added_next", number=done.number))
        page.again()


def household(page: Page, household_id: str) -> None:
    """One household: what it has, what came and went, and what the desk may do for it."""
    t = page.t
    if st.button(t("people.back"), key="back", icon=":material/arrow_back:"):
        turn_to(page)
    home, members = page.look(see_household, household_id=household_id)
    split = st.container(key="split_21_household", horizontal=True)
    with split, st.container(key="household_left"):
        balance(page, home)
        page.link(t("trace.link_points"), "trace", card=home.card_number, icon=":material/route:")
        vouchers(page, home)
        passbook(page, home)
    with split, st.container(key="household_right"):
        on_its_behalf(page, home)
        with st.container(key="card_members"):
            people_of(page, members)
            lived(page, home)
        dissolving(page, home, members)
        carers(page, home)
        paper(page, home, members)


def people_of(page: Page, members: list[Any]) -> None:
    """Who belongs to it, and who may spend."""
    t = page.t
    page.show(parts.heading(t("people.members"), t("people.count", count=len(members))))
    with st.container(key="lines_members"):
        for member in members:
            may = "is_head" if member.is_head else "may_spend_chip" if member.is_spender else "may_look"
            state = parts.chip(t(f"people.{may}"), "qing" if member.is_spender else "stone", "person")
            details = [" · ".join(part for part in (member.volunteer_number, member.phone_masked) if part)]
            with line(member.id):
                page.show(desk.line(member.name, details, state=state))
                if st.button(t("people.open_person"), key=f"who_{member.id}"):
                    turn_to(page, person=member.id)


def lived(page: Page, home: Any) -> None:
    """Where the household lived before, and its move to another building."""
    t = page.t
    for place in page.look(household_past, household_id=home.id):
        page.show(parts.lead(t("people.lived", building=place.building, first=place.from_on, last=place.until_on)))
    if not page.may(move_household):
        return
    with st.expander(t("people.move_household")), page.told():
        key = page.form("move_household", home.id).form.id
        building = st.text_input(t("people.building"), key=f"to_{key}", max_chars=60).strip()
        day = st.date_input(t("person.since_when"), value=page.today, max_value=page.today, key=f"day_{key}",
                            format="YYYY-MM-DD")  # fmt: skip
        if st.button(t("people.move_household_button"), key=f"move_{key}", width="stretch", disabled=not building):
            moved = page.act("move_household", home.id, move_household, household_id=home.id, building=building,
                             moved_on=day)  # fmt: skip
            if moved is not None:
                page.say_next("ok", t("people.household_moved", building=building))
                page.again()


page = open_page("people")
t = page.t
ROWS = 20
if "person" in page.asked:
    person_page(page, page.asked["person"])
elif "household" in page.asked:
    household(page, page.asked["household"])
elif page.may(register_household):
    split = st.container(key="split_21_people", horizontal=True)
    with split, st.container(key="people_list"):
        waiting(page)
        waiting_households(page)
        search(page)
    with split, st.container(key="people_add"):
        add(page)
else:
    waiting(page)
    waiting_households(page)
    search(page)
