"""The prepared attendance sheet of an activity, as a file (design 6)."""

from __future__ import annotations

from core.bootstrap import App
from core.i18n import Translate
from core.paper import PDF, File, community_of, file_named, require_printable_address
from core.policy import Actor
from core.prints.rolls import RollPerson, RollSheet, roll_sheet
from core.roll_calls import see_roll


def roll_file(app: App, actor: Actor, t: Translate, *, activity_id: str) -> File:
    """The sheet with everybody who signed up, empty lines, and the way to type it in.

    Raises NotFound, Forbidden, AddressNotPrintable.
    """
    require_printable_address(app)
    with app.reading() as (session, clock):
        place = community_of(session, actor)
        roll = see_roll(session, clock, actor, activity_id=activity_id)
        now = clock.now()
    people = {line.person_id: line for line in roll.lines}  # who comes to two shifts signs once
    sheet = RollSheet(
        community=place.name,
        activity=roll.name,
        place=roll.place,
        leader=roll.leader,
        starts_at=roll.starts_at,
        ends_at=roll.ends_at,
        people=tuple(RollPerson(name=one.name, number=one.number, place=one.building) for one in people.values()),
        link=f"{app.settings.base_url.rstrip('/')}/hours?sheet={activity_id}",
    )
    printed = roll_sheet(t, sheet, printed_at=now)
    return printed.pdf, file_named(t("print.roll.file", name=roll.name, day=str(roll.held_on))), PDF
