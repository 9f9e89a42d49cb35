"""What was said against entries: those that wait first, each decided by somebody else; and points that are deducted."""

import streamlit as st

from core.deductions import deductible
from core.errors import NotFound
from core.look import desk, parts
from core.look.html import Html
from core.objection_lists import ObjectionLine, Seen, objections, see_effect, see_objection
from core.objections import appeal_objection, decide_appeal, decide_objection
from core.recalls import Effect, propose_reinstatement, see_taken_back
from pages._ui import deducting, objecting
from pages._ui.desk import line, queue
from pages._ui.shell import Page, open_page

LINES_A_PAGE = 20
NOTE_MAX = 300


# -- all of them -------------------------------------------------------------------------------------------------


def list_all(page: Page) -> None:
    """A queue of those that wait, one of those that were decided, and the deductions."""
    t = page.t
    page.show(parts.lead(t("objections.lead")))
    counts = page.look(objections)
    figures = {"waiting": counts.waiting_count, "decided": counts.decided_count}
    names = [*figures, *(["deduct"] if page.may(deductible) else [])]
    name = queue(
        page, t("objections.queue"), names, lambda one: t(f"objections.queue.{one}", count=figures.get(one, 0)),
        key="queue",
    )  # fmt: skip
    if name == "deduct":
        deducting.deductions(page)
        return
    if counts.overdue_count and name == "waiting":
        page.say("no", t("objections.overdue", count=counts.overdue_count), t("objections.overdue_next"))
    with st.container(key="card_objections"):
        if not figures[name]:
            page.show(parts.empty(t(f"objections.none_{name}"), [t(f"objections.none_{name}_next")]))
            return
        pages = -(-figures[name] // LINES_A_PAGE)
        rows = st.container(key="lines_objections")
        at = st.pagination(pages, key=f"page_{name}", max_visible_pages=5) if pages > 1 else 1
        is_waiting = name == "waiting"
        found = counts if is_waiting and at == 1 else page.look(objections, is_waiting=is_waiting, page=at)
        with rows:
            for one in found.lines:
                list_one(page, one)


def list_one(page: Page, one: ObjectionLine) -> None:
    """Whose entry, what is said, by when, and the way in."""
    t = page.t
    details = [
        t("objections.line_said", why=t(f"objections.why.{one.reason}"), who=t(f"objections.as.{one.raised_as}")),
        t("objections.line_at", raised=one.raised_at, due=one.due_on),
    ]
    with line(one.id):
        page.show(
            desk.line(
                t("objections.line", name=one.person, title=one.title), details, state=standing(page, one),
                amount=t("points.amount", points=one.points or one.stated_points),
            )
        )  # fmt: skip
        if st.button(t("objections.open"), key=f"open_{one.id}"):
            page.turn(objection=one.id)


def standing(page: Page, one: ObjectionLine) -> Html:
    """Its state, or that it is late, or that somebody else has to decide it."""
    if one.is_overdue:
        return parts.chip(page.t("objections.is_overdue"), "zhu", "alert")
    if one.state in ("open", "appealed") and one.is_concerned:
        return parts.chip(page.t("objections.is_concerned"), "stone", "person")
    return objecting.chip(page, one.state)


# -- one of them -------------------------------------------------------------------------------------------------


def show_one(page: Page, one: Seen) -> None:
    """What is said, what either decision moves, and the press."""
    t = page.t
    page.show(parts.title(t("objections.one", name=one.person), one.title, objecting.chip(page, one.state)))
    split = st.container(key="split_21", horizontal=True)
    with split, st.container(key="objection_main"):
        with st.container(key="card_said"):
            page.show(parts.facts(facts(page, one)))
        with st.container(key="card_steps"):
            page.show(parts.heading(t("objections.steps")), parts.trace(steps(page, one)))
        taken_back(page, one)
    with split, st.container(key="objection_side"), st.container(key="card_decide"):
        decision(page, one)
    back(page)


def facts(page: Page, one: Seen) -> list[tuple[str, str | Html]]:
    """Everything that is known about it."""
    t = page.t
    rows: list[tuple[str, str | Html]] = [
        (t("objections.fact_why"), t(f"objections.why.{one.reason}")),
        (t("objections.fact_who"), one.raised_by or t("objections.fact_who_hidden")),
        (t("objections.fact_entry"), t("objections.fact_entry_words", day=one.service_on, title=one.title)),
        (t("objections.fact_place"), " ".join(part for part in (one.building, one.team) if part)),
    ]
    if one.minutes:
        rows.append((t("objections.fact_hours"), t("objections.fact_hours_words", minutes=one.minutes)))
    if one.kind == "deduction":
        rows.append((t("objections.fact_deduction"), t("points.amount", points=one.stated_points)))
    else:
        rows.append((t("objections.fact_points"), t("points.amount", points=one.points)))
    words = t("objections.fact_notice_words", number=one.notice_number, day=one.notice_last_day_on)
    rows += [
        (t("objections.fact_notice"), words),
        (t("objections.fact_stands"), t(f"why.state.{one.claim_state}", available_on=one.notice_last_day_on,
                                        expires_on=one.notice_last_day_on)),
        (t("objections.fact_due"), t("objections.fact_due_words", day=one.due_on)),
    ]  # fmt: skip
    return rows


def steps(page: Page, one: Seen) -> list[tuple[str, str | Html]]:
    """Step by step, with reasons."""
    t = page.t
    return [
        (
            t(f"objections.step_{step.state}", day=step.day),
            " · ".join(part for part in (step.actor, step.note) if part) or t("objections.step_hidden"),
        )
        for step in one.steps
    ]


def taken_back(page: Page, one: Seen) -> None:
    """What left the entry, part by part, and the way to give it again."""
    t = page.t
    found = page.look(see_taken_back, claim_id=one.claim_id)
    if not found.recalled_points and not found.deducted_points:
        return
    with st.container(key="card_taken"):
        page.show(parts.heading(t("objections.taken")))
        rows = [
            (t(f"objections.taken_{part.kind}", day=part.day), t("points.amount", points=part.points))
            for part in found.parts
        ]
        if found.missing_points:
            rows.append((t("objections.taken_missing"), t("points.amount", points=found.missing_points)))
        if found.reinstated_points:
            rows.append((t("objections.taken_again"), t("points.amount", points=found.reinstated_points)))
        page.show(parts.facts(rows))
        left = found.recalled_points + found.deducted_points - found.reinstated_points
        if left and page.may(propose_reinstatement) and st.button(t("objections.reinstate"), key="reinstate"):
            reinstate(page, one, left)


def reinstate(page: Page, one: Seen, points: int) -> None:
    """Ask why, then write the claim that a second person approves."""
    t = page.t

    def body() -> None:
        page.show(parts.lead(t("objections.reinstate_lead", points=points)))
        note = st.text_area(t("objections.reason"), key="reinstate_note", max_chars=NOTE_MAX, height=96).strip()
        if st.button(t("objections.reinstate_yes", points=points), key="reinstate_yes", type="primary",
                     width="stretch"):  # fmt: skip
            if not note:
                page.say("wait", t("objections.reason_missing"))
                return
            done = page.act("reinstate", one.claim_id, propose_reinstatement, claim_id=one.claim_id, note=note)
            if done is not None:
                page.say_next("ok", t("objections.reinstated", points=done.points), t("objections.reinstated_next"))
                page.again()

    page.dialog(t("objections.reinstate"), body)


def decision(page: Page, one: Seen) -> None:
    """Who may decide, what each answer moves, the reason, and the press."""
    t = page.t
    if one.state not in ("open", "appealed"):
        reason = t("objections.told_reason", reason=one.steps[-1].note)
        page.show(parts.heading(t(f"objections.state.{one.state}")), parts.lead(reason))
        if one.may_appeal and page.may(appeal_objection):
            page.show(parts.lead(t("objections.appeal_lead", day=one.appeal_until)))
            if st.button(t("objections.appeal_desk"), key="appeal", width="stretch"):
                appeal(page, one)
        return
    page.show(parts.heading(t("objections.decide")))
    if not one.may_decide:
        key = "objections.not_you" if one.is_concerned else f"objections.who_{one.state}"
        page.show(parts.lead(t(key)))
        return
    if one.state == "appealed" and one.was_upheld:
        answers = ["whole", "rejected"]
    else:
        can_part = one.kind != "deduction" and one.left_points > 1
        answers = ["rejected", "whole", *(["part"] if can_part else [])]
    prefix = "objections.last" if one.was_upheld else "objections.answer"
    answer = st.radio(t("objections.answer"), answers, format_func=lambda one: t(f"{prefix}.{one}"), key="answer")
    points = None
    if answer == "part":
        points = int(st.number_input(t("objections.wrong_points"), 1, one.left_points - 1, key="wrong_points"))
    told = sentences(page, one, answer, points)
    page.show(*map(parts.lead, told))
    note = st.text_area(
        t("objections.reason"), key="reason", max_chars=NOTE_MAX, height=96, placeholder=t("objections.reason_hint")
    ).strip()
    if st.button(t("objections.decide_yes"), key=f"decide_{one.claim_state}", type="primary", width="stretch"):
        if not note:
            page.say("wait", t("objections.reason_missing"))
            return
        confirm(page, one, answer, points, note, told)


def sentences(page: Page, one: Seen, answer: str, points: int | None) -> list[str]:
    """What an answer moves."""
    t = page.t
    if one.was_upheld:
        return [t("objections.moves_again" if answer == "rejected" else "objections.moves_nothing")]
    if answer == "rejected":
        key = "objections.moves_rejected" if one.claim_state == "disputed" else "objections.moves_nothing"
        return [t(key, day=one.notice_last_day_on)]
    if one.kind == "deduction":
        key = "objections.moves_no_deduction" if one.claim_state == "disputed" else "objections.moves_again"
        return [t(key)]
    return list(effects(page, page.look(see_effect, objection_id=one.id, wrong_points=points)))


def effects(page: Page, effect: Effect) -> list[str]:
    """The figures of an effect, each in its sentence."""
    amounts = {
        "notice": effect.notice_points, "released": effect.released_points, "own": effect.own_points,
        "other": effect.other_points, "shortfall": effect.shortfall_points,
    }  # fmt: skip
    told = [page.t(f"objections.moves_{name}", points=points) for name, points in amounts.items() if points]
    if effect.minutes:
        told.append(page.t("objections.moves_minutes", minutes=effect.minutes))
    return told or [page.t("objections.moves_nothing")]


def confirm(page: Page, one: Seen, answer: str, points: int | None, note: str, told: list[str]) -> None:
    """Ask once more: a decision stands."""
    t = page.t
    command = decide_appeal if one.state == "appealed" else decide_objection

    def press() -> object:
        done = page.act(
            "decide_objection", one.id, command, objection_id=one.id, is_upheld=answer != "rejected",
            wrong_points=points, note=note,
        )  # fmt: skip
        if done is not None:
            page.say_next("ok", t(f"objections.decided_{done.state}"), t("objections.decided_next"))
        return done

    page.confirm(
        title=t("objections.confirm"), lines=[*told, t("objections.confirm_next")], yes=t("objections.confirm_yes"),
        then=press, key="decide",
    )  # fmt: skip


def appeal(page: Page, one: Seen) -> None:
    """The desk asks for the last word, for whom the decision went against."""
    t = page.t

    def body() -> None:
        note = st.text_area(t("objections.appeal_note"), key="appeal_note", max_chars=NOTE_MAX, height=96).strip()
        if st.button(t("objections.appeal_desk"), key="appeal_yes", type="primary", width="stretch"):
            if not note:
                page.say("wait", t("objections.appeal_note_missing"))
                return
            done = page.act("appeal", one.id, appeal_objection, objection_id=one.id, note=note)
            if done is not None:
                page.say_next("ok", t("objections.appealed"), t("objections.appealed_next", day=done.due_on))
                page.again()

    page.dialog(t("objections.appeal_desk"), body)


def back(page: Page) -> None:
    """To all of them."""
    words = page.t("objections.back")
    st.button(words, key="back", type="tertiary", icon=":material/arrow_back:", on_click=st.query_params.clear)


page = open_page("objections")
asked = page.asked.get("objection")
if asked:
    try:
        show_one(page, page.look(see_objection, objection_id=asked))
    except NotFound:
        page.show(parts.empty(page.t("objections.none_waiting"), [page.t("objections.none_waiting_next")]))
        back(page)
else:
    list_all(page)
