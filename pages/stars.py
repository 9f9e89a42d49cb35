"""Volunteer stars: who has enough hours, what hangs, and from how many hours each star is given."""

import streamlit as st

from core.look import desk, parts
from core.national import hours_of
from core.star_terms import Terms
from core.stars import Candidate, post_stars, set_star_terms, star_candidates, star_terms, stars_on_board
from pages._ui.desk import line, mark_of
from pages._ui.shell import Page, open_page
from pages._ui.star_board import star_lines


def candidates(page: Page, found: list[Candidate]) -> None:
    """Who may hang next; all are chosen at first."""
    t = page.t
    page.show(parts.heading(t("stars.candidates"), t("stars.candidates_count", count=len(found))))
    if not found:
        page.show(parts.empty(t("stars.candidates_none"), [t("stars.candidates_none_next")]))
        return
    may_post, chosen = page.may(post_stars), []
    with st.container(key="lines_candidates"):
        for one in found:
            name = t("stars.candidate", name=one.name, building=one.building).strip(" ·")
            detail = t(
                "stars.candidate_line", number=one.volunteer_number, hours=hours_of(one.minutes), level=one.level,
                needed=f"{one.needed_minutes // 60}",
            )  # fmt: skip
            if not may_post:
                with line(one.person_id):
                    page.show(desk.line(name, [detail]))
            elif st.checkbox(f"{name} · {detail}", value=True, key=f"star_{one.person_id}"):
                chosen.append(one.person_id)
    if not may_post:
        page.show(parts.lead(t("stars.not_you")))
    if may_post and st.button(
        t("stars.post", count=len(chosen)), key=f"post_{mark_of(chosen)}", type="primary", width="stretch",
        disabled=not chosen,
    ):  # fmt: skip
        done = page.act("post_stars", "", post_stars, person_ids=tuple(chosen))
        if done is not None:
            page.say_next("ok", t("stars.posted", count=done.posted), t("stars.posted_next", day=done.last_day_on))
            page.again()


def terms(page: Page, now: Terms | None) -> None:
    """The table in force, and a new one with the residents' decision."""
    t = page.t
    page.show(parts.heading(t("stars.terms")))
    if now is not None:
        pairs = [(t("records.stars", level=level), t("records.hours", hours=f"{hours:,}"))
                 for level, hours in enumerate(now.hours, 1)]  # fmt: skip
        page.show(parts.facts(pairs))
        words = {True: "yes", False: "no"}
        page.show(
            parts.lead(
                t("stars.terms_classes", carried=words[now.is_counting_carried_over],
                  filled=words[now.is_counting_back_filled])
            ),
            parts.lead(t("stars.terms_number", number=now.number, day=now.effective_on)),
        )  # fmt: skip
    if page.may(set_star_terms):
        with st.expander(t("stars.terms_change"), key="change_terms"):
            change(page, now)


def change(page: Page, now: Terms | None) -> None:
    """Hours of each level, which classes count, and who decided so."""
    t = page.t
    with page.told():
        key = page.form("star_terms").form.id
    hours = st.text_input(
        t("stars.terms_hours"), value=",".join(str(one) for one in now.hours) if now else "", key=f"hours_{key}",
        max_chars=80,
    )  # fmt: skip
    carried = st.checkbox(
        t("stars.terms_carried"), value=now.is_counting_carried_over if now else True, key=f"carried_{key}"
    )
    filled = st.checkbox(
        t("stars.terms_filled"), value=now.is_counting_back_filled if now else False, key=f"filled_{key}"
    )
    why = st.text_input(t("stars.terms_why"), key=f"why_{key}", max_chars=200).strip()
    if not st.button(t("stars.terms_save"), key=f"save_{key}", width="stretch"):
        return
    numbers = [part.strip() for part in hours.replace("，", ",").split(",")]
    if not all(part.isascii() and part.isdecimal() and len(part) < 6 for part in numbers):
        page.say("no", t("stars.terms_malformed"))
        return
    done = page.act(
        "star_terms", "", set_star_terms, hours=tuple(int(part) for part in numbers), is_counting_carried_over=carried,
        is_counting_back_filled=filled, note=why or None,
    )  # fmt: skip
    if done is not None:
        page.say_next("ok", t("stars.terms_saved", number=done), t("stars.terms_saved_next"))
        page.again()


page = open_page("stars")
t = page.t
page.show(parts.lead(t("stars.lead")))
split = st.container(key="split_21_stars", horizontal=True)
with split, st.container(key="stars_people"):
    with st.container(key="card_candidates"):
        candidates(page, page.look(star_candidates))
    with st.container(key="card_board"):
        hanging = page.look(stars_on_board)
        page.show(parts.heading(t("stars.board")))
        if not hanging:
            page.show(parts.lead(t("stars.board_none")))
        star_lines(page, hanging)
with split, st.container(key="card_terms"):
    versions = page.look(star_terms)
    terms(page, versions[0] if versions else None)
