"""What happens to the demo's register: a programme, teams under teams, requests, skills, moves, a merged double."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from core.demo.families import DEMO_CARD, ELDER_CARD
from core.demo.office import Market, Office
from core.demo.stage import Stage
from core.demo.villagers import Crew, Village, Villager, card_of
from core.households import see_household
from core.merging import decide_merger, propose_merger
from core.moving import move_household, move_person
from core.people import AVAILABILITY, SKILLS, describe_person, register_person
from core.team_requests import ask_to_join, invite_to_team
from core.teams import change_team, list_teams, register_program, register_team


@dataclass(slots=True)
class Registering:
    """The office keeps its register as life goes on."""

    stage: Stage
    office: Office
    market: Market
    village: Village

    def plan(self) -> None:
        """Programmes and skills at the beginning; what waits for an answer in the last days."""
        stage = self.stage
        months = stage.months()
        self._at(months[0] + timedelta(days=3), self._brands)
        self._at(months[0] + timedelta(days=4), self._skills)
        self._at(months[-1], self._marry)
        self._at(stage.today - timedelta(days=4), self._join_rows)
        self._at(stage.today - timedelta(days=2), self._ask)

    def _at(self, day: date, act: Callable[[], object]) -> None:
        self.stage.plan(self.stage.at(self.stage.working_day(day, step=-1), 11, 40), act)

    def _brands(self) -> None:
        """红石榴 with its team and the groups under it; the companions under the silver-haired."""
        stage, maker, crews = self.stage, self.office.maker, self.village.crews
        brand = stage.do(maker, register_program, name="红石榴", about="各族居民互嵌共居、互帮互学")
        stage.do(maker, register_program, name="银发伴友", about="年轻的老人陪伴年长的老人")
        pomegranate = crews["pomegranate"]
        for name in ("红石榴邻里一组", "红石榴邻里二组"):
            stage.do(maker, register_team, name=name, kind="neighbours", leader_id=pomegranate.people[1].id,
                     parent_id=pomegranate.id, program_id=brand.id)  # fmt: skip
        self._put(pomegranate, program_id=brand.id)
        self._put(crews["companions"], parent_id=crews["silver"].id)

    def _put(self, crew: Crew, *, parent_id: str | None = None, program_id: str | None = None) -> None:
        kinds = {team.id: team.kind for team in self.stage.app.look(self.office.maker, list_teams)}
        self.stage.do(
            self.office.maker, change_team, team_id=crew.id, name=crew.name, kind=kinds[crew.id], parent_id=parent_id,
            program_id=program_id,
        )  # fmt: skip

    def _skills(self) -> None:
        """What the people of the professional teams can do, and when they have time."""
        dice = self.stage.dice("skills")
        for key, known in (("medical", ("nursing", "first_aid")), ("repair", ("repair", "electric"))):
            for one in self.village.crews[key].people:
                skills = (*known, dice.choice([skill for skill in SKILLS if skill not in known]))
                self.stage.do(self.office.maker, describe_person, person_id=one.id, skills=skills,
                              availability=tuple(dice.sample(AVAILABILITY, 2)))  # fmt: skip

    def _marry(self) -> None:
        """A grown child moves to another household, and a household into another building."""
        homes = [
            one
            for one in self.village.adults()
            if one.is_head and one.card not in (card_of(DEMO_CARD), card_of(ELDER_CARD))
        ]
        grown = next((one for one in self.village.adults() if not one.is_head and 22 <= one.age <= 34), None)
        other = next((one for one in homes if grown and one.card != grown.card and 24 <= one.age <= 40), None)
        if grown is None or other is None or other.household_id is None:
            return
        moved_on = self.stage.day - timedelta(days=5)
        self.stage.do(self.office.maker, move_person, person_id=grown.id, household_id=other.household_id,
                      moved_on=moved_on, because="marriage")  # fmt: skip
        grown.household_id, grown.card = other.household_id, other.card
        household_id = homes[-1].household_id or ""
        home, _ = self.stage.app.look(self.office.maker, see_household, household_id=household_id)
        building = "1号楼" if home.building != "1号楼" else "2号楼"
        self.stage.do(self.office.maker, move_household, household_id=household_id, building=building,
                      moved_on=moved_on)  # fmt: skip

    def _join_rows(self) -> None:
        """A guest who was entered twice is one again; another double waits for the second person."""
        guest = next(one for one in self.village.people if one.household_id is None)
        twin = self._double(guest, guest.name, "江边大学 3 号宿舍")
        asked = self.stage.do(self.office.maker, propose_merger, person_id=twin, survivor_id=guest.id)
        self.stage.do(self.office.reviewer, decide_merger, merger_id=asked.id, is_same=True)
        busy = max(self.village.adults(), key=lambda one: one.zeal)
        other = self._double(busy, f"{busy.name[0]}师傅", None)  # as the neighbours say
        self.stage.do(self.office.maker, propose_merger, person_id=other, survivor_id=busy.id)

    def _double(self, one: Villager, name: str, place: str | None) -> str:
        return self.stage.do(
            self.office.maker, register_person, name=name, is_guest=True, home_place=place,
            birth_year=self.stage.today.year - one.age,
        ).id  # fmt: skip

    def _ask(self) -> None:
        """Two residents ask to join the medical team, one is invited by the office."""
        crew = self.village.crews["medical"]
        inside = {one.id for one in crew.people}
        online = [who for who in self.market.online.values() if who.person_id and who.person_id not in inside]
        for who in online[:2]:
            self.stage.do(who, ask_to_join, team_id=crew.id)
        for who in online[:1]:
            self.stage.do(self.office.maker, invite_to_team, team_id=self.village.crews["stage"].id,
                          person_id=who.person_id or "")  # fmt: skip
