"""The counter: a code comes in, the face stands large, one press takes it; green or red, with what to say."""

from datetime import timedelta

import streamlit as st

from core.bootstrap import Busy
from core.codes import CODE_SYMBOLS, read_code, written
from core.counter_words import refused_at_till
from core.errors import AppError, CodeMalformed, CodeMistyped, PinNeeded, SignInNeeded
from core.i18n import yuan
from core.look import parts, till
from core.shops import own_shop
from core.takings import Quoted, Taking, TakingLine, Undone, quote, take, todays_takings, undo
from pages._ui import counter, till_scripts
from pages._ui.counter import Came, Told
from pages._ui.shell import Page, open_page

UNDO_REASONS = ("wrong_voucher", "not_bought", "other")
SLIP = (CodeMalformed, CodeMistyped)


# -- a code comes in ---------------------------------------------------------------------------------------------


def look_up(page: Page, came: Came) -> AppError | None:
    """Ask what a code is worth; the newest code wins over what stood open.

    Answers what is told beside the field: a slip of the finger, or that the line is busy.
    """
    if came.is_typed:
        try:
            read_code(came.text)
        except SLIP as slip:
            return slip
    counter.drop_refusal()
    leave(page)
    form = page.form("quote")
    try:
        counter.press(form, quote, code=came.text)
    except SignInNeeded:
        raise
    except Busy as busy:
        return busy
    except AppError as refusal:
        counter.keep_refusal(refusal)
        form.leave()
    return None


def leave(page: Page) -> None:
    """What stood open was seen: the next code begins anew."""
    form = page.form("quote")
    quoted = form.answer(quote)
    if quoted is not None:
        page.form("take", quoted.quote).leave()
        form.leave()


# -- start -------------------------------------------------------------------------------------------------------


def start(page: Page, slip: AppError | None, typed: str) -> None:
    """Ways in for a code, and what was taken today."""
    t, name = page.t, page.form("quote").form.id
    with st.container(key="aim"):
        page.show(till.finder(t("till.aim"), t("till.aim_under")))
        seen = counter.photo(page, key=f"photo_{name}")
    if seen is not None:
        counter.keep_code(seen)
        page.again()
    if slip is not None:
        tell_slip(page, slip, typed)
    counter.typed_code(page, key=f"code_{name}", button=t("till.look_up"))
    today = page.look(todays_takings, only_this_till=True)
    last = today.takings[0] if today.takings else None
    facts = [(t("till.today"), t("till.today_sum", count=today.count, face_fen=today.face_fen))]
    facts.append((t("till.last"), last_words(page, last) if last else t("till.none_yet")))
    page.show(parts.card(parts.facts(facts)))
    if last and last.can_undo:
        offer_undo(page, last.id, last.face_fen, last.undo_until - page.now, key="undo_last")
    page.show(parts.lead(t("till.other_camera")))
    other_pages(page)


def tell_slip(page: Page, slip: AppError, typed: str) -> None:
    """What is wrong with a typed code, and the code itself in fours, to be compared with the voucher."""
    page.say("wait", page.t(slip.key, **slip.facts))
    symbols = "".join(sign for sign in typed.upper() if sign.isalnum())
    if len(symbols) == CODE_SYMBOLS:
        page.show(till.shown_code(lead=page.t("till.you_typed"), code_written=written(symbols)))


def last_words(page: Page, last: TakingLine) -> str:
    """The last taking of this till in one line."""
    key = "till.last_undone" if last.undone_at else "till.last_sum"
    return page.t(key, face_fen=last.face_fen, at=last.taken_at)


def other_pages(page: Page) -> None:
    """Where else a shop looks."""
    counter.foot(
        page,
        (page.t("till.see_today"), "till_today", "receipt_long"),
        (page.t("till.see_statements"), "shop_statements", "payments"),
        (page.t("nav.shop_tills"), "shop_tills", "point_of_sale"),
    )


# -- take it or not ----------------------------------------------------------------------------------------------


def show_quote(page: Page, quoted: Quoted) -> None:
    """What is about to be taken, and the one press."""
    t = page.t
    with st.container(key="card_quote"):
        page.show(
            till.quote(
                state=parts.chip(t("till.can_take"), "leaf", "check"),
                face=yuan(quoted.face_fen),
                unit=t("unit.yuan"),
                under=t("till.once"),
                lines=[
                    (t("till.whose"), t("till.whose_household", name=quoted.holder_masked)),
                    (t("till.until"), t("till.until_day", day=quoted.valid_until)),
                    (t("till.serial"), quoted.serial),
                ],
            )
        )
    # The quote's id in each key: a press in a tab that shows another voucher is no press of this one.
    words, name = t("till.take", face_fen=quoted.face_fen), quoted.quote
    if quoted.pin_needed or counter.is_pin_asked(name):
        with st.form(f"pin_form_{name}", border=False, clear_on_submit=True):
            pin = st.text_input(t("till.pin"), key=f"pin_{name}", type="password", autocomplete="off")
            page.show(parts.lead(t("till.pin_why")))
            is_pressed = st.form_submit_button(words, key=f"take_{name}", type="primary", width="stretch")
        till_scripts.code_field(f"pin_{name}", is_pin=True)
        if is_pressed and not pin.strip():
            page.say("wait", t("till.pin_empty"))
            is_pressed = False
    else:
        pin, is_pressed = "", st.button(words, key=f"take_{name}", type="primary", width="stretch")
    if is_pressed:
        press_take(page, quoted, pin.strip() or None)
    st.button(t("till.leave"), key="leave", width="stretch", on_click=leave, args=(page,))


def press_take(page: Page, quoted: Quoted, pin: str | None) -> None:
    """Take it. A PIN may be tried again; any other refusal ends this quote."""
    try:
        counter.press(page.form("take", quoted.quote), take, quote=quoted.quote, pin=pin)
    except SignInNeeded:
        raise
    except Busy as busy:
        page.say("wait", page.t(busy.key))
        return
    except PinNeeded as refusal:
        counter.keep_refusal(refusal, pin_for=quoted.quote)
    except AppError as refusal:
        counter.keep_refusal(refusal)
        page.form("quote").leave()
    page.again()


# -- green and red -----------------------------------------------------------------------------------------------


def show_taken(page: Page, taken: Taking) -> None:
    """The whole page green; the next one, or back within five minutes."""
    t = page.t
    page.result(
        "ok",
        title=t("till.taken", face_fen=taken.face_fen),
        lines=[
            t("till.pays_less", face_fen=taken.face_fen),
            t("till.taken_line", at=taken.taken_at, serial=till.unbroken(taken.serial)),
        ],
    )
    next_one(page, t("till.next"))
    offer_undo(page, taken.id, taken.face_fen, taken.undo_until - page.now, key="undo_on_colour")


def show_refusal(page: Page, told: Told) -> None:
    """The whole page red: why, and what to say across the counter."""
    t, place = page.t, page.visit.place
    shop = page.visit.till.shop_name if page.visit.till else ""
    words = refused_at_till(told.refusal, t, shop=shop, phone=place.phone, now=page.now)
    page.result("no", title=words.title, lines=words.lines, aside=t("till.say_aside"), words=words.words)
    if isinstance(told.refusal, PinNeeded):
        key = "till.to_pin" if type(told.refusal) is PinNeeded else "till.pin_again"
        st.button(t(key), key="next_big", icon=":material/pin:", width="stretch", on_click=counter.drop_refusal)
    else:
        next_one(page, t("till.next"))


def next_one(page: Page, words: str) -> None:
    """On to the next code: by the button, or a keyboard scanner reads it right here."""

    def left() -> None:
        counter.drop_refusal()
        leave(page)

    st.button(words, key="next_big", icon=":material/qr_code_scanner:", width="stretch", on_click=left)
    scanned = till_scripts.scanner()
    if scanned:
        counter.keep_code(scanned)
        page.again()


def offer_undo(page: Page, taking_id: str, face_fen: int, left: timedelta, *, key: str) -> None:
    """The second button, with its time left."""
    if left > timedelta(0):
        is_last = key == "undo_last"
        if st.button(page.t("till.undo_last" if is_last else "till.undo"), key=key, width="stretch"):
            ask_undo(page, taking_id, face_fen)
        till_scripts.time_left(page.t("till.undo_left"), left, name=taking_id)


def ask_undo(page: Page, taking_id: str, face_fen: int) -> None:
    """Why it is undone; one tap does it."""
    t = page.t

    def said(undone: Undone) -> None:
        key = "till.undone_next" if undone.state == "active" else "till.undone_expired"
        page.say_next("ok", t("till.undone", face_fen=undone.face_fen), t(key, serial=till.unbroken(undone.serial)))
        leave(page)

    def press(reason: str) -> None:
        counter.press_and_say(page, "undo", taking_id, undo, said, reason=reason, taking_id=taking_id)

    def body() -> None:
        page.show(parts.lead(t("till.undo_lead", face_fen=face_fen)), parts.lead(t("till.undo_why")))
        for reason in UNDO_REASONS:
            words = t(f"till.undo_{reason}")
            if st.button(words, key=f"undo_{reason}", width="stretch", on_click=press, args=(reason,)):
                page.again()
        if st.button(t("shell.rather_not"), key="undo_no", type="tertiary", width="stretch"):
            page.again()

    page.dialog(t("till.undo_title", face_fen=face_fen), body)


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


page = open_page("till")
till_scripts.watch_line(page.t("till.offline"))
if not stand(page):
    page.stop()
came = counter.code_coming_in()
slip = look_up(page, came) if came else None
told = counter.kept_refusal()
quoted = page.form("quote").answer(quote)
taken = page.form("take", quoted.quote).answer(take) if quoted else None
till_scripts.signal("no" if told else "ok" if taken else "", name=told.name if told else taken.id if taken else "none")
if told:
    show_refusal(page, told)
elif taken:
    show_taken(page, taken)
elif quoted and page.now < quoted.expires_at:
    show_quote(page, quoted)
else:
    if quoted:
        leave(page)
        page.say("wait", page.t("till.quote_over"), page.t("till.quote_over_next"))
    start(page, slip, came.text if came else "")
