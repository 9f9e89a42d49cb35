"""Takings that somebody says were not right: those that wait first, each decided by somebody else."""

import streamlit as st

from core.disputes import DisputeLine, Outcome, Side, Stage, decide_dispute, disputes, open_dispute, see_dispute
from core.errors import NotFound
from core.look import desk, parts
from core.look.html import Html
from core.look.till import unbroken
from pages._ui import disputing
from pages._ui.desk import choose, line, queue
from pages._ui.shell import Page, open_page

LINES_A_PAGE = 20


# -- all of them -------------------------------------------------------------------------------------------------


def list_all(page: Page) -> None:
    """A queue of those that wait, the oldest first, and one of those that are over."""
    t = page.t
    page.show(parts.lead(t("disputes.lead")))
    counts = page.look(disputes)
    figures = {"open": counts.open_count, "over": counts.over_count}
    name = queue(
        page, t("disputes.queue"), list(figures), lambda one: t(f"disputes.queue.{one}", count=figures[one]),
        key="queue",
    )  # fmt: skip
    with st.container(key="card_disputes"):
        if not figures[name]:
            page.show(parts.empty(t(f"disputes.none_{name}"), [t(f"disputes.none_{name}_next")]))
        else:
            pages = -(-figures[name] // LINES_A_PAGE)
            rows = st.container(key="lines_disputes")
            at = st.pagination(pages, key=f"page_{name}", max_visible_pages=5) if pages > 1 else 1
            found = counts if name == "open" and at == 1 else page.look(disputes, is_open=name == "open", page=at)
            with rows:
                for one in found.lines:
                    list_one(page, one)
    if page.may(open_dispute) and st.button(t("disputes.desk_ask"), key="note", icon=":material/edit_note:"):
        note_one(page)


def list_one(page: Page, one: DisputeLine) -> None:
    """Which, who says what, how it stands, and the way in."""
    t = page.t
    details = [
        t("disputes.line_said", side=t(f"disputes.side.{one.opened_as}"), why=t(f"disputes.why.{one.reason}")),
        t("disputes.line_at", taken=one.taken_at, opened=one.opened_at),
    ]
    with line(one.id):
        page.show(
            desk.line(
                t("disputes.line", shop=one.shop, serial=unbroken(one.serial)), details, state=standing(page, one),
                amount=disputing.worth(page, one),
            )
        )  # fmt: skip
        if st.button(t("disputes.open"), key=f"open_{one.id}"):
            page.turn(dispute=one.id)


def standing(page: Page, one: DisputeLine) -> Html:
    """Its state, or what an open one waits for."""
    t = page.t
    if one.state != "open":
        return disputing.chip(page, one.state)
    if one.stage is Stage.APPROVED:
        return parts.chip(t("disputes.waits_payment"), "amber", "clock")
    if one.missing_fen:
        return parts.chip(t("disputes.waits_fund"), "amber", "alert")
    if one.is_near:
        return parts.chip(t("disputes.waits_other"), "stone", "person")
    return disputing.chip(page, one.state)


def note_one(page: Page) -> None:
    """The desk notes what somebody tells it."""
    t = page.t

    def body() -> None:
        serial = st.text_input(t("disputes.desk_serial"), key="dispute_serial", max_chars=24,
                               placeholder=t("disputes.desk_serial_hint")).strip()  # fmt: skip
        sides = (Side.RESIDENT, Side.SHOP, Side.STAFF)
        behalf = choose(
            page, t("disputes.desk_behalf"), sides, lambda one: t(f"disputes.behalf.{one}"), key="dispute_behalf"
        )
        disputing.questions(page, Side.STAFF, serial, said=lambda done: page.turn(dispute=done.id), behalf=Side(behalf))

    page.dialog(t("disputes.desk_ask"), body)


# -- one of them -------------------------------------------------------------------------------------------------


def show_one(page: Page, one: DisputeLine) -> None:
    """What is said, where the money is, what either decision comes to, and the press."""
    t = page.t
    page.show(parts.title(t("disputes.title", serial=unbroken(one.serial)), state=disputing.chip(page, one.state)))
    split = st.container(key="split_21", horizontal=True)
    with split, st.container(key="dispute_main"), st.container(key="card_said"):
        page.show(parts.facts(facts(page, one)))
    with split, st.container(key="dispute_side"):
        if one.state == "open":
            decision(page, one)
    if one.state == "open" and one.is_own and st.button(t("disputes.withdraw"), key="withdraw", type="tertiary"):
        disputing.ask_withdraw(page, one.id, one.serial)
    back(page)


def facts(page: Page, one: DisputeLine) -> list[tuple[str, str | Html]]:
    """Everything that is known about it."""
    t = page.t
    side = t(f"disputes.side.{one.opened_as}")
    rows: list[tuple[str, str | Html]] = [
        (t("disputes.fact_side"), t("disputes.fact_side_words", side=side, name=one.opened_by)),
        (t("disputes.fact_why"), t(f"disputes.why.{one.reason}")),
    ]
    if one.note:
        rows.append((t("disputes.fact_note"), one.note))
    rows += [
        (t("disputes.fact_opened"), t("bills.at", at=one.opened_at)),
        (t("disputes.fact_shop"), one.shop),
        (t("disputes.fact_taken"), t("bills.at", at=one.taken_at)),
        (t("disputes.fact_holder"), t("disputes.fact_holder_words", name=one.holder_masked, card=one.card)),
        (t("disputes.fact_face"), disputing.worth(page, one)),
        (t("disputes.fact_fund"), one.fund),
    ]
    if one.statement_number:
        rows.append((t("disputes.fact_statement"), one.statement_number))
    if one.decided_at:
        words = t("disputes.fact_decided_words", at=one.decided_at, name=one.decided_by)
        rows.append((t("disputes.fact_decided"), words))
    if one.replacement_serial:
        words = t("disputes.fact_replacement_words", serial=one.replacement_serial, day=one.replacement_until)
        rows.append((t("disputes.fact_replacement"), words))
    if one.paid_with_number:
        rows.append((t("disputes.fact_paid_with"), one.paid_with_number))
    return rows


def decision(page: Page, one: DisputeLine) -> None:
    """Where the money is, what stands against a decision, and both outcomes in sentences before the press."""
    t = page.t
    with st.container(key="card_money"):
        page.show(parts.lead(t(f"disputes.stage.{one.stage}", number=one.statement_number or "", held=one.held_fen)))
        waits = what_it_waits_for(page, one)
        may = page.may(decide_dispute)
        if not may:
            page.show(parts.lead(t("disputes.reads_only")))
    for outcome in Outcome:
        is_short = outcome is Outcome.FOR_RESIDENT and one.missing_fen > 0
        with st.container(key=f"card_{outcome}"):
            page.show(parts.heading(t(f"disputes.{outcome}")), *map(parts.lead, sentences(page, one, outcome)))
            if may and not waits:
                words = t(f"disputes.{outcome}_yes")
                key = f"decide_{outcome}_{one.id}_{one.stage}"  # another stage is another button: other money moves
                if st.button(words, key=key, width="stretch", disabled=is_short):
                    confirm(page, one, outcome)


def what_it_waits_for(page: Page, one: DisputeLine) -> bool:
    """Say what stands against any decision by this visitor, and against one for the household."""
    t = page.t
    if one.stage is Stage.APPROVED:
        number = unbroken(one.statement_number or "")
        page.say("wait", t("disputes.wait_payment", number=number), t("disputes.wait_payment_next"))
        page.link(t("disputes.wait_payment_go"), "statements", number=one.statement_number or "")
        return True
    if one.missing_fen:
        words = t("disputes.wait_fund_next", fund=one.fund, promise=one.promise_fen)
        page.say("wait", t("disputes.wait_fund", fen=one.missing_fen), words)
    if one.is_near and page.may(decide_dispute):
        page.say("info", t("disputes.wait_near"), t("disputes.wait_near_next"))
        return True
    return False


def sentences(page: Page, one: DisputeLine, outcome: Outcome) -> list[str]:
    """What a decision does with the money and with the voucher."""
    t = page.t
    named = {"number": one.statement_number or "", "fen": one.shop_fen, "promise": one.promise_fen}
    if outcome is Outcome.FOR_SHOP:
        return [t(f"disputes.for_shop_{one.stage}", **named), t("disputes.for_shop_voucher")]
    is_whole = one.stage is Stage.HELD and not one.promise_fen
    stage = "held_whole" if is_whole else "paid" if one.stage is Stage.APPROVED else one.stage
    return [
        t("disputes.for_resident_voucher", what=disputing.worth(page, one)),
        t(f"disputes.for_resident_{stage}", **named),
    ]


def confirm(page: Page, one: DisputeLine, outcome: Outcome) -> None:
    """Ask once more: a decision stands."""
    t = page.t

    def press() -> object:
        done = page.act("decide_dispute", one.id, decide_dispute, dispute_id=one.id, outcome=outcome)
        if done is not None and done.replacement:
            words = t("disputes.decided_resident", serial=done.replacement.serial)
            page.say_next("ok", words, t("disputes.decided_resident_next"))
        elif done is not None:
            page.say_next("ok", t("disputes.decided_shop"))
        return done

    page.confirm(
        title=t("disputes.confirm_title"),
        lines=[*sentences(page, one, outcome), t("disputes.confirm_once")],
        yes=t("disputes.confirm_yes"),
        then=press,
        key=f"decide_{outcome}",
    )


def back(page: Page) -> None:
    """To all of them."""
    words = page.t("disputes.back")
    st.button(words, key="back", type="tertiary", icon=":material/arrow_back:", on_click=st.query_params.clear)


page = open_page("disputes")
asked = page.asked.get("dispute")
if asked:
    try:
        show_one(page, page.look(see_dispute, dispute_id=asked))
    except NotFound:
        page.show(parts.empty(page.t("disputes.none_open"), [page.t("disputes.none_open_next")]))
        back(page)
else:
    list_all(page)
