"""What was measured: arrivals, departures, and the claims that follow from them (invariants 13 to 15)."""

from __future__ import annotations

import db.check.attendance
import db.check.rows
from core.check.look import Look


def check(look: Look) -> None:
    """Every arrival is claimed at most once, and every measured claim is what arrival, departure and shift come to."""
    tally, named = look["15"], {"community_id": look.community_id}
    tally.checked += db.check.rows.count(look.session, table="attendance", **named)
    for row in db.check.attendance.claims_unlike_attendance(look.session, **named):
        tally.broken("claim", row.id, "differs", column="minutes", found=row.minutes, expected=row.expected)
    for row in db.check.attendance.corrected_without_attendance(look.session, **named):
        tally.broken("claim", row.id, "lost_reference", column="attendance_id", target=row.attendance_id)
    for row in db.check.attendance.claimed_twice(look.session, **named):
        tally.broken("attendance", row.attendance_id, "claimed_twice", claims=row.claims)
    for row in db.check.attendance.arrivals_elsewhere(look.session, **named):
        tally.broken("attendance", row.id, "outside_window")
    for row in db.check.attendance.departures_elsewhere(look.session, **named):
        tally.broken("departure", row.id, "outside_window")
