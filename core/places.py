"""Places: grids, buildings, service points; and what every row of the register has (design 3)."""

from __future__ import annotations

from dataclasses import dataclass

import db.places
from core.books import Work
from core.commands import command
from core.errors import NotFound
from core.policy import OFFICE, Scope
from db.tables import Area
from db.types import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A row of the register that was just written: its id and its human number."""

    id: str
    number: str
    is_replay: bool = False


def write_area(work: Work, *, kind: str, name: str, parent_kind: str = "community") -> str:
    """The place of that kind and name, made if it is not there."""
    found = db.places.area_by_name(work.session, community_id=work.community_id, kind=kind, name=name)
    if found:
        return str(found.id)
    parents = db.places.areas(work.session, community_id=work.community_id, kind=parent_kind)
    area_id = new_id()
    work.insert(Area, id=area_id, parent_id=parents[0].id if parents else None, kind=kind, name=name)
    return area_id


def community_code(work: Work) -> str:
    """The short code that human numbers begin with."""
    return str(db.places.community_by_id(work.session, community_id=work.community_id).code)


@command("area.register", roles=OFFICE, scope=Scope.COMMUNITY)
def register_area(work: Work, *, kind: str, name: str, grid: str | None = None) -> Registered:
    """Add a place: a grid, a building, a service point; one that is there is put into the grid that is named.

    Raises NotFound for a grid that is not there.
    """
    area_id = write_area(work, kind=kind, name=name)
    if grid is not None:
        around = db.places.area_by_name(work.session, community_id=work.community_id, kind="grid", name=grid)
        if around is None or around.id == area_id:
            raise NotFound(grid=grid)
        db.places.put_inside(work.session, community_id=work.community_id, area_id=area_id, parent_id=around.id)
    work.about(f"area:{area_id}")
    return Registered(id=area_id, number=name)
