"""From rows of the books to sheets of paper: who may have which sheet, and what stands on it (design 3, 7, 8).

Each function answers a file: (data, name, media type). A sheet that carries the portal's address is refused where that
address leads nowhere but to this machine; in a demo it is printed all the same.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, TypeAlias
from urllib.parse import urlsplit

import db.books
import db.places
from core import prints
from core.bootstrap import App
from core.clock import Clock, local_day
from core.commands import query
from core.enrolments import Slip
from core.errors import AppError, Malformed, NotFound
from core.exchange import PaperVoucher
from core.i18n import Translate
from core.masking import masked_name
from core.notices import BoardLine, see_board
from core.policy import Actor, Role, Scope
from core.prints import CardSize
from core.rewards import shops_by_reward
from core.seals import recent_seals
from core.statement_checks import statement_check_value
from core.statement_lists import statement
from db.engine import Row, Session
from db.states import LineState

File: TypeAlias = tuple[bytes, str, str]

OFFICE: Final = {Role.STAFF, Role.ADMINISTRATOR}
CARDS_MAX: Final = 500  # of one file
PDF: Final = "application/pdf"


class AddressNotPrintable(AppError):
    """The portal's address leads only to this machine, so nobody could follow it from paper; facts: address."""

    key = "error.paper.address_not_printable"


def notice_file(app: App, actor: Actor, t: Translate, *, notice_id: str) -> File:
    """A public notice for the board, with the newest seal. Raises NotFound, AddressNotPrintable."""
    address = _address(app)
    with app.reading() as (session, clock):
        place = community_of(session, actor)
        notice, lines = see_board(session, clock, actor, notice_id=notice_id)
        seals = recent_seals(session, clock, actor, limit=1)
        now = clock.now()
    sheet = prints.PublicNotice(
        community=place.name,
        phone=place.phone,
        number=str(notice.number),
        posted_on=notice.posted_on,
        last_on=notice.last_day_on,
        rows=tuple(
            prints.NoticeRow(
                household_masked=line.name_masked,
                place=" ".join(part for part in (line.building, line.team) if part),
                deed=deed_of(line, t),
                service_on=line.service_on,
                rule=line.item_code or t("paper.notice.opening_rule"),
                points=line.points,
            )
            for line in lines
        ),
        objection_link=f"{address}/notice_board?notice={notice.number}&object=1",
        seal=prints.DaySeal(day=seals[0].day, operation_count=seals[0].operation_seq, check_value=seals[0].check_value)
        if seals
        else None,
    )
    printed = prints.notice_sheet(t, sheet, printed_at=now)
    return printed.pdf, file_named(t("paper.notice.file", number=notice.number)), PDF


def deed_of(line: BoardLine, t: Translate) -> str:
    """What stands on a notice as done: the title, with its time where there is one."""
    if line.kind == "opening":
        return t("paper.notice.opening", minutes=line.minutes) if line.minutes else t("paper.notice.opening_points")
    if line.kind == "deduction":
        return t("objections.board_deduction", title=line.title, points=line.taken_points)
    if line.kind == "reinstated":
        return t("objections.board_reinstated", title=line.title)
    if line.minutes:
        return t("paper.notice.deed_hours", title=line.title, minutes=line.minutes)
    return line.title


def statement_file(app: App, actor: Actor, t: Translate, *, number: str) -> File:
    """A shop's statement that both sides sign, for the office and the shop itself. Raises NotFound."""
    with app.reading() as (session, clock):
        place = community_of(session, actor)
        seen = statement(session, clock, actor, number=number)
        now = clock.now()
    summary = seen.summary
    days = [local_day(line.taken_at, actor.time_zone) for line in seen.lines]
    sheet = prints.ShopStatement(
        community=place.name,
        phone=place.phone,
        number=summary.number,
        shop=summary.shop,
        fund=summary.fund,
        first_on=min(days, default=local_day(summary.closed_at, actor.time_zone)),
        last_on=max(days, default=local_day(summary.closed_at, actor.time_zone)),
        closed_at=summary.closed_at,
        lines=tuple(
            prints.StatementLine(
                serial=line.serial,
                face_fen=line.face_fen,
                kept_fen=line.kept_fen,
                taken_at=line.taken_at,
                clerk=line.clerk or t("paper.statement.by_program"),
                is_disputed=line.state is not LineState.BILLED,
            )
            for line in seen.lines
        ),
        adjustments=tuple(
            prints.AdjustmentLine(serial=line.serial, statement_number=line.number, kept_fen=line.kept_fen)
            for line in seen.adjustments
        ),
        to_pay_fen=seen.to_pay_fen,
        set_off_fen=seen.to_pay_fen - seen.cash_fen,
        due_on=summary.due_on,
        check_value=statement_check_value(app, actor, number=number),
    )
    printed = prints.statement_sheet(t, sheet, printed_at=now)
    return printed.pdf, file_named(summary.number), PDF


def voucher_file(
    app: App, actor: Actor, t: Translate, *, household_id: str, vouchers: Sequence[PaperVoucher], on_roll: bool = False
) -> File:
    """Printed vouchers, A4 or for a till roll; their codes are nowhere else. Raises NotFound, Malformed."""
    with app.reading() as (session, clock):
        place = community_of(session, actor)
        household = _household(session, actor, household_id)
        shops = where_handed_out(session, actor, clock)
        now = clock.now()
    papers = [
        prints.PaperVoucher(
            community=place.name,
            phone=place.phone,
            serial=voucher.serial,
            face_fen=voucher.face_fen,
            goods=voucher.reward or "",
            shops=shops.get(voucher.reward_id or "", ()),
            code=voucher.code,
            holder_masked=masked_name(household.head_name),
            valid_until=voucher.valid_until,
        )
        for voucher in vouchers
        if voucher.code is not None
    ]
    if not papers:
        raise Malformed(field="vouchers")
    draw = prints.voucher_receipt if on_roll else prints.voucher_sheet
    return draw(t, *papers, printed_at=now).pdf, file_named(t("paper.voucher.file", serial=papers[0].serial)), PDF


def card_file(
    app: App, actor: Actor, t: Translate, *, household_ids: Sequence[str], size: CardSize = CardSize.BANK
) -> File:
    """Cards of households, one a page. Raises NotFound, Malformed (none, or more than 500), Forbidden."""
    if not 1 <= len(household_ids) <= CARDS_MAX:
        raise Malformed(field="household_ids")
    with app.reading() as (session, clock):
        place = community_of(session, actor)
        households = [card_of(session, clock, actor, household_id=household_id) for household_id in household_ids]
        now = clock.now()
    cards = [
        prints.HouseholdCard(
            community=place.name,
            holder=household.head_name,
            place=household.building,
            number=household.card_number,
            code=household.card_code,
            phone=place.phone,
        )
        for household in households
    ]
    printed = prints.household_card(t, *cards, printed_at=now, size=size)
    return printed.pdf, file_named(t("paper.card.file", number=cards[0].number, count=len(cards))), PDF


@query("household.card", roles=OFFICE, scope=Scope.COMMUNITY)
def card_of(session: Session, clock: Clock, actor: Actor, *, household_id: str) -> Row:
    """What stands on a household's card, its code included. Raises NotFound."""
    return _household(session, actor, household_id)


def slip_file(app: App, actor: Actor, t: Translate, *, slip: Slip) -> File:
    """An enrolment slip; its code is readable on this paper alone. Raises AddressNotPrintable, NotFound, Malformed."""
    if slip.code is None:
        raise Malformed(field="code")
    address = _address(app)
    with app.reading() as (session, clock):
        place = community_of(session, actor)
        person = db.places.person_by_id(session, community_id=actor.community_id, person_id=slip.person_id)
        now = clock.now()
    if person is None:
        raise NotFound(person_id=slip.person_id)
    sheet = prints.EnrolmentSlip(
        community=place.name,
        phone=place.phone,
        holder=person.name,
        card_number=person.card_number or person.volunteer_number,
        one_time_code=slip.code,
        address=address,
        enrol_link=f"{address}/auth/enrol",
        valid_until=last_day_of(slip.expires_at, actor.time_zone),
    )
    printed = prints.enrolment_slip(t, sheet, printed_at=now)
    return printed.pdf, file_named(t("paper.slip.file", number=sheet.card_number)), PDF


def last_day_of(instant: datetime, time_zone: str) -> date:
    """The local day in which something ends, as it is written on paper."""
    return local_day(instant, time_zone)


def require_printable_address(app: App) -> None:
    """Before a code is made that would be printed with the portal's address. Raises AddressNotPrintable."""
    _address(app)


# -- how it works ------------------------------------------------------------------------------------------------


def _address(app: App) -> str:
    address = app.settings.base_url.rstrip("/")
    if not app.is_demo and _is_loopback(urlsplit(address).hostname or ""):
        raise AddressNotPrintable(address=address)
    return address


def _is_loopback(host: str) -> bool:
    if host in ("", "localhost") or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def where_handed_out(session: Session, actor: Actor, clock: Clock) -> dict[str, tuple[str, ...]]:
    """The names of the shops that hand each reward out today, by its id."""
    today = local_day(clock.now(), actor.time_zone)
    found = shops_by_reward(session, actor.community_id, today)
    return {reward_id: tuple(name for _, name in shops) for reward_id, shops in found.items()}


def community_of(session: Session, actor: Actor) -> Row:
    """The visitor's community, whose name and phone stand on its papers."""
    return db.places.community_by_id(session, community_id=actor.community_id)


def _household(session: Session, actor: Actor, household_id: str) -> Row:
    found = db.places.household_by_id(session, community_id=actor.community_id, household_id=household_id)
    if found is None:
        raise NotFound(household_id=household_id)
    return found


def file_named(words: str) -> str:
    """A file name that every system takes."""
    return "".join(sign if sign not in '\\/:*?"<>|' else "-" for sign in words) + ".pdf"
