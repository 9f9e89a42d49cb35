"""How the demo's people spend: the fund, exchanges at home and at the desk, paper and screens, tills."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

import db.books
import db.places
from core.clock import local_day
from core.demo.families import ELDER_CARD
from core.demo.office import Market, Office, Stall
from core.demo.resident import Household
from core.demo.stage import TIME_ZONE, Stage
from core.demo.villagers import card_of
from core.errors import VoucherRefused
from core.exchange import exchange, issue_printed
from core.funds import open_fund, pay_into_fund
from core.lots import NotEnoughPoints
from core.shops import pause_shop
from core.takings import take, undo
from core.vouchers import reprint, return_voucher, screen_code, void_voucher

SMALLEST_POINTS: Final = 10  # whoever has less waits
PAPER_A_DAY_FEN: Final = 2000  # above it paper asks for a PIN
NEVER_TAKEN: Final = 0.09
RETURNED: Final = 0.03
UNDONE: Final = 0.03
PAYMENTS_YUAN: Final = (20_000, 10_000, 10_000, 10_000, 10_000)


@dataclass(slots=True, kw_only=True)
class Held:
    """A voucher in somebody's hands: paper has its code, a screen voucher has an account that shows one."""

    id: str
    card: str
    household_id: str
    face_fen: int
    code: str | None = None


@dataclass(slots=True)
class Spending:
    """From points to takings."""

    stage: Stage
    office: Office
    market: Market
    household: Household
    fund_ids: list[str] = field(default_factory=list)  # the default one first
    _paper: dict[tuple[str, date], int] = field(default_factory=lambda: defaultdict(int))

    def plan(self) -> None:
        """Put fund, exchanges and a shop's holiday on the agenda; takings follow from them."""
        stage = self.stage
        opened = stage.working_day(stage.live_on)
        stage.plan(stage.at(opened, 9, 30), self._open_fund)
        for place, yuan in enumerate(PAYMENTS_YUAN[1:], start=1):
            day = stage.working_day(stage.live_on + timedelta(days=75 * place))
            stage.plan(stage.at(day, 9, 40), lambda yuan=yuan: self._pay_in(yuan))  # type: ignore[misc]
        for month in stage.months():
            stage.plan(max(stage.at(month, 8), stage.at(opened, 11)), lambda month=month: self._plan_month(month))  # type: ignore[misc]
        for day, faces, is_taken in self.household.exchanges():
            if day > stage.live_on:
                stage.plan(stage.at(day, 20, 10), self._own(faces, is_taken))
        stage.plan(stage.at(self.household.surplus_on(), 19, 50), self._spend_surplus)
        stage.plan(stage.at(stage.working_day(stage.today - timedelta(days=24)), 9), self._pause_one)

    # -- the fund ------------------------------------------------------------------------------------------------------

    def _open_fund(self) -> None:
        opened = self.stage.do(
            self.office.finance, open_fund, code="GY01", name="社区公益金", sponsor="街道办事处、辖区企业",
            amount_fen=PAYMENTS_YUAN[0] * 100, proof=f"收款回单 {self.stage.day:%Y%m%d}-01",
        )  # fmt: skip
        self.fund_ids.insert(0, opened.id)

    def _pay_in(self, yuan: int) -> None:
        self.stage.do(
            self.office.finance, pay_into_fund, fund_id=self.fund_ids[0], amount_fen=yuan * 100,
            proof=f"收款回单 {self.stage.day:%Y%m%d}-01",
        )  # fmt: skip

    def _pause_one(self) -> None:
        stall = self.market.stalls[-1]
        stall.is_open = False
        self.stage.do(self.office.maker, pause_shop, reason="renovation", shop_id=stall.id)

    # -- exchanges -----------------------------------------------------------------------------------------------------

    def _plan_month(self, month: date) -> None:
        """Who changes points this month, on what day; how many is seen when the day has come."""
        with self.stage.app.reading() as (session, _):
            rows = db.places.balances(session, community_id=self.stage.community.id, points_min=SMALLEST_POINTS)
        for row in rows:
            dice = self.stage.dice("exchange", row.card_number, month)
            share = 0.6 if row.card_number in self.market.online else 0.42
            if row.card_number in (self.household.card, card_of(ELDER_CARD)) or dice.random() > share:
                continue
            when = self.stage.at(month + timedelta(days=dice.randint(0, 27)), dice.randint(9, 16), dice.randint(0, 59))
            self.stage.plan(max(when, self.stage.now), self._exchanging(row.id, row.card_number, dice))

    def _exchanging(self, household_id: str, card: str, dice: Random) -> Callable[[], None]:
        return lambda: self._exchange(household_id, card, dice)

    def _exchange(self, household_id: str, card: str, dice: Random) -> None:
        account = f"points/available/{household_id}"
        with self.stage.app.reading() as (session, _):
            held = db.books.guard_balance(session, community_id=self.stage.community.id, account=account)
        is_online = card in self.market.online
        faces = _faces(dice, round(held * dice.uniform(0.45, 1.0)), is_paper=not is_online)
        if faces:
            for voucher in self._changed(household_id, card, faces):
                self._plan_life(voucher, dice)

    def _changed(self, household_id: str, card: str, faces: tuple[int, ...]) -> list[Held]:
        """At home by whoever has an account, else at the desk on paper."""
        if card in self.market.online:
            online = self.stage.do(
                self.market.online[card], exchange, household_id=household_id, faces_fen=faces
            ).vouchers
            return [Held(id=one.id, card=card, household_id=household_id, face_fen=one.face_fen) for one in online]
        paper = self.stage.do(
            self.office.maker, issue_printed, reason="at_desk", household_id=household_id, faces_fen=faces
        ).vouchers
        return [
            Held(id=one.id, card=card, household_id=household_id, face_fen=one.face_fen, code=one.code) for one in paper
        ]

    def _own(self, faces: tuple[int, ...], is_taken: bool) -> Callable[[], None]:
        return lambda: self._exchange_own(faces, is_taken)

    def _exchange_own(self, faces: tuple[int, ...], is_taken: bool) -> None:
        household_id = self.household.people[0].household_id or ""
        try:
            vouchers = self._changed(household_id, self.household.card, faces)
        except NotEnoughPoints:
            return  # in a small demo there may be too few yet
        for place, voucher in enumerate(vouchers):
            if is_taken:
                when = self.stage.now + timedelta(days=2 + 5 * place, hours=14, minutes=7 * place)
                self.plan_taking(voucher, when, self.stage.dice("own", self.stage.day, place))

    def _spend_surplus(self) -> None:
        points = self.household.surplus_points()
        faces = _faces(self.stage.dice("surplus"), points, is_paper=False)
        if faces:
            self._exchange_own(faces, True)

    # -- a voucher's life ----------------------------------------------------------------------------------------------

    def _plan_life(self, voucher: Held, dice: Random) -> None:
        fate, days = dice.random(), min(80, 1 + int(dice.expovariate(1 / 14)))
        when = self.stage.now.replace(minute=dice.randint(0, 59), second=dice.randint(0, 59)) + timedelta(
            days=days, hours=dice.randint(-2, 3)
        )
        if fate < NEVER_TAKEN:
            return  # ends after ninety days, and the fund has its money back
        if fate < NEVER_TAKEN + RETURNED:
            self.stage.plan(when, lambda: self._give_back(voucher))
        else:
            self.plan_taking(voucher, when, dice)

    def _give_back(self, voucher: Held) -> None:
        """A screen voucher goes back by its household; a lost paper is printed anew, or withdrawn."""
        if voucher.code is None:
            self.stage.do(self.market.online[voucher.card], return_voucher, voucher_id=voucher.id)
        elif voucher.face_fen > 500:
            again = self.stage.do(self.office.maker, reprint, reason="lost", voucher_id=voucher.id)
            voucher.code = again.code
        else:
            self.stage.do(self.office.maker, void_voucher, reason="lost", voucher_id=voucher.id)

    def plan_taking(self, voucher: Held, when: datetime, dice: Random) -> None:
        """Let a shop take it then, or on the first later day on which paper needs no PIN."""
        if voucher.code is not None:  # paper: small sums a day
            while self._paper[voucher.card, local_day(when, TIME_ZONE)] + voucher.face_fen > PAPER_A_DAY_FEN:
                when += timedelta(days=1)
            self._paper[voucher.card, local_day(when, TIME_ZONE)] += voucher.face_fen
        self.stage.plan(when, lambda: self._take(voucher, dice))

    def _take(self, voucher: Held, dice: Random) -> None:
        stall = self._stall(voucher, dice)
        taking = self.stage.do(stall.clerk, take, code=self._code(voucher))
        chance = dice.random()
        if chance < UNDONE:
            self.stage.plan(
                self.stage.now + timedelta(minutes=2, seconds=20), lambda: self._undo(stall, taking.id, voucher, dice)
            )
        elif chance > 0.995:
            self.stage.plan(self.stage.now + timedelta(hours=1), lambda: self._try_again(voucher, dice))

    def _code(self, voucher: Held) -> str:
        if voucher.code is not None:
            return voucher.code
        return self.stage.app.look(self.market.online[voucher.card], screen_code, voucher_id=voucher.id).code

    def _undo(self, stall: Stall, taking_id: str, voucher: Held, dice: Random) -> None:
        self.stage.do(stall.clerk, undo, reason="wrong_voucher", taking_id=taking_id)
        self.plan_taking(voucher, self.stage.now + timedelta(days=dice.randint(1, 6)), dice)

    def _try_again(self, voucher: Held, dice: Random) -> None:
        """Somebody shows a used paper a second time; the till says so, and the refusal is written down."""
        if voucher.code is not None:
            try:
                self.stage.do(self._stall(voucher, dice).clerk, take, code=voucher.code)
            except VoucherRefused:
                return

    def _stall(self, voucher: Held, dice: Random) -> Stall:
        willing = [one for one in self.market.stalls if one.is_open and one.owner_card != voucher.card]
        open_ones = [one for one in willing if one.hours is None or one.hours.is_open(self.stage.now, TIME_ZONE)]
        open_ones = open_ones or willing  # somebody who knows the owner knocks
        return dice.choices(open_ones, weights=[one.pull for one in open_ones])[0]


def _faces(dice: Random, points: int, *, is_paper: bool) -> tuple[int, ...]:
    """Vouchers for at most so many points: large ones first, at home also of fifty yuan."""
    faces: list[int] = []
    for face in (50, 20, 10, 5):
        if face == 50 and (is_paper or dice.random() < 0.6):
            continue
        while points >= face and len(faces) < 6:
            faces.append(face * 100)
            points -= face
    return tuple(faces)
