"""Saying that an entry is not right: the same few questions on the board, at home and at the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import streamlit as st

from core.look import parts
from core.look.icons import Sign
from core.look.parts import Colour
from core.objection_lists import Told, my_objections, objections_of_claim
from core.objections import ObjectionReason, appeal_objection, raise_objection
from pages._ui.desk import choose

if TYPE_CHECKING:
    from pages._ui.shell import Page

STATES: Final[dict[str, tuple[Colour, Sign]]] = {
    "open": ("amber", "clock"),
    "appealed": ("amber", "clock"),
    "upheld": ("leaf", "check"),
    "rejected": ("stone", "info"),
    "finally_upheld": ("leaf", "check"),
    "finally_rejected": ("stone", "info"),
}
NOTE_LETTERS_MAX: Final = 300
SHOWN_MAX: Final = 5


def ask(page: Page, entries: Mapping[str, str], *, asks_recall: bool) -> None:
    """A dialog: which of these entries (id → words), what is wrong with it, a few words, and the one press.

    `asks_recall`: the entries count already, and go on counting until it is decided.
    """
    t = page.t

    def body() -> None:
        claim_id: str | None = next(iter(entries))
        if len(entries) > 1:
            claim_id = choose(
                page, t("objections.ask_which"), entries, lambda one: entries[one], key="object_claim", index=None,
                placeholder=t("objections.ask_choose"),
            )  # fmt: skip
        else:
            page.show(parts.lead(entries[claim_id]))
        questions(page, claim_id, asks_recall=asks_recall)

    page.dialog(t("objections.ask_title"), body)


def questions(page: Page, claim_id: str | None, *, asks_recall: bool) -> None:
    """What is wrong, a few words, and the one press."""
    t = page.t
    reason = st.radio(
        t("objections.ask_why"), list(ObjectionReason), format_func=lambda one: t(f"objections.why.{one}"),
        key="object_why",
    )  # fmt: skip
    note = st.text_area(
        t("objections.ask_note"), key="object_note", placeholder=t("objections.ask_note_hint"),
        max_chars=NOTE_LETTERS_MAX, height=96,
    ).strip()  # fmt: skip
    page.show(parts.lead(t("objections.ask_lead_late" if asks_recall else "objections.ask_lead")))
    if st.button(t("objections.ask_yes"), key="object_yes", type="primary", width="stretch"):
        if reason is ObjectionReason.OTHER and not note:
            page.say("wait", t("objections.ask_note_missing"))
            return
        if claim_id is None:
            page.say("wait", t("objections.ask_which_missing"))
            return
        named = {"claim_id": claim_id, "why": reason, "asks_recall": asks_recall}
        done = page.act("object", claim_id, raise_objection, note=note or None, **named)
        if done is not None:
            page.say_next(
                "ok", t("objections.asked"),
                t("objections.asked_next" if done.is_frozen else "objections.asked_late", day=done.due_on),
            )  # fmt: skip
            page.again()
    if st.button(t("shell.rather_not"), key="object_no", width="stretch"):
        page.again()


def of_claim(page: Page, claim_id: str, *, asks_recall: bool, is_over: bool) -> None:
    """What was said against one's own entry and how it stands, or the few questions; it stands inside a dialog."""
    t = page.t
    found = page.look(objections_of_claim, claim_id=claim_id)
    for one in found:
        told(page, one)
    is_waiting = any(one.state in ("open", "appealed") for one in found)
    if not is_waiting and not is_over and page.may(raise_objection):
        with st.expander(t("objections.why_ask")):
            questions(page, claim_id, asks_recall=asks_recall)


def told(page: Page, one: Told) -> None:
    """How an objection stands, why it was decided so, and the way to the supervisor."""
    t = page.t
    kind: parts.Kind = "wait" if one.state in ("open", "appealed") else "info"
    words = t(f"objections.told_{one.state}", day=one.raised_on, due=one.due_on)
    page.say(kind, words, t("objections.told_reason", reason=one.decision) if one.decision else "")
    if one.may_appeal:
        note = st.text_area(t("objections.appeal_note"), key=f"appeal_note_{one.id}", max_chars=NOTE_LETTERS_MAX,
                            height=80).strip()  # fmt: skip
        words = t("objections.appeal", day=one.appeal_until)
        if st.button(words, key=f"appeal_{one.id}", width="stretch"):
            if not note:
                page.say("wait", t("objections.appeal_note_missing"))
                return
            done = page.act("appeal", one.id, appeal_objection, objection_id=one.id, note=note)
            if done is not None:
                page.say_next("ok", t("objections.appealed"), t("objections.appealed_next", day=done.due_on))
                page.again()


def mine(page: Page) -> None:
    """What this visitor objected to, the newest first."""
    found = page.look(my_objections)
    if not found:
        return
    t = page.t
    page.show(parts.heading(t("objections.mine"), t("objections.mine_count", count=len(found))))
    for one in found[:SHOWN_MAX]:
        page.show(parts.lead(t("objections.mine_line", name=one.name_masked, title=one.title)))
        told(page, one)


def chip(page: Page, state: str) -> parts.Html:
    """How an objection stands."""
    colour, sign = STATES[state]
    return parts.chip(page.t(f"objections.state.{state}"), colour, sign)
