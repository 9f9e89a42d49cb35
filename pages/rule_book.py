"""The rules, for everybody: what gives how many points, up to what, proved by what, with an example each."""

from itertools import groupby

import streamlit as st

from core.look import parts
from core.rule_book import read_rules, rule_versions
from pages._ui import components
from pages._ui.rule_words import change, decision_facts, items_board
from pages._ui.shell import open_page

page = open_page("rule_book")
t = page.t
asked = page.asked.get("number", "")
with page.told():
    rules = page.look(read_rules, number=int(asked) if asked.isdecimal() else None)
    page.show(parts.title(t("rules.title"), t("rules.lead")))
    if rules.state != "in_force":
        page.say("info", t(f"rules.not_now.{rules.state}", number=rules.number, day=rules.effective_on))
        if st.button(t("rules.now"), key="now"):
            page.turn(number="")
    with st.container(key="card_version"):
        until = t("rules.until", first=rules.effective_on, last=rules.until_on) if rules.until_on else t(
            "rules.since", day=rules.effective_on
        )  # fmt: skip
        facts = [
            (t("rules.version"), t("rules.number", number=rules.number)),
            (t("rules.in_force"), until),
            (t("rules.ceiling"), t("rules.ceilings", month=rules.household_month_points,
                                   year=rules.household_year_points)),
            (t("rules.peg"), t("rules.peg_is", fen=rules.fen_per_point)),
        ]  # fmt: skip
        page.show(parts.facts(facts + (decision_facts(page, rules.decision) if rules.decision else [])))
        if rules.decision is None:
            page.show(parts.lead(t("rules.no_decision")))
    for category, group in groupby(rules.items, key=lambda one: one.item.code[0]):
        page.show(parts.heading(t(f"rules.category.{category}"), t(f"rules.category.{category}_aside")))
        page.show(items_board(page, list(group)))
    page.show(parts.lead(t("rules.how_counted")))
    components.print_button(t("rules.print"), key="print")
    versions = page.look(rule_versions)
    if len(versions) > 1:
        page.show(parts.heading(t("rules.versions")))
        for one in versions:
            with st.container(key=f"card_version_{one.number}"):
                said = [change(page, difference) for difference in one.changes[:6]] or [t("rules.first_version")]
                if len(one.changes) > 6:
                    said.append(t("rules.and_more", count=len(one.changes) - 6))
                page.show(parts.heading(t("rules.number", number=one.number),
                                        t("rules.since", day=one.effective_on)))  # fmt: skip
                for sentence in said:
                    page.show(parts.lead(sentence))
                is_other = one.number != rules.number
                if is_other and st.button(t("rules.read", number=one.number), key=f"read_{one.number}"):
                    page.turn(number=str(one.number))
