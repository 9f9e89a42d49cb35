"""The counter: codes come in, the sum stands large, one press takes it; green or red, with what to say."""

import streamlit as st

from core.codes import CODE_SYMBOLS, read_code, written
from core.counter_words import refused_at_till
from core.errors import AppError, CodeMalformed, CodeMistyped, PinNeeded
from core.forms import KeptRefusal
from core.i18n import yuan
from core.look import parts, till
from core.shops import own_shop
from core.takings import TakingLine, todays_takings
from pages._ui import bill_view, counter, till_scripts
from pages._ui.bill import (
    LINES_MAX,
    NOT_NOW,
    Bill,
    Line,
    add,
    face_fen,
    open_bill,
    rewards,
    signal_of,
    worth,
    worth_facts,
)
from pages._ui.camera import camera
from pages._ui.counter import Came
from pages._ui.shell import Page, open_page

SLIP = (CodeMalformed, CodeMistyped)


# -- a code comes in ---------------------------------------------------------------------------------------------


def look_up(page: Page, bill: Bill, came: Came) -> AppError | None:
    """Put a code's voucher on the bill. Answers a slip of the finger, which is told beside the field."""
    if came.is_typed:
        try:
            read_code(came.text)
        except SLIP as slip:
            return slip
    try:
        done = add(page, bill, came.text)
    except NOT_NOW as refusal:
        page.say("wait", page.t(refusal.key))
        return None
    counter.came_in()
    if done == "full":
        page.say("wait", page.t("bill.full", count=LINES_MAX))
    elif done == "again" and len(bill.lines) > 1:
        page.say("info", page.t("bill.already"))
    return None


def ways_in(page: Page, slip: AppError | None = None, typed: str = "") -> None:
    """The camera, a photo, a scanner's or a finger's keys."""
    t = page.t
    with st.container(key="aim"):
        camera(t, aim=t("camera.aim"), aim_under=t("camera.aim_under"), photo="shoot", on_code=counter.keep_code)
        seen = counter.photo(page, key=counter.fresh("photo"))
    if seen is not None:
        counter.keep_code(seen)
        page.again()
    if slip is not None:
        tell_slip(page, slip, typed)
    counter.typed_code(page, key=counter.fresh("code"), button=t("till.look_up"))


def tell_slip(page: Page, slip: AppError, typed: str) -> None:
    """What is wrong with a typed code, and the code itself in fours, to be compared with the voucher."""
    page.say("wait", page.t(slip.key, **slip.facts))
    symbols = "".join(sign for sign in typed.upper() if sign.isalnum())
    if len(symbols) == CODE_SYMBOLS:
        page.show(till.shown_code(lead=page.t("till.you_typed"), code_written=written(symbols)))


# -- start -------------------------------------------------------------------------------------------------------


def start(page: Page, slip: AppError | None, typed: str) -> None:
    """Ways in for a code, and what was taken today."""
    t = page.t
    ways_in(page, slip, typed)
    today = page.look(todays_takings, only_this_till=True)
    last = today.takings[0] if today.takings else None
    facts = [(t("till.today"), t("till.today_sum", count=today.count, face_fen=today.face_fen))]
    facts.append((t("till.last"), last_words(page, last) if last else t("till.none_yet")))
    page.show(parts.card(parts.facts(facts)))
    bill_view.offer_undo(page, [one for one in today.takings if one.can_undo], key="undo_last")
    page.show(parts.lead(t("till.other_camera")))
    other_pages(page)


def last_words(page: Page, last: TakingLine) -> str:
    """The last taking of this till in one line."""
    key = "till.last_undone" if last.undone_at else "till.last_sum"
    return page.t(key, worth=worth(last, page.t), at=last.taken_at)


def other_pages(page: Page) -> None:
    """Where else a shop looks."""
    counter.foot(
        page,
        (page.t("till.see_today"), "till_today", "receipt_long"),
        (page.t("till.see_statements"), "shop_statements", "payments"),
        (page.t("nav.shop_tills"), "shop_tills", "point_of_sale"),
    )


# -- take it or not ----------------------------------------------------------------------------------------------


def show_quote(page: Page, bill: Bill, line: Line) -> None:
    """What is about to be taken, and the one press."""
    t, quoted = page.t, line.quoted
    with st.container(key="card_quote"):
        page.show(
            till.quote(
                state=parts.chip(t("till.can_take"), "leaf", "check"),
                face=quoted.reward or yuan(quoted.face_fen),
                unit="" if quoted.reward else t("unit.yuan"),
                under=t("till.once_reward" if quoted.reward else "till.once"),
                lines=[
                    (t("till.whose"), t("till.whose_household", name=quoted.holder_masked)),
                    *([(t("carers.till"), quoted.carer_masked)] if quoted.carer_masked else []),
                    (t("till.until"), t("till.until_day", day=quoted.valid_until)),
                    (t("till.serial"), quoted.serial),
                ],
            )
        )
    bill_view.press(page, bill, t("till.take", **worth_facts(quoted)))
    bill_view.one_more(page)
    st.button(t("till.leave"), key="leave", width="stretch", on_click=bill.leave)
    if quoted.reward is None:
        page.show(parts.lead(t("bill.no_change")))


# -- green and red -----------------------------------------------------------------------------------------------


def show_taken(page: Page, bill: Bill) -> None:
    """The whole page green; the next one, or back within five minutes."""
    t, lines = page.t, bill.lines
    total, goods = face_fen(lines), rewards(lines, t)
    one = lines[0].quoted if len(lines) == 1 else None
    title = t("till.taken", **worth_facts(one)) if one else t("till.taken", face_fen=total, is_reward=False, reward="")
    told = [t("till.pays_less", face_fen=total)] if total else []
    told += [t("till.hand_over", rewards=goods)] if goods else []
    told += [
        t("till.taken_line", at=line.taken.taken_at, serial=till.unbroken(line.taken.serial))
        for line in lines
        if line.taken
    ]
    page.result("ok", title=title if one or total else t("till.taken_count", count=len(lines)), lines=told)
    next_one(page, t("till.next"), bill)
    bill_view.offer_undo(page, [line.taken for line in lines if line.taken], key="undo_on_colour")


def show_refusal(page: Page, told: KeptRefusal, bill: Bill) -> None:
    """The whole page red: why, and what to say across the counter."""
    t, place, refusal = page.t, page.visit.place, told.refusal
    shop = page.visit.till.shop_name if page.visit.till else ""
    words = refused_at_till(refusal, t, shop=shop, phone=place.phone, now=page.now)
    page.result("no", title=words.title, lines=words.lines, aside=t("till.say_aside"), words=words.words)
    if isinstance(refusal, PinNeeded):
        key = "till.to_pin" if type(refusal) is PinNeeded else "till.pin_again"
        seen = bill_view.pin_seen
        st.button(t(key), key="next_big", icon=":material/pin:", width="stretch", on_click=seen, args=(told.name,))
    else:
        next_one(page, t("bill.back_to") if bill.told and bill.waiting else t("till.next"), bill)


def next_one(page: Page, words: str, bill: Bill) -> None:
    """On to the next code: by the button, or a keyboard scanner reads it right here."""
    left = bill.leave_told if bill.told and bill.waiting else bill.leave
    st.button(words, key="next_big", icon=":material/qr_code_scanner:", width="stretch", on_click=left)
    till_scripts.scanner(counter.keep_code)


# -- this device, this shop --------------------------------------------------------------------------------------


def stand(page: Page) -> bool:
    """Whether vouchers can be taken here and now; otherwise one sentence and where to go."""
    t, shop = page.t, page.look(own_shop)
    if page.actor.till_id is None:
        page.say("info", t("till.not_paired"), t("till.not_paired_next"))
        page.door(t("till.pair"), "/auth/pair")
    elif shop.state != "active":
        page.say("wait", t("till.paused", shop=shop.name), t("till.paused_next", phone=page.visit.place.phone))
    else:
        return True
    other_pages(page)
    return False


def show(page: Page, bill: Bill, slip: AppError | None, typed: str) -> None:
    """What the bill asks for now: one thing at a time."""
    told = bill.told[-1].form.refused if bill.told else None
    alone = bill.lines[0] if len(bill.lines) == 1 else None
    if told is None and alone and alone.refused and not bill_view.is_pin_seen(alone):
        told = alone.refused
    if told:
        show_refusal(page, told, bill)
    elif bill.lines and len(bill.of("taken")) == len(bill.lines):
        show_taken(page, bill)
    elif bill.waiting and bill_view.is_adding():
        bill_view.adding(page, bill)
        ways_in(page, slip, typed)
        bill_view.go_back(page)
    elif alone and bill.waiting:
        show_quote(page, bill, alone)
    elif bill.waiting:
        bill_view.show_bill(page, bill)
    elif bill.of("taken", "refused"):
        bill_view.show_done(page, bill)
    else:
        if bill.lines:
            bill.leave()
            page.say("wait", page.t("till.quote_over"), page.t("till.quote_over_next"))
        start(page, slip, typed)


page = open_page("till")
if not stand(page):
    page.stop()
bill, came = open_bill(page), counter.code_coming_in()
slip = look_up(page, bill, came) if came else None
if came and slip is None:
    bill_view.stop_adding()
    bill = open_bill(page)
kind, name = signal_of(bill)
till_scripts.attend(page.t("till.offline"), kind=kind, name=name, view=f"{kind} {bill.name} {bill_view.is_adding()}")
show(page, bill, slip, came.text if came else "")
