"""Vouchers for many households at once: a list by one, issued by another, printed as one file."""

import re

import streamlit as st

from core.issue_paper import issue_file
from core.issues import (
    Household,
    Preview,
    SeenIssue,
    Wish,
    households_for_issue,
    issue_batch,
    preview_issue,
    print_issue,
    propose_issue,
    see_issues,
    withdraw_issue,
)
from core.issuing import FACES_FEN
from core.look import desk, parts
from core.offers import fen_per_point
from core.rewards import see_rewards
from pages._ui.desk import choose, file_link, keep_once, kept_once, line, offer, queue
from pages._ui.shell import Page, Press, open_page
from pages._ui.ticks import ticks

SHORT_SHOWN = 20
LINES_SHOWN = 200
CHIPS = {"proposed": ("amber", "clock"), "issued": ("leaf", "check"), "withdrawn": ("stone", "info")}


# -- the lists ---------------------------------------------------------------------------------------------------


def listed(page: Page, issues: list[SeenIssue]) -> None:
    """Every list, those that wait first."""
    t = page.t
    with st.container(key="card_issues"):
        page.show(parts.heading(t("many.lists")))
        if not issues:
            page.show(parts.empty(t("many.none"), [t("many.none_next")]))
        with st.container(key="lines_issues"):
            for one in issues:
                with line(one.id):
                    colour, sign = CHIPS[one.state]
                    details = [t("many.counts", households=one.lines, vouchers=one.vouchers),
                               t("many.by", maker=one.maker, at=one.proposed_at)]  # fmt: skip
                    page.show(desk.line(one.title, details, state=parts.chip(t(f"many.state.{one.state}"), colour,
                                                                             sign)))  # fmt: skip
                    if st.button(t("many.see"), key=f"see_{one.id}"):
                        page.turn(issue=one.id)


def one_list(page: Page, issue: SeenIssue) -> None:
    """A list: what it comes to, who lacks points, and the steps that are open to this visitor."""
    t = page.t
    seen = page.look(preview_issue, batch_id=issue.id)
    with st.container(key="card_issue"), page.told():
        page.show(parts.heading(issue.title, t(f"many.state.{issue.state}")))
        pairs = [(t("many.households"), t("many.households_is", count=seen.households)),
                 (t("many.vouchers"), t("rewards.sum", count=seen.vouchers)),
                 (t("many.worth"), t("yuan.amount", fen=seen.face_fen)),
                 (t("many.made"), t("many.by", maker=issue.maker, at=issue.proposed_at))]  # fmt: skip
        if issue.state == "proposed":
            pairs.insert(2, (t("many.points"), t("points.amount", points=seen.points)))
        if issue.issued_at:
            pairs.append((t("many.issued"), t("many.by", maker=issue.issuer, at=issue.issued_at)))
        page.show(parts.facts(pairs))
        if issue.state == "proposed":
            decide(page, issue, seen)
        elif issue.state == "issued" and page.may(print_issue):
            papers(page, issue)
        who(page, seen)
    if st.button(t("many.back"), key="back", width="stretch"):
        page.turn(issue="")


def decide(page: Page, issue: SeenIssue, seen: Preview) -> None:
    """A second person issues it, or it is taken back."""
    t = page.t
    if seen.short:
        names = [t("many.short_one", head=one.head_masked, card=one.card, points=one.missing_points)
                 for one in seen.short[:SHORT_SHOWN]]  # fmt: skip
        page.say("no", t("many.short", count=len(seen.short)), t("list.of", names=names))
    elif issue.is_own:
        page.say("info", t("many.second"), t("many.second_next"))
    elif page.may(issue_batch) and st.button(
        t("many.issue_button", count=seen.vouchers), key="issue", type="primary", width="stretch"
    ):
        with st.spinner(t("many.busy")):
            done = page.act("issue", issue.id, issue_batch, batch_id=issue.id)
        if done:
            page.say_next("ok", t("many.issued_done", count=done.vouchers), t("many.issued_next"))
            page.again()
    if page.may(withdraw_issue) and st.button(t("many.withdraw"), key="withdraw", type="tertiary"):
        done = page.act("withdraw", issue.id, withdraw_issue, batch_id=issue.id)
        if done:
            page.say_next("ok", t("many.withdrawn"))
            page.again()


def papers(page: Page, issue: SeenIssue) -> None:
    """All papers as one file; every print makes new codes and kills the old ones."""
    t = page.t
    press = page.form("print_issue", issue.id)
    printed = press.answer(print_issue)
    if printed is not None:
        path = kept_once(press)
        page.say("ok", t("many.printed", count=len(printed.papers)), t("many.once"))
        if path:
            file_link(t("many.get", count=len(printed.papers)), path)
        else:
            page.show(parts.lead(t("many.gone")))
        st.button(t("many.print_again"), key="again", on_click=press.leave)
        return
    page.show(parts.lead(t("many.print_lead")))
    size = queue(page, t("many.paper"), ["a4", "roll"], lambda one: t(f"many.paper.{one}"), key="paper")
    if st.button(t("many.print"), key="print", type="primary", width="stretch"):
        with st.spinner(t("many.printing")):
            draw(page, press, issue, on_roll=size == "roll")


def draw(page: Page, press: Press, issue: SeenIssue, *, on_roll: bool) -> None:
    """Draw the sheet now, while the codes can be read; its path is kept for this tab."""
    printed = press.press(print_issue, batch_id=issue.id)
    if printed is not None:
        if any(held.paper.code for held in printed.papers):
            file = issue_file(page.app, page.actor, page.t, printed=printed, on_roll=on_roll)
            keep_once(press, offer(page, file))
        page.again()


def who(page: Page, seen: Preview) -> None:
    """Every household of the list."""
    t = page.t
    with st.expander(t("many.who", count=seen.households)):
        rows = [
            (f"{one.building} {one.head_masked}",
             t("many.gets", pieces=one.pieces, what=one.reward or t("exchange.face", fen=one.face_fen)))
            for one in seen.lines[:LINES_SHOWN]
        ]  # fmt: skip
        page.show(parts.facts(rows))


# -- a new one ---------------------------------------------------------------------------------------------------


def new_list(page: Page) -> None:
    """What, how many, for whom."""
    t = page.t
    with st.container(key="card_new_issue"), page.told():
        key = page.form("propose").form.id
        page.show(parts.heading(t("many.new")), parts.lead(t("many.new_lead")))
        title = st.text_input(t("many.title"), key=f"title_{key}", max_chars=60, placeholder=t("many.title_hint"))
        peg = page.look(fen_per_point)
        prices = {f"{face}": face // peg for face in FACES_FEN if face % peg == 0}
        names = {one: t("exchange.face", fen=int(one)) for one in prices}
        for reward in page.look(see_rewards):
            if reward.state == "offered" and reward.stock:
                prices[reward.id], names[reward.id] = reward.price_points, reward.name
        what = choose(page, t("many.what"), names, lambda one: t("many.what_is", name=names[one], points=prices[one]),
                      key=f"what_{key}")  # fmt: skip
        pieces = int(st.number_input(t("many.pieces"), min_value=1, max_value=20, value=1, step=1, key=f"pieces_{key}"))
        chosen = households(page, key)
        points = prices[what] * pieces
        able = [one for one in chosen if one.points >= points]
        if chosen:
            page.show(parts.facts([
                (t("many.households"), t("many.households_is", count=len(able))),
                (t("many.vouchers"), t("rewards.sum", count=len(able) * pieces)),
                (t("many.points"), t("points.amount", points=len(able) * points)),
            ]))  # fmt: skip
        if len(able) < len(chosen):
            page.say("wait", t("many.left_out", count=len(chosen) - len(able), points=points), t("many.left_out_next"))
        words = t("many.propose", count=len(able) * pieces) if able else t("many.propose_none")
        if not st.button(words, key=f"propose_{key}", type="primary", width="stretch", disabled=not able):
            return
        if not title.strip():
            page.say("no", t("many.title_missing"))
            return
        is_face = what.isdigit()
        wishes = tuple(
            Wish(household_id=one.id, face_fen=int(what) if is_face else 0, reward_id=None if is_face else what,
                 pieces=pieces)
            for one in able
        )  # fmt: skip
        done = page.act("propose", "", propose_issue, title=title, wishes=wishes)
        if done:
            page.say_next("ok", t("many.proposed", title=done.title), t("many.proposed_next"))
            page.turn(issue=done.id)


def households(page: Page, key: str) -> list[Household]:
    """By building, everybody, or by card numbers out of a spreadsheet's column."""
    t = page.t
    found = page.look(households_for_issue)
    way = queue(page, t("many.for"), ["all", "building", "cards"], lambda one: t(f"many.for.{one}"), key=f"for_{key}")
    if way == "building":
        names = {one.building: one.building for one in found}
        buildings = ticks(page, t("many.buildings"), names, key=f"buildings_{key}")
        return [one for one in found if one.building in buildings]
    if way == "cards":
        text = st.text_area(t("many.cards"), key=f"cards_{key}", placeholder=t("many.cards_hint"))
        cards = dict.fromkeys(re.split(r"[\s,，;；、]+", text.strip())) if text.strip() else {}
        by_card = {one.card: one for one in found}
        unknown = [card for card in cards if card not in by_card]
        if unknown:
            page.say("no", t("many.unknown", count=len(unknown)), t("list.of", names=unknown[:SHORT_SHOWN]))
        return [by_card[card] for card in cards if card in by_card]
    return found


page = open_page("many")
t = page.t
issues = page.look(see_issues)
chosen = next((one for one in issues if one.id == page.asked.get("issue")), None)
if chosen is not None:
    one_list(page, chosen)
    page.stop()
split = st.container(key="split_21_many", horizontal=True)
with split, st.container(key="many_list"):
    listed(page, issues)
with split, st.container(key="many_side"):
    if page.may(propose_issue):
        new_list(page)
