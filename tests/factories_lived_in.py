"""A community with a past: something of every kind and in every state, small enough to be looked at row by row."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from core.activities import Published, cancel_activity, publish_activity
from core.approvals import approve_claims, return_claims
from core.bootstrap import App
from core.carers import carer_code, end_carer, name_carer
from core.claims import Opening, confirm_claims, log_hours, log_opening, withdraw_claims
from core.clerks import add_clerk
from core.clock import DrivenClock, at_local
from core.communities import fill_calendar, found_community
from core.companions import register_pairing
from core.dissolving import decide_dissolution, propose_dissolution
from core.entries import Entry
from core.errors import AppError
from core.event_logging import log_event
from core.funds import open_fund, pay_into_fund
from core.jobs import run_due
from core.limits import set_spending_terms
from core.lots import expire_points
from core.merging import decide_merger, propose_merger, undo_merger
from core.moving import move_person
from core.notices import close_notice, post_notice
from core.payees import record_payee
from core.policy import Actor, Role
from core.settings import Settings
from core.shop_applications import accept_application, apply, decline_application
from core.shops import leave_shop, pause_shop, register_shop, resume_shop
from core.statements import agree, approve_statement, close_statement, pay_statement
from core.takings import take, undo
from core.team_requests import invite_to_team
from core.teams import register_team
from core.vouchers import (
    exchange,
    expire_vouchers,
    issue_printed,
    lock_voucher,
    return_voucher,
    unlock_voucher,
    void_voucher,
)
from db.engine import Database
from tests.factories import (
    a_household,
    a_job,
    a_person,
    a_resident,
    a_reviewer,
    a_staff,
    a_supervisor,
    an_intent,
    console,
    somebody,
)
from tests.factories_lived_in_activities import SigningUp
from tests.factories_lived_in_attendance import Attending
from tests.factories_lived_in_claims import Proving
from tests.factories_lived_in_disputes import Quarrels
from tests.factories_lived_in_objections import Objecting
from tests.factories_lived_in_records import Records
from tests.factories_lived_in_rewards import Rewards
from tests.factories_lived_in_rules import call_about, decide_rules

FOUNDED = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
FIRST_DAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # Friday, 10:00 in Shanghai
ZONE = "Asia/Shanghai"


def a_lived_in_community(database: Database) -> None:
    """The template: founded, worked, earned, spent, billed, paid and sealed."""
    with database.transaction() as session:
        fill_calendar(session)
        found_community(session, DrivenClock(FOUNDED), an_intent(), code="LJC", name="刘家场社区", phone="0000-5551234")
    clock = DrivenClock(FIRST_DAY)
    app = App(settings=Settings(), database=database, is_demo=False, clock=clock)
    _Life(app, clock).live()


class _Life:
    def __init__(self, app: App, clock: DrivenClock) -> None:
        self.app, self.clock = app, clock
        self.staff, self.reviewer, self.supervisor = a_staff(app), a_reviewer(app), a_supervisor(app)
        self.finance, self.job = somebody(app, Role.FINANCE), a_job(app)

    def live(self) -> None:
        """Everything, in the order in which it happens."""
        self.register()
        self.merge()
        self.agree_on_limits()
        self.earn()
        self.dissolve()
        SigningUp(self.app, self.clock, self.staff, self.reviewer, self.leader.id).live()
        Attending(self.app, self.clock, self.staff, self.reviewer, self.leader.id).live()
        self.spend()
        self.settle()
        self.care()
        self.quarrel()
        self.reward()
        Proving(self.app, self.clock, self.staff, self.reviewer).live()
        self.go_on()

    def register(self) -> None:
        """Two households, three people, a team, a companion, three shops with tills, a fund."""
        app = self.app
        self.home = a_household(app, building="3号楼")
        self.other_home = a_household(app, head_name="李强", building="5号楼")
        self.volunteer = a_person(app, household_id=self.home.id, is_head=True)
        self.neighbour = a_person(app, name="李强", household_id=self.other_home.id, is_head=True)
        self.old_home = a_household(app, head_name="周老人", building="7号楼")
        self.leader = a_person(app, name="赵队长")
        team = app.do(
            console(app), an_intent(), register_team, name="邻里互助队", kind="neighbours", leader_id=self.leader.id
        )
        self.team_id = team.id
        app.do(console(app), an_intent(), invite_to_team, team_id=team.id, person_id=self.neighbour.id)
        app.do(console(app), an_intent(), register_pairing, helper_id=self.volunteer.id, elder_id=self.neighbour.id)
        fund = app.do(
            console(app),
            an_intent(),
            open_fund,
            code="F1",
            name="社区基金",
            sponsor="街道",
            amount_fen=50_000,
            proof="回单 1",
        )
        app.do(console(app), an_intent(), pay_into_fund, fund_id=fund.id, amount_fen=10_000, proof="回单 2")
        self.canteen = self._shop("S001", 10_000)
        self.barber = self._shop("S002", 7_550)
        paused = self._shop("S003", 0)
        reason = an_intent(reason="renovation")
        app.do(console(app), reason, pause_shop, shop_id=paused)
        app.do(console(app), an_intent(), resume_shop, shop_id=paused)
        app.do(console(app), replace(reason, key="second-pause"), pause_shop, shop_id=paused)
        self.apply()

    def merge(self) -> None:
        """Rows that are one person: one was merged, one was parted again, one was declined, one waits."""
        app = self.app
        for place, (name, number) in enumerate((("王秀莲", 1), ("刘洋", 2), ("陈静", 3), ("孙磊", 4))):
            gone, stays = (a_person(app, name=name) for _ in range(2))
            self.clock.forward(minutes=number)
            asked = app.do(self.staff, an_intent(), propose_merger, person_id=gone.id, survivor_id=stays.id)
            if place == 3:
                return
            app.do(self.reviewer, an_intent(), decide_merger, merger_id=asked.id, is_same=place < 2)
            if place == 1:
                app.do(self.reviewer, an_intent(reason="mistake"), undo_merger, merger_id=asked.id)

    def dissolve(self) -> None:
        """Households without people: the points of one went over, those of one did not, one waits."""
        app = self.app
        last = a_household(app, head_name="周小红", building="9号楼")
        homes = [self.old_home, *(a_household(app, head_name=f"周{name}", building="7号楼") for name in "东西")]
        for place, home in enumerate(homes):
            person = a_person(app, name=f"周{place}", household_id=home.id, is_head=True, birth_year=1950)
            self.clock.forward(minutes=place + 1)
            app.do(
                self.staff, an_intent(), move_person, person_id=person.id, household_id=last.id,
                moved_on=self.clock.now().date(), because="family",
            )  # fmt: skip
            asked = app.do(self.staff, an_intent(), propose_dissolution, household_id=home.id, into_id=last.id)
            if place < 2:
                app.do(
                    self.reviewer, an_intent(), decide_dissolution, dissolution_id=asked.id, is_right=place == 0
                )  # fmt: skip

    def apply(self) -> None:
        """Applications that wait, were accepted and declined; shops' accounts, as entered and as confirmed."""
        app = self.app
        kinds, ids = ("bank", "home_care", "clinic", "clinic"), []
        for place, kind in enumerate(kinds):
            applied = apply(
                app, Actor(community_id=self.staff.community_id, id="public", name="", roles=frozenset()), an_intent(),
                address=f"203.0.{place}.7", name=f"申请店{place}", kind=kind, place="东门 8 号", grid=None,
                contact=f"申请人{place}", phone=f"1380000010{place}", opening_hours="8:00-18:00",
                cash_rate_bp=10_000 - place,
            )  # fmt: skip
            ids.append(applied.id)
            self.clock.forward(minutes=1)
        accepted = app.do(
            self.staff, an_intent(), accept_application, application_id=ids[0], code="S004", agreement_number="LM-4",
            agreed_on=FOUNDED.date(), cash_rate_bp=9_000, phone="0943-5551234", opening_hours="1-5 09:00-17:00",
            grid="第一网格", owner_household_id=self.other_home.id,
        )  # fmt: skip
        self.clock.forward(minutes=1)
        app.do(console(app), an_intent(reason="far_away"), decline_application, application_id=ids[1])
        self.clock.forward(minutes=1)
        another = app.do(
            console(app), an_intent(), accept_application, application_id=ids[2], code="S005", agreement_number="LM-5",
            agreed_on=FOUNDED.date(), cash_rate_bp=8_000, phone=None, opening_hours=None,
        )  # fmt: skip
        app.do(self.staff, an_intent(reason="closing"), leave_shop, shop_id=another.shop_id or "")
        for shop_id in (accepted.shop_id, self.canteen):
            app.do(
                self.finance, an_intent(), record_payee, shop_id=shop_id or "", payee=f"户名{shop_id}", bank="农商银行",
                account=f"6222{shop_id}",
            )  # fmt: skip
            self.clock.forward(minutes=1)

    def _shop(self, code: str, cash_rate_bp: int) -> str:
        return self.app.do(
            console(self.app), an_intent(), register_shop, code=code, name=f"店{code}", kind="canteen", address="3号楼",
            cash_rate_bp=cash_rate_bp,
        ).id  # fmt: skip

    def _till(self, shop_id: str) -> Actor:
        clerk = self.app.do(console(self.app), an_intent(), add_clerk, shop_id=shop_id, name="小李")
        return somebody(self.app, Role.CLERK, Role.OWNER, id=clerk.id, shop_id=shop_id, till_id=f"till-{shop_id[-8:]}")

    def earn(self) -> None:
        """Hours of every class and claims in every state, a closed notice and one that hangs."""
        app, clock = self.app, self.clock
        cleaning = self._activity("楼道大扫除", date(2026, 11, 21))
        visits = self._activity("助老探访", date(2026, 11, 22), item_code="C2")
        called_off = self._activity("取消的活动", date(2026, 11, 23))
        app.do(self.staff, an_intent(), cancel_activity, activity_id=called_off.id)
        clock.forward(days=3)
        first = [self._hours(cleaning, self.volunteer.id, minutes=110), self._hours(visits, self.neighbour.id)]
        app.do(self.reviewer, an_intent(), approve_claims, claim_ids=tuple(first))
        opening = app.do(
            self.staff, an_intent(source="import"), log_opening, file_name="passbook.xlsx", file_hash="0" * 64,
            openings=(Opening(household_id=self.home.id, points=120, passbook_page="第3页"),
                      Opening(household_id=self.other_home.id, points=30, passbook_page="第4页"),
                      Opening(household_id=self.old_home.id, points=40, passbook_page="第5页")),
        )  # fmt: skip
        app.do(self.reviewer, an_intent(), approve_claims, claim_ids=opening.claim_ids)
        honour = app.do(
            self.staff, an_intent(), log_event, person_id=self.volunteer.id, item_code="D2",
            service_on=date(2026, 11, 22), title="街道表彰", level="subdistrict", reference="街发〔2026〕8号",
        )  # fmt: skip
        app.do(self.reviewer, an_intent(note="证书已核对"), approve_claims, claim_ids=honour.claim_ids)
        notice = app.do(self.staff, an_intent(), post_notice)
        clock.set(notice.closes_at)
        app.do(self.job, an_intent("job"), close_notice, notice_id=notice.id)
        self._long_list()

    def _activity(self, name: str, day: date, *, item_code: str = "C1") -> Published:
        return self.app.do(
            self.staff, an_intent(), publish_activity, name=name, place="3号楼", held_on=day, starts=time(9),
            ends=time(12), leader_id=self.leader.id, item_code=item_code, team_id=self.team_id,
        )  # fmt: skip

    def _hours(self, activity: Published, person_id: str, *, minutes: int = 120) -> str:
        starts_at = at_local(activity.held_on, time(9), ZONE)
        entry = Entry(person_id=person_id, service_on=activity.held_on, title=activity.name, starts_at=starts_at,
                      ends_at=starts_at + timedelta(minutes=minutes))  # fmt: skip
        return str(self.app.do(self.staff, an_intent(), log_hours, entries=(entry,)).claim_ids[0])

    def _long_list(self) -> None:
        """Twelve rows with one signature or two, one returned, one withdrawn, one without a reason; ten are posted."""
        app, people = self.app, [self.volunteer.id, self.neighbour.id]
        market = self._activity("主题集市", date(2026, 12, 5))
        self.clock.set(at_local(date(2026, 12, 6), time(10), ZONE))
        entries = tuple(
            Entry(person_id=people[place % 2], service_on=market.held_on, title=market.name, minutes=20 + place,
                  row=place + 2)
            for place in range(12)
        )  # fmt: skip
        ids = app.do(self.staff, an_intent("import"), log_hours, entries=entries, file_name="hours.xlsx",
                     file_hash="1" * 64).claim_ids  # fmt: skip
        app.do(self.reviewer, an_intent(), approve_claims, claim_ids=ids[:11])
        app.do(self.supervisor, an_intent(), approve_claims, claim_ids=ids[:10])
        app.do(self.reviewer, an_intent(note="分钟写错了"), return_claims, claim_ids=ids[9:10])
        app.do(self.staff, an_intent(), withdraw_claims, claim_ids=ids[11:])
        app.do(self.staff, an_intent(), post_notice)
        old = tuple(
            Entry(person_id=person_id, service_on=date(2026, 6, 1), title="旧时服务", minutes=60)
            for person_id in people
        )
        back_filled = app.do(self.staff, an_intent(), log_hours, entries=old).claim_ids
        app.do(self.staff, an_intent(note="纸质签到表"), confirm_claims, claim_ids=back_filled[:1])
        late = self._activity("冬至饺子", date(2026, 12, 7))
        self.clock.set(at_local(date(2026, 12, 8), time(10), ZONE))
        app.do(self.reviewer, an_intent(), approve_claims, claim_ids=(self._hours(late, self.neighbour.id),))

    def spend(self) -> None:
        """Vouchers in every state but those of a statement."""
        app, desk = self.app, "desk_issue"
        ids = [
            voucher.id
            for voucher in app.do(
                self.staff, an_intent(reason=desk), exchange, household_id=self.home.id, faces_fen=(500,) * 9
            ).vouchers
        ]
        self.on_screen = ids
        app.do(self.staff, an_intent(reason=desk), return_voucher, voucher_id=ids[0])
        app.do(self.staff, an_intent(reason="lost"), void_voucher, voucher_id=ids[1])
        app.do(self.staff, an_intent(reason="objection"), lock_voucher, voucher_id=ids[2])
        for voucher_id in ids[3:6]:
            app.do(self.staff, an_intent(reason="objection"), lock_voucher, voucher_id=voucher_id)
        app.do(self.staff, an_intent(reason="settled"), unlock_voucher, voucher_id=ids[3])
        self.codes = [
            voucher.code or ""
            for _ in range(3)
            for voucher in app.do(
                self.staff, an_intent(), issue_printed, household_id=self.other_home.id, faces_fen=(500,)
            ).vouchers
        ] + [
            voucher.code or ""
            for voucher in app.do(
                self.staff, an_intent(), issue_printed, household_id=self.home.id, faces_fen=(1000, 500, 500)
            ).vouchers
        ]
        try:
            app.do(self.staff, an_intent(reason=desk), exchange, household_id=self.home.id, faces_fen=(5000,) * 5)
        except AppError:
            return  # more than the household has: a refusal is written
        raise AssertionError("the household has not so many points")

    def settle(self) -> None:
        """Takings that stand, one undone, and statements in every state."""
        app = self.app
        canteen, barber = self._till(self.canteen), self._till(self.barber)
        app.do(canteen, an_intent(), take, code=self.codes[0])
        mistaken = app.do(canteen, an_intent(), take, code=self.codes[3])
        app.do(canteen, an_intent(reason="wrong_voucher"), undo, taking_id=mistaken.id)
        for till, code in ((barber, self.codes[1]), (canteen, self.codes[2])):
            app.do(till, an_intent(), take, code=code)
        self.clock.forward(minutes=10)
        paid = app.do(self.staff, an_intent(), close_statement, shop_id=self.barber).number
        app.do(barber, an_intent(), agree, number=paid)
        app.do(self.reviewer, an_intent(), approve_statement, number=paid)
        app.do(self.finance, an_intent(), pay_statement, number=paid, proof="20261208-01")
        agreed = app.do(self.staff, an_intent(), close_statement, shop_id=self.canteen).number
        app.do(canteen, an_intent(), agree, number=agreed)
        app.do(self.reviewer, an_intent(), approve_statement, number=agreed)
        app.do(canteen, an_intent(), take, code=self.codes[4])
        self.clock.forward(minutes=10)
        app.do(self.staff, an_intent(), close_statement, shop_id=self.canteen)
        app.do(barber, an_intent(), take, code=self.codes[5])

    def agree_on_limits(self) -> None:
        """Terms of spending, decided twice; the second is still to come when everybody spends."""
        for day, limit_fen in ((date(2026, 12, 1), 20_000), (date(2027, 1, 1), 10_000)):
            self.app.do(
                console(self.app), an_intent(), set_spending_terms, effective_on=day, window_kind="weekdays",
                window_weekdays=(1, 5), household_day_fen=limit_fen, shop_day_fen=limit_fen * 10,
                till_day_fen=limit_fen * 5, carer_week_fen=limit_fen,
            )  # fmt: skip
        self.app.do(
            console(self.app), an_intent(), set_spending_terms, effective_on=date(2027, 6, 1), household_day_fen=5_000,
            window_kind="month_days", window_from_day=1, window_to_day=10,
        )  # fmt: skip

    def care(self) -> None:
        """A carer who presents, one who has laid it down, one whom the desk ended."""
        app, desk = self.app, an_intent(reason="request")
        people = ((self.neighbour, "李强"), (self.leader, "赵队长"))
        carers = [
            app.do(
                self.staff,
                replace(desk, key=f"name-{person.id}"),
                name_carer,
                household_id=self.home.id,
                number=person.number,
                name=name,
                week_cap_fen=5_000 + 1_000 * place,
            )
            for place, (person, name) in enumerate(people)
        ]
        other = app.do(
            self.staff, desk, name_carer, household_id=self.other_home.id, number=self.leader.number, name="赵队长",
            week_cap_fen=3_000,
        )  # fmt: skip
        neighbour = a_resident(app, person_id=self.neighbour.id, household_id=self.other_home.id)
        code = app.look(neighbour, carer_code, voucher_id=self.on_screen[-1]).code
        app.do(self._till(self.canteen), an_intent(), take, code=code)
        leader = a_resident(app, person_id=self.leader.id, household_id=None)
        app.do(leader, an_intent(), end_carer, carer_id=carers[1].id)
        self.clock.forward(minutes=3)
        app.do(self.staff, an_intent(reason="request"), end_carer, carer_id=other.id)

    def quarrel(self) -> None:
        """Disputes in every state, with what follows them."""
        head = a_resident(self.app, person_id=self.volunteer.id, household_id=self.home.id)
        quarrels = Quarrels(self.app, self.clock, head, self.staff, self.reviewer, self.finance)
        quarrels.live(self._till(self.barber), self._till(self.canteen))

    def reward(self) -> None:
        """Goods and services, and a holiday."""
        named = {"home_id": self.home.id, "other_home_id": self.other_home.id}
        rewards = Rewards(self.app, self.clock, self.staff, self.reviewer, self.finance, **named)
        rewards.live(self._till(self.canteen), self._till(self.barber))

    def go_on(self) -> None:
        """Days pass: the notice closes, vouchers end, days are sealed, a lot ends after a year."""
        self.clock.set(at_local(date(2026, 12, 12), time(9), ZONE))
        run_due(self.app)
        decider = a_reviewer(self.app)
        objecting = Objecting(self.app, self.clock, self.staff, self.reviewer, decider, self.supervisor)
        objecting.live()
        decide_rules(self.app, self.staff, self.reviewer, today=date(2026, 12, 12))
        call_about(self.app, "2026-11")
        records = Records(self.app, self.clock, self.staff, self.supervisor)
        records.post()
        self.clock.set(at_local(date(2028, 1, 3), time(9), ZONE))
        self.app.do(self.job, an_intent("job"), expire_points)
        self.app.do(self.job, an_intent("job"), expire_vouchers, limit=1)
        objecting.enter(self.home.id, 3)
        self.app.do(self.staff, an_intent(), post_notice)
        records.finish()
