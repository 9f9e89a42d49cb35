"""Disputes: states that go together, who decided, what lots paid, what was adjusted (invariants 20, 21, 28, 29, 33)."""

from __future__ import annotations

import db.check.disputes
import db.check.rows
from core.check.look import Look
from core.clock import local_day
from core.replacements import REPLACEMENT_LASTS
from db.types import to_instant


def check(look: Look) -> None:
    """Every dispute of one community, with taking, line, adjustment and replacement."""
    _states(look)
    _deciders(look)
    _replacements(look)
    _adjustments(look)


def _states(look: Look) -> None:
    named = {"community_id": look.community_id}
    look["21"].checked += db.check.rows.count(look.session, table="dispute", **named)
    for row in db.check.disputes.out_of_step(look.session, **named):
        facts = {"dispute": row.dispute_state or "", "taking": row.taking_state, "line": row.line_state or ""}
        for table, row_id in (("dispute", row.dispute), ("taking", row.taking), ("statement_line", row.line)):
            if row_id:
                look["21"].broken(table, row_id, "dispute_step", **facts)
    for row in db.check.disputes.annulled_otherwise(look.session, **named):
        look["21"].broken("voucher", row.id, "annulled", state=row.state, takings=row.takings)


def _deciders(look: Look) -> None:
    named = {"community_id": look.community_id}
    look["33"].checked += db.check.rows.count(look.session, table="dispute", **named)
    for row in db.check.disputes.opened_otherwise(look.session, **named):
        look["33"].broken("dispute", row.id, "changed")
    for row in db.check.disputes.decided_otherwise(look.session, **named):
        look["33"].broken("dispute", row.id, "differs", column="decided_by", found=row.decider,
                          expected=row.noted_decider)  # fmt: skip
        if row.instant != row.noted_instant:
            look["20"].broken("dispute", row.id, "differs", column="decided_at", found=row.instant,
                              expected=row.noted_instant)  # fmt: skip
    for row in db.check.disputes.decided_by_one_person(look.session, **named):
        look["33"].broken("dispute", row.id, "one_person")


def _replacements(look: Look) -> None:
    tally, named = look["28"], {"community_id": look.community_id}
    for row in db.check.disputes.replaced_otherwise(look.session, **named):
        tally.broken("dispute", row.id, "differs", column="replacement_id", found=row.found, expected=row.expected)
    for row in db.check.disputes.replacements_unlike(look.session, **named):
        tally.broken("voucher", row.id, "replaces", replaces=row.replaces)
    for row in db.check.disputes.lots_not_handed_over(look.session, **named):
        tally.broken("voucher", row.id, "handed_over", lot=row.lot, difference=row.difference)
    for row in db.check.disputes.lives_of_replacements(look.session, **named):
        if type(row.decided) is not int:
            continue  # a damaged instant is named by the operation that it should come from
        until = (local_day(to_instant(row.decided), look.time_zone) + REPLACEMENT_LASTS).isoformat()
        if row.until != until:
            tally.broken("voucher", row.id, "differs", column="valid_until_on", found=row.until, expected=until)


def _adjustments(look: Look) -> None:
    tally, named = look["29"], {"community_id": look.community_id}
    tally.checked += db.check.rows.count(look.session, table="statement_adjustment", **named)
    for row in db.check.disputes.adjustments_unlike(look.session, **named):
        tally.broken("statement_adjustment", row.id, "differs", column="kept_fen", found=row.kept_fen,
                     expected=row.expected)  # fmt: skip
