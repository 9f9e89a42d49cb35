"""A small scheme built through the commands alone: what pages, routes and pictures are tried on.

One household (a spender and a second adult) with points to spend, one live voucher, one notice that hangs; another
household; a shop with a paired till; staff who signed in. `a_scheme` moves its clock about three weeks ahead.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from core.activities import Published, publish_activity
from core.approvals import approve_claims
from core.bootstrap import App
from core.claims import Opening, log_hours, log_opening
from core.clerks import add_clerk
from core.clock import DrivenClock, at_local, local_day
from core.companions import register_pairing
from core.entries import Entry
from core.event_logging import log_event
from core.exchange import exchange
from core.jobs import run_due
from core.notices import post_notice
from core.policy import Actor, Role
from core.sessions import actor_for, sign_in, sign_in_clerk
from core.teams import register_team
from tests.factories import a_household, a_person, an_intent, console
from tests.factories_spending import a_fund, a_shop
from tests.factories_ways_in import PASSWORD, PIN, a_paired_till, a_staff_account, an_enrolled_resident

OPENING_POINTS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """What the scheme holds. `tokens` are the cookies of who is signed in: resident, adult, staff, reviewer,
    supervisor, owner, clerk; `till_token` is the paired till's own cookie.
    """

    household_id: str
    card: str
    other_household_id: str
    person_id: str
    adult_id: str
    shop_id: str
    fund_id: str
    activity_id: str
    voucher_id: str
    notice_number: int
    till_token: str
    tokens: dict[str, str]
    now: datetime


def signed_in(app: App, scheme: Scheme, who: str) -> Actor:
    """The actor behind one of the scheme's sign-ins."""
    with app.reading() as (session, clock):
        actor = actor_for(session, clock, scheme.tokens[who])
    assert actor is not None, f"{who} is not signed in any more"
    return actor


def a_scheme(app: App, clock: DrivenClock) -> Scheme:
    """Build it on a founded community; every sign-in is made at the end, at `scheme.now`."""
    fund = a_fund(app, yuan=1000)
    shop = a_shop(app, code="S01", name="邻里食堂")
    a_shop(app, code="S02", name="刘记粮油")
    home = a_household(app, head_name="王秀英", building="3号楼")
    head = a_person(app, name="王秀英", household_id=home.id, is_head=True, phone="13800000001")
    adult = a_person(app, name="李建国", household_id=home.id, is_spender=False, phone="13800000002")
    other = a_household(app, head_name="陈桂兰", building="5号楼")
    neighbour = a_person(app, name="陈桂兰", household_id=other.id, is_head=True, phone="13800000003")
    leader = a_person(app, name="赵国强")
    _team_and_pair(app, leader.id, head.id, neighbour.id)
    maker, approver = _office(app)
    opened = app.do(
        maker,
        an_intent(),
        log_opening,
        openings=(Opening(household_id=home.id, points=OPENING_POINTS, passbook_page="旧存折第 3 页"),),
    )
    first = _activity(app, clock, maker, leader.id, "楼道大扫除", "C1")
    clock.forward(days=2)
    rows = _listed(app, maker, first, {head.id: 120, adult.id: 50, neighbour.id: 90})
    app.do(approver, an_intent(), approve_claims, claim_ids=(*opened.claim_ids, *rows))
    notice = app.do(maker, an_intent(), post_notice)
    clock.set(notice.closes_at + timedelta(hours=9))
    run_due(app)
    spender = Actor(
        community_id=maker.community_id,
        id="spender",
        name="王秀英",
        roles=frozenset({Role.RESIDENT}),
        person_id=head.id,
        household_id=home.id,
        time_zone=maker.time_zone,
    )
    voucher = app.do(spender, an_intent(), exchange, household_id=home.id, faces_fen=(2000,)).vouchers[0]
    second = _activity(app, clock, maker, leader.id, "送餐上门", "C2")
    clock.forward(days=2)
    rows = _listed(app, maker, second, {head.id: 100, neighbour.id: 60})
    talk = app.do(
        maker,
        an_intent(),
        log_event,
        person_id=head.id,
        item_code="A3",
        service_on=local_day(clock.now(), maker.time_zone),
        title="小区夜话",
    )
    app.do(approver, an_intent(), approve_claims, claim_ids=(*rows, *talk.claim_ids))
    hanging = app.do(maker, an_intent(), post_notice)
    run_due(app)
    tokens, till_token = _sign_ins(app, shop.id, head.id, adult.id)
    return Scheme(
        household_id=home.id,
        card=home.number,
        other_household_id=other.id,
        person_id=head.id,
        adult_id=adult.id,
        shop_id=shop.id,
        fund_id=fund.id,
        activity_id=second.id,
        voucher_id=voucher.id,
        notice_number=hanging.number,
        till_token=till_token,
        tokens=tokens,
        now=clock.now(),
    )


def _office(app: App) -> tuple[Actor, Actor]:
    """A maker and an approver with accounts, as they may act now."""
    actors = []
    for login_name, role in (("zhangmin", "staff"), ("liqin", "reviewer")):
        a_staff_account(app, login_name=login_name, roles=(role,))
        actors.append(sign_in(app, name=login_name, secret=PASSWORD).actor)
    return actors[0], actors[1]


def _team_and_pair(app: App, leader_id: str, helper_id: str, elder_id: str) -> None:
    app.do(
        console(app),
        an_intent(),
        register_team,
        name="银发先锋队",
        kind="silver",
        leader_id=leader_id,
        member_ids=(helper_id,),
    )
    app.do(console(app), an_intent(), register_pairing, helper_id=helper_id, elder_id=elder_id)


def _activity(app: App, clock: DrivenClock, maker: Actor, leader_id: str, name: str, item_code: str) -> Published:
    """Published now, held tomorrow from 9:00 to 11:00."""
    held_on: date = local_day(clock.now(), maker.time_zone) + timedelta(days=1)
    return app.do(
        maker,
        an_intent(),
        publish_activity,
        name=name,
        place="3号楼",
        held_on=held_on,
        starts=time(9),
        ends=time(11),
        leader_id=leader_id,
        item_code=item_code,
    )


def _listed(app: App, maker: Actor, activity: Published, minutes: dict[str, int]) -> tuple[str, ...]:
    """The leader's sheet of an activity: minutes of each person."""
    starts_at = at_local(activity.held_on, time(9), maker.time_zone)
    entries = tuple(
        Entry(
            person_id=person_id,
            service_on=activity.held_on,
            title=activity.name,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=given),
        )
        for person_id, given in minutes.items()
    )
    return app.do(maker, an_intent(), log_hours, entries=entries).claim_ids


def _sign_ins(app: App, shop_id: str, head_id: str, adult_id: str) -> tuple[dict[str, str], str]:
    a_staff_account(app, login_name="chenwei", roles=("supervisor",))
    a_staff_account(app, login_name="laoban", roles=("owner",), shop_id=shop_id)
    an_enrolled_resident(app, person_id=head_id, number="13800000001")
    an_enrolled_resident(app, person_id=adult_id, number="13800000002")
    tokens = {
        "resident": sign_in(app, name="13800000001", secret=PIN).token,
        "adult": sign_in(app, name="13800000002", secret=PIN).token,
        "staff": sign_in(app, name="zhangmin", secret=PASSWORD).token,
        "reviewer": sign_in(app, name="liqin", secret=PASSWORD).token,
        "supervisor": sign_in(app, name="chenwei", secret=PASSWORD).token,
        "owner": sign_in(app, name="laoban", secret=PASSWORD).token,
    }
    till = a_paired_till(app, shop_id=shop_id)
    clerk = app.do(console(app), an_intent(), add_clerk, shop_id=shop_id, name="小周")
    tokens["clerk"] = sign_in_clerk(app, till_token=till.token, account_id=clerk.id, pin=clerk.pin or "").token
    return tokens, till.token
