"""Silver companions (银发伴友): who visits which elder, and how often as agreed (domain A.1, 4)."""

from __future__ import annotations

from typing import Final

import db.places
from core.books import Work
from core.commands import command
from core.errors import AppError, Malformed, NotFound
from core.places import Registered
from core.policy import OFFICE, Scope
from db.tables import Pairing
from db.types import new_id

VISITS_A_MONTH: Final = 12  # of 25 pairs that make 300 visits a month
VISITS_A_MONTH_MAX: Final = 62


class PairingRefused(AppError):
    """Two people who cannot be a pair."""

    key = "error.pairing.refused"


class PairingOfOne(PairingRefused):
    """Nobody is their own companion."""

    key = "error.pairing.of_one"


class PairedAlready(PairingRefused):
    """These two are a pair now; end it first to agree on another number of visits."""

    key = "error.pairing.already"
    status = 409


@command("pairing.register", roles=OFFICE, scope=Scope.COMMUNITY)
def register_pairing(work: Work, *, helper_id: str, elder_id: str, visits_a_month: int = VISITS_A_MONTH) -> Registered:
    """Pair a silver companion with an elder, so many visits a month as agreed. Raises NotFound, PairingRefused."""
    session, community_id = work.session, work.community_id
    if not 0 < visits_a_month <= VISITS_A_MONTH_MAX:
        raise Malformed(field="visits_a_month")
    if helper_id == elder_id:
        raise PairingOfOne()
    for person_id in sorted((helper_id, elder_id)):
        if db.places.person_by_id(session, community_id=community_id, person_id=person_id) is None:
            raise NotFound(person_id=person_id)
    pairing_id = new_id()
    written = session.insert_new(
        Pairing, community_id=community_id, id=pairing_id, helper_id=helper_id, elder_id=elder_id,
        visits_a_month=visits_a_month, from_on=work.today, until_on=None,
    )  # fmt: skip
    if not written:
        raise PairedAlready()
    work.about(f"pairing:{pairing_id}", helper_id=helper_id, elder_id=elder_id, visits_a_month=visits_a_month)
    return Registered(id=pairing_id, number=f"{work.number('pairing')}")
