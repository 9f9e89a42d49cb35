"""What tests of spending need: points without the whole way of earning them, funds, shops, tills, vouchers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import db.books
import db.funds
from core.books import Work
from core.bootstrap import App
from core.clock import start_of_day
from core.exchange import NewVoucher, PaperVoucher
from core.funds import Funded, open_fund
from core.lots import open_lot
from core.policy import Actor, Policy, Role, Scope
from core.shops import WHOLE_BP, ShopRegistered, register_shop
from core.takings import Taking, take
from core.vouchers import exchange, issue_printed, screen_code
from db.states import ClaimState, NoticeState
from db.tables import Claim, IntentRecord, Notice, NoticeLine
from db.types import new_id
from tests.factories import a_household, a_person, a_resident, an_intent, console, somebody

NEXT_YEARS_END = date(2027, 12, 31)
_EARNING = Policy(action="test.earn", roles=frozenset({Role.STAFF}), scope=Scope.COMMUNITY, is_command=True)


def points_for(app: App, household_id: str | None, points: int, *, expires_on: date = NEXT_YEARS_END) -> str:
    """Points of an opening record, made, approved, posted and closed at one instant; answers the id of their claim.

    The real way takes a week of notice; what it writes in the books is the same.
    """
    claim_id, notice_id = new_id(), new_id()
    notice, available = f"points/notice/{household_id}", f"points/available/{household_id}"

    with working(app, by="maker") as work:
        work.insert(
            Claim,
            id=claim_id,
            kind="opening",
            household_id=household_id,
            service_on=work.today,
            minutes=0,
            stated_points=points,
            title="以前的存折",
            identity=f"opening/{claim_id}",
            state=ClaimState.SUBMITTED,
            submitted_by=work.actor.id,
            submitted_at=work.now,
        )
        work.born("claim", claim_id, ClaimState.SUBMITTED)
    with working(app, by="approver") as work:
        work.move("claim", claim_id, before=ClaimState.SUBMITTED, after=ClaimState.CONFIRMED)
        approved = {"before": ClaimState.CONFIRMED, "after": ClaimState.APPROVED}
        work.move("claim", claim_id, **approved, approved_by=work.actor.id)
    with working(app, by="poster") as work:
        work.insert(
            Notice,
            id=notice_id,
            number=work.number("notice"),
            state=NoticeState.POSTED,
            posted_at=work.now,
            posted_on=work.today,
            posted_by=work.actor.id,
            last_day_on=work.today + timedelta(days=7),
            closes_at=start_of_day(work.today + timedelta(days=8), work.actor.time_zone),
            is_provisional=False,
            lines=1,
            points=points,
        )
        work.born("notice", notice_id, NoticeState.POSTED)
        work.insert(
            NoticeLine,
            id=claim_id,
            notice_id=notice_id,
            household_id=household_id,
            service_on=work.today,
            minutes=0,
            counted_minutes=0,
            rate_points=0,
            remainder_in_minutes=0,
            remainder_out_minutes=0,
            uncapped_points=points,
            points=points,
            cap_names="",
        )
        work.move("claim", claim_id, before=ClaimState.APPROVED, after=ClaimState.IN_NOTICE)
        work.transfer(debit=notice, credit="points/issued", amount=points, kind="notice.post")
    with working(app, by="job") as work:
        work.move("notice", notice_id, before=NoticeState.POSTED, after=NoticeState.CLOSED)
        work.move("claim", claim_id, before=ClaimState.IN_NOTICE, after=ClaimState.EFFECTIVE)
        work.transfer(debit=available, credit=notice, amount=points, kind="notice.close")
        open_lot(work, household_id=household_id or "", claim_id=claim_id, points=points, expires_on=expires_on)
    return claim_id


@contextmanager
def working(app: App, *, by: str) -> Iterator[Work]:
    """One operation of somebody, written like a command's."""
    actor = somebody(app, Role.STAFF, id=by)
    with app.database.transaction() as session:
        clock = app.clock_for(session)
        now, intent = clock.now(), an_intent()
        work = Work(session=session, clock=clock, actor=actor, intent=intent, policy=_EARNING, role=Role.STAFF, now=now)
        yield work
        work.about("test:points")
        work.finish()
        session.insert(
            IntentRecord,
            community_id=actor.community_id,
            actor_id=actor.id,
            key=intent.key,
            action=_EARNING.action,
            data_hash="",
            answer="null",
            operation_id=work.operation_id,
            created_at=now,
        )


def a_fund(app: App, *, yuan: int = 1000, code: str = "F1", **named: Any) -> Funded:
    """A sponsor's money with its proof, the default fund."""
    return app.do(
        console(app),
        an_intent(),
        open_fund,
        code=code,
        name="邻里基金",
        sponsor="街道",
        amount_fen=yuan * 100,
        proof=f"回单 {code}" if yuan else "",
        **named,
    )


def a_shop(
    app: App, *, code: str = "S01", name: str = "邻里食堂", cash_rate_bp: int = WHOLE_BP, **named: Any
) -> ShopRegistered:
    """A designated shop."""
    return app.do(
        console(app),
        an_intent(),
        register_shop,
        code=code,
        name=name,
        kind="canteen",
        address="1号楼底商",
        cash_rate_bp=cash_rate_bp,
        **named,
    )


def a_till(app: App, shop: ShopRegistered, *, till_id: str | None = None, **named: Any) -> Actor:
    """A clerk at a paired till of a shop."""
    return somebody(app, Role.CLERK, shop_id=shop.id, till_id=till_id or new_id(), **named)


def a_spender(app: App, *, points: int = 0, head_name: str = "王秀英", expires_on: date = NEXT_YEARS_END) -> Actor:
    """The head of a new household, signed in, with points to spend."""
    household = a_household(app, head_name=head_name)
    person = a_person(app, name=head_name, household_id=household.id, is_head=True)
    if points:
        points_for(app, household.id, points, expires_on=expires_on)
    return a_resident(app, person_id=person.id, household_id=household.id)


def vouchers_of(app: App, spender: Actor, *faces_yuan: int) -> list[NewVoucher]:
    """Screen vouchers that a spender exchanged."""
    faces = tuple(100 * face for face in faces_yuan)
    return list(app.do(spender, an_intent(), exchange, household_id=spender.household_id, faces_fen=faces).vouchers)


def a_voucher(app: App, spender: Actor, *, face_yuan: int = 5) -> NewVoucher:
    """One screen voucher."""
    return vouchers_of(app, spender, face_yuan)[0]


def paper_of(app: App, spender: Actor, *faces_yuan: int) -> list[PaperVoucher]:
    """Paper vouchers that the desk issued to a spender's household, with their codes."""
    faces = tuple(100 * face for face in faces_yuan)
    issued = app.do(console(app), an_intent(), issue_printed, household_id=spender.household_id, faces_fen=faces)
    return list(issued.vouchers)


def shown_code(app: App, spender: Actor, voucher: NewVoucher) -> str:
    """What the spender's phone shows now."""
    return app.look(spender, screen_code, voucher_id=voucher.id).code


def taken(app: App, till: Actor, spender: Actor, voucher: NewVoucher) -> Taking:
    """A screen voucher that a till took."""
    return app.do(till, an_intent(), take, code=shown_code(app, spender, voucher))


@dataclass(frozen=True)
class Money:
    """Where the money of all funds is, in fen, added up from the transfers."""

    funded: int
    returned: int
    free: int
    outstanding: int
    owed: int  # with what is disputed
    paid: int  # with what is due back
    disputed: int = 0
    due_back: int = 0

    @property
    def is_closed(self) -> bool:
        """The money identity of design 1."""
        return self.funded - self.returned == self.free + self.outstanding + self.owed + self.paid


def money(app: App) -> Money:
    """The money statement, from the transfers; fails where it does not close or a guard says otherwise."""
    community_id = console(app).community_id
    sums: dict[str, int] = {}
    with app.database.reading() as session:
        for row in session.all(
            "SELECT debit_account, credit_account, amount FROM transfer"
            " WHERE community_id = :community_id AND unit = 'fen'",
            community_id=community_id,
        ):
            for account, amount in ((row.debit_account, row.amount), (row.credit_account, -row.amount)):
                sums[account] = sums.get(account, 0) + amount
        for account, balance in sums.items():
            if account.startswith("fen/free/"):
                assert balance == db.books.guard_balance(session, community_id=community_id, account=account)
    assert all(balance >= 0 for account, balance in sums.items() if not account.startswith("fen/source/"))

    def of(kind: str) -> int:
        return sum(balance for account, balance in sums.items() if account.startswith(f"fen/{kind}/"))

    disputed, due_back = of("disputed"), of("due_back")
    found = Money(
        funded=-of("source"),
        returned=of("returned"),
        free=of("free"),
        outstanding=of("outstanding"),
        owed=of("owed") + disputed,
        paid=of("paid") + due_back,
        disputed=disputed,
        due_back=due_back,
    )
    assert found.is_closed, found
    return found


@dataclass(frozen=True)
class Points:
    """Where a household's points are."""

    available: int
    spent: int
    in_lots: int


def points(app: App, household_id: str | None) -> Points:
    """A household's points by the transfers; fails where guards or lots say otherwise."""
    community_id = console(app).community_id
    with app.database.reading() as session:
        balances = []
        for account in (f"points/available/{household_id}", f"points/spent/{household_id}"):
            balances.append(db.books.balance(session, community_id=community_id, account=account))
            assert balances[-1] == db.books.guard_balance(session, community_id=community_id, account=account)
        in_lots = session.value(
            "SELECT COALESCE(SUM(rest_points), 0) FROM lot"
            " WHERE community_id = :community_id AND household_id = :household_id",
            community_id=community_id,
            household_id=household_id,
        )
    assert in_lots == balances[0], "the lots hold what is available"
    return Points(available=balances[0], spent=balances[1], in_lots=int(in_lots))
