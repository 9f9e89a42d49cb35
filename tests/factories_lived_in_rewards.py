"""A second fund with terms and money given back, rewards, and issues of many, for the lived-in community."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.bootstrap import App
from core.clock import DrivenClock
from core.funds import give_back_to_sponsor, make_default_fund, open_fund, see_funds, set_fund_terms
from core.issues import Wish, issue_batch, print_issue, propose_issue, withdraw_issue
from core.policy import Actor
from core.rewards import honour_reward, offer_reward, supply_reward, withdraw_reward
from core.takings import take, undo
from core.vouchers import exchange, issue_printed, return_voucher, void_voucher
from tests.factories import an_intent


@dataclass
class Rewards:
    """Two households, a canteen that serves and a barber that does not."""

    app: App
    clock: DrivenClock
    staff: Actor
    reviewer: Actor
    finance: Actor
    home_id: str
    other_home_id: str

    def live(self, canteen: Actor, barber: Actor) -> None:
        """Money first, then what it buys, then a holiday."""
        self.fund(self.clock.now().date())
        self.offer(canteen.shop_id or "", barber.shop_id or "")
        self.hand_out(canteen)
        self.holiday()

    def fund(self, today: date) -> None:
        """A company's share by month, and some of it back."""
        app, finance = self.app, self.finance
        self.fund_id = app.do(
            finance, an_intent(), open_fund, code="F2", name="企业共建", sponsor="某企业", kind="company",
            amount_fen=20_000, proof="回单 3", monthly_share_fen=9_000, ends_on=date(2027, 12, 31),
        ).id  # fmt: skip
        for share_fen, day in ((8_000, date(2027, 1, 1)), (None, date(2027, 6, 1))):
            app.do(finance, an_intent(), set_fund_terms, fund_id=self.fund_id, effective_on=day, starts_on=today,
                   monthly_share_fen=share_fen)  # fmt: skip
        for amount_fen in (1_000, 500):
            app.do(finance, an_intent(), give_back_to_sponsor, fund_id=self.fund_id, amount_fen=amount_fen,
                   proof=f"退 {amount_fen}")  # fmt: skip
        first = app.look(finance, see_funds)[0].id
        app.do(finance, an_intent(), make_default_fund, fund_id=self.fund_id)
        app.do(finance, an_intent(), make_default_fund, fund_id=first)

    def offer(self, canteen_id: str, barber_id: str) -> None:
        """A meal, a haircut that is no longer offered, rice that was given."""
        app, staff = self.app, self.staff
        named = {"price_points": 1, "fund_id": self.fund_id}
        self.meal, self.haircut, self.rice = (
            app.do(staff, an_intent(), offer_reward, **{**named, **one}).id
            for one in (
                {"code": "R1", "kind": "service", "name": "午餐", "cost_fen": 150, "pieces": 20, "limit_pieces": 9,
                 "limit_period": "month", "shop_ids": (canteen_id, barber_id)},
                {"code": "R2", "kind": "service", "name": "理发", "cost_fen": 200, "pieces": 5, "limit_pieces": 8,
                 "limit_period": "year", "shop_ids": (barber_id,), "voucher_days": 30},
                {"code": "R3", "kind": "goods", "name": "大米", "cost_fen": 0, "pieces": 8, "shop_ids": (canteen_id,)},
            )
        )  # fmt: skip
        app.do(staff, an_intent(), honour_reward, reward_id=self.meal, shop_ids=(canteen_id,))
        app.do(staff, an_intent(), supply_reward, reward_id=self.meal, pieces=-2)
        app.do(staff, an_intent(), supply_reward, reward_id=self.rice, pieces=3)
        app.do(staff, an_intent(), withdraw_reward, reward_id=self.haircut)

    def hand_out(self, canteen: Actor) -> None:
        """Pieces taken, taken back, given back, withdrawn, and some still held."""
        app, staff, desk = self.app, self.staff, "desk_issue"
        held = app.do(staff, an_intent(reason=desk), exchange, household_id=self.home_id,
                      rewards=(self.meal, self.meal, self.rice)).vouchers  # fmt: skip
        app.do(staff, an_intent(reason=desk), return_voucher, voucher_id=held[0].id)
        app.do(staff, an_intent(reason="lost"), void_voucher, voucher_id=held[2].id)
        paper = app.do(staff, an_intent(), issue_printed, household_id=self.home_id,
                       rewards=(self.meal, self.rice, self.rice)).vouchers  # fmt: skip
        for one in paper[:2]:
            app.do(canteen, an_intent(), take, code=one.code)
        again = app.do(canteen, an_intent(), take, code=paper[2].code)
        app.do(canteen, an_intent(reason="wrong_voucher"), undo, taking_id=again.id)

    def holiday(self) -> None:
        """An issue that was issued and printed, one that was withdrawn, one that waits."""
        app = self.app
        both = (Wish(household_id=self.home_id, face_fen=500), Wish(household_id=self.other_home_id,
                                                                    reward_id=self.rice, pieces=2))  # fmt: skip
        first, second, _third = (
            app.do(self.staff, an_intent(), propose_issue, title=title, wishes=wishes)
            for title, wishes in (("冬至", both), ("元旦", both[:1]), ("春节", both))
        )
        app.do(self.reviewer, an_intent(), issue_batch, batch_id=first.id)
        app.do(self.staff, an_intent(), print_issue, batch_id=first.id)
        app.do(self.reviewer, an_intent(), withdraw_issue, batch_id=second.id)
