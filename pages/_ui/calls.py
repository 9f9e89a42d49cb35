"""What a resident's first page says before everything else: calls that wait for an answer, words to this person."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.call_ups import MyCall, accept_call, decline_call, my_calls
from core.look import parts
from core.messages import my_messages, put_away
from core.sign_ups import withdraw
from pages._ui.shell import Page


def calls(page: Page) -> None:
    """One band for each call-up: come or not, with one tap."""
    t = page.t
    for one in page.look(my_calls):
        with st.container(key=f"card_call_{one.sign_up_id}"):
            page.say("wait" if one.state == "called" else "ok", t(f"calls.{one.state}", name=one.name),
                     t("calls.where", place=one.place, starts_at=one.starts_at, ends_at=one.ends_at))  # fmt: skip
            if one.risk_note:
                page.show(parts.lead(t("calls.safety", note=one.risk_note)))
            _answer(page, one)


def _answer(page: Page, one: MyCall) -> None:
    t = page.t
    if one.state == "called":
        with st.container(key=f"pair_call_{one.sign_up_id}", horizontal=True):
            for name, command in (("accept", accept_call), ("decline", decline_call)):
                is_yes = name == "accept"
                if st.button(
                    t(f"calls.{name}"), key=f"{name}_{one.sign_up_id}", width="stretch",
                    icon=f":material/{'check' if is_yes else 'close'}:",
                ) and page.act("call", one.sign_up_id, command, sign_up_id=one.sign_up_id):  # fmt: skip
                    page.say_next("ok", t(f"calls.{'accepted' if is_yes else 'declined'}_thanks"))
                    page.again()
    elif st.button(t("calls.cannot"), key=f"cannot_{one.sign_up_id}", width="stretch") and page.act(
        "withdraw", one.sign_up_id, withdraw, sign_up_id=one.sign_up_id
    ):
        page.say_next("ok", t("calls.declined_thanks"))
        page.again()


def messages(page: Page) -> None:
    """Words to this person, each with a tap that puts it away."""
    t, found = page.t, page.look(my_messages)
    if not found:
        return
    page.show(parts.heading(t("messages.title")))
    for one in found:
        with st.container(key=f"card_message_{one.id}"):
            page.say("info", *_words(page, one))
            if st.button(t("message.seen"), key=f"seen_{one.id}", width="stretch"):
                put_away(page.app, page.actor, message_id=one.id)
                page.again()


def _words(page: Page, one: Any) -> tuple[str, str]:
    t = page.t
    facts = {
        "activity": one.activity, "day": one.held_on, "place": one.place, "starts_at": one.starts_at,
        "reason": t(f"cancel_reason.{one.reason}") if one.reason else "",
    }  # fmt: skip
    body = t(f"message.{one.kind}_body", **facts)
    return t(f"message.{one.kind}", **facts), f"{body} {one.note}" if one.note else body
