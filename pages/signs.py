"""Signs that may be misuse: one sentence each, for somebody who asks and looks. Nothing follows from them by itself."""

import streamlit as st

from core.look import parts
from core.signs import SeenSign, SignState, review_sign, see_signs
from pages._ui.desk import queue
from pages._ui.shell import Page, open_page

ROWS = 10


def one(page: Page, sign: SeenSign) -> None:
    """A sign with where to look on, and the press that says that somebody did."""
    t = page.t
    facts = {**sign.facts, "clerk": sign.facts.get("clerk") or t("till.today_by_program")}
    details = [t(f"signs.ask.{sign.kind}")]
    if sign.reviewed_at is not None:
        details = [t("signs.reviewed", name=sign.reviewer or t("signs.office"), at=sign.reviewed_at)]
        details += [t("signs.note_says", note=sign.note)] if sign.note else []
    with st.container(key=f"card_{sign.id}"):
        page.show(parts.heading(t(f"signs.kind.{sign.kind}"), t("signs.on", day=sign.day)))
        page.show(parts.lead(t(f"signs.say.{sign.kind}", **facts)))
        page.show(*(parts.lead(words) for words in details))
        with st.container(key=f"ways_{sign.id}", horizontal=True):
            if sign.household_id:
                page.link(t("signs.household"), "people", icon=":material/diversity_3:", household=sign.household_id)
            page.link(t("signs.shop"), "shops", icon=":material/storefront:", shop=sign.shop_id)
            if sign.voucher_id and page.has("trace"):
                page.link(t("signs.voucher"), "trace", icon=":material/route:", voucher=sign.facts["serial"])
        if sign.reviewed_at is None and page.may(review_sign):
            review(page, sign)


def review(page: Page, sign: SeenSign) -> None:
    """What came of it, and that it was looked at."""
    t = page.t
    note = st.text_input(
        t("signs.note"), key=f"note_{sign.id}", max_chars=300, placeholder=t("signs.note_hint")
    ).strip()
    if not st.button(t("signs.review"), key=f"review_{sign.id}", width="stretch"):
        return
    if page.act("review_sign", sign.id, review_sign, sign_id=sign.id, note=note or None) is not None:
        page.say_next("ok", t("signs.done"))
        page.again()


page = open_page("signs")
t = page.t
page.show(parts.lead(t("signs.lead")))
state = SignState(
    queue(page, t("signs.which"), [str(one) for one in SignState], lambda one: t(f"signs.state.{one}"), key="state")
)
total, _ = page.look(see_signs, state=state, limit=0)
pages = max(1, -(-total // ROWS))
number = st.pagination(pages, key=f"signs_{state}") if pages > 1 else 1
_, seen = page.look(see_signs, state=state, limit=ROWS, offset=(number - 1) * ROWS)
if not seen:
    with st.container(key="card_none"):
        page.show(parts.empty(t(f"signs.none.{state}"), [t("signs.none_next")]))
for sign in seen:
    one(page, sign)
