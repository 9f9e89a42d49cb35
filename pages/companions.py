"""Silver companions at the desk: who is overdue, whom to call, and pairs that begin and end."""

import streamlit as st

from core.companion_visits import (
    SPOKE_WITH,
    VisitLine,
    confirm_visit,
    read_visit_note,
    visits_of_pair,
    visits_to_confirm,
)
from core.companions import VISITS_A_MONTH, VISITS_A_MONTH_MAX, Pair, end_pairing, list_pairs, register_pairing
from core.i18n import Language, translator
from core.look import desk, parts
from core.look.html import Html
from pages._ui.desk import choose, find_person, line, queue
from pages._ui.shell import Page, open_page

END_REASONS = ("moved_away", "helper_stops", "request", "passed_away")


def due(page: Page, pair: Pair) -> Html:
    """Overdue, or when the last visit was."""
    t = page.t
    if pair.overdue_days:
        return parts.chip(t("elders.overdue", days=pair.overdue_days), "zhu", "alert")
    return parts.chip(t("elders.on_time"), "leaf", "check")


def pairs_list(page: Page, pairs: list[Pair]) -> None:
    """Every pair, the longest overdue first."""
    t = page.t
    overdue = sum(bool(pair.overdue_days) for pair in pairs)
    if overdue:
        page.say("wait", t("companions.overdue", count=overdue), t("companions.overdue_next"))
    with st.container(key="card_pairs"):
        page.show(parts.heading(t("companions.pairs"), t("companions.count", count=len(pairs))))
        if not pairs:
            page.show(parts.empty(t("companions.none"), [t("companions.none_next")]))
        with st.container(key="lines_pairs"):
            for pair in pairs:
                last = t("companions.last", day=pair.last_on) if pair.last_on else t("companions.never")
                with line(pair.id):
                    page.show(
                        desk.line(
                            t("companions.pair", helper=pair.helper, elder=pair.elder),
                            [" · ".join(part for part in (pair.building, last, pair.helper_phone) if part)],
                            state=due(page, pair),
                            amount=t("elders.of", done=pair.this_month, agreed=pair.visits_a_month),
                        )
                    )
                    if st.button(t("companions.open"), key=f"open_{pair.id}"):
                        page.turn(pair=pair.id)


def one_pair(page: Page, pair: Pair) -> None:
    """A pair's visits, and the way to end it."""
    t = page.t
    if st.button(t("companions.back"), key="back", icon=":material/arrow_back:"):
        st.query_params.clear()
        page.again()
    with st.container(key="card_pair"):
        page.show(
            parts.heading(t("companions.pair", helper=pair.helper, elder=pair.elder), pair.building),
            due(page, pair),
            parts.facts(
                [
                    (t("elders.month"), t("elders.of", done=pair.this_month, agreed=pair.visits_a_month)),
                    (t("companions.since"), t("full_day", day=pair.from_on)),
                ]
            ),
        )
        visits = page.look(visits_of_pair, pairing_id=pair.id)
        if not visits:
            page.show(parts.lead(t("companions.no_visits")))
        with st.container(key="lines_visits"):
            for visit in visits:
                visit_line(page, visit)
    if page.may(end_pairing):
        with st.container(key="card_end"):
            page.show(parts.heading(t("companions.end")))
            reason = choose(page, t("companions.why"), END_REASONS, lambda one: t(f"companions.why.{one}"), key="why")
            if st.button(t("companions.end_button"), key="end"):
                page.confirm(
                    title=t("companions.end_title", helper=pair.helper, elder=pair.elder),
                    lines=[t("companions.end_lead")], yes=t("companions.end_button"),
                    then=lambda: end(page, pair, reason), key="end",
                )  # fmt: skip


def end(page: Page, pair: Pair, reason: str) -> object:
    """End it; the visits stay."""
    with page.told():
        press = page.form("end_pairing", pair.id)
        done = press.press(end_pairing, reason=reason, pairing_id=pair.id)
        press.leave()
        st.query_params.clear()
        page.say_next("ok", page.t("companions.ended"))
        return done
    return None


def visit_line(page: Page, visit: VisitLine) -> None:
    """One visit, how it was confirmed, and the way to its restricted note."""
    t = page.t
    colour, sign = {"logged": ("amber", "clock"), "confirmed": ("leaf", "check")}.get(visit.state, ("stone", "info"))
    details = [t("elders.at", at=visit.starts_at)]
    if visit.way:
        details.append(t(f"companions.way.{visit.way}", name=visit.confirmer))
    with line(f"visit_{visit.id}"):
        page.show(
            desk.line(
                t("elders.visit", kind=t(f"elders.kind.{visit.kind}"), minutes=visit.minutes),
                details,
                state=parts.chip(t(f"elders.state.{visit.state}"), colour, sign),  # type: ignore[arg-type]
            )
        )
        if visit.is_noted and page.may(read_visit_note) and st.button(t("companions.note"), key=f"note_{visit.id}"):
            page.dialog(t("companions.note_title"), lambda: note(page, visit))


def note(page: Page, visit: VisitLine) -> None:
    """The restricted note; opening it is written down."""
    t = page.t
    read = page.act("read_note", visit.id, read_visit_note, visit_id=visit.id)
    if read is not None:
        page.show(parts.facts([(visit.elder, read.text)]), parts.lead(t("companions.note_lead")))
    if st.button(t("why.close"), key="note_close", width="stretch"):
        page.again()


def calls(page: Page, waiting: list[VisitLine]) -> None:
    """Visits without a card: call, and say who answered."""
    t = page.t
    if not waiting:
        page.show(parts.empty(t("companions.nothing"), [t("companions.nothing_next")]))
    for visit in waiting:
        with st.container(key=f"card_{visit.id}"), page.told():
            page.show(
                parts.heading(t("companions.pair", helper=visit.helper, elder=visit.elder), visit.elder_phone),
                parts.lead(t("companions.said", kind=t(f"elders.kind.{visit.kind}"), at=visit.starts_at,
                             minutes=visit.minutes)),
            )  # fmt: skip
            if not page.may(confirm_visit):
                continue
            answered = choose(
                page, t("companions.answered"), SPOKE_WITH, lambda one: t(f"companions.answered.{one}"),
                key=f"answered_{visit.id}",
            )  # fmt: skip
            if st.button(t("companions.confirm"), key=f"confirm_{visit.id}", width="stretch"):
                done = page.act(
                    "confirm_visit", visit.id, confirm_visit, visit_id=visit.id, spoke_with=answered,
                    title=translator(Language.ZH)("elders.hours_title"),
                )  # fmt: skip
                if done is not None:
                    page.say_next("ok", t("companions.confirmed", name=visit.helper), t("companions.confirmed_next"))
                    page.again()


def add(page: Page) -> None:
    """Pair a helper with an elder."""
    t = page.t
    with st.container(key="card_add"), page.told():
        key = page.form("pair").form.id
        helper = find_person(page, t("companions.helper"), key=f"helper_{key}")
        elder = find_person(page, t("companions.elder"), key=f"elder_{key}")
        times = st.number_input(
            t("companions.times"), min_value=1, max_value=VISITS_A_MONTH_MAX, value=VISITS_A_MONTH, key=f"times_{key}"
        )
        if not st.button(
            t("companions.add_button"), key=f"make_{key}", type="primary", width="stretch",
            disabled=helper is None or elder is None,
        ):  # fmt: skip
            return
        if helper is None or elder is None:
            return
        done = page.act("pair", "", register_pairing, helper_id=helper.id, elder_id=elder.id, visits_a_month=int(times))
        if done is not None:
            page.say_next("ok", t("companions.added", helper=helper.name, elder=elder.name), t("companions.added_next"))
            page.again()


page = open_page("companions")
t = page.t
pairs = page.look(list_pairs)
wanted = next((pair for pair in pairs if pair.id == page.asked.get("pair")), None)
if wanted is not None:
    one_pair(page, wanted)
    page.stop()
waiting = page.look(visits_to_confirm)
names = {"pairs": t("companions.part.pairs"), "calls": t("companions.part.calls", count=len(waiting)),
         "add": t("companions.part.add")}  # fmt: skip
shown = [*names] if page.may(register_pairing) else ["pairs", "calls"]
part = queue(page, t("nav.companions"), shown, lambda one: names[one], key="part")
if part == "pairs":
    pairs_list(page, pairs)
elif part == "calls":
    calls(page, waiting)
else:
    add(page)
