"""How a bill of several vouchers stands at the till, and the presses that a bill of one has too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

import streamlit as st

from core.counter_words import refused_at_till
from core.i18n import yuan
from core.look import parts, till
from core.look.parts import Colour, Sign
from core.takings import Undone, undo
from pages._ui import counter, till_scripts
from pages._ui.bill import NOT_NOW, Bill, Line, State, face_fen, open_bill, rewards, take_all, worth, worth_facts
from pages._ui.shell import Page

UNDO_REASONS: Final = ("wrong_voucher", "not_bought", "other")
CHIPS: Final[dict[State, tuple[Colour, Sign]]] = {
    "open": ("leaf", "check"),
    "pin": ("amber", "clock"),
    "over": ("stone", "clock"),
    "taken": ("leaf", "check"),
    "refused": ("zhu", "cross"),
}
_ADDING, _PIN_SEEN = "_adding_to_bill", "_pin_refusal_seen"


# -- what a page's memory may lose -------------------------------------------------------------------------------


def is_adding() -> bool:
    """Whether one more voucher is being scanned for the bill."""
    return bool(st.session_state.get(_ADDING))


def stop_adding() -> None:
    """Back to the bill."""
    st.session_state.pop(_ADDING, None)


def _start_adding() -> None:
    st.session_state[_ADDING] = True


def pin_seen(name: str) -> None:
    """The red page that asks for a PIN was seen: its field follows."""
    st.session_state[_PIN_SEEN] = name


def is_pin_seen(line: Line) -> bool:
    """Whether the PIN's field stands for this line now."""
    return line.state == "pin" and line.refused is not None and st.session_state.get(_PIN_SEEN) == line.refused.name


# -- one press ---------------------------------------------------------------------------------------------------


def press(page: Page, bill: Bill, words: str) -> None:
    """The one button, with the field for a PIN above it where one is asked for."""
    t, asked = page.t, bill.pin_line
    # The bill's name in each key: a press in a tab that shows another bill is no press of this one.
    name = bill.name
    if asked is None:
        if st.button(words, key=f"take_{name}", type="primary", width="stretch"):
            _press(page, bill, None)
        return
    with st.form(f"pin_form_{name}", border=False, clear_on_submit=True):
        label = t("till.pin") if len(bill.lines) == 1 else t("bill.pin_whose", name=asked.quoted.holder_masked)
        pin = st.text_input(label, key=f"pin_{name}", type="password", autocomplete="off")
        page.show(parts.lead(t("till.pin_why")))
        is_pressed = st.form_submit_button(words, key=f"take_{name}", type="primary", width="stretch")
    till_scripts.code_field(f"pin_{name}", is_pin=True)
    if is_pressed and not pin.strip() and not bill.of("open"):
        page.say("wait", t("till.pin_empty"))
    elif is_pressed:
        _press(page, bill, pin.strip() or None)


def _press(page: Page, bill: Bill, pin: str | None) -> None:
    try:
        take_all(page, bill, pin)
    except NOT_NOW as refusal:
        page.say_next("wait", page.t(refusal.key))
    page.again()


def one_more(page: Page) -> None:
    """One more voucher for this bill; a keyboard scanner reads it right here."""
    st.button(page.t("bill.add"), key="add", icon=":material/add:", width="stretch", on_click=_start_adding)
    till_scripts.scanner(counter.keep_code)


# -- several vouchers --------------------------------------------------------------------------------------------


def adding(page: Page, bill: Bill) -> None:
    """What the bill has so far, above the camera."""
    t = page.t
    words = t("bill.adding", count=len(bill.waiting), face_fen=face_fen(bill.waiting))
    page.say("info", words, t("bill.adding_next"))


def go_back(page: Page) -> None:
    """No more vouchers: the sum and its press."""
    st.button(page.t("bill.back"), key="adding_back", type="primary", width="stretch", on_click=stop_adding)


def show_bill(page: Page, bill: Bill) -> None:
    """The sum at arm's length, the one press, and line by line what it is made of."""
    t, waiting, taken = page.t, bill.waiting, bill.of("taken")
    total, goods = face_fen(waiting), rewards(waiting, page.t)
    if taken:
        page.say("ok", t("bill.taken_so_far", count=len(taken), face_fen=face_fen(taken)))
    if len({line.quoted.holder_masked for line in waiting}) > 1:
        page.say("wait", t("bill.differ"), t("bill.differ_next"))
    with st.container(key="card_quote"):
        page.show(
            till.quote(
                state=parts.chip(t("bill.rest" if taken else "bill.title", count=len(waiting)), "leaf", "check"),
                face=yuan(total) if total else goods[0],
                unit=t("unit.yuan") if total else "",
                under=t("bill.under") if total else t("till.once_reward"),
                lines=[],
            )
        )
        if goods:
            page.show(parts.lead(t("bill.and", rewards=goods)))
    key = "bill.take_rest" if len(waiting) < len(bill.lines) else "bill.take"
    press(page, bill, t(key if total else "bill.take_rewards", count=len(waiting), face_fen=total))
    one_more(page)
    _lines(page, bill)
    st.button(
        t("bill.leave_rest" if taken else "bill.leave"), key="leave", width="stretch", on_click=bill.leave_waiting
    )
    if total:
        page.show(parts.lead(t("bill.no_change")))


def show_done(page: Page, bill: Bill) -> None:
    """Some were taken and some were not: how much the customer pays less, and each line with its sentence."""
    t, taken = page.t, bill.of("taken")
    missing = len(bill.lines) - len(taken)
    if taken:
        page.say("ok", t("bill.done", count=len(taken), face_fen=face_fen(taken)))
    page.say("no", t("bill.not_taken", count=missing), t("bill.not_taken_next"))
    _lines(page, bill)
    st.button(t("till.next"), key="next_big", icon=":material/qr_code_scanner:", type="primary", width="stretch",
              on_click=bill.leave)  # fmt: skip
    till_scripts.scanner(counter.keep_code)
    offer_undo(page, [line.taken for line in taken if line.taken], key="undo_last")


def _lines(page: Page, bill: Bill) -> None:
    """One by one; what is not this customer's leaves the bill by its own button."""
    t = page.t
    with st.container(key="card_lines"), st.container(key="lines_bill"):
        for line in bill.lines:
            quoted, (colour, sign) = line.quoted, CHIPS[line.state]
            with st.container(key=f"onbill_{quoted.quote}", horizontal=True, vertical_alignment="center"):
                page.show(
                    till.bill_line(
                        face=worth(quoted, t),
                        under=t(
                            "carers.bill_line" if quoted.carer_masked else "bill.line",
                            name=quoted.holder_masked,
                            carer=quoted.carer_masked,
                            serial=till.unbroken(quoted.serial),
                        ),
                        state=parts.chip(t(f"bill.{line.state}"), colour, sign),
                        why=_why(page, line),
                    )
                )
                if line.state in ("open", "pin", "over") and bill.waiting:
                    st.button(t("bill.drop"), key=f"drop_{quoted.quote}", on_click=line.leave)


def _why(page: Page, line: Line) -> Sequence[str]:
    """Why a line is not taken, and what to say to the customer."""
    if line.state == "over":
        return [page.t("bill.over_next")]
    if line.refused is None or line.taken:
        return []
    shop = page.visit.till.shop_name if page.visit.till else ""
    words = refused_at_till(line.refused.refusal, page.t, shop=shop, phone=page.visit.place.phone, now=page.now)
    return [*words.lines, words.words]


# -- undo --------------------------------------------------------------------------------------------------------


class Undoable(Protocol):
    """A taking of this till, as the answer of its press or as a line of the list."""

    @property
    def id(self) -> str: ...
    @property
    def serial(self) -> str: ...
    @property
    def face_fen(self) -> int: ...
    @property
    def reward(self) -> str | None: ...
    @property
    def undo_until(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class _Choice:
    """What stands for one taking in the list of those that may be undone."""

    id: str
    serial: str
    face_fen: int
    reward: str | None


def offer_undo(page: Page, takings: Sequence[Undoable], *, key: str) -> None:
    """The second button, with the time that is left for the first that runs out."""
    left = [one for one in takings if one.undo_until > page.now]
    if not left:
        return
    words = page.t("till.undo_last" if key == "undo_last" else "till.undo")
    if st.button(words, key=key, width="stretch"):
        ask_undo(page, [_Choice(one.id, one.serial, one.face_fen, one.reward) for one in left])
    first = min(left, key=lambda one: one.undo_until)
    time_left: timedelta = first.undo_until - page.now
    till_scripts.time_left(page.t("till.undo_left"), time_left, name=first.id)


def ask_undo(page: Page, choices: Sequence[_Choice]) -> None:
    """Which one, if there are several, and why; one tap on the reason does it."""
    t = page.t

    def said(undone: Undone) -> None:
        key = "till.undone_next" if undone.state == "active" else "till.undone_expired"
        what = next(one for one in choices if one.id == undone.id)
        page.say_next("ok", t("till.undone", **worth_facts(what)), t(key, serial=till.unbroken(undone.serial)))
        for line in open_bill(page).lines:
            if line.taken and line.taken.id == undone.id:
                line.leave()

    def press_undo(reason: str) -> None:
        # Asked at the press: a quick finger chooses and presses before the page was drawn anew.
        one: _Choice = st.session_state["undo_which"] if len(choices) > 1 else choices[0]
        counter.press_and_say(page, "undo", one.id, undo, said, reason=reason, taking_id=one.id)

    def body() -> None:
        one = choices[0]
        if len(choices) > 1:
            one = st.radio(
                t("bill.which"), choices, key="undo_which", label_visibility="collapsed",
                format_func=lambda choice: t("bill.choice", worth=worth(choice, t), serial=choice.serial),
            )  # fmt: skip
        page.show(parts.lead(t("till.undo_lead", **worth_facts(one))), parts.lead(t("till.undo_why")))
        for reason in UNDO_REASONS:
            words = t(f"till.undo_{reason}")
            if st.button(words, key=f"undo_{reason}", width="stretch", on_click=press_undo, args=(reason,)):
                page.again()
        if st.button(t("shell.rather_not"), key="undo_no", type="tertiary", width="stretch"):
            page.again()

    page.dialog(t("till.undo_title", **worth_facts(choices[0])) if len(choices) == 1 else t("bill.which"), body)
