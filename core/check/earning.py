"""From approved minutes to spendable points (invariants 13 to 17, 19, remainders, summaries)."""

from __future__ import annotations

import json

import db.check.earning
import db.check.rows
import db.check.signing
from core.check.look import Look
from core.clock import local_day
from core.entries import DAY_MINUTES
from db.types import to_instant

CAPS = [
    (measure, period, holder)
    for measure in ("minutes", "points")
    for period in ("activity", "day", "month", "year", "lifetime")
    for holder in ("person", "household")
]


def check(look: Look) -> None:
    """Every claim, notice line and lot of one community."""
    _time(look)
    _ceilings(look)
    _lines(look)
    _notices(look)
    _lots(look)
    _approvers(look)
    _versions(look)
    _derived(look)


def _time(look: Look) -> None:
    named = {"community_id": look.community_id}
    hours = db.check.earning.count_hours(look.session, **named)
    look["13"].checked += hours
    look["14"].checked += hours
    for row in db.check.earning.long_days(look.session, day_minutes=DAY_MINUTES, **named):
        look["13"].broken("claim", row.id, "long_day", day=row.day, minutes=row.minutes)
    for row in db.check.earning.overlapping(look.session, **named):
        look["14"].broken("claim", row.id, "overlaps", other=row.other)
    for row in db.check.earning.minutes_elsewhere(look.session, **named):
        look["15"].broken("claim", row.id, "differs", column="minutes", found=row.minutes, expected=row.timed)


def _ceilings(look: Look) -> None:
    named = {"community_id": look.community_id}
    for measure, period, holder in CAPS:
        for row in db.check.earning.above_caps(look.session, measure=measure, period=period, holder=holder, **named):
            look["13"].broken("notice_line", row.id, "above_cap", counted=row.counted, amount=row.amount)
    for period in ("month", "year"):
        for row in db.check.earning.above_ceilings(look.session, period=period, **named):
            look["13"].broken("notice_line", row.id, "above_cap", counted=row.counted, amount=row.amount)


def _lines(look: Look) -> None:
    """What a line says is what its claim says, and what its minutes come to."""
    tally, named = look["15"], {"community_id": look.community_id}
    tally.checked += db.check.rows.count(look.session, table="notice_line", **named)
    for row in db.check.earning.lines_unlike_claims(look.session, **named):
        tally.broken("notice_line", row.id, "unlike_claim", claimed=row.claimed)
    for row in db.check.earning.lines_computed_wrong(look.session, **named):
        tally.broken("notice_line", row.id, "computed_wrong", expected=row.expected)


def _notices(look: Look) -> None:
    """A claim is posted once, by the operation that posted its notice, and its points enter with it."""
    tally, named = look["16"], {"community_id": look.community_id}
    tally.checked += db.check.rows.count(look.session, table="claim", **named)
    for row in db.check.earning.claims_without_line(look.session, **named):
        tally.broken("claim", row.id, "claim_without_line")
        tally.broken("notice_line", row.id, "missing", by=f"claim {row.id}")
    for row in db.check.earning.lines_without_posting(look.session, **named):
        tally.broken("notice_line", row.id, "line_not_posted")
    for row in db.check.earning.notices_miscounted(look.session, **named):
        tally.broken("notice", row.id, "differs", column="lines", found=row.lines, expected=row.counted)
        tally.broken("notice", row.id, "differs", column="points", found=row.points, expected=row.summed)
    for kind in ("notice.post", "notice.close"):
        for row in db.check.earning.flows_unlike_rows(look.session, kind=kind, **named):
            tally.broken("operation", row.operation, "flow", household=row.household, moved=row.moved, given=row.given)


def _lots(look: Look) -> None:
    tally, named = look["16"], {"community_id": look.community_id}
    for row in db.check.earning.lots_unlike_lines(look.session, **named):
        tally.broken("claim", row.id, "lot_unlike_line", points=row.points)
        if row.lot:
            tally.broken("lot", row.lot, "differs", column="points", found=row.given, expected=row.points)
    for row in db.check.earning.lots_without_line(look.session, **named):
        tally.broken("lot", row.id, "lost_reference", column="claim_id", target=row.claim_id)


def _approvers(look: Look) -> None:
    tally, named = look["17"], {"community_id": look.community_id}
    tally.checked += db.check.rows.count(look.session, table="claim", **named)
    for row in db.check.signing.approvers_elsewhere(look.session, **named):
        tally.broken("claim", row.id, "differs", column="approved_by", found=row.named, expected=row.noted)
    for row in db.check.signing.approved_by_concerned(look.session, **named):
        tally.broken("claim", row.id, "concerned", approver=row.approver)
        look["33"].broken("claim", row.id, "concerned", approver=row.approver)
    for row in db.check.signing.approved_by_relatives(look.session, **named):
        day = local_day(to_instant(row.recorded), look.time_zone).isoformat()
        if row.since <= day and (row.until is None or day < row.until):
            tally.broken("claim", row.id, "concerned", approver=row.approver)
    for row in db.check.signing.long_lists_with_one_approver(look.session, **named):
        tally.broken("claim", row.id, "one_approver")
    _first_approvers(look)


def _first_approvers(look: Look) -> None:
    """The first of two signatures stands in an operation's facts; a return takes it away, as it does the second."""
    tally, named = look["17"], {"community_id": look.community_id}
    turns: dict[str, list[tuple[int, str]]] = {}
    for turn in db.check.signing.turns_of_claims(look.session, **named):
        turns.setdefault(turn.claim, []).append((turn.seq, turn.to_state))
    noted: dict[str, str] = {}
    for row in db.check.signing.first_approvals(look.session, **named):
        for claim_id in _listed(row.facts, "first_approved"):
            after = [state for seq, state in turns.get(claim_id, ()) if seq >= row.seq]
            is_at_once = (row.seq, "approved") in turns.get(claim_id, ())
            if not is_at_once and "returned" not in after:
                noted[claim_id] = row.actor_id
    for row in db.check.signing.first_approvers(look.session, **named):
        expected = noted.pop(row.id, None)
        if row.named != expected:
            tally.broken("claim", row.id, "differs", column="first_approved_by", found=row.named, expected=expected)
    for claim_id, actor_id in noted.items():
        tally.broken("claim", claim_id, "differs", column="first_approved_by", found=None, expected=actor_id)


def _listed(facts: str, name: str) -> list[str]:
    try:
        listed = json.loads(facts).get(name) or []
    except (ValueError, AttributeError):
        return []  # the chain's hash names a damaged operation
    return [str(one) for one in listed]


def _versions(look: Look) -> None:
    tally, named = look["19"], {"community_id": look.community_id}
    tally.checked += db.check.rows.count(look.session, table="claim", **named)
    for row in db.check.earning.wrong_versions(look.session, **named):
        tally.broken("claim", row.id, "differs", column="version_id", found=row.version_id, expected=row.expected)


def _derived(look: Look) -> None:
    named = {"community_id": look.community_id}
    look["remainders"].checked += db.check.rows.count(look.session, table="remainder", **named)
    for row in db.check.earning.remainders_elsewhere(look.session, **named):
        look["remainders"].broken("remainder", row.name, "differs", column="minutes", found=row.minutes,
                                  expected=row.expected)  # fmt: skip
    look["summaries"].checked += db.check.rows.count(look.session, table="import_batch", **named)
    for row in db.check.earning.batches_miscounted(look.session, **named):
        look["summaries"].broken("import_batch", row.id, "differs", column="rows", found=row.rows,
                                 expected=row.counted)  # fmt: skip
