"""What stands behind each item that is not hours: who may claim it, and which proof it wants (domain B.2)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.points import ItemRule


class Proof(StrEnum):
    """The kinds of proof; each has its own sentence for the person who claims and for the one who looks it up."""

    LIST = "list"  # the signed list or the scanned codes of a meeting or a market
    MINUTES = "minutes"  # the name stands in the minutes
    REPLY = "reply"  # the committee's written answer
    RECORD = "record"  # the record of a supervision, with two signatures
    COMMITTEE = "committee"  # a minute of the committee
    SEEN = "seen"  # a certificate that was seen; its number is not kept
    PROJECT = "project"  # the list of a public project
    AGREEMENT = "agreement"  # the contract with the alliance
    ROUND = "round"  # the month's round by two raters
    FILED = "filed"  # the notice filed beforehand
    MEDIATION = "mediation"  # the note that both sides agree to
    WORK_ORDER = "work_order"  # the office looked, and wrote an order
    HONOUR = "honour"  # the number of the notice or certificate
    DUTY = "duty"  # the duty log of a quarter
    STAR = "star"  # the approval of a volunteer's star
    REFERENCE = "reference"  # any other: something that can be looked up


class Asked(StrEnum):
    """Who gives the reference that can be looked up."""

    NOBODY = "nobody"
    CLAIMANT = "claimant"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The proof of one item: `is_claimed`: a resident may claim it on the phone; `is_entered`: the office may."""

    proof: Proof
    reference_by: Asked = Asked.OFFICE
    is_claimed: bool = True
    is_entered: bool = True


MEETINGS: Final = frozenset({"A1", "A3", "A6"})  # an activity under these is a meeting: points once, never hours
HONOURS: Final = frozenset({"D1", "D2", "D3", "D4"})
HAZARD_LEVEL: Final = "hazard"

_BY_LIST = Wanted(Proof.LIST, Asked.NOBODY, is_claimed=False)
_HONOUR = Wanted(Proof.HONOUR, Asked.CLAIMANT)
_BY_CODE: Final = {
    **dict.fromkeys(MEETINGS, _BY_LIST),
    "A2": Wanted(Proof.MINUTES),
    "A4": Wanted(Proof.REPLY, Asked.CLAIMANT),
    "A5": Wanted(Proof.RECORD),
    "B1": Wanted(Proof.COMMITTEE),
    "B2": Wanted(Proof.SEEN, Asked.NOBODY),
    "B3": Wanted(Proof.PROJECT),
    "B4": Wanted(Proof.AGREEMENT, Asked.CLAIMANT),
    "B5": Wanted(Proof.ROUND, Asked.NOBODY, is_claimed=False, is_entered=False),
    "B6": Wanted(Proof.FILED, Asked.CLAIMANT),
    "C5": Wanted(Proof.MEDIATION, Asked.NOBODY),
    "C6": _BY_LIST,
    **dict.fromkeys(HONOURS, _HONOUR),
    "D5": Wanted(Proof.DUTY, is_claimed=False),
    "D6": Wanted(Proof.STAR, Asked.NOBODY, is_claimed=False, is_entered=False),
}
_HAZARD: Final = Wanted(Proof.WORK_ORDER)
_OTHER: Final = Wanted(Proof.REFERENCE)


def is_event(rule: ItemRule) -> bool:
    """Whether an item gives points once, neither by the hour nor as a deduction."""
    return rule.unit in ("event", "level")


def wanted_for(code: str, level: str | None = None) -> Wanted:
    """The proof that an item of this code wants; of one that a community added, a reference of the office."""
    if code == "C6" and level == HAZARD_LEVEL:
        return _HAZARD
    return _BY_CODE.get(code, _OTHER)
