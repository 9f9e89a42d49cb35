"""Silver companions: pairs, visits on the helper's phone, the elder's card or a call, and who is overdue."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from core.approvals import approve_claims
from core.bootstrap import App
from core.check import run_check
from core.clock import DrivenClock
from core.companion_visits import (
    CardDiffers,
    CardOnCall,
    Visited,
    VisitTooOld,
    confirm_visit,
    erase_visit_notes,
    log_visit,
    read_visit_note,
    take_back_visit,
    visits_of_pair,
    visits_to_confirm,
)
from core.companions import (
    PairedAlready,
    PairingEnded,
    PairingOfHousehold,
    PairingOfOne,
    days_allowed,
    end_pairing,
    list_pairs,
    my_elders,
    register_pairing,
)
from core.entries import InFuture, Overlapping, TooManyMinutes
from core.errors import AppError, Forbidden, NotFound, SecondPersonNeeded, StateMoved
from core.notices import post_notice
from tests.factories import a_household, a_person, a_resident, a_reviewer, a_staff, a_supervisor, an_intent, console


class Pair:
    """A helper of building 3 and an elder of building 5, twelve visits a month."""

    def __init__(self, app: App, clock: DrivenClock) -> None:
        self.app, self.clock, self.staff = app, clock, a_staff(app)
        self.home, self.elder_home = a_household(app), a_household(app, head_name="赵奶奶", building="5号楼")
        self.helper = a_person(app, household_id=self.home.id, is_head=True).id
        self.elder = a_person(app, name="赵奶奶", household_id=self.elder_home.id, is_head=True).id
        self.id = self.pair(self.elder)
        self.phone = a_resident(app, person_id=self.helper, household_id=self.home.id)
        clock.forward(days=1)

    def pair(self, elder_id: str) -> str:
        return self.app.do(self.staff, an_intent(), register_pairing, helper_id=self.helper, elder_id=elder_id).id

    def visit(self, *, hours_ago: float = 3, minutes: int = 60, **named: object) -> Visited:
        starts_at: datetime = self.clock.now() - timedelta(hours=hours_ago)
        return self.app.do(self.phone, an_intent(), log_visit, pairing_id=self.id,
                           **{"kind": "safety", "starts_at": starts_at, "minutes": minutes, "title": "银发伴友探访",
                              **named})  # fmt: skip


@pytest.fixture
def pair(app: App, clock: DrivenClock) -> Pair:
    return Pair(app, clock)


def refused(expected: type[AppError], call: object, /, *args: object, **named: object) -> None:
    with pytest.raises(expected):
        call(*args, **named)  # type: ignore[operator]


def test_a_visit_with_the_elders_card_becomes_hours_that_another_approves(pair: Pair, app: App) -> None:
    refused(CardDiffers, pair.visit, card=pair.home.number)
    refused(CardOnCall, pair.visit, card=pair.elder_home.number, kind="call")
    with_card = pair.visit(card=f" {pair.elder_home.number.lower()} ")
    assert with_card.state == "confirmed"
    refused(StateMoved, app.do, pair.phone, an_intent(), take_back_visit, visit_id=with_card.id)
    [seen] = app.look(pair.phone, visits_of_pair, pairing_id=pair.id)
    assert (seen.way, seen.minutes, seen.is_noted) == ("card", 60, False)
    with app.reading() as (session, _):
        claim = session.first("SELECT id, state, hours_class, item_code, minutes FROM claim")
    assert (claim.state, claim.hours_class, claim.item_code, claim.minutes) == ("confirmed", "listed", "C2", 60)
    refused(SecondPersonNeeded, app.do, a_reviewer(app, person_id=pair.helper), an_intent(), approve_claims,
            claim_ids=(claim.id,))  # fmt: skip
    app.do(a_reviewer(app), an_intent(), approve_claims, claim_ids=(claim.id,))
    assert app.do(pair.staff, an_intent(), post_notice).points == 3
    assert run_check(app).is_ok


def test_a_visit_without_a_card_waits_for_a_call(pair: Pair, app: App, clock: DrivenClock) -> None:
    logged = pair.visit(note="血压有点高，药快吃完了")
    refused(Overlapping, pair.visit, hours_ago=2.5)
    [waiting] = app.look(pair.staff, visits_to_confirm)
    assert (waiting.elder, waiting.is_noted) == ("赵奶奶", True)
    refused(SecondPersonNeeded, app.do, a_staff(app, person_id=pair.helper), an_intent(), confirm_visit,
            visit_id=logged.id, spoke_with="elder", title="探访")  # fmt: skip
    clock.forward(days=20)
    app.do(pair.staff, an_intent(), confirm_visit, visit_id=logged.id, spoke_with="elder", title="探访")
    refused(StateMoved, app.do, pair.staff, an_intent(), confirm_visit, visit_id=logged.id, spoke_with="family",
            title="探访")  # fmt: skip
    with app.reading() as (session, _):
        assert session.value("SELECT hours_class FROM claim") == "back_filled", "after ten working days: hours only"
    assert run_check(app).is_ok


def test_how_an_elder_is_stays_sealed_and_every_reading_is_written_down(pair: Pair, app: App) -> None:
    logged = pair.visit(note="血压有点高")
    with app.reading() as (session, _):
        assert "血压" not in str(session.all("SELECT note_sealed FROM visit_note"))
    for nobody in (pair.phone, a_supervisor(app), a_reviewer(app)):
        refused(Forbidden, app.do, nobody, an_intent(), read_visit_note, visit_id=logged.id)
    press = an_intent()
    assert app.do(pair.staff, press, read_visit_note, visit_id=logged.id).text == "血压有点高"
    assert app.do(pair.staff, press, read_visit_note, visit_id=logged.id).text == "", "the answer is kept without it"
    with app.reading() as (session, _):
        assert session.value("SELECT COUNT(*) FROM operation WHERE action = 'visit.read_note'") == 1
    assert app.do(console(app), an_intent(reason="erasure"), erase_visit_notes, elder_id=pair.elder) == 1
    refused(NotFound, app.do, pair.staff, an_intent(), read_visit_note, visit_id=logged.id)
    app.do(pair.phone, an_intent(), take_back_visit, visit_id=logged.id)
    assert [one.state for one in app.look(pair.phone, visits_of_pair, pairing_id=pair.id)] == ["withdrawn"]
    assert run_check(app).is_ok


def test_who_was_not_visited_for_too_long_comes_first(pair: Pair, app: App, clock: DrivenClock) -> None:
    other = pair.pair(a_person(app, name="钱爷爷").id)
    assert [one.overdue_days for one in app.look(pair.staff, list_pairs)] == [0, 0]
    clock.forward(days=4)
    pair.visit()
    assert app.look(pair.staff, list_pairs)[0].elder == "赵奶奶", "a visit that nobody confirmed changes nothing"
    clock.forward(hours=3)
    pair.visit(card=pair.elder_home.number)
    clock.forward(days=1)
    first, second = app.look(pair.staff, list_pairs)
    assert (first.elder, first.overdue_days, second.overdue_days) == ("钱爷爷", 1, 0)
    assert (second.this_month, second.waiting) == (1, 1)
    assert [one.elder for one in app.look(pair.phone, my_elders)] == ["钱爷爷", "赵奶奶"]
    app.do(pair.staff, an_intent(reason="moved_away"), end_pairing, pairing_id=other)
    refused(PairingEnded, app.do, pair.staff, an_intent(reason="moved_away"), end_pairing, pairing_id=other)
    assert [one.elder for one in app.look(pair.phone, my_elders)] == ["赵奶奶"]
    assert [days_allowed(times) for times in (12, 4, 2, 1)] == [4, 12, 23, 45]


def test_what_cannot_be_is_refused(pair: Pair, app: App, clock: DrivenClock) -> None:
    refused(PairedAlready, pair.pair, pair.elder)
    refused(PairingOfOne, pair.pair, pair.helper)
    refused(PairingOfHousehold, pair.pair, a_person(app, name="王大爷", household_id=pair.home.id).id)
    refused(InFuture, pair.visit, hours_ago=0.5)
    refused(TooManyMinutes, pair.visit, hours_ago=10, minutes=241)
    refused(PairingEnded, pair.visit, hours_ago=72)
    stranger = a_resident(app, person_id=pair.elder, household_id=pair.elder_home.id)
    refused(NotFound, app.do, stranger, an_intent(), log_visit, pairing_id=pair.id, kind="safety", minutes=30,
            starts_at=clock.now() - timedelta(hours=2), title="探访")  # fmt: skip
    clock.forward(days=30)
    refused(VisitTooOld, pair.visit, hours_ago=24 * 20)
