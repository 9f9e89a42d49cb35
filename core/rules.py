"""The catalogue in force: which version counts on a day, and what its items say (design 6)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import db.rules
from core.catalogue import Cap, Item, RuleBook
from core.clock import Clock, local_day
from core.commands import query
from core.errors import AppError
from core.points import CapRule, ItemRule
from core.policy import Actor, Role, Scope
from db.engine import Row, Session


class NoRules(AppError):
    """No version was in force on the day; facts: day."""

    key = "error.rules.none_in_force"


class ItemUnknown(AppError):
    """The catalogue in force has no such item; facts: code."""

    key = "error.rules.item_unknown"


def levels_of(text: str) -> dict[str, int]:
    """`subdistrict:10,county:15` as a dict."""
    return {name: int(points) for name, _, points in (part.partition(":") for part in text.split(",") if part)}


class Catalogue:
    """All versions of one community, read once per command."""

    def __init__(self, session: Session, community_id: str) -> None:
        self._session = session
        self._community_id = community_id
        self._versions = db.rules.versions(session, community_id=community_id)
        self._items: dict[str, dict[str, ItemRule]] = {}

    def version_on(self, day: date) -> Row:
        """The version in force on a day. Raises NoRules."""
        for version in self._versions:
            if version.effective_on <= day:
                return version
        raise NoRules(day=day)

    def item_on(self, code: str, day: date) -> ItemRule:
        """An item as it stood on a day. Raises NoRules, ItemUnknown."""
        found = self.items(self.version_on(day).id).get(code)
        if found is None:
            raise ItemUnknown(code=code)
        return found

    def items(self, version_id: str) -> dict[str, ItemRule]:
        """The items of a version by code."""
        if version_id not in self._items:
            self._items[version_id] = self._read(version_id)
        return self._items[version_id]

    def _read(self, version_id: str) -> dict[str, ItemRule]:
        named = {"community_id": self._community_id, "version_id": version_id}
        caps: dict[str, list[CapRule]] = defaultdict(list)
        for cap in db.rules.caps(self._session, **named):
            caps[cap.code].append(CapRule(cap.measure, cap.period, cap.holder, cap.amount))
        version = next(version for version in self._versions if version.id == version_id)
        return {
            item.code: ItemRule(
                code=item.code,
                version_id=version_id,
                unit=item.unit,
                points=item.points,
                levels=levels_of(item.levels),
                makes_hours=item.is_making_hours,
                caps=tuple(caps[item.code]),
                household_month_points=version.household_month_points,
                household_year_points=version.household_year_points,
            )
            for item in db.rules.items(self._session, **named)
        }


@query("rules.list", roles=set(Role), scope=Scope.PUBLIC)
def list_items(session: Session, clock: Clock, actor: Actor, *, day: date | None = None) -> list[Row]:
    """The items in force on a day (today), by code. Raises NoRules."""
    on = day or local_day(clock.now(), actor.time_zone)
    version = db.rules.version_on(session, community_id=actor.community_id, day=on)
    if version is None:
        raise NoRules(day=on)
    return db.rules.items(session, community_id=actor.community_id, version_id=version.id)


def book_of(session: Session, community_id: str, version: Row) -> RuleBook:
    """A version as a whole, items and ceilings in the order of their codes."""
    named = {"community_id": community_id, "version_id": version.id}
    caps: dict[str, list[Cap]] = defaultdict(list)
    for cap in db.rules.caps(session, **named):
        caps[cap.code].append(Cap(cap.measure, cap.period, cap.holder, cap.amount))
    items = [
        Item(
            code=item.code,
            name=item.name,
            name_english=item.name_english,
            unit=item.unit,
            points=item.points,
            evidence=item.evidence,
            caps=tuple(caps[item.code]),
            levels=item.levels,
            makes_hours=item.is_making_hours,
            evidence_english=item.evidence_english,
            reminder=item.reminder,
        )
        for item in db.rules.items(session, **named)
    ]
    return RuleBook(
        items=tuple(sorted(items, key=lambda item: (item.code[0], int(item.code[1:])))),
        household_month_points=version.household_month_points,
        household_year_points=version.household_year_points,
    )
