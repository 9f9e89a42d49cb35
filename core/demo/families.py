"""The demo's households as a roster: who lives where, how old they are, whose phone they use. Nobody of them exists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Final

from core.demo.names import Namer
from core.demo_accounts import RESIDENT_PHONE
from core.sheets import RosterRow

BUILDINGS: Final = 25
ADULT_YEARS: Final = 18
_PHONES_BEGIN: Final = 13_800_000_000  # 138 0000 xxxx: a block that is given to nobody


@dataclass(slots=True, kw_only=True)
class Member:
    """One person of a household before there is a row for them."""

    name: str
    age: int
    is_woman: bool
    tags: tuple[str, ...] = ()
    phone: str | None = None
    phone_of: str | None = None  # an elder who uses a child's number: whose
    relation: str = "本人"


@dataclass(slots=True, kw_only=True)
class Family:
    """One household; the first member is its head."""

    building: str
    members: list[Member] = field(default_factory=list)


#: households whose people the rest of the demo speaks of: place in the roster → who lives there
DEMO_CARD: Final = 8  # 周桂兰, whose phone is shown on the sign-in page
ELDER_CARD: Final = 21  # 罗素芬, who uses the number of her daughter 罗晓燕
OWNER_CARD: Final = 30  # 刘志强, who owns a shop
_KNOWN: Final[dict[int, Family]] = {
    DEMO_CARD: Family(
        building="3号楼",
        members=[
            Member(name="周桂兰", age=66, is_woman=True, tags=("退休教师", "党员"), phone=RESIDENT_PHONE),
            Member(name="何建国", age=68, is_woman=False, phone="13800008009", relation="配偶"),
        ],
    ),
    15: Family(building="5号楼", members=[Member(name="王秀英", age=63, is_woman=True)]),
    ELDER_CARD: Family(
        building="9号楼", members=[Member(name="罗素芬", age=82, is_woman=True, tags=("独居",), phone_of="罗晓燕")]
    ),
    OWNER_CARD: Family(
        building="7号楼",
        members=[
            Member(name="刘志强", age=47, is_woman=False),
            Member(name="冯丽华", age=45, is_woman=True, relation="配偶"),
        ],
    ),
    34: Family(
        building="11号楼",
        members=[
            Member(name="罗晓燕", age=52, is_woman=True, phone="13800008034"),
            Member(name="邓海涛", age=54, is_woman=False, relation="配偶"),
        ],
    ),
    42: Family(building="12号楼", members=[Member(name="王秀英", age=71, is_woman=True, tags=("党员",))]),
}
_SHAPES: Final = {"elder": 12, "old_couple": 18, "family": 29, "three": 30, "couple": 6, "single": 5}


def families(dice: Random, count: int) -> list[Family]:
    """So many households, spread over the buildings, each name but 王秀英 given once."""
    taken = {member.name for family in _KNOWN.values() for member in family.members}
    namer = Namer(dice, taken=taken)
    made: list[Family] = []
    for place in range(1, count + 1):
        known = _KNOWN.get(place)
        family = known or Family(building=f"{(place * 7) % BUILDINGS + 1}号楼", members=_members(dice, namer, place))
        made.append(Family(building=family.building, members=[_copy(member) for member in family.members]))
    _tag(dice, made)
    _phone(dice, made)
    return made


def roster(made: list[Family], *, today: date, registered_on: date) -> tuple[RosterRow, ...]:
    """The roster as an office's sheet would say it; cards are given in this order."""
    rows: list[RosterRow] = []
    for family in made:
        for member in family.members:
            rows.append(
                RosterRow(
                    row=len(rows) + 2,
                    sheet="居民名册",
                    card_number=None,
                    building=family.building,
                    head=family.members[0].name,
                    name=member.name,
                    is_head=member is family.members[0],
                    phone=member.phone,
                    phone_lost=False,
                    birth_year=today.year - member.age,
                    relation=member.relation,
                    registered_on=registered_on,
                    tags=member.tags,
                    team=None,
                    note=None,
                )
            )
    return tuple(rows)


def _members(dice: Random, namer: Namer, place: int) -> list[Member]:
    if place % 43 == 10:
        return _dotted(dice, namer)
    shape = dice.choices(list(_SHAPES), weights=list(_SHAPES.values()))[0]
    makers: dict[str, Callable[[Random, Namer], list[Member]]] = {
        "elder": _elder, "old_couple": _old_couple, "family": _family, "three": _three, "couple": _couple,
        "single": _single,
    }  # fmt: skip
    return makers[shape](dice, namer)


def _person(namer: Namer, age: int, is_woman: bool, surname: str | None, relation: str = "本人") -> Member:
    name = namer.full(surname=surname, is_woman=is_woman, age=age)
    return Member(name=name, age=age, is_woman=is_woman, relation=relation)


def _elder(dice: Random, namer: Namer) -> list[Member]:
    one = _person(namer, dice.randint(66, 89), dice.random() < 0.65, None)
    one.tags = ("独居",)
    return [one]


def _old_couple(dice: Random, namer: Namer) -> list[Member]:
    age = dice.randint(60, 81)
    return [
        _person(namer, age, False, None),
        _person(namer, age - dice.randint(0, 4), True, None, "配偶"),
    ]


def _couple(dice: Random, namer: Namer) -> list[Member]:
    age = dice.randint(26, 57)
    return [_person(namer, age, False, None), _person(namer, age - dice.randint(0, 4), True, None, "配偶")]


def _single(dice: Random, namer: Namer) -> list[Member]:
    mother = _person(namer, dice.randint(30, 48), True, None)
    return [mother, _person(namer, dice.randint(5, 17), dice.random() < 0.5, mother.name[:1], "子女")]


def _family(dice: Random, namer: Namer) -> list[Member]:
    return _parents_and_children(dice, namer, namer.surname())


def _parents_and_children(dice: Random, namer: Namer, surname: str) -> list[Member]:
    age = dice.randint(30, 50)
    people = [_person(namer, age, False, surname), _person(namer, age - dice.randint(0, 4), True, None, "配偶")]
    for _ in range(1 if dice.random() < 0.7 else 2):
        is_girl, years = dice.random() < 0.5, dice.randint(2, min(age - 24, 20))
        people.append(_person(namer, years, is_girl, surname, "女儿" if is_girl else "儿子"))
    return people


def _three(dice: Random, namer: Namer) -> list[Member]:
    surname = namer.surname()
    people = _parents_and_children(dice, namer, surname)
    old = people[0].age + dice.randint(23, 28)
    if dice.random() < 0.6:
        people.append(_person(namer, old, False, surname, "父亲"))
    people.append(_person(namer, old - dice.randint(0, 4), True, None, "母亲"))
    return people


def _dotted(dice: Random, namer: Namer) -> list[Member]:
    father = namer.dotted(father=None, is_woman=False)
    age = dice.randint(34, 55)
    own = father.split("·")[0]
    return [
        Member(name=father, age=age, is_woman=False),
        Member(name=namer.dotted(father=None, is_woman=True), age=age - 2, is_woman=True, relation="配偶"),
        Member(name=namer.dotted(father=own, is_woman=True), age=dice.randint(7, 17), is_woman=True, relation="女儿"),
    ]


def _copy(member: Member) -> Member:
    return Member(
        name=member.name, age=member.age, is_woman=member.is_woman, tags=member.tags, phone=member.phone,
        phone_of=member.phone_of, relation=member.relation,
    )  # fmt: skip


def _tag(dice: Random, made: list[Family]) -> None:
    """Marks of people, each of its own likelihood; every building gets one head of building."""
    heads: Counter[str] = Counter()
    for family in made:
        for member in family.members:
            if member.age < ADULT_YEARS:
                continue
            tags = [
                tag
                for tag, share, is_fitting in (
                    ("党员", 0.13, member.age >= 22),
                    ("退役军人", 0.08, not member.is_woman),
                    ("退休教师", 0.07, member.age >= 58),
                    ("退休医护", 0.06, member.age >= 56),
                    ("水电工", 0.04, not member.is_woman and member.age < 65),
                    ("网格员", 0.01, member.age < 60),
                )
                if dice.random() < share and is_fitting
            ]
            if not heads[family.building] and 45 <= member.age <= 72 and dice.random() < 0.3:
                heads[family.building] += 1
                tags.append("楼栋长")
            member.tags = member.tags or tuple(tags)


def _phone(dice: Random, made: list[Family]) -> None:
    """Adults have a number of their own; some elders use a child's, some have none."""
    numbers: dict[str, str] = {}
    number = _PHONES_BEGIN
    for family in made:
        for member in family.members:
            number += 1
            own = family.members[0]
            if member.phone:
                numbers[member.name] = member.phone
                continue
            if member.age < ADULT_YEARS or member.phone_of or (member.age >= 80 and dice.random() < 0.3):
                continue
            if member.age >= 74 and own is not member and own.phone and dice.random() < 0.5:
                member.phone = own.phone
                continue
            member.phone = str(number)
            numbers[member.name] = member.phone
    for family in made:
        for member in family.members:
            if member.phone_of:
                member.phone = numbers.get(member.phone_of)
