"""A sample of a month's records, asked about by telephone."""

from datetime import date, timedelta

import streamlit as st

from core.call_backs import OUTCOMES, ToAsk, call_backs, draw_call_backs, record_call_back
from core.look import desk, parts
from pages._ui.desk import choose, line
from pages._ui.shell import Page, open_page

MONTHS = 6


def months_before(day: date) -> list[str]:
    """The last months that are over, the newest first."""
    found, first = [], day.replace(day=1)
    for _ in range(MONTHS):
        first = (first - timedelta(days=1)).replace(day=1)
        found.append(f"{first:%Y-%m}")
    return found


def to_ask(page: Page, one: ToAsk) -> None:
    """Whom to call about what, and what was said."""
    t = page.t
    what = t("call_backs.what", day=one.service_on, title=one.title, minutes=one.minutes)
    details = [what, *([t("call_backs.leader", leader=one.leader)] if one.leader else [])]
    is_open = one.state in ("to_call", "unreached")
    colour = {"agreed": "leaf", "denied": "zhu"}.get(one.state, "stone")
    with line(f"ask_{one.claim_id}"):
        page.show(desk.line(one.person, details, state=parts.chip(t(f"call_backs.state.{one.state}"), colour)))
        if is_open:
            page.show(parts.phone(one.phone) if one.phone else parts.lead(t("call_backs.no_phone")), width="content")
            for outcome in OUTCOMES:
                if outcome == one.state:
                    continue
                if st.button(t(f"call_backs.{outcome}"), key=f"{outcome}_{one.claim_id}"):
                    done = page.act("call", one.claim_id, record_call_back, claim_id=one.claim_id, outcome=str(outcome))
                    if done is not None:
                        page.again()
        if one.state == "denied":
            page.link(t("approve.trace"), "trace", claim=one.claim_id, icon=":material/route:")
    if one.state == "denied":
        page.show(parts.lead(t("call_backs.denied_next")))


page = open_page("call_backs")
t = page.t
page.show(parts.lead(t("call_backs.lead")))
month = choose(
    page, t("call_backs.month"), months_before(page.today),
    lambda one: t("call_backs.month_is", month=date.fromisoformat(f"{one}-01")), key="month",
)  # fmt: skip
drawn = page.look(call_backs, month=month)
if not drawn:
    page.show(parts.empty(t("call_backs.not_drawn"), [t("call_backs.not_drawn_next")]))
    if page.may(draw_call_backs) and st.button(
        t("call_backs.draw", month=date.fromisoformat(f"{month}-01")), key=f"draw_{month}", type="primary",
        width="stretch",
    ):  # fmt: skip
        done = page.act("draw", month, draw_call_backs, month=month)
        if done is not None:
            page.say_next("ok", t("call_backs.drawn", drawn=done.drawn, of=done.of), t("call_backs.drawn_next"))
            page.again()
else:
    left = sum(one.state in ("to_call", "unreached") for one in drawn)
    with st.container(key="card_calls"):
        page.show(parts.heading(t("call_backs.count", left=left, count=len(drawn)),
                                t("call_backs.seal", day=drawn[0].seal_on)))  # fmt: skip
        for one in drawn:
            to_ask(page, one)
