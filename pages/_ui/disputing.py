"""Saying that a taking was not right, and taking it back: the same few questions at home, in the shop, at the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from core.disputes import (
    Disputed,
    DisputeLine,
    DisputeReason,
    Side,
    open_dispute,
    shop_disputes,
    unbilled_takings,
    voucher_dispute,
    withdraw_dispute,
)
from core.i18n import yuan
from core.look import parts
from core.look.icons import Sign
from core.look.parts import Colour
from core.look.till import unbroken
from core.statements import StatementView
from core.vouchers import HeldVoucher
from pages._ui.desk import choose

if TYPE_CHECKING:
    from pages._ui.shell import Page

Reason = DisputeReason
REASONS: Final[dict[Side, Sequence[Reason]]] = {
    Side.SHOP: (Reason.WRONG_VOUCHER, Reason.GOODS_BACK, Reason.NOT_SERVED, Reason.OTHER),
    Side.RESIDENT: (Reason.NOT_ME, Reason.NOT_SERVED, Reason.GOODS_BACK, Reason.WRONG_VOUCHER, Reason.OTHER),
    Side.STAFF: tuple(Reason),
}
STATES: Final[dict[str, tuple[Colour, Sign]]] = {
    "open": ("amber", "clock"),
    "for_shop": ("stone", "check"),
    "for_resident": ("leaf", "check"),
    "withdrawn": ("stone", "info"),
}
NOTE_LETTERS_MAX: Final = 300
DISPUTES_SHOWN: Final = 12


def ask(page: Page, side: Side, serials: Mapping[str, str], *, said: Callable[[Any], None]) -> None:
    """A dialog: which of these vouchers (serial → words), why, a few words. `said` tells what came of it."""
    t = page.t

    def body() -> None:
        serial = next(iter(serials))
        if len(serials) > 1:
            serial = choose(page, t("disputes.ask_which"), serials, lambda one: serials[one], key="dispute_serial")
        else:
            page.show(parts.lead(serials[serial]))
        questions(page, side, serial, said=said)

    page.dialog(t("disputes.ask_title"), body)


def questions(page: Page, side: Side, serial: str, *, said: Callable[[Any], None], behalf: Side | None = None) -> None:
    """Why, a few words, and the one press."""
    t = page.t
    why = st.radio(
        t("disputes.ask_why"), REASONS[side], format_func=lambda one: t(f"disputes.why.{one}"), key="dispute_why"
    )
    hint = t("disputes.ask_note_hint_shop" if side is Side.SHOP else "disputes.ask_note_hint")
    note = st.text_area(
        t("disputes.ask_note"), key="dispute_note", placeholder=hint, max_chars=NOTE_LETTERS_MAX, height=96
    ).strip()
    page.show(parts.lead(t("disputes.ask_lead_resident" if side is Side.RESIDENT else "disputes.ask_lead_shop")))
    if st.button(t("disputes.ask_yes"), key="dispute_yes", type="primary", width="stretch"):
        if why is Reason.OTHER and not note:
            page.say("wait", t("disputes.ask_note_missing"))
            return
        named = {"serial": serial, "why": why, **({"behalf": behalf} if behalf else {})}
        done = page.act("dispute", serial, open_dispute, note=note or None, **named)
        if done is not None:
            said(done)
            page.again()
    if st.button(t("shell.rather_not"), key="dispute_no", width="stretch"):
        page.again()


def ask_withdraw(page: Page, dispute_id: str, serial: str) -> None:
    """Ask once more, then take it back: it cannot be raised a second time."""
    t = page.t

    def back() -> object:
        done = page.act("withdraw", dispute_id, withdraw_dispute, dispute_id=dispute_id)
        if done is not None:
            page.say_next("ok", t("disputes.withdrawn_done", serial=serial))
        return done

    page.confirm(
        title=t("disputes.withdraw_title", serial=serial),
        lines=[t("disputes.withdraw_lead")],
        yes=t("disputes.withdraw_yes"),
        then=back,
        key=f"withdraw_{dispute_id}",
    )


# -- at home -----------------------------------------------------------------------------------------------------


def of_voucher(page: Page, voucher: HeldVoucher) -> None:
    """How the question about a used voucher stands, or the way to ask one."""
    t, found = page.t, page.look(voucher_dispute, voucher_id=voucher.id)
    if found is None:
        if page.may(open_dispute) and st.button(t("disputes.voucher_ask"), key="dispute", width="stretch"):
            words = asked_for(page, voucher.serial, voucher.face_fen, voucher.taken_at or page.now)
            ask(page, Side.RESIDENT, {voucher.serial: words}, said=lambda done: said_at_home(page, done))
        return
    phone = page.visit.place.phone
    if found.state == "open":
        by = "" if found.opened_as == Side.RESIDENT else f"_by_{found.opened_as}"
        why = t(f"disputes.why.{found.reason}")
        page.say(
            "wait", t(f"disputes.voucher_open{by}"),
            t("disputes.voucher_open_next", at=found.opened_at, why=why, phone=phone),
        )  # fmt: skip
        if found.is_own and st.button(t("disputes.withdraw"), key="withdraw", type="tertiary", width="stretch"):
            ask_withdraw(page, found.id, found.serial)
    elif found.state == "for_resident" and found.replacement_id:
        page.say(
            "ok", t("disputes.voucher_for_resident"),
            t("disputes.voucher_for_resident_next", serial=found.replacement_serial, what=worth(page, found),
              day=found.replacement_until),
        )  # fmt: skip
        if st.button(t("disputes.voucher_see_new"), key="see_new", type="primary", width="stretch"):
            page.turn(voucher=found.replacement_id)
    else:
        key = f"disputes.voucher_{found.state}"
        page.say("info", t(key), t(f"{key}_next", at=found.decided_at, phone=phone))


def said_at_home(page: Page, done: Disputed) -> None:
    """When there will be an answer."""
    t = page.t
    page.say_next(
        "ok", t("disputes.asked", serial=done.serial), t("disputes.asked_resident", phone=page.visit.place.phone)
    )


# -- in the shop -------------------------------------------------------------------------------------------------


def of_statement(page: Page, seen: StatementView) -> None:
    """The way to say that a line is not right: before the agreement and, if it shows later, after it."""
    t = page.t
    fresh = {
        line.serial: asked_for(page, line.serial, line.face_fen, line.taken_at)
        for line in seen.lines
        if line.dispute_id is None
    }
    if fresh and page.may(open_dispute) and st.button(t("disputes.bills_ask"), key="dispute", width="stretch"):
        ask(page, Side.SHOP, fresh, said=lambda done: said_so(page, done))


def asked_for(page: Page, serial: str, face_fen: int, taken_at: datetime) -> str:
    """One voucher in a list to choose from."""
    return page.t("disputes.ask_one", serial=serial, fen=face_fen, at=taken_at)


def said_so(page: Page, done: Disputed) -> None:
    """What a dispute holds back."""
    t = page.t
    key = "disputes.asked_held" if done.held_fen else "disputes.asked_nothing_held"
    page.say_next("ok", t("disputes.asked", serial=done.serial), t(key, fen=done.held_fen))


def of_shop(page: Page) -> None:
    """Vouchers of this shop that somebody questioned, the newest first; and the way to question one just taken."""
    t = page.t
    found = page.look(shop_disputes)
    if found:
        page.show(parts.heading(t("disputes.bills_list")))
        with st.container(key="rows_disputes", gap=None):
            for one in found[:DISPUTES_SHOWN]:
                with st.container(key=f"entry_dispute_{one.id}"):
                    question(page, one)
    takings = page.look(unbilled_takings)
    if takings and st.button(t("disputes.bills_ask_unbilled"), key="dispute_unbilled", width="stretch"):
        fresh = {one.serial: asked_for(page, one.serial, one.face_fen, one.taken_at) for one in takings}
        ask(page, Side.SHOP, fresh, said=lambda done: said_so(page, done))


def question(page: Page, one: DisputeLine) -> None:
    """Which voucher, who says what, and how it stands."""
    t = page.t
    page.show(
        parts.entry(
            day=t("disputes.bills_line", serial=unbroken(one.serial), at=one.taken_at),
            sentence=t(
                "disputes.bills_said", side=t(f"disputes.side.{one.opened_as}"), why=t(f"disputes.why.{one.reason}")
            ),
            amount=yuan(one.face_fen),
            unit=t("unit.yuan"),
            is_in=False,
        )
    )
    with st.container(key=f"state_dispute_{one.id}", horizontal=True, vertical_alignment="center"):
        page.show(chip(page, one.state), width="content")
        if (
            one.state == "open"
            and one.is_own
            and st.button(t("disputes.withdraw"), key=f"withdraw_{one.id}", type="tertiary")
        ):
            ask_withdraw(page, one.id, one.serial)


# -- shared ------------------------------------------------------------------------------------------------------


def worth(page: Page, one: DisputeLine | HeldVoucher) -> str:
    """20 yuan, or the name of what was to be handed over."""
    return one.reward or page.t("yuan.amount", fen=one.face_fen)


def chip(page: Page, state: str) -> parts.Html:
    """How a dispute stands."""
    colour, sign = STATES[state]
    return parts.chip(page.t(f"disputes.state.{state}"), colour, sign)
