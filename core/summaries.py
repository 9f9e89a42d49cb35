"""Summary rows follow every step of a claim, inside the operation that took it and under its hold of the chain.

So no command has to remember them, two operations never count one person twice, and `linli check` can rebuild them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

import db.month_summaries
from db.engine import Row, Session
from db.month_summaries import FIGURES, PERSON_KEY
from db.states import ClaimState
from db.tables import PersonMonth
from db.types import to_microseconds

EFFECTIVE: Final = frozenset({ClaimState.EFFECTIVE})
POSTED: Final = EFFECTIVE | {ClaimState.IN_NOTICE, ClaimState.DISPUTED}
APPROVED: Final = POSTED | {ClaimState.APPROVED}
#: kinds of claims whose minutes are hours of a person
HOURS: Final = ("hours", "opening", "reinstated")
#: kinds of claims that the figures of a month count
COUNTED: Final = ("hours", "event", "reinstated")
OPENING: Final = "opening"
POINTS_OF: Final = {
    "A": "meeting_points", "B": "development_points", "C": "service_points", "D": "honour_points",
}  # fmt: skip
_MINUTE: Final = 60_000_000
_PARTY: Final = "党员"  # as offices write it in their registers, alone or at the end of a longer word

Key = tuple[str, ...]  # the columns of PERSON_KEY
Place = tuple[str, str]  # period, scope


def follow(session: Session, *, community_id: str, now: datetime, moves: Iterable[tuple[str, str, str, str]]) -> None:
    """Bring every summary up to date with the steps of one operation; expects the chain's head to be held."""
    turns: dict[str, tuple[str, str]] = {}
    for table, row_id, before, after in moves:
        if table == "claim":
            turns[row_id] = (turns[row_id][0] if row_id in turns else before, after)
    changed = {claim_id: turn for claim_id, turn in turns.items() if rank(turn[0]) != rank(turn[1])}
    if changed:
        _Following(session, community_id, to_microseconds(now)).follow(changed)


def rank(state: str) -> int:
    """How far a claim counts: 0 not at all, 1 approved, 2 posted, 3 effective."""
    return (state in APPROVED) + (state in POSTED) + (state in EFFECTIVE)


def periods_of(month: str) -> tuple[str, str, str]:
    """A month (`2026-11`) with its quarter and year."""
    return month, f"{month[:4]}-Q{(int(month[5:7]) + 2) // 3}", month[:4]


def scopes_of(team_id: str, area_id: str) -> tuple[str, ...]:
    """The community, and the team and area where there are any."""
    return ("", *([f"t{team_id}"] if team_id else []), *([f"a{area_id}"] if area_id else []))


@lru_cache(maxsize=4096)
def places_of(month: str, team_id: str, area_id: str) -> tuple[Place, ...]:
    """Every period and scope in which something counts."""
    return tuple((period, scope) for period in periods_of(month) for scope in scopes_of(team_id, area_id))


def class_of(kind: str, hours_class: str | None) -> str:
    """How hours were recorded; carried over ones are a class of their own."""
    return OPENING if kind == OPENING else hours_class or "listed"


def is_party_member(tags: str) -> bool:
    """Whether a register's tags say so."""
    return any(tag.strip().endswith(_PARTY) for tag in tags.split(","))


class _Following:
    def __init__(self, session: Session, community_id: str, now: int) -> None:
        self.session, self.community_id, self.now = session, community_id, now
        self.months: dict[Key, list[int]] = defaultdict(lambda: [0, 0, 0])  # waiting, effective, claims
        self.tags: dict[str, str] = {}
        self.sums: dict[tuple[str, str, str], dict[str, int]] = defaultdict(
            lambda: defaultdict(int)
        )  # month, team, area
        self.figures: dict[Place, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self.people: set[str] = set()  # whose effective hours changed

    def follow(self, changed: dict[str, tuple[str, str]]) -> None:
        named = {"community_id": self.community_id}
        facts = db.month_summaries.facts_of_claims(self.session, ids=sorted(changed), **named)
        asked = [row.id for row in facts if row.kind in COUNTED and _needs_instants(*map(rank, changed[row.id]))]
        instants = db.month_summaries.instants_of_claims(self.session, ids=asked, **named)
        for row in facts:
            before, after = (rank(state) for state in changed[row.id])
            if row.kind in HOURS and row.person_id and row.minutes:
                self._hours(row, before, after)
            if row.kind in COUNTED:
                self._figures(row, before, after, instants)
        self._write()

    def _hours(self, row: Row, before: int, after: int) -> None:
        key = (row.person_id, row.month, row.team_id, row.area_id, row.item_code or "", row.service_kind,
               class_of(row.kind, row.hours_class))  # fmt: skip
        self.tags[row.person_id] = row.tags
        sums = self.months[key]
        if before:
            sums[before == 3] -= row.minutes
        if after:
            sums[after == 3] += row.minutes
        sums[2] += (after > 0) - (before > 0)
        if (before == 3) != (after == 3):
            self.people.add(row.person_id)

    def _figures(self, row: Row, before: int, after: int, instants: dict[tuple[str, str], int]) -> None:
        approved = self.now if not before else instants.get((row.id, "approved"), self.now)
        effective = self.now if before != 3 else instants.get((row.id, "effective"), self.now)
        sums = self.sums[row.month, row.team_id, row.area_id]
        for state, sign in ((before, -1), (after, 1)):
            if state:
                for name, amount in worth(row, state, approved=approved, effective=effective).items():
                    sums[name] += sign * amount

    def _write(self) -> None:
        for where, sums in self.sums.items():
            for place in places_of(*where):
                for name, amount in sums.items():
                    self.figures[place][name] += amount
        self._people()
        for place in [place for place, sums in self.figures.items() if not any(sums.values())]:
            del self.figures[place]
        db.month_summaries.add_figures(
            self.session,
            [
                {"community_id": self.community_id, "period": period, "scope": scope}
                | {name: sums[name] for name in FIGURES}
                for (period, scope), sums in self.figures.items()
            ],
        )
        if self.people:
            db.month_summaries.note_candidates(self.session, community_id=self.community_id, ids=sorted(self.people))

    def _people(self) -> None:
        """Rows of people, and who is there for the first or was there for the last time."""
        if not self.months:
            return
        months = sorted({key[1] for key in self.months})
        rows = db.month_summaries.months_of_people(
            self.session, community_id=self.community_id, ids=sorted(self.tags), first=f"{months[0][:4]}-01",
            last=f"{months[-1][:4]}-12",
        )  # fmt: skip
        there = {tuple(row[: len(PERSON_KEY)]): (row.claims, bool(row.party)) for row in rows}
        then = dict(there)
        turned: set[str] = set()  # people with a row that came to count, or that counts no more
        for key, sums in self.months.items():
            claims, is_party = there.get(key) or (0, is_party_member(self.tags[key[0]]))
            then[key] = (claims + sums[2], is_party)
            if (claims > 0) != (claims + sums[2] > 0):
                turned.add(key[0])
        if turned:
            for sign, held in ((-1, there), (1, then)):
                for is_party_only, column in ((False, "people"), (True, "party_people")):
                    for _, place in presence(held, of=turned, is_party_only=is_party_only):
                        self.figures[place][column] += sign
        self.session.insert_all(
            PersonMonth,
            [self._row(key, sums) | {"is_party_member": then[key][1]}
             for key, sums in self.months.items() if key not in there],
        )  # fmt: skip
        db.month_summaries.change_person_months(
            self.session, [self._row(key, sums) for key, sums in self.months.items() if key in there]
        )

    def _row(self, key: Key, sums: Sequence[int]) -> dict[str, Any]:
        return {
            **dict(zip(PERSON_KEY, key, strict=True)), "community_id": self.community_id, "waiting_minutes": sums[0],
            "effective_minutes": sums[1], "claims": sums[2],
        }  # fmt: skip


def _needs_instants(before: int, after: int) -> bool:
    """Whether a step depends on when the claim was approved or became effective before."""
    return before == 3 or (before > 0 and after in (0, 3))


def worth(row: Row, state: int, *, approved: int, effective: int) -> dict[str, int]:
    """What a claim adds to the figures of its month, by how far it counts (`rank`)."""
    found: dict[str, int] = {}
    if state >= 1:
        found["approved_claims"] = 1
        found["approval_wait_minutes"] = max(0, approved - row.submitted) // _MINUTE
        if row.kind in HOURS and row.person_id and row.minutes:
            found[f"{class_of(row.kind, row.hours_class)}_minutes"] = row.minutes
    if state >= 2 and (row.item_code or "")[:1] in POINTS_OF:
        found[POINTS_OF[row.item_code[:1]]] = row.points
    if state == 3:
        found["effective_claims"] = 1
        found["spendable_wait_minutes"] = max(0, effective - approved) // _MINUTE
    return found


def presence(held: dict[Any, tuple[int, bool]], *, of: set[str], is_party_only: bool) -> set[tuple[str, Place]]:
    """Which of some people were there in which period and scope; carried over hours are no presence."""
    return {
        (key[0], place)
        for key, (claims, is_party) in held.items()
        if key[0] in of and claims > 0 and key[6] != OPENING and (is_party or not is_party_only)
        for place in places_of(key[1], key[2], key[3])
    }
