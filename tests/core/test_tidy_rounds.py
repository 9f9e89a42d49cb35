"""The month's round of tidy homes: raters who do not see each other's marks, a home that passes when all say yes."""

from __future__ import annotations

import pytest

import db.places
from core.approvals import approve_claims
from core.bootstrap import App
from core.check import run_check
from core.errors import Malformed, NotFound, ReasonNeeded, SecondPersonNeeded
from core.notices import post_notice
from core.policy import Actor
from core.tidy_lists import homes_to_rate, my_rounds, see_round, tidy_rounds
from core.tidy_rounds import (
    BuildingTaken,
    Mark,
    NotARater,
    NothingRated,
    OwnHome,
    RatersNeeded,
    RoundClosed,
    close_round,
    mark_homes,
    open_round,
)
from tests.factories import a_household, a_person, a_resident, a_reviewer, a_staff, an_intent


class Building:
    """Building 3 with three homes; its raters live in the first home and elsewhere."""

    def __init__(self, app: App) -> None:
        self.app, self.staff = app, a_staff(app)
        self.homes, self.heads = [], []
        for name in ("王秀英", "李强", "张兰"):
            home = a_household(app, head_name=name)
            self.homes.append(home.id)
            self.heads.append(a_person(app, name=name, household_id=home.id, is_head=True).id)
        away = a_household(app, head_name="赵敏", building="9号楼")
        other = a_person(app, name="赵敏", household_id=away.id, is_head=True).id
        third = a_person(app, name="孙红").id
        self.first = a_resident(app, person_id=self.heads[0], household_id=self.homes[0])
        self.second = a_resident(app, person_id=other, household_id=away.id)
        self.third = a_resident(app, person_id=third, household_id=None)
        with app.reading() as (session, _):
            areas = db.places.areas(session, community_id=self.staff.community_id, kind="building")
        self.area = next(area.id for area in areas if area.name == "3号楼")

    def open(self, *raters: Actor) -> str:
        ids = tuple(one.person_id or "" for one in raters)
        return self.app.do(self.staff, an_intent(), open_round, month="2026-11", building_ids=(self.area,),
                           rater_ids=ids).id  # fmt: skip

    def mark(self, rater: Actor, round_id: str, *verdicts: str) -> None:
        """What a rater says about the homes in their order, "" for none."""
        marks = tuple(Mark(household_id=home, verdict=said) for home, said in zip(self.homes, verdicts, strict=True)
                      if said)  # fmt: skip
        self.app.do(rater, an_intent(), mark_homes, round_id=round_id, marks=marks)


@pytest.fixture
def building(app: App) -> Building:
    return Building(app)


def test_a_home_passes_when_both_say_yes_and_its_head_gets_the_points(building: Building, app: App) -> None:
    round_id = building.open(building.first, building.second, building.third)
    with pytest.raises(OwnHome):
        building.mark(building.first, round_id, "tidy", "", "")
    building.mark(building.first, round_id, "", "tidy", "tidy")
    with pytest.raises(NothingRated):
        app.do(building.staff, an_intent(), close_round, round_id=round_id, title="11月整洁月评")
    building.mark(building.second, round_id, "untidy", "kin", "untidy")
    building.mark(building.third, round_id, "tidy", "tidy", "")
    building.mark(building.second, round_id, "tidy", "", "")  # looked again
    mine = app.look(building.first, homes_to_rate, round_id=round_id)
    assert [(one.is_own, one.verdict) for one in mine] == [(True, ""), (False, "tidy"), (False, "tidy")]
    seen = app.look(building.staff, see_round, round_id=round_id)
    assert [(one.name, one.tidy, one.untidy, one.kin, one.missing) for one in seen.raters] == [
        ("王秀英", 2, 0, 0, 1), ("赵敏", 1, 1, 1, 0), ("孙红", 2, 0, 0, 1),
    ]  # fmt: skip
    closed = app.do(building.staff, an_intent(), close_round, round_id=round_id, title="11月整洁月评")
    assert (closed.passed, closed.reminded, closed.unrated) == (2, 1, 0)
    with pytest.raises(SecondPersonNeeded):
        app.do(a_reviewer(app, person_id=building.heads[0], household_id=building.homes[0]), an_intent(),
               approve_claims, claim_ids=closed.claim_ids)  # fmt: skip
    app.do(a_reviewer(app), an_intent(), approve_claims, claim_ids=closed.claim_ids)
    assert app.do(building.staff, an_intent(), post_notice).points == 10
    assert [line.is_open for line in app.look(building.staff, tidy_rounds)] == [False]
    with pytest.raises(RoundClosed):
        building.mark(building.second, round_id, "untidy", "", "")
    with pytest.raises(RoundClosed):
        app.do(building.staff, an_intent(), close_round, round_id=round_id, title="再来一次")
    assert run_check(app).is_ok


def test_who_rates_is_named_once_and_looks_alone(building: Building, app: App) -> None:
    for raters in ((building.first,), (building.first, building.first)):
        with pytest.raises(RatersNeeded):
            building.open(*raters)
    with pytest.raises(Malformed):
        app.do(building.staff, an_intent(), open_round, month="2026-12", building_ids=(building.area,),
               rater_ids=(building.first.person_id or "", building.second.person_id or ""))  # fmt: skip
    round_id = building.open(building.first, building.second)
    with pytest.raises(BuildingTaken):
        building.open(building.second, building.third)
    with pytest.raises(NotARater):
        building.mark(building.third, round_id, "tidy", "", "")
    with pytest.raises(NotFound):
        app.look(building.third, homes_to_rate, round_id=round_id)
    with pytest.raises(NotFound):
        app.do(building.second, an_intent(), mark_homes, round_id=round_id,
               marks=(Mark(household_id="elsewhere", verdict="tidy"),))  # fmt: skip
    assert [len(app.look(one, my_rounds)) for one in (building.first, building.second, building.third)] == [1, 1, 0]


def test_the_office_enters_a_raters_signed_sheet_for_a_reason(building: Building, app: App) -> None:
    round_id = building.open(building.first, building.second)
    sheet = {"round_id": round_id, "rater_id": building.second.person_id,
             "marks": (Mark(household_id=building.homes[1], verdict="tidy"),)}  # fmt: skip
    office = a_staff(app, person_id=building.third.person_id)
    with pytest.raises(ReasonNeeded):
        app.do(office, an_intent(), mark_homes, **sheet)
    app.do(office, an_intent(reason="paper_sheet"), mark_homes, **sheet)
    with pytest.raises(NotARater):
        app.do(building.first, an_intent(reason="paper_sheet"), mark_homes, **sheet)
    building.mark(building.first, round_id, "", "tidy", "")
    closed = app.do(building.staff, an_intent(), close_round, round_id=round_id, title="11月整洁月评")
    assert (closed.passed, closed.unrated) == (1, 2)
