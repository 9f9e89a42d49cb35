"""The register as the demo plays with it: people with their households, how active each one is, teams and pairs."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Final

import db.places
from core.companions import register_pairing
from core.demo.families import ADULT_YEARS, BUILDINGS, DEMO_CARD, Family, families, roster
from core.demo.stage import Stage
from core.people import register_person
from core.places import register_area
from core.policy import Actor
from core.rosters import import_roster
from core.teams import register_team

SERVICE_POINTS: Final = ("便民服务站", "河畔幸福驿站", "东门邻里中心")
GRIDS: Final = ("第一网格", "第二网格", "第三网格")
GROUP_POINTS: Final = "一 二 三 四 五 六 七 八 九 十 十一 十二 十三".split()
VOLUNTEER_SHARE: Final = 0.42
TAIL: Final = 1.15  # of the Pareto distribution: a few are very active, most of them little


@dataclass(slots=True, kw_only=True)
class Villager:
    """A person with a place in the demo. `zeal` is how readily they come along; 0 never."""

    id: str
    name: str
    card: str
    household_id: str | None
    age: int
    is_woman: bool
    tags: tuple[str, ...]
    zeal: float = 0.0
    is_head: bool = False


@dataclass(slots=True, kw_only=True)
class Crew:
    """A volunteer team with its people, the leader first."""

    key: str
    id: str
    name: str
    people: list[Villager]

    @property
    def leader(self) -> Villager:
        """Who answers for it."""
        return self.people[0]


@dataclass(slots=True, kw_only=True)
class Village:
    """Everybody, in the order of the roster."""

    people: list[Villager]
    crews: dict[str, Crew] = field(default_factory=dict)
    helpers: list[Villager] = field(default_factory=list)  # of the pairs
    pairs: list[tuple[str, Villager, Villager]] = field(default_factory=list)  # id, helper, elder

    def of_card(self, place: int) -> list[Villager]:
        """The people of the household in that place of the roster."""
        wanted = card_of(place)
        return [one for one in self.people if one.card == wanted]

    def adults(self) -> list[Villager]:
        """Those who may come to meetings."""
        return [one for one in self.people if one.age >= ADULT_YEARS and one.household_id]


def card_of(place: int) -> str:
    """The card number of a place in the roster."""
    return f"LJC-{place:04d}"


#: key, name, kind as it is shown, how many, who fits (age from, to, women only / men only / any, tag)
_CREWS: Final[tuple[tuple[str, str, str, int, tuple[int, int, str, str]], ...]] = (
    ("party", "党员先锋服务队", "party", 26, (22, 74, "", "党员")),
    ("women", "巾帼暖心服务队", "women", 22, (28, 66, "women", "")),
    ("veterans", "老兵志愿服务队", "veterans", 14, (24, 74, "", "退役军人")),
    ("youth", "青春行动队", "youth", 18, (18, 36, "", "")),
    ("silver", "银龄互助队", "silver", 24, (58, 74, "", "")),
    ("pomegranate", "红石榴服务队", "neighbours", 20, (24, 70, "", "")),
    ("companions", "瑞草银发伴友团", "silver", 30, (56, 72, "", "")),
    ("medical", "社区义诊队", "professional", 8, (30, 72, "", "退休医护")),
    ("repair", "邻里维修队", "professional", 7, (24, 66, "men", "水电工")),
    ("stage", "文艺宣传队", "other", 16, (45, 72, "", "")),
    ("patrol", "平安巡逻队", "neighbours", 16, (35, 68, "men", "")),
)


def settle(stage: Stage, maker: Actor) -> Village:
    """Write places, roster and guests, as an office does in its first days."""
    dice = stage.dice("families")
    made = families(dice, stage.size.households)
    _places(stage, maker)
    rows = roster(made, today=stage.today, registered_on=stage.began_on)
    stage.do(maker, import_roster, source="import", rows=rows, file_name="居民名册.xlsx", file_hash="")
    village = Village(people=_found(stage, made))
    _guests(stage, maker, village)
    _kindle(stage.dice("zeal"), village)
    return village


def organise(stage: Stage, maker: Actor, village: Village) -> None:
    """Found the teams with their leaders and pair the silver companions."""
    dice, leaders = stage.dice("teams"), set[str]()
    for key, name, kind, count, fit in _CREWS:
        people = _fitting(village, fit)
        people.sort(key=lambda one: dice.random() ** (1 / one.zeal), reverse=True)
        chosen = sorted(people[: round(count * min(1, stage.size.people_share * 1.2))], key=lambda one: -one.zeal)
        leader = next((one for one in chosen if one.id not in leaders), chosen[0])
        leaders.add(leader.id)
        chosen = [leader, *(one for one in chosen if one is not leader)]
        team = stage.do(
            maker, register_team, name=name, kind=kind, leader_id=leader.id, member_ids=tuple(one.id for one in chosen)
        )
        village.crews[key] = Crew(key=key, id=team.id, name=name, people=chosen)
    _pair(stage, maker, village)


def _places(stage: Stage, maker: Actor) -> None:
    for grid in GRIDS:
        stage.do(maker, register_area, kind="grid", name=grid)
    for number in range(1, BUILDINGS + 1):
        stage.do(maker, register_area, kind="building", name=f"{number}号楼", grid=GRIDS[number % len(GRIDS)])
    for name in SERVICE_POINTS:
        stage.do(maker, register_area, kind="service_point", name=name)
    for word in GROUP_POINTS:
        stage.do(maker, register_area, kind="group_point", name=f"{word}组邻里点")


def _found(stage: Stage, made: list[Family]) -> list[Villager]:
    stage.app.database.gather_statistics()
    with stage.app.reading() as (session, _):
        rows = {(row.card_number, row.name): row for row in db.places.people(session, community_id=stage.community.id)}
    found = []
    for place, family in enumerate(made, start=1):
        for member in family.members:
            row = rows[card_of(place), member.name]
            found.append(
                Villager(
                    id=row.id,
                    name=row.name,
                    card=row.card_number,
                    household_id=row.household_id,
                    age=member.age,
                    is_woman=member.is_woman,
                    tags=member.tags,
                    is_head=member is family.members[0],
                )
            )
    return found


def _guests(stage: Stage, maker: Actor, village: Village) -> None:
    """Students and a doctor who volunteer here and belong elsewhere: hours, no points."""
    for name, age, is_woman, place in (
        ("叶知秋", 20, True, "江边大学"), ("江一帆", 21, False, "江边大学"), ("沈明远", 39, False, "市人民医院"),
    ):  # fmt: skip
        made = stage.do(
            maker, register_person, name=name, birth_year=stage.today.year - age, joined_on=stage.began_on,
            is_guest=True, home_place=place,
        )  # fmt: skip
        village.people.append(
            Villager(id=made.id, name=name, card="", household_id=None, age=age, is_woman=is_woman, tags=(), zeal=1.5)
        )


def _kindle(dice: Random, village: Village) -> None:
    """How active each one is, with a heavy tail."""
    for one in village.people:
        if one.household_id and ADULT_YEARS <= one.age <= 76:
            is_volunteer = dice.random() < VOLUNTEER_SHARE + (0.25 if one.tags else 0)
            one.zeal = min(dice.paretovariate(TAIL), 30) if is_volunteer else 0.03


def _fitting(village: Village, fit: tuple[int, int, str, str]) -> list[Villager]:
    youngest, oldest, who, tag = fit
    fitting = [
        one
        for one in village.people
        if youngest <= one.age <= oldest
        and one.zeal >= 1
        and (who != "women" or one.is_woman)
        and (who != "men" or not one.is_woman)
    ]
    tagged = [one for one in fitting if tag in one.tags]
    return tagged if tag and len(tagged) >= 4 else fitting


def _pair(stage: Stage, maker: Actor, village: Village) -> None:
    """A younger elder looks after an older one, in the same building where there is one."""
    ours = village.of_card(DEMO_CARD)[0]
    crew = [one for one in village.crews["companions"].people if one.household_id and one is not ours]
    helpers = [ours, *crew][: stage.size.pairs]
    elders = [one for one in village.people if one.age >= 76 and one.household_id]
    elders.sort(key=lambda one: ("独居" not in one.tags, -one.age))
    for helper in helpers:
        elder = next((one for one in elders if one.household_id != helper.household_id), None)
        if elder is None:
            break
        elders.remove(elder)
        times = 8 if len(village.pairs) % 5 else 4
        pairing = stage.do(maker, register_pairing, helper_id=helper.id, elder_id=elder.id, visits_a_month=times)
        village.pairs.append((pairing.id, helper, elder))
    village.helpers = helpers
