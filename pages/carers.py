"""Carers: who may present this household's vouchers, and the vouchers that others let me present."""

import streamlit as st

from core.carers import (
    CARERS_MAX,
    CaredHousehold,
    CaredVoucher,
    CarerLine,
    Carers,
    Presented,
    cared_for,
    carer_code,
    end_carer,
    household_carers,
    name_carer,
)
from core.errors import AppError
from core.i18n import yuan
from core.limits import see_terms
from core.look import parts
from core.look.till import shown_face
from core.offers import my_offer
from pages._ui.live_code import show_code
from pages._ui.shell import Page, open_page
from pages._ui.tickets import ticket

LOOK_SECONDS = 5
CAP_YUAN = 100
CAP_YUAN_MAX = 5000


# -- vouchers of others --------------------------------------------------------------------------------------------


def live_code(page: Page, home: CaredHousehold, voucher: CaredVoucher) -> None:
    """The carer's own code for one voucher: the till sees who presents it, and so does the household."""
    t = page.t

    @page.fragment(every_seconds=LOOK_SECONDS)
    def shown() -> None:
        try:
            code = page.look(carer_code, voucher_id=voucher.id)
        except AppError:
            page.again()  # taken, ended or put on paper meanwhile: the list says so
        show_code(page, code, reward=voucher.reward)

    page.show(parts.title(t("carers.for", name=home.head_masked, building=home.building)))
    with st.container(key="card_code"):
        face, unit = (yuan(voucher.face_fen), t("unit.yuan")) if voucher.reward is None else (voucher.reward, "")
        page.show(shown_face(lead=t("voucher.lead"), face=face, unit=unit))
        shown()
    page.show(parts.lead(t("carers.code_lead", name=home.head_masked, fen=home.week_left_fen)))
    page.show(parts.lead(t("voucher.screenshot")))


def others(page: Page, cared: list[CaredHousehold]) -> None:
    """The live vouchers of each household that named me."""
    t = page.t
    for home in cared:
        page.show(
            parts.heading(
                t("carers.for", name=home.head_masked, building=home.building),
                t("carers.week_left", left=home.week_left_fen, cap=home.week_cap_fen),
            )
        )
        if not home.vouchers:
            page.show(parts.lead(t("carers.no_vouchers")))
        for voucher in home.vouchers:
            with st.container(key=f"ticket_{voucher.id}", horizontal=True, vertical_alignment="center"):
                lines = [t("my_points.good_until", day=voucher.valid_until)]
                page.show(ticket(t, face_fen=voucher.face_fen, reward=voucher.reward, lines=lines))
                if st.button(t("my_points.show"), key=f"show_{voucher.id}"):
                    page.turn(voucher=voucher.id)
        if st.button(t("carers.lay_down"), key=f"down_{home.carer_id}", type="tertiary"):
            ask_to_end(page, home.carer_id, t("carers.lay_down_title", name=home.head_masked), t("carers.lay_down_yes"))


# -- my own household ----------------------------------------------------------------------------------------------


def carer(page: Page, one: CarerLine, *, may_end: bool) -> None:
    """Somebody who may present ours: how much, how much of it this week, and the way to end it."""
    t = page.t
    with st.container(key=f"card_{one.id}"):
        page.show(
            parts.heading(one.person, one.number),
            parts.facts(
                [
                    (t("carers.cap"), t("limits.fen", fen=one.week_cap_fen)),
                    (t("carers.this_week"), t("limits.fen", fen=one.week_taken_fen)),
                    (t("carers.since"), t("full_day", day=one.from_on)),
                ]
            ),
        )
        if may_end and st.button(t("carers.end"), key=f"end_{one.id}", width="stretch"):
            ask_to_end(page, one.id, t("carers.end_title", name=one.person), t("carers.end_yes"))


def ask_to_end(page: Page, carer_id: str, title: str, yes: str) -> None:
    """Ask once more, then end it."""

    def end() -> object:
        done = page.act("end_carer", carer_id, end_carer, carer_id=carer_id)
        if done is not None:
            page.say_next("ok", page.t("carers.ended"), page.t("carers.ended_next"))
            page.again()
        return done

    page.confirm(title=title, lines=[page.t("carers.end_lead")], yes=yes, then=end, key=f"end_{carer_id}")


def name_one(page: Page) -> None:
    """Name somebody: number and name as on their card, and how much in a week."""
    t, home = page.t, page.actor.household_id or ""
    with st.container(key="card_name"), page.told():
        key = page.form("name_carer", home).form.id
        page.show(parts.heading(t("carers.name")), parts.lead(t("carers.name_lead")))
        number = st.text_input(
            t("carers.number"), key=f"number_{key}", max_chars=24, placeholder=t("carers.number_hint")
        )
        name = st.text_input(t("carers.person"), key=f"name_{key}", max_chars=60)
        today = page.look(see_terms).today
        limit_fen = today.carer_week_fen if today else None
        most = CAP_YUAN_MAX if limit_fen is None else max(1, min(CAP_YUAN_MAX, limit_fen // 100))
        cap = st.number_input(
            t("carers.cap_yuan", most=most), min_value=1, max_value=most, value=min(CAP_YUAN, most), step=5,
            key=f"cap_{key}",
        )  # fmt: skip
        if not st.button(t("carers.name_button"), key=f"name_{key}_yes", type="primary", width="stretch"):
            return
        if not number.strip() or not name.strip():
            page.say("no", t("carers.missing"))
            return
        done = page.act(
            "name_carer", home, name_carer, household_id=home, number=number.strip(), name=name.strip(),
            week_cap_fen=int(cap or 1) * 100,
        )  # fmt: skip
        if done is not None:
            page.say_next("ok", t("carers.named", name=done.person_masked), t("carers.named_next"))
            page.again()


def what_they_did(page: Page, presented: tuple[Presented, ...]) -> None:
    """Every voucher that a carer presented, the newest first."""
    t = page.t
    page.show(parts.heading(t("carers.presented")))
    with st.container(key="card_presented"):
        lines = []
        for one in presented:
            words = t("carers.presented_by", name=one.person_masked, at=one.taken_at, shop=one.shop)
            key, colour, sign = (
                ("carers.undone", "stone", "info") if one.is_undone else ("carers.used", "leaf", "check")
            )
            state = parts.chip(t(key), colour, sign)  # type: ignore[arg-type]
            what = one.reward or t("carers.fen", fen=one.face_fen)
            lines.append((t("carers.what", what=what, serial=one.serial), words, state))
        page.show(parts.due(lines))


def own(page: Page, seen: Carers) -> None:
    """The household's carers, what they did, and the form for one more."""
    t = page.t
    is_spender = page.look(my_offer).is_spender
    page.show(parts.heading(t("carers.ours")))
    if not seen.carers:
        page.show(parts.empty(t("carers.none"), [t("carers.none_next")]))
    for one in seen.carers:
        carer(page, one, may_end=is_spender)
    if seen.presented:
        what_they_did(page, seen.presented)
    if not is_spender:
        page.say("info", t("carers.not_spender"), t("carers.not_spender_next"))
    elif len(seen.carers) < CARERS_MAX:
        name_one(page)
    page.show(parts.lead(t("carers.paper")))


page = open_page("carers")
t = page.t
cared = page.look(cared_for)
wanted = page.asked.get("voucher")
chosen = [(home, voucher) for home in cared for voucher in home.vouchers if voucher.id == wanted]
if chosen:
    live_code(page, *chosen[0])
    if st.button(t("carers.back"), key="back", width="stretch"):
        st.query_params.clear()
        page.again()
    page.stop()
page.show(parts.title(t("carers.title")))
others(page, cared)
if page.actor.household_id:
    own(page, page.look(household_carers, household_id=page.actor.household_id))
elif not cared:
    page.show(parts.empty(t("carers.nobody"), [t("my_points.no_household_next")]))
page.link(t("voucher.back"), "my_points", icon=":material/arrow_back:")
