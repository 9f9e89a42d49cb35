"""What the demo's people quarrel about: takings that were not right, decided before and after payment, and open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

import db.disputes
from core.demo.office import KNOWN_SHOP, Market, Office, Stall
from core.demo.settling import closing_on
from core.demo.stage import Stage
from core.disputes import DisputeReason, Outcome, Side, decide_dispute, open_dispute, unbilled_takings
from core.policy import Actor
from core.statements import shop_statements, statement

DECIDED_AFTER: Final = timedelta(days=3)
PAID_AFTER: Final = timedelta(days=16)  # of the closing, by when a statement is paid
Pick = Callable[[], str | None]


@dataclass(slots=True)
class Quarrels:
    """A handful of disputes; each picks its taking when its day has come."""

    stage: Stage
    office: Office
    market: Market
    _ended: list[date] = field(default_factory=list)

    def plan(self) -> None:
        """Two with what followed in the next statements, one that was quick, and three that wait."""
        stage = self.stage
        self._ended = [month for month in stage.months() if closing_on(stage, month) < stage.today]
        if not self._ended:
            return
        early = self._ended[max(0, len(self._ended) - 4)]
        closed_on = closing_on(stage, early)
        grocer, canteen, known = self._stall("S03"), self._stall("S01"), self._stall(KNOWN_SHOP)
        self._plan(closed_on, 11, grocer, self._billed(grocer, early), DisputeReason.WRONG_VOUCHER,
                   note="客人把两张券拿混了，当场换了一张", outcome=Outcome.FOR_SHOP)  # fmt: skip
        self._plan(closed_on + PAID_AFTER, 15, None, self._billed(canteen, early), DisputeReason.NOT_SERVED,
                   note="券扫了，菜已经卖完，没有吃上", outcome=Outcome.FOR_RESIDENT)  # fmt: skip
        self._plan(stage.today - timedelta(days=25), 16, None, self._unbilled(canteen), DisputeReason.GOODS_BACK,
                   note="送错了份数，双方说好退回", outcome=Outcome.FOR_RESIDENT)  # fmt: skip
        self._plan(stage.today - timedelta(days=4), 10, None, self._billed(canteen, self._ended[-1]),
                   DisputeReason.NOT_SERVED, note="店里说系统慢，等了半小时没有等到")  # fmt: skip
        self._plan(stage.today - timedelta(days=2), 17, known, self._unbilled(known), DisputeReason.WRONG_VOUCHER,
                   note="收银的时候扫了两张，只该收一张")  # fmt: skip
        self._plan(stage.today - timedelta(days=1), 11, None, self._billed(grocer, self._ended[-1]),
                   DisputeReason.CODE_COPIED, note="家人说那天没有去过这家店")  # fmt: skip

    def _stall(self, code: str) -> Stall:
        return next(stall for stall in self.market.stalls if stall.code == code)

    def _plan(
        self, day: date, hour: int, stall: Stall | None, pick: Pick, why: DisputeReason, *, note: str,
        outcome: Outcome | None = None,
    ) -> None:  # fmt: skip
        stage = self.stage
        when = stage.at(stage.working_day(day), hour, 20)
        stage.plan(when, lambda: self._open(stall, pick, why, note, outcome))

    def _open(self, stall: Stall | None, pick: Pick, why: DisputeReason, note: str, outcome: Outcome | None) -> None:
        serial = pick()
        if serial is None:
            return  # in a small demo there may be none
        who, behalf = (stall.owner or stall.clerk, None) if stall else self._speaker(serial)
        opened = self.stage.do(who, open_dispute, note=note, serial=serial, why=why, behalf=behalf)
        if outcome is not None:
            decided_on = self.stage.working_day(self.stage.day + DECIDED_AFTER)
            self.stage.plan(self.stage.at(decided_on, 15, 40), lambda: self._decide(opened.id, outcome))

    def _decide(self, dispute_id: str, outcome: Outcome) -> None:
        self.stage.do(self.office.reviewer, decide_dispute, dispute_id=dispute_id, outcome=outcome)

    def _speaker(self, serial: str) -> tuple[Actor, Side | None]:
        """The household itself where it has an account, else the desk in its name."""
        with self.stage.app.reading() as (session, _):
            case = db.disputes.case_of_voucher(session, community_id=self.stage.community.id, serial=serial)
        for actor in self.market.online.values():
            if case is not None and actor.household_id == case.household_id:
                return actor, None
        return self.office.maker, Side.RESIDENT

    def _billed(self, stall: Stall, month: date) -> Pick:
        """A line of a shop's statement of a month that nobody has questioned."""

        def pick() -> str | None:
            found = self.stage.app.look(stall.clerk, shop_statements)
            number = next((one.number for one in found if one.month == f"{month:%Y-%m}"), None)
            if number is None:
                return None
            lines = self.stage.app.look(stall.clerk, statement, number=number).lines
            fresh = [line.serial for line in lines if line.dispute_id is None and line.face_fen]
            return self.stage.dice("quarrel", stall.code, month).choice(fresh) if fresh else None

        return pick

    def _unbilled(self, stall: Stall) -> Pick:
        """The newest taking of a shop that is on no statement."""

        def pick() -> str | None:
            found = [one for one in self.stage.app.look(stall.clerk, unbilled_takings) if one.face_fen]
            return found[0].serial if found else None

        return pick
