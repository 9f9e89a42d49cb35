"""The call list of an activity or a call-up as a file: whom to tell when the phones are the only network left."""

from __future__ import annotations

from typing import Final

import db.activities
import db.sign_ups
from core import prints
from core.activities import is_over_team
from core.bootstrap import App
from core.errors import Forbidden, NotFound
from core.i18n import Translate
from core.paper import PDF, File, community_of, file_named
from core.policy import OFFICE, Actor
from db.engine import Row, Session
from db.states import SignUpState

LINES_MAX: Final = 2000  # of one state
#: who is on the paper, in this order
STANDS: Final = (SignUpState.SIGNED_UP, SignUpState.CALLED, SignUpState.WAITING)


def call_list_file(app: App, actor: Actor, t: Translate, *, activity_id: str) -> File:
    """Everybody who stands on an activity's list. The office sees whole phones, a team's leader masked ones.

    Raises NotFound, Forbidden.
    """
    with app.reading() as (session, clock):
        place = community_of(session, actor)
        seen = db.activities.activity_by_id(session, community_id=actor.community_id, activity_id=activity_id)
        if seen is None:
            raise NotFound(activity_id=activity_id)
        if not is_over_team(actor, seen.team_id):
            raise Forbidden(action="activities.people")
        lines = tuple(
            prints.CallLine(
                name=row.name, building=row.building or "", phone=_phone(session, actor, row),
                stands=t(f"sign_up_state.{row.state}"),
            )
            for state in STANDS
            for row in db.sign_ups.roll(
                session, community_id=actor.community_id, activity_id=activity_id, state=state, limit=LINES_MAX
            )
        )  # fmt: skip
        now = clock.now()
    when = t("publish.when", day=seen.held_on, starts_at=seen.starts_at, ends_at=seen.ends_at)
    sheet = prints.CallList(
        community=place.name,
        activity=seen.name,
        about=t("print.call_list.about", when=when, place=seen.place, leader=seen.leader),
        note=t("print.call_list.off") if seen.state == "cancelled" or seen.stood_down_at else seen.risk_note,
        lines=lines,
    )
    printed = prints.call_list(t, sheet, printed_at=now)
    return printed.pdf, file_named(t("print.call_list.file", name=seen.name, day=str(seen.held_on))), PDF


def _phone(session: Session, actor: Actor, row: Row) -> str | None:
    if row.phone_sealed is None:
        return None
    if not actor.roles & OFFICE:
        return str(row.phone_masked)
    return session.secrets.unseal("person", actor.community_id, f"person/{row.person_id}/phone", row.phone_sealed)
