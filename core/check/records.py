"""Summaries of hours are what their claims come to; certificates, stars and national batches add up."""

from __future__ import annotations

from collections import defaultdict

import db.check.records
import db.check.rows
from core.check.look import Look
from core.summaries import places_of
from db.month_summaries import FIGURES


def check(look: Look) -> None:
    """Every summary and record of one community."""
    _people(look)
    _figures(look)
    _records(look)


def _people(look: Look) -> None:
    tally, named = look["summaries"], {"community_id": look.community_id}
    tally.checked += db.check.rows.count(look.session, table="person_month", **named)
    for row in db.check.records.person_months_elsewhere(look.session, **named):
        for column, found, expected in (
            ("waiting_minutes", row.waiting_minutes, row.waiting_expected),
            ("effective_minutes", row.effective_minutes, row.effective_expected),
            ("claims", row.claims, row.claims_expected),
        ):
            if found != expected:
                tally.broken("person_month", row.name, "differs", column=column, found=found, expected=expected)


def _figures(look: Look) -> None:
    tally, named = look["summaries"], {"community_id": look.community_id}
    expected: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: dict.fromkeys(FIGURES, 0))
    for row in db.check.records.figures_by_month(look.session, **named):
        if not row.month[5:7].isdigit():
            continue  # a damaged day is named by its digest
        for place in places_of(row.month, row.team_id, row.area_id):
            for name in FIGURES:
                expected[place][name] += int(getattr(row, name, 0))
    for row in db.check.records.people_by_place(look.session, **named):
        expected[row.period, row.scope] |= {"people": int(row.people), "party_people": int(row.party_people)}
    for row in db.check.records.summaries(look.session, **named):
        tally.checked += 1
        wanted = expected.pop((row.period, row.scope), dict.fromkeys(FIGURES, 0))
        for name in FIGURES:
            if getattr(row, name) != wanted[name]:
                tally.broken("month_summary", f"{row.period}/{row.scope}", "differs", column=name,
                             found=getattr(row, name), expected=wanted[name])  # fmt: skip
    for (period, scope), wanted in expected.items():
        if any(wanted.values()):
            tally.broken("month_summary", f"{period}/{scope}", "missing", by="claim")


def _records(look: Look) -> None:
    tally, named = look["records"], {"community_id": look.community_id}
    for table in ("certificate", "star", "national_batch"):
        tally.checked += db.check.rows.count(look.session, table=table, **named)
    for row in db.check.records.certificates_miscounted(look.session, **named):
        for column, found, expected in (("minutes", row.minutes, row.summed), ("lines", row.lines, row.counted)):
            if found != expected:
                tally.broken("certificate", row.id, "differs", column=column, found=found, expected=expected)
    for row in db.check.records.lines_unlike_claims(look.session, **named):
        tally.broken("certificate_line", row.id, "differs", column="minutes", found=row.minutes, expected=row.claimed)
    for row in db.check.records.batches_miscounted(look.session, **named):
        for column, found, expected in (
            ("lines", row.lines, row.counted), ("corrections", row.corrections, row.corrected),
        ):  # fmt: skip
            if found != expected:
                tally.broken("national_batch", row.id, "differs", column=column, found=found, expected=expected)
    for row in db.check.records.stars_out_of_turn(look.session, **named):
        tally.broken("star", row.id, "star_out_of_turn", level=row.level)
