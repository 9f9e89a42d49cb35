"""What the demo's points become beside amounts: two more sponsors, four rewards, a holiday for many households."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final

import db.books
from core.demo.families import DEMO_CARD, ELDER_CARD
from core.demo.office import Market, Office, Stall
from core.demo.spending import Held, Spending
from core.demo.stage import Stage
from core.demo.villagers import card_of
from core.exchange import exchange
from core.funds import FundRefused, give_back_to_sponsor, open_fund
from core.issues import Wish, households_for_issue, issue_batch, print_issue, propose_issue
from core.rewards import RewardRefused, offer_reward, supply_reward
from core.takings import take
from core.vouchers import screen_code

HOLIDAY_HOUSEHOLDS: Final = 20
KEPT_POINTS: Final = 25  # whoever has less keeps them for amounts
#: code, kind, name, note, points, cost in yuan, pieces, a month's limit, shop, which fund
_REWARDS: Final = (
    ("LY01", "service", "食堂午餐一份", "两荤一素一汤，11 点到 13 点", 10, 12, 40, 4, "S01", "company"),
    ("LY02", "service", "理发一次", "剪发，60 岁以上可以上门", 15, 15, 60, 1, "S05", "company"),
    ("LY03", "service", "助浴服务一次", "护理员上门，先打电话约时间", 40, 60, 24, 1, "S08", "donation"),
    ("LY04", "goods", "爱心大米 5 公斤", "企业捐的，每季一次", 20, 0, 40, 1, "S13", "donation"),
)


@dataclass(slots=True)
class Rewarding:
    """Funds first, then what they pay for, then who takes it."""

    stage: Stage
    office: Office
    market: Market
    spending: Spending
    _rewards: dict[str, tuple[str, Stall]] = field(default_factory=dict)  # code -> id, who hands it out

    def plan(self) -> None:
        """Put sponsors, rewards, exchanges and the holiday on the agenda."""
        stage = self.stage
        opened = stage.working_day(stage.live_on + timedelta(days=25))
        stage.plan(stage.at(opened, 10, 5), self._open)
        for month in stage.months():
            if month > opened:
                stage.plan(stage.at(month, 8, 30), lambda month=month: self._plan_month(month))  # type: ignore[misc]
        stage.plan(stage.at(stage.working_day(stage.today - timedelta(days=35)), 9, 20), self._holiday)
        stage.plan(stage.at(stage.working_day(stage.today - timedelta(days=3), step=-1), 15, 20), self._propose_next)

    def _open(self) -> None:
        finance, day = self.office.finance, f"{self.stage.day:%Y%m%d}"
        funds = {
            "company": self.stage.do(
                finance, open_fund, code="QY01", name="企业共建金", sponsor="辖区共建企业", kind="company",
                amount_fen=200_000, proof=f"收款回单 {day}-02", monthly_share_fen=15_000,
            ).id,
            "donation": self.stage.do(
                finance, open_fund, code="AX01", name="爱心捐赠", sponsor="爱心企业和居民", kind="donation",
                amount_fen=150_000, proof=f"捐赠票据 {day}-01",
            ).id,
        }  # fmt: skip
        self.spending.fund_ids += funds.values()
        self.stage.do(
            finance, give_back_to_sponsor, fund_id=funds["donation"], amount_fen=20_000, proof=f"退款回单 {day}-01"
        )
        stalls = {stall.code: stall for stall in self.market.stalls}
        for code, kind, name, note, points, yuan, pieces, limit, shop, fund in _REWARDS:
            stall = stalls.get(shop, self.market.stalls[0])
            made = self.stage.do(
                self.office.maker, offer_reward, code=code, kind=kind, name=name, note=note, price_points=points,
                cost_fen=yuan * 100, pieces=pieces, fund_id=funds[fund], shop_ids=(stall.id,), limit_pieces=limit,
                limit_period="quarter" if kind == "goods" else "month",
            )  # fmt: skip
            self._rewards[code] = (made.id, stall)

    def _plan_month(self, month: date) -> None:
        """Who of those with a phone wants what this month."""
        if month.month % 3 == 0:
            self.stage.do(self.office.maker, supply_reward, reward_id=self._rewards["LY01"][0], pieces=10)
        for card in sorted(self.market.online):
            dice = self.stage.dice("reward", card, month)
            if card == card_of(DEMO_CARD) or dice.random() > 0.3:
                continue
            code = dice.choices([one[0] for one in _REWARDS], weights=(6, 3, 1, 2))[0]
            day = month + timedelta(days=dice.randint(1, 20))
            when = self.stage.at(day, dice.randint(9, 19), dice.randint(0, 59))
            self.stage.plan(when, lambda card=card, code=code, dice=dice: self._want(card, code, dice))  # type: ignore[misc]

    def _want(self, card: str, code: str, dice: Random) -> None:
        who, (reward_id, stall) = self.market.online[card], self._rewards[code]
        account = f"points/available/{who.household_id}"
        with self.stage.app.reading() as (session, _):
            held = db.books.guard_balance(session, community_id=self.stage.community.id, account=account)
        if held < KEPT_POINTS or held < next(one[4] for one in _REWARDS if one[0] == code):
            return
        try:
            made = self.stage.do(who, exchange, household_id=who.household_id, rewards=(reward_id,))
        except (RewardRefused, FundRefused):
            return  # gone for now, or enough for this month: the household keeps its points
        voucher = made.vouchers[0]
        if dice.random() < 0.85 and stall.is_open:
            when = self.stage.now + timedelta(days=dice.randint(1, 12), hours=dice.randint(0, 2))
            self.stage.plan(when, lambda: self._take(card, stall, voucher.id))

    def _take(self, card: str, stall: Stall, voucher_id: str) -> None:
        code = self.stage.app.look(self.market.online[card], screen_code, voucher_id=voucher_id).code
        self.stage.do(stall.clerk, take, code=code)

    # -- many at once ----------------------------------------------------------------------------------------------

    def _holiday(self) -> None:
        """One proposes, another issues; the papers are carried round, and most are used."""
        maker, wishes = self.office.maker, self._wishes()
        if not wishes:
            return
        made = self.stage.do(maker, propose_issue, title="重阳敬老慰问", wishes=wishes)
        self.stage.clock.forward(minutes=40)
        self.stage.do(self.office.reviewer, issue_batch, batch_id=made.id)
        printed = self.stage.do(maker, print_issue, batch_id=made.id)
        household_of = {one.card: one.id for one in self.stage.app.look(maker, households_for_issue)}
        for place, held in enumerate(printed.papers):
            dice = self.stage.dice("holiday", held.card, place)
            voucher = Held(id=held.paper.id, card=held.card, household_id=household_of[held.card],
                           face_fen=held.paper.face_fen, code=held.paper.code)  # fmt: skip
            if dice.random() < 0.8:
                when = self.stage.now + timedelta(days=dice.randint(2, 20), minutes=dice.randint(0, 400))
                self.spending.plan_taking(voucher, when, dice)

    def _propose_next(self) -> None:
        """A list that waits for a second person."""
        wishes = self._wishes()
        if wishes:
            self.stage.do(self.office.maker, propose_issue, title="冬至送温暖", wishes=wishes)

    def _wishes(self) -> tuple[Wish, ...]:
        """Ten yuan for each of some households that have enough points and no phone."""
        left_out = {card_of(DEMO_CARD), card_of(ELDER_CARD), *self.market.online}
        found = self.stage.app.look(self.office.maker, households_for_issue)
        able = [one for one in found if one.points >= KEPT_POINTS and one.card not in left_out]
        return tuple(Wish(household_id=one.id, face_fen=1000) for one in able[:HOLIDAY_HOUSEHOLDS])
