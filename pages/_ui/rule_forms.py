"""The forms of the rules editor: one item, the household's ceilings, the residents' decision."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from core.catalogue import Cap, Item
from core.look import parts
from core.rule_checks import CATEGORIES, HOURLY, LEVEL_NAMES, PERIODS, POINTS_MAX, UNITS
from core.rule_drafts import (
    Decision,
    Draft,
    earliest_effective,
    next_month_begins,
    propose_draft,
    put_item,
    set_ceilings,
)
from core.rules import levels_of
from pages._ui.desk import choose
from pages._ui.shell import Page

CAP_ROWS = 4


def edit_item(page: Page, draft: Draft, item: Item | None) -> None:
    """All of one item; a new one gets the next free code of its category."""
    t, key = page.t, f"{draft.edition}_{item.code if item else 'new'}"
    if item is None:
        category = choose(page, t("rules.field.category"), CATEGORIES, lambda one: t(f"rules.category.{one}"),
                          key=f"category_{key}")  # fmt: skip
        code = next_code(draft, category)
        page.show(parts.lead(t("rules.field.code_is", code=code)))
    else:
        code = item.code
    name = st.text_input(t("rules.field.name"), value=item.name if item else "", max_chars=80, key=f"name_{key}")
    english = st.text_input(t("rules.field.name_english"), value=item.name_english if item else "", max_chars=120,
                            key=f"english_{key}")  # fmt: skip
    unit = choose(page, t("rules.field.unit"), UNITS, lambda one: t(f"rules.unit.{one}"), key=f"unit_{key}",
                  index=UNITS.index(item.unit) if item else 1)  # fmt: skip
    points, levels = points_fields(page, item, unit, key)
    makes_hours = unit == "hour" and code[0] == "C" and st.checkbox(
        t("rules.field.makes_hours"), value=item.makes_hours if item else True, key=f"makes_{key}"
    )  # fmt: skip
    evidence = st.text_input(t("rules.field.evidence"), value=item.evidence if item else "", max_chars=120,
                             key=f"evidence_{key}")  # fmt: skip
    evidence_english = st.text_input(t("rules.field.evidence_english"), value=item.evidence_english if item else "",
                                     max_chars=160, key=f"evidence_english_{key}")  # fmt: skip
    reminder = ""
    if unit == "deduct":
        reminder = st.text_input(t("rules.field.reminder"), value=item.reminder if item else "", max_chars=120,
                                 key=f"reminder_{key}")  # fmt: skip
    chosen = () if unit == "deduct" else cap_fields(page, item, unit, key)
    if not st.button(t("rules.field.save"), key=f"save_{key}", type="primary", width="stretch"):
        return
    changed = Item(
        code=code, name=name, name_english=english, unit=unit, points=points, evidence=evidence, caps=chosen,
        levels=levels, makes_hours=makes_hours, evidence_english=evidence_english, reminder=reminder,
    )  # fmt: skip
    if page.act("item", code, put_item, draft_id=draft.id, edition=draft.edition, item=changed) is not None:
        page.say_next("ok", t("rules.saved", code=code))
        page.again()


def next_code(draft: Draft, category: str) -> str:
    """The code after the last one of a category."""
    numbers = [int(item.code[1:]) for item in draft.book.items if item.code[0] == category]
    return f"{category}{max(numbers, default=0) + 1}"


def points_fields(page: Page, item: Item | None, unit: str, key: str) -> tuple[int, str]:
    """Points per hour or time; of levels each its own."""
    t = page.t
    if unit == "level":
        known = levels_of(item.levels) if item else {}
        names = st.multiselect(
            t("rules.field.levels"), LEVEL_NAMES, default=list(known), key=f"levels_{key}",
            format_func=lambda name: t("claim.level", level=name),
        )  # fmt: skip
        given = {
            name: int(st.number_input(
                t("rules.field.level_points", level=t("claim.level", level=name)), min_value=1, max_value=POINTS_MAX,
                value=known.get(name, 5), step=1, key=f"level_{name}_{key}",
            ))
            for name in names
        }  # fmt: skip
        return max(given.values(), default=0), ",".join(f"{one}:{worth}" for one, worth in given.items())
    before = item.points if item and (item.unit == "hour") == (unit == "hour") else 2
    if unit == "hour":
        rate = choose(page, t("rules.field.rate"), HOURLY, lambda one: t("rules.much.hour", points=one),
                      key=f"rate_{key}", index=HOURLY.index(before) if before in HOURLY else 1)  # fmt: skip
        return int(rate), ""
    most = 10 if unit == "deduct" else POINTS_MAX
    return int(st.number_input(t("rules.field.points"), min_value=1, max_value=most, value=min(before, most), step=1,
                               key=f"points_{unit}_{key}")), ""  # fmt: skip


def cap_fields(page: Page, item: Item | None, unit: str, key: str) -> tuple[Cap, ...]:
    """Ceilings, one a line; a line without a number is none."""
    t = page.t
    page.show(parts.heading(t("rules.field.caps"), t("rules.field.caps_aside")))
    known = list(item.caps) if item else []
    found = []
    for place in range(max(CAP_ROWS, len(known) + 1)):
        before = known[place] if place < len(known) else None
        measures = ("points", "minutes") if unit == "hour" else ("points",)
        with st.container(key=f"pair_cap_{place}", horizontal=True, vertical_alignment="bottom"):
            measure = choose(
                page, t("rules.field.measure"), measures, lambda one: t(f"rules.measure.{one}"),
                key=f"measure_{place}_{key}",
                index=measures.index(before.measure) if before and before.measure in measures else 0,
            )  # fmt: skip
            period = choose(
                page, t("rules.field.period"), PERIODS, lambda one: t(f"rules.period.{one}"),
                key=f"period_{place}_{key}", index=PERIODS.index(before.period) if before else 2,
            )  # fmt: skip
            holders = ("household", "person")
            holder = choose(
                page, t("rules.field.holder"), holders, lambda one: t(f"rules.holder.{one}"),
                key=f"holder_{place}_{key}", index=holders.index(before.holder) if before else 0,
            )  # fmt: skip
            amount = st.number_input(
                t("rules.field.most"), min_value=1, max_value=100_000, value=before.amount if before else None, step=1,
                placeholder=t("rules.none"), key=f"amount_{place}_{key}",
            )  # fmt: skip
        if amount:
            found.append(Cap(measure, period, holder, int(amount)))
    return tuple(found)


def ceilings(page: Page, draft: Draft) -> None:
    """How many points a household can earn in a month and a year."""
    t, key = page.t, f"ceilings_{draft.edition}"
    with st.container(key="pair_ceilings", horizontal=True):
        month = st.number_input(t("rules.field.month_ceiling"), min_value=1, max_value=100_000, step=5,
                                value=draft.book.household_month_points, key=f"month_{key}")  # fmt: skip
        year = st.number_input(t("rules.field.year_ceiling"), min_value=1, max_value=100_000, step=50,
                               value=draft.book.household_year_points, key=f"year_{key}")  # fmt: skip
    if st.button(t("rules.field.save_ceilings"), key=f"save_{key}"):
        done = page.act("ceilings", "", set_ceilings, draft_id=draft.id, edition=draft.edition,
                        month_points=int(month), year_points=int(year))  # fmt: skip
        if done is not None:
            page.say_next("ok", t("rules.saved_ceilings"))
            page.again()


def decide(page: Page, draft: Draft) -> None:
    """The residents' decision and the day; then the draft waits for a second person."""
    t, key = page.t, f"decision_{draft.edition}"
    earliest = page.look(earliest_effective)
    meeting = st.text_input(t("rules.decision.meeting"), max_chars=80, key=f"meeting_{key}",
                            placeholder=t("rules.decision.meeting_hint"))  # fmt: skip
    decided_on = st.date_input(t("rules.decision.day"), value=page.today, max_value=page.today, key=f"day_{key}",
                               min_value=page.today - timedelta(days=366), format="YYYY-MM-DD")  # fmt: skip
    with st.container(key="pair_votes", horizontal=True):
        votes = [
            int(st.number_input(t(f"rules.decision.{name}"), min_value=0, max_value=100_000, value=0, step=1,
                                key=f"{name}_{key}"))
            for name in ("votes_for", "votes_against", "votes_abstain")
        ]  # fmt: skip
    reference = st.text_input(t("rules.decision.reference"), max_chars=120, key=f"reference_{key}",
                              placeholder=t("rules.decision.reference_hint"))  # fmt: skip
    effective_on = st.date_input(
        t("rules.decision.effective"), value=max(earliest, next_month_begins(page.today)), min_value=earliest,
        max_value=page.today + timedelta(days=730), key=f"effective_{key}", format="YYYY-MM-DD",
    )  # fmt: skip
    if not (isinstance(decided_on, date) and isinstance(effective_on, date)):
        return
    if effective_on.day != 1:
        page.say("wait", t("rules.mid_month"), t("rules.mid_month_next", day=next_month_begins(effective_on)))
    if not st.button(t("rules.propose"), key=f"propose_{key}", type="primary", width="stretch"):
        return
    decision = Decision(
        meeting=meeting, decided_on=decided_on, votes_for=votes[0], votes_against=votes[1], votes_abstain=votes[2],
        reference=reference,
    )  # fmt: skip
    done = page.act("propose", "", propose_draft, draft_id=draft.id, edition=draft.edition, decision=decision,
                    effective_on=effective_on)  # fmt: skip
    if done is not None:
        page.say_next("ok", t("rules.proposed"), t("rules.proposed_next"))
        page.again()
