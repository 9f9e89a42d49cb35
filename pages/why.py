"""Every point explained: what was got and where it is, then month by month, one sentence an entry."""

from datetime import date, timedelta
from itertools import groupby

import streamlit as st

from core.i18n import Language
from core.look import parts
from core.passbook import Passage, first_entry_on, my_balance, why
from core.reports import see_household_statement
from core.rule_book import waiting_minutes
from core.telling import sentence_of, state_of, trace_of
from core.trace_forward import where_my_points_are
from pages._ui import objecting
from pages._ui.shell import Page, open_page
from pages._ui.sums import points_picture

MONTHS_SHOWN = 3  # at first, and more with each press
MONTHS_MAX = 120
WHERE = ("issued", "in_notice", "available", "live", "owed", "paid", "unused", "expired", "taken_back")


def month_before(day: date, months: int) -> date:
    """The first of the month that lies so many months before."""
    whole = day.year * 12 + day.month - 1 - months
    return date(whole // 12, whole % 12 + 1, 1)


def ask(page: Page, passage: Passage) -> None:
    """How one entry came about, and where to say that something is wrong."""
    t = page.t

    def body() -> None:
        if passage.kind in ("earned", "opening", "deduction", "reinstated"):
            page.show(parts.trace(trace_of(passage, t)))
            if passage.rule_number:
                page.link(
                    t("rules.why", code=passage.item_code, number=passage.rule_number), "rule_book",
                    icon=":material/menu_book:", number=str(passage.rule_number),
                )  # fmt: skip
            if passage.is_own and passage.points:
                where = page.look(where_my_points_are, claim_id=passage.id)
                parts_of = {name: getattr(where, name) for name in WHERE}
                page.show(parts.heading(t("trace.now")), parts.lead(t("trace.where_said", **parts_of)))
        else:
            page.show(parts.lead(sentence_of(passage, t)))
            if passage.serial and st.button(t("disputes.why_see_voucher"), key="ask_voucher", width="stretch"):
                page.go("voucher", voucher=passage.id)
        if passage.kind in ("earned", "opening", "deduction", "reinstated"):
            is_over = passage.state == "recalled"
            objecting.of_claim(page, passage.id, asks_recall=passage.state == "effective", is_over=is_over)
        page.show(
            parts.heading(t("why.ask_next_title")), parts.lead(t("why.ask_next")), parts.phone(page.visit.place.phone)
        )
        if st.button(t("why.close"), key="ask_close", width="stretch"):
            page.again()

    title = "why.ask_title" if passage.points >= 0 else "why.ask_out_title"
    page.dialog(t(title, points=abs(passage.points)), body)


def entry(page: Page, passage: Passage) -> None:
    """Day and amount, the sentence, how it stands, and the way to ask."""
    t = page.t
    sign = "+" if passage.points > 0 else "\N{MINUS SIGN}" if passage.points else ""
    with st.container(key=f"entry_{passage.id}"):
        page.show(
            parts.entry(
                day=t("why.day", day=passage.day),
                sentence=sentence_of(passage, t),
                amount=f"{sign}{abs(passage.points):,}",
                unit=t("unit.points"),
                is_in=passage.points >= 0,
            )
        )
        with st.container(
            key=f"foot_{passage.id}", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            state = state_of(passage, t)
            page.show(parts.chip(state.words, state.colour, state.sign), width="content")
            if st.button(t("why.ask"), key=f"ask_{passage.id}", type="tertiary"):
                ask(page, passage)


page = open_page("why")
t = page.t
page.show(parts.title(t("why.title")))
household_id = page.actor.household_id
if household_id is None:
    page.say("info", t("my_points.no_household"), t("my_points.no_household_next"))
    page.stop()

statement = page.look(see_household_statement, household_id=household_id)
began = page.look(first_entry_on)
if began is None:
    page.show(parts.empty(t("why.empty"), [t("why.empty_next")]))
    page.stop()

with st.container(key="card_sum"):
    page.show(points_picture(statement, t))
missing = page.look(my_balance).shortfall_points
if missing:
    page.say("wait", t("objections.shortfall", points=missing), t("objections.shortfall_next"))

asked = page.asked.get("months", "")
months = min(int(asked), MONTHS_MAX) if asked.isdecimal() else MONTHS_SHOWN
first = month_before(page.today, months - 1)
passages = page.look(why, first=first, last=page.today + timedelta(days=1))
passages.sort(key=lambda passage: (passage.recorded_on.replace(day=1), passage.day), reverse=True)
for month, group in groupby(passages, key=lambda passage: passage.recorded_on.replace(day=1)):
    entries = list(group)
    into = sum(passage.points for passage in entries if passage.points > 0)
    out = -sum(passage.points for passage in entries if passage.points < 0)
    page.show(parts.heading(t("why.month", day=month), t("why.month_sum", into=into, out=out)))
    with st.container(key=f"month_{month:%Y%m}"):
        for passage in entries:
            entry(page, passage)

waiting = page.look(waiting_minutes)
if waiting:
    page.show(parts.heading(t("rules.waiting_title")))
for one in waiting:
    words = "rules.waiting_minutes_over" if one.is_over else "rules.waiting_minutes"
    name = one.name if page.language is Language.ZH else one.name_english
    page.show(parts.lead(t(words, code=one.code, name=name, minutes=one.minutes, number=one.number)))

if began < first:
    if st.button(t("why.older"), key="older", width="stretch"):
        page.turn(months=str(months + MONTHS_SHOWN))
else:
    page.show(parts.lead(t("why.oldest")))
