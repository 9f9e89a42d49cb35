"""The twelve monthly themes of a year (一月一主题, domain A.1 row 8): words of the calendar, changed at any time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import db.activities
from core.books import Work
from core.clock import Clock
from core.commands import command, query
from core.errors import AppError, Malformed
from core.policy import OFFICE, READERS, Actor, Role, Scope
from db.engine import Session
from db.types import new_id

MONTHS: Final = range(1, 13)
THEME_LETTERS_MAX: Final = 40


class ThemeMissing(AppError):
    """A month without words; facts: month."""

    key = "error.theme.missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What a month is about; `name` None: nobody wrote anything, so the default of that month holds."""

    month: int
    name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemesSet:
    """How many months of a year have words of the community's own now."""

    year: int
    months: int
    is_replay: bool = False


@command("themes.set", roles=set(OFFICE), scope=Scope.COMMUNITY)
def set_themes(work: Work, *, year: int, names: tuple[str, ...]) -> ThemesSet:
    """Write down the themes of a year, January first. Raises ThemeMissing, Malformed."""
    if len(names) != len(MONTHS) or not 2000 <= year <= 2200:
        raise Malformed(field="names")
    clean = [" ".join(name.split()) for name in names]
    for month, name in zip(MONTHS, clean, strict=True):
        if not name:
            raise ThemeMissing(month=month)
        if len(name) > THEME_LETTERS_MAX:
            raise Malformed(field="names")
        db.activities.keep_theme(
            work.session, community_id=work.community_id, id=new_id(), year=year, month=month, name=name
        )
    work.about(f"themes:{year}", months=len(clean))
    return ThemesSet(year=year, months=len(clean))


@query("themes.see", roles=READERS | {Role.TEAM_LEADER, Role.RESIDENT}, scope=Scope.COMMUNITY)
def see_themes(session: Session, clock: Clock, actor: Actor, *, year: int) -> list[Theme]:
    """The twelve themes of a year."""
    written = {row.month: row.name for row in db.activities.themes(
        session, community_id=actor.community_id, year=year)}  # fmt: skip
    return [Theme(month=month, name=written.get(month)) for month in MONTHS]
