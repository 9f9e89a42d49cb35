"""Claims with their proof, visits of companions and rounds of tidy homes of a lived-in community, in every state."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO

from PIL import Image

import db.places
from core.approvals import approve_claims
from core.bootstrap import App
from core.claiming import claim_event, take_back_claim, verify_claim
from core.clock import DrivenClock, local_day
from core.companion_visits import confirm_visit, log_visit, take_back_visit
from core.companions import register_pairing
from core.event_logging import log_events
from core.pictures import clean
from core.places import Registered
from core.policy import Actor
from core.tidy_rounds import Mark, close_round, mark_homes, open_round
from tests.factories import a_household, a_person, a_resident, an_intent

ZONE = "Asia/Shanghai"


@dataclass(slots=True)
class Proving:
    """A few hours of it: a street of its own, so that nobody else's points move."""

    app: App
    clock: DrivenClock
    staff: Actor
    reviewer: Actor
    homes: list[Registered] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    pair: str = ""

    def live(self) -> None:
        """Homes with heads, what they claim, who visits whom, how tidy it is."""
        app, names = self.app, ("韩梅", "杨柳", "朱红", "许亮")
        self.homes = [a_household(app, head_name=name, building="12号楼") for name in names]
        self.heads = [
            a_person(app, name=name, household_id=home.id, is_head=True).id
            for name, home in zip(names, self.homes, strict=True)
        ]
        self.pair = app.do(
            self.staff, an_intent(), register_pairing, helper_id=self.heads[0], elder_id=self.heads[1]
        ).id  # fmt: skip
        self.clock.forward(minutes=400)
        self.claim()
        self.visit()
        self.rate()

    def claim(self) -> None:
        """Claims of a phone in three states, and a list of the office."""
        app, today = self.app, local_day(self.clock.now(), ZONE)
        head = a_resident(app, person_id=self.heads[0], household_id=self.homes[0].id)
        out = BytesIO()
        Image.new("RGB", (40, 30), "teal").save(out, "JPEG")
        claimed = [
            app.do(head, an_intent(), claim_event, item_code=code, service_on=today, words=f"说明{code}", **named)
            for code, named in (
                ("A2", {}),
                ("A4", {"reference": "复函 1"}),
                ("C6", {"level": "hazard", "place": "东门", "photo": clean(out.getvalue())}),
                ("C5", {"parties": ("张三", "李四"), "are_both_agreed": True}),
            )
        ]
        app.do(head, an_intent(), take_back_claim, claim_id=claimed[1].id)
        for place, reference in ((2, "工单 1"), (3, "")):
            app.do(self.staff, an_intent(), verify_claim, claim_id=claimed[place].id, reference=reference)
        app.do(self.reviewer, an_intent(), approve_claims, claim_ids=(claimed[3].id,))
        app.do(self.staff, an_intent(), log_events, person_ids=tuple(self.heads[1:]), item_code="A3",
               service_on=today, title="小区夜话")  # fmt: skip

    def visit(self) -> None:
        """Two visits confirmed, one that waits, one that was taken back."""
        app, ids = self.app, []
        helper = a_resident(app, person_id=self.heads[0], household_id=self.homes[0].id)
        for place, kind in enumerate(("safety", "company", "errand", "call")):
            starts_at = self.clock.now() - timedelta(minutes=390 - 60 * place)
            card = self.homes[1].number if place == 0 else ""
            ids.append(
                app.do(helper, an_intent(), log_visit, pairing_id=self.pair, kind=kind, starts_at=starts_at,
                       minutes=30 + place, title="探访", note="还好", card=card).id
            )  # fmt: skip
        app.do(self.staff, an_intent(), confirm_visit, visit_id=ids[1], spoke_with="elder", title="探访")
        app.do(helper, an_intent(), take_back_visit, visit_id=ids[2])

    def rate(self) -> None:
        """A round that is over, with homes that passed and one that was reminded, and one that goes on."""
        app, month = self.app, self.clock.now().strftime("%Y-%m")
        with app.reading() as (session, _):
            areas = db.places.areas(session, community_id=self.staff.community_id, kind="building")
        by_name = {area.name: area.id for area in areas}
        raters = [a_person(app, name=name).id for name in ("何静", "吕平")]
        verdicts = ("tidy", "tidy", "untidy", "kin")
        for building in ("12号楼", "3号楼"):
            round_id = app.do(self.staff, an_intent(), open_round, month=month, building_ids=(by_name[building],),
                              rater_ids=tuple(raters)).id  # fmt: skip
            for rater in raters if building == "12号楼" else ():
                marks = tuple(Mark(household_id=home.id, verdict=verdict)
                              for home, verdict in zip(self.homes, verdicts, strict=True))  # fmt: skip
                app.do(self.staff, an_intent(reason="paper_sheet"), mark_homes, round_id=round_id, rater_id=rater,
                       marks=marks)  # fmt: skip
            if building == "12号楼":
                app.do(self.staff, an_intent(), close_round, round_id=round_id, title="整洁月评合格")
            self.clock.forward(minutes=1)
