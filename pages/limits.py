"""The terms of spending: when points are exchanged, how much may be used in a day, and by a carer in a week."""

from datetime import date, timedelta

import streamlit as st

from core.limits import WINDOW_KINDS, Terms, see_terms, set_spending_terms
from core.look import parts
from pages._ui.desk import choose
from pages._ui.shell import Page, open_page

LIMITS = ("household_day_fen", "shop_day_fen", "till_day_fen", "carer_week_fen")
YUAN_MAX = 1_000_000
LAST_DAY = {"month_days": 31, "quarter_days": 92}


def told(page: Page, terms: Terms | None) -> list[tuple[str, str]]:
    """Terms as lines: what, and how much."""
    t = page.t
    lines = [(t("limits.window"), window(page, terms))]
    for name in LIMITS:
        fen = getattr(terms, name) if terms else None
        lines.append((t(f"limits.{name}"), t("limits.none") if fen is None else t("limits.fen", fen=fen)))
    return lines


def window(page: Page, terms: Terms | None) -> str:
    """When points are exchanged."""
    t = page.t
    if terms is None or terms.window_kind == "any":
        return t("limits.window.any")
    if terms.window_kind == "weekdays":
        return t("limits.window.on", days=[t(f"limits.weekday.{day}") for day in terms.window_weekdays])
    return t(f"limits.window.{terms.window_kind}_from", first=terms.window_from_day, last=terms.window_to_day)


def decide(page: Page, newest: Terms | None) -> None:
    """All terms at once, from a later day on; what is decided already stands in the fields."""
    t = page.t
    tomorrow = page.today + timedelta(days=1)
    with st.container(key="card_decide"), page.told():
        key = page.form("terms").form.id
        page.show(parts.heading(t("limits.decide")), parts.lead(t("limits.decide_lead")))
        begins = st.date_input(
            t("limits.from"), value=tomorrow, min_value=tomorrow, max_value=page.today + timedelta(days=730),
            key=f"from_{key}", format="YYYY-MM-DD",
        )  # fmt: skip
        fens = {}
        for name in LIMITS:
            now = getattr(newest, name) if newest else None
            yuan = st.number_input(
                t(f"limits.{name}_yuan"), min_value=1, max_value=YUAN_MAX, value=now // 100 if now else None, step=10,
                placeholder=t("limits.none"), key=f"{name}_{key}",
            )  # fmt: skip
            fens[name] = None if yuan is None else int(yuan) * 100
        kind, days, first, last = window_fields(page, newest, key)
        if not isinstance(begins, date):
            return
        words = t("limits.button", day=begins)
        if not st.button(words, key=f"set_{key}", type="primary", width="stretch"):
            return
        done = page.act(
            "terms", "", set_spending_terms, effective_on=begins, window_kind=kind, window_weekdays=days,
            window_from_day=first, window_to_day=last, **fens,
        )  # fmt: skip
        if done:
            page.say_next("ok", t("limits.done", day=done.effective_on), t("limits.done_next"))
            page.again()


def window_fields(page: Page, newest: Terms | None, key: str) -> tuple[str, tuple[int, ...], int | None, int | None]:
    """The window of exchange: kind, weekdays, first and last day."""
    t = page.t
    now = newest.window_kind if newest else "any"
    kind = choose(
        page, t("limits.window"), WINDOW_KINDS, lambda one: t(f"limits.window.{one}"), key=f"kind_{key}",
        index=WINDOW_KINDS.index(now),
    )  # fmt: skip
    if kind == "weekdays":
        chosen = st.multiselect(
            t("limits.weekdays"), list(range(1, 8)), default=list(newest.window_weekdays) if newest else [],
            format_func=lambda day: t(f"limits.weekday.{day}"), key=f"days_{key}",
        )  # fmt: skip
        return kind, tuple(chosen), None, None
    if kind in LAST_DAY:
        is_same = newest is not None and newest.window_kind == kind
        with st.container(key="pair_window", horizontal=True):
            first = st.number_input(
                t("limits.first_day"), min_value=1, max_value=LAST_DAY[kind], step=1, key=f"first_{key}",
                value=newest.window_from_day if newest and is_same else 1,
            )  # fmt: skip
            last = st.number_input(
                t("limits.last_day"), min_value=1, max_value=LAST_DAY[kind], step=1, key=f"last_{key}",
                value=newest.window_to_day if newest and is_same else LAST_DAY[kind],
            )  # fmt: skip
        return kind, (), int(first or 1), int(last or 1)
    return kind, (), None, None


page = open_page("limits")
t = page.t
seen = page.look(see_terms)
split = st.container(key="split_21_limits", horizontal=True)
with split, st.container(key="limits_main"):
    with st.container(key="card_today"):
        since = t("limits.since", day=seen.today.effective_on) if seen.today else ""
        page.show(parts.heading(t("limits.today"), since))
        if seen.today is None:
            page.show(parts.lead(t("limits.nothing_yet")))
        page.show(parts.facts(told(page, seen.today)))
        page.show(parts.lead(t("limits.why")))
    for terms in seen.coming:
        with st.container(key=f"card_coming_{terms.number}"):
            page.show(parts.heading(t("limits.coming", day=terms.effective_on)), parts.facts(told(page, terms)))
with split, st.container(key="limits_side"):
    if page.may(set_spending_terms):
        decide(page, seen.coming[-1] if seen.coming else seen.today)
    else:
        with st.container(key="card_who"):
            page.show(parts.heading(t("limits.who")), parts.lead(t("limits.who_next")))
