"""The parts of a household's page at the desk: balance, vouchers, entries."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

import streamlit as st

from core.exchange import FACES_FEN, PRINTED_MAX, PaperVoucher
from core.look import desk, parts
from core.paper import voucher_file
from core.passbook import my_balance, why
from core.rewards import see_rewards
from core.telling import state_of
from core.vouchers import (
    HeldVoucher,
    exchange,
    household_vouchers,
    issue_printed,
    lock_voucher,
    print_voucher,
    reprint,
    return_voucher,
    unlock_voucher,
    void_voucher,
)
from pages._ui.desk import choose, file_link, keep_once, kept_once, line, offer, queue
from pages._ui.shell import Page, Press

REASONS: Final = ("at_desk", "request", "lost", "worn", "mistake")
ENTRIES_DAYS: Final = 90
ENTRIES_MAX: Final = 12
VOUCHERS_MAX: Final = 60
LIVE: Final = ("active", "locked")
STATE_CHIPS: Final[dict[str, tuple[parts.Colour, Any]]] = {
    "active": ("qing", "check"),
    "locked": ("amber", "clock"),
    "redeemed": ("leaf", "check"),
    "in_statement": ("leaf", "check"),
    "settled": ("leaf", "check"),
}


def reason(page: Page, *, key: str) -> str:
    """Why the desk does it; a code that the operation keeps."""
    chosen = choose(page, page.t("people.reason"), REASONS, lambda one: page.t(f"reason.{one}"), key=f"reason_{key}")
    return str(chosen)


def balance(page: Page, home: Any) -> None:
    """The household's cover: what it may spend, what hangs, what ends next."""
    t = page.t
    if not page.may(my_balance):
        return
    has = page.look(my_balance, household_id=home.id)
    notes = []
    if has.notice_points:
        notes.append(
            parts.Note(
                sign="bell", name=t("people.in_notice"), amount=t("points.amount", points=has.notice_points),
                when=t("people.in_notice_when", day=has.available_on),
            )
        )  # fmt: skip
    if has.ending_points:
        notes.append(
            parts.Note(
                sign="clock", name=t("people.ending"), amount=t("points.amount", points=has.ending_points),
                when=t("people.ending_when", day=has.ending_on),
            )
        )  # fmt: skip
    page.show(
        parts.hero(
            who=t("people.who", building=home.building, head=home.head_name, card=home.card_number),
            label=t("people.available"), figure=f"{has.available_points:,}", unit=t("unit.points").strip(), notes=notes,
        )
    )  # fmt: skip


# -- vouchers ----------------------------------------------------------------------------------------------------


def vouchers(page: Page, home: Any) -> None:
    """Every voucher that the household has or had."""
    held = page.look(household_vouchers, household_id=home.id, limit=VOUCHERS_MAX)
    t = page.t
    live, over = [one for one in held if one.state in LIVE], [one for one in held if one.state not in LIVE]
    with st.container(key="card_vouchers"):
        worth = t("people.vouchers_sum", count=len(live), fen=sum(one.face_fen for one in live))
        page.show(parts.heading(t("people.vouchers"), worth))
        if not live:
            page.show(parts.lead(t("people.vouchers_none")))
        with st.container(key="lines_vouchers"):
            for one in live:
                _voucher(page, home, one)
        if over:
            with st.expander(t("people.vouchers_over", count=len(over))), st.container(key="lines_over"):
                for one in over:
                    _voucher(page, home, one)


def on_its_behalf(page: Page, home: Any) -> None:
    """Points into vouchers, for a household that stands at the desk."""
    if page.may(issue_printed):
        with st.container(key="card_exchange"), page.told():
            _exchange(page, home)


def _exchange(page: Page, home: Any) -> None:
    """Faces and how many, on screen or on paper, and why the desk does it."""
    t = page.t
    press = page.form("desk_exchange", home.id)
    key = press.form.id
    page.show(parts.heading(t("people.exchange")))
    if _exchanged(page, home, press):
        return
    way = queue(page, t("people.way"), ["paper", "screen"], lambda one: t(f"people.way.{one}"), key=f"way_{key}")
    page.show(parts.lead(t(f"people.way.{way}_lead", most=PRINTED_MAX)))
    chosen: list[int] = []
    with st.container(key="pair_faces", horizontal=True):
        for face in FACES_FEN:
            count = st.number_input(
                t("people.face", fen=face), min_value=0, max_value=PRINTED_MAX, step=1, key=f"face_{face}_{key}"
            )
            chosen += [face] * int(count or 0)
    things = _things(page, key)
    why_code = reason(page, key=key)
    words = t("people.exchange_button", count=len(chosen), fen=sum(chosen)) if chosen else t("people.exchange_none")
    if things:
        words = t("rewards.button", count=len(chosen) + len(things))
    is_any = bool(chosen or things)
    if not st.button(words, key=f"exchange_{key}", type="primary", width="stretch", disabled=not is_any):
        return
    wanted = {"household_id": home.id, "faces_fen": tuple(chosen), "rewards": things}
    if way == "screen":
        page.do("desk_exchange", home.id, exchange, reason=why_code, **wanted)
        page.again()
    done = press.press(issue_printed, reason=why_code, **wanted)
    if done is not None:
        _keep_paper(page, home.id, press, list(done.vouchers))
        page.again()


def _things(page: Page, key: str) -> tuple[str, ...]:
    """How many of each reward that is offered and in stock; one id a piece."""
    t = page.t
    offered = [one for one in page.look(see_rewards) if one.state == "offered" and one.stock]
    if not offered:
        return ()
    chosen: list[str] = []
    with st.expander(t("rewards.things")):
        for one in offered:
            count = st.number_input(
                t("rewards.desk_count", name=one.name, points=one.price_points, stock=one.stock),
                min_value=0,
                max_value=min(PRINTED_MAX, one.stock),
                step=1,
                key=f"reward_{one.id}_{key}",
            )
            chosen += [one.id] * int(count or 0)
    return tuple(chosen)


def _keep_paper(page: Page, household_id: str, press: Press, papers: list[PaperVoucher]) -> None:
    """Draw the sheet now, while the codes can be read; its path is kept for this tab."""
    if all(paper.code for paper in papers):
        file = voucher_file(page.app, page.actor, page.t, household_id=household_id, vouchers=papers)
        keep_once(press, offer(page, file))


def _exchanged(page: Page, home: Any, press: Press) -> bool:
    """What the press came to, until it is left."""
    t = page.t
    on_paper = press.answer(issue_printed)
    on_screen = press.answer(exchange)
    done = on_paper or on_screen
    if done is None:
        return False
    fen = sum(one.face_fen for one in done.vouchers)
    page.say(
        "ok",
        t("rewards.done", count=len(done.vouchers)) if any(one.reward for one in done.vouchers)
        else t("people.exchanged", count=len(done.vouchers), fen=fen),
        t("people.exchanged_next", points=done.spent_points, left=done.available_points),
    )  # fmt: skip
    if on_paper:
        _paper_link(page, press, len(on_paper.vouchers))
    st.button(t("people.exchange_another"), key=f"leave_{press.form.id}", on_click=press.leave)
    return True


def _paper_link(page: Page, press: Press, count: int) -> None:
    """The file with the codes, while it waits; afterwards only a new print helps."""
    t = page.t
    path = kept_once(press)
    if path:
        file_link(t("people.paper_get", count=count), path)
        page.show(parts.lead(t("people.paper_once")))
    else:
        page.show(parts.lead(t("people.paper_gone")))


def _voucher(page: Page, home: Any, one: HeldVoucher) -> None:
    """One voucher with the way to do something about it."""
    t = page.t
    colour, sign = STATE_CHIPS.get(one.state, ("stone", "info"))
    details = [
        t("people.voucher_serial", serial=one.serial),
        t("people.voucher_taken", taken_at=one.taken_at, shop=one.shop)
        if one.taken_at and one.shop
        else t("people.voucher_until", day=one.valid_until, is_printed=one.is_printed),
        *([t("carers.voucher_by", name=one.carer_masked)] if one.carer_masked else []),
    ]
    with line(f"voucher_{one.id}"):
        name = one.reward or t("people.voucher", fen=one.face_fen)
        page.show(desk.line(name, details, state=parts.chip(t(f"people.voucher_state.{one.state}"), colour, sign)))
        if one.state in LIVE and page.may(void_voucher) and st.button(t("people.act"), key=f"act_{one.id}"):
            title = t("people.act_title", fen=one.face_fen) if one.reward is None else one.reward
            page.dialog(title, lambda: _acts(page, home, one))


def _acts(page: Page, home: Any, one: HeldVoucher) -> None:
    """The dialog of one voucher: paper again, back to points, withdrawn, locked."""
    t = page.t
    printed = page.form("voucher_paper", one.id)
    if printed.answer(print_voucher) or printed.answer(reprint):
        page.say("ok", t("people.printed"), t("people.printed_next"))
        _paper_link(page, printed, 1)
        if st.button(t("people.printed_done"), key=f"printed_{one.id}", width="stretch"):
            printed.leave()
            page.again()
        return
    if one.state == "locked":
        possible = ["unlock", "void"]
    else:
        possible = ["reprint", "void", "lock"] if one.is_printed else ["print", "return", "void", "lock"]
    act = choose(page, t("people.act_what"), possible, lambda name: t(f"people.act.{name}"), key=f"what_{one.id}")
    page.show(parts.lead(t(f"people.act.{act}_means")))
    code = reason(page, key=one.id)
    if not st.button(t("people.act_yes"), key=f"yes_{one.id}", type="primary", width="stretch"):
        return
    if act in ("print", "reprint"):
        paper = printed.press(print_voucher if act == "print" else reprint, voucher_id=one.id, reason=code)
        if paper is not None:
            _keep_paper(page, home.id, printed, [paper])
            st.rerun(scope="fragment")
        return
    commands = {"return": return_voucher, "void": void_voucher, "lock": lock_voucher, "unlock": unlock_voucher}
    done = page.act(f"voucher_{act}", one.id, commands[str(act)], voucher_id=one.id, reason=code)
    if done is not None:
        page.say_next("ok", t(f"people.act.{act}_done", points=done.points_back))
        page.again()


# -- entries -----------------------------------------------------------------------------------------------------


def passbook(page: Page, home: Any) -> None:
    """The last months' entries, each with where it stands."""
    t = page.t
    if not page.may(why):
        return
    entries = page.look(why, first=page.today - timedelta(days=ENTRIES_DAYS), last=page.today, household_id=home.id)
    with st.container(key="card_entries"):
        page.show(parts.heading(t("people.entries"), t("people.entries_aside", days=ENTRIES_DAYS)))
        if not entries:
            page.show(parts.lead(t("people.entries_none")))
        with st.container(key="lines_entries"):
            for entry in entries[:ENTRIES_MAX]:
                state = state_of(entry, t)
                chip = parts.chip(state.words, state.colour, state.sign)  # type: ignore[arg-type]
                details = [
                    t("people.entry_on", day=entry.day, code=entry.item_code, has_code=bool(entry.item_code),
                      minutes=entry.minutes, number=entry.notice_number)
                ]  # fmt: skip
                name = {
                    "exchanged": entry.reward or t("people.entry.exchanged", fen=entry.face_fen),
                    "given_back": t("people.entry.given_back"),
                    "expired": t("people.entry.expired"),
                    "moved_in": t("people.entry.moved_in"),
                    "moved_out": t("people.entry.moved_out"),
                    "opening": t("people.entry.opening", page=entry.title),
                }.get(entry.kind, " · ".join(part for part in (entry.person, entry.title) if part))
                with line(f"entry_{entry.id}"):
                    amount = t("people.entry_in" if entry.points > 0 else "people.entry_out", points=entry.points)
                    page.show(desk.line(name, details, state=chip, amount=amount))
        if len(entries) > ENTRIES_MAX:
            page.show(parts.lead(t("people.entries_more", count=len(entries) - ENTRIES_MAX)))
