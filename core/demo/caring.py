"""Who presents for whom in the demo, what is agreed for a day and a week, and what is worth a look."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

import db.books
import db.places
from core.carers import carer_code, name_carer
from core.demo.families import DEMO_CARD, ELDER_CARD
from core.demo.office import Market, Office, Stall, let_in
from core.demo.stage import Stage
from core.demo.villagers import Village, Villager, card_of
from core.errors import VoucherRefused
from core.exchange import NewVoucher, exchange, issue_printed
from core.limits import set_spending_terms
from core.passwords import new_pin
from core.policy import Actor
from core.signs import review_sign, see_signs
from core.takings import quote, take

DAUGHTER_CARD: Final = 34  # 罗晓燕, whose mother lives alone in building 9
WEEK_CAP_FEN: Final = 10_000
FACE_FEN: Final = 500
OUTINGS_DAYS_AGO: Final = (38, 24, 10)
ASK_AFTER: Final = timedelta(days=8)  # what has stood so long has been asked about


@dataclass(slots=True)
class Caring:
    """Terms, two carers with their outings, a paper that was copied, and somebody who asks."""

    stage: Stage
    office: Office
    market: Market
    village: Village
    _carers: dict[str, Actor] = field(default_factory=dict)  # household of the elder -> who presents

    def plan(self) -> None:
        """Put it all on the agenda."""
        stage = self.stage
        stage.plan(stage.at(stage.working_day(stage.live_on), 9, 50), self._agree)
        stage.plan(stage.at(stage.working_day(stage.today - timedelta(days=45)), 10, 40), self._name)
        for days in OUTINGS_DAYS_AGO:
            stage.plan(stage.at(stage.working_day(stage.today - timedelta(days=days)), 9, 35), self._fetch)
        stage.plan(stage.at(stage.working_day(stage.today - timedelta(days=5)), 10, 20), self._copy)
        day = stage.live_on
        while day < stage.today:
            if day.weekday() == 0:
                stage.plan(stage.at(stage.working_day(day), 11, 20), self._ask)
            day += timedelta(days=1)

    def _agree(self) -> None:
        """Generous limits from the next day on."""
        self.stage.do(
            self.office.finance, set_spending_terms, effective_on=self.stage.day + timedelta(days=1),
            household_day_fen=50_000, shop_day_fen=1_000_000, till_day_fen=800_000, carer_week_fen=20_000,
        )  # fmt: skip

    # -- carers ----------------------------------------------------------------------------------------------------

    def _name(self) -> None:
        """A daughter for her mother, who says so herself; a neighbour for a neighbour, at the desk."""
        daughter, neighbour = self.village.of_card(DAUGHTER_CARD)[0], self.village.of_card(DEMO_CARD)[0]
        if daughter.card not in self.market.online:
            let_in(self.stage, self.office, self.market, daughter, new_pin())
        self.stage.clock.forward(minutes=9)
        elder = self.village.of_card(ELDER_CARD)[0]
        for named, who in ((elder, daughter), (self._alone(), neighbour)):
            is_own, household_id = named is elder, named.household_id or ""
            self.stage.do(
                self.market.online[named.card] if is_own else self.office.maker, name_carer,
                reason=None if is_own else "request", household_id=household_id, number=self._number(who),
                name=who.name, week_cap_fen=WEEK_CAP_FEN,
            )  # fmt: skip
            self._carers[household_id] = self.market.online[who.card]

    def _alone(self) -> Villager:
        """Of those who live alone and have no account, who has the most points: 周桂兰 goes to the shop for her."""
        cards = {one.card: one for one in self.village.people if "独居" in one.tags and one.household_id}
        with self.stage.app.reading() as (session, _):
            rows = db.places.balances(session, community_id=self.stage.community.id, points_min=0)
        return next(cards[row.card_number] for row in rows
                    if row.card_number in cards.keys() - self.market.online.keys() - {card_of(ELDER_CARD)})  # fmt: skip

    def _number(self, who: Villager) -> str:
        with self.stage.app.reading() as (session, _):
            person = db.places.person_by_id(session, community_id=self.stage.community.id, person_id=who.id)
        assert person is not None
        return str(person.volunteer_number)

    def _fetch(self) -> None:
        """Each elder changes what there is, and the carer goes to the shop with all but the last one."""
        for place, household_id in enumerate(self._carers):
            held = self._exchanged(household_id)
            for step, voucher in enumerate(held[:-1]):
                when = self.stage.now + timedelta(hours=1 + place, minutes=1 + step)
                self.stage.plan(when, lambda home=household_id, one=voucher: self._present(home, one))  # type: ignore[misc]

    def _exchanged(self, household_id: str) -> tuple[NewVoucher, ...]:
        with self.stage.app.reading() as (session, _):
            held = db.books.guard_balance(
                session, community_id=self.stage.community.id, account=f"points/available/{household_id}"
            )
        faces = (FACE_FEN,) * min(3, held * 100 // FACE_FEN)
        if not faces:
            return ()
        return self.stage.do(
            self.office.maker, exchange, reason="at_desk", household_id=household_id, faces_fen=faces
        ).vouchers

    def _present(self, household_id: str, voucher: NewVoucher) -> None:
        code = self.stage.app.look(self._carers[household_id], carer_code, voucher_id=voucher.id).code
        self.stage.do(self._stall().clerk, take, code=code)

    def _stall(self, *, but: Stall | None = None) -> Stall:
        return next(one for one in self.market.stalls if one.is_open and one.owner_card is None and one is not but)

    # -- worth a look ----------------------------------------------------------------------------------------------

    def _copy(self) -> None:
        """A paper is used at one shop, and four minutes later its copy is shown at another."""
        known = {card_of(one) for one in (DEMO_CARD, ELDER_CARD)}
        with self.stage.app.reading() as (session, _):
            rows = db.places.balances(session, community_id=self.stage.community.id, points_min=FACE_FEN // 100)
        spared = known | self.market.online.keys()
        home = next(row for row in rows if row.card_number not in spared and row.id not in self._carers)
        (paper,) = self.stage.do(
            self.office.maker, issue_printed, reason="at_desk", household_id=home.id, faces_fen=(FACE_FEN,)
        ).vouchers
        first = self._stall()
        self.stage.clock.forward(minutes=25)
        self.stage.do(first.clerk, take, code=paper.code)
        self.stage.clock.forward(minutes=4)
        try:
            self.stage.do(self._stall(but=first).clerk, quote, code=paper.code)
        except VoucherRefused:
            return
        raise AssertionError("a used paper is refused")

    def _ask(self) -> None:
        """The supervisor asks about what has stood for a week, and writes down what was said."""
        _, waiting = self.stage.app.look(self.office.supervisor, see_signs, limit=50)
        for sign in waiting:
            if sign.noted_at <= self.stage.now - ASK_AFTER:
                self.stage.clock.forward(minutes=3)
                self.stage.do(
                    self.office.supervisor, review_sign, note="打电话问过了，和记录对得上", sign_id=sign.id
                )  # fmt: skip
