"""The month's rounds of tidy homes at the desk: open one, see how far it is and how each rater rates, close it."""

from datetime import date, timedelta

import streamlit as st

from core.i18n import Language, translator
from core.look import desk, parts
from core.rules import list_items
from core.tidy_lists import RoundLine, RoundSeen, homes_to_rate, see_round, tidy_buildings, tidy_rounds
from core.tidy_rounds import RATERS_MAX, RATERS_MIN, close_round, mark_homes, open_round
from pages._ui.desk import choose, find_person, item_name, line, queue
from pages._ui.shell import Page, open_page
from pages._ui.tidy_marks import said

NO_ITEM = "none"


def rounds_list(page: Page, rounds: list[RoundLine]) -> None:
    """The rounds of the last months, the newest first."""
    t = page.t
    with st.container(key="card_rounds"):
        page.show(parts.heading(t("tidy.rounds")))
        if not rounds:
            page.show(parts.empty(t("tidy.none"), [t("tidy.none_next")]))
        with st.container(key="lines_rounds"):
            for one in rounds:
                state = (
                    parts.chip(t("tidy.open"), "amber", "clock")
                    if one.is_open
                    else parts.chip(t("tidy.closed"), "leaf", "check")
                )
                with line(one.id):
                    page.show(
                        desk.line(
                            t("tidy.round", month=one.month),
                            ["，".join(one.buildings), t("tidy.raters_are", names=list(one.raters))],
                            state=state,
                        )
                    )
                    if st.button(t("tidy.see"), key=f"see_{one.id}"):
                        page.turn(round=one.id)


def one_round(page: Page, seen: RoundSeen) -> None:
    """How far a round is, how the raters' marks spread, a paper sheet, and the end of it."""
    t = page.t
    if st.button(t("tidy.back"), key="back", icon=":material/arrow_back:"):
        st.query_params.clear()
        page.again()
    with st.container(key="card_round"):
        page.show(
            parts.heading(t("tidy.round", month=seen.line.month), t("tidy.homes", count=seen.homes)),
            parts.lead("，".join(seen.line.buildings)),
            parts.facts(
                [
                    (t("tidy.passed"), t("tidy.homes", count=seen.passed)),
                    (t("tidy.reminded"), t("tidy.homes", count=seen.reminded)),
                    (t("tidy.unrated"), t("tidy.homes", count=seen.unrated)),
                ]
            ),
            parts.heading(t("tidy.spread")),
            parts.lead(t("tidy.spread_lead")),
        )
        with st.container(key="lines_raters"):
            for rater in seen.raters:
                with line(f"rater_{rater.person_id}"):
                    counts = t("tidy.counts", tidy=rater.tidy, untidy=rater.untidy, kin=rater.kin,
                               missing=rater.missing)  # fmt: skip
                    page.show(desk.line(rater.name, [counts]))
                    if seen.line.is_open and page.may(open_round) and st.button(
                        t("tidy.sheet"), key=f"sheet_{rater.person_id}"
                    ):  # fmt: skip
                        page.turn(round=seen.line.id, rater=rater.person_id)
    if seen.line.is_open and page.may(close_round):
        close(page, seen)


def close(page: Page, seen: RoundSeen) -> None:
    """End a round: points for those that passed, a reminder for those that did not."""
    t = page.t
    items = {item.code: item for item in page.look(list_items) if item.unit == "deduct"}
    with st.container(key="card_close"), page.told():
        page.show(parts.heading(t("tidy.close")), parts.lead(t("tidy.close_lead")))
        code = (
            choose(
                page, t("tidy.reminder"), [NO_ITEM, *items],
                lambda one: f"{one} {item_name(page, items[one])}" if one in items else t("tidy.reminder_none"),
                key="reminder",
            )
            if items
            else NO_ITEM
        )  # fmt: skip
        if not st.button(
            t("tidy.close_button", passed=seen.passed, reminded=seen.reminded), key="close", type="primary",
            width="stretch", disabled=not seen.passed and not seen.reminded,
        ):  # fmt: skip
            return
        title = translator(Language.ZH)("tidy.claim_title", month=seen.line.month)
        done = page.act(
            "tidy_close", seen.line.id, close_round, round_id=seen.line.id, title=title,
            reminder_code=None if code == NO_ITEM else code,
        )  # fmt: skip
        if done is not None:
            page.say_next("ok", t("tidy.closed_done", passed=done.passed, reminded=done.reminded),
                          t("tidy.closed_next"))  # fmt: skip
            page.again()


def sheet(page: Page, seen: RoundSeen, rater_id: str) -> None:
    """A rater's signed paper sheet, entered at the desk."""
    t = page.t
    rater = next(one for one in seen.raters if one.person_id == rater_id)
    if st.button(t("tidy.back"), key="back", icon=":material/arrow_back:"):
        del st.query_params["rater"]
        page.again()
    homes = page.look(homes_to_rate, round_id=seen.line.id, rater_id=rater_id)
    with st.container(key="card_sheet"), page.told():
        press = page.form("tidy_sheet", f"{seen.line.id}{rater_id}"[:80])
        page.show(parts.heading(t("tidy.sheet_of", name=rater.name)), parts.lead(t("tidy.sheet_lead")))
        marks = tuple(mark for home in homes if (mark := said(page, home, press.form.id)) is not None)
        if not st.button(
            t("tidy.save", count=len(marks)), key="save", type="primary", width="stretch", disabled=not marks
        ):
            return
        press.press(mark_homes, reason="paper_sheet", round_id=seen.line.id, rater_id=rater_id, marks=marks)
        press.leave()
        page.say_next("ok", t("tidy.saved", count=len(marks)))
        page.again()


def begin(page: Page) -> None:
    """Open a round: month, buildings, raters."""
    t = page.t
    this_month = page.today.strftime("%Y-%m")
    last_month = (page.today.replace(day=1) - timedelta(days=1)).strftime("%Y-%m")
    with st.container(key="card_begin"), page.told():
        key = page.form("tidy_open").form.id
        month = choose(
            page, t("tidy.month"), [this_month, last_month],
            lambda one: t("tidy.round", month=date.fromisoformat(f"{one}-01")), key=f"when_{key}",
        )  # fmt: skip
        buildings = {row.id: row.name for row in page.look(tidy_buildings)}
        page.show(parts.lead(t("tidy.buildings")))
        with st.container(horizontal=True):
            chosen = [one for one in buildings if st.checkbox(buildings[one], key=f"building_{one}_{key}")]
        page.show(parts.lead(t("tidy.raters_lead", least=RATERS_MIN, most=RATERS_MAX)))
        raters = [
            found
            for place in range(1, RATERS_MAX)
            if (found := find_person(page, t("tidy.rater", place=place), key=f"rater_{place}_{key}")) is not None
        ]
        if not st.button(
            t("tidy.begin"), key=f"begin_{key}", type="primary", width="stretch",
            disabled=not chosen or len(raters) < RATERS_MIN,
        ):  # fmt: skip
            return
        done = page.act(
            "tidy_open", "", open_round, month=month, building_ids=tuple(chosen),
            rater_ids=tuple(one.id for one in raters),
        )  # fmt: skip
        if done is not None:
            page.say_next("ok", t("tidy.begun"), t("tidy.begun_next"))
            page.turn(round=done.id)


page = open_page("tidy")
t = page.t
rounds = page.look(tidy_rounds)
wanted = next((one for one in rounds if one.id == page.asked.get("round")), None)
if wanted is not None:
    seen = page.look(see_round, round_id=wanted.id)
    rater_id = page.asked.get("rater", "")
    if wanted.is_open and any(one.person_id == rater_id for one in seen.raters):
        sheet(page, seen, rater_id)
    else:
        one_round(page, seen)
    page.stop()
names = {"rounds": t("tidy.part.rounds"), "begin": t("tidy.part.begin")}
shown = [*names] if page.may(open_round) else ["rounds"]
part = queue(page, t("nav.tidy"), shown, lambda one: names[one], key="part")
(rounds_list(page, rounds) if part == "rounds" else begin(page))
